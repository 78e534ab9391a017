use super::*;
use crate::{
    arithmetic::{
        Figures,
        testing::{child, day, goal, measured, plan},
    },
    model::{Contribution, ContributionKind, Direction, Metric},
};

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn figures(plan: &Plan) -> Figures {
    Figures::of(plan, day("2026-11-22"))
}

/// The goal with so many metrics, owned by a person.
fn owned(goal: Goal, owner: &str, metrics: usize) -> Goal {
    Goal {
        owner: Some(id(owner)),
        metrics: vec![measured(Direction::Increase, 0.0, 10.0, 5.0); metrics],
        ..goal
    }
}

fn person(plan: &mut Plan, name: &str, team: Option<&str>) {
    let person = Person {
        id: id(name),
        team: team.map(id),
        ..Person::default()
    };
    plan.insert(person.into());
}

fn team(plan: &mut Plan, name: &str, parent: Option<&str>) {
    let team = Team {
        id: id(name),
        parent: parent.map(id),
        ..Team::default()
    };
    plan.insert(team.into());
}

#[test]
fn dropped_goals_count_by_status_only() {
    let dropped = Goal {
        status: Status::Dropped,
        ..owned(child("b", "top"), "ann", 2)
    };
    let plan = plan(vec![
        goal("top"),
        owned(child("a", "top"), "ann", 1),
        dropped,
    ]);
    let balance = figures(&plan).balance;
    let by_status = [(Status::Draft, 2), (Status::Dropped, 1)];
    assert_eq!(balance.by_status, BTreeMap::from(by_status));
    let by_level = [(Level::Company, 1), (Level::Team, 1)];
    assert_eq!(balance.by_level, BTreeMap::from(by_level));
    assert_eq!(balance.metrics, 1);
}

#[test]
fn health_is_counted_where_it_is_known() {
    let done = Goal {
        status: Status::Done,
        ..child("a", "top")
    };
    // "b" has been reported on long ago, "top" through it.
    let plan = plan(vec![goal("top"), done, owned(child("b", "top"), "ann", 1)]);
    let by_health = [(Health::Outdated, 2), (Health::Done, 1)];
    assert_eq!(figures(&plan).balance.by_health, BTreeMap::from(by_health));
}

#[test]
fn metrics_are_counted_by_what_they_tell() {
    let metric = |timing, subjective| Metric {
        timing,
        subjective,
        ..Metric::default()
    };
    let measured = Goal {
        metrics: vec![
            metric(Some(Timing::Leading), false),
            metric(Some(Timing::Lagging), false),
            metric(Some(Timing::Lagging), true),
            metric(None, false),
        ],
        ..goal("top")
    };
    let balance = figures(&plan(vec![measured])).balance;
    let counts = (balance.leading, balance.lagging, balance.subjective);
    assert_eq!(counts, (1, 2, 1));
    assert_eq!(balance.objective_share, Some(0.75));
    assert_eq!(
        figures(&plan(vec![goal("g")])).balance.objective_share,
        None
    );
}

#[test]
fn a_person_answers_for_five_metrics_at_most() {
    let finished = Goal {
        status: Status::Done,
        ..owned(child("c", "top"), "ann", 4)
    };
    let mut goals = vec![
        goal("top"),
        owned(child("a", "top"), "ann", 3),
        owned(child("b", "top"), "ann", 2),
        finished,
        owned(child("d", "top"), "bob", 1),
    ];
    let five = figures(&plan(goals.clone()));
    let each = [(id("ann"), 5), (id("bob"), 1)];
    assert_eq!(five.balance.metrics_per_person, BTreeMap::from(each));
    assert_eq!(five.findings, []);
    goals.push(owned(child("e", "top"), "ann", 1));
    let six = Finding::TooManyMetrics {
        person: id("ann"),
        metrics: 6,
    };
    assert_eq!(figures(&plan(goals)).findings, [six]);
}

#[test]
fn a_unit_has_a_goal_by_name_by_owner_or_within_it() {
    let of_team = Goal {
        team: Some(id("inside-sales")),
        ..child("a", "top")
    };
    let by_owner = owned(child("b", "top"), "ann", 1);
    let dropped = Goal {
        status: Status::Dropped,
        team: Some(id("brand")),
        ..child("c", "top")
    };
    let mut plan = plan(vec![goal("top"), of_team, by_owner, dropped]);
    team(&mut plan, "sales", None);
    team(&mut plan, "inside-sales", Some("sales"));
    team(&mut plan, "field-sales", Some("sales"));
    team(&mut plan, "support", None);
    team(&mut plan, "brand", None);
    person(&mut plan, "ann", Some("support"));
    let found = figures(&plan);
    let idle = [id("brand"), id("field-sales")];
    assert_eq!(found.balance.teams_without_goal, idle);
    let [brand, field] = idle;
    let expected = [
        Finding::TeamWithoutGoal { team: brand },
        Finding::TeamWithoutGoal { team: field },
    ];
    assert_eq!(found.findings, expected);
}

#[test]
fn the_company_is_covered_as_far_as_its_goals_are() {
    let priority = |name: &str, weight| Goal {
        weight,
        ..owned(goal(name), "ann", 1)
    };
    let giving = |name: &str, parent: &str, share| Goal {
        contribution: Some(Contribution {
            kind: ContributionKind::Share,
            value: Some(share),
            ..Contribution::default()
        }),
        ..child(name, parent)
    };
    let orphan = Goal {
        level: Level::Team,
        ..goal("stray")
    };
    let balance = figures(&plan(vec![
        priority("half", 1.0),
        giving("a", "half", 0.5),
        priority("double", 3.0),
        giving("b", "double", 2.0),
        priority("silent", 9.0),
        child("c", "silent"),
        priority("alone", 9.0),
        orphan,
    ]))
    .balance;
    // (1 · 0.5 + 3 · 1) / 4: the overlap of one does not fill the gap of another.
    assert_eq!(balance.coverage, Some(0.875));
    assert_eq!(balance.uncovered, [id("half"), id("alone")]);
    assert_eq!(balance.orphans, [id("stray")]);
}
