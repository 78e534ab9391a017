//! What changed since a day, from what the plan's records say of when they came about.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::{
    Goal, Plan,
    model::{Action, CheckIn, Decision, Health, Run},
};

/// Something that came about on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// The day.
    pub on: NaiveDate,
    /// The goal it is about, if it is about one.
    pub goal: Option<Arc<Goal>>,
    /// Whether it stays out of what leaves this device.
    pub private: bool,
    /// What came about.
    pub what: What,
}

/// What came about.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A value of one of the goal's metrics was read; of several since the day, the last.
    Moved {
        /// The place of the metric among the goal's.
        metric: usize,
        /// The value before the day, else the baseline.
        before: Option<f64>,
        /// The value now.
        value: f64,
    },
    /// Somebody said something of the goal.
    Said(Arc<CheckIn>),
    /// A step on the way was done: its name.
    Step(String),
    /// The goal was agreed.
    Agreed,
    /// The goal was changed after it was agreed.
    Amended {
        /// The name of the field.
        field: String,
        /// The reason.
        why: String,
    },
    /// Somebody judged the goal's health against the suggested one.
    Judged {
        /// The health they gave it.
        health: Health,
        /// Their reason.
        why: String,
    },
    /// Something was decided.
    Decided(Arc<Decision>),
    /// Somebody took something on.
    Taken(Arc<Action>),
    /// Something that somebody had taken on was done.
    Done(Arc<Action>),
}

impl What {
    /// The place of its sort among the others: numbers first, then what was said, reached, changed and decided.
    fn rank(&self) -> u8 {
        match self {
            Self::Moved { .. } => 0,
            Self::Said(_) => 1,
            Self::Step(_) => 2,
            Self::Agreed => 3,
            Self::Amended { .. } => 4,
            Self::Judged { .. } => 5,
            Self::Decided(_) => 6,
            Self::Taken(_) => 7,
            Self::Done(_) => 8,
        }
    }
}

/// What came about from a day on until today, both included: sort by sort, the latest first. What has no day of
/// its own has that of the run it came of.
pub fn since(plan: &Plan, day: NaiveDate, today: NaiveDate) -> Vec<News> {
    let dated = |on: Option<NaiveDate>| on.filter(|on| (day..=today).contains(on));
    let mut news = Vec::new();
    for goal in plan.tables().goals.values() {
        of_goal(goal, day, today, &mut news);
    }
    for check_in in plan.tables().check_ins.values() {
        let goal = check_in.goal.as_ref().and_then(|goal| plan.goal(goal));
        let says = [&check_in.note, &check_in.blocker, &check_in.next_step];
        if let (Some(on), Some(goal)) = (dated(check_in.on), goal)
            && (check_in.confidence.is_some() || says.iter().any(|text| !text.trim().is_empty()))
        {
            news.push(News {
                on,
                goal: Some(Arc::clone(goal)),
                private: goal.private || check_in.is_private(),
                what: What::Said(Arc::clone(check_in)),
            });
        }
    }
    let run = |id: &Option<crate::Id<Run>>| plan.tables().runs.get(id.as_ref()?);
    let run_day = |run: Option<&Arc<Run>>| run.and_then(|run| run.finished.or(run.started));
    let about = |id: &Option<crate::Id<Goal>>| plan.goal(id.as_ref()?).cloned();
    for decision in plan.tables().decisions.values() {
        let run = run(&decision.run);
        if let Some(on) = dated(decision.on.or_else(|| run_day(run))) {
            news.push(News {
                on,
                goal: about(&decision.goal),
                private: decision.private || run.is_some_and(|run| run.private),
                what: What::Decided(Arc::clone(decision)),
            });
        }
    }
    for action in plan.tables().actions.values() {
        let run = run(&action.run);
        let meeting = action.meeting.as_ref();
        let meeting = meeting.and_then(|id| plan.tables().meetings.get(id));
        let private = action.private
            || run.is_some_and(|run| run.private)
            || meeting.is_some_and(|meeting| meeting.is_private());
        let what = match (dated(action.done_on), dated(run_day(run))) {
            (Some(on), _) => (on, What::Done(Arc::clone(action))),
            (None, Some(on)) => (on, What::Taken(Arc::clone(action))),
            (None, None) => continue,
        };
        news.push(News {
            on: what.0,
            goal: about(&action.goal),
            private,
            what: what.1,
        });
    }
    news.sort_by_key(|news| (news.what.rank(), std::cmp::Reverse(news.on)));
    news
}

fn of_goal(goal: &Arc<Goal>, day: NaiveDate, today: NaiveDate, news: &mut Vec<News>) {
    let mut add = |on: Option<NaiveDate>, what: What| {
        if let Some(on) = on.filter(|on| (day..=today).contains(on)) {
            news.push(News {
                on,
                goal: Some(Arc::clone(goal)),
                private: goal.private,
                what,
            });
        }
    };
    for (metric, of) in goal.metrics.iter().enumerate() {
        let read = of.history.iter().rev();
        let Some(now) = read.clone().find(|it| it.on.is_some_and(|on| on <= today)) else {
            continue;
        };
        let before = read.clone().find(|it| it.on.is_none_or(|on| on < day));
        let before = before.map(|point| point.value).or(of.baseline);
        let value = now.value;
        // A number that was read again and found the same did not move.
        if before != Some(value) {
            let moved = What::Moved {
                metric,
                before,
                value,
            };
            add(now.on, moved);
        }
    }
    for step in &goal.milestones {
        add(step.done_on, What::Step(step.name.clone()));
    }
    if let Some(agreed) = &goal.agreed {
        add(agreed.on, What::Agreed);
    }
    for amendment in &goal.amendments {
        let amended = What::Amended {
            field: amendment.field.clone(),
            why: amendment.why.clone(),
        };
        add(amendment.on, amended);
    }
    if let Some(judged) = &goal.health {
        let what = What::Judged {
            health: judged.health,
            why: judged.why.clone(),
        };
        add(judged.on, what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Edit, Id,
        arithmetic::testing::{day, goal, history, plan, unreported},
        model::{Amendment, Cause, Direction, HealthOverride, Meeting, Milestone},
    };

    const DAY: &str = "2026-11-16";
    const TODAY: &str = "2026-11-23";

    fn id<T>(text: &str) -> Id<T> {
        Id::new(text).unwrap()
    }

    fn measured(points: &[(&str, f64)]) -> Goal {
        let mut metric = unreported(Direction::Increase, 10.0, 20.0);
        metric.history = history(points);
        Goal {
            metrics: vec![metric],
            ..goal("g")
        }
    }

    fn of(plan: &Plan) -> Vec<(String, What)> {
        let news = since(plan, day(DAY), day(TODAY)).into_iter();
        news.map(|it| (it.on.to_string(), it.what)).collect()
    }

    fn moved(before: Option<f64>, value: f64) -> What {
        What::Moved {
            metric: 0,
            before,
            value,
        }
    }

    #[test]
    fn a_metric_goes_from_its_value_before_the_day_to_its_last() {
        let all = [
            ("2026-11-10", 12.0),
            ("2026-11-16", 13.0),
            ("2026-11-20", 15.0),
            ("2026-11-30", 19.0),
        ];
        let found = of(&plan(vec![measured(&all)]));
        assert_eq!(found, [("2026-11-20".to_owned(), moved(Some(12.0), 15.0))]);
        let found = of(&plan(vec![measured(&all[1..2])]));
        assert_eq!(found, [("2026-11-16".to_owned(), moved(Some(10.0), 13.0))]);
        // Nothing since, and nothing that moved.
        assert_eq!(of(&plan(vec![measured(&all[..1])])), []);
        let same = [("2026-11-10", 12.0), ("2026-11-20", 12.0)];
        assert_eq!(of(&plan(vec![measured(&same)])), []);
    }

    #[test]
    fn both_ends_count_and_sorts_come_one_after_another() {
        let step = |name: &str, on: &str| Milestone {
            id: name.to_owned(),
            name: name.to_owned(),
            done_on: Some(day(on)),
            ..Milestone::default()
        };
        let goal = Goal {
            milestones: vec![
                step("before", "2026-11-15"),
                step("first", DAY),
                step("last", TODAY),
            ],
            health: Some(HealthOverride {
                health: Health::AtRisk,
                why: "Two of us are ill".to_owned(),
                on: Some(day("2026-11-19")),
                ..HealthOverride::default()
            }),
            ..goal("g")
        };
        let mut plan = plan(vec![goal]);
        let agree = Edit::AgreeGoal {
            id: id("g"),
            on: day("2026-11-17"),
            by: None,
        };
        let decision = Decision {
            id: id("d"),
            on: Some(day("2026-11-20")),
            ..Decision::default()
        };
        plan.apply(Edit::Several(vec![agree, Edit::Put(decision.into())]))
            .unwrap();
        let amended = Goal {
            amendments: vec![Amendment {
                on: Some(day("2026-11-18")),
                field: "due".to_owned(),
                why: "The hall is booked".to_owned(),
                ..Amendment::default()
            }],
            ..Goal::clone(plan.goal(&id("g")).unwrap())
        };
        plan.apply(Edit::Put(amended.into())).unwrap();
        let found = of(&plan).into_iter();
        let ranks: Vec<(String, u8)> = found.map(|(on, what)| (on, what.rank())).collect();
        let expected = [
            (TODAY, 2),
            (DAY, 2),
            ("2026-11-17", 3),
            ("2026-11-18", 4),
            ("2026-11-19", 5),
            ("2026-11-20", 6),
        ];
        assert_eq!(ranks, expected.map(|(on, rank)| (on.to_owned(), rank)));
    }

    #[test]
    fn what_was_said_counts_where_it_says_something() {
        let mut plan = plan(vec![goal("g")]);
        for (name, note, cause) in [
            ("empty", " ", None),
            ("open", "Two offers are out", None),
            ("kept", "We fell behind", Some(Cause::Effort)),
        ] {
            let check_in = CheckIn {
                id: id(name),
                goal: Some(id("g")),
                on: Some(day(DAY)),
                note: note.to_owned(),
                cause,
                ..CheckIn::default()
            };
            plan.apply(Edit::Put(check_in.into())).unwrap();
        }
        let found = since(&plan, day(DAY), day(TODAY));
        let mut private: Vec<bool> = found.iter().map(|news| news.private).collect();
        private.sort_unstable();
        assert_eq!(private, [false, true]);
    }

    #[test]
    fn what_a_run_or_a_meeting_keeps_to_itself_is_private_and_done_beats_taken_on() {
        let mut plan = plan(vec![]);
        let run = Run {
            id: id("r"),
            started: Some(day("2026-11-10")),
            finished: Some(day("2026-11-18")),
            private: true,
            ..Run::default()
        };
        let meeting = Meeting {
            id: id("m"),
            private: Some(true),
            ..Meeting::default()
        };
        let action = |name: &str| Action {
            id: id(name),
            ..Action::default()
        };
        let taken = Action {
            run: Some(id("r")),
            ..action("taken")
        };
        let both = Action {
            done_on: Some(day("2026-11-20")),
            run: Some(id("r")),
            ..action("both")
        };
        let of_meeting = Action {
            done_on: Some(day("2026-11-21")),
            meeting: Some(id("m")),
            ..action("of-meeting")
        };
        let open = Action {
            done_on: Some(day("2026-11-19")),
            ..action("open")
        };
        let undated = action("undated");
        let mut edits = vec![Edit::Put(run.into()), Edit::Put(meeting.into())];
        for action in [taken, both, of_meeting, open, undated] {
            edits.push(Edit::Put(action.into()));
        }
        plan.apply(Edit::Several(edits)).unwrap();
        let found = since(&plan, day(DAY), day(TODAY));
        let told: Vec<(String, bool, bool)> = found
            .iter()
            .map(|news| match &news.what {
                What::Done(action) => (action.id.to_string(), true, news.private),
                What::Taken(action) => (action.id.to_string(), false, news.private),
                other => panic!("{other:?}"),
            })
            .collect();
        let expected = [
            ("taken", false, true),
            ("of-meeting", true, true),
            ("both", true, true),
            ("open", true, false),
        ];
        assert_eq!(
            told,
            expected.map(|(name, done, private)| (name.to_owned(), done, private))
        );
    }
}
