//! The workshop crate's command-line door.
//!
//! - `workshop list` prints a JSON array: `id`, `title`, `minutes`, `sessions`, `steps`, `outputs` of each.
//! - `workshop run ID --answers FILE` runs a workshop from first step to last and prints the plan that comes
//!   of it. With `--report` it prints the report as Markdown instead, with `--report --private` what was said in
//!   confidence as well.
//! - `workshop answers ID [--today D]` prints made-up answers to every step, as a file to begin with.
//! - `workshop files FOLDER` writes the workshops as files of the site.
//!
//! The file of answers is described in the crate's documentation. Bad input ends with status 2 and one line on
//! standard error.

use std::{fs, path::Path, process::ExitCode};

use sightline_plan::{codec::parse_date, file};
use sightline_workshop::{Guide, content, definition::Workshop, generate, report, script};

const USAGE: &str = "usage: workshop list | run ID --answers FILE [--report [--private]] | answers ID [--today D] | files FOLDER";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let told = match args[..] {
        ["list"] => Ok(format!("{:#}\n", content::index(content::ENGLISH))),
        ["run", id, "--answers", answers] => run(id, answers, None),
        ["run", id, "--answers", answers, "--report"] => run(id, answers, Some(false)),
        ["run", id, "--answers", answers, "--report", "--private"] => run(id, answers, Some(true)),
        ["answers", id] => made_up(id, "2026-11-22"),
        ["answers", id, "--today", today] => made_up(id, today),
        ["files", folder] => files(Path::new(folder)),
        _ => Err(USAGE.to_owned()),
    };
    match told {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(line) => {
            eprintln!("{line}");
            ExitCode::from(2)
        }
    }
}

fn workshop(id: &str) -> Result<Workshop, String> {
    content::workshop(id).ok_or_else(|| {
        let known: Vec<&str> = content::ids().collect();
        format!("{id}: no such workshop; there are {}", known.join(", "))
    })
}

/// As a plan, or as a report without or with what is private.
fn run(id: &str, answers: &str, told: Option<bool>) -> Result<String, String> {
    let workshop = workshop(id)?;
    let text = fs::read_to_string(answers).map_err(|error| format!("{answers}: {error}"))?;
    let fault = |fault: script::Fault| format!("{answers}: {}: {}", fault.at, fault.code);
    let script = script::read(&text).map_err(fault)?;
    let played = script::play(&workshop, &script).map_err(fault)?;
    let Some(include_private) = told else {
        return Ok(file::write(&played.plan));
    };
    let guide = Guide::new(&played.plan, &played.run, &workshop, script.today);
    let guide = guide.ok_or_else(|| format!("{answers}: the run is gone"))?;
    Ok(report::markdown(
        &report::report(&guide, include_private),
        &word,
    ))
}

/// The words for a code of a report.
fn word(code: &str) -> String {
    let found = sightline_text::lookup(&format!("workshop-report.{code}"));
    found.unwrap_or(code).to_owned()
}

fn made_up(id: &str, today: &str) -> Result<String, String> {
    let workshop = workshop(id)?;
    let today = parse_date(today)
        .ok_or_else(|| format!("--today: {today} is not a day such as 2026-11-22"))?;
    let answers = generate::answers(&workshop, today)
        .ok_or_else(|| format!("{id}: an answer was not taken"))?;
    Ok(format!("{answers:#}\n"))
}

fn files(folder: &Path) -> Result<String, String> {
    let shown = folder.display();
    fs::create_dir_all(folder).map_err(|error| format!("{shown}: {error}"))?;
    let files = content::files()
        .map_err(|(id, problem)| format!("{id}: {}: {}", problem.path, problem.fault.code()))?;
    for (name, text) in files {
        fs::write(folder.join(&name), text).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(String::new())
}
