//! The project's chores, run as `cargo xtask <command>`.
//!
//! Where to start: each command is a module of its own (`serve`, `check`, `test`, `build`, `bench`,
//! `doctor`, `shots`); [`toolchain`] finds or installs what they need, one module a tool.

mod bench;
mod build;
mod check;
mod content;
mod csp;
mod doctor;
mod e2e;
mod folder;
mod lean;
mod offline;
mod process;
mod project;
mod serve;
mod shots;
mod site;
mod size;
mod split;
mod test;
mod toolchain;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <command>

  serve    build the site if its sources changed, serve it on 127.0.0.1 and open it
             --port N        this port and no other (default: the first free one from 8080)
             --no-open       print the address only
             --prefix /x/    serve under a sub-path, as GitHub Pages does
             --dev           quick unoptimised build, into the target folder
  check    formatting, clippy (native and wasm) and documentation without warnings, native tests
  test     everything: check, wasm tests in Chromium, release build, size budget, end-to-end tests
  build    the release site, into dist/
  e2e      only the end-to-end tests, against dist/ (built if needed); more arguments go to Playwright
  bench    the budgets, measured in Chromium on the release build
             --json          one object a line, for machines
  shots    screenshots of every page
             --out DIR       where to (default: shots/)
             --page NAME     one page only
  doctor   what this machine has, what is missing, what each is for

What is missing is installed on the way, with one line that says what and why. Tools go into one
folder outside the project: $SIGHTLINE_CACHE, else $XDG_CACHE_HOME/sightline, else ~/.cache/sightline.
SIGHTLINE_WASM=rustup or =debian picks where the compiler for wasm comes from (default: what works).
";

fn main() -> ExitCode {
    match run(Arguments::from_env()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: Arguments) -> Result<()> {
    if args.contains(["-h", "--help"]) {
        print!("{HELP}");
        return Ok(());
    }
    let command = args.subcommand().context("the command is not UTF-8")?;
    match command.as_deref() {
        Some("serve") => {
            let options = serve::Options {
                port: args.opt_value_from_str("--port")?,
                open: !args.contains("--no-open"),
                prefix: args.opt_value_from_str("--prefix")?,
                profile: if args.contains("--dev") {
                    build::Profile::Dev
                } else {
                    build::Profile::Release
                },
            };
            no_more(args)?;
            serve::run(&options)
        }
        Some("check") => {
            no_more(args)?;
            check::run()
        }
        Some("test") => {
            no_more(args)?;
            test::run()
        }
        Some("build") => {
            no_more(args)?;
            build::ensure(build::Profile::Release).map(drop)
        }
        Some("e2e") => e2e::run(&args.finish()),
        Some("bench") => {
            let json = args.contains("--json");
            no_more(args)?;
            bench::run(json)
        }
        Some("shots") => {
            let out: Option<PathBuf> = args.opt_value_from_str("--out")?;
            let page: Option<String> = args.opt_value_from_str("--page")?;
            no_more(args)?;
            shots::run(out.as_deref(), page.as_deref())
        }
        Some("doctor") => {
            no_more(args)?;
            doctor::run();
            Ok(())
        }
        Some(unknown) => {
            eprint!("{HELP}");
            bail!("there is no command {unknown:?}")
        }
        None => {
            eprint!("{HELP}");
            bail!("which command?")
        }
    }
}

fn no_more(args: Arguments) -> Result<()> {
    let rest = args.finish();
    if rest.is_empty() {
        return Ok(());
    }
    bail!("not understood: {rest:?} (`cargo xtask --help` lists what is)")
}
