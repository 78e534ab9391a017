//! Numbers as text, without the weight of std's float formatting.

use sightline_plan::DecimalSign;

/// A number with at most four decimals and no thousands separators: `1.5`, or `1,5`.
pub(crate) fn number(value: f64, decimal: DecimalSign) -> String {
    let scaled = (value.abs() * 10_000.0).round() as u64;
    let (whole, mut part) = (scaled / 10_000, scaled % 10_000);
    let mut shown = String::new();
    if value < 0.0 && scaled > 0 {
        shown.push('-');
    }
    shown.push_str(&whole.to_string());
    if part > 0 {
        shown.push(match decimal {
            DecimalSign::Point => '.',
            DecimalSign::Comma => ',',
        });
        let mut digit = 1000;
        while part > 0 {
            shown.push(char::from(b'0' + (part / digit) as u8));
            part %= digit;
            digit /= 10;
        }
    }
    shown
}

/// The words with a capital letter at the start, or without.
pub(crate) fn sentence_case(words: &str, capital: bool) -> String {
    let mut shown = words.to_owned();
    if let Some(first) = shown.get_mut(..1) {
        if capital {
            first.make_ascii_uppercase();
        } else {
            first.make_ascii_lowercase();
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact() {
        for (value, shown) in [
            (0.0, "0"),
            (12.0, "12"),
            (-1.5, "-1.5"),
            (99.9, "99.9"),
            (2_000_000.0, "2000000"),
            (0.0625, "0.0625"),
            (1.0 / 3.0, "0.3333"),
        ] {
            assert_eq!(number(value, DecimalSign::Point), shown);
        }
        assert_eq!(number(4.5, DecimalSign::Comma), "4,5");
    }
}
