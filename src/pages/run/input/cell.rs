//! One field for one value of an answer, whatever kind of value it is.

use leptos::prelude::*;
use serde_json::{Value, json};
use sightline_plan::Plan;
use sightline_text::run as text;

use crate::{
    state::{Visit, Workspace},
    ui::{Choose, FieldKind, NumberField, TextField},
};

/// What kind of value it is.
#[derive(Clone, Debug, PartialEq)]
pub enum CellKind {
    /// A line of words.
    Line,
    /// The same in a narrow place, where it is shown in as many lines as it needs.
    Wrapped,
    /// Words in several lines.
    Words,
    /// A list of words, one a line.
    Points,
    /// A number, with its unit.
    Number(String),
    /// A day.
    Date,
    /// A person, by name.
    Person,
    /// A system that numbers come from, by name.
    Source,
    /// Yes or no.
    YesNo,
    /// One of these.
    Choice(Vec<(String, String)>),
}

/// Takes over a value, or says what is wrong with it.
pub type CommitValue = Callback<(Value, Option<Visit>), Option<String>>;

/// A labelled field for a value as it stands in an answer.
#[component]
pub fn Cell(
    /// Its id, unique on the page.
    #[prop(into)]
    id: String,
    /// Its label.
    #[prop(into)]
    label: String,
    /// An example, shown while it is empty.
    #[prop(into)]
    hint: String,
    /// What kind of value it is.
    kind: CellKind,
    /// The value now.
    value: Signal<Value>,
    /// Takes it over.
    commit: CommitValue,
    /// Where text that is not valid yet is kept.
    draft_key: String,
) -> impl IntoView {
    let workspace = Workspace::here();
    match kind {
        CellKind::Number(unit) => {
            let number = Signal::derive(move || value.get().as_f64());
            let unit = Signal::derive(move || unit.clone());
            let commit = Callback::new(move |(number, visit): (Option<f64>, Visit)| {
                let value = number.map_or(Value::Null, Value::from);
                commit.run((value, Some(visit)))
            });
            view! { <NumberField id label hint value=number unit commit draft_key /> }.into_any()
        }
        CellKind::YesNo => {
            let options = vec![
                ("yes".to_owned(), text::cell::yes().to_owned()),
                ("no".to_owned(), text::cell::no().to_owned()),
            ];
            let now = Signal::derive(move || match value.get().as_bool() {
                Some(true) => "yes".to_owned(),
                Some(false) => "no".to_owned(),
                None => String::new(),
            });
            let choose = Callback::new(move |word: String| {
                let value = match word.as_str() {
                    "yes" => json!(true),
                    "no" => json!(false),
                    _ => Value::Null,
                };
                say(workspace, commit.run((value, None)));
            });
            view! { <Choose id label options none=text::cell::not_said() value=now choose /> }
                .into_any()
        }
        CellKind::Choice(options) => {
            let now = Signal::derive(move || words(&value.get()));
            let choose = Callback::new(move |word: String| {
                let value = if word.is_empty() {
                    Value::Null
                } else {
                    Value::from(word)
                };
                say(workspace, commit.run((value, None)));
            });
            view! { <Choose id label options none=text::cell::not_said() value=now choose /> }
                .into_any()
        }
        kind => {
            let (field, list, whole) = match kind {
                CellKind::Words | CellKind::Points | CellKind::Wrapped => {
                    (FieldKind::Lines, None, false)
                }
                CellKind::Date => (FieldKind::Date, None, true),
                CellKind::Person => (FieldKind::Text, Some("run-people"), true),
                CellKind::Source => (FieldKind::Text, Some("run-sources"), true),
                _ => (FieldKind::Text, None, false),
            };
            let shown = {
                let kind = kind.clone();
                Signal::derive(move || {
                    let value = value.get();
                    let plan = workspace.plan();
                    plan.map_or_else(String::new, |plan| shown(&plan, &kind, &value))
                })
            };
            let wide = matches!(kind, CellKind::Words | CellKind::Points);
            let commit = Callback::new(move |(typed, visit): (String, Visit)| {
                commit.run((typed_value(&kind, &typed), Some(visit)))
            });
            match list {
                Some(list) => view! {
                    <TextField id label hint kind=field value=shown commit draft_key list whole wide />
                }
                .into_any(),
                None => view! {
                    <TextField id label hint kind=field value=shown commit draft_key whole wide />
                }
                .into_any(),
            }
        }
    }
}

fn say(workspace: Workspace, wrong: Option<String>) {
    if let Some(wrong) = wrong {
        let words = sightline_text::app::notice::refused(wrong);
        workspace.notices().say(words);
    }
}

/// A value in words, names of people and systems instead of their ids.
pub fn shown(plan: &Plan, kind: &CellKind, value: &Value) -> String {
    let words = words(value);
    match kind {
        CellKind::Person => {
            let people = &plan.tables().people;
            let mut people = people.values();
            let found = people.find(|person| person.id.as_str() == words);
            found.map_or(words, |person| person.name.clone())
        }
        CellKind::Source => {
            let mut sources = plan.tables().data_sources.values();
            let found = sources.find(|source| source.id.as_str() == words);
            found.map_or(words, |source| source.name.clone())
        }
        _ => words,
    }
}

/// A value as text: several, one a line.
pub fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let lines: Vec<String> = list.iter().map(words).collect();
            lines.join("\n")
        }
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// What was typed, as a value.
fn typed_value(kind: &CellKind, typed: &str) -> Value {
    match kind {
        CellKind::Points => {
            let lines = typed.lines().map(str::trim);
            let lines = lines.filter(|line| !line.is_empty()).map(Value::from);
            Value::Array(lines.collect())
        }
        CellKind::Line | CellKind::Words => Value::from(typed),
        CellKind::Wrapped => Value::from(typed.replace(['\r', '\n'], " ")),
        _ if typed.trim().is_empty() => Value::Null,
        _ => Value::from(typed.trim()),
    }
}

/// Suggestions for fields: everyone in the plan, and every system that numbers come from.
#[component]
pub fn Suggestions() -> impl IntoView {
    let workspace = Workspace::here();
    let list = move |id: &'static str, names: fn(&Plan) -> Vec<String>| {
        let names = Memo::new(move |_| {
            workspace
                .plan()
                .map(|plan| names(&plan))
                .unwrap_or_default()
        });
        let options = crate::ui::live(move || {
            names.with(|names| {
                let option =
                    |name: &String| view! { <option value=name.clone()></option> }.into_any();
                names.iter().map(option).collect_view()
            })
        });
        view! { <datalist id=id>{options}</datalist> }.into_any()
    };
    let people = list("run-people", |plan| {
        let people = plan.tables().people.values();
        people.map(|person| person.name.clone()).collect()
    });
    let sources = list("run-sources", |plan| {
        let sources = plan.tables().data_sources.values();
        sources.map(|source| source.name.clone()).collect()
    });
    view! { {people} {sources} }
}
