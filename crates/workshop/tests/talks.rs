//! What talks between two people promise: what must be said, what stays between them, what opens the next one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may stop it, as the test itself may"
)]

mod common;

use std::collections::BTreeSet;

use chrono::Days;
use common::today;
use serde_json::{Value, json};
use sightline_plan::{
    Goal, Plan, file,
    model::{Cause, Review},
};
use sightline_workshop::{
    Guide, content, generate, report,
    script::{self, Played},
};

/// What comes of a talk with made-up answers, some of them changed.
fn held(id: &str, change: impl FnOnce(&mut Value)) -> Played {
    let workshop = content::workshop(id).unwrap();
    let mut answers = generate::answers(&workshop, today()).unwrap();
    change(&mut answers);
    script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap()
}

/// The one review of a plan.
fn review(plan: &Plan) -> Review {
    let mut reviews = plan.tables().reviews.values();
    Review::clone(reviews.next().unwrap())
}

#[test]
fn what_is_said_in_confidence_is_told_to_who_asks_for_it() {
    for workshop in content::ids().filter_map(content::workshop) {
        if !workshop.private {
            continue;
        }
        let id = &workshop.id;
        let answers = generate::answers(&workshop, today()).unwrap();
        let played = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
        let guide = Guide::new(&played.plan, &played.run, &workshop, today()).unwrap();
        let sections = |private: bool| {
            let sections = report::report(&guide, private).sections.into_iter();
            let codes: BTreeSet<&str> = sections.map(|section| section.code).collect();
            codes
        };
        for code in ["actions", "answers", "ratings"] {
            assert!(!sections(false).contains(code), "{id}: {code}");
        }
        for code in ["outputs", "actions", "answers", "changed"] {
            assert!(sections(true).contains(code), "{id}: {code}");
        }
        // Nor does it leave the device with the plan.
        let shared = played.plan.without_private();
        assert!(shared.tables().runs.is_empty(), "{id}");
        assert!(shared.tables().actions.is_empty(), "{id}");
        assert!(shared.tables().responses.is_empty(), "{id}");
    }
}

#[test]
fn a_review_in_which_nothing_fell_short_names_no_cause() {
    let played = held("performance-review", |answers| {
        answers["answers"]["outcomes"]["short"] = json!("no");
        let answers = answers["answers"].as_object_mut().unwrap();
        answers.shift_remove("short");
    });
    let review = review(&played.plan);
    assert_eq!((review.cause, review.cases.len()), (None, 0));
    assert!(!review.ratings.is_empty() && !review.notes.is_empty());
    assert!(played.stops.iter().all(|stop| stop != "short"));
}

#[test]
fn what_fell_short_wants_cases_a_cause_a_way_and_support() {
    let played = held("performance-review", |answers| {
        answers["answers"]["short"] = json!({});
    });
    let workshop = content::workshop("performance-review").unwrap();
    let guide = Guide::new(&played.plan, &played.run, &workshop, today()).unwrap();
    let open = guide.open().required;
    assert_eq!(open.len(), 4, "{open:?}");
    let played = held("performance-review", |_| {});
    let review = review(&played.plan);
    assert_eq!(review.cause, Some(Cause::Effort));
    assert!(!review.cases.is_empty() && !review.coaching.is_empty());
}

#[test]
fn the_second_one_to_one_begins_with_what_the_first_left_open() {
    let first = held("one-to-one", |_| {});
    let workshop = content::workshop("one-to-one").unwrap();
    let mut answers = generate::answers(&workshop, today()).unwrap();
    answers["plan"] = serde_json::from_str(&file::write(&first.plan)).unwrap();
    answers["today"] = json!((today() + Days::new(14)).to_string());
    answers["answers"] = json!({});
    let second = script::play(&workshop, &script::read(&answers.to_string()).unwrap()).unwrap();
    let later = today() + Days::new(14);
    let guide = Guide::new(&second.plan, &second.run, &workshop, later).unwrap();
    let left = guide.prefill("open", "left").unwrap();
    let actions = first.plan.tables().actions.len();
    assert!(actions >= 3);
    assert_eq!(left.as_array().unwrap().len(), actions);
    let topics = guide.prefill("open", "topics").unwrap();
    assert_eq!(topics[0], "Topics for next time 1");
    assert_eq!(guide.items("last.feedback.back").len(), 3);
}

#[test]
fn a_high_performer_has_a_goal_that_all_may_see_and_a_talk_that_none_do() {
    let played = held("keep-high-performer", |_| {});
    let before = generate::answers(&content::workshop("keep-high-performer").unwrap(), today());
    let before = script::read(&before.unwrap().to_string()).unwrap().plan;
    let shared = played.plan.without_private();
    let tables = shared.tables();
    let new = |goal: &Goal| before.goal(&goal.id).is_none();
    let goals = tables.goals.values().filter(|goal| new(goal));
    let owners: BTreeSet<_> = goals.map(|goal| goal.owner.clone()).collect();
    assert_eq!(
        owners,
        BTreeSet::from([tables.people.keys().next().cloned()])
    );
    assert!(!tables.initiatives.is_empty());
    assert!(tables.recognitions.is_empty() && tables.decisions.is_empty());
}

#[test]
fn what_lies_behind_a_hard_time_stays_on_the_device() {
    let played = held("compassionate-talk", |_| {});
    let causes = played.plan.tables().check_ins.values();
    assert!(causes.filter(|it| it.cause.is_some()).count() >= 2);
    assert!(played.plan.without_private().tables().check_ins.is_empty());
}

#[test]
fn aims_about_oneself_are_private_and_one_s_own() {
    for id in [
        "change-check-in",
        "development-plan",
        "first-coaching-session",
        "leader-self-check",
    ] {
        let played = held(id, |_| {});
        let tables = played.plan.tables();
        let own: Vec<_> = tables.goals.values().filter(|goal| goal.private).collect();
        assert!(!own.is_empty(), "{id}");
        let first = tables.people.keys().next();
        assert!(own.iter().all(|goal| goal.owner.as_ref() == first), "{id}");
    }
}
