//! What holds of the arithmetic for every plan.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use sightline_plan::{
    Edit, Figures, Goal, Id, Level, Plan,
    model::{
        Band, ChangeKind, CheckIn, Contribution, ContributionKind, Direction, Metric, Milestone,
        Point, RollUp, StatedChange, Status,
    },
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// Days near today, none, and the first and the last that a plan allows.
fn day() -> impl Strategy<Value = Option<NaiveDate>> {
    let near = (0_u64..800).prop_map(|days| {
        let first = NaiveDate::from_ymd_opt(2025, 10, 1)?;
        first.checked_add_days(Days::new(days))
    });
    let first = NaiveDate::from_ymd_opt(1, 1, 1);
    let last = NaiveDate::from_ymd_opt(9999, 12, 31);
    prop_oneof![8 => near, 2 => Just(None), 1 => Just(first), 1 => Just(last)]
}

/// Numbers as people write them, and now and then those that break arithmetic.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => (-20_i32..200).prop_map(f64::from),
        1 => prop::sample::select(vec![f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -0.0]),
        1 => any::<f64>().prop_filter("finite", |number| number.is_finite()),
    ]
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![6 => Just(1.0), 2 => 0.0..9.0_f64, 1 => Just(0.0), 1 => Just(f64::MAX)]
}

fn metric() -> impl Strategy<Value = Metric> {
    let ends = (prop::option::of(number()), prop::option::of(number()));
    let band = prop::option::of(ends).prop_map(|ends| {
        let (one, other) = ends?;
        let (low, high) = match (one, other) {
            (Some(one), Some(other)) => (Some(one.min(other)), Some(one.max(other))),
            ends => ends,
        };
        Some(Band {
            low,
            high,
            ..Band::default()
        })
    });
    let change =
        (number(), prop::sample::select(ChangeKind::ALL)).prop_map(|(value, kind)| StatedChange {
            value: value.abs(),
            kind,
            ..StatedChange::default()
        });
    let point = (day(), number()).prop_map(|(on, value)| Point {
        on,
        value,
        ..Point::default()
    });
    (
        prop::sample::select(Direction::ALL),
        prop::option::of(number()),
        prop::option::of(number()),
        band,
        prop::option::of(change),
        weight(),
        prop::collection::vec(point, 0..4),
    )
        .prop_map(
            |(direction, baseline, target, band, change, weight, history)| Metric {
                direction,
                baseline,
                target,
                band,
                change,
                weight,
                history,
                ..Metric::default()
            },
        )
}

/// A goal, and by a number which of the goals before it is its parent.
fn goal() -> impl Strategy<Value = (Goal, usize)> {
    let milestone = (day(), day(), weight()).prop_map(|(due, done_on, weight)| Milestone {
        due,
        done_on,
        weight,
        ..Milestone::default()
    });
    let contribution = (
        prop::sample::select(ContributionKind::ALL),
        prop::option::of(number()),
    )
        .prop_map(|(kind, value)| Contribution {
            kind,
            value,
            ..Contribution::default()
        });
    (
        prop::collection::vec(metric(), 0..3),
        prop::collection::vec(milestone, 0..3),
        prop::sample::select(RollUp::ALL),
        prop::sample::select(Status::ALL),
        weight(),
        prop::option::of(contribution),
        (day(), day()),
        any::<usize>(),
    )
        .prop_map(
            |(mut metrics, mut milestones, roll_up, status, weight, contribution, time, parent)| {
                for (at, metric) in metrics.iter_mut().enumerate() {
                    metric.id = format!("m{at}");
                }
                for (at, milestone) in milestones.iter_mut().enumerate() {
                    milestone.id = format!("s{at}");
                }
                let (start, due) = time;
                let goal = Goal {
                    metrics,
                    milestones,
                    roll_up,
                    status,
                    weight,
                    contribution,
                    start,
                    due,
                    ..Goal::default()
                };
                (goal, parent)
            },
        )
}

fn id(at: usize) -> Id<Goal> {
    Id::new(&format!("g{at}")).unwrap()
}

/// Goals that hang below each other; `order` is where each stands among its siblings.
fn tree(goals: &[(Goal, usize)], order: impl Fn(usize) -> f64) -> Vec<Goal> {
    goals
        .iter()
        .enumerate()
        .map(|(at, (goal, parent))| Goal {
            id: id(at),
            level: if at == 0 { Level::Company } else { Level::Team },
            // The number of goals before this one stands for no parent at all.
            parent: (parent % (at + 1) < at).then(|| id(parent % (at + 1))),
            order: Some(order(at)),
            ..goal.clone()
        })
        .collect()
}

fn plan(goals: Vec<Goal>, check_ins: &[(usize, Option<NaiveDate>)]) -> Plan {
    let count = goals.len();
    let mut edits: Vec<Edit> = goals
        .into_iter()
        .map(|goal| Edit::Put(goal.into()))
        .collect();
    edits.extend(check_ins.iter().enumerate().map(|(at, (goal, on))| {
        let check_in = CheckIn {
            id: Id::new(&format!("c{at}")).unwrap(),
            goal: Some(id(goal % count)),
            on: *on,
            ..CheckIn::default()
        };
        Edit::Put(check_in.into())
    }));
    let mut plan = Plan::new(Id::new("p").unwrap(), "Any");
    plan.apply(Edit::Several(edits)).unwrap();
    plan
}

fn plans() -> impl Strategy<Value = Plan> {
    (
        prop::collection::vec(goal(), 1..12),
        prop::collection::vec((any::<usize>(), day()), 0..4),
    )
        .prop_map(|(goals, check_ins)| plan(tree(&goals, |at| at as f64), &check_ins))
}

fn close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
        }
        (one, other) => one == other,
    }
}

proptest! {
    #[test]
    fn figures_are_finite_and_keep_their_bounds(plan in plans()) {
        let figures = Figures::of(&plan, today());
        prop_assert_eq!(figures.goals.len(), plan.tables().goals.len());
        let whole = |value: Option<f64>| value.is_none_or(f64::is_finite);
        let fraction = |value: Option<f64>| value.is_none_or(|value| (0.0..=1.0).contains(&value));
        for goal in &figures.goals {
            prop_assert!(whole(goal.own.raw), "{:?}", goal.own);
            prop_assert!(fraction(goal.own.capped), "{:?}", goal.own);
            prop_assert!(fraction(goal.roll_up.value), "{:?}", goal.roll_up);
            prop_assert!(fraction(goal.expected.map(|expected| expected.value)));
            prop_assert!(whole(goal.cascade.coverage), "{:?}", goal.cascade);
            prop_assert!(goal.cascade.gap.is_none_or(|gap| gap.is_finite() && gap >= 0.0));
            prop_assert!(goal.cascade.overlap.is_none_or(|over| over.is_finite() && over >= 0.0));
        }
        prop_assert!(fraction(figures.balance.coverage));
        prop_assert!(fraction(figures.balance.objective_share));
    }

    #[test]
    fn one_metric_of_one_goal_counts_as_its_progress_between_0_and_1(metric in metric()) {
        let goal = Goal {
            id: id(0),
            metrics: vec![Metric { id: "m".to_owned(), weight: 1.0, ..metric }],
            ..Goal::default()
        };
        let figures = Figures::of(&plan(vec![goal], &[]), today());
        let found = &figures.goals[0];
        prop_assert_eq!(found.own.raw, found.own.metrics[0].progress.ok());
        let capped = found.own.raw.map(|progress| progress.clamp(0.0, 1.0));
        prop_assert_eq!(found.roll_up.value, capped);
    }

    #[test]
    fn the_order_of_siblings_changes_no_figure(
        goals in prop::collection::vec(goal(), 1..12),
        orders in prop::collection::vec(-9.0..9.0_f64, 12),
    ) {
        let listed = Figures::of(&plan(tree(&goals, |at| at as f64), &[]), today());
        let mixed = Figures::of(&plan(tree(&goals, |at| orders[at]), &[]), today());
        for one in &listed.goals {
            let other = mixed.goal(&one.goal).unwrap();
            prop_assert!(close(one.roll_up.value, other.roll_up.value));
            prop_assert_eq!(one.expected, other.expected);
            prop_assert_eq!(one.findings.len(), other.findings.len());
        }
        prop_assert_eq!(listed.balance.by_status, mixed.balance.by_status);
    }

    #[test]
    fn what_is_covered_and_what_is_missing_make_up_the_change(
        change in 1_i32..1000,
        falling in any::<bool>(),
        given in prop::collection::vec((any::<bool>(), 0_i32..300), 1..6),
    ) {
        let change = f64::from(change);
        let parent = Goal {
            id: id(0),
            metrics: vec![Metric {
                id: "m".to_owned(),
                direction: if falling { Direction::Decrease } else { Direction::Increase },
                baseline: Some(0.0),
                target: Some(if falling { -change } else { change }),
                ..Metric::default()
            }],
            ..Goal::default()
        };
        let children = given.iter().enumerate().map(|(at, (share, value))| {
            let contribution = Contribution {
                kind: if *share { ContributionKind::Share } else { ContributionKind::Amount },
                value: Some(if *share { f64::from(*value) / 100.0 } else { f64::from(*value) }),
                ..Contribution::default()
            };
            Goal { id: id(at + 1), parent: Some(id(0)), contribution: Some(contribution), ..Goal::default() }
        });
        let goals = std::iter::once(parent).chain(children).collect();
        let figures = Figures::of(&plan(goals, &[]), today());
        let found = &figures.goals[0].cascade;
        let (coverage, gap, overlap) = (found.coverage.unwrap(), found.gap.unwrap(), found.overlap.unwrap());
        // coverage + gap − overlap = 1, all as fractions of the change
        prop_assert!((coverage + gap / change - overlap - 1.0).abs() < 1e-9, "{found:?}");
        prop_assert!(gap == 0.0 || overlap == 0.0);
        let parts: f64 = found.parts.iter().filter_map(|part| part.share).sum();
        prop_assert!((parts - coverage).abs() < 1e-9);
    }

    #[test]
    fn more_done_never_lowers_what_stands_above(
        done in prop::collection::vec(0_i32..=100, 1..6),
        weights in prop::collection::vec(0.1..5.0_f64, 6),
        better in any::<prop::sample::Index>(),
    ) {
        let rolled = |done: &[i32]| {
            let child = |at: usize, value: i32| Goal {
                id: id(at + 1),
                parent: Some(id(0)),
                weight: weights[at],
                metrics: vec![Metric {
                    id: "m".to_owned(),
                    baseline: Some(0.0),
                    target: Some(100.0),
                    history: vec![Point { value: f64::from(value), ..Point::default() }],
                    ..Metric::default()
                }],
                ..Goal::default()
            };
            let top = Goal { id: id(0), ..Goal::default() };
            let children = done.iter().enumerate().map(|(at, value)| child(at, *value));
            let figures = Figures::of(&plan(std::iter::once(top).chain(children).collect(), &[]), today());
            figures.goals[0].roll_up.value.unwrap()
        };
        let mut more = done.clone();
        more[better.index(done.len())] += 10;
        prop_assert!(rolled(&more) >= rolled(&done) - 1e-12);
    }
}

#[test]
fn a_deep_tree_does_not_exhaust_the_stack() {
    let depth = 20_000;
    let chain = |at: usize| Goal {
        id: id(at),
        parent: at.checked_sub(1).map(id),
        metrics: if at + 1 < depth {
            Vec::new()
        } else {
            vec![Metric {
                id: "m".to_owned(),
                baseline: Some(0.0),
                target: Some(4.0),
                history: vec![Point {
                    value: 1.0,
                    ..Point::default()
                }],
                ..Metric::default()
            }]
        },
        ..Goal::default()
    };
    let plan = plan((0..depth).map(chain).collect(), &[]);
    let figures = Figures::of(&plan, today());
    assert_eq!(figures.goals[0].roll_up.value, Some(0.25));
}
