//! Reads the input, and turns its problems into lines.

use std::{fs, path::Path};

use sightline_exchange::csv::{self, RowProblem};
use sightline_plan::{Fault, Id, Plan, Problem, file, model::About};
use sightline_text::exchange::convert as words;

use crate::{args::Args, format::Source};

/// The plan, and what there is to say of it; or why it cannot be taken.
pub fn read(args: &Args, source: Source) -> Result<(Plan, Vec<String>), String> {
    let file = &args.input;
    let bytes =
        fs::read(file).map_err(|error| words::cannot_read(file.display(), error.to_string()))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let breaks = error.as_bytes().iter().take(valid);
        let row = 1 + breaks.filter(|byte| **byte == b'\n').count();
        words::not_text(file.display(), row)
    })?;
    match source {
        Source::Json => read_json(args, &text),
        Source::Csv => read_csv(args, &text),
    }
}

fn read_json(args: &Args, text: &str) -> Result<(Plan, Vec<String>), String> {
    let line = |problem: &Problem| json_line(&args.input, problem);
    let reading = file::read(text).map_err(|problem| line(&problem))?;
    if let Some(version) = reading.newer {
        // Even the sound part of it may mean something that we do not know.
        let fault = Fault::Newer { version };
        return Err(words::fault(args.input.display(), json_fault(&fault)));
    }
    let lines = reading.problems.iter().map(line).collect();
    Ok((reading.plan, accepted(args, lines)?))
}

fn read_csv(args: &Args, text: &str) -> Result<(Plan, Vec<String>), String> {
    let line = |problem: &RowProblem| csv_line(&args.input, problem);
    let name = args.input.file_stem().unwrap_or_default().to_string_lossy();
    let id = Id::<About>::new(&name).unwrap_or_else(|| Id::from_bits(0));
    let imported = csv::read(text, args.today, id, &name).map_err(|problem| line(&problem))?;
    let mut notes = accepted(args, imported.problems.iter().map(line).collect())?;
    if !imported.unknown_columns.is_empty() {
        let columns: Vec<String> = imported
            .unknown_columns
            .iter()
            .map(|name| format!("{name:?}"))
            .collect();
        notes.push(words::unknown_columns(
            args.input.display(),
            columns.join(", "),
        ));
    }
    Ok((imported.plan, notes))
}

/// The lines as notes where damage is to be repaired; else the first of them as the reason to stop.
fn accepted(args: &Args, lines: Vec<String>) -> Result<Vec<String>, String> {
    match lines.split_first() {
        Some((first, [])) if !args.repair => Err(first.clone()),
        Some((first, others)) if !args.repair => Err(words::more(others.len(), first)),
        _ => Ok(lines),
    }
}

fn json_line(file: &Path, problem: &Problem) -> String {
    let fault = json_fault(&problem.fault);
    if problem.path.steps().is_empty() {
        words::fault(file.display(), fault)
    } else {
        words::fault_at(file.display(), &problem.path, fault)
    }
}

fn json_fault(fault: &Fault) -> String {
    in_words(&format!("plan.fault.{}", fault.code()), &fault.args())
}

fn csv_line(file: &Path, problem: &RowProblem) -> String {
    let place = match problem.column {
        Some(column) => words::cell(problem.row, column),
        None => words::row(problem.row),
    };
    let fault = in_words(&problem.fault.key(), &problem.fault.args());
    words::fault_at(file.display(), place, fault)
}

/// The words of a fault; its bare code where they are missing, which a test does not let happen.
fn in_words(key: &str, args: &[(&str, String)]) -> String {
    let args: Vec<(&str, &str)> = args
        .iter()
        .map(|(name, arg)| (*name, arg.as_str()))
        .collect();
    sightline_text::fill(key, &args).unwrap_or_else(|| key.to_owned())
}
