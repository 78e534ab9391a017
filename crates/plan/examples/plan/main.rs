//! Plans from the command line, for scripts, tests and benches.
//!
//! - `plan check FILE [--today D]` prints the arithmetic and the structural findings as JSON.
//! - `plan generate N [--seed S] [--today D]` writes a realistic plan of N goals; the same numbers
//!   and day give the same bytes.
//! - `plan schema` prints the JSON Schema of a plan's file.
//!
//! A day is written as `2026-11-22`; without one it is today in UTC. Bad input exits 2 with one
//! line on standard error that says what and where.

mod check;
mod generate;

use std::{
    io::Write,
    process::ExitCode,
    time::{SystemTime, UNIX_EPOCH},
};

use chrono::{Days, NaiveDate};

const USAGE: &str =
    "usage: plan check FILE [--today D] | generate N [--seed S] [--today D] | schema";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let written = run(&args).and_then(|text| {
        let written = std::io::stdout().write_all(text.as_bytes());
        written.map_err(|error| format!("standard output: {error}"))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(line) => {
            eprintln!("{line}");
            ExitCode::from(2)
        }
    }
}

fn run(args: &[String]) -> Result<String, String> {
    let mut words = Vec::new();
    let (mut seed, mut day) = (1, None);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        let mut value = || {
            rest.next()
                .ok_or_else(|| format!("{arg} wants a value; {USAGE}"))
        };
        match arg.as_str() {
            "--today" => day = Some(parse(value()?, "a day such as 2026-11-22")?),
            "--seed" => seed = parse(value()?, "a whole number")?,
            option if option.starts_with("--") => {
                return Err(format!("there is no option {option}; {USAGE}"));
            }
            word => words.push(word),
        }
    }
    let day = || {
        day.or_else(today)
            .ok_or("the system's clock is off; give --today")
    };
    match *words.as_slice() {
        ["check", file] => {
            let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
            let report = check::check(&text, day()?).map_err(|line| format!("{file}: {line}"))?;
            Ok(pretty(&report))
        }
        ["generate", count] => generate::generate(parse(count, "a number of goals")?, seed, day()?)
            .map(|plan| sightline_plan::file::write(&plan))
            .map_err(|refusal| format!("generated badly: {refusal:?}")),
        ["schema"] => Ok(pretty(&sightline_plan::file::schema())),
        _ => Err(USAGE.to_owned()),
    }
}

fn parse<T: std::str::FromStr>(text: &str, wanted: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("{text}: expected {wanted}"))
}

/// Today in UTC.
fn today() -> Option<NaiveDate> {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_days(Days::new(passed.as_secs() / 86_400))
}

fn pretty(value: &serde_json::Value) -> String {
    format!("{value:#}\n")
}
