//! The size budget of the first load.

use crate::folder::walk;
use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the first page may weigh, compressed, in bytes: page, styles, scripts and wasm.
const FIRST_LOAD: usize = 200_000;
/// What all fonts may weigh, in bytes: they come later, and are compressed already.
const FONTS: usize = 75_000;

/// Prints what the first load of a built site weighs.
///
/// # Errors
/// If it is over budget, or the site cannot be read.
pub fn check(dist: &Path) -> Result<()> {
    let first = named_files(dist)?;
    println!("{:>9} {:>9}  first load", "bytes", "gzip");
    for file in &first {
        weigh(dist, file)?;
    }
    let total = first_load(dist)?;
    println!("{:>9} {total:>9}  together, of {FIRST_LOAD} allowed", "");

    println!("{:>9} {:>9}  parts, fetched when they are needed", "", "");
    let mut all = Vec::new();
    walk(dist, &mut all)?;
    for file in all
        .iter()
        .filter(|file| ["css", "wasm"].iter().any(|end| has_ending(file, end)))
        .filter(|file| !first.contains(file))
    {
        weigh(dist, file)?;
    }
    let mut fonts = 0;
    for font in all.iter().filter(|file| has_ending(file, "woff2")) {
        fonts += fs::read(font)?.len();
    }
    println!("{fonts:>9} {:>9}  fonts, of {FONTS} allowed", "");
    if total > FIRST_LOAD || fonts > FONTS {
        bail!("the site is over its size budget");
    }
    Ok(())
}

/// What the first page of a built site weighs, compressed, in bytes.
///
/// # Errors
/// If the site cannot be read.
pub fn first_load(dist: &Path) -> Result<usize> {
    let weight = |file: &PathBuf| Ok(gzip(&fs::read(file)?)?.len());
    named_files(dist)?.iter().map(weight).sum()
}

/// The page and what it names.
fn named_files(dist: &Path) -> Result<Vec<PathBuf>> {
    let html = fs::read_to_string(dist.join("index.html")).context("there is no built site")?;
    let mut files = vec![dist.join("index.html")];
    files.extend(named(&html).into_iter().map(|name| dist.join(name)));
    let mut all = Vec::new();
    walk(dist, &mut all)?;
    // wasm-bindgen's snippets are imported by the script that the page names.
    files.extend(
        all.into_iter()
            .filter(|file| file.components().any(|part| part.as_os_str() == "snippets")),
    );
    files.sort();
    files.dedup();
    Ok(files)
}

fn weigh(dist: &Path, file: &Path) -> Result<()> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let name = file.strip_prefix(dist).unwrap_or(file).display();
    println!("{:>9} {:>9}  {name}", bytes.len(), gzip(&bytes)?.len());
    Ok(())
}

fn has_ending(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|end| end == ending)
}

/// Compresses as GitHub Pages does.
///
/// # Errors
/// Never in practice: writing to memory does not fail.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// The page's own styles, scripts and wasm, by the `href` and `src` that name them.
fn named(html: &str) -> Vec<String> {
    // Styles of a part come with the part.
    let html: String = html
        .split_inclusive('>')
        .filter(|tag| !tag.contains("<link rel=\"part\""))
        .collect();
    let values = ["href=\"", "src=\""].into_iter().flat_map(|attribute| {
        html.split(attribute)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
    });
    values
        .map(|value| value.trim_start_matches("./"))
        .filter(|value| {
            [".css", ".js", ".wasm"]
                .iter()
                .any(|end| value.ends_with(end))
        })
        .filter(|value| !value.contains("//"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_the_page_names_and_nothing_else() {
        let html = "<link href=\"./a.css\"><script src=\"b.js\"></script><link href=\"./c.wasm\">\
                    <link href=\"icon.svg\"><link rel=\"part\" href=\"./d.css\"><a href=\"//elsewhere/x.js\">";
        assert_eq!(named(html), ["a.css", "c.wasm", "b.js"]);
    }

    #[test]
    fn a_heavy_site_is_refused() {
        let dir = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("index.html"), "<p>small</p>").unwrap();
        assert!(check(&dir).is_ok());
        fs::write(dir.join("font.woff2"), vec![0; FONTS + 1]).unwrap();
        assert!(check(&dir).is_err());
        fs::remove_dir_all(&dir).unwrap();
    }
}
