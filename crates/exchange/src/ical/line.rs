//! Lines of a calendar file, and what may stand in them.

use std::fmt::Write;

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// A line is no longer than this, in bytes.
const LONGEST: usize = 75;

/// Writes a line. One that is too long goes on in the next, which begins with a space.
pub(super) fn push_line(out: &mut String, name: &str, value: &str) {
    let mut room = LONGEST;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        let bytes = letter.len_utf8();
        if bytes > room {
            out.push_str("\r\n ");
            room = LONGEST - 1;
        }
        out.push(letter);
        room -= bytes;
    }
    out.push_str("\r\n");
}

/// A text as the value of a line. All that any reader may take for the end of a line is written as one within the
/// text; other control characters are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\t' => out.push(' '),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A name that every calendar keeps as it is: `<kind>-<parts, with dots between>@<plan>`. Letters and digits of ids
/// stay, other bytes are written by their number, so that no two records share one.
pub(super) fn uid(kind: &str, parts: &[&str], plan: &str) -> String {
    let mut out = format!("{kind}-");
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push('.');
        }
        push_plain(&mut out, part);
    }
    out.push('@');
    push_plain(&mut out, plan);
    out
}

fn push_plain(out: &mut String, id: &str) {
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            out.push(byte.into());
        } else {
            // A string takes whatever is written to it.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// A day, as `20261123`.
pub(super) fn day(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A moment in universal time, as `20261123T083000Z`.
pub(super) fn moment(moment: DateTime<Utc>) -> String {
    let (hour, minute, second) = (moment.hour(), moment.minute(), moment.second());
    format!(
        "{}T{hour:02}{minute:02}{second:02}Z",
        day(moment.date_naive())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_between_letters_at_75_bytes() {
        let mut out = String::new();
        let value = format!("{}éé{}", "a".repeat(66), "ü".repeat(40));
        push_line(&mut out, "SUMMARY", &value);
        let lines: Vec<&str> = out.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        // `SUMMARY:`, 66 letters and half of an é would be 75.
        assert_eq!(lines[0].len(), 74);
        assert!(lines.iter().all(|line| line.len() <= LONGEST));
        assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
        assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        let mut exact = String::new();
        push_line(&mut exact, "SUMMARY", &"a".repeat(67));
        assert!(!exact.contains("\r\n "));
    }

    #[test]
    fn a_text_cannot_leave_its_line() {
        assert_eq!(
            escaped("a\r\nEND:VEVENT\rb\nc\u{2028}d\u{85}e"),
            "a\\nEND:VEVENT\\nb\\nc\\nd\\ne"
        );
        assert_eq!(escaped(r"50,5 \ a;b\n"), r"50\,5 \\ a\;b\\n");
        assert_eq!(escaped("\0a\u{7f}\tb\u{9b}"), "a b");
    }

    #[test]
    fn ids_that_look_alike_have_names_of_their_own() {
        assert_eq!(uid("goal", &["3f-a_b"], "my-plan"), "goal-3f-a_b@my-plan");
        assert_eq!(uid("step", &["a.b", "c"], "p"), "step-a%2Eb.c@p");
        assert_eq!(uid("step", &["a", "b.c"], "p"), "step-a.b%2Ec@p");
        assert_eq!(
            uid("goal", &["é @x,%"], "p;q"),
            "goal-%C3%A9%20%40x%2C%25@p%3Bq"
        );
    }
}
