//! Keeps a text from running as a formula in a spreadsheet.
//!
//! A text that starts with one of `= + - @`, tab, CR or NUL is written with a leading `'`, and so is
//! one where any number of `'` stand before such a character, or taking one off could not tell the
//! two apart. Reading takes one off. Numbers are never guarded: `-5` stays a number.

const TRIGGERS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\0'];

/// The text as it is safe to write.
pub(super) fn guard(text: &str) -> String {
    if looks_like_formula(text) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text that [`guard`] was given.
pub(super) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if looks_like_formula(text) => text,
        _ => cell,
    }
}

fn looks_like_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(TRIGGERS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_start_of_a_formula_is_guarded() {
        for start in TRIGGERS {
            let text = format!("{start}1+1");
            assert_eq!(guard(&text), format!("'{text}"));
        }
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for text in ["", "Raise NPS", "'tis the season", "''", " =1", "5-3"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }

    #[test]
    fn any_number_of_quotes_comes_back() {
        for text in ["=1", "'=1", "''=1", "'''@x", "'"] {
            assert_eq!(unguard(&guard(text)), text);
        }
    }

    #[test]
    fn a_formula_from_elsewhere_stays() {
        assert_eq!(unguard("=1"), "=1");
    }
}
