//! Where words have got to while a sentence is being typed.

use std::ops::Range;

/// The place in `new` of words that stood at `span` in `old`, where typing went on before or behind them;
/// `None` where it changed the words themselves. So what was marked stays marked until the next reading.
pub fn moved(old: &str, new: &str, span: Range<usize>) -> Option<Range<usize>> {
    let same = |(a, b): &(char, char)| a == b;
    let width = |pairs: &mut dyn Iterator<Item = (char, char)>| {
        pairs.take_while(same).map(|(a, _)| a.len_utf8()).sum()
    };
    let head: usize = width(&mut old.chars().zip(new.chars()));
    if span.end < head || (span.end == head && old.len() == head && new.len() == head) {
        return Some(span);
    }
    let rest = old.len().min(new.len()) - head;
    let tail: usize = width(&mut old.chars().rev().zip(new.chars().rev()));
    let tail = tail.min(rest);
    // Where a word ends exactly at the change, what is typed may be part of it.
    let behind = |text: &str, at: usize| text.get(at..).is_some_and(starts_apart);
    if span.end == head && behind(new, head) {
        return Some(span);
    }
    let from = old.len() - tail;
    (span.start > from || (span.start == from && ends_apart(new, new.len() - tail))).then(|| {
        let start = new.len() - (old.len() - span.start);
        start..start + span.len()
    })
}

fn starts_apart(text: &str) -> bool {
    !text.starts_with(char::is_alphanumeric)
}

fn ends_apart(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(old: &str, new: &str, word: &str) -> Option<String> {
        let at = old.find(word).unwrap();
        moved(old, new, at..at + word.len()).map(|span| new[span].to_owned())
    }

    #[test]
    fn words_before_and_behind_what_is_typed_keep_their_marks() {
        let old = "Improve support a lot";
        for new in [
            "Improve support a lot more",
            "Improve our support a lot",
            "Vastly improve support a lot",
            "Improve support a lot",
        ] {
            assert_eq!(words(old, new, "a lot").as_deref(), Some("a lot"), "{new}");
        }
        assert_eq!(
            words("Größer 😀 bald", "Größer, 😀 bald", "bald").as_deref(),
            Some("bald")
        );
    }

    #[test]
    fn words_that_are_changed_lose_theirs() {
        let old = "Improve support a lot";
        for new in [
            "Improve support a lotus",
            "Improve support a bit",
            "Improve support",
            "",
        ] {
            assert_eq!(words(old, new, "a lot"), None, "{new}");
        }
    }
}
