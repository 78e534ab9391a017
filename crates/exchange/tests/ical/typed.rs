//! Whatever people type, it stays within its line.

use proptest::{collection::vec, option, prelude::*};
use sightline_plan::{
    Edit, Goal, Id, Plan,
    model::{About, Meeting, MeetingKind, Milestone, Person, Repeat, Status},
};

use crate::{
    WORDS, day,
    reader::{events, line},
    written,
};

/// Text that is hard on a calendar: line breaks of every kind, signs of its own, half of an event, long words.
fn text() -> impl Strategy<Value = String> {
    let hard = "[\r\n\t\0\u{b}\u{c}\u{85}\u{2028}\u{2029}\u{7f}\\\\;:,\"=nN a-cé→👩]{0,12}";
    let event = r"(\r\nEND:VEVENT|\nBEGIN:VEVENT\r\nUID:x|\r\n |\\n|;VALUE=DATE:|\rDTSTART:1){1,3}";
    prop_oneof![hard, event, "\\PC{60,160}", "é{70,90}", any::<String>()]
}

/// What is to be read of what was typed, or of other words where that is nothing.
fn read_as(typed: &str, nothing: &str) -> String {
    let one = typed.trim().replace("\r\n", "\n").replace('\t', " ");
    let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let mut one = one.replace(breaks, "\n");
    one.retain(|letter| letter == '\n' || !letter.is_control());
    if one.trim().is_empty() {
        return nothing.to_owned();
    }
    one
}

prop_compose! {
    fn hostile()(
        (plan_id, meeting_id, goal_id) in ("\\PC{1,40}", "\\PC{1,40}", "\\PC{1,40}"),
        (name, title, statement, step) in (text(), text(), text(), text()),
        (person, time) in (text(), text()),
        step_ids in vec("[\\PC\r\n]{0,9}", 0..3),
        agenda in vec(text(), 0..3),
        minutes in option::of(any::<u32>()),
    ) -> Option<(Plan, Meeting, Goal)> {
        let about = About { id: Id::new(&plan_id)?, name, ..About::default() };
        let mut plan = Plan::new(about.id.clone(), "");
        plan.apply(Edit::Put(about.into())).ok()?;
        let person = Person { id: Id::new("ana").unwrap(), name: person, ..Person::default() };
        let meeting = Meeting {
            id: Id::new(&meeting_id)?,
            title,
            kind: MeetingKind::WeeklyMetrics,
            start: Some(day("2026-11-23")),
            repeat: Some(Repeat::default()),
            attendees: vec![person.id.clone()],
            time,
            agenda,
            minutes,
            ..Meeting::default()
        };
        let mut milestones: Vec<Milestone> = step_ids
            .into_iter()
            .map(|id| Milestone {
                id,
                name: step.clone(),
                due: Some(day("2026-12-01")),
                ..Milestone::default()
            })
            .collect();
        milestones.sort_by(|one, other| one.id.cmp(&other.id));
        milestones.dedup_by(|one, other| one.id == other.id);
        let goal = Goal {
            id: Id::new(&goal_id)?,
            owner: Some(person.id.clone()),
            due: Some(day("2026-12-31")),
            status: Status::Active,
            statement,
            milestones,
            ..Goal::default()
        };
        plan.apply(Edit::Put(person.into())).ok()?;
        plan.apply(Edit::Put(meeting.clone().into())).ok()?;
        plan.apply(Edit::Put(goal.clone().into())).ok()?;
        Some((plan, meeting, goal))
    }
}

proptest! {
    #[test]
    fn whatever_is_typed_stays_what_it_is(made in hostile()) {
        prop_assume!(made.is_some());
        let (plan, meeting, goal) = made.unwrap();
        let calendar = written(&plan);
        prop_assert!(calendar.text.ends_with("\r\n"));
        for line in calendar.text.split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.chars().any(char::is_control), "{line:?}");
        }
        let events = events(&calendar.text);
        prop_assert_eq!(events.len(), 2 + goal.milestones.len());
        prop_assert_eq!(events.len(), calendar.dates);
        let summary = |at: usize| line(&events[at], "SUMMARY").unwrap().to_owned();
        prop_assert_eq!(summary(0), read_as(&meeting.title, WORDS.meeting));
        prop_assert_eq!(summary(1), format!("Due: {}", read_as(&goal.statement, WORDS.goal)));
        for (at, step) in goal.milestones.iter().enumerate() {
            prop_assert_eq!(summary(2 + at), read_as(&step.name, WORDS.step));
            let about = line(&events[2 + at], "DESCRIPTION").unwrap();
            prop_assert!(about.starts_with(&read_as(&goal.statement, WORDS.goal)));
        }
        let mut names: Vec<&str> = events.iter().map(|it| line(it, "UID").unwrap()).collect();
        prop_assert!(names.iter().all(|name| name.bytes().all(|byte| byte.is_ascii_graphic())));
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), events.len());
        let mut points = meeting.agenda.iter().filter(|point| !read_as(point, "").is_empty());
        if let Some(first) = points.next() {
            let about = line(&events[0], "DESCRIPTION").unwrap();
            prop_assert!(about.starts_with(&read_as(first, "")));
        }
    }
}
