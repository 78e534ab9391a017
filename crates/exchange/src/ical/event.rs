//! The dates of a plan.

use chrono::{Datelike, Days, NaiveDate};
use sightline_plan::{
    Goal, Id, Plan,
    arithmetic::is_open,
    model::{Meeting, MeetingKind, Milestone, Period, Person, Repeat, Status},
    rhythm,
};

use super::{
    Words,
    line::uid,
    rule::{Series, series},
};

/// A date, as a person counts them.
pub(super) struct Date {
    /// What a calendar makes of it: several where no single rule says how it comes round.
    pub events: Vec<Event>,
}

/// An event of a calendar.
pub(super) struct Event {
    /// Its name, the same in every file of the plan.
    pub uid: String,
    /// Its days.
    pub series: Series,
    /// The time of day, as `093000`; `None` is all day.
    pub time: Option<String>,
    /// How long it lasts, where it has a time.
    pub minutes: Option<u32>,
    /// What it is.
    pub summary: String,
    /// What else there is to say.
    pub description: String,
}

/// The dates of a plan: its meetings, then what is due.
pub(super) fn dates(plan: &Plan, words: &Words<'_>) -> Vec<Date> {
    let meetings = plan.tables().meetings.values();
    let mut dates: Vec<Date> = meetings
        .filter_map(|meeting| of_meeting(plan, meeting, words))
        .collect();
    for goal in plan.tables().goals.values().filter(|goal| is_open(goal)) {
        dates.extend(due(plan, goal, words));
        let steps = goal.milestones.iter();
        dates.extend(steps.filter_map(|step| of_step(plan, goal, step, words)));
    }
    dates
}

/// A meeting; `None` where it has no day.
pub(super) fn of_meeting(plan: &Plan, meeting: &Meeting, words: &Words<'_>) -> Option<Date> {
    let time = rhythm::read_time(&meeting.time).map(|time| time.replace(':', "") + "00");
    let people = meeting.attendees.iter();
    let people: Vec<&str> = people.filter_map(|id| name_of(plan, id)).collect();
    let mut lines: Vec<String> = meeting
        .agenda
        .iter()
        .map(|point| point.trim().to_owned())
        .collect();
    if !people.is_empty() {
        lines.push((words.with)(&people.join(", ")));
    }
    let summary = or(&meeting.title, words.meeting);
    let description = lines_of(lines);
    let id = meeting.id.as_str();
    let events = series(meeting, time.is_some()).into_iter().enumerate();
    let event = |(turn, series): (usize, Series)| {
        let turn = turn.to_string();
        let parts: &[&str] = if turn == "0" { &[id] } else { &[id, &turn] };
        Event {
            uid: uid("meeting", parts, plan_id(plan)),
            series,
            time: time.clone(),
            minutes: meeting.minutes.filter(|minutes| *minutes > 0),
            summary: summary.clone(),
            description: description.clone(),
        }
    };
    let events: Vec<Event> = events.map(event).collect();
    (!events.is_empty()).then_some(Date { events })
}

/// The check-in that the plan's goals want, where there are goals to report on and no weekly meeting stands for it in
/// the `whole` plan. Its days are counted from a Monday long ago, so that another file does not shift them.
pub(super) fn check_in(
    whole: &Plan,
    plan: &Plan,
    today: NaiveDate,
    words: &Words<'_>,
) -> Option<Date> {
    let mut meetings = whole.tables().meetings.values();
    if meetings.any(|it| it.kind == MeetingKind::WeeklyMetrics && rhythm::next(it, today).is_some())
    {
        return None;
    }
    let mut goals = plan.tables().goals.values();
    // What is still being drafted has nothing to report.
    if !goals.any(|goal| is_open(goal) && goal.status != Status::Draft) {
        return None;
    }
    let days = plan.settings().check_in_days.max(1);
    let since_monday = i64::from(today.num_days_from_ce()) - 1;
    let ahead = (-since_monday).rem_euclid(i64::from(days)).unsigned_abs();
    let (every, period) = match days % 7 {
        0 => (days / 7, Period::Week),
        _ => (days, Period::Day),
    };
    let meeting = Meeting {
        start: today.checked_add_days(Days::new(ahead)),
        repeat: Some(Repeat {
            every,
            period,
            ..Repeat::default()
        }),
        ..Meeting::default()
    };
    let series = series(&meeting, false).into_iter().next()?;
    let uid = uid("plan", &["check-in"], plan_id(plan));
    Some(all_day(uid, series, words.check_in.to_owned(), Vec::new()))
}

/// The day on which a goal is due.
fn due(plan: &Plan, goal: &Goal, words: &Words<'_>) -> Option<Date> {
    let uid = uid("goal", &[goal.id.as_str()], plan_id(plan));
    let summary = (words.due)(&or(&goal.statement, words.goal));
    Some(all_day(uid, once(goal.due?), summary, owner(plan, goal)))
}

/// A step on the way to a goal that is not done.
fn of_step(plan: &Plan, goal: &Goal, step: &Milestone, words: &Words<'_>) -> Option<Date> {
    let day = step.due.filter(|_| step.done_on.is_none())?;
    let parts = [goal.id.as_str(), step.id.as_str()];
    let mut lines = vec![or(&goal.statement, words.goal)];
    lines.extend(owner(plan, goal));
    let uid = uid("step", &parts, plan_id(plan));
    Some(all_day(uid, once(day), or(&step.name, words.step), lines))
}

fn all_day(uid: String, series: Series, summary: String, lines: Vec<String>) -> Date {
    let event = Event {
        uid,
        series,
        time: None,
        minutes: None,
        summary,
        description: lines_of(lines),
    };
    Date {
        events: vec![event],
    }
}

fn once(first: NaiveDate) -> Series {
    Series { first, rule: None }
}

fn owner(plan: &Plan, goal: &Goal) -> Vec<String> {
    let owner = goal.owner.as_ref();
    let name = owner.and_then(|id| name_of(plan, id));
    name.map(str::to_owned).into_iter().collect()
}

fn name_of<'a>(plan: &'a Plan, id: &Id<Person>) -> Option<&'a str> {
    let person = plan.tables().people.get(id)?;
    Some(person.name.trim()).filter(|name| !is_blank(name))
}

fn plan_id(plan: &Plan) -> &str {
    plan.about().id.as_str()
}

/// What somebody typed, or other words where that is nothing.
fn or(typed: &str, words: &str) -> String {
    let typed = if is_blank(typed) { words } else { typed };
    typed.trim().to_owned()
}

fn lines_of(mut lines: Vec<String>) -> String {
    lines.retain(|line| !is_blank(line));
    lines.join("\n")
}

/// Whether there is nothing to be read in a text.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || letter.is_control())
}
