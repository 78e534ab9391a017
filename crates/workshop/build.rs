//! Turns the workshops of `content/` into JSON: one folder a workshop, whose TOML files are put
//! together in the order of their names (lists are joined, all else stands once), and one folder of such files in
//! other words a language in its `lang/`. `src/content.rs` takes them up.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Map, Value};

fn main() {
    println!("cargo::rerun-if-changed=content");
    if let Err(fault) = build() {
        println!("cargo::error={fault}");
    }
}

fn build() -> Result<(), String> {
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: this runs under cargo")?;
    let out = PathBuf::from(out);
    let mut list = String::from("&[\n");
    for folder in sorted("content".as_ref())?
        .iter()
        .filter(|path| path.is_dir())
    {
        let id = stem(folder);
        write(&out.join(format!("{id}.json")), &joined(folder)?)?;
        let mut others = String::new();
        let lang = folder.join("lang");
        for words in if lang.is_dir() {
            sorted(&lang)?
        } else {
            Vec::new()
        } {
            let (language, name) = (stem(&words), format!("{id}.{}.json", stem(&words)));
            write(&out.join(&name), &joined(&words)?)?;
            others += &format!("({language:?}, {}), ", included(&name));
        }
        list += &format!(
            "    ({id:?}, {}, &[{others}]),\n",
            included(&format!("{id}.json"))
        );
    }
    list.push(']');
    write(&out.join("content.rs"), &list)
}

/// The TOML files of a folder as one JSON object.
fn joined(folder: &Path) -> Result<String, String> {
    let mut whole = Map::new();
    for file in toml_files(folder)? {
        for (name, value) in read(&file)? {
            join(&mut whole, name, value, &file)?;
        }
    }
    Ok(Value::Object(whole).to_string())
}

fn included(name: &str) -> String {
    format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{name}\"))")
}

/// Puts a value where it belongs: lists are joined, a second value for anything else is a fault.
fn join(
    whole: &mut Map<String, Value>,
    name: String,
    value: Value,
    file: &Path,
) -> Result<(), String> {
    match (whole.get_mut(&name), value) {
        (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
        (Some(_), _) => return Err(format!("{}: {name} stands twice", file.display())),
        (None, value) => {
            whole.insert(name, value);
        }
    }
    Ok(())
}

fn read(file: &Path) -> Result<Map<String, Value>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    Ok(paths)
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = sorted(folder)?;
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    Ok(files)
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("{}: {error}", file.display()))
}
