use super::*;
use crate::{
    arithmetic::{
        Figures,
        testing::{child, day, goal, measured, plan},
    },
    model::{Rate, StatedChange, Status},
};

fn giving(id: &str, kind: ContributionKind, value: f64) -> Goal {
    let contribution = Contribution {
        kind,
        value: Some(value),
        ..Contribution::default()
    };
    Goal {
        contribution: Some(contribution),
        ..child(id, "top")
    }
}

fn amount(id: &str, value: f64) -> Goal {
    giving(id, ContributionKind::Amount, value)
}

fn share(id: &str, value: f64) -> Goal {
    giving(id, ContributionKind::Share, value)
}

fn of(parent: Goal, children: Vec<Goal>) -> Cascade {
    let mut goals = vec![parent];
    goals.extend(children);
    let figures = Figures::of(&plan(goals), day("2026-11-22"));
    figures.goals[0].cascade.clone()
}

/// From 2,000,000 to 2,400,000: a change of 400,000.
fn revenue() -> Goal {
    Goal {
        metrics: vec![Metric {
            unit: "$".to_owned(),
            ..measured(Direction::Increase, 2e6, 2.4e6, 2e6)
        }],
        ..goal("top")
    }
}

fn sums(cascade: &Cascade) -> [Option<f64>; 4] {
    let Cascade {
        covered,
        coverage,
        gap,
        overlap,
        ..
    } = cascade;
    [*covered, *coverage, *gap, *overlap]
}

#[test]
fn amounts_and_shares_add_up_in_the_parents_unit() {
    let found = of(revenue(), vec![amount("a", 2e5), share("b", 0.25)]);
    assert_eq!(sums(&found), [Some(3e5), Some(0.75), Some(1e5), Some(0.0)]);
    let change = found.change.unwrap();
    assert_eq!((change.unit.as_str(), change.amount), ("$", 4e5));
    let parts: Vec<_> = found
        .parts
        .iter()
        .map(|part| (part.child.as_str(), part.amount, part.share))
        .collect();
    assert_eq!(
        parts,
        [("a", Some(2e5), Some(0.5)), ("b", Some(1e5), Some(0.25))]
    );
}

#[test]
fn units_are_converted_by_the_rates_of_the_plan() {
    let rate = |value, unit: &str| Rate {
        value,
        unit: unit.to_owned(),
        ..Rate::default()
    };
    let mut leads = giving("a", ContributionKind::Converted, 120.0);
    if let Some(given) = &mut leads.contribution {
        given.rates = vec![rate(5.0, "%"), rate(1e4, "$ a deal")];
    }
    let found = of(revenue(), vec![leads.clone(), share("b", 0.25)]);
    assert_eq!(
        sums(&found),
        [Some(1.6e5), Some(0.4), Some(2.4e5), Some(0.0)]
    );
    assert_eq!(found.parts[0].stated, Some(ContributionKind::Converted));

    // Without a change above there is nothing to set it against.
    let found = of(goal("top"), vec![leads, share("b", 0.25)]);
    assert_eq!(sums(&found), [None; 4]);
}

#[test]
fn more_than_needed_is_overlap() {
    let found = of(revenue(), vec![amount("a", 3e5), share("b", 0.5)]);
    assert_eq!(sums(&found), [Some(5e5), Some(1.25), Some(0.0), Some(0.25)]);
}

#[test]
fn enabling_adds_no_number() {
    let enabling = giving("b", ContributionKind::Enables, 7.0);
    let found = of(revenue(), vec![amount("a", 1e5), enabling.clone()]);
    assert_eq!(sums(&found), [Some(1e5), Some(0.25), Some(3e5), Some(0.0)]);
    assert_eq!(sums(&of(revenue(), vec![enabling])), [None; 4]);
}

#[test]
fn where_nothing_is_stated_nothing_is_known() {
    assert_eq!(sums(&of(revenue(), vec![])), [None; 4]);
    assert_eq!(sums(&of(revenue(), vec![child("a", "top")])), [None; 4]);
    let found = of(revenue(), vec![child("a", "top"), amount("b", 1e5)]);
    assert_eq!(found.coverage, Some(0.25));
}

#[test]
fn a_decrease_takes_amounts_either_way() {
    let churn = Goal {
        metrics: vec![measured(Direction::Decrease, 8.0, 4.0, 8.0)],
        ..goal("top")
    };
    let found = of(churn, vec![amount("a", 2.0), amount("b", -1.0)]);
    assert_eq!(sums(&found), [Some(3.0), Some(0.75), Some(1.0), Some(0.0)]);
}

#[test]
fn a_negative_amount_takes_away_from_an_increase() {
    let found = of(revenue(), vec![amount("a", -1e5)]);
    assert_eq!(
        sums(&found),
        [Some(-1e5), Some(-0.25), Some(5e5), Some(0.0)]
    );
}

#[test]
fn dropped_children_give_nothing() {
    let dropped = Goal {
        status: Status::Dropped,
        ..amount("b", 3e5)
    };
    let found = of(revenue(), vec![amount("a", 1e5), dropped]);
    assert_eq!((found.coverage, found.parts.len()), (Some(0.25), 1));
}

#[test]
fn shares_add_up_without_a_change_in_numbers_and_amounts_do_not() {
    let found = of(goal("top"), vec![share("a", 0.5), share("b", 0.2)]);
    assert_eq!(sums(&found), [None, Some(0.7), None, Some(0.0)]);
    let found = of(goal("top"), vec![share("a", 0.5), amount("b", 10.0)]);
    assert_eq!(sums(&found), [None; 4]);
}

#[test]
fn no_way_to_go_needs_nothing() {
    let standing = Goal {
        metrics: vec![measured(Direction::Increase, 50.0, 50.0, 50.0)],
        ..goal("top")
    };
    assert_eq!(sums(&of(standing, vec![amount("a", 5.0)])), [None; 4]);
}

#[test]
fn the_first_metric_with_a_change_counts() {
    let parent = Goal {
        metrics: vec![
            measured(Direction::Maintain, 90.0, 95.0, 92.0),
            Metric {
                baseline: None,
                ..measured(Direction::Reach, 0.0, 40.0, 10.0)
            },
            measured(Direction::Increase, 0.0, 1000.0, 0.0),
        ],
        ..goal("top")
    };
    assert_eq!(of(parent, vec![amount("a", 10.0)]).coverage, Some(0.25));
}

#[test]
fn a_stated_change_is_needed_even_without_a_baseline() {
    let by = |kind, value| Goal {
        metrics: vec![Metric {
            baseline: None,
            target: None,
            change: Some(StatedChange {
                value,
                kind,
                ..StatedChange::default()
            }),
            ..measured(Direction::Decrease, 0.0, 0.0, 0.0)
        }],
        ..goal("top")
    };
    let found = of(by(ChangeKind::Absolute, 10.0), vec![amount("a", 5.0)]);
    assert_eq!((found.coverage, found.gap), (Some(0.5), Some(5.0)));
    // A percentage of nobody knows what is no amount.
    let found = of(by(ChangeKind::Percent, 10.0), vec![amount("a", 5.0)]);
    assert_eq!(sums(&found), [None; 4]);
}
