//! Made-up answers to every input of a workshop: for tests, and to see what a workshop leaves behind.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};
use sightline_plan::{
    Edit, Goal, Id, Kind, Level, Plan,
    codec::Field,
    file,
    model::{Direction, Metric, Person, Run, Status},
};

use crate::{
    definition::{Column, ColumnKind, Input, InputKind, Target, Workshop},
    funnel,
    interview::{Kit, answered, marked},
    round::Ratings,
    run::{Guide, about, begin, begin_edit, split},
    script::bits,
    vote::Poll,
};

const PEOPLE: &[&str] = &["Ada Novak", "Ben Ortiz", "Chloe Park"];

/// A file of answers for [`script::read`](crate::script::read): every input of every stop that comes up is
/// answered. It begins with an empty plan or, for a meeting that comes round or is about a person, with one that has something
/// to talk about. `None` where an answer is not taken, which a test sees to.
pub fn answers(workshop: &Workshop, today: NaiveDate) -> Option<Value> {
    let mut bits = bits(0x5eed);
    let begun = workshop.about_person || workshop.every.is_some();
    let first = if begun {
        clinic(today)?
    } else {
        Plan::new(Id::from_bits(1), "")
    };
    let mut plan = first.clone();
    let person = workshop.about_person.then(|| Id::from_bits(ADA));
    let run = begin(workshop, "", today, &mut bits);
    let run = match &person {
        Some(_) => about(run, &plan, person.clone()),
        None => run,
    };
    plan.apply(begin_edit(&run)).ok()?;
    let mut answers = Map::new();
    let mut done: Vec<String> = Vec::new();
    while let Some((key, name)) = next(&plan, &run.id, workshop, today, &done) {
        let mut values = Map::new();
        let inputs = Guide::new(&plan, &run.id, workshop, today)?
            .step(&key)?
            .inputs
            .clone();
        for input in &inputs {
            let guide = Guide::new(&plan, &run.id, workshop, today)?;
            let value = made_up(&guide, &key, input);
            if value.is_null() {
                continue;
            }
            let edit = guide
                .answer(&key, &input.id, value.clone(), &mut bits)
                .ok()?;
            plan.apply(edit).ok()?;
            values.insert(input.id.clone(), value);
        }
        if !values.is_empty() {
            answers.insert(name, Value::Object(values));
        }
        done.push(key);
    }
    let mut file = json!({ "today": today.write(), "answers": answers });
    if begun {
        file["plan"] = serde_json::from_str(&file::write(&first)).ok()?;
    }
    if person.is_some() {
        file["person"] = json!(PEOPLE.first()?);
    }
    Some(file)
}

/// The bits of the first person's id.
const ADA: u64 = 11;

/// A small plan under way: a company's goal, and a person's with numbers.
fn clinic(today: NaiveDate) -> Option<Plan> {
    let mut plan = Plan::new(Id::from_bits(1), "Harbour Clinic");
    let people = PEOPLE.iter().zip(ADA..).map(|(name, bits)| Person {
        id: Id::from_bits(bits),
        name: (*name).to_owned(),
        ..Person::default()
    });
    let goal = |bits: u64, level, statement: &str, parent: Option<u64>| Goal {
        id: Id::from_bits(bits),
        level,
        statement: statement.to_owned(),
        status: Status::Active,
        parent: parent.map(Id::from_bits),
        owner: Some(Id::from_bits(ADA)),
        due: today.checked_add_days(Days::new(120)),
        metrics: vec![Metric {
            id: "wait".to_owned(),
            name: "wait for an appointment".to_owned(),
            unit: "days".to_owned(),
            direction: Direction::Decrease,
            baseline: Some(34.0),
            target: Some(14.0),
            ..Metric::default()
        }],
        ..Goal::default()
    };
    let goals = [
        goal(
            21,
            Level::Company,
            "Cut the wait for an appointment from 34 to 14 days",
            None,
        ),
        goal(
            22,
            Level::Person,
            "Call back within 2 days instead of 6",
            Some(21),
        ),
    ];
    let people = people.map(|person| Edit::Put(person.into()));
    let edits = people.chain(goals.map(|goal| Edit::Put(goal.into())));
    plan.apply(Edit::Several(edits.collect())).ok()?;
    Some(plan)
}

/// The next stop, and its name in a file of answers: a repetition goes by what it is called, since ids differ.
fn next(
    plan: &Plan,
    run: &Id<Run>,
    workshop: &Workshop,
    today: NaiveDate,
    done: &[String],
) -> Option<(String, String)> {
    let guide = Guide::new(plan, run, workshop, today)?;
    let stops = guide.stops();
    let stop = stops
        .into_iter()
        .find(|stop| stop.is_on() && !done.contains(&stop.key))?;
    let name = match &stop.item {
        Some(item) => format!("{}@{}", stop.step.id, item.label),
        None => stop.key.clone(),
    };
    Some((stop.key, name))
}

/// An answer to an input, in the shape that [`Guide::answer`] takes; `null` for what is only looked at.
pub fn made_up(guide: &Guide, key: &str, input: &Input) -> Value {
    let target = input.writes.as_ref().map(|output| output.to);
    let due = day(guide.today, 120);
    let words = if input.hint.is_empty() {
        &input.label
    } else {
        &input.hint
    };
    match input.kind {
        InputKind::ShortText | InputKind::LongText => json!(words),
        InputKind::List if target == Some(Target::People) => json!(PEOPLE),
        InputKind::List if target == Some(Target::Teams) => {
            let fixed = input.writes.iter().flat_map(|output| &output.with);
            let teams = fixed.into_iter().any(|fixed| fixed.value == "team");
            let unit = guide.stops().into_iter().find(|stop| stop.key == key);
            match unit.and_then(|stop| stop.item).filter(|_| teams) {
                Some(unit) => json!([format!("{} team", unit.label)]),
                None => json!(["Sales", "Marketing"]),
            }
        }
        InputKind::List => {
            let thoughts = 1..=3;
            Value::from_iter(thoughts.map(|n| format!("{} {n}", input.label)))
        }
        InputKind::Table => rows(guide, input),
        InputKind::Choice => {
            let ids = guide
                .options(input)
                .into_iter()
                .map(|option| Value::from(option.id));
            match input.many {
                true => Value::from_iter(ids.take(3)),
                false => ids.take(1).next().unwrap_or_default(),
            }
        }
        InputKind::Number => json!(
            input
                .min
                .unwrap_or(0.0)
                .max(12.0_f64.min(input.max.unwrap_or(12.0)))
        ),
        InputKind::Date => due,
        InputKind::Person => {
            let people = guide.plan.tables().people.keys();
            Value::from_iter(people.take(2).map(|id| id.as_str().to_owned()))
        }
        InputKind::Rating | InputKind::Confidence => ratings(guide, input),
        InputKind::Goal => {
            let (measure, due) = (measure(guide, key), date_words(guide.today));
            let statement = format!("Raise {measure} from 40 to 50 by {due}");
            // A goal of a step that is repeated for people is theirs.
            match split(key)
                .1
                .is_some_and(|item| guide.plan.has(Kind::Person, item))
            {
                true => json!([{ "statement": statement }]),
                false => json!([{ "statement": statement, "owner": PEOPLE[0] }]),
            }
        }
        InputKind::Metric => {
            json!([{ "name": input.label, "unit": "%", "baseline": 40, "target": 50 }])
        }
        InputKind::Definition => json!([{
            "text": words,
            "criteria": ["The first thing to check", "The second thing to check"],
        }]),
        InputKind::Vote => vote(guide, key, input),
        InputKind::Decision => json!([format!("We decide: {}", input.label)]),
        InputKind::Action => json!([{
            "text": format!("Act on: {}", input.label), "owner": PEOPLE[1], "due": day(guide.today, 14),
        }]),
        InputKind::Matrix => matrix(guide, input),
        InputKind::Swot => json!({
            "strengths": ["Proven technology"], "weaknesses": ["Few large customers"],
            "opportunities": ["Two new regions"], "threats": ["A cheaper rival"],
        }),
        InputKind::Funnel => {
            let sum = funnel::usual(&input.stages);
            funnel::Sum {
                revenue: Some(2_000_000.0),
                deal: Some(40_000.0),
                ..sum
            }
            .write()
        }
        InputKind::Record => interviews(guide, key),
        InputKind::Meeting => json!([{ "time": "09:30", "minutes": 30, "owner": PEOPLE[0] }]),
        InputKind::Kit => {
            let chosen = |part: &str| -> Vec<String> {
                let stops = guide.stops();
                let mut inputs = stops.iter().flat_map(|stop| {
                    stop.step
                        .inputs
                        .iter()
                        .map(|input| (stop.key.clone(), input))
                });
                let found = inputs.find(|(_, input)| input.from == part);
                let items = found
                    .map(|(key, input)| guide.items_at(&key, &input.id))
                    .unwrap_or_default();
                items.into_iter().map(|item| item.id).collect()
            };
            let kit = Kit::of(
                &guide.workshop.bank,
                &chosen("bank.audiences"),
                &chosen("bank.topics"),
            );
            kit.with_own("", "", "What did we forget to ask?").write()
        }
        InputKind::Look => Value::Null,
    }
}

/// Something to measure that differs from stop to stop.
fn measure(guide: &Guide, key: &str) -> String {
    let stops = guide.stops();
    let item = stops
        .iter()
        .find(|stop| stop.key == key)
        .and_then(|stop| stop.item.as_ref());
    match item {
        Some(item) if item.label.chars().count() < 30 => {
            format!("the renewal rate of {}", item.label)
        }
        _ => "the renewal rate".to_owned(),
    }
}

fn day(today: NaiveDate, days: u64) -> Value {
    today
        .checked_add_days(Days::new(days))
        .map(|day| day.write())
        .unwrap_or_default()
}

fn date_words(today: NaiveDate) -> String {
    day(today, 200).as_str().unwrap_or_default().to_owned()
}

fn rows(guide: &Guide, input: &Input) -> Value {
    let only = input
        .writes
        .as_ref()
        .and_then(|output| output.only.as_ref());
    let row = |n: u64| {
        let cell = |column: &Column| {
            let fixed = only
                .filter(|only| only.field == column.id)
                .map(|only| only.value.clone());
            let value = match column.kind {
                ColumnKind::Text if column.hint.is_empty() => {
                    json!(format!("{} {n}", column.label))
                }
                ColumnKind::Text => json!(format!("{} {n}", column.hint)),
                ColumnKind::Number => json!(40 + n),
                ColumnKind::Date => day(guide.today, 30 * n),
                ColumnKind::Person => json!(PEOPLE[usize::try_from(n).unwrap_or(0) % PEOPLE.len()]),
                ColumnKind::Choice => column
                    .options
                    .first()
                    .map(|option| json!(option.id))
                    .unwrap_or_default(),
                ColumnKind::YesNo => json!(n == 1),
                ColumnKind::Source => json!("CRM"),
            };
            (column.id.clone(), fixed.unwrap_or(value))
        };
        Value::Object(input.columns.iter().map(cell).collect())
    };
    Value::from_iter((1..=2).map(row))
}

fn ratings(guide: &Guide, input: &Input) -> Value {
    let items = match input.from.is_empty() {
        true => vec![String::new()],
        false => guide
            .items(&input.from)
            .into_iter()
            .map(|item| item.id)
            .collect(),
    };
    let (min, max) = (input.min.unwrap_or(0.0), input.max.unwrap_or(10.0));
    let mut ratings = Ratings::default();
    for item in &items {
        for (at, by) in PEOPLE.iter().enumerate() {
            let value = (min + 3.0 + 2.0 * f64::from(u8::try_from(at).unwrap_or(0))).min(max);
            ratings = ratings.scored(by, item, Some(value));
        }
    }
    ratings.closed().write()
}

fn vote(guide: &Guide, key: &str, input: &Input) -> Value {
    let mut poll = Poll::default().opened(input.votes, input.per_item);
    for (at, by) in PEOPLE.iter().enumerate() {
        for item in guide.candidates(key, input).iter().take(1 + at) {
            poll = poll.marked(by, &item.id).unwrap_or(poll);
        }
    }
    poll.closed().write()
}

fn matrix(guide: &Guide, input: &Input) -> Value {
    let own = input.rows.iter().map(|row| row.id.clone());
    let from = guide.items(&input.from).into_iter().map(|item| item.id);
    let cells = |row: String| {
        let cell = |column: &Column| (column.id.clone(), json!(format!("{} here", column.label)));
        (row, Value::Object(input.columns.iter().map(cell).collect()))
    };
    Value::Object(own.chain(from).map(cells).collect())
}

fn interviews(guide: &Guide, key: &str) -> Value {
    let stops = guide.stops();
    let item = stops
        .iter()
        .find(|stop| stop.key == key)
        .and_then(|stop| stop.item.clone());
    let audience = item.map(|item| item.id).unwrap_or_default();
    let mut interview = guide.new_interview(&audience, &mut bits(7));
    for at in 0..interview.answers.len() {
        interview = answered(
            &interview,
            at,
            "We saw fewer people leave after the course.",
        );
        if at % 3 == 0 {
            interview = marked(&interview, at, 7, 18, "Retention").unwrap_or(interview);
        }
    }
    interview.name = PEOPLE[2].to_owned();
    let mut fields = match interview.write() {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for own in ["id", "run"] {
        fields.shift_remove(own);
    }
    json!([fields])
}
