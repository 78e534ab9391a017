//! What a plan knows of one person beside their goals: talks, follow-ups, recognition; and who could fill which role.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    Id, Plan,
    model::{Action, Person, Recognition, Review, Run},
    recognition::Wanted,
};

use super::fold;

/// What a plan knows of one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Folder {
    /// Runs of workshops about them, such as one-to-ones, the latest first.
    pub talks: Vec<Arc<Run>>,
    /// Reviews of their work, the latest first.
    pub reviews: Vec<Arc<Review>>,
    /// What they are to do, and what came of talks about them, as long as it is not done: by day, those without one last.
    pub follow_ups: Vec<Arc<Action>>,
    /// What of it is done, the latest first.
    pub done: Vec<Arc<Action>>,
    /// Praise, wins, stories and feedback about them, the latest first.
    pub recognitions: Vec<Arc<Recognition>>,
}

impl Folder {
    /// What a plan knows of a person.
    pub fn of(plan: &Plan, person: &Id<Person>) -> Self {
        let tables = plan.tables();
        let about = |id: &Option<Id<Person>>| id.as_ref() == Some(person);
        let talks = tables.runs.values().filter(|run| about(&run.person));
        let mut talks: Vec<Arc<Run>> = talks.cloned().collect();
        talks.sort_by_key(|run| Reverse((run.started, run.id.clone())));
        let reviews = tables.reviews.values().filter(|it| about(&it.person));
        let mut reviews: Vec<Arc<Review>> = reviews.cloned().collect();
        reviews.sort_by_key(|review| Reverse((review.on, review.id.clone())));
        let of_talk = |run: &Option<Id<Run>>| {
            run.as_ref()
                .is_some_and(|run| talks.iter().any(|talk| talk.id == *run))
        };
        let actions = tables.actions.values();
        let theirs = actions.filter(|action| about(&action.owner) || of_talk(&action.run));
        let (mut done, mut follow_ups): (Vec<Arc<Action>>, Vec<Arc<Action>>) =
            theirs.cloned().partition(|action| action.done_on.is_some());
        done.sort_by_key(|action| Reverse((action.done_on, action.id.clone())));
        follow_ups.sort_by_key(|action| (action.due.is_none(), action.due, action.id.clone()));
        let recognitions = Wanted::of_person(person).among(plan);
        Self {
            talks,
            reviews,
            follow_ups,
            done,
            recognitions,
        }
    }
}

/// Who of a leader's people could fill which role: each role as it is first written, with the people by name. Roles
/// that are written alike but for capitals and accents are one.
pub fn bench(plan: &Plan, leader: &Id<Person>) -> Vec<(String, Vec<Arc<Person>>)> {
    let people = plan.tables().people.values();
    let mut led: Vec<&Arc<Person>> = people.filter(|it| leads(plan, leader, it)).collect();
    led.sort_by_cached_key(|person| fold(&person.name));
    let mut roles: Vec<(String, Vec<Arc<Person>>)> = Vec::new();
    for person in led {
        for role in person.could_fill.iter().map(|role| role.trim()) {
            if role.is_empty() {
                continue;
            }
            match roles
                .iter_mut()
                .find(|(known, _)| fold(known) == fold(role))
            {
                Some((_, people)) => people.push(Arc::clone(person)),
                None => roles.push((role.to_owned(), vec![Arc::clone(person)])),
            }
        }
    }
    roles.sort_by_cached_key(|(role, _)| fold(role));
    roles
}

/// Whether somebody manages a person, or leads the unit that they work in or one above it.
fn leads(plan: &Plan, leader: &Id<Person>, person: &Person) -> bool {
    if person.id == *leader {
        return false;
    }
    if person.manager.as_ref() == Some(leader) {
        return true;
    }
    let teams = &plan.tables().teams;
    let mut unit = person.team.as_ref();
    // Units above each other in a circle are refused when a plan is read.
    for _ in 0..teams.len() {
        let Some(team) = unit.and_then(|id| teams.get(id)) else {
            return false;
        };
        if team.lead.as_ref() == Some(leader) {
            return true;
        }
        unit = team.parent.as_ref();
    }
    false
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{Edit, Record};

    fn plan(records: Vec<Record>) -> Plan {
        let mut plan = Plan::new(Id::from_bits(1), "");
        let edits = records.into_iter().map(Edit::Put).collect();
        plan.apply(Edit::Several(edits)).unwrap();
        plan
    }

    fn person(bits: u64, name: &str, manager: Option<u64>, roles: &[&str]) -> Record {
        let person = Person {
            id: Id::from_bits(bits),
            name: name.to_owned(),
            manager: manager.map(Id::from_bits),
            could_fill: roles.iter().map(|role| (*role).to_owned()).collect(),
            ..Person::default()
        };
        person.into()
    }

    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 11, day)
    }

    #[test]
    fn talks_follow_ups_and_praise_of_one_person() {
        let talk = |bits: u64, on| Run {
            id: Id::from_bits(bits),
            person: Some(Id::from_bits(2)),
            started: on,
            ..Run::default()
        };
        let action = |bits: u64, run: Option<u64>, owner: Option<u64>, due, done_on| Action {
            id: Id::from_bits(bits),
            run: run.map(Id::from_bits),
            owner: owner.map(Id::from_bits),
            due,
            done_on,
            ..Action::default()
        };
        let praise = Recognition {
            id: Id::from_bits(30),
            person: Some(Id::from_bits(2)),
            ..Recognition::default()
        };
        let plan = plan(vec![
            person(2, "Mira", None, &[]),
            person(3, "Jon", None, &[]),
            talk(10, day(1)).into(),
            talk(11, day(15)).into(),
            action(20, Some(10), Some(3), None, None).into(),
            action(21, None, Some(2), day(20), None).into(),
            action(22, None, Some(2), day(9), day(8)).into(),
            action(23, None, Some(3), day(9), None).into(),
            praise.into(),
        ]);
        let folder = Folder::of(&plan, &Id::from_bits(2));
        let bits = |ids: &[u64]| {
            ids.iter()
                .map(|bits| Id::from_bits(*bits))
                .collect::<Vec<_>>()
        };
        let of =
            |actions: &[Arc<Action>]| actions.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let talks: Vec<Id<Run>> = folder.talks.iter().map(|run| run.id.clone()).collect();
        assert_eq!(talks, bits_of_runs(&[11, 10]));
        assert_eq!(of(&folder.follow_ups), bits(&[21, 20]));
        assert_eq!(of(&folder.done), bits(&[22]));
        assert_eq!(folder.recognitions.len(), 1);
    }

    fn bits_of_runs(ids: &[u64]) -> Vec<Id<Run>> {
        ids.iter().map(|bits| Id::from_bits(*bits)).collect()
    }

    #[test]
    fn the_bench_is_of_those_whom_one_leads() {
        let plan = plan(vec![
            person(2, "Lea", None, &["Board member"]),
            person(3, "Mira", Some(2), &["Head of care", " "]),
            person(4, "Jon", Some(2), &["head of Care", "Planner"]),
            person(5, "Ada", None, &["Head of care"]),
        ]);
        let bench = bench(&plan, &Id::from_bits(2));
        let names: Vec<(&str, Vec<&str>)> = bench
            .iter()
            .map(|(role, people)| (&**role, people.iter().map(|it| &*it.name).collect()))
            .collect();
        assert_eq!(
            names,
            [
                ("head of Care", vec!["Jon", "Mira"]),
                ("Planner", vec!["Jon"])
            ]
        );
    }
}
