//! What stays behind when a plan leaves the device.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use serde_json::Value;

use crate::{
    Goal, Id, Key, Kind, Plan, Record,
    codec::Field,
    edit::Transaction,
    model::{Person, Run},
};

impl Record {
    /// Whether someone marked the record as private, or it is private by its nature: a review, a
    /// one-to-one, a check-in that names a cause of underperformance.
    pub fn is_private(&self) -> bool {
        match self {
            Self::Goal(goal) => goal.private,
            Self::CheckIn(check_in) => check_in.is_private(),
            Self::Initiative(initiative) => initiative.private,
            Self::Definition(definition) => definition.private,
            Self::Decision(decision) => decision.private,
            Self::Action(action) => action.private,
            Self::Meeting(meeting) => meeting.is_private(),
            Self::Run(run) => run.private,
            Self::Interview(interview) => interview.private,
            Self::Review(review) => review.private,
            Self::Recognition(recognition) => recognition.private,
            Self::DataSource(source) => source.private,
            Self::Plan(_) | Self::Person(_) | Self::Team(_) | Self::Response(_) => false,
        }
    }

    /// Whether it is private, or something in it is: what a person wants to grow in, and the roles that they could
    /// fill.
    pub fn keeps_private(&self) -> bool {
        match self {
            Self::Person(person) => says_private(person),
            _ => self.is_private(),
        }
    }
}

fn says_private(person: &Person) -> bool {
    !person.development.is_empty() || !person.could_fill.is_empty()
}

impl Plan {
    /// The plan as it may leave this device, see [`Plan::without_private_but`].
    #[must_use]
    pub fn without_private(&self) -> Self {
        self.without_private_but(&BTreeSet::new())
    }

    /// The plan as it may leave this device, but with the private records of `ticked`.
    ///
    /// - Every private record is left out, and every reference to it.
    /// - With a goal go its check-ins. The goals below it serve the next goal above that is left,
    ///   in its place; what they gave to it, they do not give there, so their contributions are
    ///   cleared, as when it is removed.
    /// - With a run or a meeting goes what came of it and nobody else need know: its actions,
    ///   decisions, interviews and answers. An agreed definition stays.
    /// - What a person wants to grow in, and the roles that they could fill, stay here unless the person is in `ticked`.
    /// - What people typed in public records stays, even where it speaks of a private one.
    #[must_use]
    pub fn without_private_but(&self, ticked: &BTreeSet<Key>) -> Self {
        let private = self.records().filter(Record::is_private);
        let private = private.map(|record| record.key());
        let mut gone = BTreeSet::new();
        gone.extend(private.filter(|key| !ticked.contains(key)));
        let people = self.tables().people.values();
        let reticent: Vec<Person> = people
            .filter(|person| says_private(person) && !ticked.contains(&Key::from(&person.id)))
            .map(|person| Person {
                development: Vec::new(),
                could_fill: Vec::new(),
                ..Person::clone(person)
            })
            .collect();
        if gone.is_empty() && reticent.is_empty() {
            return self.clone();
        }
        let came_of: Vec<Key> = self
            .records()
            .filter(|record| came_of(record, &gone))
            .map(|record| record.key())
            .filter(|key| !ticked.contains(key))
            .collect();
        gone.extend(came_of);

        let mut transaction = Transaction::on(self);
        move_up(&mut transaction, self, &gone);
        for goal in self.tables().goals.values() {
            forget(&mut transaction, self, &goal.id, &gone);
        }
        transaction.remove(gone);
        for person in reticent {
            transaction.put(person.into());
        }
        transaction.into_plan()
    }
}

/// Whether the record came of a run or meeting that is left out.
fn came_of(record: &Record, gone: &BTreeSet<Key>) -> bool {
    let run = |run: &Option<Id<Run>>| run.as_ref().is_some_and(|id| gone.contains(&Key::from(id)));
    match record {
        Record::Action(action) => {
            let meeting = action.meeting.as_ref();
            run(&action.run) || meeting.is_some_and(|id| gone.contains(&Key::from(id)))
        }
        Record::Decision(decision) => run(&decision.run),
        Record::Interview(interview) => run(&interview.run),
        Record::Response(response) => run(&response.run),
        _ => false,
    }
}

/// Hangs goals whose parent goes below the next goal above that stays.
fn move_up(transaction: &mut Transaction, plan: &Plan, gone: &BTreeSet<Key>) {
    let goes = |goal: &Goal| gone.contains(&Key::from(&goal.id));
    // Each topmost goal that goes, with those that take its place, in the order of the outline.
    let mut topmost: Vec<(&Arc<Goal>, Vec<Arc<Goal>>)> = Vec::new();
    // For each goal that goes, the place of the topmost one above it; parents come first in the
    // outline.
    let mut under: HashMap<&str, usize> = HashMap::new();
    for (_, goal) in plan.outline() {
        let parent = goal.parent.as_ref();
        let above = parent.and_then(|parent| under.get(parent.as_str()).copied());
        if goes(goal) {
            let top = above.unwrap_or(topmost.len());
            if above.is_none() {
                topmost.push((goal, Vec::new()));
            }
            under.insert(goal.id.as_str(), top);
        } else if let Some((_, heirs)) = above.and_then(|top| topmost.get_mut(top)) {
            heirs.push(Arc::clone(goal));
        }
    }
    for (gone, heirs) in topmost {
        // Making room may have numbered it anew.
        let gone = transaction.plan().goal(&gone.id).cloned();
        if let Some(gone) = gone
            && !heirs.is_empty()
        {
            transaction.move_up(heirs, &gone);
        }
    }
}

/// Puts the next goal above that stays in the place of one that goes, in what another goal
/// remembers of its agreement.
fn forget(transaction: &mut Transaction, plan: &Plan, id: &Id<Goal>, gone: &BTreeSet<Key>) {
    let Some(goal) = transaction.plan().goal(id) else {
        return;
    };
    let Some(agreed) = &goal.agreed else { return };
    let parent = agreed.snapshot.get("parent").and_then(Value::as_str);
    let Some(hidden) = parent.filter(|id| gone.contains(&Key::new(Kind::Goal, id))) else {
        return;
    };
    let above = plan.tables().goals.get(hidden).and_then(|hidden| {
        let mut above = plan.ancestors(hidden);
        above.find(|goal| !gone.contains(&Key::from(&goal.id)))
    });
    let (mut goal, mut agreed) = (Goal::clone(goal), agreed.clone());
    match above {
        Some(above) => agreed
            .snapshot
            .insert("parent".to_owned(), above.id.write()),
        None => agreed.snapshot.shift_remove("parent"),
    };
    agreed.snapshot.shift_remove("contribution");
    goal.agreed = Some(agreed);
    transaction.put(goal.into());
}
