//! Numbers as people write them, in digits and in words.

use sightline_plan::DecimalSign;

/// Reads the digits that `text` begins with: their value and length in bytes.
///
/// Groups of three are thousands whatever separates them; where a single separator could be either,
/// `decimal` decides (`1,500` and `1.500`).
pub(crate) fn digits(text: &str, decimal: DecimalSign) -> (f64, usize) {
    let bytes = text.as_bytes();
    let run = |from: usize| {
        bytes[from.min(bytes.len())..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut whole = Decimal::default();
    let mut end = run(0);
    whole.push(&bytes[..end]);
    let mut grouped = None;
    while let Some((sign, width)) = separator(&text[end..]) {
        let len = run(end + width);
        let again = grouped == Some(sign);
        let first_fits = end <= 3 && bytes[0] != b'0';
        // "4,00,000": in India groups before the last have two digits.
        let lakh = sign == ','
            && len == 2
            && end <= 2 + 3 * usize::from(again)
            && indian(&bytes[end + width + len..]);
        let group = lakh
            || len == 3
                && (again
                    || (grouped.is_none()
                        && first_fits
                        && is_group(sign, decimal, &text[end + width + len..])));
        if !group {
            break;
        }
        whole.push(&bytes[end + width..end + width + len]);
        end += width + len;
        grouped = Some(sign);
    }
    if let Some((sign @ ('.' | ','), width)) = separator(&text[end..]) {
        let len = run(end + width);
        // A list such as "1,2,3" or a version such as "1.2.3" is no decimal number.
        let more = text[end + width + len..].starts_with(sign) && run(end + width + len + 1) > 0;
        if len > 0 && grouped != Some(sign) && !more {
            whole.push_fraction(&bytes[end + width..end + width + len]);
            end += width + len;
        }
    }
    (whole.value(), end)
}

/// Whether groups of two digits, and a last one of three, follow.
fn indian(mut bytes: &[u8]) -> bool {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    // A crore of crores is nobody's target.
    for _ in 0..8 {
        let [b',', rest @ ..] = bytes else {
            return false;
        };
        match digits(&rest[..rest.len().min(4)]) {
            2 => bytes = &rest[2..],
            3 => return true,
            _ => return false,
        }
    }
    false
}

/// Whether `sign` before three digits groups thousands rather than begin a fraction.
fn is_group(sign: char, decimal: DecimalSign, after: &str) -> bool {
    match (sign, decimal) {
        ('.', DecimalSign::Point) => {
            after.starts_with('.') && after[1..].starts_with(|c: char| c.is_ascii_digit())
        }
        (',', DecimalSign::Comma) => {
            after.starts_with(',') && after[1..].starts_with(|c: char| c.is_ascii_digit())
        }
        _ => true,
    }
}

fn separator(text: &str) -> Option<(char, usize)> {
    let c = text.chars().next()?;
    let narrow = matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    match c {
        ',' | '.' => Some((c, 1)),
        '\'' | '’' => Some(('\'', c.len_utf8())),
        _ if narrow => Some((' ', c.len_utf8())),
        _ => None,
    }
}

/// Digits gathered exactly: std's own parser would bring its tables into the page.
#[derive(Default)]
struct Decimal {
    mantissa: u64,
    /// Digits left out of the mantissa, which is full after 18.
    dropped: i32,
    places: i32,
}

impl Decimal {
    fn push(&mut self, digits: &[u8]) {
        for digit in digits {
            if self.mantissa < 100_000_000_000_000_000 {
                self.mantissa = self.mantissa * 10 + u64::from(digit - b'0');
            } else {
                self.dropped = self.dropped.saturating_add(1);
            }
        }
    }

    fn push_fraction(&mut self, digits: &[u8]) {
        let kept = &digits[..digits.len().min(12)];
        let dropped = self.dropped;
        self.push(kept);
        self.places = kept.len() as i32 - (self.dropped - dropped);
        self.dropped = dropped;
    }

    fn value(&self) -> f64 {
        // Past 200 digits the number is nobody's target; it stays finite.
        self.mantissa as f64 * 10f64.powi(self.dropped.min(200)) / 10f64.powi(self.places)
    }
}

/// A date in digits at the start of `text`: its three numbers as written, and its length.
pub(crate) fn date(text: &str) -> Option<([u32; 3], usize)> {
    let mut parts = [0u32; 3];
    let mut widths = [0usize; 3];
    let mut sign = 0u8;
    let bytes = text.as_bytes();
    let mut at = 0;
    for i in 0..3 {
        if i > 0 {
            let found = *bytes.get(at)?;
            if !matches!(found, b'/' | b'-' | b'.') || (i == 2 && found != sign) {
                return None;
            }
            sign = found;
            at += 1;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() && at - start < 5 {
            parts[i] = parts[i] * 10 + u32::from(bytes[at] - b'0');
            at += 1;
        }
        widths[i] = at - start;
    }
    let ends = !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let year_first = widths[0] == 4 && (1..=2).contains(&widths[1]) && (1..=2).contains(&widths[2]);
    let year_last = (1..=2).contains(&widths[0])
        && (1..=2).contains(&widths[1])
        && (widths[2] == 4 || (widths[2] == 2 && sign != b'.'));
    (ends && (year_first || year_last)).then_some((parts, at))
}

/// What letters right behind digits, or a word after them, multiply by.
pub(crate) fn multiplier(lower: &str) -> Option<f64> {
    Some(match lower {
        "k" | "thousand" => 1e3,
        "m" | "mm" | "mn" | "mio" | "mil" | "million" | "millions" => 1e6,
        "b" | "bn" | "billion" | "billions" => 1e9,
        "tn" | "trillion" => 1e12,
        "hundred" => 100.0,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// Units that people write right behind the digits. Other letters make a word of it (`3D`, `2FA`).
pub(crate) fn is_glued_unit(lower: &str) -> bool {
    const UNITS: &[&str] = &[
        "x", "h", "hr", "hrs", "min", "mins", "s", "sec", "secs", "ms", "d", "day", "days", "wk",
        "wks", "mo", "yr", "yrs", "g", "kg", "kgs", "lb", "lbs", "km", "mi", "cm", "mm", "tb",
        "gb", "mb", "kb", "pp", "ppt", "ppts", "pts", "bps", "wpm", "fold", "kwh", "mwh", "mw",
        "usd", "eur", "gbp", "fte", "ftes", "star", "hours", "minutes", "seconds", "weeks",
        "months", "years", "t", "l", "ml",
    ];
    UNITS.contains(&lower)
}

/// The value of a one-sign fraction.
pub(crate) fn fraction_sign(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        _ => return None,
    })
}

/// The value of a number word; tens and ones are joined by the caller.
pub(crate) fn word(lower: &str) -> Option<f64> {
    const WORDS: &[&str] = &[
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: &[&str] = &[
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(n) = WORDS.iter().position(|w| *w == lower) {
        return Some(n as f64);
    }
    TENS.iter()
        .position(|w| *w == lower)
        .map(|n| (n as f64 + 2.0) * 10.0)
}

/// The part that a fraction word names: "third" is 3, "thirds" too.
pub(crate) fn parts(lower: &str) -> Option<f64> {
    let one = lower.strip_suffix('s').unwrap_or(lower);
    Some(match one {
        "half" | "halve" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "tenth" => 10.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_take_either_decimal_sign() {
        use DecimalSign::{Comma, Point};
        for (text, decimal, value, len) in [
            ("42", Point, 42.0, 2),
            ("1,500", Point, 1500.0, 5),
            ("1,500", Comma, 1.5, 5),
            ("1.500", Comma, 1500.0, 5),
            ("1.500", Point, 1.5, 5),
            ("1.234,5", Comma, 1234.5, 7),
            ("1,234,567.89", Point, 1_234_567.89, 12),
            ("4,5", Point, 4.5, 3),
            ("10 000 users", Point, 10_000.0, 6),
            ("2027 500", Point, 2027.0, 4),
            ("99.9%", Point, 99.9, 4),
            ("5. Then", Point, 5.0, 1),
            ("0.125", Comma, 0.125, 5),
            ("10'000", Point, 10_000.0, 6),
            ("4,00,000", Point, 400_000.0, 8),
            ("1,2,3", Point, 1.0, 1),
        ] {
            assert_eq!(digits(text, decimal), (value, len), "{text}");
        }
    }

    #[test]
    fn dates_in_digits_want_three_parts() {
        assert_eq!(date("30/6/2027"), Some(([30, 6, 2027], 9)));
        assert_eq!(date("2027-06-30."), Some(([2027, 6, 30], 10)));
        assert_eq!(date("4.5.2"), None);
        assert_eq!(date("10-15"), None);
        assert_eq!(date("555-12-34567"), None);
    }

    #[test]
    fn digits_without_end_stay_finite() {
        let long = "9".repeat(5000);
        assert!(digits(&long, DecimalSign::Point).0.is_finite());
    }
}
