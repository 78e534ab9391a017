//! Reporting on goals.

use sightline_plan::{
    Edit, Fault, Goal,
    model::{CheckIn, Metric, Point},
};

use super::common::{day, empty, goal, id, metric, put, refused};

#[test]
fn a_check_in_reports_values_in_the_order_of_days() {
    let mut plan = empty();
    put(
        &mut plan,
        Goal {
            metrics: vec![metric("m")],
            ..goal("g", None)
        },
    );
    let mut report = |name: &str, on: u32, value: f64, confidence: Option<u32>| {
        let check_in = CheckIn {
            id: id(name),
            goal: Some(id("g")),
            on: Some(day(on)),
            confidence,
            ..CheckIn::default()
        };
        plan.apply(Edit::CheckIn {
            check_in,
            values: vec![("m".to_owned(), value)],
        })
        .unwrap();
        let goal = plan.goal(&id("g")).unwrap();
        let values: Vec<f64> = goal.metrics[0]
            .history
            .iter()
            .map(|point| point.value)
            .collect();
        (values, goal.confidence)
    };
    assert_eq!(report("a", 10, 1.0, Some(5)), (vec![1.0], Some(5)));
    assert_eq!(report("b", 20, 3.0, Some(8)), (vec![1.0, 3.0], Some(8)));
    // Handed in afterwards: it stands where it belongs and does not speak for today.
    assert_eq!(
        report("c", 15, 2.0, Some(1)),
        (vec![1.0, 2.0, 3.0], Some(8))
    );
    // A second report on one day corrects the first.
    assert_eq!(
        report("d", 20, 4.0, Some(7)),
        (vec![1.0, 2.0, 4.0], Some(7))
    );
    assert_eq!(report("b", 20, 5.0, None), (vec![1.0, 2.0, 5.0], Some(7)));
}

#[test]
fn check_ins_that_make_no_sense_are_refused() {
    let mut plan = empty();
    put(
        &mut plan,
        Goal {
            metrics: vec![metric("m")],
            ..goal("g", None)
        },
    );
    let check_in = CheckIn {
        id: id("k"),
        goal: Some(id("g")),
        on: Some(day(1)),
        ..CheckIn::default()
    };
    let mut report = |check_in: CheckIn, metric: &str, value: f64| {
        refused(
            &mut plan,
            Edit::CheckIn {
                check_in,
                values: vec![(metric.to_owned(), value)],
            },
        )
    };
    assert_eq!(
        report(
            CheckIn {
                goal: None,
                ..check_in.clone()
            },
            "m",
            1.0
        ),
        Fault::Missing
    );
    assert_eq!(
        report(
            CheckIn {
                on: None,
                ..check_in.clone()
            },
            "m",
            1.0
        ),
        Fault::Missing
    );
    assert_eq!(
        report(check_in.clone(), "x", 1.0),
        Fault::NoSuchMetric { id: "x".to_owned() }
    );
    assert_eq!(
        report(check_in.clone(), "m", f64::NAN).code(),
        "expected-number"
    );
    let sure = CheckIn {
        confidence: Some(11),
        ..check_in
    };
    assert_eq!(report(sure, "m", 1.0).code(), "out-of-range");
}

#[test]
fn histories_are_kept_in_the_order_of_days() {
    let mut plan = empty();
    let point = |on: Option<u32>, value| Point {
        on: on.map(day),
        value,
        ..Point::default()
    };
    let history = vec![
        point(Some(9), 2.0),
        point(None, 0.0),
        point(Some(3), 1.0),
        point(Some(9), 3.0),
    ];
    let metrics = vec![Metric {
        history,
        ..metric("m")
    }];
    put(
        &mut plan,
        Goal {
            metrics,
            ..goal("g", None)
        },
    );
    let history = &plan.goal(&id("g")).unwrap().metrics[0].history;
    assert_eq!(
        history.iter().map(|point| point.value).collect::<Vec<_>>(),
        [0.0, 1.0, 2.0, 3.0]
    );
}
