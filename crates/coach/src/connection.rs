//! Beyond SMART: whether a goal is aligned with what is measured above it, and connected to it by
//! what it gives.

use sightline_plan::{
    Goal, Level, Plan,
    arithmetic::cascade,
    model::{ContributionKind, GoalKind, Status},
};

/// How a goal hangs together with the others; `None` where the plan has nothing to hang it on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Connection {
    /// It serves a live goal above, or moves a metric that a KPI of the plan watches.
    pub aligned: Option<bool>,
    /// It says what it gives: to the goal above, or to one that it supports across the tree.
    pub connected: Option<bool>,
}

/// How a goal hangs together with the others of its plan.
pub fn connection(plan: &Plan, goal: &Goal) -> Connection {
    let above: Vec<_> = goal
        .parent
        .iter()
        .chain(&goal.supports)
        .filter_map(|id| plan.goal(id))
        .filter(|above| above.status != Status::Dropped)
        .collect();
    let top = goal.level == Level::Company && goal.parent.is_none();
    if top || goal.kind == GoalKind::Kpi && above.is_empty() {
        return Connection {
            aligned: Some(true),
            connected: Some(true),
        };
    }
    if above.is_empty() {
        let others = || plan.tables().goals.values();
        if moves_a_kpi(goal, others()) {
            return Connection {
                aligned: Some(true),
                connected: Some(false),
            };
        }
        let alone = !others().any(|other| other.level < goal.level);
        let open = (!alone).then_some(false);
        return Connection {
            aligned: open,
            connected: open,
        };
    }
    let parent = goal.parent.as_ref();
    let gives = cascade::given(goal)
        .is_some_and(|(kind, number)| kind == ContributionKind::Enables || number.is_some());
    let across = above.iter().any(|above| Some(&above.id) != parent);
    Connection {
        aligned: Some(true),
        connected: Some(gives && parent.is_some() || across),
    }
}

/// Whether a metric of the goal bears the name of one that a KPI watches.
fn moves_a_kpi<'a>(
    goal: &Goal,
    mut others: impl Iterator<Item = &'a std::sync::Arc<Goal>>,
) -> bool {
    let names: Vec<String> = goal
        .metrics
        .iter()
        .map(|metric| metric.name.trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    others.any(|other| {
        other.kind == GoalKind::Kpi
            && other.id != goal.id
            && other
                .metrics
                .iter()
                .any(|metric| names.contains(&metric.name.trim().to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use sightline_plan::{
        Edit, Id,
        model::{Contribution, Metric},
    };

    use super::*;

    fn goal(bits: u64, level: Level) -> Goal {
        Goal {
            id: Id::from_bits(bits),
            level,
            ..Goal::default()
        }
    }

    fn plan(goals: &[&Goal]) -> Plan {
        let mut plan = Plan::new(Id::from_bits(1), "");
        for goal in goals {
            plan.apply(Edit::Put((*goal).clone().into())).unwrap();
        }
        plan
    }

    fn pair(aligned: Option<bool>, connected: Option<bool>) -> Connection {
        Connection { aligned, connected }
    }

    #[test]
    fn nothing_is_asked_where_there_is_nothing_above() {
        let own = goal(2, Level::Person);
        assert_eq!(connection(&plan(&[&own]), &own), pair(None, None));
        let top = goal(3, Level::Company);
        let with_top = plan(&[&own, &top]);
        assert_eq!(connection(&with_top, &own), pair(Some(false), Some(false)));
        assert_eq!(connection(&with_top, &top), pair(Some(true), Some(true)));
    }

    #[test]
    fn a_goal_is_connected_once_it_says_what_it_gives() {
        let top = goal(3, Level::Company);
        let mut own = Goal {
            parent: Some(top.id.clone()),
            ..goal(2, Level::Person)
        };
        assert_eq!(
            connection(&plan(&[&top, &own]), &own),
            pair(Some(true), Some(false))
        );
        own.contribution = Some(Contribution::default());
        assert_eq!(
            connection(&plan(&[&top, &own]), &own),
            pair(Some(true), Some(true))
        );
        let across = Goal {
            supports: vec![top.id.clone()],
            ..goal(4, Level::Person)
        };
        assert_eq!(
            connection(&plan(&[&top, &across]), &across),
            pair(Some(true), Some(true))
        );
    }

    #[test]
    fn a_goal_that_moves_a_kpi_is_aligned_with_it() {
        let named = |name: &str| {
            vec![Metric {
                id: "m".to_owned(),
                name: name.to_owned(),
                ..Metric::default()
            }]
        };
        let kpi = Goal {
            kind: GoalKind::Kpi,
            metrics: named("Churn"),
            ..goal(3, Level::Company)
        };
        let own = Goal {
            metrics: named("churn "),
            ..goal(2, Level::Person)
        };
        assert_eq!(
            connection(&plan(&[&kpi, &own]), &own),
            pair(Some(true), Some(false))
        );
    }

    #[test]
    fn a_goal_above_that_was_dropped_does_not_count() {
        let top = Goal {
            status: Status::Dropped,
            ..goal(3, Level::Company)
        };
        let own = Goal {
            parent: Some(top.id.clone()),
            contribution: Some(Contribution::default()),
            ..goal(2, Level::Person)
        };
        assert_eq!(
            connection(&plan(&[&top, &own]), &own),
            pair(Some(false), Some(false))
        );
    }
}
