//! What each of the shipped workshops promises, looked for in the plan that comes of it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::today;
use sightline_plan::{Edit, Level};
use sightline_workshop::{
    Guide, begin, content, generate, interview,
    run::{about, begin_edit},
    script,
};

#[test]
fn the_alignment_writes_what_the_thirty_days_promise() {
    let workshop = content::workshop("sales-marketing-alignment").unwrap();
    let days: Vec<u32> = workshop
        .sessions
        .iter()
        .map(|session| session.day)
        .collect();
    assert_eq!(days, [0, 7, 14, 21]);
    let answers = generate::answers(&workshop, today()).unwrap();
    let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
    let tables = played.plan.tables();
    let terms: BTreeSet<&str> = tables
        .definitions
        .values()
        .map(|definition| definition.term.as_str())
        .collect();
    for term in [
        "Ideal customer profile (ICP)",
        "Marketing-qualified lead (MQL)",
        "Sales-qualified lead (SQL)",
        "Lead handover",
        "Rejected lead",
    ] {
        assert!(terms.contains(term), "{terms:?}");
    }
    let results: BTreeMap<&str, Option<f64>> = tables
        .goals
        .values()
        .filter(|goal| goal.kind == sightline_plan::model::GoalKind::KeyResult)
        .map(|goal| (goal.metrics[0].unit.as_str(), goal.metrics[0].target))
        .collect();
    assert_eq!(
        results,
        BTreeMap::from([("SQLs", Some(400.0)), ("deals", Some(50.0))])
    );
    let teams: BTreeSet<&str> = tables
        .goals
        .values()
        .filter_map(|goal| Some(tables.teams.get(goal.team.as_ref()?)?.name.as_str()))
        .collect();
    assert_eq!(teams, BTreeSet::from(["Marketing", "Sales"]));
    // Volumes of leads are watched and count for nothing.
    let leads = tables.goals.values().flat_map(|goal| &goal.metrics);
    let leads = leads.filter(|metric| metric.unit == "MQLs" || metric.name.contains("MQLs"));
    let leads: Vec<_> = leads.collect();
    assert!(leads.len() >= 3);
    for metric in leads {
        assert_eq!(
            (metric.timing, metric.weight),
            (Some(sightline_plan::model::Timing::Leading), 0.0)
        );
    }
    let sync = tables.meetings.values().next().unwrap();
    assert_eq!(sync.kind, sightline_plan::model::MeetingKind::PipelineSync);
    assert!(sync.repeat.is_some() && sync.agenda.len() == 5);
}

#[test]
fn cascaded_goals_hang_together_from_a_person_to_the_company() {
    let workshop = content::workshop("goal-cascading").unwrap();
    let answers = generate::answers(&workshop, today()).unwrap();
    let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
    let tables = played.plan.tables();
    let of = |level: Level| {
        tables
            .goals
            .values()
            .filter(move |goal| goal.level == level)
    };
    assert!(of(Level::Company).all(|goal| goal.parent.is_none()));
    for team in of(Level::Team) {
        // A team's goal serves that of its own department.
        let parent = played.plan.goal(team.parent.as_ref().unwrap()).unwrap();
        let unit = tables.teams.get(team.team.as_ref().unwrap()).unwrap();
        assert_eq!(
            (parent.level, &parent.team),
            (Level::Department, &unit.parent)
        );
    }
    for own in of(Level::Person) {
        let chain: Vec<Level> = played.plan.ancestors(own).map(|goal| goal.level).collect();
        assert_eq!(chain.last(), Some(&Level::Company), "{}", own.statement);
        assert!(own.owner.is_some() && own.agreed.is_some());
    }
    assert!(of(Level::Team).count() >= 2 && of(Level::Person).count() >= 4);
}

#[test]
fn stakeholders_of_every_topic_have_three_questions_or_more() {
    let workshop = content::workshop("stakeholder-questions").unwrap();
    // Whom each topic asks: the pairs that the workshop promises.
    let promised: &[(&str, &[&str])] = &[
        ("anchor", &["executives", "unit-leaders"]),
        ("objectives", &["designers", "managers"]),
        ("indicators", &["analytics", "executives"]),
        ("levels", &["learners", "managers", "executives"]),
        ("tailored", &["executives", "managers", "learners"]),
        ("data", &["it-data", "operations"]),
        ("stories", &["learners", "managers", "executives"]),
        (
            "framework",
            &["executives", "hr-partners", "designers", "operations"],
        ),
        ("together", &["peers", "cross-leads", "partners", "clients"]),
    ];
    let pairs = interview::pairs(&workshop);
    for (topic, audiences) in promised {
        for audience in *audiences {
            let found = pairs.iter().find(|(a, t, _)| a == audience && t == topic);
            assert!(
                found.is_some_and(|(.., count)| *count >= 3),
                "{topic}, {audience}"
            );
        }
    }
    let mut texts: Vec<&str> = workshop
        .bank
        .questions
        .iter()
        .map(|question| question.text.as_str())
        .collect();
    assert!(
        texts
            .iter()
            .all(|text| text.contains('?') || text.ends_with('.'))
    );
    let count = texts.len();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), count, "a question stands twice");
    let steps = workshop
        .steps()
        .filter(|(_, step)| step.title.starts_with("Step "));
    assert_eq!(steps.count(), 7);
}

#[test]
fn a_goal_taken_into_the_matrix_keeps_its_own_measure() {
    let workshop = content::workshop("stakeholder-questions").unwrap();
    let plan = sightline_plan::Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
    let mut room = common::Room::of(workshop, plan);
    let goal = "Raise NPS from 40 to 50 by 30 June 2027";
    room.answer("goals", "goals", serde_json::json!([goal]));
    let mut rows = room.guide().prefill("matrix", "matrix").unwrap();
    rows[0]["cells"]["learning"] = serde_json::json!("Assessments passed");
    rows[0]["cells"]["outcome"] = serde_json::json!("People who leave");
    room.answer("matrix", "matrix", rows);
    let goals = &room.plan.tables().goals;
    assert_eq!(goals.len(), 1);
    let metrics: Vec<(&str, &str)> = goals
        .values()
        .next()
        .unwrap()
        .metrics
        .iter()
        .map(|metric| (&*metric.id, &*metric.name))
        .collect();
    assert_eq!(
        metrics,
        [
            ("m1", "NPS"),
            ("learning", "Assessments passed"),
            ("outcome", "People who leave")
        ]
    );
}

/// The matrix of a run with one goal, as it is typed into, in a row of its own.
fn matrix(room: &mut common::Room, goal: &str, learning: &str) -> Vec<String> {
    let cells = serde_json::json!({ "goal": goal, "learning": learning });
    let rows = serde_json::json!([{ "id": "r1", "cells": cells }]);
    room.answer("matrix", "matrix", rows);
    let goals = room.plan.tables().goals.values();
    let mut said: Vec<String> = goals.map(|goal| goal.statement.clone()).collect();
    said.sort();
    said
}

#[test]
fn the_sentence_of_a_goal_that_is_there_means_it_in_the_matrix() {
    let workshop = content::workshop("stakeholder-questions").unwrap();
    let plan = sightline_plan::Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
    let mut room = common::Room::of(workshop, plan);
    let goal = "Keep more of our people";
    room.answer("goals", "goals", serde_json::json!([goal]));
    let id = room.plan.tables().goals.values().next().unwrap().id.clone();
    // What is typed is stored as it is typed, before the sentence is whole.
    assert_eq!(matrix(&mut room, "keep more", "").len(), 2);
    let typed = " keep more  of our People.";
    assert_eq!(matrix(&mut room, typed, "Assessments passed"), [goal]);
    let measures = &room.plan.goal(&id).unwrap().metrics;
    assert!(measures.iter().any(|it| it.name == "Assessments passed"));
    assert_eq!(room.entries("matrix", "matrix"), [goal]);
    // Who goes on typing means another one, and the first keeps its words.
    let longer = "Keep more of our people in the north";
    assert_eq!(matrix(&mut room, longer, ""), [goal, longer]);
    assert_eq!(room.entries("goals", "goals"), [goal]);
    assert_eq!(matrix(&mut room, goal, ""), [goal]);
    // The goal goes from the matrix, and stays where it was written.
    room.answer("matrix", "matrix", serde_json::Value::Null);
    assert_eq!(room.entries("goals", "goals"), [goal]);
}

#[test]
fn two_rows_of_the_matrix_may_say_the_same_and_keep_what_each_says() {
    let workshop = content::workshop("stakeholder-questions").unwrap();
    let plan = sightline_plan::Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
    let mut room = common::Room::of(workshop, plan);
    let row = |id: &str, learning: &str| serde_json::json!({ "id": id, "cells": { "goal": "Keep our people", "learning": learning } });
    let rows = serde_json::json!([row("r1", "Assessments"), row("r2", "Practice")]);
    room.answer("matrix", "matrix", rows);
    let rows = room.guide().rows("matrix", "matrix");
    let learning: Vec<_> = rows
        .iter()
        .map(|row| row.cells["learning"].clone())
        .collect();
    assert_eq!(learning, ["Assessments", "Practice"]);
}

#[test]
fn the_funnel_begins_with_the_revenue_that_the_goal_names() {
    let workshop = content::workshop("sales-marketing-alignment").unwrap();
    let plan = sightline_plan::Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
    let mut room = common::Room::of(workshop, plan);
    assert_eq!(room.guide().prefill("funnel", "funnel"), None);
    let share = "Raise our market share from 12 % to 15 % by 31 December 2027";
    room.answer("shared-goal", "goal", serde_json::json!([share]));
    assert_eq!(
        room.guide().prefill("funnel", "funnel"),
        None,
        "a share is no revenue"
    );
    let revenue = "Grow revenue from $1.4M to $2M by 31 December 2027";
    room.answer("shared-goal", "goal", serde_json::json!([revenue]));
    let offered = room.guide().prefill("funnel", "funnel").unwrap();
    assert_eq!(offered["revenue"].as_f64(), Some(2e6));
    room.answer("funnel", "funnel", offered);
    assert_eq!(
        room.guide().prefill("funnel", "funnel"),
        None,
        "once is enough"
    );
}

#[test]
fn the_alignment_check_takes_ten_minutes_and_ends_with_titles_that_can_be_found() {
    let check = content::workshop("alignment-check").unwrap();
    assert_eq!(check.minutes(), 10);
    let mut named = 0;
    for (_, step) in check.steps() {
        for option in step
            .input("workshop")
            .iter()
            .flat_map(|input| &input.options)
        {
            named += 1;
            if let Some(other) = content::workshop(&option.id) {
                assert_eq!(option.label, other.title);
            }
        }
    }
    assert!(named >= 10);
}

#[test]
fn the_clinic_takes_the_sentence_as_it_was_said_and_keeps_the_reason_with_the_goal() {
    let workshop = content::workshop("smart-clinic").unwrap();
    let plan = sightline_plan::Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
    let mut room = common::Room::of(workshop, plan);
    let said = "Get better at answering customers";
    room.answer("wish", "sentence", serde_json::json!(said));
    let offered = room.guide().prefill("smart", "goal").unwrap();
    assert_eq!(offered, serde_json::json!([said]));
    room.answer("smart", "goal", offered);
    let better = "Cut the time until a customer has an answer from 30 to 8 hours by 30 June 2027";
    room.answer("smart", "goal", serde_json::json!([better]));
    room.answer("smart", "why", serde_json::json!("They ask a competitor"));
    let goals: Vec<_> = room.plan.tables().goals.values().collect();
    assert_eq!(goals.len(), 1);
    assert_eq!(
        (goals[0].statement.as_str(), goals[0].why.as_str()),
        (better, "They ask a competitor")
    );
    assert_eq!(goals[0].metrics[0].target, Some(8.0));
    let goal = goals[0].id.clone();
    room.answer("agree", "actions", serde_json::json!(["Write to Mia"]));
    let first = room.plan.tables().actions.values().next().unwrap();
    assert_eq!(first.goal.as_ref(), Some(&goal));
}

#[test]
fn what_is_undertaken_serves_the_goal_that_it_was_written_for() {
    let workshop = content::workshop("strategy-on-a-page").unwrap();
    let answers = generate::answers(&workshop, today()).unwrap();
    let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
    let initiatives = &played.plan.tables().initiatives;
    assert!(initiatives.len() >= 2);
    for initiative in initiatives.values() {
        let goal = played.plan.goal(initiative.goals.first().unwrap()).unwrap();
        assert_eq!(goal.level, Level::Company);
        assert!(initiative.owner.is_some() && !initiative.resources.is_empty());
        assert!(initiative.milestones[0].due.is_some());
    }
}

#[test]
fn milestones_of_an_answer_stand_beside_those_that_the_goal_has() {
    let workshop = content::workshop("goal-onboarding").unwrap();
    let plan = sightline_plan::Plan::new(sightline_plan::Id::new("p").unwrap(), "P");
    let mut room = common::Room::of(workshop, plan);
    let goal = serde_json::json!([{
        "statement": "Cut the wait from 34 to 14 days by 30 June 2027",
        "milestones": [{ "id": "s1", "name": "Second line open" }],
    }]);
    room.answer("goals", "goals", goal);
    let id = room.plan.tables().goals.values().next().unwrap().id.clone();
    let key = format!("steps@{id}");
    let steps = |room: &common::Room| -> Vec<String> {
        let goal = room.plan.goal(&id).unwrap();
        goal.milestones.iter().map(|it| it.name.clone()).collect()
    };
    room.answer(
        &key,
        "milestones",
        serde_json::json!([["Half-time"], ["Evening hours"]]),
    );
    assert_eq!(
        steps(&room),
        ["Second line open", "Half-time", "Evening hours"]
    );
    let mut goal = sightline_plan::Goal::clone(room.plan.goal(&id).unwrap());
    goal.milestones[1].done_on = Some(today());
    room.apply(Edit::Put(goal.into()));
    room.answer(&key, "milestones", serde_json::json!([["Half of it"]]));
    assert_eq!(steps(&room), ["Second line open", "Half of it"]);
    let kept = room.plan.goal(&id).unwrap().milestones[1].done_on;
    assert_eq!(kept, Some(today()), "what is mended is done still");
    room.answer(&key, "milestones", serde_json::Value::Null);
    assert_eq!(steps(&room), ["Second line open"]);
}

#[test]
fn what_comes_round_begins_with_what_was_left_and_said_last_time() {
    for id in content::ids() {
        let workshop = content::workshop(id).unwrap();
        if workshop.every.is_none() {
            continue;
        }
        let answers = generate::answers(&workshop, today()).unwrap();
        let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
        let mut plan = played.plan;
        let person = plan.tables().runs.get(&played.run).unwrap().person.clone();
        let run = begin(&workshop, "", today(), &mut script::bits(77));
        let run = about(run, &plan, person);
        plan.apply(begin_edit(&run)).unwrap();
        let guide = Guide::new(&plan, &run.id, &workshop, today()).unwrap();
        for stop in guide.stops() {
            for input in &stop.step.inputs {
                let from = input.prefill.iter().map(|prefill| prefill.from.as_str());
                for from in from.filter(|it| it.starts_with("last.") || *it == "plan.follow_ups") {
                    let offered = guide.prefill(&stop.key, &input.id);
                    assert!(
                        offered.is_some(),
                        "{id}: {}.{} from {from}",
                        stop.key,
                        input.id
                    );
                }
            }
        }
    }
}

#[test]
fn the_pyramid_leads_from_an_initiative_up_to_the_company() {
    use sightline_plan::model::PyramidLevel::{Operational, Strategic, Tactical};
    let workshop = content::workshop("kpi-pyramid").unwrap();
    let answers = generate::answers(&workshop, today()).unwrap();
    let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
    let initiative = played.plan.tables().initiatives.values().next().unwrap();
    let base = played.plan.goal(initiative.goals.first().unwrap()).unwrap();
    let above = played.plan.ancestors(base);
    let chain = std::iter::once(base).chain(above);
    let levels: Vec<_> = chain.map(|goal| goal.metrics[0].pyramid).collect();
    assert_eq!(levels, [Some(Operational), Some(Tactical), Some(Strategic)]);
}

/// A number and a word on how a goal is doing, in every meeting about numbers.
#[test]
fn meetings_about_numbers_leave_them_with_the_goals() {
    for (id, goals) in [
        ("weekly-metrics", 2),
        ("monthly-deep-dive", 2),
        ("quarterly-reset", 1),
        ("quarterly-business-review", 1),
    ] {
        let workshop = content::workshop(id).unwrap();
        let answers = generate::answers(&workshop, today()).unwrap();
        let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
        let tables = played.plan.tables();
        assert_eq!(tables.check_ins.len(), goals, "{id}");
        let read = tables.goals.values().filter(|goal| {
            let mut metrics = goal.metrics.iter();
            metrics.any(|metric| metric.history.iter().any(|it| it.on == Some(today())))
        });
        assert_eq!(read.count(), goals, "{id}");
        assert!(
            tables.check_ins.values().all(|it| !it.note.is_empty()),
            "{id}"
        );
    }
}
