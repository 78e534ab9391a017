//! Numbers as people write them in spreadsheets.
//!
//! - `1234.5`, with thousands `1,234.5`, `1 234.5` or `1'234.5`, with a minus sign before it;
//! - with a sign of money before or after it (`$2,000,000`, `-€5`, `5 €`) or a per cent sign after it (`25%`), spaces
//!   allowed between;
//! - nothing else: `2M`, `1e6`, `(5)` and `10-20` are refused rather than guessed at.
//!
//! With a decimal comma these are `1234,5` and `1.234,5`. Where nobody has said which it is, `1,500` could be
//! either, and is refused.

use sightline_plan::DecimalSign;

/// Which decimal sign a table uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// A point; a comma parts thousands.
    Point,
    /// A comma; a point parts thousands.
    Comma,
    /// A comma or a point, as the number shows.
    Either,
}

impl From<DecimalSign> for Decimal {
    fn from(sign: DecimalSign) -> Self {
        match sign {
            DecimalSign::Point => Self::Point,
            DecimalSign::Comma => Self::Comma,
        }
    }
}

/// A number in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// The number with a point and without anything else, such as `-1234.5`.
    digits: String,
    /// The sign of money before it or the per cent sign after it.
    pub mark: Option<char>,
}

/// Why a cell is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is something else.
    NoNumber,
    /// It is one number by the point and another by the comma.
    Ambiguous,
}

impl Number {
    /// Reads a cell; `text` has no white space at its ends.
    pub fn parse(text: &str, decimal: Decimal) -> Result<Self, Unread> {
        let (negative, text) = minus(text);
        let (mark, text) = mark(text);
        // `$-5` is as common as `-$5`.
        let (negative, text) = if negative { (true, text) } else { minus(text) };
        let by_point = (decimal != Decimal::Comma).then(|| plain(text, '.', ','));
        let by_comma = (decimal != Decimal::Point).then(|| plain(text, ',', '.'));
        let (by_point, by_comma) = (by_point.flatten(), by_comma.flatten());
        let digits = match (by_point, by_comma) {
            (Some(point), Some(comma)) if point != comma => return Err(Unread::Ambiguous),
            (point, comma) => point.or(comma).ok_or(Unread::NoNumber)?,
        };
        let digits = if negative {
            format!("-{digits}")
        } else {
            digits
        };
        Ok(Self { digits, mark })
    }

    /// The number itself.
    pub fn value(&self) -> Result<f64, Unread> {
        finite(&self.digits)
    }

    /// A hundredth of it. Taken from the digits, so that the fraction is the nearest there is: `7%` is
    /// 0.07, where dividing could be off by the last bit.
    pub fn hundredth(&self) -> Result<f64, Unread> {
        finite(&format!("{}e-2", self.digits))
    }
}

/// A fraction in per cent, digit for digit: 0.07 is `7`. [`Number::hundredth`] gives the fraction back.
pub(super) fn hundredfold(fraction: f64) -> String {
    let text = fraction.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let (moved, rest) = rest.split_at(rest.len().min(2));
    let digits = format!("{whole}{moved:0<2}");
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", digits.as_str()),
    };
    let whole = match digits.trim_start_matches('0') {
        "" => "0",
        digits => digits,
    };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

/// Whether a unit is a sign that may stand at a number.
pub(super) fn is_mark(unit: &str) -> bool {
    let mut chars = unit.chars();
    matches!((chars.next(), chars.next()), (Some(sign), None) if sign == '%' || is_money(sign))
}

/// Dollar, pound, yen, and the Unicode block of currency symbols.
fn is_money(sign: char) -> bool {
    matches!(sign, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

fn minus(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

fn mark(text: &str) -> (Option<char>, &str) {
    if let Some(rest) = text.strip_suffix('%') {
        return (Some('%'), rest.trim_end());
    }
    let mut signs = text.chars();
    if let Some(sign) = signs.next().filter(|sign| is_money(*sign)) {
        return (Some(sign), signs.as_str().trim_start());
    }
    let mut signs = text.chars();
    match signs.next_back().filter(|sign| is_money(*sign)) {
        Some(sign) => (Some(sign), signs.as_str().trim_end()),
        None => (None, text),
    }
}

/// What stands between groups of three digits wherever the decimal sign is a point or a comma: spaces, also those at
/// which no line breaks, and apostrophes.
const GROUPS: [char; 5] = [' ', '\u{a0}', '\u{202f}', '\'', '’'];

/// The digits with a point, where `text` is a number by these signs.
fn plain(text: &str, decimal: char, thousands: char) -> Option<String> {
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let other = whole.chars().find(|sign| !sign.is_ascii_digit());
    let between = other.filter(|sign| GROUPS.contains(sign));
    let mut groups = whole.split(between.unwrap_or(thousands));
    let first = groups.next().filter(|first| digits(first))?;
    let mut out = first.to_owned();
    for group in groups {
        if first.len() > 3 || group.len() != 3 || !digits(group) {
            return None;
        }
        out.push_str(group);
    }
    if let Some(fraction) = fraction {
        if !digits(fraction) {
            return None;
        }
        out.push('.');
        out.push_str(fraction);
    }
    Some(out)
}

/// A number beyond what a plan can hold is none. Minus nought is read as 0, as everywhere in a plan.
fn finite(digits: &str) -> Result<f64, Unread> {
    let value = digits.parse::<f64>().map(|value| value + 0.0);
    value
        .ok()
        .filter(|value| value.is_finite())
        .ok_or(Unread::NoNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, decimal: Decimal) -> Result<(f64, Option<char>), Unread> {
        let number = Number::parse(text, decimal)?;
        Ok((number.value()?, number.mark))
    }

    #[test]
    fn numbers_as_people_write_them() {
        for (text, expected) in [
            ("0", (0.0, None)),
            ("1234.5", (1234.5, None)),
            ("1,234.5", (1234.5, None)),
            ("12,345,678", (12_345_678.0, None)),
            ("-3", (-3.0, None)),
            ("−3", (-3.0, None)),
            ("$2,000,000", (2_000_000.0, Some('$'))),
            ("-€5", (-5.0, Some('€'))),
            ("$ -5", (-5.0, Some('$'))),
            ("12.5 %", (12.5, Some('%'))),
            ("-0", (0.0, None)),
            ("1 234 567.5", (1_234_567.5, None)),
            ("1\u{202f}000", (1000.0, None)),
            ("1'000", (1000.0, None)),
            ("5 €", (5.0, Some('€'))),
        ] {
            assert_eq!(value(text, Decimal::Point), Ok(expected), "{text}");
        }
    }

    #[test]
    fn all_else_is_refused() {
        for text in [
            "ten",
            "",
            "2M",
            "1e6",
            "(5)",
            "10-20",
            "1,5",
            "1,23,456",
            "1234,567",
            "1.2.3",
            "$",
            "%",
            "--5",
            "$5$",
            "$5%",
            ".5",
            "5.",
            "1 00",
            "1 000,000",
            "inf",
            "NaN",
            "٣",
        ] {
            assert_eq!(value(text, Decimal::Point), Err(Unread::NoNumber), "{text}");
        }
        let long = "9".repeat(400);
        assert_eq!(value(&long, Decimal::Point), Err(Unread::NoNumber));
    }

    #[test]
    fn a_decimal_comma_is_read_where_the_table_allows_it() {
        for (text, expected) in [
            ("1,5", 1.5),
            ("1.234,5", 1234.5),
            ("1234.5", 1234.5),
            ("1,234.5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("12", 12.0),
        ] {
            assert_eq!(value(text, Decimal::Either), Ok((expected, None)), "{text}");
        }
        for text in ["1,500", "1.500", "-12,345"] {
            assert_eq!(
                value(text, Decimal::Either),
                Err(Unread::Ambiguous),
                "{text}"
            );
        }
    }

    #[test]
    fn a_decimal_comma_that_is_known_leaves_no_doubt() {
        for (text, expected) in [
            ("1,5", 1.5),
            ("1.500", 1500.0),
            ("1 500,25", 1500.25),
            ("12", 12.0),
        ] {
            assert_eq!(value(text, Decimal::Comma), Ok((expected, None)), "{text}");
        }
        for text in ["1.5", "1,234.5"] {
            let read = value(text, Decimal::Comma);
            assert_eq!(read, Err(Unread::NoNumber), "{text}");
        }
    }

    #[test]
    fn per_cent_and_fraction_agree_to_the_last_bit() {
        for (fraction, per_cent) in [
            (0.25, "25"),
            (0.07, "7"),
            (0.0, "0"),
            (1.0, "100"),
            (1.5, "150"),
            (-0.005, "-0.5"),
            (0.123_45, "12.345"),
            (33.0, "3300"),
        ] {
            assert_eq!(hundredfold(fraction), per_cent);
            let read = Number::parse(per_cent, Decimal::Point).unwrap();
            assert_eq!(read.hundredth(), Ok(fraction));
        }
        // In per cent it is more than a number can hold, and still comes back.
        let read = Number::parse(&hundredfold(1.5e308), Decimal::Point).unwrap();
        assert_eq!(read.hundredth(), Ok(1.5e308));
        assert_eq!(read.value(), Err(Unread::NoNumber));
    }
}
