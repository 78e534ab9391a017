//! A round of check-ins: which goals somebody is to speak for, and what was said of them lately.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;

use crate::{
    Figures, Goal, Id, Plan,
    arithmetic::{LastReport, is_open},
    kpi,
    model::{CheckIn, Health, Person, Team},
};

/// Whose goals a round is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Every goal of the plan.
    Everyone,
    /// Those a person answers for.
    Person(Id<Person>),
    /// Those of a team, or of somebody in it.
    Team(Id<Team>),
}

impl Whose {
    /// Whether the goal is one of theirs.
    pub fn has(&self, plan: &Plan, goal: &Goal) -> bool {
        match self {
            Self::Everyone => true,
            Self::Person(person) => goal.owner.as_ref() == Some(person),
            Self::Team(team) => {
                let owner = goal.owner.as_ref();
                let owner = owner.and_then(|owner| plan.tables().people.get(owner));
                goal.team.as_ref() == Some(team)
                    || owner.is_some_and(|owner| owner.team.as_ref() == Some(team))
            }
        }
    }
}

/// Whether a goal is to be spoken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Longer ago than the rhythm and its days of grace, or never.
    Overdue,
    /// More than half of the rhythm has passed: a round that comes some days early or late is one all the
    /// same.
    Due,
    /// Somebody reported lately, and not today.
    Fresh,
    /// Somebody reported today.
    Done,
}

/// A goal of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// The goal.
    pub goal: Id<Goal>,
    /// When somebody last reported.
    pub last: LastReport,
    /// Whether it is its turn.
    pub turn: Turn,
}

/// The open goals of a round, in the order of the outline. Goals that go by those below them, and have
/// nothing of their own to report, are not asked about: what is said below speaks for them.
pub fn stops(plan: &Plan, figures: &Figures, whose: &Whose, today: NaiveDate) -> Vec<Stop> {
    let asked = |goal: &Goal| {
        let has_own = !goal.metrics.is_empty() || !goal.milestones.is_empty();
        has_own || plan.children(Some(&goal.id)).next().is_none()
    };
    let stops = figures.goals.iter().filter_map(|figures| {
        let goal = plan.goal(&figures.goal)?;
        (is_open(goal) && whose.has(plan, goal) && asked(goal)).then(|| Stop {
            goal: goal.id.clone(),
            last: figures.health.last_report,
            turn: turn(
                figures.health.last_report,
                figures.health.health,
                rhythm(plan, goal, today),
                today,
            ),
        })
    });
    stops.collect()
}

/// Within how many days somebody is to report on a goal: within the plan's rhythm, or within its own for a KPI that
/// is read less often.
fn rhythm(plan: &Plan, goal: &Goal, today: NaiveDate) -> u32 {
    let days = plan.settings().check_in_days;
    if kpi::is_watched(goal) {
        kpi::rhythm(goal, days, today)
    } else {
        days
    }
}

fn turn(last: LastReport, health: Option<Health>, rhythm: u32, today: NaiveDate) -> Turn {
    match last {
        LastReport::Never => Turn::Overdue,
        _ if health == Some(Health::Outdated) => Turn::Overdue,
        LastReport::Undated => Turn::Due,
        LastReport::On(on) if on == today => Turn::Done,
        LastReport::On(on) if (today - on).num_days() * 2 > i64::from(rhythm) => Turn::Due,
        LastReport::On(_) => Turn::Fresh,
    }
}

/// What somebody said of a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// The goal.
    pub goal: Arc<Goal>,
    /// The words.
    pub check_in: Arc<CheckIn>,
    /// The values of that day, metric by metric.
    pub values: Vec<SaidValue>,
}

/// A value that was reported.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidValue {
    /// The place of the metric among the goal's.
    pub metric: usize,
    /// The value before, where there was one: the last of an earlier day, else the baseline.
    pub before: Option<f64>,
    /// The value of the day.
    pub value: f64,
}

/// The latest check-in of each of these goals since a day, in the order of the outline. Private ones are
/// left out: what is made of this is sent to somebody.
pub fn said(plan: &Plan, whose: &Whose, since: NaiveDate, today: NaiveDate) -> Vec<Said> {
    // Of two on one day the one that was made later stands later only by chance: the fuller one counts.
    let latest = latest_check_ins(plan, |check_in| {
        let on = check_in.on.filter(|on| since <= *on && *on <= today)?;
        (!check_in.is_private()).then(|| (on, words(check_in)))
    });
    let told = plan.outline().into_iter().filter_map(|(_, goal)| {
        if goal.private || !whose.has(plan, goal) {
            return None;
        }
        let latest = *latest.get(&goal.id)?;
        Some(Said {
            goal: Arc::clone(goal),
            values: values(goal, latest.on?),
            check_in: Arc::clone(latest),
        })
    });
    told.collect()
}

/// The check-in of each goal that comes last by this order, in one pass over all of them; those without a place in
/// the order are passed over.
pub(crate) fn latest_check_ins<K: Ord>(
    plan: &Plan,
    order: impl Fn(&CheckIn) -> Option<K>,
) -> HashMap<&Id<Goal>, &Arc<CheckIn>> {
    let mut latest: HashMap<&Id<Goal>, (K, &Arc<CheckIn>)> = HashMap::new();
    for check_in in plan.tables().check_ins.values() {
        let (Some(goal), Some(place)) = (&check_in.goal, order(check_in)) else {
            continue;
        };
        if latest.get(goal).is_none_or(|(known, _)| *known <= place) {
            latest.insert(goal, (place, check_in));
        }
    }
    let latest = latest.into_iter();
    latest
        .map(|(goal, (_, check_in))| (goal, check_in))
        .collect()
}

fn words(check_in: &CheckIn) -> usize {
    check_in.note.len() + check_in.blocker.len() + check_in.next_step.len()
}

fn values(goal: &Goal, on: NaiveDate) -> Vec<SaidValue> {
    let metrics = goal.metrics.iter().enumerate();
    let of_day = metrics.filter_map(|(at, metric)| {
        let now = metric.history.iter().rev().find(|it| it.on == Some(on))?;
        let before = metric
            .history
            .iter()
            .rev()
            .find(|it| it.on.is_none_or(|earlier| earlier < on));
        Some(SaidValue {
            metric: at,
            before: before.map(|point| point.value).or(metric.baseline),
            value: now.value,
        })
    });
    of_day.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit,
        arithmetic::testing::{self, child, day, goal, plan, unreported},
        model::{Cause, Direction, Status},
    };

    const TODAY: &str = "2026-11-23";

    fn id<T>(text: &str) -> Id<T> {
        Id::new(text).unwrap()
    }

    fn with(mut goal: Goal, history: &[(&str, f64)]) -> Goal {
        let mut metric = unreported(Direction::Increase, 10.0, 20.0);
        metric.history = testing::history(history);
        goal.metrics = vec![metric];
        goal
    }

    fn check_in(plan: &mut Plan, name: &str, of: &str, on: &str, change: impl Fn(&mut CheckIn)) {
        let mut check_in = CheckIn {
            id: id(name),
            goal: Some(id(of)),
            on: Some(day(on)),
            ..CheckIn::default()
        };
        change(&mut check_in);
        plan.apply(Edit::Put(check_in.into())).unwrap();
    }

    fn turns(plan: &Plan, whose: &Whose) -> Vec<(String, Turn)> {
        let figures = Figures::of(plan, day(TODAY));
        let stops = stops(plan, &figures, whose, day(TODAY)).into_iter();
        stops
            .map(|stop| (stop.goal.to_string(), stop.turn))
            .collect()
    }

    #[test]
    fn each_goal_has_its_turn_by_when_it_was_last_spoken_of() {
        // A rhythm of 7 days, with 3 of grace.
        let plan = plan(vec![
            with(goal("never"), &[]),
            with(goal("long-ago"), &[("2026-11-12", 11.0)]),
            with(goal("in-time"), &[("2026-11-13", 11.0)]),
            with(goal("half"), &[("2026-11-19", 11.0)]),
            with(goal("lately"), &[("2026-11-20", 11.0)]),
            with(goal("today"), &[(TODAY, 11.0)]),
        ]);
        let expected = [
            ("never", Turn::Overdue),
            ("long-ago", Turn::Overdue),
            ("in-time", Turn::Due),
            ("half", Turn::Due),
            ("lately", Turn::Fresh),
            ("today", Turn::Done),
        ];
        assert_eq!(
            turns(&plan, &Whose::Everyone),
            expected.map(|(goal, turn)| (goal.to_owned(), turn))
        );
    }

    #[test]
    fn a_kpi_that_is_read_once_a_month_has_its_turn_once_a_month() {
        use crate::kpi::testing::{kpi, read, watched};
        let monthly = |last| [("2026-08-31", 2.0), ("2026-09-30", 2.0), (last, 2.0)];
        let plan = plan(vec![
            kpi(
                "lately",
                "a",
                read(watched(2.0, 3.0), &monthly("2026-11-10")),
            ),
            kpi(
                "again",
                "b",
                read(watched(2.0, 3.0), &monthly("2026-11-01")),
            ),
        ]);
        let expected = [("lately", Turn::Fresh), ("again", Turn::Due)];
        assert_eq!(
            turns(&plan, &Whose::Everyone),
            expected.map(|(goal, turn)| (goal.to_owned(), turn))
        );
    }

    #[test]
    fn closed_goals_and_those_that_go_by_others_are_not_asked_about() {
        let closed = Goal {
            status: Status::Done,
            ..goal("closed")
        };
        let plan = plan(vec![
            goal("parent"),
            child("leaf", "parent"),
            with(goal("both"), &[]),
            child("below", "both"),
            closed,
        ]);
        let asked: Vec<String> = turns(&plan, &Whose::Everyone)
            .into_iter()
            .map(|(goal, _)| goal)
            .collect();
        assert_eq!(asked, ["leaf", "both", "below"]);
    }

    #[test]
    fn a_team_has_its_own_goals_and_those_of_its_people() {
        let mut plan = plan(vec![goal("owned"), goal("of-team"), goal("other")]);
        plan.apply(Edit::Several(vec![
            Edit::Put(
                Team {
                    id: id("t"),
                    ..Team::default()
                }
                .into(),
            ),
            Edit::Put(
                Person {
                    id: id("ana"),
                    team: Some(id("t")),
                    ..Person::default()
                }
                .into(),
            ),
        ]))
        .unwrap();
        for (name, owner, team) in [("owned", Some("ana"), None), ("of-team", None, Some("t"))] {
            let goal = Goal {
                owner: owner.map(id),
                team: team.map(id),
                ..Goal::clone(plan.goal(&id(name)).unwrap())
            };
            plan.apply(Edit::Put(goal.into())).unwrap();
        }
        let of = |whose| -> Vec<String> {
            let turns = turns(&plan, &whose).into_iter();
            turns.map(|(goal, _)| goal).collect()
        };
        assert_eq!(of(Whose::Team(id("t"))), ["owned", "of-team"]);
        assert_eq!(of(Whose::Person(id("ana"))), ["owned"]);
    }

    #[test]
    fn what_was_said_has_the_value_before_and_nothing_private() {
        let mut plan = plan(vec![
            with(goal("a"), &[("2026-11-10", 12.0), ("2026-11-20", 15.0)]),
            with(goal("b"), &[("2026-11-20", 11.0)]),
            goal("c"),
        ]);
        let note = |note: &'static str| move |it: &mut CheckIn| it.note = note.to_owned();
        check_in(&mut plan, "1", "a", "2026-11-10", note("Older"));
        check_in(&mut plan, "2", "a", "2026-11-20", note("Newer"));
        check_in(&mut plan, "3", "b", "2026-11-20", |it| {
            it.cause = Some(Cause::Effort);
        });
        check_in(&mut plan, "4", "c", "2026-11-30", note("Later than today"));
        let said = said(&plan, &Whose::Everyone, day("2026-11-09"), day(TODAY));
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].check_in.note, "Newer");
        let expected = SaidValue {
            metric: 0,
            before: Some(12.0),
            value: 15.0,
        };
        assert_eq!(said[0].values, [expected]);
    }
}
