use super::*;
use crate::{
    arithmetic::testing::{day, measured, unreported},
    model::{Band, Milestone, StatedChange},
};

const TODAY: &str = "2026-11-22";

fn progress(metric: &Metric) -> Result<f64, Lack> {
    MetricProgress::of(metric, &Goal::default(), day(TODAY)).progress
}

fn close(metric: &Metric, expected: f64) {
    let found = progress(metric).unwrap();
    assert!(
        (found - expected).abs() < 1e-12,
        "{found} is not {expected}"
    );
}

#[test]
fn increase_and_decrease_share_one_formula() {
    // NPS from 42 to 50, now 46: 4 of 8
    close(&measured(Direction::Increase, 42.0, 50.0, 46.0), 0.5);
    // churn from 8 % to 5 %, now 7.4 %: 0.6 of 3
    close(&measured(Direction::Decrease, 8.0, 5.0, 7.4), 0.2);
    // a loss of 40 turned into a gain of 10, now −15: 25 of 50
    close(&measured(Direction::Increase, -40.0, 10.0, -15.0), 0.5);
}

#[test]
fn the_wrong_way_is_negative_and_more_than_asked_is_above_one() {
    close(&measured(Direction::Increase, 42.0, 50.0, 40.0), -0.25);
    close(&measured(Direction::Decrease, 8.0, 5.0, 9.5), -0.5);
    close(&measured(Direction::Increase, 42.0, 50.0, 54.0), 1.5);
    close(&measured(Direction::Decrease, 8.0, 5.0, 2.0), 2.0);
}

#[test]
fn a_range_against_its_direction_is_measured_as_it_runs() {
    // "increase", but the target lies below the baseline
    close(&measured(Direction::Increase, 50.0, 40.0, 45.0), 0.5);
    close(&measured(Direction::Decrease, 40.0, 50.0, 45.0), 0.5);
}

#[test]
fn without_a_way_to_go_it_is_reached_or_not() {
    for (direction, level, value, reached) in [
        (Direction::Increase, 50.0, 50.0, 1.0),
        (Direction::Increase, 50.0, 60.0, 1.0),
        (Direction::Increase, 50.0, 49.0, 0.0),
        (Direction::Decrease, 50.0, 40.0, 1.0),
        (Direction::Decrease, 50.0, 51.0, 0.0),
        (Direction::Reach, 50.0, 51.0, 1.0),
        (Direction::Reach, 50.0, 49.0, 0.0),
    ] {
        close(&measured(direction, level, level, value), reached);
    }
}

#[test]
fn reach_starts_at_zero_unless_a_baseline_is_given() {
    let from_zero = |target, value| Metric {
        baseline: None,
        ..measured(Direction::Reach, 0.0, target, value)
    };
    close(&from_zero(80.0, 60.0), 0.75);
    close(&from_zero(80.0, 100.0), 1.25);
    close(&measured(Direction::Reach, 40.0, 80.0, 60.0), 0.5);
    // "reach zero open defects": any left is not there yet
    close(&from_zero(0.0, 5.0), 0.0);
    close(&from_zero(0.0, 0.0), 1.0);
    close(&measured(Direction::Reach, 20.0, 0.0, 5.0), 0.75);
}

#[test]
fn maintain_is_one_inside_its_band_and_falls_with_distance() {
    let held = |low, high, value| Metric {
        band: Some(Band {
            low,
            high,
            ..Band::default()
        }),
        ..measured(Direction::Maintain, 0.0, 0.0, value)
    };
    for value in [90.0, 92.5, 95.0] {
        close(&held(Some(90.0), Some(95.0), value), 1.0);
    }
    // A band 5 wide: 1 outside is a fifth less, 5 outside is 0, beyond is negative.
    close(&held(Some(90.0), Some(95.0), 89.0), 0.8);
    close(&held(Some(90.0), Some(95.0), 96.0), 0.8);
    close(&held(Some(90.0), Some(95.0), 100.0), 0.0);
    close(&held(Some(90.0), Some(95.0), 80.0), -1.0);
    // Open: at most 4; 5 misses it by a quarter of itself.
    close(&held(None, Some(4.0), -3.0), 1.0);
    close(&held(None, Some(4.0), 5.0), 0.75);
    close(&held(Some(80.0), None, 72.0), 0.9);
    // "none at all" knows only yes and no
    close(&held(None, Some(0.0), 1.0), 0.0);
}

#[test]
fn maintain_without_a_band_holds_between_baseline_and_target() {
    close(&measured(Direction::Maintain, 90.0, 95.0, 93.0), 1.0);
    close(&measured(Direction::Maintain, 95.0, 90.0, 93.0), 1.0);
    close(&measured(Direction::Maintain, 90.0, 95.0, 88.0), 0.6);
    close(&measured(Direction::Maintain, 80.0, 80.0, 80.0), 1.0);
    close(&measured(Direction::Maintain, 80.0, 80.0, 72.0), 0.9);
    let mut only_one = measured(Direction::Maintain, 80.0, 80.0, 88.0);
    only_one.baseline = None;
    close(&only_one, 0.9);
    (only_one.baseline, only_one.target) = (Some(80.0), None);
    close(&only_one, 0.9);
}

#[test]
fn yes_or_no_is_done_or_not() {
    let said = |value| Metric {
        target: None,
        ..measured(Direction::YesNo, 0.0, 1.0, value)
    };
    close(&said(0.0), 0.0);
    close(&said(0.9), 0.0);
    close(&said(1.0), 1.0);
}

#[test]
fn a_milestone_metric_counts_the_goals_milestones() {
    let metric = unreported(Direction::Milestone, 0.0, 1.0);
    let goal = Goal {
        milestones: vec![
            Milestone {
                weight: 3.0,
                done_on: Some(day("2026-11-02")),
                ..Milestone::default()
            },
            Milestone::default(),
        ],
        ..Goal::default()
    };
    let found = MetricProgress::of(&metric, &goal, day(TODAY));
    assert_eq!(found.progress, Ok(0.75));
    // A goal without milestones reports a fraction itself.
    assert_eq!(progress(&metric), Err(Lack::Value));
    close(&measured(Direction::Milestone, 0.0, 1.0, 0.4), 0.4);
    close(&measured(Direction::Milestone, 0.0, 4.0, 1.0), 0.25);
}

#[test]
fn a_stated_change_gives_the_target() {
    let by = |direction, baseline, value, kind| {
        let change = StatedChange {
            value,
            kind,
            ..StatedChange::default()
        };
        target(&Metric {
            target: None,
            change: Some(change),
            ..measured(direction, baseline, 0.0, 0.0)
        })
    };
    use ChangeKind::{Absolute, Factor, Percent, Points};
    use Direction::{Decrease, Increase};
    assert_eq!(by(Increase, 40.0, 20.0, Percent), Some(48.0));
    assert_eq!(by(Decrease, 40.0, 20.0, Percent), Some(32.0));
    assert_eq!(by(Increase, -40.0, 20.0, Percent), Some(-32.0));
    assert_eq!(by(Increase, 12.0, 3.0, Points), Some(15.0));
    assert_eq!(by(Decrease, 12.0, 3.0, Absolute), Some(9.0));
    assert_eq!(by(Increase, 12.0, 2.0, Factor), Some(24.0));
    assert_eq!(by(Decrease, 12.0, 0.5, Factor), Some(6.0));
    assert_eq!(by(Decrease, 12.0, 2.0, Factor), Some(6.0));
}

#[test]
fn a_stated_target_wins_over_a_stated_change() {
    let mut metric = measured(Direction::Increase, 40.0, 60.0, 50.0);
    metric.change = Some(StatedChange {
        value: 20.0,
        ..StatedChange::default()
    });
    assert_eq!(target(&metric), Some(60.0));
    metric.target = None;
    metric.baseline = None;
    assert_eq!(target(&metric), None);
}

#[test]
fn what_is_missing_is_named() {
    let whole = measured(Direction::Increase, 0.0, 10.0, 5.0);
    let without = |change: fn(&mut Metric)| {
        let mut metric = whole.clone();
        change(&mut metric);
        progress(&metric)
    };
    assert_eq!(without(|metric| metric.target = None), Err(Lack::Target));
    assert_eq!(
        without(|metric| metric.baseline = None),
        Err(Lack::Baseline)
    );
    assert_eq!(without(|metric| metric.history.clear()), Err(Lack::Value));
}

#[test]
fn the_current_value_is_the_latest_by_today() {
    let point = |on: Option<&str>, value| Point {
        on: on.map(day),
        value,
        ..Point::default()
    };
    // Out of order, with two on one day, one to come, and one whose day nobody wrote down.
    let history = [
        point(Some("2026-11-20"), 3.0),
        point(Some("2026-11-20"), 4.0),
        point(Some("2026-10-01"), 2.0),
        point(None, 1.0),
        point(Some("2026-11-23"), 9.0),
    ];
    let value = |today| current(&history, day(today)).map(|reading| reading.value);
    assert_eq!(value("2026-09-30"), Some(1.0));
    assert_eq!(value("2026-10-01"), Some(2.0));
    assert_eq!(value(TODAY), Some(4.0));
    assert_eq!(value("2026-11-23"), Some(9.0));
    assert_eq!(current(&history[..3], day("2026-09-30")), None);
}

#[test]
fn numbers_at_the_limits_stay_numbers() {
    let limits = [f64::MIN, -1.0, 0.0, f64::MIN_POSITIVE, 1.0, f64::MAX];
    for direction in Direction::ALL {
        for baseline in limits {
            for target in limits {
                for value in limits {
                    let found = progress(&measured(*direction, baseline, target, value)).unwrap();
                    assert!(
                        found.is_finite(),
                        "{direction:?} {baseline} {target} {value}"
                    );
                }
            }
        }
    }
}
