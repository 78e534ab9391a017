//! Reads a hundred sentences, each as if it had just been typed: what `cargo xtask bench` times in the browser.
//!
//! As a program for the browser it needs nothing from the page that loads it.

use std::hint::black_box;

use chrono::NaiveDate;
use sightline_coach::{Context, read};

/// So many sentences are read in a run.
const READS: usize = 100;

fn main() {
    let cx = Context::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default());
    // Each line of the fixture is an object; what it says besides the sentence is only more to read.
    let lines = include_str!("../../../crates/coach/tests/fixture.jsonl").lines();
    let sentences = lines.filter_map(|line| line.split("\"text\":").nth(1)?.split('"').nth(1));
    for sentence in sentences.cycle().take(READS) {
        black_box(read(black_box(sentence), &cx));
    }
}
