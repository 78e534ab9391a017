//! `cargo xtask bench`: the budgets, measured in a real browser on the release build, in one run.

use crate::build::{self, Profile};
use crate::process::{self, say};
use crate::toolchain::{npm, trunk, wasm, wasm_bindgen};
use crate::{e2e, project, serve, size};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A budget: the name of a figure, its unit, and what it may be at most.
struct Budget(&'static str, &'static str, f64);

const BUDGETS: [Budget; 12] = [
    Budget("first-load-kb", "kB", 200.0),
    Budget("foreign-requests", "", 0.0),
    Budget("lcp-ratio", "×", 2.0),
    Budget("tbt-extra-ms", "ms", 100.0),
    Budget("coach-read-ms", "ms", 1.0),
    Budget("typing-ratio", "×", 1.5),
    Budget("open-ratio", "×", 8.0),
    Budget("import-ratio", "×", 6.0),
    Budget("save-bytes-ratio", "×", 3.0),
    Budget("kill-lost", "", 0.0),
    Budget("map-frame-ms", "ms", 8.0),
    Budget("memory-ratio", "×", 1.15),
];

/// So far apart a keystroke may be in plans of 100 and of 10,000 goals, whatever the ratio.
const TYPING_APART_MS: f64 = 4.0;

/// The sizes of the plans that are generated, in goals.
const SIZES: [u32; 5] = [100, 1000, 5000, 8100, 10_000];

/// Measures everything and prints a table, or with `json` one object a line.
///
/// # Errors
/// If something cannot be measured, or a budget is missed.
pub fn run(json: bool) -> Result<()> {
    let dir = project::target().join("xtask/bench");
    fs::create_dir_all(&dir).context("cannot make the folder for the benches")?;
    let out = dir.join("figures.jsonl");
    fs::write(&out, "").context("cannot write to the folder for the benches")?;
    for goals in SIZES {
        generate(goals, &dir.join(format!("{goals}.json")))?;
    }
    let counter = serve::start(&counter()?, 0, "/counter/")?;
    say("measuring in Chromium, which takes some minutes");
    let mut playwright = e2e::playwright("bench")?;
    playwright
        .args(["--workers", "1"])
        .env("BENCH_OUT", &out)
        .env("BENCH_PLANS", &dir)
        .env("READING_WASM", reading()?)
        .env("COUNTER_URL", counter.url);
    if json {
        // Standard output is for the figures alone.
        process::read(&mut playwright)?;
    } else {
        process::run(&mut playwright)?;
    }

    let dist = build::ensure(Profile::Release)?;
    let mut figures = read(&fs::read_to_string(&out).context("the benches left no figures")?)?;
    figures.insert(
        0,
        (
            "first-load-kb".to_owned(),
            size::first_load(&dist)? as f64 / 1000.0,
        ),
    );
    report(&figures, json)
}

fn report(figures: &[(String, f64)], json: bool) -> Result<()> {
    let mut missed = Vec::new();
    if !json {
        println!("{:<20} {:>12} {:>10}", "figure", "value", "budget");
    }
    for (name, value) in figures {
        let budget = BUDGETS.iter().find(|budget| budget.0 == name);
        let ok = budget.is_none_or(|budget| *value <= budget.2)
            || (name == "typing-ratio" && is_typing_alike(figures));
        if !ok {
            missed.push(name.as_str());
        }
        match (budget, json) {
            (Some(Budget(_, unit, most)), true) => println!(
                "{{\"name\":\"{name}\",\"value\":{value:.3},\"unit\":\"{unit}\",\"budget\":{most},\"ok\":{ok}}}"
            ),
            (Some(Budget(_, unit, most)), false) => {
                let verdict = if ok { "ok" } else { "MISSED" };
                println!("{name:<20} {value:>12.2} {most:>10.2} {unit:<3} {verdict}");
            }
            (None, false) => println!("{name:<20} {value:>12.2}"),
            (None, true) => {}
        }
    }
    let measured = |budget: &Budget| figures.iter().any(|(name, _)| name == budget.0);
    if let Some(Budget(name, ..)) = BUDGETS.iter().find(|budget| !measured(budget)) {
        bail!("{name} was not measured");
    }
    if !missed.is_empty() {
        bail!("over budget: {}", missed.join(", "));
    }
    Ok(())
}

/// Whether a keystroke takes next to no longer in a large plan than in a small one. A ratio of a few
/// milliseconds says little.
fn is_typing_alike(figures: &[(String, f64)]) -> bool {
    let value = |name: &str| {
        let figure = figures.iter().find(|(noted, _)| noted == name);
        figure.map(|(_, value)| *value)
    };
    match (value("typing-100-ms"), value("typing-10000-ms")) {
        (Some(small), Some(large)) => large - small <= TYPING_APART_MS,
        _ => false,
    }
}

/// The figures that the benches noted: `{"name":"typing-ratio","value":1.2}`, a line each.
fn read(lines: &str) -> Result<Vec<(String, f64)>> {
    let figure = |line: &str| {
        let name = line.split("\"name\":\"").nth(1)?.split('"').next()?;
        let value = line.split("\"value\":").nth(1)?.trim_end_matches('}');
        Some((name.to_owned(), value.parse().ok()?))
    };
    lines
        .lines()
        .map(|line| figure(line).with_context(|| format!("not a figure: {line}")))
        .collect()
}

fn generate(goals: u32, file: &PathBuf) -> Result<()> {
    let plan = process::read(
        Command::new("cargo")
            .args(["run", "--quiet", "--release", "--package", "sightline-plan"])
            .args(["--example", "plan", "--", "generate", &goals.to_string()])
            .current_dir(project::root()),
    )?;
    fs::write(file, plan).with_context(|| format!("cannot write {}", file.display()))
}

/// Builds the program that reads sentences and does nothing else.
fn reading() -> Result<PathBuf> {
    let rust = wasm::ensure()?;
    let mut cargo = rust.cargo()?;
    cargo
        .args(["build", "--quiet", "--package", "sightline-reading"])
        .args(["--profile", "web", "--target", wasm::TARGET]);
    process::run(&mut cargo)?;
    let built = format!("{}/web/sightline-reading.wasm", wasm::TARGET);
    Ok(rust.target_dir().join(built))
}

/// Builds the empty counter page.
fn counter() -> Result<PathBuf> {
    let rust = wasm::ensure()?;
    let tools = [
        npm::ensure()?,
        trunk::tool().ensure()?,
        wasm_bindgen::tool()?.ensure()?,
    ];
    let dist = project::target().join("xtask/counter");
    fs::create_dir_all(&dist).with_context(|| format!("cannot make {}", dist.display()))?;
    let mut trunk = Command::new("trunk");
    trunk
        .args(["build", "--release", "--dist"])
        .arg(&dist)
        .current_dir(project::root().join("tests/counter"))
        .env_remove("NO_COLOR");
    rust.apply(&mut trunk, &tools.each_ref().map(PathBuf::as_path))?;
    process::run(&mut trunk)?;
    Ok(dist)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(value: f64) -> Vec<(String, f64)> {
        BUDGETS.map(|budget| (budget.0.to_owned(), value)).into()
    }

    #[test]
    fn a_missed_budget_and_one_not_measured_are_failures() {
        assert!(report(&all(0.0), true).is_ok());
        assert!(report(&all(201.0), true).is_err());
        assert!(report(&all(0.0)[1..], true).is_err());
    }

    #[test]
    fn a_keystroke_may_take_a_little_longer_in_a_large_plan() {
        let typing = |small: f64, large: f64| {
            let mut figures = all(0.0);
            for (name, value) in &mut figures {
                if name == "typing-ratio" {
                    *value = large / small;
                }
            }
            figures.push(("typing-100-ms".to_owned(), small));
            figures.push(("typing-10000-ms".to_owned(), large));
            report(&figures, true)
        };
        assert!(typing(2.0, 6.0).is_ok());
        assert!(typing(2.0, 6.5).is_err());
        assert!(typing(20.0, 26.0).is_ok());
    }

    #[test]
    fn figures_are_read_as_they_were_noted() {
        let figures =
            read("{\"name\":\"a-b\",\"value\":1.5}\n{\"name\":\"c\",\"value\":2}\n").unwrap();
        assert_eq!(figures, [("a-b".to_owned(), 1.5), ("c".to_owned(), 2.0)]);
        assert!(read("junk").is_err());
    }
}
