//! Dot votes: so many dots a person, so many at most on one item, hidden until the round is closed. A
//! new round keeps the result of the one before.

use sightline_plan::record;

record! {
    /// The answer to a [`Vote`](crate::definition::InputKind::Vote).
    pub struct Poll {
        /// The rounds, in their order; the last one counts.
        rounds: Vec<Round>,
    }
}

record! {
    /// One round of votes.
    pub struct Round {
        /// Dots a person has.
        votes: u32 = 3,
        /// Most dots of one person on one item.
        per_item: u32 = 1,
        /// Whether it is over and its result may be seen.
        closed: bool,
        /// Who voted, and for what.
        ballots: Vec<Ballot>,
        /// Dots that the facilitator counted in the room.
        tally: Vec<Tally>,
    }
}

record! {
    /// One person's dots.
    pub struct Ballot {
        /// Who: a person's id, or any name; pass-the-device votes are numbered.
        by: String,
        /// Ids of items, one a dot, in the order in which they were given.
        marks: Vec<String>,
    }
}

record! {
    /// Dots that the facilitator counted.
    pub struct Tally {
        /// The item's id.
        item: String,
        /// How many.
        count: u32,
    }
}

/// Why a dot cannot be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no open round.
    Closed,
    /// All dots are given.
    NoneLeft,
    /// This item has as many of this person's dots as it may have.
    ItemFull,
}

impl Refused {
    /// The stable kebab-case name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::NoneLeft => "none-left",
            Self::ItemFull => "item-full",
        }
    }
}

/// An item's dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The item's id.
    pub item: String,
    /// How many it has.
    pub dots: u32,
    /// How many people gave it one; the room's tally is nobody's.
    pub people: u32,
}

impl Poll {
    /// The round that is open.
    pub fn open(&self) -> Option<&Round> {
        self.rounds.last().filter(|round| !round.closed)
    }

    /// The poll with a new round; the one before is closed and kept.
    #[must_use]
    pub fn opened(&self, votes: u32, per_item: u32) -> Self {
        let mut poll = self.closed();
        poll.rounds.push(Round {
            votes: votes.max(1),
            per_item: per_item.clamp(1, votes.max(1)),
            ..Round::default()
        });
        poll
    }

    /// The poll with its last round closed.
    #[must_use]
    pub fn closed(&self) -> Self {
        let mut poll = self.clone();
        if let Some(round) = poll.rounds.last_mut() {
            round.closed = true;
        }
        poll
    }

    /// The poll with its last round open again, as it was.
    #[must_use]
    pub fn reopened(&self) -> Self {
        let mut poll = self.clone();
        if let Some(round) = poll.rounds.last_mut() {
            round.closed = false;
        }
        poll
    }

    /// The poll with one more dot.
    ///
    /// # Errors
    /// Where the round's rules do not allow it.
    pub fn marked(&self, by: &str, item: &str) -> Result<Self, Refused> {
        let mut poll = self.clone();
        let round = poll
            .rounds
            .last_mut()
            .filter(|round| !round.closed)
            .ok_or(Refused::Closed)?;
        if round.left(by) == 0 {
            return Err(Refused::NoneLeft);
        }
        if round.on_item(by, item) >= round.per_item {
            return Err(Refused::ItemFull);
        }
        match round.ballots.iter_mut().find(|ballot| ballot.by == by) {
            Some(ballot) => ballot.marks.push(item.to_owned()),
            None => round.ballots.push(Ballot {
                by: by.to_owned(),
                marks: vec![item.to_owned()],
                ..Ballot::default()
            }),
        }
        Ok(poll)
    }

    /// The poll with a person's last dot on an item taken back.
    #[must_use]
    pub fn unmarked(&self, by: &str, item: &str) -> Self {
        let mut poll = self.clone();
        if let Some(round) = poll.rounds.last_mut().filter(|round| !round.closed) {
            if let Some(ballot) = round.ballots.iter_mut().find(|ballot| ballot.by == by)
                && let Some(at) = ballot.marks.iter().rposition(|mark| mark == item)
            {
                ballot.marks.remove(at);
            }
            round.ballots.retain(|ballot| !ballot.marks.is_empty());
        }
        poll
    }

    /// The poll with the room's count for an item. 0 takes it back.
    #[must_use]
    pub fn tallied(&self, item: &str, count: u32) -> Self {
        let mut poll = self.clone();
        if let Some(round) = poll.rounds.last_mut().filter(|round| !round.closed) {
            round.tally.retain(|tally| tally.item != item);
            if count > 0 {
                round.tally.push(Tally {
                    item: item.to_owned(),
                    count,
                    ..Tally::default()
                });
            }
        }
        poll
    }

    /// The result that may be seen: that of the last closed round.
    pub fn result(&self, items: &[String]) -> Option<Vec<Count>> {
        let closed = self.rounds.iter().rev().find(|round| round.closed)?;
        Some(closed.counts(items))
    }
}

impl Round {
    /// How many dots a person has left.
    pub fn left(&self, by: &str) -> u32 {
        let given = self.ballots.iter().filter(|ballot| ballot.by == by);
        let given: usize = given.map(|ballot| ballot.marks.len()).sum();
        self.votes
            .saturating_sub(u32::try_from(given).unwrap_or(u32::MAX))
    }

    /// How many dots a person gave an item.
    pub fn on_item(&self, by: &str, item: &str) -> u32 {
        let own = self.ballots.iter().filter(|ballot| ballot.by == by);
        let marks = own
            .flat_map(|ballot| &ballot.marks)
            .filter(|mark| *mark == item);
        u32::try_from(marks.count()).unwrap_or(u32::MAX)
    }

    /// Whether an item has a dot.
    pub fn has_dots(&self, item: &str) -> bool {
        let marks = self.ballots.iter().flat_map(|ballot| &ballot.marks);
        let counted = self.tally.iter().map(|tally| &tally.item);
        marks.chain(counted).any(|known| known == item)
    }

    /// The dots of every item, most first; items without a dot too, and none twice.
    pub fn counts(&self, items: &[String]) -> Vec<Count> {
        let mut counts: Vec<Count> = items
            .iter()
            .map(|item| {
                let given = self.ballots.iter().map(|ballot| {
                    let marks = ballot.marks.iter().filter(|mark| *mark == item).count();
                    u32::try_from(marks).unwrap_or(u32::MAX)
                });
                let tally = self.tally.iter().filter(|tally| tally.item == *item);
                let counted = tally.map(|tally| tally.count).fold(0, u32::saturating_add);
                let people = given.clone().filter(|given| *given > 0).count();
                Count {
                    item: item.clone(),
                    dots: given.fold(counted, u32::saturating_add),
                    people: u32::try_from(people).unwrap_or(u32::MAX),
                }
            })
            .collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.dots));
        counts
    }

    /// The number of the last voter, where a device is passed round and voters are called `1`, `2` and so on.
    pub fn last_voter(&self) -> u64 {
        let numbers = self
            .ballots
            .iter()
            .filter_map(|ballot| ballot.by.parse::<u64>().ok());
        numbers.max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<String> {
        ["a", "b", "c"].map(str::to_owned).to_vec()
    }

    #[test]
    fn dots_are_limited_by_person_and_by_item() {
        let poll = Poll::default();
        assert_eq!(poll.marked("x", "a"), Err(Refused::Closed));
        let poll = poll
            .opened(3, 2)
            .marked("x", "a")
            .unwrap()
            .marked("x", "a")
            .unwrap();
        assert_eq!(poll.marked("x", "a"), Err(Refused::ItemFull));
        let poll = poll.marked("x", "b").unwrap();
        assert_eq!(poll.marked("x", "c"), Err(Refused::NoneLeft));
        assert!(poll.marked("y", "c").is_ok());
        assert_eq!(poll.unmarked("x", "a").open().unwrap().left("x"), 1);
    }

    #[test]
    fn a_result_is_hidden_until_the_round_is_closed() {
        let poll = Poll::default().opened(2, 1).marked("x", "b").unwrap();
        assert_eq!(poll.result(&items()), None);
        let result = poll.tallied("c", 4).closed().result(&items()).unwrap();
        let shown: Vec<_> = result
            .iter()
            .map(|count| (&*count.item, count.dots, count.people))
            .collect();
        assert_eq!(shown, [("c", 4, 0), ("b", 1, 1), ("a", 0, 0)]);
    }

    #[test]
    fn a_new_round_keeps_the_first_result() {
        let first = Poll::default()
            .opened(2, 1)
            .marked("x", "b")
            .unwrap()
            .closed();
        let second = first.opened(1, 1);
        assert_eq!(second.result(&items()), first.result(&items()));
        assert_eq!(second.rounds.len(), 2);
        let second = second.marked("x", "a").unwrap().closed();
        assert_eq!(second.result(&items()).unwrap()[0].item, "a");
        assert_eq!(second.rounds[0].counts(&items())[0].item, "b");
        assert!(second.marked("x", "a").is_err());
        assert!(second.reopened().open().is_some());
    }

    #[test]
    fn voters_with_one_device_are_numbered() {
        let poll = Poll::default().opened(1, 1).marked("1", "a").unwrap();
        assert_eq!(poll.open().unwrap().last_voter(), 1);
    }
}
