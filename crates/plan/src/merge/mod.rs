//! Merging what others made of a plan into what has become of it here.
//!
//! Three states are compared: the one that both sides began with, the one here, and theirs. What only one side changed
//! is taken over; where both changed the same thing to something else, they clash, and a person chooses. Things are
//! compared as small as they mean something by themselves: a field of a record, a part of a metric, a value of a day.
//!
//! Where nobody knows what both sides began with, two states are compared: whatever differs is a clash, and nothing
//! is taken away.

mod compare;
mod piece;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use piece::{Piece, Side};

use self::{compare::Comparison, piece::Found};
use crate::{
    Edit, Key, Kind, Plan, Record, Refusal,
    codec::Fields,
    edit::{Transaction, read_record},
};

/// What another state of a plan would bring.
///
/// # Example
/// Two people go on from one plan: what only one of them changed is taken over as it is.
///
/// ```
/// use sightline_plan::{Edit, Goal, Id, Plan, Refusal, merge::{Merge, Side}};
///
/// fn with(plan: &Plan, bits: u64, statement: &str) -> Result<Plan, Refusal> {
///     let mut plan = plan.clone();
///     let goal = Goal { id: Id::from_bits(bits), statement: statement.to_owned(), ..Goal::default() };
///     plan.apply(Edit::Put(goal.into()))?;
///     Ok(plan)
/// }
///
/// let base = with(&Plan::new(Id::from_bits(1), "Our year"), 2, "Win customers")?;
/// let ours = with(&base, 3, "Halve churn")?;
/// let theirs = with(&base, 2, "Win 20 customers")?;
/// let merge = Merge::of(Some(&base), &ours, &theirs);
/// assert_eq!(merge.pieces().len(), 1, "their wording");
/// let merged = merge.plan(&[Side::Theirs])?;
/// let statement = |bits| merged.goal(&Id::from_bits(bits)).map(|goal| goal.statement.as_str());
/// assert_eq!(statement(2), Some("Win 20 customers"));
/// assert_eq!(statement(3), Some("Halve churn"));
/// # Ok::<(), Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Merge {
    base: Option<Plan>,
    ours: Plan,
    theirs: Plan,
    pieces: Vec<Piece>,
}

impl Merge {
    /// Compares the plan here with `theirs`, by the state that both began with where it is known.
    ///
    /// What stayed here when the plan was handed out because it is private counts as never handed out: that it is not
    /// in theirs does not mean that they removed it.
    pub fn of(base: Option<&Plan>, ours: &Plan, theirs: &Plan) -> Self {
        let theirs = theirs.copied(ours.about().id.clone(), &theirs.about().name);
        let base = base.map(|base| {
            let base = base.copied(ours.about().id.clone(), &base.about().name);
            handed_out(&base, &theirs)
        });
        let mut merge = Self {
            base,
            ours: ours.clone(),
            theirs,
            pieces: Vec::new(),
        };
        let mut pieces = Vec::new();
        merge.walk(&mut |found: Found<'_>| {
            pieces.push(found.piece());
            Side::Ours
        });
        merge.pieces = pieces;
        merge
    }

    /// Whether it is known what both sides began with.
    pub fn has_base(&self) -> bool {
        self.base.is_some()
    }

    /// The plan here.
    pub fn ours(&self) -> &Plan {
        &self.ours
    }

    /// The other state, under the identity of the plan here.
    pub fn theirs(&self) -> &Plan {
        &self.theirs
    }

    /// Everything of theirs that differs and that is not simply older, in an order that stays.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The plan here with what was chosen of theirs; a piece without a choice stays as it is here.
    ///
    /// # Errors
    /// The invariant that the choices together would break, such as a cycle, with the chain.
    pub fn plan(&self, sides: &[Side]) -> Result<Plan, Refusal> {
        let mut sides = sides.iter().copied();
        let merged = self.walk(&mut |_| sides.next().unwrap_or(Side::Ours));
        let mut transaction = Transaction::on(&self.ours);
        let mut gone = Vec::new();
        for (key, fields) in merged {
            match fields {
                Some(fields) => transaction.put(read_record(&key, fields)?),
                None => gone.push(key),
            }
        }
        if !gone.is_empty() {
            transaction.remove(gone);
        }
        transaction.heal();
        let mut plan = self.ours.clone();
        plan.commit(transaction)?;
        Ok(plan)
    }

    /// What makes the plan here the merged one, all at once.
    ///
    /// # Errors
    /// As [`Self::plan`].
    pub fn edit(&self, sides: &[Side]) -> Result<Edit, Refusal> {
        let plan = self.plan(sides)?;
        let own = Record::Plan(plan.about().clone());
        // A state that is restored leaves the plan its name.
        Ok(Edit::Several(vec![
            Edit::Restore(Box::new(plan)),
            Edit::Put(own),
        ]))
    }

    /// Goes over everything that differs, always in the same order, and asks for each piece which side it is taken
    /// from. Gives the records that become other than they are here, and `None` for those that go.
    fn walk(&self, choose: &mut dyn FnMut(Found<'_>) -> Side) -> Vec<(Key, Option<Fields>)> {
        let known = self.base.iter().flat_map(Plan::records);
        let theirs = self.theirs.records();
        let keys: BTreeSet<Key> = known.chain(theirs).map(|record| record.key()).collect();
        let mut merged = Vec::new();
        for key in keys {
            let base = self.base.as_ref().map(|base| base.record(&key));
            let (ours, theirs) = (self.ours.record(&key), self.theirs.record(&key));
            if ours == theirs || base.as_ref() == Some(&theirs) {
                continue;
            }
            let fields = |record: &Option<Record>| record.as_ref().map(Record::fields);
            let (ours, theirs) = (fields(&ours), fields(&theirs));
            let comparison = Comparison {
                key: &key,
                has_base: base.is_some(),
            };
            let base = base.as_ref().and_then(fields);
            let now = comparison.record(base.as_ref(), ours.as_ref(), theirs.as_ref(), choose);
            if now != ours {
                merged.push((key, now));
            }
        }
        merged
    }
}

/// Which of several states it is that theirs most likely began with: the one that differs from theirs in the fewest
/// records, of those alike the first.
pub fn nearest<'a>(states: impl IntoIterator<Item = &'a Plan>, theirs: &Plan) -> Option<usize> {
    let states = states.into_iter().enumerate();
    let distance = |state: &Plan| {
        let state = handed_out(state, theirs);
        let differs = |(of, other): (&Plan, &Plan)| {
            let records = of
                .records()
                .filter(|record| record.key().kind != Kind::Plan);
            records
                .filter(|record| other.record(&record.key()).as_ref() != Some(record))
                .count()
        };
        differs((&state, theirs)) + differs((theirs, &state))
    };
    states
        .map(|(at, state)| (distance(state), at))
        .min()
        .map(|(_, at)| at)
}

/// A state of the plan as whoever made theirs got it: without what is private, but for what theirs has of it.
fn handed_out(state: &Plan, theirs: &Plan) -> Plan {
    let private = state.records().filter(Record::is_private);
    let kept: BTreeSet<Key> = private
        .map(|record| record.key())
        .filter(|key| theirs.record(key).is_some())
        .collect();
    state.without_private_but(&kept)
}
