mod counted;

use chrono::NaiveDate;

use super::*;
use crate::{
    Edit, Figures, Id,
    arithmetic::testing::{child, day, goal, measured, plan},
    model::{
        Action, ChangeKind, Contribution, ContributionKind, Direction, Initiative, Metric,
        Milestone, Person, StatedChange, Status, Verdict,
    },
};

const TODAY: &str = "2026-10-02";
const OLD: &str = "2026-Q3";
const NEW: &str = "2026-Q4";

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn today() -> NaiveDate {
    day(TODAY)
}

/// An active goal of the old cycle.
fn quarterly(goal: Goal) -> Goal {
    Goal {
        cycle: Some(OLD.to_owned()),
        status: Status::Active,
        due: Some(day("2026-09-30")),
        ..goal
    }
}

fn at(percent: f64, goal: Goal) -> Goal {
    Goal {
        metrics: vec![measured(Direction::Increase, 0.0, 100.0, percent)],
        ..goal
    }
}

fn figures(plan: &Plan) -> Figures {
    Figures::of(plan, today())
}

fn decide(goal: &str, verdict: Verdict) -> Decision {
    Decision {
        goal: id(goal),
        verdict,
        result: format!("{goal} came so far"),
        learning: String::new(),
    }
}

/// The plan with its old cycle closed; a goal that carries on has the name of the first and a `+`.
fn closed(plan: &Plan, verdicts: &[(&str, Verdict)]) -> Plan {
    let decisions: Vec<Decision> = verdicts
        .iter()
        .map(|(goal, verdict)| decide(goal, *verdict))
        .collect();
    let ids: Vec<Id<Goal>> = verdicts
        .iter()
        .map(|(goal, _)| id(&format!("{goal}+")))
        .collect();
    let edit = close(
        plan,
        &figures(plan),
        &Close {
            cycle: OLD,
            next: NEW,
            on: today(),
            decisions: &decisions,
            ids: &ids,
        },
        &|_, copy| copy,
    );
    let mut after = plan.clone();
    after.apply(edit).unwrap();
    after
}

fn of<'a>(plan: &'a Plan, name: &str) -> &'a Goal {
    plan.goal(&id(name)).unwrap()
}

fn tree(plan: &Plan) -> Vec<String> {
    let outline = plan.outline().into_iter();
    outline
        .map(|(depth, goal)| format!("{}{}", ">".repeat(depth), goal.id))
        .collect()
}

#[test]
fn a_goal_belongs_to_the_cycle_it_names_or_is_due_in() {
    let plan = plan(Vec::new());
    let mut goal = goal("a");
    assert_eq!(cycle_of(&plan, &goal), None);
    goal.due = Some(day("2026-09-30"));
    assert_eq!(cycle_of(&plan, &goal).as_deref(), Some(OLD));
    goal.cycle = Some("2026".to_owned());
    assert_eq!(cycle_of(&plan, &goal).as_deref(), Some("2026"));
    goal.cycle = Some(" ".to_owned());
    assert_eq!(cycle_of(&plan, &goal).as_deref(), Some(OLD));
}

#[test]
fn verdicts_are_suggested_by_how_far_a_goal_came() {
    let draft = |goal: Goal| Goal {
        status: Status::Draft,
        ..quarterly(goal)
    };
    let keeps = Goal {
        metrics: vec![Metric {
            band: Some(crate::model::Band {
                low: Some(90.0),
                ..Default::default()
            }),
            ..measured(Direction::Maintain, 0.0, 0.0, 95.0)
        }],
        ..quarterly(goal("holds"))
    };
    let plan = plan(vec![
        at(120.0, quarterly(goal("reached"))),
        keeps,
        at(80.0, quarterly(goal("nearly"))),
        at(50.0, quarterly(goal("part"))),
        at(10.0, quarterly(goal("far"))),
        at(-10.0, quarterly(goal("wrong"))),
        draft(goal("draft")),
        Goal {
            status: Status::Done,
            ..quarterly(goal("done"))
        },
        Goal {
            status: Status::Dropped,
            ..quarterly(goal("dropped"))
        },
        Goal {
            cycle: Some("2026".to_owned()),
            ..quarterly(goal("year"))
        },
    ]);
    let found: Vec<_> = waiting(&plan, &figures(&plan), OLD)
        .into_iter()
        .map(|it| (it.goal.to_string(), it.reason))
        .collect();
    let expected = [
        ("reached", Reason::Reached),
        ("holds", Reason::Holds),
        ("nearly", Reason::Nearly),
        ("part", Reason::PartWay),
        ("far", Reason::FarOff),
        ("wrong", Reason::WrongWay),
        ("draft", Reason::NeverBegun),
        ("done", Reason::Reached),
    ];
    assert_eq!(found, expected.map(|(name, why)| (name.to_owned(), why)));
}

#[test]
fn a_kept_goal_is_carried_over_whole_without_what_was_reported() {
    let first = Goal {
        statement: "Win 100 leads".to_owned(),
        why: "Because".to_owned(),
        owner: Some(id("ana")),
        contributors: vec![id("ben")],
        tags: vec!["growth".to_owned()],
        notes: "A note".to_owned(),
        weight: 3.0,
        private: true,
        confidence: Some(7),
        start: Some(day("2026-07-01")),
        agreed: Some(Default::default()),
        contribution: Some(Contribution {
            kind: ContributionKind::Amount,
            value: Some(40.0),
            ..Default::default()
        }),
        milestones: vec![
            Milestone {
                id: "s1".to_owned(),
                due: Some(day("2026-08-31")),
                done_on: Some(day("2026-08-30")),
                ..Default::default()
            },
            Milestone {
                id: "s2".to_owned(),
                due: Some(day("2026-09-15")),
                ..Default::default()
            },
        ],
        ..at(60.0, quarterly(child("leads", "year")))
    };
    let mut before = plan(vec![goal("year"), first.clone()]);
    for name in ["ana", "ben"] {
        let person = Person {
            id: id(name),
            ..Default::default()
        };
        before.apply(Edit::Put(person.into())).unwrap();
    }
    let after = closed(&before, &[("leads", Verdict::Keep)]);

    let old = of(&after, "leads");
    let closing = old.closing.as_ref().unwrap();
    assert_eq!((old.status, closing.verdict), (Status::Done, Verdict::Keep));
    assert_eq!(
        (closing.on, closing.progress, closing.result.as_str()),
        (Some(today()), Some(0.6), "leads came so far")
    );
    assert_eq!(old.agreed, first.agreed);
    assert_eq!(old.metrics, first.metrics);

    let new = of(&after, "leads+");
    assert_eq!(new.continues, Some(id("leads")));
    assert_eq!(
        (new.cycle.as_deref(), new.status),
        (Some(NEW), Status::Draft)
    );
    assert_eq!(
        (new.start, new.due),
        (Some(day("2026-10-01")), Some(day("2026-12-31")))
    );
    assert_eq!(
        (&new.agreed, new.confidence, &new.closing),
        (&None, None, &None)
    );
    let metric = &new.metrics[0];
    assert_eq!((metric.baseline, metric.target), (Some(60.0), Some(100.0)));
    assert_eq!(metric.history, first.metrics[0].history);
    assert_eq!(new.milestones.len(), 1);
    assert_eq!(new.milestones[0].due, Some(day("2026-12-15")));
    // And all else is as it was.
    let same = Goal {
        id: first.id.clone(),
        order: first.order,
        status: first.status,
        continues: None,
        cycle: first.cycle.clone(),
        start: first.start,
        due: first.due,
        agreed: first.agreed.clone(),
        confidence: first.confidence,
        metrics: first.metrics.clone(),
        milestones: first.milestones.clone(),
        ..new.clone()
    };
    let first = Goal {
        order: same.order,
        ..first
    };
    assert_eq!(
        same,
        Goal {
            order: first.order,
            ..first
        }
    );
}

#[test]
fn a_target_that_follows_from_a_change_stays_where_it_was() {
    let by_half = Metric {
        baseline: Some(40.0),
        target: None,
        change: Some(StatedChange {
            value: 50.0,
            kind: ChangeKind::Percent,
            ..Default::default()
        }),
        ..measured(Direction::Increase, 0.0, 0.0, 50.0)
    };
    let weekly = Metric {
        cadence: "week".to_owned(),
        ..measured(Direction::Reach, 0.0, 60.0, 40.0)
    };
    let passed = measured(Direction::Decrease, 20.0, 10.0, 8.0);
    let with = |name: &str, metric: &Metric| Goal {
        metrics: vec![metric.clone()],
        ..quarterly(goal(name))
    };
    let before = plan(vec![
        with("by", &by_half),
        with("weekly", &weekly),
        with("passed", &passed),
    ]);
    let keep = Verdict::Keep;
    let after = closed(&before, &[("by", keep), ("weekly", keep), ("passed", keep)]);
    let ends = |name: &str| {
        let metric = &of(&after, name).metrics[0];
        (metric.baseline, metric.target)
    };
    assert_eq!(ends("by+"), (Some(50.0), Some(60.0)));
    assert_eq!(ends("weekly+"), (Some(0.0), Some(60.0)));
    assert_eq!(ends("passed+"), (Some(20.0), Some(10.0)));
}

#[test]
fn what_is_let_go_is_given_up_unless_it_was_reached() {
    let mut dropped = quarterly(goal("before"));
    dropped.status = Status::Dropped;
    let before = plan(vec![
        at(100.0, quarterly(goal("reached"))),
        at(90.0, quarterly(goal("short"))),
        dropped,
    ]);
    let after = closed(
        &before,
        &[("reached", Verdict::Drop), ("short", Verdict::Drop)],
    );
    assert_eq!(of(&after, "reached").status, Status::Done);
    assert_eq!(of(&after, "short").status, Status::Dropped);
    assert!(of(&after, "before").is_put_away());
    assert_eq!(after.tables().goals.len(), before.tables().goals.len());
    let seen = overview(&after, &figures(&after), today());
    let old = seen.iter().find(|seen| seen.name == OLD).unwrap();
    assert_eq!((old.reached, old.short, old.given_up), (1, 0, 2));
    assert_eq!((old.waiting, old.carried, old.mean), (0, 0, Some(1.0)));
}

#[test]
fn links_lead_to_the_goals_that_carry_on() {
    let supporting = Goal {
        supports: vec![id("top"), id("ends")],
        ..quarterly(goal("helper"))
    };
    let long = Goal {
        supports: vec![id("top"), id("year")],
        ..child("long", "mid")
    };
    let given = Goal {
        contribution: Some(Contribution::default()),
        ..quarterly(child("below", "ends"))
    };
    let mut before = plan(vec![
        goal("year"),
        quarterly(child("top", "year")),
        child("other", "year"),
        quarterly(child("mid", "top")),
        long,
        quarterly(child("leaf", "mid")),
        quarterly(child("ends", "year")),
        given,
        supporting,
    ]);
    let action = Action {
        id: id("act"),
        goal: Some(id("leaf")),
        ..Default::default()
    };
    let initiative = Initiative {
        id: id("work"),
        goals: vec![id("leaf")],
        ..Default::default()
    };
    before.apply(Edit::Put(action.into())).unwrap();
    before.apply(Edit::Put(initiative.into())).unwrap();
    let keep = Verdict::Keep;
    let after = closed(
        &before,
        &[
            ("top", keep),
            ("mid", keep),
            ("leaf", Verdict::Change),
            ("below", keep),
            ("helper", keep),
            ("ends", Verdict::Drop),
        ],
    );
    let expected = [
        "year", ">top", ">>mid", ">>>leaf", ">top+", ">>mid+", ">>>long", ">>>leaf+", ">other",
        ">ends", ">>below", ">below+", "helper", "helper+",
    ];
    assert_eq!(tree(&after), expected);
    assert_eq!(of(&after, "below+").contribution, None);
    assert_eq!(of(&after, "helper+").supports, [id("top+")]);
    assert_eq!(of(&after, "long").supports, [id("top+"), id("year")]);
    let actions = &after.tables().actions;
    assert_eq!(
        actions.get(&id::<Action>("act")).unwrap().goal,
        Some(id("leaf+"))
    );
    let work = after
        .tables()
        .initiatives
        .get(&id::<Initiative>("work"))
        .unwrap();
    assert_eq!(work.goals, [id("leaf"), id("leaf+")]);
}

#[test]
fn carrying_over_twice_carries_over_nothing_more() {
    let before = plan(vec![at(50.0, quarterly(goal("a")))]);
    let once = closed(&before, &[("a", Verdict::Keep)]);
    let twice = closed(&once, &[("a", Verdict::Keep), ("a", Verdict::Drop)]);
    assert_eq!(twice, once);
    assert_eq!(waiting(&once, &figures(&once), OLD), []);
    let both = closed(&before, &[("a", Verdict::Keep), ("a", Verdict::Drop)]);
    assert_eq!(both, once);
}

#[test]
fn cycles_are_compared_line_by_line() {
    let before = plan(vec![
        at(60.0, quarterly(goal("a"))),
        at(100.0, quarterly(goal("b"))),
    ]);
    let mut after = closed(&before, &[("a", Verdict::Keep), ("b", Verdict::Drop)]);
    let fresh = Goal {
        cycle: Some(NEW.to_owned()),
        ..quarterly(goal("c"))
    };
    after.apply(Edit::Put(fresh.into())).unwrap();
    let figures = figures(&after);
    let seen = overview(&after, &figures, today());
    let names: Vec<&str> = seen.iter().map(|seen| seen.name.as_str()).collect();
    assert_eq!(names, [NEW, OLD]);
    assert_eq!((seen[0].open, seen[1].carried), (2, 1));
    let lines = lines(&after, &figures, &seen[1], &seen[0]);
    let pairs: Vec<_> = lines
        .iter()
        .map(|line| (line.was.clone(), line.is.clone(), line.progress_was))
        .collect();
    assert_eq!(
        pairs,
        [
            (Some(id("a")), Some(id("a+")), Some(0.6)),
            (Some(id("b")), None, Some(1.0)),
            (None, Some(id("c")), None),
        ]
    );
    assert_eq!(continued_by(&after, &id("a")), [id("a+")]);
}
