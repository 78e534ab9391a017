//! A report as Markdown. What a person typed cannot become markup, a link or a line of its own.

use super::{Entry, Report, Told};

/// The report as Markdown. `words` gives the words for a code: of a section as `section.` and its code, of all else
/// as the code.
pub fn markdown(report: &Report, words: &dyn Fn(&str) -> String) -> String {
    let mut out = format!("# {}\n", escaped(&report.title));
    let mut facts: Vec<(&str, String)> = Vec::new();
    if report.workshop != report.title {
        facts.push(("workshop", report.workshop.clone()));
    }
    for (code, day) in [("started", report.started), ("finished", report.finished)] {
        facts.extend(day.map(|_| (code, super::records::day(day))));
    }
    if !report.present.is_empty() {
        facts.push(("present", report.present.join(", ")));
    }
    if !facts.is_empty() {
        out.push('\n');
    }
    for (code, value) in &facts {
        out += &format!("- {}: {}\n", escaped(&words(code)), escaped(value));
    }
    for section in &report.sections {
        let title = words(&format!("section.{}", section.code));
        out += &format!("\n## {}\n\n", escaped(&title));
        let mut open: Vec<(usize, &Entry)> =
            section.items.iter().rev().map(|entry| (0, entry)).collect();
        while let Some((depth, entry)) = open.pop() {
            out += &line(entry, depth, words);
            open.extend(entry.items.iter().rev().map(|inner| (depth + 1, inner)));
        }
    }
    out
}

fn line(entry: &Entry, depth: usize, words: &dyn Fn(&str) -> String) -> String {
    let text = if entry.coded {
        words(&entry.text)
    } else {
        entry.text.clone()
    };
    let details: Vec<String> = entry
        .details
        .iter()
        .map(|(code, told)| {
            let value = match told {
                Told::Text(text) => text.clone(),
                Told::Code(code) => words(code),
                Told::Count(count, code) => format!("{count} {}", words(code)),
            };
            format!("{}: {}", escaped(&words(code)), escaped(&value))
        })
        .collect();
    let details = match details.is_empty() {
        true => String::new(),
        false => format!(" ({})", details.join("; ")),
    };
    format!(
        "{}- {}{details}\n",
        "  ".repeat(depth.min(8)),
        escaped(&text)
    )
}

/// Text as one line in which nothing is markup: every character that Markdown could read otherwise has a backslash,
/// and what could begin a link by itself is taken apart.
pub fn escaped(text: &str) -> String {
    let mut out = String::new();
    let is_gap = |char: char| char.is_whitespace() || char.is_control();
    let words: Vec<&str> = text.split(is_gap).filter(|word| !word.is_empty()).collect();
    let text = words.join(" ");
    let mut before = ' ';
    // Whether there has been nothing but digits so far.
    let mut only_digits = true;
    let mut letters = text.chars().enumerate().peekable();
    while let Some((at, char)) = letters.next() {
        let next = letters.peek().map_or(' ', |(_, next)| *next);
        let first = at == 0;
        let risky = match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '^' | '{'
            | '}' | '@' | '#' => true,
            // Only at the beginning of a line are these markup.
            '+' | '=' => first,
            '-' => first || next == '-',
            // `1.` begins a list; `://` and `www.` become links.
            '.' | ')' => (before.is_ascii_digit() && only_digits) || ends_in_www(&out),
            ':' => first || next == '/',
            '!' => next == '[',
            _ => false,
        };
        if risky {
            out.push('\\');
        }
        out.push(char);
        only_digits &= char.is_ascii_digit();
        before = char;
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes
        .get(bytes.len().saturating_sub(3)..)
        .is_some_and(|end| end.eq_ignore_ascii_case(b"www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_typed_is_no_markup() {
        for (typed, written) in [
            ("plain words, 50 % & more", "plain words, 50 % \\& more"),
            ("# heading", "\\# heading"),
            ("- item", "\\- item"),
            ("1. item", "1\\. item"),
            (
                "[x](https://evil.example)",
                "\\[x\\](https\\://evil.example)",
            ),
            ("www.evil.example", "www\\.evil.example"),
            ("a@b.example", "a\\@b.example"),
            ("No. #1 in C #", "No. \\#1 in C \\#"),
            (": defined", "\\: defined"),
            ("12.", "12\\."),
            ("<script>", "\\<script\\>"),
            ("two\nlines\r\n## three", "two lines \\#\\# three"),
            ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
            ("3.5 million", "3\\.5 million"),
            ("---", "\\-\\--"),
        ] {
            assert_eq!(escaped(typed), written, "{typed}");
        }
    }

    #[test]
    fn entries_are_nested_and_codes_get_words() {
        let inner = Entry::code("silent");
        let entry = Entry::new("Topic")
            .with("owner", "Ada *")
            .with_items(vec![inner]);
        let report = Report {
            title: "T".to_owned(),
            workshop: "T".to_owned(),
            started: None,
            finished: None,
            state: sightline_plan::model::RunState::Open,
            present: Vec::new(),
            sections: vec![super::super::Section {
                code: "themes",
                items: vec![entry],
            }],
        };
        let text = markdown(&report, &|code| code.to_uppercase());
        assert_eq!(
            text,
            "# T\n\n## SECTION.THEMES\n\n- Topic (OWNER: Ada \\*)\n  - SILENT\n"
        );
    }
}
