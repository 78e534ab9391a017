//! What differs, in words.

use serde_json::Value;
use sightline_plan::{
    Goal, Id, Key, Plan, Record,
    merge::{Merge, Piece},
};
use sightline_text::merge as text;

use crate::pages::goal::{field_name, goal_called, value_words};

/// What a record is, and what it is called here or there.
pub fn record(merge: &Merge, key: &Key) -> (&'static str, String) {
    let kind =
        sightline_text::lookup(&format!("merge.kind.{}", key.kind.word())).unwrap_or_default();
    let states = [merge.ours(), merge.theirs()];
    let mut names = states
        .into_iter()
        .filter_map(|plan| Some((plan, plan.record(key)?)));
    let name = names.find_map(|(plan, record)| called(plan, &record));
    (kind, name.unwrap_or_default())
}

fn called(plan: &Plan, record: &Record) -> Option<String> {
    let fields = record.fields();
    let text = |name: &str| {
        let text = fields.get(name)?.as_str()?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    if let Record::CheckIn(check_in) = record {
        let goal = goal_called(plan, check_in.goal.as_ref()?);
        let day = check_in.on.map(crate::browser::intl::date);
        return Some(match day {
            Some(day) => format!("{goal}, {day}"),
            None => goal,
        });
    }
    ["statement", "name", "title", "term", "text"]
        .into_iter()
        .find_map(text)
}

/// What of a record a piece is about; empty for the whole of it.
pub fn place(piece: &Piece) -> String {
    let named = |name: &str| {
        let key = format!("merge.field.{}", name.replace('_', "-"));
        let own = sightline_text::lookup(&key);
        let known = Some(field_name(name)).filter(|known| !known.is_empty());
        own.or(known).unwrap_or(text::field::other()).to_owned()
    };
    let field = piece.field.as_deref().map(named);
    let part = piece.part.as_deref().map(named);
    // A list of words says by its words what came or went.
    let is_word = [&piece.ours, &piece.theirs]
        .into_iter()
        .flatten()
        .any(Value::is_string);
    let entry = piece.entry.clone().filter(|_| part.is_some() || !is_word);
    let steps = [
        field.filter(|_| entry.is_none() || part.is_none()),
        entry,
        part,
    ];
    let steps: Vec<String> = steps.into_iter().flatten().collect();
    steps.join(" · ")
}

/// A state of what a piece is about; `None` where there is nothing.
pub fn state(plan: &Plan, piece: &Piece, value: Option<&Value>) -> Option<String> {
    let value = value?;
    let name = piece.part.as_deref().or(piece.field.as_deref());
    let words = match (name, value) {
        // A record as a whole, or an entry of a list: it is there, and its name stands above.
        (None, _) => text::clash::kept().to_owned(),
        (Some("history"), Value::Object(point)) => {
            let day = point.get("on").map(|day| value_words(plan, "on", day));
            let number = point.get("value").map(|it| value_words(plan, "value", it));
            [day, number]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(": ")
        }
        (Some("supports"), Value::String(id)) => Id::<Goal>::new(id)
            .map(|id| goal_called(plan, &id))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| id.clone()),
        (Some(name), value) => value_words(plan, name, value),
    };
    Some(words).filter(|words| !words.is_empty())
}

/// A piece that comes in, in one line.
pub fn news(merge: &Merge, piece: &Piece) -> String {
    let ours = state(merge.ours(), piece, piece.ours.as_ref());
    let theirs = state(merge.theirs(), piece, piece.theirs.as_ref());
    if piece.field.is_none() {
        return match (&piece.ours, &piece.theirs) {
            (None, _) => text::news::new(),
            (_, None) => text::news::removed(),
            _ => "",
        }
        .to_owned();
    }
    let nothing = || text::clash::nothing().to_owned();
    match (ours, theirs) {
        (None, Some(theirs)) => theirs,
        (ours, theirs) => {
            text::news::from_to(ours.unwrap_or_else(nothing), theirs.unwrap_or_else(nothing))
        }
    }
}
