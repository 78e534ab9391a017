//! A part of a plan, handed on without the rest.

use proptest::prelude::*;
use sightline_plan::{
    Excerpt, Goal, Kind, Plan, file,
    model::{
        About, Action, CheckIn, DataSource, Decision, Initiative, Meeting, Metric, Person, Review,
        Run, Swot, Team,
    },
};

use super::common::{assert_sound, cases, children, goal, id, plan_of, put, shaped};

fn team(name: &str, parent: Option<&str>, lead: Option<&str>) -> Team {
    Team {
        id: id(name),
        name: name.to_owned(),
        parent: parent.map(id),
        lead: lead.map(id),
        ..Team::default()
    }
}

fn person(name: &str, of: &str, manager: Option<&str>) -> Person {
    Person {
        id: id(name),
        name: name.to_owned(),
        role: format!("role of {name}"),
        email: format!("{name}@example.org"),
        team: Some(id(of)),
        manager: manager.map(id),
        development: vec!["wants to lead".to_owned()],
        could_fill: vec!["the boss’s chair".to_owned()],
        ..Person::default()
    }
}

/// A company with sales, of which fields is a part, and with works; goals for each.
fn company() -> Plan {
    let mut plan = plan_of(&[]);
    let mission = "Why we are".to_owned();
    let about = About::clone(plan.about());
    put(&mut plan, About { mission, ..about });
    for (name, parent, lead) in [
        ("all", None, None),
        ("sales", Some("all"), None),
        ("fields", Some("sales"), None),
        ("works", Some("all"), None),
    ] {
        put(&mut plan, team(name, parent, lead));
    }
    for (name, of, manager) in [
        ("boss", "all", None),
        ("ann", "sales", Some("boss")),
        ("fay", "fields", Some("ann")),
        ("will", "works", Some("boss")),
    ] {
        put(&mut plan, person(name, of, manager));
    }
    put(&mut plan, team("sales", Some("all"), Some("ann")));
    put(&mut plan, team("all", None, Some("boss")));
    put(
        &mut plan,
        DataSource {
            id: id("crm"),
            name: "CRM".into(),
            ..DataSource::default()
        },
    );
    put(
        &mut plan,
        DataSource {
            id: id("erp"),
            name: "ERP".into(),
            ..DataSource::default()
        },
    );
    let of = |name: &str, parent: Option<&str>, team: Option<&str>, owner: Option<&str>| Goal {
        team: team.map(id),
        owner: owner.map(id),
        ..goal(name, parent)
    };
    put(&mut plan, of("top", None, None, Some("boss")));
    put(
        &mut plan,
        of("sell", Some("top"), Some("sales"), Some("ann")),
    );
    put(
        &mut plan,
        of("make", Some("top"), Some("works"), Some("will")),
    );
    put(
        &mut plan,
        Goal {
            metrics: vec![Metric {
                id: "m".into(),
                source: Some(id("crm")),
                ..Metric::default()
            }],
            supports: vec![id("make")],
            ..of("visit", Some("sell"), None, Some("fay"))
        },
    );
    put(&mut plan, of("lend", Some("make"), None, Some("ann")));
    put(
        &mut plan,
        of("done-by-will", Some("sell"), Some("works"), Some("will")),
    );
    plan
}

fn excerpt(plan: &Plan, of: Excerpt) -> Plan {
    let part = plan.excerpt(&of, id("part"), "A part").unwrap();
    assert_sound(&part);
    let text = file::write(&part);
    let again = file::read(&text).unwrap();
    assert_eq!(again.problems, []);
    assert_eq!(again.plan, part);
    part
}

fn of(plan: &Plan, kind: Kind) -> Vec<String> {
    let keys = plan.records().map(|record| record.key());
    keys.filter(|key| key.kind == kind)
        .map(|key| key.id.to_string())
        .collect()
}

#[test]
fn a_team_goes_with_those_within_and_the_goals_above() {
    let part = excerpt(&company(), Excerpt::Team(id("sales")));
    assert_eq!(children(&part, None), ["top"]);
    assert_eq!(children(&part, Some("top")), ["sell", "make"]);
    assert_eq!(children(&part, Some("sell")), ["visit"]);
    assert_eq!(children(&part, Some("make")), ["lend"]);
    assert_eq!(of(&part, Kind::Team), ["all", "fields", "sales", "works"]);
    assert_eq!(of(&part, Kind::Person), ["ann", "boss", "fay", "will"]);
    assert_eq!(of(&part, Kind::DataSource), ["crm"]);
    assert_eq!(
        (part.about().id.as_str(), &*part.about().name),
        ("part", "A part")
    );
    assert_eq!(part.about().mission, "Why we are");
}

#[test]
fn a_goal_goes_with_its_chain_alone() {
    let plan = company();
    let part = excerpt(&plan, Excerpt::Goal(id("visit")));
    assert_eq!(children(&part, None), ["top"]);
    assert_eq!(children(&part, Some("top")), ["sell"]);
    assert_eq!(children(&part, Some("sell")), ["visit"]);
    let visit = part.goal(&id("visit")).unwrap();
    assert_eq!(visit.supports, [], "what is not there is not pointed to");
    assert_eq!(of(&part, Kind::Person), ["ann", "boss", "fay"]);
    assert_eq!(
        plan.excerpt(&Excerpt::Goal(id("nobody")), id("part"), ""),
        None
    );
    assert_eq!(
        plan.excerpt(&Excerpt::Team(id("nobody")), id("part"), ""),
        None
    );
}

#[test]
fn what_is_about_the_part_goes_along_and_nothing_else() {
    let mut plan = company();
    for name in ["visit", "top"] {
        put(
            &mut plan,
            CheckIn {
                id: id(name),
                goal: Some(id(name)),
                by: Some(id("will")),
                ..CheckIn::default()
            },
        );
        put(
            &mut plan,
            Action {
                id: id(name),
                goal: Some(id(name)),
                run: None,
                ..Action::default()
            },
        );
        put(
            &mut plan,
            Decision {
                id: id(name),
                goal: Some(id(name)),
                ..Decision::default()
            },
        );
    }
    put(
        &mut plan,
        Initiative {
            id: id("both"),
            goals: vec![id("visit"), id("make")],
            ..Initiative::default()
        },
    );
    put(
        &mut plan,
        Initiative {
            id: id("other"),
            goals: vec![id("make")],
            ..Initiative::default()
        },
    );
    put(
        &mut plan,
        Run {
            id: id("run"),
            title: "secret".into(),
            ..Run::default()
        },
    );
    put(
        &mut plan,
        Meeting {
            id: id("meeting"),
            ..Meeting::default()
        },
    );
    put(
        &mut plan,
        Review {
            id: id("review"),
            person: Some(id("fay")),
            private: false,
            ..Review::default()
        },
    );
    let swot = Swot {
        weaknesses: vec!["weak".into()],
        ..Swot::default()
    };
    let notes = serde_json::json!({ "own": "n0tes" });
    let about = About::clone(plan.about());
    let north_star = Some(id("make"));
    put(
        &mut plan,
        About {
            swot,
            notes,
            north_star,
            ..about
        },
    );

    let part = excerpt(&plan, Excerpt::Goal(id("visit")));
    for kind in [Kind::CheckIn, Kind::Action, Kind::Decision] {
        assert_eq!(of(&part, kind), ["visit"], "{kind:?}");
    }
    assert_eq!(of(&part, Kind::Initiative), ["both"]);
    for kind in [Kind::Run, Kind::Meeting, Kind::Review] {
        assert!(of(&part, kind).is_empty(), "{kind:?}");
    }
    assert!(
        of(&part, Kind::Person).contains(&"will".to_owned()),
        "who reported"
    );
    let text = file::write(&part);
    for secret in ["weak", "n0tes", "wants to", "chair", "@", "secret", "make"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(text.contains("role of fay"));
}

#[test]
fn what_is_private_goes_only_where_it_was_left_in() {
    let mut plan = company();
    let sell = Goal::clone(plan.goal(&id("sell")).unwrap());
    put(
        &mut plan,
        Goal {
            private: true,
            ..sell
        },
    );
    let visit = Excerpt::Goal(id("visit"));
    assert_eq!(
        children(&excerpt(&plan, visit.clone()), Some("top")),
        ["sell"]
    );
    let part = excerpt(&plan.without_private(), visit);
    assert_eq!(children(&part, Some("top")), ["visit"]);
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_part_of_any_plan_is_sound(file in shaped()) {
        let Ok(reading) = file::read(&file.to_string()) else {
            return Ok(());
        };
        let plan = reading.plan;
        for goal in plan.tables().goals.values() {
            let part = excerpt(&plan, Excerpt::Goal(goal.id.clone()));
            prop_assert_eq!(part.tables().goals.len(), 1 + plan.ancestors(goal).count());
        }
        for team in plan.tables().teams.values() {
            excerpt(&plan, Excerpt::Team(team.id.clone()));
        }
    }
}
