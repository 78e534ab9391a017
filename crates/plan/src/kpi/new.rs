//! A KPI that is about to be watched.

use chrono::NaiveDate;

use super::folded;
use crate::{
    Goal, Id, Level, Plan,
    arithmetic::is_open,
    model::{
        Contribution, ContributionKind, Direction, GoalKind, Metric, Person, Point, PyramidLevel,
        Status, Thresholds, Timing,
    },
};

/// What is said of a new KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct NewKpi {
    /// What is measured.
    pub name: String,
    /// In what.
    pub unit: String,
    /// Whether less is better.
    pub falling: bool,
    /// From where on it is healthy.
    pub healthy: Option<f64>,
    /// From where on it is unhealthy.
    pub unhealthy: Option<f64>,
    /// Where it stands in the pyramid.
    pub pyramid: PyramidLevel,
    /// Who answers for it.
    pub owner: Option<Id<Person>>,
    /// The KPI further up that it can be traced to.
    pub feeds: Option<Id<Goal>>,
    /// Its value today.
    pub value: Option<f64>,
}

/// Why a KPI cannot be watched like this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has no name.
    NoName,
    /// One of that name is watched already.
    Known(Id<Goal>),
    /// Nothing says when it is healthy or unhealthy.
    NoThreshold,
    /// The thresholds say the other way than what is good.
    OtherWay,
}

impl NewKpi {
    /// The KPI, and the value read today as its first.
    ///
    /// # Errors
    /// What has to be said differently.
    pub fn goal(&self, plan: &Plan, id: Id<Goal>, today: NaiveDate) -> Result<Goal, Unfit> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Unfit::NoName);
        }
        if let Some(known) = known(plan, name) {
            return Err(Unfit::Known(known));
        }
        match (self.healthy, self.unhealthy) {
            (None, None) => return Err(Unfit::NoThreshold),
            (Some(healthy), Some(unhealthy))
                if healthy != unhealthy && (healthy < unhealthy) != self.falling =>
            {
                return Err(Unfit::OtherWay);
            }
            _ => {}
        }
        let value = self.value.map(|value| Point {
            on: Some(today),
            value,
            ..Point::default()
        });
        let metric = Metric {
            id: "m1".to_owned(),
            name: name.to_owned(),
            unit: self.unit.trim().to_owned(),
            direction: if self.falling {
                Direction::Decrease
            } else {
                Direction::Increase
            },
            thresholds: Some(Thresholds {
                healthy: self.healthy,
                unhealthy: self.unhealthy,
                ..Thresholds::default()
            }),
            // What is read of the past confirms; an operational number warns those above it.
            timing: Some(match self.pyramid {
                PyramidLevel::Operational => Timing::Leading,
                PyramidLevel::Strategic | PyramidLevel::Tactical => Timing::Lagging,
            }),
            pyramid: Some(self.pyramid),
            history: value.into_iter().collect(),
            ..Metric::default()
        };
        let above = self.feeds.as_ref().and_then(|id| plan.goal(id));
        let own = match self.pyramid {
            PyramidLevel::Strategic => Level::Company,
            PyramidLevel::Tactical => Level::Department,
            PyramidLevel::Operational => Level::Team,
        };
        Ok(Goal {
            id,
            statement: name.to_owned(),
            kind: GoalKind::Kpi,
            level: above.map_or(own, |above| own.max(above.level)),
            owner: self.owner.clone(),
            parent: above.map(|above| above.id.clone()),
            contribution: above.map(|_| Contribution {
                kind: ContributionKind::Enables,
                ..Contribution::default()
            }),
            metrics: vec![metric],
            status: Status::Active,
            // The name is not a sentence to read these from.
            pinned: ["metric", "unit", "direction", "baseline", "target"]
                .map(str::to_owned)
                .to_vec(),
            ..Goal::default()
        })
    }
}

/// The KPI of this name, where it is watched already.
fn known(plan: &Plan, name: &str) -> Option<Id<Goal>> {
    let mut goals = plan.tables().goals.values();
    let known = goals.find(|goal| {
        goal.kind == GoalKind::Kpi
            && is_open(goal)
            && goal
                .metrics
                .iter()
                .any(|it| folded(&it.name) == folded(name))
    });
    known.map(|goal| goal.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::{
        State, state_of,
        testing::{day, kpi, watched},
    };

    fn churn() -> NewKpi {
        NewKpi {
            name: " Churn a month ".to_owned(),
            unit: "%".to_owned(),
            falling: true,
            healthy: Some(2.0),
            unhealthy: Some(3.0),
            pyramid: PyramidLevel::Tactical,
            owner: None,
            feeds: None,
            value: Some(3.4),
        }
    }

    fn plan() -> Plan {
        let revenue = kpi("revenue", "Revenue growth", watched(10.0, 5.0));
        crate::arithmetic::testing::plan(vec![revenue])
    }

    fn made(new: &NewKpi) -> Result<Goal, Unfit> {
        new.goal(&plan(), Id::new("new").unwrap(), day("2026-11-23"))
    }

    #[test]
    fn what_is_said_becomes_a_kpi_with_its_first_value() {
        let goal = made(&NewKpi {
            feeds: Id::new("revenue"),
            ..churn()
        })
        .unwrap();
        assert_eq!(goal.statement, "Churn a month");
        assert_eq!((goal.kind, goal.level), (GoalKind::Kpi, Level::Department));
        assert_eq!(goal.parent, Id::new("revenue"));
        assert_eq!(goal.metrics[0].direction, Direction::Decrease);
        assert_eq!(state_of(&goal, day("2026-11-23")), State::Unhealthy);
        let mut plan = plan();
        plan.apply(crate::Edit::Put(goal.into())).unwrap();
    }

    #[test]
    fn what_cannot_be_watched_says_why() {
        let with = |change: fn(&mut NewKpi)| {
            let mut new = churn();
            change(&mut new);
            made(&new).unwrap_err()
        };
        assert_eq!(with(|it| it.name = " ".to_owned()), Unfit::NoName);
        let known = Unfit::Known(Id::new("revenue").unwrap());
        assert_eq!(with(|it| it.name = "revenue GROWTH".to_owned()), known);
        let bare = with(|it| (it.healthy, it.unhealthy) = (None, None));
        assert_eq!(bare, Unfit::NoThreshold);
        assert_eq!(with(|it| it.falling = false), Unfit::OtherWay);
        let alone = NewKpi {
            unhealthy: None,
            ..churn()
        };
        assert_eq!(made(&alone).map(|goal| goal.level), Ok(Level::Department));
    }
}
