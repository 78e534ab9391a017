//! Meetings in words.

use chrono::NaiveDate;
use sightline_plan::{
    Id, Plan,
    model::{Meeting, MeetingKind, Period, Person},
};
use sightline_text::rhythm::{self as text, period};

use crate::browser::{clock, intl};

/// What a meeting is called.
pub fn title(meeting: &Meeting) -> String {
    match meeting.title.trim() {
        "" => text::untitled().to_owned(),
        words => words.to_owned(),
    }
}

/// A text by the word of a choice: `rhythm.<group>.<word>`.
pub fn of_choice(group: &str, word: &str) -> &'static str {
    let key = format!("rhythm.{group}.{}", word.replace('_', "-"));
    sightline_text::lookup(&key).unwrap_or_default()
}

/// What a kind of meeting is called.
pub fn kind(kind: MeetingKind) -> &'static str {
    of_choice("kind", kind.word())
}

/// How often a meeting comes round: `every 2 weeks on Monday`.
pub fn often(meeting: &Meeting) -> String {
    let Some(repeat) = &meeting.repeat else {
        return period::once().to_owned();
    };
    let count = repeat.every.max(1) as usize;
    let often = match repeat.period {
        Period::Day => period::day(count),
        Period::Workday => period::workday(count),
        Period::Week => period::week(count),
        Period::Month => period::month(count),
        Period::Quarter => period::quarter(count),
        Period::Year => period::year(count),
    };
    let often = match meeting.start.filter(|_| repeat.period == Period::Week) {
        Some(start) => period::on_weekday(often, intl::weekday(start)),
        None => often,
    };
    match (meeting.start, meeting.until) {
        (Some(start), _) if start > clock::today() => period::since(often, intl::date(start)),
        (_, Some(until)) => period::until(often, intl::date(until)),
        _ => often,
    }
}

/// When a day is, seen from today: `Tomorrow, Tuesday, 24 November 2026 at 09:30`.
pub fn when(on: NaiveDate, time: &str) -> String {
    let near = match (on - clock::today()).num_days() {
        0 => text::next::today().to_owned(),
        1 => text::next::tomorrow().to_owned(),
        days => text::next::in_days(usize::try_from(days).unwrap_or_default()),
    };
    let day = intl::long_date(on);
    let day = match time {
        "" => day,
        time => text::next::at(day, time),
    };
    text::next::when(near, day)
}

/// What a person is called.
pub fn name_of(plan: &Plan, id: &Id<Person>) -> Option<String> {
    let person = plan.tables().people.get(id)?;
    Some(person.name.clone()).filter(|name| !name.trim().is_empty())
}

/// Words with what stands between facts.
pub fn facts(parts: impl IntoIterator<Item = String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}
