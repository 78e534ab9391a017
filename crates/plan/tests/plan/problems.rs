//! What a person is told of a file that is not as it should be, and what is kept of it.

use serde_json::{Value, json};
use sightline_plan::{Fault, Level, Plan, Problem, file};

use super::common::{assert_sound, children, goal, id, put};

/// A problem as the page shows it: the place, then the words.
fn shown(problem: &Problem) -> String {
    let args = problem.fault.args();
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let words =
        sightline_text::fill(&format!("plan.fault.{}", problem.fault.code()), &args).unwrap();
    match problem.path.to_string() {
        place if place.is_empty() => words,
        place => format!("{place}: {words}"),
    }
}

/// Reads these fields of a plan; gives it with its problems as shown.
fn read(fields: Value) -> (Plan, Vec<String>) {
    let mut file = json!({ "format": "sightline.plan", "version": 1, "id": "p" });
    file.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    let reading = file::read(&file.to_string()).unwrap();
    assert_sound(&reading.plan);
    (reading.plan, reading.problems.iter().map(shown).collect())
}

fn told(fields: Value) -> Vec<String> {
    read(fields).1
}

/// A plan with one goal of these fields.
fn one(fields: Value) -> Value {
    let mut goal = json!({ "id": "g" });
    goal.as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    json!({ "goals": [goal] })
}

#[test]
fn a_problem_names_its_place_and_what_stands_there() {
    let fourth = json!({ "goals": [
        { "id": "a" }, { "id": "b" }, { "id": "c" },
        { "id": "d", "metrics": [{ "id": "m", "target": "ten" }] },
    ]});
    assert_eq!(
        told(fourth),
        [r#"goals[3].metrics[0].target: expected a number, found "ten""#]
    );

    let table = [
        (json!({ "name": 4 }), "name: expected text, found 4"),
        (json!({ "goals": {} }), "goals: expected a list, found {…}"),
        (
            json!({ "people": [7] }),
            "people[0]: expected a record in curly brackets, found 7",
        ),
        (
            json!({ "people": [{ "id": " a" }] }),
            r#"people[0].id: expected a name of 1 to 100 characters, found " a""#,
        ),
        (json!({ "people": [{}] }), "people[0].id: this is missing"),
        (
            json!({ "teams": [{ "id": "t" }, { "id": "t" }] }),
            "teams[1].id: another record already has the id t",
        ),
        (
            json!({ "settings": { "check_in_days": -1 } }),
            "settings.check_in_days: expected a whole number of 0 or more, found -1",
        ),
        (
            json!({ "settings": { "fiscal_year_start": 13 } }),
            "settings.fiscal_year_start: 13 lies outside 1 to 12",
        ),
        (
            json!({ "settings": { "decimal": "dot" } }),
            r#"settings.decimal: expected one of point, comma; found "dot""#,
        ),
        (
            json!({ "meetings": [{ "id": "m", "repeat": { "every": 0 } }] }),
            "meetings[0].repeat.every: 0 lies outside 1 to 1000",
        ),
        (
            json!({ "north_star": "x" }),
            "north_star: there is no goal with the id x",
        ),
        (
            json!({ "teams": [{ "id": "t", "parent": "t" }] }),
            "teams[0].parent: the team would be part of itself",
        ),
        (
            json!({ "check_ins": [{ "id": "c" }] }),
            "check_ins[0].goal: this is missing",
        ),
        (
            one(json!({ "due": "2026-02-30" })),
            r#"goals[0].due: expected a day such as 2026-11-22, found "2026-02-30""#,
        ),
        (
            one(json!({ "private": "yes" })),
            r#"goals[0].private: expected true or false, found "yes""#,
        ),
        (
            one(json!({ "confidence": 11 })),
            "goals[0].confidence: 11 lies outside 0 to 10",
        ),
        (
            one(json!({ "weight": -1 })),
            "goals[0].weight: -1 is below 0",
        ),
        (
            one(json!({ "metrics": [{ "id": "m", "band": { "low": 5, "high": 1 } }] })),
            "goals[0].metrics[0].band: the lower end of the band is above its upper end",
        ),
        (
            one(json!({ "parent": "x" })),
            "goals[0].parent: there is no goal with the id x",
        ),
        (
            one(json!({ "parent": "g" })),
            "goals[0].parent: the goal would serve itself: g → g",
        ),
        (
            one(json!({ "supports": ["g"] })),
            "goals[0].supports[0]: a goal supports each other goal once, and not itself or the one it already serves",
        ),
        (
            json!({ "goals": [{ "id": "t", "level": "team" }, { "id": "c", "parent": "t", "level": "company" }] }),
            "goals[1].level: a goal at company level cannot serve one at team level",
        ),
    ];
    for (fields, words) in table {
        assert_eq!(told(fields), [words]);
    }
}

#[test]
fn a_long_value_is_shown_short() {
    let told = told(json!({ "name": ["x"], "goals": "é".repeat(1000) }));
    assert_eq!(told[0], "name: expected text, found […]");
    assert!(
        told[1].ends_with("éé…") && told[1].chars().count() < 80,
        "{}",
        told[1]
    );
}

#[test]
fn places_are_those_of_the_file_where_items_before_are_left_out() {
    let goal = one(json!({
        "contributors": [1, "ann", 2, "nobody"],
        "metrics": [true, { "id": "m", "history": [null, { "value": 1 }, 0] }, null, { "id": "m" }],
    }));
    let (plan, told) = read(json!({ "goals": goal["goals"], "people": ["?", { "id": "ann" }] }));
    assert_eq!(
        told,
        [
            r#"people[0]: expected a record in curly brackets, found "?""#,
            "goals[0].contributors[0]: expected a name of 1 to 100 characters, found 1",
            "goals[0].contributors[2]: expected a name of 1 to 100 characters, found 2",
            "goals[0].metrics[0]: expected a record in curly brackets, found true",
            "goals[0].metrics[1].history[0]: expected a record in curly brackets, found null",
            "goals[0].metrics[1].history[2]: expected a record in curly brackets, found 0",
            "goals[0].metrics[2]: expected a record in curly brackets, found null",
            "goals[0].contributors[3]: there is no person with the id nobody",
            "goals[0].metrics[3].id: another record already has the id m",
        ]
    );
    let goal = plan.goal(&id("g")).unwrap();
    assert_eq!(goal.contributors, [id("ann")]);
    assert_eq!(goal.metrics[0].history.len(), 1);
    assert_ne!(goal.metrics[0].id, goal.metrics[1].id);
}

#[test]
fn what_is_sound_is_kept_beside_what_is_not() {
    let (plan, told) = read(json!({
        "name": "Ours", "mission": 5,
        "people": "none",
        "goals": [17, { "id": "a", "statement": "Sell more", "level": 3, "why": "Rent" }],
        "check_ins": [{ "id": "c1", "goal": "a", "note": "fine" }, { "id": "c2", "goal": "z" }],
    }));
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(plan.about().name, "Ours");
    let goal = plan.goal(&id("a")).unwrap();
    assert_eq!(
        (goal.statement.as_str(), goal.why.as_str(), goal.level),
        ("Sell more", "Rent", Level::Person)
    );
    let check_ins: Vec<&str> = plan
        .tables()
        .check_ins
        .keys()
        .map(|id| id.as_str())
        .collect();
    assert_eq!(check_ins, ["c1"]);
}

#[test]
fn repairs_change_no_more_than_the_value_at_fault() {
    let (plan, told) = read(json!({ "goals": [
        { "id": "top", "level": "team", "weight": -2, "confidence": 99, "order": 1e300 },
        { "id": "low", "level": "company", "parent": "top", "supports": ["top", "x"], "metrics": [
            { "name": "first" }, { "id": "m", "name": "second", "weight": -1 },
            { "id": "m", "change": { "value": -5 }, "band": { "low": 2, "high": 1 } },
        ] },
        { "id": "leaf", "level": "department", "parent": "low" },
    ]}));
    assert_eq!(told.len(), 12, "{told:#?}");
    let goal = |name: &str| plan.goal(&id(name)).unwrap();
    assert_eq!(
        (
            goal("top").weight,
            goal("top").confidence,
            goal("top").order
        ),
        (0.0, Some(10), Some(1e12))
    );
    assert_eq!(
        (goal("low").level, goal("leaf").level),
        (Level::Team, Level::Team)
    );
    assert_eq!(goal("low").parent, Some(id("top")));
    assert!(goal("low").supports.is_empty());
    let metrics = &goal("low").metrics;
    assert_eq!(
        [&*metrics[0].id, &*metrics[1].id, &*metrics[2].id],
        ["m1", "m", "m3"]
    );
    assert_eq!(
        (metrics[0].name.as_str(), metrics[1].weight),
        ("first", 0.0)
    );
    assert_eq!(metrics[2].change.as_ref().unwrap().value, 5.0);
    let band = metrics[2].band.as_ref().unwrap();
    assert_eq!((band.low, band.high), (Some(1.0), Some(2.0)));
}

#[test]
fn a_cycle_loses_one_link() {
    let (plan, told) = read(json!({ "goals": [
        { "id": "a", "parent": "c" }, { "id": "b", "parent": "a" }, { "id": "c", "parent": "b" },
        { "id": "d", "parent": "a" },
    ]}));
    assert_eq!(
        told,
        ["goals[1].parent: the goal would serve itself: b → a → c → b"]
    );
    assert_eq!(children(&plan, None), ["b"]);
    assert_eq!(children(&plan, Some("a")), ["d"]);
}

#[test]
fn made_up_ids_take_none_away_from_later_records() {
    let (plan, told) = read(json!({ "goals": [
        { "statement": "first" }, { "id": "goal-1", "statement": "second" }, { "id": "x", "parent": "goal-1" },
    ]}));
    assert_eq!(told, ["goals[0].id: this is missing"]);
    assert_eq!(plan.goal(&id("goal-1")).unwrap().statement, "second");
    assert_eq!(children(&plan, Some("goal-1")), ["x"]);
}

#[test]
fn null_and_absent_are_the_default_without_a_word() {
    let nulls = json!({ "name": null, "goals": null, "people": [{ "id": "p", "name": null, "team": null }] });
    assert_eq!(told(nulls), [] as [&str; 0]);
}

#[test]
fn a_file_without_an_id_gets_one_that_is_its_own() {
    let read = |name: &str| {
        let text = json!({ "format": "sightline.plan", "version": 1, "name": name }).to_string();
        file::read(&text).unwrap().plan.about().id.clone()
    };
    assert_eq!(read("one"), read("one"));
    assert_ne!(read("one"), read("other"));
}

#[test]
fn a_newer_file_is_read_and_said_to_be_newer() {
    let text =
        r#"{"format":"sightline.plan","version":2,"id":"p","goals":[{"id":"g","hue":"red"}]}"#;
    let reading = file::read(text).unwrap();
    assert_eq!(reading.newer, Some(2));
    assert_eq!(reading.plan.goal(&id("g")).unwrap().extra["hue"], "red");
    let problem = Problem {
        path: Default::default(),
        fault: Fault::Newer { version: 2 },
    };
    assert!(shown(&problem).contains("(format 2)"));
}

#[test]
fn what_is_no_plan_is_refused() {
    let refusal = |text: &str| file::read(text).unwrap_err();
    for text in [
        "[]",
        "null",
        "\"sightline.plan\"",
        "{}",
        r#"{"format":"x","version":1}"#,
    ] {
        assert_eq!(refusal(text).fault, Fault::NotAPlan, "{text}");
    }
    for version in ["0", "-1", "1.5", "\"1\"", "null", "1e400"] {
        let text = format!(r#"{{"format":"sightline.plan","version":{version}}}"#);
        assert!(file::read(&text).is_err(), "{text}");
    }
    assert_eq!(
        refusal("{\n  \"format\": \"sight").fault,
        Fault::NotJson {
            line: 2,
            column: 18
        }
    );
    assert_eq!(refusal("").fault, Fault::NotJson { line: 1, column: 0 });
    let long = " ".repeat(file::MAX_BYTES + 1);
    assert_eq!(
        refusal(&long).fault,
        Fault::TooLarge {
            bytes: file::MAX_BYTES + 1
        }
    );
}

#[test]
fn a_byte_order_mark_is_no_problem() {
    let mut plan = Plan::new(id("p"), "Ours");
    put(&mut plan, goal("g", None));
    let text = format!("\u{feff}{}", file::write(&plan));
    assert_eq!(file::read(&text).unwrap().plan, plan);
}
