use super::*;
use crate::{
    Edit, Figures,
    kpi::{
        Why, drivers, suggestion,
        testing::{day, kpi, read, watched},
        with_reading,
    },
    model::{Direction, Health, Level, Metric, Status, Timing},
};

const TODAY: &str = "2026-11-23";

const WORSE: [(&str, f64); 3] = [
    ("2026-11-02", 2.0),
    ("2026-11-09", 2.6),
    ("2026-11-16", 3.4),
];

fn id<T>(text: &str) -> Id<T> {
    Id::new(text).unwrap()
}

fn plan(goals: Vec<Goal>) -> Plan {
    crate::arithmetic::testing::plan(goals)
}

fn churn(values: &[(&str, f64)]) -> Goal {
    kpi("churn", "Churn", read(watched(2.0, 3.0), values))
}

/// A team's goal below the KPI with a leading metric.
fn worker(name: &str, metric: Metric) -> Goal {
    Goal {
        id: id(name),
        level: Level::Team,
        kind: GoalKind::Performance,
        parent: Id::new("churn"),
        status: Status::Active,
        metrics: vec![Metric {
            id: "lead".to_owned(),
            name: name.to_owned(),
            timing: Some(Timing::Leading),
            ..metric
        }],
        ..Goal::default()
    }
}

fn counted(values: &[(&str, f64)]) -> Metric {
    let metric = Metric {
        direction: Direction::Increase,
        baseline: Some(10.0),
        target: Some(50.0),
        ..Metric::default()
    };
    read(metric, values)
}

fn states(plan: &Plan) -> Vec<(String, State)> {
    let rows = Board::of(plan, day(TODAY)).rows.into_iter();
    rows.map(|row| (row.goal.to_string(), row.state)).collect()
}

#[test]
fn a_reading_joins_the_others_and_corrects_one_of_the_same_day() {
    let goal = churn(&WORSE);
    let read = with_reading(&goal, "m1", 1.5, day(TODAY)).unwrap();
    assert_eq!(read.metrics[0].history.len(), 4);
    assert_eq!(states(&plan(vec![read.clone()]))[0].1, State::Healthy);
    let again = with_reading(&read, "m1", 2.5, day(TODAY)).unwrap();
    assert_eq!(again.metrics[0].history.len(), 4);
    assert_eq!(states(&plan(vec![again]))[0].1, State::Watch);
    assert_eq!(with_reading(&goal, "other", 1.0, day(TODAY)), None);
}

#[test]
fn the_number_of_a_kpi_further_down_foretells_and_its_own_does_not() {
    let mut goal = churn(&WORSE);
    goal.metrics[0].timing = Some(Timing::Leading);
    let alone = plan(vec![goal.clone()]);
    assert_eq!(drivers(&alone, &goal, day(TODAY)), []);
    let minutes = Goal {
        kind: GoalKind::Kpi,
        ..worker(
            "minutes",
            read(watched(20.0, 40.0), &[("2026-11-16", 45.0)]),
        )
    };
    let with = plan(vec![goal.clone(), minutes]);
    assert_eq!(drivers(&with, &goal, day(TODAY)).len(), 1);
}

fn suggested(plan: &Plan) -> Option<Suggestion> {
    suggestion(plan, plan.goal(&id("churn")).unwrap(), day(TODAY))
}

#[test]
fn rows_go_by_the_pyramid_and_then_the_unhealthy_come_first() {
    let at = |name: &str, value: f64, level| Goal {
        level,
        ..kpi(name, name, read(watched(2.0, 3.0), &[(TODAY, value)]))
    };
    let closed = Goal {
        status: Status::Done,
        ..at("closed", 1.0, Level::Company)
    };
    let bare = Goal {
        metrics: Vec::new(),
        ..at("bare", 0.0, Level::Company)
    };
    let plan = plan(vec![
        at("team", 9.0, Level::Team),
        at("well", 1.0, Level::Company),
        at("between", 2.5, Level::Company),
        bare,
        at("ill", 3.0, Level::Company),
        at("department", 1.0, Level::Department),
        closed,
    ]);
    let expected = [
        ("ill", State::Unhealthy),
        ("between", State::Watch),
        ("bare", State::Unknown),
        ("well", State::Healthy),
        ("department", State::Healthy),
        ("team", State::Unhealthy),
    ];
    assert_eq!(
        states(&plan),
        expected.map(|(name, state)| (name.to_owned(), state))
    );
    let board = Board::of(&plan, day(TODAY));
    assert_eq!(board.level(PyramidLevel::Tactical).count(), 1);
    assert_eq!(board.count(State::Unhealthy), 2);
}

#[test]
fn a_kpi_with_two_gauges_has_a_row_for_each_and_its_leading_metric_is_no_row() {
    let mut goal = churn(&WORSE);
    goal.metrics.push(Metric {
        id: "m2".to_owned(),
        ..watched(1.0, 2.0)
    });
    goal.metrics.push(Metric {
        id: "m3".to_owned(),
        timing: Some(Timing::Leading),
        ..Metric::default()
    });
    let board = Board::of(&plan(vec![goal]), day(TODAY));
    let rows: Vec<Option<&str>> = board.rows.iter().map(|row| row.metric.as_deref()).collect();
    assert_eq!(rows, [Some("m1"), Some("m2")]);
}

#[test]
fn the_driver_that_moves_the_wrong_way_is_named_before_one_that_is_only_behind() {
    let behind = Goal {
        start: Some(day("2026-10-01")),
        due: Some(day("2026-12-31")),
        ..worker("behind", counted(&[("2026-11-16", 12.0)]))
    };
    let wrong = worker(
        "wrong",
        counted(&[("2026-11-02", 40.0), ("2026-11-16", 30.0)]),
    );
    let plan = plan(vec![churn(&WORSE), behind, wrong]);
    let found = suggested(&plan).unwrap();
    assert_eq!(found.driver.goal, id("wrong"));
    let why = Why::WrongWay {
        from: 40.0,
        to: 30.0,
        since: day("2026-11-02"),
    };
    assert_eq!(found.why, why);
    let row = &Board::of(&plan, day(TODAY)).rows[0];
    assert_eq!(row.suggestion.as_ref(), Some(&found));
    assert_eq!(row.drivers, Some(2));
}

#[test]
fn supporters_and_the_kpi_itself_foretell_as_well() {
    let supporter = Goal {
        parent: None,
        supports: vec![id("churn")],
        ..worker(
            "elsewhere",
            read(watched(50.0, 40.0), &[("2026-11-16", 38.0)]),
        )
    };
    let mut goal = churn(&WORSE);
    let lead = worker("own", read(watched(50.0, 40.0), &[("2026-11-16", 45.0)]));
    goal.metrics.extend(lead.metrics);
    let dropped = Goal {
        status: Status::Dropped,
        ..worker("dropped", counted(&[("2026-11-16", 0.0)]))
    };
    let plan = plan(vec![goal, supporter, dropped]);
    let found = drivers(&plan, plan.goal(&id("churn")).unwrap(), day(TODAY));
    let names: Vec<&str> = found.iter().map(|it| it.goal.as_str()).collect();
    assert_eq!(names, ["elsewhere", "churn"]);
    let why = Why::Short {
        value: 38.0,
        wanted: Some(50.0),
    };
    assert_eq!(suggested(&plan).unwrap().why, why);
}

#[test]
fn nothing_is_suggested_where_what_foretells_is_well_or_nothing_does() {
    assert_eq!(suggested(&plan(vec![churn(&WORSE)])), None);
    let well = worker(
        "well",
        counted(&[("2026-11-02", 30.0), ("2026-11-16", 40.0)]),
    );
    let with = plan(vec![churn(&WORSE), well]);
    assert_eq!(suggested(&with), None);
    assert_eq!(Board::of(&with, day(TODAY)).rows[0].drivers, Some(1));
}

#[test]
fn the_suggested_goal_takes_the_driver_from_where_it_is_and_is_not_suggested_twice() {
    let mut owned = worker(
        "calls",
        counted(&[("2026-11-02", 40.0), ("2026-11-16", 30.0)]),
    );
    owned.owner = None;
    // Beside another measure, so that the goal is about something else.
    owned.metrics.insert(
        0,
        Metric {
            id: "main".to_owned(),
            ..counted(&[])
        },
    );
    let mut plan = plan(vec![churn(&WORSE), owned]);
    let found = suggested(&plan).unwrap();
    assert_eq!(found.existing, None);
    let kpi = plan.goal(&id("churn")).unwrap().clone();
    let goal = found.goal(&plan, &kpi, id("new"), day(TODAY)).unwrap();
    let metric = &goal.metrics[0];
    assert_eq!(metric.name, "calls");
    assert_eq!(
        (metric.baseline, metric.target, metric.direction),
        (Some(30.0), Some(50.0), Direction::Increase)
    );
    assert!(metric.history.is_empty());
    assert_eq!(goal.parent, Some(id("churn")));
    assert_eq!(
        (goal.kind, goal.level),
        (GoalKind::Performance, Level::Team)
    );
    assert_eq!(goal.cycle.as_deref(), Some("2026-Q4"));
    assert_eq!(goal.due, Some(day("2026-12-31")));
    plan.apply(Edit::Put(goal.into())).unwrap();
    assert_eq!(suggested(&plan).unwrap().existing, Some(id("new")));
}

#[test]
fn a_goal_that_would_have_no_time_left_belongs_to_the_next_cycle() {
    let lead = worker(
        "calls",
        counted(&[("2026-11-02", 40.0), ("2026-12-16", 30.0)]),
    );
    let plan = plan(vec![churn(&WORSE), lead]);
    let today = day("2026-12-20");
    let kpi = plan.goal(&id("churn")).unwrap();
    let found = suggestion(&plan, kpi, today).unwrap();
    let goal = found.goal(&plan, kpi, id("new"), today).unwrap();
    assert_eq!(goal.cycle.as_deref(), Some("2027-Q1"));
    assert_eq!(goal.due, Some(day("2027-03-31")));
}

#[test]
fn health_is_the_state_and_nothing_is_expected_by_a_day() {
    let of = |values: &[(&str, f64)]| {
        let goal = Goal {
            start: Some(day("2026-01-01")),
            due: Some(day("2026-12-31")),
            ..churn(values)
        };
        let figures = Figures::of(&plan(vec![goal]), day(TODAY));
        let own = &figures.goals[0];
        assert_eq!((own.expected, own.health.gap), (None, None));
        own.health.health
    };
    assert_eq!(of(&[(TODAY, 1.0)]), Some(Health::OnTrack));
    assert_eq!(of(&[(TODAY, 2.5)]), Some(Health::Behind));
    assert_eq!(of(&[(TODAY, 3.0)]), Some(Health::AtRisk));
    assert_eq!(of(&[]), Some(Health::Pending));
    assert_eq!(of(&[("2026-11-01", 3.0)]), Some(Health::Outdated));
    let monthly = [
        ("2026-08-31", 1.0),
        ("2026-09-30", 1.0),
        ("2026-10-31", 1.0),
    ];
    assert_eq!(of(&monthly), Some(Health::OnTrack));
}

#[test]
fn a_watched_number_does_not_weigh_on_the_progress_of_the_goal_above() {
    let above = Goal {
        kind: GoalKind::Objective,
        metrics: Vec::new(),
        ..kpi("above", "Above", Metric::default())
    };
    let below = |goal: Goal| Goal {
        parent: Id::new("above"),
        ..goal
    };
    let half = below(worker("half", counted(&[(TODAY, 30.0)])));
    let figures = Figures::of(&plan(vec![above, half, below(churn(&WORSE))]), day(TODAY));
    assert_eq!(figures.goal(&id("above")).unwrap().roll_up.value, Some(0.5));
    let own = figures.goal(&id("churn")).unwrap();
    assert_eq!(own.roll_up.value, None);
    assert_eq!(own.findings, []);
}
