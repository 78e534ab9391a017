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

/// A number with thousands separated: `1,500`, or `1.500`.
pub(crate) fn grouped(value: f64, decimal: DecimalSign) -> String {
    let (group, point) = match decimal {
        DecimalSign::Point => (',', '.'),
        DecimalSign::Comma => ('.', ','),
    };
    let plain = number(value, decimal);
    let (whole, part) = plain.split_at(plain.find(point).unwrap_or(plain.len()));
    let digits = whole.len() - usize::from(whole.starts_with('-'));
    let mut shown = String::new();
    for (at, c) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if left % 3 == 0 && left < digits && c != '-' {
            shown.push(group);
        }
        shown.push(c);
    }
    shown + part
}

/// An amount of money as short as it is exact: `2.4M`, `750k`, `1,250`.
pub(crate) fn short(value: f64, decimal: DecimalSign) -> String {
    for (scale, letter) in [(1e9, "bn"), (1e6, "M"), (1e3, "k")] {
        // At most two decimals, or the digits are clearer.
        let scaled = value / scale;
        let exact = (scaled * 100.0 - (scaled * 100.0).round()).abs() < 1e-9;
        if scaled >= 1.0 && exact && (scale > 1e3 || scaled >= 10.0) {
            return number(scaled, decimal) + letter;
        }
    }
    grouped(value, decimal)
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
    fn amounts_are_grouped_or_short() {
        use DecimalSign::{Comma, Point};
        for (value, sign, shown) in [
            (999.0, Point, "999"),
            (1500.0, Point, "1,500"),
            (-1234567.5, Point, "-1,234,567.5"),
            (1500.0, Comma, "1.500"),
        ] {
            assert_eq!(grouped(value, sign), shown);
        }
        for (value, shown) in [
            (2_400_000.0, "2.4M"),
            (750_000.0, "750k"),
            (1250.0, "1,250"),
            (32.5, "32.5"),
            (1_234_567.0, "1,234,567"),
        ] {
            assert_eq!(short(value, Point), shown);
        }
    }

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
