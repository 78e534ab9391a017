//! Problems of a file by name and place.

use serde_json::Value;
use sightline_plan::{Problem, codec::Step};
use sightline_text::import;

use crate::words;

/// A problem as a person can find it in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ProblemLine {
    /// Where: `goals[3].metrics[0].target`.
    pub place: String,
    /// What the record is called, where it has a name.
    pub name: Option<String>,
    /// What is wrong.
    pub what: String,
}

/// The first `most` problems of the file with this text.
pub(super) fn lines(problems: &[Problem], text: &str, most: usize) -> Vec<ProblemLine> {
    // The text has been read as JSON before, so this is not where it fails.
    let file: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or(Value::Null);
    problems
        .iter()
        .take(most)
        .map(|problem| ProblemLine {
            place: match problem.path.steps() {
                [] => import::preview::whole_file().to_owned(),
                _ => problem.path.to_string(),
            },
            name: name(&file, problem.path.steps()),
            what: words::fault(&problem.fault),
        })
        .collect()
}

/// What the record at the path is called.
fn name(file: &Value, steps: &[Step]) -> Option<String> {
    let [Step::Name(list), Step::Index(at), ..] = steps else {
        return None;
    };
    let record = file.get(list)?.get(at)?;
    let named = ["statement", "name", "title", "term", "text"];
    let text = named.iter().find_map(|field| record.get(field)?.as_str())?;
    const LONGEST: usize = 60;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().count() > LONGEST {
        short.push('…');
    }
    (!short.trim().is_empty()).then_some(short)
}

#[cfg(test)]
mod tests {
    use sightline_plan::file;

    use super::*;

    #[test]
    fn a_problem_has_its_place_and_the_name_of_its_record() {
        let text = r#"{"format":"sightline.plan","version":1,"goals":[
            {"id":"a","statement":"Raise NPS","metrics":[{"id":"m","target":"ten"}]}]}"#;
        let reading = file::read(text).unwrap();
        let lines = lines(&reading.problems, text, 10);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0].place, "goals[0].metrics[0].target");
        assert_eq!(lines[0].name.as_deref(), Some("Raise NPS"));
        assert_eq!(lines[0].what, "expected a number, found \"ten\"");
    }
}
