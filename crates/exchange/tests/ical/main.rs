//! What a plan becomes as a calendar, read by another reader.

#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod reader;
mod rules;
mod typed;

use chrono::{DateTime, NaiveDate, Utc};
use sightline_exchange::ical::{Calendar, Now, Words, calendar, of_meeting};
use sightline_plan::{Id, Plan, file};

use reader::{events, facts, line};

const WORDS: Words<'static> = Words {
    meeting: "Meeting without a name",
    goal: "Goal without words",
    step: "Step without a name",
    check_in: "Check in",
    due: |goal| format!("Due: {goal}"),
    with: |names| format!("with {names}"),
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn now() -> Now {
    Now {
        moment: DateTime::from_timestamp(1_795_423_506, 0).unwrap(),
        today: day("2026-11-23"),
    }
}

fn plan(records: &str) -> Plan {
    let head = r#""format":"sightline.plan","version":1,"id":"p","name":"Steady, and \"sure\"""#;
    let reading = file::read(&format!("{{{head},{records}}}")).unwrap();
    assert_eq!(reading.problems, []);
    reading.plan
}

fn written(plan: &Plan) -> Calendar {
    calendar(plan, now(), &WORDS)
}

const RECORDS: &str = r#"
    "people":[{"id":"ana","name":"Ana Reyes"},{"id":"bo","name":"Bo, the \"boss\""},{"id":"x"}],
    "goals":[
        {"id":"hall","statement":"Move; then rest","level":"company","owner":"ana","status":"active",
         "due":"2026-12-31","milestones":[
            {"id":"s1","name":"Rooms are painted","due":"2026-11-25"},
            {"id":"s2","name":"Keys","due":"2026-11-20","done_on":"2026-11-19"},
            {"id":"s3","name":"Some day"}]},
        {"id":"done","statement":"Over","status":"done","due":"2026-10-01",
         "milestones":[{"id":"s1","name":"Left","due":"2026-09-01"}]},
        {"id":"secret","statement":"Replace Bo","status":"active","private":true,"due":"2027-01-31",
         "milestones":[{"id":"s1","name":"Tell nobody","due":"2026-12-01"}]}],
    "meetings":[
        {"id":"board","title":"Board","start":"2026-12-03"},
        {"id":"metrics","title":"Monday numbers","kind":"weekly_metrics","start":"2026-10-05",
         "time":"09:30","minutes":35,"repeat":{"period":"week"},"agenda":["What moved"," ","Who; what, when"],
         "attendees":["ana","bo","x"]},
        {"id":"one","title":"Ana and Bo","kind":"one_to_one","start":"2026-11-12","minutes":40,
         "repeat":{"every":2,"period":"week"}},
        {"id":"some-day","title":"Some day"}]"#;

#[test]
fn the_whole_file_of_a_small_plan() {
    let plan = plan(
        r#""goals":[{"id":"g","statement":"Grow","status":"active","due":"2026-12-31"}],
           "meetings":[{"id":"m","title":"Numbers","kind":"weekly_metrics","start":"2026-11-02",
             "until":"2026-12-21","time":"09:30","minutes":35,"repeat":{"period":"week"}}]"#,
    );
    let calendar = written(&plan);
    let lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Sightline//Sightline//EN",
        "CALSCALE:GREGORIAN",
        r#"X-WR-CALNAME:Steady\, and "sure""#,
        "BEGIN:VEVENT",
        "UID:meeting-m@p",
        "DTSTAMP:20261123T084506Z",
        "LAST-MODIFIED:20261123T084506Z",
        "SEQUENCE:217586706",
        "DTSTART:20261102T093000",
        "DURATION:PT35M",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261221T235959",
        "SUMMARY:Numbers",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:goal-g@p",
        "DTSTAMP:20261123T084506Z",
        "LAST-MODIFIED:20261123T084506Z",
        "SEQUENCE:217586706",
        "DTSTART;VALUE=DATE:20261231",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Due: Grow",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let found: Vec<&str> = calendar.text.split("\r\n").collect();
    assert_eq!(found, lines);
    assert_eq!((calendar.dates, calendar.left_out), (2, 0));
}

#[test]
fn meetings_due_days_and_open_steps_are_dates_and_what_is_private_is_not() {
    let calendar = written(&plan(RECORDS));
    assert_eq!(
        facts(&calendar.text, &["DTSTART", "DURATION", "RRULE", "SUMMARY"]),
        [
            "meeting-board@p | 20261203 | - | - | Board",
            "meeting-metrics@p | 20261005T093000 | PT35M | FREQ=WEEKLY;BYDAY=MO | Monday numbers",
            "goal-hall@p | 20261231 | - | - | Due: Move; then rest",
            "step-hall.s1@p | 20261125 | - | - | Rooms are painted",
        ]
    );
    assert_eq!(
        facts(&calendar.text, &["DESCRIPTION"]),
        [
            "meeting-board@p | -",
            "meeting-metrics@p | What moved\nWho; what, when\nwith Ana Reyes, Bo, the \"boss\"",
            "goal-hall@p | Ana Reyes",
            "step-hall.s1@p | Move; then rest\nAna Reyes",
        ]
    );
    // The one-to-one, the private goal and its step.
    assert_eq!((calendar.dates, calendar.left_out), (4, 3));
    for word in ["Replace", "nobody", "Ana and Bo", "secret", "meeting-one"] {
        assert!(!calendar.text.contains(word), "{word}");
    }
}

#[test]
fn a_second_file_has_the_same_names_and_a_sequence_that_does_not_fall() {
    let plan = plan(RECORDS);
    let later = Now {
        moment: now().moment + chrono::TimeDelta::days(40),
        today: day("2027-01-02"),
    };
    let (first, second) = (written(&plan), calendar(&plan, later, &WORDS));
    let names = |text: &str| facts(text, &["DTSTART", "RRULE"]);
    assert_eq!(names(&first.text), names(&second.text));
    let mut unique = names(&first.text);
    unique.dedup();
    assert_eq!(unique.len(), first.dates);
    let sequences = |text: &str| -> Vec<i32> {
        let events = events(text);
        let sequence = |event| line(event, "SEQUENCE").unwrap().parse().unwrap();
        events.iter().map(|event| sequence(event)).collect()
    };
    let (before, after) = (sequences(&first.text), sequences(&second.text));
    assert!(before.iter().zip(&after).all(|(one, other)| one < other));
    assert!(first.text.contains("DTSTAMP:20261123T084506Z"));
    assert!(second.text.contains("DTSTAMP:20270102T084506Z"));
    // A clock that is wrong makes a number all the same.
    for moment in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::UNIX_EPOCH] {
        let wrong = Now { moment, ..now() };
        assert!(sequences(&calendar(&plan, wrong, &WORDS).text)[0] == 0);
    }
    let wrong = Now {
        moment: DateTime::from_timestamp(253_402_300_799, 0).unwrap(),
        ..now()
    };
    assert_eq!(sequences(&calendar(&plan, wrong, &WORDS).text)[0], i32::MAX);
}

#[test]
fn goals_want_a_check_in_where_no_weekly_meeting_stands_for_it() {
    let goal = |status: &str| format!(r#""goals":[{{"id":"g","status":"{status}"}}]"#);
    let rule = |records: &str, today: &str| -> Vec<String> {
        let today = Now {
            today: day(today),
            ..now()
        };
        let calendar = calendar(&plan(records), today, &WORDS);
        assert_eq!(calendar.left_out, records.matches("private").count());
        facts(&calendar.text, &["DTSTART", "RRULE", "SUMMARY"])
    };
    let weekly = "plan-check-in@p | 20261130 | FREQ=WEEKLY;BYDAY=MO | Check in";
    assert_eq!(rule(&goal("active"), "2026-11-24"), [weekly]);
    assert_eq!(rule(&goal("agreed"), "2026-11-30"), [weekly]);
    assert_eq!(rule(&goal("draft"), "2026-11-24"), [""; 0]);
    assert_eq!(rule(&goal("done"), "2026-11-24"), [""; 0]);
    // Ten days from ten days: another file does not shift them.
    let ten = goal("active") + r#","settings":{"check_in_days":10}"#;
    let first = rule(&ten, "2026-11-24");
    assert_eq!(first, rule(&ten, first_day(&first[0])));
    assert!(first[0].ends_with("FREQ=DAILY;INTERVAL=10 | Check in"));
    let meeting = |more: &str| {
        let meeting = r#"{"id":"m","kind":"weekly_metrics","start":"2026-11-02""#;
        goal("active") + r#","meetings":["# + meeting + more + "}]"
    };
    let stands = meeting(r#","repeat":{"period":"week"}"#);
    assert!(rule(&stands, "2026-11-24")[0].starts_with("meeting-m@p"));
    assert_eq!(rule(&stands, "2026-11-24").len(), 1);
    // One that is over stands for nothing; a private one stands, unseen.
    assert_eq!(rule(&meeting(""), "2026-11-24")[1], weekly);
    let private = meeting(r#","repeat":{"period":"week"},"private":true"#);
    assert_eq!(rule(&private, "2026-11-24"), [""; 0]);
}

fn first_day(fact: &str) -> &'static str {
    let day = fact.split(" | ").nth(1).unwrap();
    let text = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    text.leak()
}

#[test]
fn one_meeting_is_a_file_of_its_own_unless_it_is_private_or_has_no_day() {
    let plan = plan(RECORDS);
    let of = |id: &str| of_meeting(&plan, &Id::new(id).unwrap(), now(), &WORDS);
    let one = of("metrics").unwrap();
    assert_eq!(
        facts(&one.text, &["SUMMARY"]),
        ["meeting-metrics@p | Monday numbers"]
    );
    assert_eq!((one.dates, one.left_out), (1, 0));
    assert!(!one.text.contains("X-WR-CALNAME"));
    assert_eq!(of("one"), None);
    assert_eq!(of("some-day"), None);
    assert_eq!(of("nobody's"), None);
}

#[test]
fn an_empty_plan_is_an_empty_calendar() {
    let calendar = written(&Plan::new(Id::from_bits(0), " \0"));
    assert_eq!((calendar.dates, calendar.left_out), (0, 0));
    assert_eq!(events(&calendar.text), Vec::<Vec<_>>::new());
    assert!(!calendar.text.contains("X-WR-CALNAME"));
}
