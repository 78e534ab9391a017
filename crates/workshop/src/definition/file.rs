//! A workshop as a file: JSON, `{"format":"sightline.workshop","version":1,…}`, with the fields of
//! [`Workshop`]. People may write their own.

use serde_json::Value;
use sightline_plan::{
    Fault, Problem,
    codec::{Field, Path, Reader, Wanted},
};

use super::{Flaw, Workshop, check};

/// What a workshop's file calls its format.
pub const FORMAT: &str = "sightline.workshop";

/// The version of the format that this code writes.
pub const VERSION: u64 = 1;

/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 4_000_000;

/// What came of reading a workshop.
#[derive(Clone, Debug)]
pub struct Reading {
    /// All of it that could be read.
    pub workshop: Workshop,
    /// Values that are not of the kind that belongs there; they are left out.
    pub problems: Vec<Problem>,
    /// What is of the right kind and still cannot work, such as a step that asks for an answer to
    /// nothing. A workshop with flaws can be looked at, not run.
    pub flaws: Vec<Flaw>,
    /// The file's version, where it is later than ours.
    pub newer: Option<u64>,
}

impl Reading {
    /// Whether it can be run as it is.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty() && self.flaws.is_empty() && self.newer.is_none()
    }
}

/// Reads a workshop from the text of a file.
///
/// # Errors
/// Where nothing can be read at all: the text is too long, is not JSON, or is not a workshop.
pub fn read(text: &str) -> Result<Reading, Problem> {
    let whole = |fault| Problem {
        path: Path::default(),
        fault,
    };
    if text.len() > MAX_BYTES {
        return Err(whole(Fault::TooLarge { bytes: text.len() }));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text).map_err(|error| {
        whole(Fault::NotJson {
            line: error.line(),
            column: error.column(),
        })
    })?;
    let mut reader = Reader::default();
    let format = value.get("format").cloned().unwrap_or_default();
    if format != FORMAT {
        let found = format.to_string().chars().take(40).collect();
        let wanted = Wanted::OneOf(&[FORMAT]);
        return Err(Problem {
            path: Path::of("format"),
            fault: Fault::Expected { wanted, found },
        });
    }
    let mut version = VERSION as f64;
    if let Value::Object(fields) = &value {
        reader.field(&mut fields.clone(), "version", &mut version);
    }
    let mut reading = read_value(value);
    let mut problems = reader.into_problems();
    problems.append(&mut reading.problems);
    Ok(Reading {
        problems,
        newer: (version > VERSION as f64).then_some(version as u64),
        ..reading
    })
}

/// Reads a workshop from its value, such as the one that a run keeps.
pub fn read_value(value: Value) -> Reading {
    let mut reader = Reader::default();
    let mut workshop = Workshop::read(value.into(), &mut reader).unwrap_or_default();
    for name in ["format", "version"] {
        workshop.extra.shift_remove(name);
    }
    Reading {
        problems: reader.into_problems(),
        flaws: check(&workshop),
        newer: None,
        workshop,
    }
}

/// The workshop as a value, for a run to keep.
pub fn write_value(workshop: &Workshop) -> Value {
    workshop.write()
}

/// The workshop as the text of a file.
pub fn write(workshop: &Workshop) -> String {
    let mut fields = sightline_plan::codec::Fields::new();
    fields.insert("format".to_owned(), Value::from(FORMAT));
    fields.insert("version".to_owned(), Value::from(VERSION));
    if let Value::Object(own) = workshop.write() {
        fields.extend(own);
    }
    let mut text = Value::Object(fields).to_string();
    text.push('\n');
    text
}
