//! Converts a plan by file ending: `convert IN OUT [--today D] [--repair] [--include-private]`.
//!
//! Reads and writes `.json` (the plan's own file) and `.csv` (its goals as a table). Anything wrong with
//! the input ends with status 2, one line on standard error that says what and where, and OUT as it was:
//! nothing is dropped in silence. `--repair` converts what is sound and lists what is not.
//!
//! From `.json` to `.json` private records stay, since that is a person's own file in another place. A
//! `.csv` is for others, so private goals are left out of it, with a line that says how many, unless
//! `--include-private` is given. `--today` is the day of the values in a table's `current` column; without
//! it they have none, and hold on any day.

mod args;
mod format;
mod input;
mod output;

use std::process::ExitCode;

use sightline_exchange::csv;
use sightline_plan::{Plan, file};
use sightline_text::exchange::convert as words;

use crate::{args::Args, format::Format};

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
    let (from, to) = (Format::of(&args.input)?, Format::of(&args.output)?);
    let (plan, mut notes) = input::read(&args, from)?;
    let text = match to {
        Format::Json => file::write(&plan),
        Format::Csv => {
            notes.extend(left_out(&args, &plan));
            if args.include_private {
                csv::write(&plan)
            } else {
                csv::write(&plan.without_private())
            }
        }
    };
    output::write(&args.output, &text)?;
    Ok(notes)
}

fn left_out(args: &Args, plan: &Plan) -> Option<String> {
    let goals = plan.tables().goals.values();
    let count = goals.filter(|goal| goal.private).count();
    let some = count > 0 && !args.include_private;
    some.then(|| words::left_out(count, args.output.display()))
}
