//! Which form of a plural a count takes.

/// The CLDR plural category of a whole number in a language, given by its tag (`fr`, `fr-CA`).
///
/// Rules: Unicode CLDR, "Language Plural Rules", cardinal numbers. A language without a rule of its
/// own here uses the English one; where it has no form called `one`, its `other` serves for all.
pub fn category(lang: &str, n: usize) -> &'static str {
    match lang.split('-').next() {
        Some("fr") => match n {
            0 | 1 => "one",
            _ if n.is_multiple_of(1_000_000) => "many",
            _ => "other",
        },
        _ if n == 1 => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::category;

    #[test]
    fn english_has_one_for_exactly_one() {
        assert_eq!(
            [0, 1, 2, 21].map(|n| category("en", n)),
            ["other", "one", "other", "other"]
        );
    }

    #[test]
    fn french_counts_nothing_as_one_and_has_a_form_for_millions() {
        assert_eq!(
            [0, 1, 2, 999_999, 1_000_000, 3_000_000].map(|n| category("fr", n)),
            ["one", "one", "other", "other", "many", "many"]
        );
    }

    #[test]
    fn a_region_does_not_change_the_rule() {
        assert_eq!(category("fr-CA", 0), "one");
        assert_eq!(category("en-GB", 0), "other");
    }

    #[test]
    fn an_unknown_language_counts_like_english() {
        assert_eq!(
            [0, 1, 5].map(|n| category("de", n)),
            ["other", "one", "other"]
        );
    }
}
