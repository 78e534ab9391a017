//! What people type into one field for several things, and how they look for one of many.

/// The words of a list that is typed in one line, as tags are: between commas, each once, whatever
/// its capitals.
pub fn listed(text: &str) -> Vec<String> {
    distinct(text.split([',', ';']))
}

/// The lines of a text, without empty ones.
pub fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn distinct<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        let low = part.to_lowercase();
        if !seen.contains(&low) {
            seen.push(low);
            found.push(part.to_owned());
        }
    }
    found
}

/// What a person looks for: words that must all occur, in any order, whatever their capitals.
#[derive(Clone, Debug)]
pub struct Sought(Vec<String>);

impl Sought {
    /// Reads what was typed; nothing typed finds everything.
    pub fn new(typed: &str) -> Self {
        let low = typed.to_lowercase();
        Self(low.split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a text is one of those sought.
    pub fn is_in(&self, text: &str) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let low = text.to_lowercase();
        self.0.iter().all(|word| low.contains(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_one_line_has_each_word_once() {
        assert_eq!(
            listed(" growth, Q4 ;;growth,Growth , big bet "),
            ["growth", "Q4", "big bet"]
        );
        assert!(listed(" , ").is_empty());
    }

    #[test]
    fn lines_are_taken_without_what_is_empty() {
        assert_eq!(lines(" poor\n\n fair \r\ngood"), ["poor", "fair", "good"]);
    }

    #[test]
    fn all_words_must_occur_in_any_order() {
        let sought = Sought::new("leads WIN");
        assert!(sought.is_in("Win 60 qualified leads by June"));
        assert!(!sought.is_in("Win back customers"));
        assert!(Sought::new("  ").is_in("anything"));
        assert!(Sought::new("ÜBER").is_in("über uns"));
    }
}
