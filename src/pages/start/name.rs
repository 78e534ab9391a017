//! What a plan may be called.

/// The longest name of a plan, in characters.
pub(crate) const MAX_NAME: usize = 120;

/// The name that was meant by what was typed or pasted: on one line, without space around it, and not
/// endless. `None` where that leaves nothing.
pub(crate) fn plan_name(typed: &str) -> Option<String> {
    let words: Vec<&str> = typed
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join(" ").chars().take(MAX_NAME).collect();
    let name = name.trim_end();
    (!name.is_empty()).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_line_that_can_be_read() {
        assert_eq!(
            plan_name("  Our\tyear \n 2027 ").as_deref(),
            Some("Our year 2027")
        );
        assert_eq!(plan_name("<b>né</b> 🙂").as_deref(), Some("<b>né</b> 🙂"));
        assert_eq!(plan_name(" \u{0}\n\u{a0} "), None);
        assert_eq!(
            plan_name(&"é".repeat(500)).unwrap().chars().count(),
            MAX_NAME
        );
    }
}
