//! Reading pasted lines as a tree of goals.
//!
//! One goal a line. Deeper is a line that is indented further than one above it, that carries a bullet where that
//! carries none, more dashes (`--`), or a longer number (`1.2` below `1.`). Bullets, numbers and tick boxes are
//! taken off. Nothing fails: a line that is just words is a goal at the top.

use super::place;
use crate::{Edit, Goal, Id, Level, Plan};

/// More lines than this are not read: no list that a person wrote has them.
pub const MOST: usize = 5_000;

/// How many blanks a tab stands for.
const TAB: usize = 4;

const BULLETS: [char; 12] = ['-', '*', '•', '‣', '◦', '▪', '●', '○', '–', '—', '+', '·'];

/// A line that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// How many lines it stands below.
    pub depth: usize,
    /// Its words.
    pub text: String,
}

/// Reads lines.
pub fn read(text: &str) -> Vec<Item> {
    let raw: Vec<Raw> = text
        .lines()
        .flat_map(|line| line.split(['\r', '\u{2028}', '\u{2029}']))
        .filter_map(|line| Raw::of(line, text))
        .take(MOST)
        .collect();
    let longest = raw.iter().map(|raw| raw.number).max().unwrap_or(0);
    let mut way: Vec<(usize, usize)> = Vec::new();
    let items = raw.into_iter().map(|raw| {
        // Bullets stand below numbers: a numbered heading may have points.
        let mark = match raw.bullets {
            0 => raw.number,
            bullets => longest + bullets,
        };
        let key = (raw.indent, mark);
        while way.last().is_some_and(|above| *above >= key) {
            way.pop();
        }
        way.push(key);
        Item {
            depth: way.len() - 1,
            text: raw.text,
        }
    });
    items.collect()
}

/// A line, taken apart.
struct Raw {
    indent: usize,
    bullets: usize,
    number: usize,
    text: String,
}

impl Raw {
    fn of(line: &str, all: &str) -> Option<Self> {
        let words = line.trim_start();
        let indent = line[..line.len() - words.len()].chars();
        let indent = indent
            .map(|blank| if blank == '\t' { TAB } else { 1 })
            .sum();
        let (bullets, words) = without_bullets(words);
        let (number, words) = match bullets {
            0 => without_number(words, all),
            _ => (0, words),
        };
        let words = ["[ ]", "[x]", "[X]", "☐", "☑"]
            .iter()
            .find_map(|tick| words.strip_prefix(tick))
            .unwrap_or(words);
        let text = words.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let text: Vec<&str> = text.filter(|word| !word.is_empty()).collect();
        (!text.is_empty()).then(|| Self {
            indent,
            bullets,
            number,
            text: text.join(" "),
        })
    }
}

/// Takes bullets off; a minus right before a number or a word is none.
fn without_bullets(words: &str) -> (usize, &str) {
    let rest = words.trim_start_matches(BULLETS);
    let count = words.chars().count() - rest.chars().count();
    if count > 0 && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        (count, rest.trim_start())
    } else {
        (0, words)
    }
}

/// Takes a number off: `1.`, `2)`, `1.2.`; `1.2` only where the list has its `1.` too, since it may be an amount.
fn without_number<'a>(words: &'a str, all: &str) -> (usize, &'a str) {
    let Some((head, rest)) = words.split_once(char::is_whitespace) else {
        return (0, words);
    };
    let bare = head.trim_end_matches(['.', ')']);
    let parts: Vec<&str> = bare.split('.').collect();
    let is_number = |part: &&str| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    if !parts.iter().all(is_number) {
        return (0, words);
    }
    let closed = bare.len() < head.len();
    let starts = |line: &str| {
        let line = line.trim_start();
        let rest = line.strip_prefix(parts[0]);
        rest.is_some_and(|rest| rest.starts_with([')', ' ']) || rest.starts_with(". "))
    };
    let has_first = || parts.len() > 1 && all.lines().any(starts);
    if closed || has_first() {
        (parts.len(), rest.trim_start())
    } else {
        (0, words)
    }
}

/// Where a list is added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// Below which goal.
    pub parent: Option<Id<Goal>>,
    /// Before which of its children; `None` is last.
    pub before: Option<Id<Goal>>,
}

/// Adds the lines as goals, each on the level below its parent. `fill` makes a goal of its place and its words;
/// there must be an id for each line.
pub fn add(
    plan: &Plan,
    items: &[Item],
    target: &Target,
    ids: &[Id<Goal>],
    fill: impl Fn(&Goal, &str) -> Goal,
) -> Edit {
    let parent = target.parent.as_ref().and_then(|id| plan.goal(id));
    let top = parent.map_or(Level::Company, |parent| place::below(parent.level));
    let mut way: Vec<(&Id<Goal>, Level)> = Vec::new();
    let mut edits = Vec::new();
    for (item, id) in items.iter().zip(ids) {
        way.truncate(item.depth);
        let above = way.last();
        let level = above.map_or(top, |(_, level)| place::below(*level));
        let goal = Goal {
            id: id.clone(),
            level,
            parent: above
                .map(|(id, _)| (*id).clone())
                .or_else(|| target.parent.clone()),
            ..Goal::default()
        };
        let before = if item.depth == 0 {
            target.before.clone()
        } else {
            None
        };
        edits.push(place::add(fill(&goal, &item.text), before));
        way.push((id, level));
    }
    Edit::Several(edits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arithmetic::testing::{goal, plan};

    fn tree(text: &str) -> Vec<String> {
        let items = read(text).into_iter();
        items
            .map(|item| format!("{}{}", ">".repeat(item.depth), item.text))
            .collect()
    }

    #[test]
    fn indentation_gives_the_tree() {
        assert_eq!(
            tree("A\n  B\n    C\n  D\n\nE\n"),
            ["A", ">B", ">>C", ">D", "E"]
        );
        assert_eq!(tree("A\n\tB\n\t\tC\r\n\tD"), ["A", ">B", ">>C", ">D"]);
        // A list that was copied with its margin, and one that comes back half-way.
        assert_eq!(tree("    A\n        B\n      C\n"), ["A", ">B", ">C"]);
    }

    #[test]
    fn bullets_and_numbers_give_it_too() {
        assert_eq!(tree("- A\n- B\n  * C\n"), ["A", "B", ">C"]);
        assert_eq!(tree("A\n- B\n-- C\n• D"), ["A", ">B", ">>C", ">D"]);
        assert_eq!(tree("1. A\n1.1 B\n1.1.1 C\n2) D"), ["A", ">B", ">>C", "D"]);
        assert_eq!(tree("1. A\n- B\n2. C"), ["A", ">B", "C"]);
        assert_eq!(tree("- [ ] A\n- [x] B"), ["A", "B"]);
    }

    #[test]
    fn what_is_part_of_the_sentence_stays() {
        for line in [
            "50 new clients",
            "1.5 million in sales",
            "-5 % churn",
            "2026 is our year",
            "e-mail less",
            "5",
        ] {
            assert_eq!(tree(line), [line]);
        }
        assert_eq!(tree("Grow\tby  10 %"), ["Grow by 10 %"]);
        assert_eq!(tree(" \n - \n\u{0}"), Vec::<String>::new());
    }

    #[test]
    fn a_list_that_never_ends_is_cut() {
        assert_eq!(read(&"A\n".repeat(MOST + 5)).len(), MOST);
    }

    #[test]
    fn lines_become_goals_on_falling_levels() {
        let mut plan = plan(vec![goal("a"), goal("z")]);
        let items = read("B\n C\n  D\n   E\n    F\nG");
        let ids: Vec<_> = items
            .iter()
            .map(|item| Id::new(&item.text).unwrap())
            .collect();
        let fill = |goal: &Goal, text: &str| Goal {
            statement: text.into(),
            ..goal.clone()
        };
        let at_top = Target {
            parent: None,
            before: Id::new("z"),
        };
        plan.apply(add(&plan, &items, &at_top, &ids, fill)).unwrap();
        let shape: Vec<_> = plan
            .outline()
            .iter()
            .map(|(depth, goal)| format!("{}{} {}", ">".repeat(*depth), goal.id, goal.level.word()))
            .collect();
        let expected = [
            "a company",
            "B company",
            ">C department",
            ">>D team",
            ">>>E person",
            ">>>>F person",
            "G company",
            "z company",
        ];
        assert_eq!(shape, expected);
        let below = Target {
            parent: Id::new("C"),
            before: Id::new("D"),
        };
        let id = [Id::new("H").unwrap()];
        plan.apply(add(&plan, &read("H"), &below, &id, fill))
            .unwrap();
        let first = plan.children(below.parent.as_ref()).next().unwrap();
        assert_eq!((first.id.as_str(), first.level), ("H", Level::Team));
    }
}
