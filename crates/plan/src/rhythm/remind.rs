//! What to know on opening a plan.

use chrono::{Days, NaiveDate};

use super::occur::{Coming, coming};
use crate::{
    Figures, Goal, Id, Plan,
    arithmetic::is_open,
    model::Status,
    round::{self, Turn, Whose},
};

/// Steps due within so many days from today on, today included.
const WEEK: u64 = 7;

/// A step on the way to a goal that is due soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueStep {
    /// The goal.
    pub goal: Id<Goal>,
    /// What is done then.
    pub name: String,
    /// The day by which it is to be done.
    pub due: NaiveDate,
}

/// What to know on opening a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reminders {
    /// Goals whose check-in is overdue, in the order of the outline. What is still being drafted has nothing to
    /// report.
    pub waiting: Vec<Id<Goal>>,
    /// Meetings of today and tomorrow.
    pub meetings: Vec<Coming>,
    /// Steps that are due within a week, or were due and are not done; the earliest first.
    pub steps: Vec<DueStep>,
}

impl Reminders {
    /// What there is to know today.
    pub fn of(plan: &Plan, figures: &Figures, today: NaiveDate) -> Self {
        let stops = round::stops(plan, figures, &Whose::Everyone, today).into_iter();
        let waits = stops.filter(|stop| {
            let goal = plan.goal(&stop.goal);
            stop.turn == Turn::Overdue && goal.is_some_and(|goal| goal.status != Status::Draft)
        });
        let waiting = waits.map(|stop| stop.goal).collect();

        let tomorrow = today.succ_opt().unwrap_or(today);
        let mut meetings = coming(plan, today, None);
        meetings.retain(|coming| coming.on <= tomorrow);

        let end = today.checked_add_days(Days::new(WEEK - 1)).unwrap_or(today);
        let mut steps = Vec::new();
        for goal in plan.tables().goals.values().filter(|goal| is_open(goal)) {
            let open = goal.milestones.iter().filter(|it| it.done_on.is_none());
            steps.extend(open.filter_map(|step| {
                let due = step.due.filter(|due| *due <= end)?;
                Some(DueStep {
                    goal: goal.id.clone(),
                    name: step.name.clone(),
                    due,
                })
            }));
        }
        steps.sort_by(|one, other| (one.due, &one.name).cmp(&(other.due, &other.name)));
        Self {
            waiting,
            meetings,
            steps,
        }
    }

    /// Whether there is nothing to know.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty() && self.meetings.is_empty() && self.steps.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit,
        arithmetic::testing::{day, goal, plan},
        model::{Meeting, Milestone, Period, Repeat},
    };

    const TODAY: &str = "2026-11-23";

    fn steps(all: &[(&str, &str, bool)]) -> Vec<Milestone> {
        let step = |(name, due, done): &(&str, &str, bool)| Milestone {
            id: (*name).to_owned(),
            name: (*name).to_owned(),
            due: Some(day(due)),
            done_on: done.then(|| day(TODAY)),
            ..Milestone::default()
        };
        all.iter().map(step).collect()
    }

    fn reminders(plan: &Plan) -> Reminders {
        let figures = Figures::of(plan, day(TODAY));
        Reminders::of(plan, &figures, day(TODAY))
    }

    #[test]
    fn steps_of_the_next_seven_days_and_missed_ones_are_named_the_earliest_first() {
        let active = |name: &str, milestones| Goal {
            milestones,
            status: Status::Active,
            ..goal(name)
        };
        let closed = Goal {
            status: Status::Done,
            ..active("closed", steps(&[("over", TODAY, false)]))
        };
        let plan = plan(vec![
            active(
                "g",
                steps(&[
                    ("later", "2026-11-30", false),
                    ("last", "2026-11-29", false),
                    ("done", "2026-11-24", true),
                    ("missed", "2026-11-22", false),
                ]),
            ),
            active("h", steps(&[("now", TODAY, false)])),
            closed,
        ]);
        let found = reminders(&plan);
        let names: Vec<&str> = found.steps.iter().map(|step| &*step.name).collect();
        assert_eq!(names, ["missed", "now", "last"]);
        assert_eq!(found.steps[2].goal.as_str(), "g");
    }

    #[test]
    fn meetings_of_today_and_tomorrow_and_goals_that_wait_are_named() {
        let mut plan = plan(vec![
            Goal {
                status: Status::Active,
                ..goal("waits")
            },
            Goal {
                status: Status::Draft,
                ..goal("draft")
            },
        ]);
        for (name, start) in [
            ("tomorrow", "2026-11-17"),
            ("today", "2026-11-16"),
            ("wednesday", "2026-11-18"),
        ] {
            let weekly = Repeat {
                period: Period::Week,
                ..Repeat::default()
            };
            let meeting = Meeting {
                id: Id::new(name).unwrap(),
                start: Some(day(start)),
                repeat: Some(weekly),
                ..Meeting::default()
            };
            plan.apply(Edit::Put(meeting.into())).unwrap();
        }
        let found = reminders(&plan);
        let meetings: Vec<&str> = found
            .meetings
            .iter()
            .map(|it| it.meeting.id.as_str())
            .collect();
        assert_eq!(meetings, ["today", "tomorrow"]);
        assert_eq!(found.waiting, [Id::new("waits").unwrap()]);
        assert!(!found.is_empty());
        assert!(Reminders::default().is_empty());
    }
}
