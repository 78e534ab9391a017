//! What to do about an unhealthy KPI: the driver to act upon, and the goal that it makes.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::{
    Driver, Gauge,
    driver::{of_workers, supporters, workers},
    folded,
};
use crate::{
    CycleLength, Goal, Id, Plan, Settings,
    arithmetic::{cycle_days, metric},
    model::{Contribution, ContributionKind, Direction, GoalKind, Metric, Status},
};

/// A goal takes at least so many days: where the cycle ends sooner, it belongs to the next one.
const LEAST_DAYS: u64 = 21;

/// Why a driver is the one to act upon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// It moves the wrong way.
    WrongWay {
        /// Where it came from.
        from: f64,
        /// Where it is.
        to: f64,
        /// When it was there.
        since: NaiveDate,
    },
    /// It is the furthest from where it should be.
    Short {
        /// Where it is.
        value: f64,
        /// Where it should be.
        wanted: Option<f64>,
    },
}

/// A goal to set about an unhealthy KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What to act upon.
    pub driver: Driver,
    /// Why.
    pub why: Why,
    /// An open goal that does already; then none is to be made.
    pub existing: Option<Id<Goal>>,
}

/// Which of a KPI's drivers calls the loudest; `None` where none does, or none is known.
pub fn suggestion(plan: &Plan, kpi: &Goal, today: NaiveDate) -> Option<Suggestion> {
    let workers = workers(plan, kpi, &supporters(plan));
    of_drivers(plan, of_workers(plan, kpi, &workers, today), &workers)
}

/// The same where the drivers are known, and who works on the KPI.
pub(super) fn of_drivers(
    plan: &Plan,
    drivers: Vec<Driver>,
    workers: &[&Arc<Goal>],
) -> Option<Suggestion> {
    let driver = drivers.into_iter().find(Driver::calls)?;
    let (_, measured) = found(plan, &driver)?;
    let value = driver.current.value;
    let why = match driver.trend {
        Some(trend) if driver.goes_wrong() => Why::WrongWay {
            from: trend.from,
            to: trend.to,
            since: trend.since,
        },
        _ => Why::Short {
            value,
            wanted: aim(measured, value),
        },
    };
    let existing = workers.iter().find(|goal| acts_on(goal, measured));
    Some(Suggestion {
        existing: existing.map(|goal| goal.id.clone()),
        driver,
        why,
    })
}

/// Whether reaching the goal is to move this metric.
fn acts_on(goal: &Goal, driver: &Metric) -> bool {
    let main = goal.metrics.first();
    goal.kind != GoalKind::Kpi
        && main.is_some_and(|main| folded(&main.name) == folded(&driver.name))
}

fn found<'a>(plan: &'a Plan, driver: &Driver) -> Option<(&'a Arc<Goal>, &'a Metric)> {
    let goal = plan.goal(&driver.goal)?;
    let metric = goal.metrics.iter().find(|it| it.id == driver.metric)?;
    Some((goal, metric))
}

/// Where a metric should be.
fn aim(of: &Metric, value: f64) -> Option<f64> {
    match Gauge::of(of) {
        Some(gauge) => gauge.aim(value),
        None => metric::target(of),
    }
}

impl Suggestion {
    /// The goal to be made: to bring the driver where it should be, within the cycle. Its words are left to
    /// those who can write. `None` where the driver has gone.
    pub fn goal(&self, plan: &Plan, kpi: &Goal, id: Id<Goal>, today: NaiveDate) -> Option<Goal> {
        let (of, driver) = found(plan, &self.driver)?;
        let value = self.driver.current.value;
        let target = aim(driver, value).filter(|target| *target != value);
        let direction = match target {
            Some(target) if target < value => Direction::Decrease,
            Some(_) => Direction::Increase,
            // With no end in sight, the way to go is all that can be said.
            None => match Gauge::of(driver) {
                Some(Gauge::Line { falling: true, .. }) => Direction::Decrease,
                Some(Gauge::Line { .. }) => Direction::Increase,
                Some(Gauge::Band { .. }) | None => driver.direction,
            },
        };
        let measured = Metric {
            id: "m1".to_owned(),
            direction,
            baseline: Some(value),
            target,
            change: None,
            stretch: None,
            band: None,
            thresholds: None,
            weight: 1.0,
            comparison: None,
            history: Vec::new(),
            ..driver.clone()
        };
        let (cycle, last) = cycle_of(plan.settings(), today)?;
        Some(Goal {
            id,
            kind: GoalKind::Performance,
            level: of.level.max(kpi.level),
            owner: of.owner.clone().or_else(|| kpi.owner.clone()),
            team: of.team.clone().or_else(|| kpi.team.clone()),
            parent: Some(kpi.id.clone()),
            contribution: Some(Contribution {
                kind: ContributionKind::Enables,
                ..Contribution::default()
            }),
            metrics: vec![measured],
            start: Some(today),
            due: Some(last),
            cycle: Some(cycle),
            status: Status::Draft,
            ..Goal::default()
        })
    }
}

/// The cycle that a goal set today belongs to, and its last day.
fn cycle_of(settings: &Settings, today: NaiveDate) -> Option<(String, NaiveDate)> {
    let by = today.checked_add_days(Days::new(LEAST_DAYS))?;
    let parts: &[&str] = match settings.cycle {
        CycleLength::Quarter => &["-Q1", "-Q2", "-Q3", "-Q4"],
        CycleLength::HalfYear => &["-H1", "-H2"],
        CycleLength::Year => &[""],
    };
    let years = [by.year(), by.year() + 1];
    let names = years
        .iter()
        .flat_map(|year| parts.iter().map(move |part| format!("{year}{part}")));
    names
        .filter_map(|name| {
            let (first, last) = cycle_days(&name, settings.fiscal_year_start)?;
            (first <= by && by <= last).then_some((name, last))
        })
        .next()
}
