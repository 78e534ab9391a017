//! `cargo xtask shots`: pictures of every page, for the eye.

use crate::process::{self, say};
use crate::{e2e, project};
use anyhow::Result;
use std::env;
use std::path::Path;

/// Takes the pictures that `tests/e2e/shots/pages.ts` lists, or those of one page.
///
/// # Errors
/// If Playwright fails, as it does for a page that is not listed.
pub fn run(out: Option<&Path>, page: Option<&str>) -> Result<()> {
    let out = match out {
        Some(out) => env::current_dir()?.join(out),
        None => project::root().join("shots"),
    };
    let mut command = e2e::playwright("shots")?;
    command.env("SHOTS_OUT", &out);
    if let Some(page) = page {
        command.env("SHOTS_PAGE", page);
    }
    process::run(&mut command)?;
    say(format_args!("the pictures are in {}", out.display()));
    Ok(())
}
