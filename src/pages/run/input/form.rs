//! The fields of a record that an answer is, and of strengths and weaknesses.

use leptos::prelude::*;
use serde_json::{Map, Value};
use sightline_plan::Kind;
use sightline_text::run::{form as text, swot};

use super::{
    super::room::Place,
    cell::{Cell, CellKind, CommitValue},
};
use crate::state::Visit;

/// A field of a record.
#[derive(Clone, Debug)]
pub struct FormField {
    /// Where it is in the record, such as `repeat.period`.
    pub path: &'static str,
    pub label: &'static str,
    pub kind: CellKind,
}

fn field(path: &'static str, label: &'static str, kind: CellKind) -> FormField {
    FormField { path, label, kind }
}

fn choice(options: &[(&str, &str)]) -> CellKind {
    let own = |(id, label): &(&str, &str)| ((*id).to_owned(), (*label).to_owned());
    CellKind::Choice(options.iter().map(own).collect())
}

/// The fields of a record of this kind, the main one first; `None` is a metric.
pub fn fields(kind: Option<Kind>) -> Vec<FormField> {
    let line = || CellKind::Line;
    let number = || CellKind::Number(String::new());
    match kind {
        None => vec![
            field("name", text::metric(), line()),
            field("baseline", text::baseline(), number()),
            field("target", text::target(), number()),
            field("unit", text::unit(), line()),
            field(
                "timing",
                text::timing(),
                choice(&[("leading", text::leading()), ("lagging", text::lagging())]),
            ),
            field("source", text::source(), CellKind::Source),
        ],
        Some(Kind::Action) => vec![
            field("text", text::action(), line()),
            field("owner", text::owner(), CellKind::Person),
            field("due", text::due(), CellKind::Date),
            field("done_on", text::done_on(), CellKind::Date),
        ],
        Some(Kind::Definition) => vec![
            field("term", text::term(), line()),
            field("text", text::meaning(), CellKind::Words),
            field("criteria", text::criteria(), CellKind::Points),
        ],
        Some(Kind::Meeting) => vec![
            field("title", text::meeting(), line()),
            field("owner", text::caller(), CellKind::Person),
            field("start", text::start(), CellKind::Date),
            field("time", text::time(), line()),
            field("minutes", text::minutes(), number()),
            field(
                "repeat.period",
                text::period(),
                choice(&[
                    ("day", text::day()),
                    ("week", text::week()),
                    ("month", text::month()),
                    ("quarter", text::quarter()),
                ]),
            ),
            field("agenda", text::agenda(), CellKind::Points),
        ],
        Some(Kind::DataSource) => vec![
            field("name", text::system(), line()),
            field("owner", text::owner(), CellKind::Person),
            field("automatic", text::automatic(), CellKind::YesNo),
        ],
        Some(Kind::Initiative) => vec![
            field("name", text::initiative(), line()),
            field("owner", text::owner(), CellKind::Person),
            field("resources", text::resources(), line()),
            field("due", text::due(), CellKind::Date),
        ],
        Some(Kind::Person | Kind::Team) => vec![field("name", text::name(), line())],
        Some(_) => vec![field("text", text::words(), line())],
    }
}

/// The value at a path.
pub fn at_path<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.')
        .try_fold(value, |value, part| value.get(part))
}

/// The outermost field of a path with a new value at its place; what stands beside it stays.
pub fn with_path(record: &Value, path: &str, value: Value) -> (String, Value) {
    match path.split_once('.') {
        None => (path.to_owned(), value),
        Some((outer, inner)) => {
            let mut fields = match record.get(outer) {
                Some(Value::Object(fields)) => fields.clone(),
                _ => Map::new(),
            };
            let whole = Value::Object(fields.clone());
            let (name, value) = with_path(&whole, inner, value);
            fields.insert(name, value);
            (outer.to_owned(), Value::Object(fields))
        }
    }
}

/// The fields of one record.
pub fn form(
    id: &str,
    fields: Vec<FormField>,
    record: Signal<Value>,
    draft_key: &str,
    commit: Callback<(&'static str, Value, Option<Visit>), Option<String>>,
) -> AnyView {
    let cells = fields.into_iter().map(|field| {
        let path = field.path;
        let value = Signal::derive(move || {
            record.with(|record| at_path(record, path).cloned().unwrap_or_default())
        });
        let commit: CommitValue =
            Callback::new(move |(value, visit)| commit.run((path, value, visit)));
        let id = format!("{id}-{}", path.replace('.', "-"));
        let key = format!("{draft_key}:{path}");
        view! { <Cell id label=field.label hint="" kind=field.kind value commit draft_key=key /> }
            .into_any()
    });
    view! { <div class="form-fields">{cells.collect_view()}</div> }.into_any()
}

/// Strengths, weaknesses, opportunities and threats, each a list.
#[component]
pub fn SwotInput(place: Place) -> impl IntoView {
    let quadrants = [
        ("strengths", swot::strengths(), swot::strengths_hint()),
        ("weaknesses", swot::weaknesses(), swot::weaknesses_hint()),
        (
            "opportunities",
            swot::opportunities(),
            swot::opportunities_hint(),
        ),
        ("threats", swot::threats(), swot::threats_hint()),
    ];
    let quadrants = quadrants.map(|(name, label, hint)| {
        let value = Signal::derive(move || {
            let all = place.value.get();
            all.get(name).cloned().unwrap_or_default()
        });
        let commit: CommitValue = Callback::new(move |(value, visit): (Value, Option<Visit>)| {
            let mut all = match place.value.get_untracked() {
                Value::Object(all) => all,
                _ => Map::new(),
            };
            all.insert(name.to_owned(), value);
            place.answer(Value::Object(all), visit)
        });
        view! {
            <Cell id=place.part(name) label hint kind=CellKind::Points value commit draft_key=place.draft(name) />
        }
        .into_any()
    });
    view! { <div class="swot">{quadrants.collect_view()}</div> }
}
