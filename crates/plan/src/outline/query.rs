//! What is looked for in an outline: words, filters, and an order.

use std::{cmp::Ordering, ops::Range};

use crate::{
    Goal, Id, Level, Plan,
    model::{Health, Person, Status},
};

/// What is known of a goal beyond the goal itself, as far as it has been computed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Its health.
    pub health: Option<Health>,
    /// Its progress.
    pub progress: Option<f64>,
    /// How many findings are open.
    pub open: usize,
}

/// Goals that share one trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// With open findings.
    Open,
    /// Private ones.
    Private,
    /// With no goal above.
    Parentless,
    /// With no goal below.
    Childless,
}

/// The order of the lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As they stand in the outline.
    #[default]
    Outline,
    /// The soonest due first.
    Due,
    /// The least progress first.
    Progress,
    /// The least sure first.
    Confidence,
    /// By the owner's name.
    Owner,
    /// The worst off first.
    Health,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// Words that a goal must have, in any order.
    pub words: String,
    /// A level.
    pub level: Option<Level>,
    /// Whose goals: one person's, or those of nobody.
    pub owner: Option<Option<Id<Person>>>,
    /// A health.
    pub health: Option<Health>,
    /// A status.
    pub status: Option<Status>,
    /// A trait.
    pub only: Option<Only>,
    /// The order.
    pub sort: Sort,
    /// Whether goals that were put away with their cycle are shown too.
    pub closed: bool,
}

impl Query {
    /// Whether it leaves goals out, besides those that are put away.
    pub fn narrows(&self) -> bool {
        let all = Self {
            sort: self.sort,
            closed: self.closed,
            words: self.words.trim().to_owned(),
            ..Self::default()
        };
        let this = Self {
            words: all.words.clone(),
            ..self.clone()
        };
        !all.words.is_empty() || this != all
    }

    /// Whether it shows the outline as it is.
    pub fn is_plain(&self) -> bool {
        !self.narrows() && self.sort == Sort::Outline
    }

    /// Whether it asks for what only figures know.
    pub fn needs_figures(&self) -> bool {
        self.health.is_some() || matches!(self.sort, Sort::Progress | Sort::Health)
    }

    /// Whether it asks for the coach's findings on every goal.
    pub fn needs_findings(&self) -> bool {
        self.only == Some(Only::Open)
    }

    /// Whether a goal is what is looked for; `needles` are its words, lower case.
    pub(super) fn finds(
        &self,
        plan: &Plan,
        goal: &Goal,
        is_leaf: bool,
        standing: Standing,
        needles: &[String],
    ) -> bool {
        let fits = self.level.is_none_or(|level| goal.level == level)
            && self.owner.as_ref().is_none_or(|owner| goal.owner == *owner)
            && self
                .health
                .is_none_or(|health| standing.health == Some(health))
            && self.status.is_none_or(|status| goal.status == status)
            && self.only.is_none_or(|only| match only {
                Only::Open => standing.open > 0,
                Only::Private => goal.private,
                Only::Parentless => goal.parent.is_none(),
                Only::Childless => is_leaf,
            });
        fits && (needles.is_empty() || has_words(plan, goal, needles))
    }

    /// Its words, lower case.
    pub fn needles(&self) -> Vec<String> {
        self.words
            .split_whitespace()
            .map(str::to_lowercase)
            .collect()
    }
}

/// Whether every word is in the sentence, or in the name of the owner or the team, or in a tag.
pub fn has_words(plan: &Plan, goal: &Goal, needles: &[String]) -> bool {
    let mut text = goal.statement.to_lowercase();
    let owner = goal
        .owner
        .as_ref()
        .and_then(|id| plan.tables().people.get(id));
    let team = goal
        .team
        .as_ref()
        .and_then(|id| plan.tables().teams.get(id));
    let names = owner.map(|owner| &owner.name).into_iter();
    for more in names.chain(team.map(|team| &team.name)).chain(&goal.tags) {
        text.push('\n');
        text.push_str(&more.to_lowercase());
    }
    needles.iter().all(|needle| text.contains(needle.as_str()))
}

impl Sort {
    /// How two goals stand in this order; what is not known comes last.
    pub(super) fn compare(
        self,
        plan: &Plan,
        left: (&Goal, Standing),
        right: (&Goal, Standing),
    ) -> Ordering {
        let name = |goal: &Goal| {
            let owner = plan.tables().people.get(goal.owner.as_ref()?)?;
            Some(owner.name.to_lowercase())
        };
        match self {
            Self::Outline => Ordering::Equal,
            Self::Due => known_first(left.0.due, right.0.due, Ord::cmp),
            Self::Progress => known_first(left.1.progress, right.1.progress, f64::total_cmp),
            Self::Confidence => known_first(left.0.confidence, right.0.confidence, Ord::cmp),
            Self::Owner => known_first(name(left.0), name(right.0), Ord::cmp),
            Self::Health => known_first(
                left.1.health.map(urgency),
                right.1.health.map(urgency),
                Ord::cmp,
            ),
        }
    }
}

fn known_first<T>(
    left: Option<T>,
    right: Option<T>,
    compare: impl Fn(&T, &T) -> Ordering,
) -> Ordering {
    match (left, right) {
        (Some(left), Some(right)) => compare(&left, &right),
        (left, right) => left.is_none().cmp(&right.is_none()),
    }
}

/// What needs somebody first.
fn urgency(health: Health) -> u8 {
    match health {
        Health::AtRisk => 0,
        Health::Behind => 1,
        Health::Outdated => 2,
        Health::Pending => 3,
        Health::OnTrack => 4,
        Health::Done => 5,
    }
}

/// Where the words looked for stand in a text: bytes, in order, apart from each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks(Vec<Range<usize>>);

impl Marks {
    /// Finds the words; `needles` are lower case.
    pub fn find(text: &str, needles: &[String]) -> Self {
        // Lower case may be longer or shorter than what it is of, so each letter knows its place.
        let mut lower = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len());
        for (at, letter) in text.char_indices() {
            for small in letter.to_lowercase() {
                places.extend(std::iter::repeat_n(
                    (at, at + letter.len_utf8()),
                    small.len_utf8(),
                ));
                lower.push(small);
            }
        }
        let mut found: Vec<Range<usize>> = Vec::new();
        for needle in needles.iter().filter(|needle| !needle.is_empty()) {
            for (at, _) in lower.match_indices(needle.as_str()) {
                let ends = places.get(at).zip(places.get(at + needle.len() - 1));
                found.extend(ends.map(|(first, last)| first.0..last.1));
            }
        }
        found.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in found {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        Self(apart)
    }

    /// The text in pieces, each with whether it is marked.
    pub fn split<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        let mut pieces = Vec::new();
        let mut from = 0;
        for range in &self.0 {
            pieces.push((text.get(from..range.start).unwrap_or_default(), false));
            pieces.push((text.get(range.clone()).unwrap_or_default(), true));
            from = range.end;
        }
        pieces.push((text.get(from..).unwrap_or_default(), false));
        pieces.retain(|(words, _)| !words.is_empty());
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, words: &str) -> Vec<(String, bool)> {
        let needles = Query {
            words: words.into(),
            ..Query::default()
        }
        .needles();
        let pieces = Marks::find(text, &needles).split(text).into_iter();
        pieces
            .map(|(words, marked)| (words.to_owned(), marked))
            .collect()
    }

    #[test]
    fn words_are_marked_whatever_their_case() {
        let piece = |words: &str, marked| (words.to_owned(), marked);
        assert_eq!(
            marked("Raise NPS", "nps"),
            [piece("Raise ", false), piece("NPS", true)]
        );
        assert_eq!(marked("anna", "an na"), [piece("anna", true)]);
        assert_eq!(
            marked("İstanbul ẞ", "istanbul"),
            [piece("İstanbul ẞ", false)]
        );
        assert_eq!(
            marked("Größe ÄRGER", "ärg"),
            [
                piece("Größe ", false),
                piece("ÄRG", true),
                piece("ER", false)
            ]
        );
        assert_eq!(marked("no", ""), [piece("no", false)]);
    }

    #[test]
    fn blanks_alone_look_for_nothing() {
        let query = Query {
            words: "  ".into(),
            ..Query::default()
        };
        assert!(!query.narrows() && query.is_plain());
        let sorted = Query {
            sort: Sort::Due,
            ..Query::default()
        };
        assert!(!sorted.narrows() && !sorted.is_plain());
        assert!(
            Query {
                owner: Some(None),
                ..Query::default()
            }
            .narrows()
        );
    }
}
