//! What answers change, and that answering again mends rather than doubles.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use common::{Room, today};
use serde_json::json;
use sightline_plan::{
    Edit, Id, Kind, Level,
    model::{GoalKind, Person, Timing},
};
use sightline_workshop::Refused;

const GOAL: &str = "Grow revenue from $1M to $2M by 30 June 2027";

#[test]
fn a_goal_is_read_by_the_coach_and_answering_again_mends_the_same_one() {
    let mut room = Room::new();
    room.answer(
        "aim",
        "goals",
        json!([{ "statement": GOAL, "owner": "Ada" }]),
    );
    let goal = room.plan.tables().goals.values().next().unwrap().clone();
    assert_eq!(
        (goal.level, goal.kind),
        (Level::Company, GoalKind::Objective)
    );
    assert_eq!(
        (goal.metrics[0].baseline, goal.metrics[0].target),
        (Some(1e6), Some(2e6))
    );
    assert_eq!(goal.due, chrono::NaiveDate::from_ymd_opt(2027, 6, 30));
    let owner = room
        .plan
        .tables()
        .people
        .get(goal.owner.as_ref().unwrap())
        .unwrap();
    assert_eq!(owner.name, "Ada");

    room.answer(
        "aim",
        "goals",
        json!([{ "statement": "Grow revenue from $1M to $3M by 30 June 2027", "owner": " ada " }]),
    );
    let tables = room.plan.tables();
    assert_eq!((tables.goals.len(), tables.people.len()), (1, 1));
    assert_eq!(
        tables.goals.get(&goal.id).unwrap().metrics[0].target,
        Some(3e6)
    );

    // A second one; then the first is taken out again.
    room.answer(
        "aim",
        "goals",
        json!([{ "id": goal.id.as_str() }, "Open two regions by 30 June 2027"]),
    );
    assert_eq!(room.entries("aim", "goals").len(), 2);
    let guide = room.guide();
    let edit = guide
        .drop_entry("aim", "goals", goal.id.as_str(), &mut || 7)
        .unwrap();
    room.apply(edit);
    assert_eq!(
        room.entries("aim", "goals"),
        ["Open two regions by 30 June 2027"]
    );
    assert!(room.plan.goal(&goal.id).is_none());
}

#[test]
fn what_was_there_before_is_taken_up_and_never_removed() {
    let mut room = Room::new();
    let own = sightline_plan::Goal {
        id: Id::new("old").unwrap(),
        statement: "Old".into(),
        level: Level::Company,
        ..Default::default()
    };
    room.apply(Edit::Put(own.into()));
    let edit = room
        .guide()
        .take_up("aim", "goals", "old", &mut || 7)
        .unwrap();
    room.apply(edit);
    assert_eq!(room.entries("aim", "goals"), ["Old"]);
    room.answer("aim", "goals", json!(null));
    assert_eq!(room.entries("aim", "goals"), Vec::<String>::new());
    assert!(room.plan.tables().goals.contains_key("old"));
}

#[test]
fn steps_repeat_for_what_was_listed_and_goals_find_their_place() {
    let mut room = Room::new();
    assert_eq!(room.keys(), ["start", "aim", "end"]);
    room.answer("start", "units", json!(["Sales", "Marketing"]));
    room.answer("aim", "goals", json!([GOAL]));
    let keys = room.keys();
    assert_eq!(keys.len(), 5);
    let each: Vec<&String> = keys.iter().filter(|key| key.starts_with("each@")).collect();
    room.answer(
        each[0],
        "goals",
        json!(["Raise NPS from 40 to 50 by 30 June 2027"]),
    );
    let tables = room.plan.tables();
    let child = tables
        .goals
        .values()
        .find(|goal| goal.level == Level::Department)
        .unwrap();
    assert!(child.parent.is_some() && child.team.is_some());
    // The same names again are the same units.
    room.answer("start", "units", json!(["Marketing", "Sales", "Product"]));
    assert_eq!(room.plan.tables().teams.len(), 3);
    assert_eq!(room.keys().len(), 6);
}

#[test]
fn a_condition_lets_a_step_in() {
    let mut room = Room::new();
    assert!(!room.keys().contains(&"extra".to_owned()));
    room.answer("start", "more", json!("yes"));
    assert!(room.keys().contains(&"extra".to_owned()));
    room.answer("start", "more", json!("No"));
    assert!(!room.keys().contains(&"extra".to_owned()));
}

#[test]
fn a_funnel_writes_key_results_and_what_foretells_them() {
    let mut room = Room::new();
    room.answer("aim", "goals", json!([GOAL]));
    let sum = |revenue: f64| json!({ "revenue": revenue, "deal": 50_000, "stages": [{ "id": "leads", "rate": 0.1 }] });
    room.answer("aim", "funnel", sum(1e6));
    let result = |room: &Room| {
        let goals = room
            .plan
            .tables()
            .goals
            .values()
            .filter(|goal| goal.kind == GoalKind::KeyResult);
        let goals: Vec<_> = goals.cloned().collect();
        assert_eq!(goals.len(), 1);
        goals[0].clone()
    };
    let first = result(&room);
    assert_eq!(first.statement, "Win 20 deals by 30 June 2027");
    assert_eq!(first.metrics[1].target, Some(200.0));
    assert_eq!(
        (first.metrics[1].timing, first.metrics[1].weight),
        (Some(Timing::Leading), 0.0)
    );
    room.answer("aim", "funnel", sum(2e6));
    let second = result(&room);
    assert_eq!(
        (second.id.clone(), second.metrics.len()),
        (first.id.clone(), 2)
    );
    assert_eq!(
        (second.metrics[0].target, second.metrics[1].target),
        (Some(40.0), Some(400.0))
    );
    // Too little to say: what was written stays until there is more.
    room.answer("aim", "funnel", json!({ "revenue": 1e6 }));
    assert_eq!(result(&room).metrics[0].target, Some(40.0));
    room.answer("aim", "funnel", json!(null));
    assert_eq!(room.plan.tables().goals.len(), 1);
}

#[test]
fn rows_that_are_marked_become_leading_indicators() {
    let mut room = Room::new();
    room.answer("aim", "goals", json!([GOAL]));
    room.answer(
        "aim",
        "measures",
        json!([{ "name": "MQLs", "keep": "leading" }, { "name": "Calls", "keep": "gone" }]),
    );
    let metrics = |room: &Room| {
        let goal = room.plan.tables().goals.values().next().unwrap().clone();
        goal.metrics
            .iter()
            .skip(1)
            .map(|metric| metric.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(metrics(&room), ["MQLs"]);
    let mut rows = room.guide().value("aim", "measures");
    rows[1]["cells"]["keep"] = json!("leading");
    room.answer("aim", "measures", rows.clone());
    assert_eq!(metrics(&room), ["MQLs", "Calls"]);
    rows[0]["cells"]["keep"] = json!("gone");
    room.answer("aim", "measures", rows);
    assert_eq!(metrics(&room), ["Calls"]);
}

#[test]
fn confidence_and_agreement_reach_the_goals() {
    let mut room = Room::new();
    room.answer("aim", "goals", json!([GOAL]));
    room.answer("aim", "sure", json!({ "Ada": 4, "Ben": 8, "Chloe": 7 }));
    room.answer("end", "agree", json!(true));
    let goal = room.plan.tables().goals.values().next().unwrap().clone();
    assert_eq!(goal.confidence, Some(7));
    assert_eq!(goal.agreed.as_ref().unwrap().on, Some(today()));
    // Agreed as it is, it is not agreed anew.
    let change = room.answer("end", "agree", json!("yes"));
    assert!(change.is_empty());
}

#[test]
fn the_plans_own_record_takes_mission_and_rhythm() {
    let mut room = Room::new();
    assert_eq!(room.guide().prefill("start", "mission"), None);
    room.answer("start", "mission", json!("To serve."));
    room.answer("end", "days", json!("30"));
    assert_eq!(room.plan.about().mission, "To serve.");
    assert_eq!(room.plan.settings().check_in_days, 30);
    assert!(room.guide().has_answer("start", "mission"));
    // A second run begins with what the first said.
    let other = Room::of(room.workshop.clone(), room.plan.clone());
    let mut other = other;
    let begun = sightline_workshop::begin(&other.workshop, "Again", today(), &mut || 77);
    other.apply(sightline_workshop::run::begin_edit(&begun));
    other.run = begun.id;
    assert_eq!(
        other.guide().prefill("start", "mission"),
        Some(json!("To serve."))
    );
}

#[test]
fn a_meeting_a_definition_and_a_source_are_made_once() {
    let mut room = Room::new();
    room.answer("start", "units", json!(["Sales"]));
    let each = room
        .keys()
        .into_iter()
        .find(|key| key.starts_with("each@"))
        .unwrap();
    for minutes in [30, 45] {
        room.answer(
            "end",
            "meeting",
            json!({ "time": "09:30", "minutes": minutes, "owner": "Ada" }),
        );
        room.answer(
            &each,
            "term",
            json!({ "text": "A word", "criteria": ["true"] }),
        );
        room.answer("end", "sources", json!([{ "name": "CRM", "who": "Ada" }]));
    }
    let tables = room.plan.tables();
    assert_eq!(
        (
            tables.meetings.len(),
            tables.definitions.len(),
            tables.data_sources.len(),
            tables.people.len()
        ),
        (1, 1, 1, 1)
    );
    let meeting = tables.meetings.values().next().unwrap();
    assert_eq!(
        (&*meeting.title, meeting.minutes, &meeting.agenda[..]),
        ("Sync", Some(45), &["a".to_owned()][..])
    );
    let definition = tables.definitions.values().next().unwrap();
    assert_eq!(
        (&*definition.term, definition.run.as_ref()),
        ("Word", Some(&room.run))
    );
    assert!(tables.data_sources.values().next().unwrap().owner.is_some());
}

#[test]
fn a_record_mended_elsewhere_shows_in_the_answer() {
    let mut room = Room::new();
    room.answer("end", "sources", json!([{ "name": "CRM" }]));
    let source = room
        .plan
        .tables()
        .data_sources
        .values()
        .next()
        .unwrap()
        .clone();
    room.apply(Edit::Put(
        sightline_plan::model::DataSource {
            name: "New CRM".into(),
            ..(*source).clone()
        }
        .into(),
    ));
    let rows = room.guide().rows("end", "sources");
    assert_eq!(rows[0].cells["name"], "New CRM");
    // Removed in the plan, it comes back when it is answered again, and only then.
    room.apply(Edit::Remove(sightline_plan::Key::from(&source.id)));
    assert!(room.guide().entries("end", "sources").is_empty());
    room.answer("end", "sources", json!([{ "name": "CRM" }]));
    assert_eq!(room.plan.tables().data_sources.len(), 1);
}

#[test]
fn answers_that_do_not_fit_are_refused_whole() {
    let mut room = Room::new();
    let before = room.plan.clone();
    let code = |room: &mut Room, key: &str, input: &str, value: serde_json::Value| {
        let refused = room.try_answer(key, input, value).unwrap_err();
        (refused.code().to_owned(), refused.path())
    };
    assert_eq!(
        room.try_answer("nowhere", "x", json!(1)).unwrap_err(),
        Refused::NoSuchStop
    );
    assert_eq!(
        room.try_answer("start", "x", json!(1)).unwrap_err(),
        Refused::NoSuchInput
    );
    for (key, input, value, wanted, path) in [
        ("start", "mission", json!(3), "expected-text", ""),
        ("start", "ideas", json!([1]), "expected-text", "[0]"),
        ("start", "more", json!("perhaps"), "expected-text", "[0]"),
        (
            "aim",
            "goals",
            json!([{ "statement": "x", "due": "soon" }]),
            "expected-date",
            "due",
        ),
        ("aim", "goals", json!([7]), "expected-object", "[0]"),
        (
            "aim",
            "funnel",
            json!({ "revenue": "much" }),
            "expected-number",
            "revenue",
        ),
        ("aim", "measures", json!("x"), "expected-list", ""),
        ("end", "days", json!("400"), "expected-count", ""),
        (
            "end",
            "actions",
            json!([{ "text": "x", "goal": "nothing" }]),
            "no-such",
            "goal",
        ),
    ] {
        assert_eq!(
            code(&mut room, key, input, value.clone()),
            (wanted.to_owned(), path.to_owned()),
            "{input} {value}"
        );
    }
    assert_eq!(room.plan, before);
}

#[test]
fn a_list_keeps_the_ids_of_thoughts_that_say_the_same() {
    let mut room = Room::new();
    room.answer("start", "ideas", json!(["one", "two"]));
    room.answer("start", "ideas", json!("two\nthree"));
    let items = room.guide().items("start.ideas");
    let shown: Vec<(&str, &str)> = items.iter().map(|item| (&*item.id, &*item.label)).collect();
    assert_eq!(shown, [("t2", "two"), ("t4", "three")]);
}

#[test]
fn people_of_the_plan_are_known_by_name() {
    let mut room = Room::new();
    room.apply(Edit::Put(
        Person {
            id: Id::new("ada").unwrap(),
            name: "Ada Novak".into(),
            ..Default::default()
        }
        .into(),
    ));
    room.answer("end", "actions", json!([{ "text": "Call", "owner": "ada novak" }, { "text": "Write", "owner": "ada" }, { "text": "Rest", "owner": " " }]));
    let tables = room.plan.tables();
    assert_eq!(tables.people.len(), 1);
    let owned = tables
        .actions
        .values()
        .filter(|action| action.owner.is_some());
    assert_eq!((owned.count(), tables.actions.len()), (2, 3));
    assert!(room.plan.has(Kind::Person, "ada"));
}
