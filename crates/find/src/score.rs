//! How well a text answers a query.
//!
//! Every word of the query has to be found: as a word of the text, as the beginning of one, inside one, or,
//! from four letters on, as one with a slip of the fingers. The first letter has to be right: people
//! notice that one, and it keeps thousands of texts quick to leave out.

use crate::fold::fold;

/// The words that are looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The words of what was typed. More than a handful would say nothing new.
    pub fn new(typed: &str) -> Self {
        const MOST: usize = 8;
        let folded = fold(typed);
        Self {
            words: words(&folded).take(MOST).map(str::to_owned).collect(),
        }
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

const WHOLE: u32 = 100;
const BEGINNING: u32 = 80;
const INSIDE: u32 = 40;
const SLIP: u32 = 25;

/// How well the text answers the query; `None` where it does not.
///
/// # Example
/// ```
/// use sightline_find::{Query, score};
///
/// let query = Query::new("plan");
/// let whole = score(&query, "The plan");
/// let beginning = score(&query, "The planning");
/// assert!(whole > beginning && beginning > None);
/// assert_eq!(score(&query, "The goals"), None);
/// ```
pub fn score(query: &Query, text: &str) -> Option<u32> {
    score_folded(query, &fold(text))
}

/// The same for a text that is folded already.
pub(crate) fn score_folded(query: &Query, text: &str) -> Option<u32> {
    let mut total = 0;
    let mut expected = 0;
    for word in &query.words {
        let (place, found) = best(word, text)?;
        // Words that stand first, and one after the other as they were typed, weigh more.
        let in_order = if place == expected { 8 } else { 0 };
        total += found + in_order;
        expected = place + 1;
    }
    // Of two texts with the same words, the shorter says it more exactly.
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    Some((total * 10).saturating_sub(length.min(200) / 20))
}

/// Where in the text the word is found best, and how well.
fn best(word: &str, text: &str) -> Option<(usize, u32)> {
    if !text.contains(word) {
        let slips = slips_allowed(word);
        let slip = |candidate: &str| slips > 0 && is_slip(word, candidate, slips);
        return words(text).position(slip).map(|place| (place, SLIP));
    }
    let mut best = None;
    for (place, candidate) in words(text).enumerate() {
        let found = if candidate == word {
            return Some((place, WHOLE));
        } else if candidate.starts_with(word) {
            BEGINNING
        } else if candidate.contains(word) {
            INSIDE
        } else {
            continue;
        };
        if best.is_none_or(|(_, before)| found > before) {
            best = Some((place, found));
        }
    }
    best
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// How many slips a word of this length may hold and still be told apart from others.
fn slips_allowed(word: &str) -> usize {
    match word.chars().count() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// Whether `typed` is the word, or its beginning, with at most so many letters wrong, missing, doubled or
/// swapped with their neighbour.
fn is_slip(typed: &str, word: &str, most: usize) -> bool {
    let first = |text: &str| text.chars().next();
    if first(typed) != first(word) {
        return false;
    }
    let typed: Vec<char> = typed.chars().collect();
    // Of a longer word, its beginning may be meant.
    let word: Vec<char> = word.chars().take(typed.len() + most).collect();
    if word.len() + most < typed.len() {
        return false;
    }
    distance_to_beginning(&typed, &word) <= most
}

/// The fewest slips by which `typed` comes from some beginning of `word`.
fn distance_to_beginning(typed: &[char], word: &[char]) -> usize {
    let width = word.len() + 1;
    let mut before: Vec<usize> = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, letter) in typed.iter().enumerate() {
        let mut next = vec![row + 1; width];
        for (column, other) in word.iter().enumerate() {
            let same = last[column] + usize::from(letter != other);
            let mut fewest = same.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped =
                row > 0 && column > 0 && *letter == word[column - 1] && typed[row - 1] == *other;
            if swapped {
                fewest = fewest.min(before[column - 1] + 1);
            }
            next[column + 1] = fewest;
        }
        before = std::mem::replace(&mut last, next);
    }
    last.into_iter().min().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, text: &str) -> Option<u32> {
        score(&Query::new(query), text)
    }

    const NPS: &str = "Raise NPS from 42 to 50 by 30 September 2027";

    #[test]
    fn every_word_has_to_be_there() {
        assert!(found("nps september", NPS).is_some());
        assert!(found("September raise", NPS).is_some());
        assert!(found("nps october", NPS).is_none());
        assert!(found("", NPS).is_some());
    }

    #[test]
    fn mistyped_words_are_found() {
        for typed in [
            "septmber",
            "setpember",
            "septembre",
            "Sepptem",
            "raies",
            "rasie",
        ] {
            assert!(found(typed, NPS).is_some(), "{typed}");
        }
        for typed in ["nsp", "deptember", "sapling", "rinse"] {
            assert!(found(typed, NPS).is_none(), "{typed}");
        }
    }

    #[test]
    fn whole_words_stand_before_beginnings_before_insides_before_slips() {
        let ranked = [
            "Plan the move",
            "Planning for next year",
            "Unplanned repairs",
            "Plain words",
        ];
        let scores: Vec<u32> = ranked.map(|text| found("plan", text).unwrap_or(0)).into();
        assert!(
            scores.windows(2).all(|pair| pair[0] > pair[1]),
            "{scores:?}"
        );
    }

    #[test]
    fn order_and_brevity_decide_between_equals() {
        assert!(
            found("cut costs", "Cut costs in transport")
                > found("cut costs", "Costs we cut in transport")
        );
        assert!(
            found("churn", "Churn") > found("churn", "Churn in the northern region of the company")
        );
    }

    #[test]
    fn accents_and_odd_texts_do_no_harm() {
        assert!(found("tomas", "Tomás Vega").is_some());
        assert!(found("Straße", "Strasse 12").is_some());
        assert!(found("日本", "日本の目標").is_some());
        let long = "word ".repeat(10_000);
        assert!(found(&long, &long).is_some());
        assert!(
            found("⚑ — …", NPS).is_some(),
            "no words in it: nothing is looked for"
        );
    }
}
