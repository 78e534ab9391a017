//! The workshops that come with the app.
//!
//! The app does not hold them in its program: `cargo xtask build` writes [`files`] into the site's folder of content,
//! and the app fetches them from there. What is here is for the build, tests and scripts.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sightline_plan::Problem;

use crate::definition::{Reading, Workshop, read_value, translated, write};

/// Id, JSON, and JSON of the words of other languages by language.
type Shipped = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// The language that every workshop is written in.
pub const ENGLISH: &str = "en";

const SHIPPED: &[Shipped] = include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The ids of all workshops, in the order of their names.
pub fn ids() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(id, ..)| *id)
}

/// A workshop with all that is wrong with it, which is nothing; a test sees to that.
pub fn reading(id: &str) -> Option<Reading> {
    let (_, text, _) = SHIPPED.iter().find(|(known, ..)| *known == id)?;
    let value: Value = serde_json::from_str(text).ok()?;
    Some(read_value(value))
}

/// A workshop in English.
///
/// # Example
/// ```
/// use sightline_workshop::content;
///
/// for id in content::ids() {
///     let workshop = content::workshop(id).ok_or(id)?;
///     assert!(workshop.minutes() > 0, "{id}");
/// }
/// assert!(content::workshop("no such workshop").is_none());
/// # Ok::<(), &str>(())
/// ```
pub fn workshop(id: &str) -> Option<Workshop> {
    reading(id).map(|reading| reading.workshop)
}

/// A workshop in another language; what has no words there stays English.
pub fn workshop_in(id: &str, language: &str) -> Option<Workshop> {
    let (.., others) = SHIPPED.iter().find(|(known, ..)| *known == id)?;
    let english = workshop(id)?;
    let other = others.iter().find(|(known, _)| *known == language);
    let words = other.and_then(|(_, text)| serde_json::from_str::<Value>(text).ok());
    Some(words.map_or(english.clone(), |words| translated(&english, &words)))
}

/// What a list of workshops shows of one: `id`, `title`, `purpose`, `minutes`, `sessions`, `steps`,
/// `days` (from the first to the last), `outputs` and `situations` (their words), `group` (for how many people, from and
/// to, or null), `every` (the usual days from one to the next, or null) and `about_person`.
pub fn entry(workshop: &Workshop) -> Value {
    let outputs: Vec<&str> = workshop
        .outputs
        .iter()
        .map(|output| &*output.text)
        .collect();
    json!({
        "id": workshop.id,
        "title": workshop.title,
        "purpose": workshop.purpose,
        "minutes": workshop.minutes(),
        "sessions": workshop.sessions.len(),
        "steps": workshop.steps().count(),
        "days": workshop.last_day(),
        "outputs": outputs,
        "situations": workshop.situations,
        "group": workshop.group.as_ref().map(|group| [group.from, group.to]),
        "every": workshop.every.as_ref().map(|every| every.days),
        "about_person": workshop.about_person,
    })
}

/// An [`entry`] for every workshop, in a language.
pub fn index(language: &str) -> Value {
    ids()
        .filter_map(|id| workshop_in(id, language))
        .map(|workshop| entry(&workshop))
        .collect()
}

/// The languages besides English that any workshop has words in, sorted.
pub fn languages() -> Vec<&'static str> {
    let all = SHIPPED.iter().flat_map(|(.., others)| others.iter());
    let all: BTreeSet<&str> = all.map(|(language, _)| *language).collect();
    all.into_iter().collect()
}

/// The files of the site's folder of workshops: `index.json`, `<id>.json`, and for other languages
/// `index.<language>.json` and `<id>.<language>.json`. Each is whole: what has no words in a language is English there.
///
/// # Errors
/// The first thing wrong with a workshop, with its id.
pub fn files() -> Result<Vec<(String, String)>, (String, Problem)> {
    let mut files = vec![("index.json".to_owned(), index(ENGLISH).to_string())];
    for (id, ..) in SHIPPED {
        let Some(mut reading) = reading(id) else {
            continue;
        };
        if !reading.problems.is_empty() {
            return Err(((*id).to_owned(), reading.problems.remove(0)));
        }
        files.push((format!("{id}.json"), write(&reading.workshop)));
    }
    for language in languages() {
        files.push((
            format!("index.{language}.json"),
            index(language).to_string(),
        ));
        let all = ids().filter_map(|id| workshop_in(id, language));
        files.extend(all.map(|it| (format!("{}.{language}.json", it.id), write(&it))));
    }
    Ok(files)
}
