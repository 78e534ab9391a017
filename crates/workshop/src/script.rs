//! Runs a workshop from a file of answers, from the first step to the last: for scripts and tests.
//!
//! `{"today":"2026-11-22","plan":{…},"person":"Ada","answers":{"step":{"input":value}}}`: see the crate's documentation.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use sightline_plan::{
    Edit, Id, Plan,
    codec::parse_date,
    file,
    model::{Person, Run},
};

use crate::{
    definition::Workshop,
    run::{Guide, Stop, about, begin, begin_edit, ended, moved, split},
};

/// A file of answers.
#[derive(Clone, Debug)]
pub struct Script {
    /// The day on which all of it happens.
    pub today: NaiveDate,
    /// The plan that it begins with.
    pub plan: Plan,
    /// Whom the run is about, by id or name; somebody who is not in the plan is added.
    pub person: Option<String>,
    /// Answers by input, by stop.
    pub answers: Map<String, Value>,
}

/// Why a script cannot be run: what, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where, such as `answers.purpose.mission`.
    pub at: String,
    /// A stable kebab-case code.
    pub code: String,
}

impl Fault {
    fn new(at: impl Into<String>, code: &str) -> Self {
        Self {
            at: at.into(),
            code: code.to_owned(),
        }
    }
}

/// Reads a file of answers.
///
/// # Errors
/// The first thing that is not as it should be.
pub fn read(text: &str) -> Result<Script, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| {
        Fault::new(
            format!("line {}, column {}", error.line(), error.column()),
            "not-json",
        )
    })?;
    let Value::Object(mut fields) = value else {
        return Err(Fault::new("", "expected-object"));
    };
    let today = fields
        .get("today")
        .and_then(Value::as_str)
        .and_then(parse_date);
    let today = today.ok_or_else(|| Fault::new("today", "expected-date"))?;
    let plan = match fields.shift_remove("plan") {
        None | Some(Value::Null) => Plan::new(Id::from_bits(1), ""),
        Some(plan) => {
            let fault = |problem: &sightline_plan::Problem| {
                Fault::new(format!("plan.{}", problem.path), problem.fault.code())
            };
            let reading = file::read(&plan.to_string()).map_err(|problem| fault(&problem))?;
            match reading.problems.first() {
                Some(problem) => return Err(fault(problem)),
                None if reading.newer.is_some() => return Err(Fault::new("plan.version", "newer")),
                None => reading.plan,
            }
        }
    };
    let person = match fields.shift_remove("person") {
        None | Some(Value::Null) => None,
        Some(Value::String(person)) => Some(person),
        Some(_) => return Err(Fault::new("person", "expected-text")),
    };
    let answers = match fields.shift_remove("answers") {
        Some(Value::Object(answers)) => answers,
        _ => return Err(Fault::new("answers", "expected-object")),
    };
    Ok(Script {
        today,
        plan,
        person,
        answers,
    })
}

/// What came of a script.
#[derive(Clone, Debug)]
pub struct Played {
    /// The plan afterwards.
    pub plan: Plan,
    /// The run in it.
    pub run: Id<Run>,
    /// The stops that were gone through, in their order.
    pub stops: Vec<String>,
}

/// Runs a workshop from the first step to the last with a script's answers. The same script always gives the
/// same plan.
///
/// # Errors
/// The first answer that is not taken, or that nothing asks for.
///
/// # Example
/// ```
/// use sightline_workshop::{content, script};
///
/// let workshop = content::workshop("strategy-on-a-page").ok_or("it is shipped")?;
/// let script = script::read(
///     r#"{ "today": "2026-11-22", "answers": { "no-such-step": { "x": 1 } } }"#,
/// );
/// let script = script.map_err(|fault| fault.code)?;
/// // What nothing asks for is a mistake of the script's, and said with its place.
/// let fault = script::play(&workshop, &script).err().ok_or("it was taken")?;
/// assert_eq!((&*fault.at, &*fault.code), ("answers.no-such-step", "no-such-stop"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn play(workshop: &Workshop, script: &Script) -> Result<Played, Fault> {
    let mut bits = bits(0x5eed);
    let mut plan = script.plan.clone();
    let refused = |refusal: sightline_plan::Refusal| Fault::new("plan", refusal.fault.code());
    let mut run = begin(workshop, "", script.today, &mut bits);
    // Ids are the same each time: another run of the same script in one plan wants others.
    while plan.has(sightline_plan::Kind::Run, run.id.as_str()) {
        run = begin(workshop, "", script.today, &mut bits);
    }
    if let Some(name) = &script.person {
        let known = {
            let mut people = plan.tables().people.values();
            let found = people.find(|it| it.id.as_str() == name || it.name == *name);
            found.map(|person| person.id.clone())
        };
        let person = match known {
            Some(person) => person,
            None => {
                let person = Person {
                    id: Id::from_bits(bits()),
                    name: name.clone(),
                    ..Person::default()
                };
                let id = person.id.clone();
                plan.apply(Edit::Put(person.into())).map_err(refused)?;
                id
            }
        };
        run = about(run, &plan, Some(person));
    }
    let id = run.id.clone();
    plan.apply(begin_edit(&run)).map_err(refused)?;
    let (mut done, mut used, mut stops) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut now = 0.0;
    while let Some((key, answers)) = next(&plan, &id, workshop, script, &mut done) {
        let standing = plan.tables().runs.get(&id).map(|run| moved(run, &key, now));
        if let Some(run) = standing {
            plan.apply(Edit::Put(run.into())).map_err(refused)?;
        }
        now += 60_000.0;
        for (name, values) in answers {
            used.insert(name.clone());
            let Value::Object(values) = values else {
                return Err(Fault::new(format!("answers.{name}"), "expected-object"));
            };
            for (input, value) in values {
                let at = format!("answers.{name}.{input}");
                let Some(guide) = Guide::new(&plan, &id, workshop, script.today) else {
                    return Err(Fault::new(at, "no-such-stop"));
                };
                let edit = guide
                    .answer(&key, &input, value, &mut bits)
                    .map_err(|refused| {
                        let path = refused.path();
                        let dot = if path.is_empty() || path.starts_with('[') {
                            ""
                        } else {
                            "."
                        };
                        Fault::new(format!("{at}{dot}{path}"), refused.code())
                    })?;
                plan.apply(edit)
                    .map_err(|refusal| Fault::new(at, refusal.fault.code()))?;
            }
        }
        stops.push(key);
    }
    if let Some(name) = script.answers.keys().find(|name| !used.contains(*name)) {
        return Err(Fault::new(format!("answers.{name}"), "no-such-stop"));
    }
    let end = plan
        .tables()
        .runs
        .get(&id)
        .map(|run| ended(run, script.today, now));
    if let Some(run) = end {
        plan.apply(sightline_plan::Edit::Put(run.into()))
            .map_err(refused)?;
    }
    Ok(Played {
        plan,
        run: id,
        stops,
    })
}

/// The next stop that was not gone through, and what the script says for it: to all repetitions first, then to
/// this one.
#[allow(clippy::type_complexity, reason = "a stop and its answers")]
fn next(
    plan: &Plan,
    run: &Id<Run>,
    workshop: &Workshop,
    script: &Script,
    done: &mut BTreeSet<String>,
) -> Option<(String, Vec<(String, Value)>)> {
    let guide = Guide::new(plan, run, workshop, script.today)?;
    let stop = guide
        .stops()
        .into_iter()
        .find(|stop| stop.is_on() && !done.contains(&stop.key))?;
    done.insert(stop.key.clone());
    let names = script
        .answers
        .iter()
        .filter(|(name, _)| is_for(name, &stop));
    let mut answers: Vec<(String, Value)> = names
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    answers.sort_by_key(|(name, _)| name.len());
    Some((stop.key, answers))
}

fn is_for(name: &str, stop: &Stop) -> bool {
    let (step, item) = split(name);
    step == stop.step.id
        && item.is_none_or(|item| {
            stop.item
                .as_ref()
                .is_some_and(|known| known.id == item || known.label == item)
        })
}

/// Ids that are the same each time (SplitMix64).
pub fn bits(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = state;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}
