//! Arbitrary edits: made without knowledge of a plan, and aimed at one when they are applied.

use proptest::{collection::vec, prelude::*, sample::Index, strategy::Union};
use serde_json::{Map, Value};
use sightline_plan::{
    Edit, Entity, Fate, Goal, Id, Key, Kind, Plan, Record, Table,
    model::{CheckIn, Person},
};

use super::{day, empty, shape};

/// An edit to be aimed at a plan.
#[derive(Clone, Debug)]
pub enum Op {
    /// Put a record; where `sensible`, its references lead somewhere and its ids differ.
    Put {
        kind: Kind,
        fields: Map<String, Value>,
        sensible: bool,
    },
    /// Give one field of a record the value that another record has there.
    Patch {
        at: Index,
        field: Index,
        from: Map<String, Value>,
    },
    Remove(Index),
    RemoveKeepChildren(Index),
    Move {
        goal: Index,
        parent: Option<Index>,
        before: Option<Index>,
    },
    Agree {
        goal: Index,
        day: u32,
        by: Option<Index>,
    },
    CheckIn {
        goal: Index,
        day: u32,
        metric: Index,
        value: f64,
        confidence: Option<u32>,
    },
    Merge(Index, Index),
    Several(Vec<Op>),
}

/// A sequence of edits.
pub fn ops(longest: usize) -> impl Strategy<Value = Vec<Op>> {
    vec(op(), 0..longest)
}

/// One edit, seldom a nonsensical one.
pub fn op() -> BoxedStrategy<Op> {
    let at = any::<Index>;
    let maybe = || proptest::option::weighted(0.8, any::<Index>());
    let value = prop_oneof![
        9 => (0u32..100).prop_map(f64::from),
        1 => proptest::sample::select(vec![f64::NAN, f64::INFINITY, -0.0, 1e300, 0.1]),
    ];
    let single = prop_oneof![
        6 => put(Kind::Goal),
        4 => Union::new(Kind::ALL[1..].iter().map(|kind| put(*kind))),
        4 => (at(), at(), shape::record_of(Kind::Goal))
            .prop_map(|(at, field, from)| Op::Patch { at, field, from }),
        2 => at().prop_map(Op::Remove),
        1 => at().prop_map(Op::RemoveKeepChildren),
        4 => (at(), maybe(), proptest::option::of(at()))
            .prop_map(|(goal, parent, before)| Op::Move { goal, parent, before }),
        2 => (at(), 1u32..31, proptest::option::of(at()))
            .prop_map(|(goal, day, by)| Op::Agree { goal, day, by }),
        2 => (at(), 1u32..31, at(), value, proptest::option::of(0u32..12)).prop_map(
            |(goal, day, metric, value, confidence)| Op::CheckIn {
                goal, day, metric, value, confidence
            }
        ),
        1 => (at(), at()).prop_map(|(keep, gone)| Op::Merge(keep, gone)),
    ]
    .boxed();
    prop_oneof![
        12 => single.clone(),
        1 => vec(single, 0..4).prop_map(Op::Several),
    ]
    .boxed()
}

fn put(kind: Kind) -> BoxedStrategy<Op> {
    (shape::record_of(kind), proptest::bool::weighted(0.85))
        .prop_map(move |(fields, sensible)| Op::Put {
            kind,
            fields,
            sensible,
        })
        .boxed()
}

/// What comes of these edits; those that are refused are left out.
pub fn grown(ops: &[Op]) -> Plan {
    let mut plan = empty();
    for op in ops {
        let _ = plan.apply(op.edit(&plan));
    }
    plan
}

impl Op {
    /// The edit, aimed at what this plan holds.
    pub fn edit(&self, plan: &Plan) -> Edit {
        let tables = plan.tables();
        let goal = |at: &Index| pick(&tables.goals, at);
        let person = |at: &Index| pick(&tables.people, at);
        match self {
            Self::Put {
                kind,
                fields,
                sensible,
            } => {
                let record = shape::read(*kind, fields.clone());
                Edit::Put(if *sensible {
                    aimed(record, plan)
                } else {
                    record
                })
            }
            Self::Patch { at, field, from } => {
                let Some(old) = tables.goals.get(&goal(at)) else {
                    return Edit::Remove(Key::from(&goal(at)));
                };
                let mut fields = Record::Goal(old.clone()).fields();
                if !from.is_empty() {
                    let (name, value) = from.iter().nth(field.index(from.len())).unwrap();
                    fields.insert(name.clone(), value.clone());
                }
                fields.insert("id".to_owned(), Value::from(old.id.as_str()));
                Edit::Put(aimed(shape::read(Kind::Goal, fields), plan))
            }
            Self::Remove(at) => {
                let keys: Vec<Key> = plan.records().map(|record| record.key()).collect();
                Edit::Remove(at.get(&keys).clone())
            }
            Self::RemoveKeepChildren(at) => Edit::RemoveGoalKeepChildren(goal(at)),
            Self::Move {
                goal: at,
                parent,
                before,
            } => {
                let before = before.as_ref().map(goal);
                // To stand before a goal is to share its parent, more often than not.
                let beside = before.as_ref().and_then(|id| plan.goal(id));
                let parent = parent.as_ref().map(goal);
                let parent = beside.map_or(parent, |beside| beside.parent.clone());
                Edit::MoveGoal {
                    id: goal(at),
                    parent,
                    before,
                }
            }
            Self::Agree {
                goal: at,
                day: on,
                by,
            } => {
                let by = by.as_ref().map(person);
                Edit::AgreeGoal {
                    id: goal(at),
                    on: day(*on),
                    by,
                }
            }
            Self::CheckIn {
                goal: at,
                day: on,
                metric,
                value,
                confidence,
            } => {
                let id: Id<Goal> = goal(at);
                let metrics = plan
                    .goal(&id)
                    .map(|goal| goal.metrics.clone())
                    .unwrap_or_default();
                let values = match metrics.is_empty() {
                    true => Vec::new(),
                    false => vec![(metric.get(&metrics).id.clone(), *value)],
                };
                let check_in = CheckIn {
                    id: Id::from_bits(u64::from(*on)),
                    goal: Some(id),
                    on: Some(day(*on)),
                    confidence: *confidence,
                    ..CheckIn::default()
                };
                Edit::CheckIn { check_in, values }
            }
            Self::Merge(keep, gone) => {
                let (keep, gone): (Id<Person>, Id<Person>) = (person(keep), person(gone));
                Edit::MergePeople { keep, gone }
            }
            Self::Several(ops) => Edit::Several(ops.iter().map(|op| op.edit(plan)).collect()),
        }
    }
}

/// The id of some record of the table, or of none that exists.
fn pick<T: Entity>(table: &Table<T>, at: &Index) -> Id<T> {
    let nth = at.index(table.len() + 1);
    let id = table.keys().nth(nth).cloned();
    id.unwrap_or_else(|| Id::new("nobody").unwrap())
}

/// The record with its references led to what is there, and its ids made to differ.
fn aimed(record: Record, plan: &Plan) -> Record {
    let own = record.key();
    let aimed = record.relinked(&mut |kind, id| {
        let there: Vec<Key> = plan
            .records()
            .map(|there| there.key())
            .filter(|key| key.kind == kind && *key != own)
            .collect();
        let nth = id.bytes().map(usize::from).sum::<usize>();
        match there.get(nth % there.len().max(1)) {
            Some(key) => Fate::Becomes(key.id.clone()),
            None => Fate::Goes,
        }
    });
    match aimed {
        Record::Goal(goal) => {
            let mut goal = Goal::clone(&goal);
            goal.supports.retain(|id| Some(id) != goal.parent.as_ref());
            let parent = goal.parent.as_ref().and_then(|id| plan.goal(id));
            goal.level = goal
                .level
                .max(parent.map_or(goal.level, |parent| parent.level));
            for (at, metric) in goal.metrics.iter_mut().enumerate() {
                metric.id = format!("m{at}");
            }
            for (at, milestone) in goal.milestones.iter_mut().enumerate() {
                milestone.id = format!("s{at}");
            }
            goal.confidence = goal.confidence.map(|value| value % 11);
            goal.into()
        }
        other => other,
    }
}
