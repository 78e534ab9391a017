//! What is refused, and that nothing of it is done.

use sightline_plan::{
    Edit, Goal, Key, Kind, Plan,
    model::{Agreement, Band, Metric, Milestone, Run, Team, Timer},
};

use super::common::{day, empty, goal, id, metric, refused};

#[test]
fn records_that_break_an_invariant_are_refused() {
    let weight = |weight| {
        Edit::Put(
            Goal {
                weight,
                ..goal("g", None)
            }
            .into(),
        )
    };
    let with = |metric: Metric| {
        Edit::Put(
            Goal {
                metrics: vec![metric],
                ..goal("g", None)
            }
            .into(),
        )
    };
    let timer = Timer {
        elapsed: f64::INFINITY,
        ..Timer::default()
    };
    let milestones = vec![Milestone::default()];
    let agreed = Some(Agreement {
        by: Some(id("x")),
        ..Agreement::default()
    });
    let table: Vec<(Edit, &str, &str)> = vec![
        (weight(-1.0), "weight", "negative"),
        (weight(f64::NAN), "weight", "expected-number"),
        (
            Edit::Put(
                Goal {
                    order: Some(f64::NAN),
                    ..goal("g", None)
                }
                .into(),
            ),
            "order",
            "expected-number",
        ),
        (
            Edit::Put(
                Goal {
                    order: Some(2e12),
                    ..goal("g", None)
                }
                .into(),
            ),
            "order",
            "out-of-range",
        ),
        (Edit::Put(Goal::default().into()), "id", "missing"),
        (
            Edit::Put(
                Goal {
                    milestones,
                    ..goal("g", None)
                }
                .into(),
            ),
            "milestones[0].id",
            "missing",
        ),
        (
            Edit::Put(
                Goal {
                    agreed,
                    ..goal("g", None)
                }
                .into(),
            ),
            "agreed.by",
            "no-such",
        ),
        (
            with(Metric {
                target: Some(f64::INFINITY),
                ..metric("m")
            }),
            "metrics[0].target",
            "expected-number",
        ),
        (
            with(Metric {
                band: Some(Band {
                    low: Some(2.0),
                    high: Some(1.0),
                    ..Band::default()
                }),
                ..metric("m")
            }),
            "metrics[0].band",
            "empty-band",
        ),
        (
            Edit::Put(
                Run {
                    id: id("r"),
                    timer: Some(timer),
                    ..Run::default()
                }
                .into(),
            ),
            "timer.elapsed",
            "expected-number",
        ),
        (
            Edit::Put(
                Team {
                    id: id("t"),
                    parent: Some(id("t")),
                    ..Team::default()
                }
                .into(),
            ),
            "parent",
            "team-cycle",
        ),
        (Edit::Remove(Key::new(Kind::Goal, "x")), "", "no-such"),
        (Edit::Remove(Key::new(Kind::Plan, "plan")), "", "no-such"),
        (Edit::RemoveGoalKeepChildren(id("x")), "", "no-such"),
        (
            Edit::AgreeGoal {
                id: id("x"),
                on: day(1),
                by: None,
            },
            "",
            "no-such",
        ),
        (
            Edit::Put(Plan::new(id("other"), "").about().as_ref().clone().into()),
            "",
            "no-such",
        ),
    ];
    for (edit, path, code) in table {
        let mut plan = empty();
        let several = Edit::Several(vec![Edit::Put(goal("first", None).into()), edit.clone()]);
        let refusal = plan.apply(edit).unwrap_err();
        assert_eq!(
            (refusal.path.to_string().as_str(), refusal.fault.code()),
            (path, code)
        );
        assert_eq!(refused(&mut plan, several).code(), code);
        assert!(!plan.has(Kind::Goal, "first"), "all or nothing");
    }
}
