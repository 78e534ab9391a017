//! What the sections share: values of the goal as signals, and ways to change it.

use leptos::prelude::*;
use sightline_plan::{Edit, Goal, Id, Plan, model::Person};

use super::drafting::Drafting;
use crate::{
    browser::random,
    state::{Visit, Workspace},
    ui::live,
    words::title,
};

/// What a field's `commit` is given and answers; see [`crate::ui::TextField`].
pub type Commit = Callback<(String, Visit), Option<String>>;

/// The same for a number; see [`crate::ui::NumberField`].
pub type CommitNumber = Callback<(Option<f64>, Visit), Option<String>>;

/// A value of the goal.
pub fn of_goal<T: Send + Sync + 'static>(
    drafting: Drafting,
    get: impl Fn(&Goal) -> T + Send + Sync + 'static,
) -> Signal<T> {
    Signal::derive(move || get(&drafting.goal()))
}

/// Changes the goal by what is typed into a field.
pub fn commit(
    drafting: Drafting,
    set: impl Fn(&mut Goal, String) -> Result<(), String> + Send + Sync + 'static,
) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        drafting.try_change(Some(visit), |goal| set(goal, text))
    })
}

/// Changes the goal by a number that is typed into a field.
pub fn commit_number(
    drafting: Drafting,
    set: impl Fn(&mut Goal, Option<f64>) -> Result<(), String> + Send + Sync + 'static,
) -> CommitNumber {
    Callback::new(move |(number, visit): (Option<f64>, Visit)| {
        drafting.try_change(Some(visit), |goal| set(goal, number))
    })
}

/// Changes the goal by the word of a choice.
pub fn choose(
    drafting: Drafting,
    set: impl Fn(&mut Goal, &str) + Send + Sync + 'static,
) -> Callback<String, Option<String>> {
    Callback::new(move |word: String| {
        drafting.try_change(None, |goal| {
            set(goal, &word);
            Ok(())
        })
    })
}

/// Reads a day that was typed; `None` where nothing was.
///
/// # Errors
/// What to say where it is no day.
pub fn typed_day(text: &str) -> Result<Option<chrono::NaiveDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    sightline_plan::codec::parse_date(text)
        .map(Some)
        .ok_or_else(|| sightline_text::draft::error::date().to_owned())
}

/// A day as the browser's date field wants it.
pub fn day_value(day: Option<chrono::NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// A new name for a part of a goal.
pub fn fresh_id() -> String {
    Id::<Goal>::from_bits(random::bits()).to_string()
}

/// The person of this name, and what adds them to the plan where it does not know them yet. `None`
/// where no name was typed.
pub fn person_called(plan: &Plan, name: &str) -> Option<(Id<Person>, Option<Edit>)> {
    let name = name.trim();
    if name.is_empty() {
        return None;
    }
    let low = name.to_lowercase();
    let known = plan
        .tables()
        .people
        .values()
        .find(|person| person.name.trim().to_lowercase() == low);
    Some(match known {
        Some(person) => (person.id.clone(), None),
        None => {
            let person = Person {
                id: Id::from_bits(random::bits()),
                name: name.to_owned(),
                ..Person::default()
            };
            (person.id.clone(), Some(Edit::Put(person.into())))
        }
    })
}

/// What a person of the plan is called.
pub fn person_name(plan: &Plan, id: Option<&Id<Person>>) -> String {
    id.and_then(|id| plan.tables().people.get(id))
        .map(|person| person.name.clone())
        .unwrap_or_default()
}

/// A goal of the plan by its id, and what it is called.
pub fn goal_called(plan: &Plan, id: &Id<Goal>) -> String {
    plan.goal(id).map(|goal| title(goal)).unwrap_or_default()
}

/// Names of the plan as what a field suggests. They are made anew only when one of them changes: there
/// may be hundreds.
pub fn names(workspace: Workspace, of: fn(&Plan) -> Vec<String>) -> AnyView {
    let names = Memo::new(move |_| workspace.plan().map(|plan| of(&plan)).unwrap_or_default());
    live(move || {
        names.with(|names| {
            let option = |name: &String| view! { <option value=name.clone()></option> }.into_any();
            names.iter().map(option).collect_view()
        })
    })
    .into_any()
}

/// The names of everyone in the plan, as suggestions for a field.
#[component]
pub fn PeopleList(
    /// The id by which fields refer to it.
    id: &'static str,
) -> impl IntoView {
    let workspace = Workspace::here();
    let options = names(workspace, |plan| {
        let people = plan.tables().people.values();
        people.map(|person| person.name.clone()).collect()
    });
    view! { <datalist id=id>{options}</datalist> }
}

/// Words joined with what stands between the parts of a summary; empty ones are left out.
pub fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    parts
        .reduce(sightline_text::goal::joined)
        .unwrap_or_default()
}

/// The words for a choice of the model: `goal.<group>.<word>`.
pub fn word_name(group: &str, word: &str) -> &'static str {
    let key = format!("goal.{group}.{}", word.replace('_', "-"));
    sightline_text::lookup(&key).unwrap_or_default()
}

/// All words of a choice with their names.
pub fn options(group: &str, words: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    words
        .iter()
        .map(|word| (*word, word_name(group, word)))
        .collect()
}

/// The same, with a first one for nothing said.
pub fn optional(group: &str, words: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    let mut options = options(group, words);
    options.insert(0, ("", sightline_text::goal::not_said()));
    options
}
