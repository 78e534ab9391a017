//! A plan's dates for the calendar that a person already keeps, as iCalendar (RFC 5545).
//!
//! [`calendar`] writes every meeting that has a day, the due days of open goals, and the steps on the way to them that
//! are not done; and, where no weekly meeting stands for it, how often goals want a check-in. [`of_meeting`] writes one
//! meeting. What is private is left out.
//!
//! A second file of the same plan brings the first up to date: each date keeps its UID, which is made of the ids of
//! its record and of the plan, and its SEQUENCE is the time of writing, so that it never falls. Times have no zone: half
//! past nine is half past nine wherever the calendar is, as in the plan.
//!
//! Inside, `event` finds the dates, `rule` says how they come round, and `line` writes lines that nobody's words
//! can break out of.

mod event;
mod line;
mod rule;

use chrono::{DateTime, NaiveDate, Utc};
use sightline_plan::{Id, Plan, model::Meeting};

use self::{
    event::Event,
    line::{escaped, push_line},
};

/// Words of a calendar that nobody typed.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// A meeting without a name.
    pub meeting: &'a str,
    /// A goal without words.
    pub goal: &'a str,
    /// A step without a name.
    pub step: &'a str,
    /// The day on which goals want a check-in.
    pub check_in: &'a str,
    /// A goal that is due, by its words.
    pub due: fn(&str) -> String,
    /// Who takes part, by their names.
    pub with: fn(&str) -> String,
}

/// When a calendar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The moment.
    pub moment: DateTime<Utc>,
    /// The day, where the person is.
    pub today: NaiveDate,
}

/// A plan's dates, written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The file.
    pub text: String,
    /// How many dates are in it; one that comes round is one.
    pub dates: usize,
    /// How many private ones are not.
    pub left_out: usize,
}

/// Every date of the plan that may leave this device.
pub fn calendar(plan: &Plan, now: Now, words: &Words<'_>) -> Calendar {
    let public = plan.without_private();
    let mut dates = event::dates(&public, words);
    let left_out = event::dates(plan, words).len().saturating_sub(dates.len());
    // A private meeting may be the one that stands for it.
    dates.extend(event::check_in(plan, &public, now.today, words));
    Calendar {
        text: write(&dates, public.about().name.trim(), now),
        dates: dates.len(),
        left_out,
    }
}

/// The dates of one meeting; `None` where it has no day, or is private.
pub fn of_meeting(plan: &Plan, id: &Id<Meeting>, now: Now, words: &Words<'_>) -> Option<Calendar> {
    let meeting = plan.tables().meetings.get(id)?;
    let dates = match meeting.is_private() {
        true => None,
        false => event::of_meeting(plan, meeting, words),
    }?;
    Some(Calendar {
        text: write(&[dates], "", now),
        dates: 1,
        left_out: 0,
    })
}

fn write(dates: &[event::Date], name: &str, now: Now) -> String {
    let mut out = String::new();
    push_line(&mut out, "BEGIN", "VCALENDAR");
    push_line(&mut out, "VERSION", "2.0");
    push_line(&mut out, "PRODID", "-//Sightline//Sightline//EN");
    push_line(&mut out, "CALSCALE", "GREGORIAN");
    if !event::is_blank(name) {
        push_line(&mut out, "X-WR-CALNAME", &escaped(name));
    }
    let stamp = line::moment(now.moment);
    let sequence = sequence(now.moment).to_string();
    for event in dates.iter().flat_map(|date| &date.events) {
        write_event(&mut out, event, &stamp, &sequence);
    }
    push_line(&mut out, "END", "VCALENDAR");
    out
}

fn write_event(out: &mut String, event: &Event, stamp: &str, sequence: &str) {
    push_line(out, "BEGIN", "VEVENT");
    push_line(out, "UID", &event.uid);
    push_line(out, "DTSTAMP", stamp);
    push_line(out, "LAST-MODIFIED", stamp);
    push_line(out, "SEQUENCE", sequence);
    let day = line::day(event.series.first);
    match &event.time {
        Some(time) => {
            push_line(out, "DTSTART", &format!("{day}T{time}"));
            if let Some(minutes) = event.minutes {
                push_line(out, "DURATION", &format!("PT{minutes}M"));
            }
        }
        None => {
            push_line(out, "DTSTART;VALUE=DATE", &day);
            // A day on which something is due is free for other things.
            push_line(out, "TRANSP", "TRANSPARENT");
        }
    }
    if let Some(rule) = &event.series.rule {
        push_line(out, "RRULE", rule);
    }
    push_line(out, "SUMMARY", &escaped(&event.summary));
    if !event.description.is_empty() {
        push_line(out, "DESCRIPTION", &escaped(&event.description));
    }
    push_line(out, "END", "VEVENT");
}

/// The seconds since 2020: a number that rises from file to file, and is small enough for any calendar.
fn sequence(moment: DateTime<Utc>) -> i64 {
    const FIRST: i64 = 1_577_836_800;
    (moment.timestamp() - FIRST).clamp(0, i64::from(i32::MAX))
}
