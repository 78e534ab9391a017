//! Rounds of ratings and of confidence: everybody gives a number, and what is talked about is how far
//! they are apart. A new round keeps the one before.

use sightline_plan::record;

record! {
    /// The answer to a [`Rating`](crate::definition::InputKind::Rating) or
    /// [`Confidence`](crate::definition::InputKind::Confidence).
    pub struct Ratings {
        /// The rounds, in their order; the last one counts.
        rounds: Vec<Scores>,
    }
}

record! {
    /// One round.
    pub struct Scores {
        /// Whether it is over and its numbers may be seen.
        closed: bool,
        /// The numbers.
        scores: Vec<Score>,
    }
}

record! {
    /// A person's number for an item.
    pub struct Score {
        /// Who: a person's id, or any name.
        by: String,
        /// The item's id; empty where there is only one thing to rate.
        item: String,
        /// The number.
        value: f64,
    }
}

/// How a round came out for one item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// How many gave a number.
    pub count: usize,
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// The one in the middle.
    pub median: f64,
    /// Whether they are so far apart that the ends should say why: by a third of the scale or more.
    pub wide: bool,
}

impl Ratings {
    /// With a new round; the one before is closed and kept.
    #[must_use]
    pub fn opened(&self) -> Self {
        let mut ratings = self.closed();
        ratings.rounds.push(Scores::default());
        ratings
    }

    /// With the last round closed.
    #[must_use]
    pub fn closed(&self) -> Self {
        let mut ratings = self.clone();
        if let Some(round) = ratings.rounds.last_mut() {
            round.closed = true;
        }
        ratings
    }

    /// With a person's number, in the open round or a first one; `None` takes it back.
    #[must_use]
    pub fn scored(&self, by: &str, item: &str, value: Option<f64>) -> Self {
        let mut ratings = self.clone();
        if ratings.rounds.is_empty() {
            ratings.rounds.push(Scores::default());
        }
        if let Some(round) = ratings.rounds.last_mut().filter(|round| !round.closed) {
            round
                .scores
                .retain(|score| score.by != by || score.item != item);
            if let Some(value) = value.filter(|value| value.is_finite()) {
                round.scores.push(Score {
                    by: by.to_owned(),
                    item: item.to_owned(),
                    value,
                    ..Score::default()
                });
            }
        }
        ratings
    }

    /// How the last closed round came out for an item, on a scale from `min` to `max`.
    pub fn spread(&self, item: &str, min: f64, max: f64) -> Option<Spread> {
        let closed = self.rounds.iter().rev().find(|round| round.closed)?;
        closed.spread(item, min, max)
    }
}

impl Scores {
    /// How the round came out for an item, on a scale from `min` to `max`.
    pub fn spread(&self, item: &str, min: f64, max: f64) -> Option<Spread> {
        let scores = self.scores.iter().filter(|score| score.item == item);
        let mut values: Vec<f64> = scores.map(|score| score.value).collect();
        values.sort_by(f64::total_cmp);
        let (first, last) = (*values.first()?, *values.last()?);
        let middle = values.len() / 2;
        let median = match (
            values.len() % 2,
            values.get(middle.wrapping_sub(1)),
            values.get(middle),
        ) {
            (0, Some(low), Some(high)) => f64::midpoint(*low, *high),
            (_, _, Some(middle)) => *middle,
            _ => first,
        };
        Some(Spread {
            count: values.len(),
            min: first,
            max: last,
            median,
            wide: values.len() > 1 && last - first >= (max - min) / 3.0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[f64]) -> Ratings {
        let each = values.iter().enumerate();
        each.fold(Ratings::default(), |ratings, (by, value)| {
            ratings.scored(&by.to_string(), "", Some(*value))
        })
    }

    #[test]
    fn a_spread_has_ends_and_a_middle() {
        assert_eq!(of(&[]).closed().spread("", 0.0, 10.0), None);
        assert_eq!(of(&[7.0]).spread("", 0.0, 10.0), None, "not while open");
        let even = of(&[9.0, 6.0, 8.0, 7.0])
            .closed()
            .spread("", 0.0, 10.0)
            .unwrap();
        assert_eq!(
            (even.min, even.max, even.median, even.wide),
            (6.0, 9.0, 7.5, false)
        );
        let odd = of(&[2.0, 9.0, 8.0]).closed().spread("", 0.0, 10.0).unwrap();
        assert_eq!((odd.median, odd.wide, odd.count), (8.0, true, 3));
        assert!(
            of(&[3.0])
                .closed()
                .spread("", 0.0, 10.0)
                .is_some_and(|one| !one.wide)
        );
    }

    #[test]
    fn a_second_number_of_a_person_replaces_the_first_and_rounds_are_kept() {
        let first = of(&[3.0]).scored("0", "", Some(5.0)).closed();
        assert_eq!(first.spread("", 0.0, 10.0).unwrap().median, 5.0);
        assert_eq!(first.scored("0", "", Some(9.0)), first, "closed");
        let second = first.opened().scored("0", "", Some(9.0)).closed();
        assert_eq!(second.rounds.len(), 2);
        assert_eq!(second.spread("", 0.0, 10.0).unwrap().median, 9.0);
        assert!(
            first
                .opened()
                .scored("0", "", Some(1.0))
                .scored("0", "", None)
                .rounds[1]
                .scores
                .is_empty()
        );
    }
}
