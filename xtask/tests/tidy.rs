//! The repository's own rules, checked on its files.

// A test stops at the first surprise; clippy's setting for that does not reach a test's helpers.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// A file longer than this has more than one subject.
const LINES: usize = 500;

/// Folders that hold nothing written by hand.
const APART: [&str; 6] = [".git", "dist", "node_modules", "results", "shots", "target"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every text file of the repository below `dir`, with its name in the repository.
fn files(dir: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(&root().join(dir), &mut found);
    found.sort();
    assert!(!found.is_empty(), "nothing in {dir:?}");
    found
}

fn walk(dir: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if APART.contains(&&*name) {
            continue;
        }
        if path.is_dir() {
            walk(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.strip_prefix(root()).unwrap();
            found.push((name.display().to_string(), text));
        }
    }
}

fn lines_with(files: &[(String, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files {
        for (i, line) in text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{name}:{}: {}", i + 1, line.trim()));
            }
        }
    }
    found
}

fn ends_in(name: &str, ends: &[&str]) -> bool {
    ends.iter().any(|end| name.ends_with(end))
}

#[test]
fn files_have_one_subject() {
    let long: Vec<_> = files(".")
        .into_iter()
        .filter(|(name, _)| ends_in(name, &[".rs", ".ts", ".js", ".css"]))
        .map(|(name, text)| (text.lines().count(), name))
        .filter(|(lines, _)| *lines > LINES)
        .collect();
    assert!(long.is_empty(), "longer than {LINES} lines: {long:?}");
}

#[test]
fn the_app_writes_no_markup_as_text_and_no_style_attributes() {
    let found = lines_with(
        &files("src"),
        &[
            "inner_html",
            "set_outer_html",
            "insert_adjacent_html",
            " style=\"",
        ],
    );
    assert!(
        found.is_empty(),
        "unsafe, or blocked by the policy:\n{}",
        found.join("\n")
    );
}

#[test]
fn the_crates_know_no_browser_and_no_clock() {
    let sources: Vec<_> = files("crates")
        .into_iter()
        .filter(|(name, _)| name.contains("/src/") || name.ends_with("Cargo.toml"))
        .collect();
    let found = lines_with(
        &sources,
        &[
            "web-sys",
            "web_sys",
            "leptos",
            "Utc::now",
            "Local::now",
            "SystemTime",
            "Instant::now",
        ],
    );
    assert!(found.is_empty(), "pure crates only:\n{}", found.join("\n"));
}

/// Where packages come from is the business of each machine's own settings.
#[test]
fn no_file_names_a_registry_host() {
    let hosts = [
        "registry.npmjs",
        "static.crates",
        "index.crates",
        "files.pythonhosted",
        "deb.debian",
    ]
    .map(|host| [host, "."].concat());
    let hosts: Vec<&str> = hosts.iter().map(String::as_str).collect();
    let found = lines_with(&files("."), &hosts);
    assert!(found.is_empty(), "a registry's host:\n{}", found.join("\n"));
}

#[test]
fn what_the_page_shows_before_the_app_is_what_the_start_page_says() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    for language in ["en", "fr"] {
        let file = format!("text/{language}/start.toml");
        let words = fs::read_to_string(root().join(file)).unwrap();
        let said = |key: &str| {
            let line = words.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap()
                .trim_start_matches(" = ")
                .trim_matches('"')
                .to_owned()
        };
        assert!(page.contains(&format!("<h1>{}</h1>", said("headline"))));
        assert!(page.contains(&format!("<p class=\"lead\">{}</p>", said("lead"))));
    }
}
