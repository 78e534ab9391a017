//! The workshops that come with the app, fetched from its own site, and those that were added to a plan.

use std::sync::Arc;

use serde_json::{Map, Value};
use sightline_plan::{Edit, Plan, codec::Field, model::About};
use sightline_workshop::{
    Workshop,
    compose::{Draft, compose},
    definition,
};

use crate::{browser::site, state::Workspace};

/// Under which name a plan's notes keep workshops of one's own.
const OWN: &str = "workshops";

/// A workshop in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub id: String,
    pub title: String,
    pub purpose: String,
    pub minutes: u64,
    pub sessions: u64,
    /// The day of the last session after the first.
    pub days: u64,
    pub outputs: Vec<String>,
    /// When to choose it, as somebody says it.
    pub situations: Vec<String>,
    /// For how many people it is made, from and to.
    pub group: Option<(u64, u64)>,
    /// The usual days from one to the next, where it comes round.
    pub every: Option<u64>,
}

impl Listed {
    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name)?.as_str().map(str::to_owned);
        let number = |name: &str| value.get(name).and_then(Value::as_u64).unwrap_or_default();
        let texts = |name: &str| {
            let list = value.get(name).and_then(Value::as_array);
            let texts = list.into_iter().flatten().filter_map(Value::as_str);
            texts.map(str::to_owned).collect()
        };
        let group = value.get("group").and_then(Value::as_array);
        let group =
            group.and_then(|group| Some((group.first()?.as_u64()?, group.get(1)?.as_u64()?)));
        Some(Self {
            id: text("id")?,
            title: text("title")?,
            purpose: text("purpose").unwrap_or_default(),
            minutes: number("minutes"),
            sessions: number("sessions"),
            days: number("days"),
            outputs: texts("outputs"),
            situations: texts("situations"),
            group,
            every: value.get("every").and_then(Value::as_u64),
        })
    }

    /// How a workshop is listed.
    pub fn of(workshop: &Workshop) -> Self {
        Self {
            id: workshop.id.clone(),
            title: workshop.title.clone(),
            purpose: workshop.purpose.clone(),
            minutes: workshop.minutes().into(),
            sessions: workshop.sessions.len() as u64,
            days: workshop.last_day().into(),
            outputs: workshop
                .outputs
                .iter()
                .map(|output| output.text.clone())
                .collect(),
            situations: workshop.situations.clone(),
            group: workshop
                .group
                .as_ref()
                .map(|group| (group.from.into(), group.to.into())),
            every: workshop.every.as_ref().map(|every| every.days.into()),
        }
    }
}

/// The file of this name in the person's language.
fn in_language(name: &str) -> String {
    match sightline_text::current() {
        "en" => format!("workshops/{name}.json"),
        language => format!("workshops/{name}.{language}.json"),
    }
}

/// The list of what comes with the app; `None` where it cannot be had.
pub async fn index() -> Option<Vec<Listed>> {
    let text = site::content(&in_language("index")).await.ok()?;
    let value: Value = serde_json::from_str(&text).ok()?;
    Some(value.as_array()?.iter().filter_map(Listed::read).collect())
}

/// A workshop of the plan's own, or one that comes with the app; `None` where it cannot be had.
pub async fn workshop(workspace: Workspace, id: String) -> Option<Arc<Workshop>> {
    let own = workspace.plan_now().and_then(|plan| own_one(&plan, &id));
    if let Some(own) = own {
        return Some(Arc::new(own));
    }
    // What is in an address must not lead elsewhere.
    let plain = id
        .chars()
        .all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    if !plain {
        return None;
    }
    shipped(&id).await
}

/// One that comes with the app, by its id from the list of them.
pub async fn shipped(id: &str) -> Option<Arc<Workshop>> {
    let text = site::content(&in_language(id)).await.ok()?;
    let reading = definition::read(&text).ok()?;
    Some(Arc::new(reading.workshop))
}

/// The workshops that were added to a plan.
pub fn own(plan: &Plan) -> Vec<Workshop> {
    let kept = plan.about().notes.get(OWN).and_then(Value::as_object);
    let kept = kept.into_iter().flat_map(Map::values);
    kept.map(read_own).collect()
}

fn own_one(plan: &Plan, id: &str) -> Option<Workshop> {
    let value = plan.about().notes.get(OWN)?.get(id)?;
    Some(read_own(value))
}

/// A plan keeps a workshop as it was added, or as a draft that is being built.
fn read_own(value: &Value) -> Workshop {
    if Draft::is_one(value) {
        compose(&Draft::read_kept(value.clone())).workshop
    } else {
        definition::read_value(value.clone()).workshop
    }
}

/// A plan's own workshop as it is built; `None` where it has none of this id.
pub fn draft(plan: &Plan, id: &str) -> Option<Draft> {
    let value = plan.about().notes.get(OWN)?.get(id)?;
    Some(Draft::read_kept(value.clone()))
}

/// What it changes to keep a draft in a plan.
pub fn with_draft(plan: &Plan, draft: &Draft) -> Edit {
    with_value(plan, &draft.workshop.id, Some(draft.write()))
}

/// What it changes to add a workshop to a plan (`Some`), or to take one out.
pub fn with_own(plan: &Plan, id: &str, workshop: Option<&Workshop>) -> Edit {
    with_value(plan, id, workshop.map(definition::write_value))
}

fn with_value(plan: &Plan, id: &str, value: Option<Value>) -> Edit {
    let mut about = About::clone(plan.about());
    let mut notes = match std::mem::take(&mut about.notes) {
        Value::Object(notes) => notes,
        _ => Map::new(),
    };
    let kept = notes
        .entry(OWN)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(kept) = kept {
        match value {
            Some(value) => {
                kept.insert(id.to_owned(), value);
            }
            None => {
                kept.shift_remove(id);
            }
        }
    }
    about.notes = Value::Object(notes);
    Edit::Put(about.into())
}
