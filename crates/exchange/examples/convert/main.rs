//! Converts a plan by file ending: `convert IN OUT [--today D] [--for WHOM] [--table KIND] [--into PLAN] [--repair]
//! [--include-private]`.
//!
//! Reads `.json` (the plan's own file) and `.csv` (its goals as a table). Writes both, and besides
//! - `.md` and `.html`: the report of the whole plan, for `executive`, `manager` or `individual` as `--for` says,
//!   and for those who lead where it does not;
//! - `.ics`: its dates as a calendar;
//! - `.svg`: the alignment map, coloured by how goals are doing, with everything unfolded but closed cycles.
//!
//! Anything wrong with the input ends with status 2, one line on standard error that says what and where, and OUT
//! as it was: nothing is dropped in silence. `--repair` converts what is sound and lists what is not.
//!
//! From `.json` to `.json` private records stay, since that is a person's own file in another place. All else is
//! for others, so private records are left out, with a line that says how many, unless `--include-private`
//! is given; a calendar never has them, as in the app.
//!
//! `--table goals|metrics|check-ins` says which table of the plan a `.csv` is to be. With `--into PLAN.json` a table is
//! brought into that plan, whatever its dialect and its names for columns, and OUT is the plan with it; what its rows are
//! is seen by its columns, unless `--table` says so.
//!
//! `--today` is the day of which reports, maps and calendars tell; without it that is today in UTC. It is also the day
//! of the values in a table's `current` column; without it these have none, and hold on any day.

mod args;
mod format;
mod input;
mod output;
mod picture;
mod words;

use std::{
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sightline_exchange::{
    csv, ical,
    report::{self, Asked, Document, Scope},
};
use sightline_plan::{Plan, Record, file};
use sightline_text::exchange::convert as text;

use crate::{
    args::Args,
    format::{Format, Source},
};

fn main() -> ExitCode {
    match convert() {
        Ok(notes) => {
            for note in notes {
                eprintln!("{note}");
            }
            ExitCode::SUCCESS
        }
        Err(line) => {
            eprintln!("{line}");
            ExitCode::from(2)
        }
    }
}

/// Converts, and gives what there is to say of it; or the line that says why nothing was written.
fn convert() -> Result<Vec<String>, String> {
    let args = Args::parse(std::env::args_os().skip(1))?;
    let (from, to) = (Source::of(&args.input)?, Format::of(&args.output)?);
    let (plan, mut notes) = input::read(&args, from)?;
    let seen = match args.include_private {
        true => plan.clone(),
        false => plan.without_private(),
    };
    let is_goal = |record: &Record| matches!(record, Record::Goal(_));
    let text = match to {
        Format::Json => file::write(&plan),
        Format::Csv => {
            notes.extend(left_out(&args, &plan, is_goal));
            let kind = args.table.unwrap_or(csv::TableKind::Goals);
            csv::write_table(&seen, kind, csv::Style::default())
        }
        Format::Markdown | Format::Html => {
            notes.extend(left_out(&args, &plan, |_| true));
            let document = document(&args, &plan)?;
            match to {
                Format::Html => report::html(&document),
                _ => report::markdown(&document),
            }
        }
        Format::Calendar => {
            let calendar = ical::calendar(&plan, now(&args)?, &calendar_words());
            let left_out = calendar.left_out;
            notes.extend(
                (left_out > 0).then(|| text::dates_left_out(left_out, args.output.display())),
            );
            calendar.text
        }
        Format::Picture => {
            notes.extend(left_out(&args, &plan, is_goal));
            picture::svg(&seen, now(&args)?.today)
        }
    };
    output::write(&args.output, &text)?;
    Ok(notes)
}

/// The report of the whole plan.
fn document(args: &Args, plan: &Plan) -> Result<Document, String> {
    let asked = Asked {
        scope: Scope::Plan,
        audience: args.audience,
        include_private: args.include_private,
        today: now(args)?.today,
    };
    let words = report::Words {
        lang: sightline_text::current(),
        fill: &words::fill,
        day: &words::day,
        number: &|value| words::number(plan, value),
        amount: &|value, unit| words::amount(plan, value, unit),
    };
    // A whole plan is always there.
    Ok(report::report(plan, &asked, &words).unwrap_or_default())
}

/// The day that was given, from its beginning; else this moment, in UTC.
pub(crate) fn now(args: &Args) -> Result<ical::Now, String> {
    let of_day = |day: NaiveDate| ical::Now {
        moment: day.and_time(NaiveTime::MIN).and_utc(),
        today: day,
    };
    args.today
        .map(of_day)
        .or_else(by_clock)
        .ok_or_else(|| text::no_clock().to_owned())
}

fn by_clock() -> Option<ical::Now> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let seconds = i64::try_from(passed.as_secs()).ok()?;
    let moment: DateTime<Utc> = DateTime::from_timestamp(seconds, 0)?;
    Some(ical::Now {
        moment,
        today: moment.date_naive(),
    })
}

fn calendar_words() -> ical::Words<'static> {
    use sightline_text::{common, rhythm};
    ical::Words {
        meeting: rhythm::untitled(),
        goal: common::untitled_goal(),
        step: rhythm::calendar::step(),
        check_in: rhythm::calendar::check_in(),
        due: |goal| rhythm::calendar::due(goal),
        with: |names| rhythm::next::with(names),
    }
}

/// What is said of private records that stay behind.
fn left_out(args: &Args, plan: &Plan, counts: impl Fn(&Record) -> bool) -> Option<String> {
    if args.include_private {
        return None;
    }
    let private = plan.records().filter(Record::is_private);
    let (goals, others): (Vec<Record>, Vec<Record>) = private
        .filter(counts)
        .partition(|record| matches!(record, Record::Goal(_)));
    match (goals.len(), others.len()) {
        (0, 0) => None,
        (count, 0) => Some(text::left_out(count, args.output.display())),
        (goals, others) => Some(text::records_left_out(
            goals + others,
            args.output.display(),
        )),
    }
}
