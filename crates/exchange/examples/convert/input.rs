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
    match (source, &args.into) {
        (Source::Json, None) => read_json(args, &text),
        (Source::Csv, None) => read_csv(args, &text),
        (Source::Csv, Some(into)) => bring(args, &text, into),
        (Source::Json, Some(_)) => Err(words::usage().to_owned()),
    }
}

/// Brings a table into a plan.
fn bring(args: &Args, text: &str, into: &Path) -> Result<(Plan, Vec<String>), String> {
    let line = |problem: &RowProblem| csv_line(&args.input, problem);
    let of_plan = Args {
        input: into.to_owned(),
        into: None,
        ..args.clone()
    };
    let (mut plan, mut notes) = read(&of_plan, Source::Json)?;
    let sheet = csv::Sheet::of(text, csv::separator(text)).map_err(|problem| line(&problem))?;
    let mut mapping = csv::look(&sheet, plan.settings()).mapping;
    if let Some(kind) = args.table {
        mapping.kind = kind;
        mapping.columns = csv::columns(&sheet, mapping.header, kind);
    }
    if let Some(column) = mapping.lacks().first() {
        let names = mapping.header.and_then(|at| sheet.number(at));
        return Err(line(&RowProblem {
            row: names.unwrap_or(1),
            column: Some(*column),
            fault: csv::Fault::Plan(Fault::Missing),
        }));
    }
    // The same table brings in the same ids each time (FNV-1a).
    let mut bits = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |bits, byte| {
        (bits ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let mut fresh = || {
        bits = bits.wrapping_add(1);
        bits
    };
    let today = crate::now(args)?.today;
    let brought = csv::bring(&sheet, &mapping, &plan, today, &mut fresh);
    notes.extend(accepted(args, brought.problems.iter().map(line).collect())?);
    plan.apply(brought.edit)
        .map_err(|refusal| words::fault(args.input.display(), json_fault(&refusal.fault)))?;
    Ok((plan, notes))
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
