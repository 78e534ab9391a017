//! The word lists of `lexicon/`, and how a word finds its entry.
//!
//! A list is text: `[group]` begins a group, entries stand one a line or between commas, `#` begins a
//! comment. Entries are base forms; regular inflections are recognised, irregular ones stand in the
//! list. An entry of several words makes one token of them, hyphens between words or not.

use std::sync::OnceLock;

use crate::token::{Kind, Token};

macro_rules! groups {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A group of words that play one part.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Group { $($(#[$doc])* $variant,)* }

        const GROUPS: &[(&str, Group)] = &[$(($name, Group::$variant),)*];
    };
}

groups! {
    // lexicon/verbs.txt
    /// Verbs and nouns of going up.
    Up = "up",
    /// Verbs and nouns of going down.
    Down = "down",
    /// Verbs and nouns of getting better, whichever way that is.
    Better = "better",
    /// Verbs of staying.
    Keep = "keep",
    /// Verbs of getting to a level or count.
    Attain = "attain",
    /// Verbs of bringing a thing about.
    Deliver = "deliver",
    /// Verbs that bring about a thing where they name one, and nothing where they do not.
    Make = "make",
    /// Verbs of effort.
    Effort = "effort",
    /// Verbs that name no end.
    Open = "open",
    /// Verbs of learning.
    Learn = "learn",
    /// Verbs of answering within a service time.
    Serve = "serve",
    // lexicon/nouns.txt
    /// What effort is counted in.
    EffortNoun = "effort-noun",
    /// Qualities that somebody has to judge.
    Soft = "soft",
    /// Named metrics: vague without a number, but on a known scale.
    Metric = "metric",
    /// Metrics that get better by going down.
    LowerBetter = "lower-better",
    /// Things that are there in the end or are not.
    Thing = "thing",
    /// Words that only count or average what follows: "number of".
    Counter = "counter",
    /// Metrics without a unit (`NPS`).
    Unitless = "unitless",
    /// Words in -s that count nothing.
    Mass = "mass",
    /// Results, as opposed to effort.
    Result = "result",
    // lexicon/modifiers.txt
    /// Adjectives and adverbs that somebody has to judge.
    SoftWord = "soft-word",
    /// Phrases that leave the finish line open.
    OpenPhrase = "open-phrase",
    /// States of a thing that is there: "live", "in place".
    InPlace = "in-place",
    /// "more", "often".
    MoreOften = "more-often",
    /// Words that a noun phrase may have before its head, but that are no noun.
    Adjective = "adjective",
    // lexicon/grammar.txt
    /// Words that end a noun phrase.
    Stop = "stop",
    /// Articles and their like.
    Article = "article",
    /// "at least", "over".
    AtLeast = "at-least",
    /// "at most", "under".
    AtMost = "at-most",
    /// "about".
    About = "about",
    /// What begins a baseline: "currently", "up from".
    Currently = "currently",
    /// What begins a target: "goal of".
    TargetWord = "target-word",
    /// What begins a stretch target.
    StretchWord = "stretch-word",
    /// What may stand before the main verb: "we will".
    Lead = "lead",
    /// What begins a purpose: "in order to".
    Purpose = "purpose",
    /// What begins the means: "through".
    Means = "means",
    /// Nouns whose number is a name: "Type 1".
    Numbered = "numbered",
    /// "double": the factor is in the table of `quantity`.
    Times = "times",
    /// Money in words.
    Money = "money",
    /// Units of measure.
    UnitWord = "unit-word",
    // lexicon/time.txt
    /// Month names.
    Month = "month",
    /// Week days.
    Weekday = "weekday",
    /// Units of time.
    Period = "period",
    /// "each", "per".
    Each = "each",
    /// "monthly".
    Recurring = "recurring",
    /// "by", "before": a date follows.
    By = "by",
    /// "in", "over": a period or a length of time follows.
    In = "in",
    /// "end of".
    EndOf = "end-of",
    /// "start of".
    StartOf = "start-of",
    /// "middle of".
    MidOf = "mid-of",
    /// "this".
    This = "this",
    /// "next".
    Next = "next",
    /// Events that no calendar knows: "launch", "semester".
    Event = "event",
}

/// A set of groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tags(u64);

impl Tags {
    /// The empty set.
    pub const NONE: Tags = Tags(0);

    /// Whether the group is in the set.
    pub fn has(self, group: Group) -> bool {
        self.0 & (1 << group as u64) != 0
    }

    fn with(self, other: Tags) -> Tags {
        Tags(self.0 | other.0)
    }
}

/// The form in which a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As in the word list.
    Base,
    /// With -s.
    S,
    /// With -ed.
    Ed,
    /// With -ing.
    Ing,
}

struct Entry {
    words: &'static str,
    tags: Tags,
}

const LISTS: &[&str] = &[
    include_str!("../lexicon/verbs.txt"),
    include_str!("../lexicon/nouns.txt"),
    include_str!("../lexicon/modifiers.txt"),
    include_str!("../lexicon/grammar.txt"),
    include_str!("../lexicon/time.txt"),
];

/// All entries, sorted by their words.
fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut all: Vec<Entry> = Vec::new();
        for list in LISTS {
            let mut tags = Tags::NONE;
            for line in list.lines() {
                let line = line.split('#').next().unwrap_or_default();
                if let Some(name) = line.strip_prefix('[') {
                    let name = name.trim_end().trim_end_matches(']');
                    let group = GROUPS.iter().find(|g| g.0 == name);
                    tags = group.map_or(Tags::NONE, |g| Tags(1 << g.1 as u64));
                    continue;
                }
                let words = line.split(',').map(str::trim).filter(|w| !w.is_empty());
                all.extend(words.map(|words| Entry { words, tags }));
            }
        }
        all.sort_unstable_by_key(|e| e.words);
        all.dedup_by(|later, kept| {
            let same = later.words == kept.words;
            if same {
                kept.tags = kept.tags.with(later.tags);
            }
            same
        });
        all
    })
}

/// Gives every word the groups of its entry, and joins the words of the longest entry that fits.
pub(crate) fn annotate(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let mut token = tokens[at].clone();
        let len = if token.kind == Kind::Word {
            look_up(&tokens[at..], &mut token)
        } else {
            1
        };
        token.span.end = tokens[at + len - 1].span.end;
        joined.push(token);
        at += len;
    }
    joined
}

/// Finds the longest entry that the tokens begin with, annotates `first` with it, and returns how
/// many tokens it spans (1 if there is none).
fn look_up(tokens: &[Token], first: &mut Token) -> usize {
    let all = entries();
    let word = tokens[0].lower.as_str();
    // An entry and its inflections share their first two letters.
    let head = word.get(..2).unwrap_or(word);
    let from = all.partition_point(|e| e.words < head);
    let mut best = 1;
    for entry in all[from..].iter().take_while(|e| e.words.starts_with(head)) {
        let Some((len, form)) = fits(entry.words, tokens) else {
            continue;
        };
        if len > best {
            (first.tags, first.form) = (entry.tags, form);
            first.lower = entry.words.to_string();
            best = len;
        } else if len == best {
            // The exact word decides on the form: "meeting" is a noun as well as a form of "meet".
            if first.tags == Tags::NONE || form == Form::Base {
                first.form = form;
            }
            first.tags = first.tags.with(entry.tags);
        }
    }
    best
}

/// Whether the tokens begin with the words of an entry: how many tokens, and the form.
fn fits(entry: &str, tokens: &[Token]) -> Option<(usize, Form)> {
    let mut at = 0;
    let mut form = Form::Base;
    for word in entry.split(' ') {
        // A hyphen or a dot within a phrase: "best-in-class".
        if at > 0 && tokens.get(at).is_some_and(|t| t.mark('-') && t.glued) {
            at += 1;
        }
        let token = tokens.get(at)?;
        let found = inflection(word, &token.lower)?;
        if found != Form::Base {
            form = found;
        }
        at += 1;
    }
    Some((at, form))
}

/// The form of `entry` that `word` is, if it is one.
fn inflection(entry: &str, word: &str) -> Option<Form> {
    if word == entry {
        return Some(Form::Base);
    }
    // Possessives: "company's".
    let word = word
        .strip_suffix("'s")
        .or(word.strip_suffix('\''))
        .unwrap_or(word);
    if entry.len() < 3 || entry.ends_with(|c: char| !c.is_ascii_alphabetic()) {
        return (word == entry).then_some(Form::Base);
    }
    let (stem, last) = entry.split_at(entry.len() - 1);
    if let Some(end) = word.strip_prefix(entry) {
        let doubled = end.strip_prefix(last).unwrap_or("");
        return match (end, doubled) {
            ("", _) => Some(Form::Base),
            ("s" | "es", _) => Some(Form::S),
            ("d" | "ed", _) | (_, "ed") => Some(Form::Ed),
            ("ing", _) | (_, "ing") => Some(Form::Ing),
            _ => None,
        };
    }
    match (last, word.strip_prefix(stem)?) {
        ("e", "ing") => Some(Form::Ing),
        ("y", "ies") => Some(Form::S),
        ("y", "ied") => Some(Form::Ed),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_has_a_list_and_every_list_a_group() {
        let heads = LISTS
            .iter()
            .flat_map(|list| list.lines())
            .filter_map(|line| line.strip_prefix('['));
        let mut named: Vec<&str> = heads.map(|head| head.trim_end_matches(']')).collect();
        let mut known: Vec<&str> = GROUPS.iter().map(|group| group.0).collect();
        named.sort_unstable();
        known.sort_unstable();
        assert_eq!(named, known);
        assert!(known.len() <= 64, "a set of groups has 64 bits");
    }

    #[test]
    fn regular_inflections_are_recognised() {
        for (entry, word, form) in [
            ("increase", "increase", Some(Form::Base)),
            ("increase", "increasing", Some(Form::Ing)),
            ("increase", "increased", Some(Form::Ed)),
            ("cut", "cutting", Some(Form::Ing)),
            ("ship", "shipped", Some(Form::Ed)),
            ("company", "companies", Some(Form::S)),
            ("company", "company's", Some(Form::Base)),
            ("reach", "reaches", Some(Form::S)),
            ("car", "care", None),
            ("by", "bys", None),
        ] {
            assert_eq!(inflection(entry, word), form, "{word}");
        }
    }
}
