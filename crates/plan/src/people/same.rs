//! The same person typed twice.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

use serde_json::{Map, Value};

use super::name::{Likeness, fold, has_initial, keys, short_key};
use crate::{
    Edit, Id, Kind, Plan,
    codec::Path,
    model::{About, Person},
};

/// Where the plan's notes keep who is not the same.
const APART: &str = "people_apart";

/// Two people who may be one.
#[derive(Clone, Debug, PartialEq)]
pub struct SamePerson {
    /// Who would stay: the fuller name, or the one with more goals.
    pub keep: Id<Person>,
    /// Who would be joined to the first.
    pub gone: Id<Person>,
    /// What speaks for it.
    pub why: Likeness,
}

/// People who may be one and the same, unless someone said that they are not. The surest first,
/// then by name.
pub fn same_people(plan: &Plan) -> Vec<SamePerson> {
    let people: Vec<&Arc<Person>> = plan.tables().people.values().collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut short: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut mails: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, person) in people.iter().enumerate() {
        for key in keys(&person.name) {
            groups.entry(key).or_default().push(at);
        }
        if let Some(key) = short_key(&person.name) {
            short.entry(key).or_default().push(at);
        }
        let mail = person.email.trim().to_lowercase();
        if !mail.is_empty() {
            mails.entry(mail).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for group in groups.values().chain(mails.values()) {
        for other in group.iter().skip(1) {
            pairs.insert((group[0], *other));
        }
    }
    for group in short.values().filter(|group| group.len() > 1) {
        for one in group.iter().filter(|at| has_initial(&people[**at].name)) {
            pairs.extend(
                group
                    .iter()
                    .filter(|other| *other != one)
                    .map(|other| (*one.min(other), *one.max(other))),
            );
        }
    }
    let mut goals: HashMap<&Id<Person>, usize> = HashMap::new();
    for owner in plan
        .tables()
        .goals
        .values()
        .filter_map(|goal| goal.owner.as_ref())
    {
        *goals.entry(owner).or_default() += 1;
    }
    let apart = apart(plan);
    let worth = |person: &Person| {
        let length = fold(&person.name).len();
        let filled = [&person.role, &person.email]
            .iter()
            .filter(|text| !text.is_empty())
            .count();
        (goals.get(&person.id).copied().unwrap_or(0), filled, length)
    };
    let mut found: Vec<SamePerson> = pairs
        .into_iter()
        .filter_map(|(one, other)| {
            let (one, other) = (people[one], people[other]);
            if apart.contains(&pair(&one.id, &other.id)) {
                return None;
            }
            let same_mail = || {
                one.email.trim().eq_ignore_ascii_case(other.email.trim())
                    && !one.email.trim().is_empty()
            };
            let why = Likeness::between(&one.name, &other.name)
                .or_else(|| same_mail().then_some(Likeness::Email))?;
            let full = |person: &Person| match why {
                Likeness::Initials => fold(&person.name).len(),
                _ => 0,
            };
            let first_stays = (full(one), worth(one)) >= (full(other), worth(other));
            let (keep, gone) = if first_stays {
                (one, other)
            } else {
                (other, one)
            };
            Some(SamePerson {
                keep: keep.id.clone(),
                gone: gone.id.clone(),
                why,
            })
        })
        .collect();
    found.sort_by_cached_key(|same| {
        let name = plan
            .tables()
            .people
            .get(&same.keep)
            .map(|person| fold(&person.name));
        (same.why, name)
    });
    found
}

/// Remembers with the plan that two people are not one and the same.
pub fn keep_apart(plan: &Plan, one: &Id<Person>, other: &Id<Person>) -> Edit {
    let mut about = About::clone(plan.about());
    if about.notes.is_null() {
        about.notes = Value::Object(Map::new());
    }
    // Notes of another shape are someone else's; then the question is only put again.
    if let Some(notes) = about.notes.as_object_mut() {
        let (first, second) = pair(one, other);
        let list = notes
            .entry(APART)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(list) = list.as_array_mut() {
            list.push(Value::from(vec![first, second]));
        }
    }
    Edit::Put(about.into())
}

/// How many times the plan speaks of this person: goals, check-ins, teams, meetings and so on.
pub fn references_to(plan: &Plan, person: &Id<Person>) -> usize {
    let mut count = 0;
    for record in plan.records() {
        record.references(&mut Path::default(), &mut |_, kind, id| {
            count += usize::from(kind == Kind::Person && id == person.as_str());
        });
    }
    count
}

fn pair(one: &Id<Person>, other: &Id<Person>) -> (String, String) {
    let (first, second) = if one <= other {
        (one, other)
    } else {
        (other, one)
    };
    (first.to_string(), second.to_string())
}

fn apart(plan: &Plan) -> BTreeSet<(String, String)> {
    let list = plan.about().notes.get(APART).and_then(Value::as_array);
    let both = |entry: &Value| {
        let name = |at| entry.get(at).and_then(Value::as_str).map(str::to_owned);
        Some((name(0)?, name(1)?))
    };
    list.into_iter().flatten().filter_map(both).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Goal;

    fn plan(people: &[(&str, &str, &str)]) -> Plan {
        let mut plan = Plan::new(Id::from_bits(1), "");
        for (id, name, email) in people {
            let person = Person {
                id: Id::new(id).unwrap(),
                name: (*name).to_owned(),
                email: (*email).to_owned(),
                ..Person::default()
            };
            plan.apply(Edit::Put(person.into())).unwrap();
        }
        plan
    }

    fn found(plan: &Plan) -> Vec<(String, String, Likeness)> {
        let same = same_people(plan).into_iter();
        same.map(|same| (same.keep.to_string(), same.gone.to_string(), same.why))
            .collect()
    }

    fn told(keep: &str, gone: &str, why: Likeness) -> (String, String, Likeness) {
        (keep.to_owned(), gone.to_owned(), why)
    }

    #[test]
    fn each_pair_is_told_once_with_the_fuller_one_kept() {
        let plan = plan(&[
            ("a", "Ana Silva", ""),
            ("b", "silva, ana", ""),
            ("c", "A. Silva", ""),
            ("d", "Bo Ek", "bo@x.org"),
            ("e", "Bosse", "BO@x.org "),
            ("f", "Cai Wu", ""),
        ]);
        assert_eq!(
            found(&plan),
            [
                told("a", "b", Likeness::Order),
                told("a", "c", Likeness::Initials),
                told("b", "c", Likeness::Initials),
                told("d", "e", Likeness::Email),
            ]
        );
    }

    #[test]
    fn who_has_goals_stays() {
        let mut plan = plan(&[("a", "Ana Silva", ""), ("b", "ana silva", "")]);
        let goal = Goal {
            id: Id::from_bits(9),
            owner: Id::new("b"),
            ..Goal::default()
        };
        plan.apply(Edit::Put(goal.into())).unwrap();
        assert_eq!(found(&plan), [told("b", "a", Likeness::Spelling)]);
        assert_eq!(references_to(&plan, &Id::new("b").unwrap()), 1);
        assert_eq!(references_to(&plan, &Id::new("a").unwrap()), 0);
    }

    #[test]
    fn who_was_told_apart_is_not_told_again() {
        let mut plan = plan(&[
            ("a", "Ana Silva", ""),
            ("b", "Ana Silva", ""),
            ("c", "A. Silva", ""),
        ]);
        let id = |text| Id::new(text).unwrap();
        plan.apply(keep_apart(&plan, &id("b"), &id("a"))).unwrap();
        plan.apply(keep_apart(&plan, &id("c"), &id("a"))).unwrap();
        assert_eq!(found(&plan), [told("b", "c", Likeness::Initials)]);
    }

    #[test]
    fn notes_of_another_shape_are_left_alone() {
        let mut plan = plan(&[("a", "Ana", ""), ("b", "ana", "")]);
        let about = About {
            notes: Value::from("mine"),
            ..About::clone(plan.about())
        };
        plan.apply(Edit::Put(about.into())).unwrap();
        let id = |text| Id::new(text).unwrap();
        assert!(
            plan.apply(keep_apart(&plan, &id("a"), &id("b")))
                .unwrap()
                .is_empty()
        );
        assert_eq!(plan.about().notes, "mine");
    }
}
