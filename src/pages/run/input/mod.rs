//! Where answers are written: one piece for each kind of input.

mod board;
mod cell;
mod choice;
mod entries;
mod form;
mod funnel;
mod goals;
mod interviews;
mod kit;
mod look;
mod people;
mod rating;
mod sheets;
mod table;
mod vote;

use leptos::prelude::*;
use serde_json::Value;
use sightline_plan::Kind;
use sightline_text::run as text;
use sightline_workshop::{
    Home,
    definition::{Input, InputKind, Target},
};

use self::cell::{Cell, CellKind};
pub(super) use self::{
    cell::{Suggestions, words},
    funnel::drawn as funnel_drawn,
    look::LookInput,
    rating::{items, raters, scale, spread_drawn, spread_words},
    table::cell_words,
    vote::drawn_dots,
};
use super::room::{Place, Room};
use crate::{
    browser::intl,
    state::Visit,
    ui::{Icon, live},
};

/// An input of a stop, with its words and the field or fields for its answer.
pub fn input(room: Room, key: &str, of: &Input) -> AnyView {
    let place = Place::new(room, key, of);
    let heading = place.part("title");
    let labelled = heading.clone();
    let hint = (!of.hint.is_empty() && !holds_hint(of))
        .then(|| view! { <p class="hint">{of.hint.clone()}</p> }.into_any());
    let required = of
        .required
        .then(|| view! { <span class="input-needed">{text::input::needed()}</span> }.into_any());
    let on_screen = on_screen(place);
    view! {
        <section class="run-input" data-kind=kind_word(of.kind) aria-labelledby=labelled>
            <div class="input-head">
                <h3 id=heading>{of.label.clone()}</h3>
                {required}
                {on_screen}
            </div>
            {hint}
            <Prefill place />
            {body(place, of)}
        </section>
    }
    .into_any()
}

/// Whether the field itself shows the hint, all of it.
fn holds_hint(of: &Input) -> bool {
    const FITS: usize = 48;
    match of.kind {
        InputKind::ShortText => of.hint.chars().count() <= FITS,
        kind => matches!(kind, InputKind::Number | InputKind::Date),
    }
}

fn kind_word(kind: InputKind) -> &'static str {
    kind.word()
}

fn body(place: Place, of: &Input) -> AnyView {
    match (of.kind, of.home()) {
        (InputKind::ShortText, _) => one(place, of, CellKind::Line),
        (InputKind::LongText, _) => one(place, of, CellKind::Words),
        (InputKind::Date, _) => one(place, of, CellKind::Date),
        (InputKind::Number, _) => {
            let unit = unit_of(place, of);
            one(place, of, CellKind::Number(unit))
        }
        (InputKind::Choice, _) => view! { <choice::ChoiceInput place /> }.into_any(),
        (InputKind::Person, _) => view! { <people::PeopleInput place /> }.into_any(),
        (InputKind::List, _) => view! { <board::BoardInput place /> }.into_any(),
        (InputKind::Table, _) => view! { <table::TableInput place /> }.into_any(),
        (InputKind::Matrix, _) => view! { <table::MatrixInput place /> }.into_any(),
        (InputKind::Rating | InputKind::Confidence, _) => {
            view! { <rating::RatingInput place /> }.into_any()
        }
        (InputKind::Vote, _) => view! { <vote::VoteInput place /> }.into_any(),
        (InputKind::Funnel, _) => view! { <funnel::FunnelInput place /> }.into_any(),
        (InputKind::Kit, _) => view! { <kit::KitInput place /> }.into_any(),
        (InputKind::Look, _) => view! { <look::LookInput place /> }.into_any(),
        (InputKind::Swot, _) => view! { <form::SwotInput place /> }.into_any(),
        (_, Home::Records(Kind::Goal)) => view! { <goals::GoalsInput place /> }.into_any(),
        (_, Home::Records(Kind::Interview)) => {
            view! { <interviews::InterviewsInput place /> }.into_any()
        }
        (_, Home::Metrics) => view! { <entries::EntriesInput place kind=None /> }.into_any(),
        (_, Home::Records(kind)) => {
            view! { <entries::EntriesInput place kind=Some(kind) /> }.into_any()
        }
        (_, Home::Plan(Target::Swot)) => view! { <form::SwotInput place /> }.into_any(),
        _ => one(place, of, CellKind::Words),
    }
}

/// The unit that a number is written with.
pub(super) fn unit_of(place: Place, of: &Input) -> String {
    if of.unit == "currency" {
        let plan = place.room.workspace.plan_now();
        return plan
            .map(|plan| plan.settings().currency.clone())
            .unwrap_or_default();
    }
    of.unit.clone()
}

/// One field for the whole answer.
fn one(place: Place, of: &Input, kind: CellKind) -> AnyView {
    let value = Signal::derive(move || main_words(place));
    let commit =
        Callback::new(move |(value, visit): (Value, Option<Visit>)| place.answer(value, visit));
    view! {
        <div class="one-field">
            <Cell id=place.part("field") label=of.label.clone() hint=of.hint.clone() kind value commit draft_key=place.draft("field") />
        </div>
    }
    .into_any()
}

/// The answer as words, also where a record of the plan holds it.
fn main_words(place: Place) -> Value {
    let value = place.value.get();
    let Value::Array(entries) = &value else {
        return value;
    };
    if !entries.first().is_some_and(Value::is_object) {
        return value;
    }
    let first = place.ask(|guide, key, input| {
        let entries = guide.entries(key, input);
        entries
            .first()
            .map(|record| sightline_workshop::run::title(record).to_owned())
    });
    first.flatten().map_or(Value::Null, Value::from)
}

/// What an earlier answer or the plan says already, offered as long as there is no answer.
#[component]
fn Prefill(place: Place) -> impl IntoView {
    let offered = Memo::new(move |_| {
        place
            .ask(|guide, key, input| guide.prefill(key, input))
            .flatten()
    });
    let take = move |_| {
        if let Some(value) = offered.get_untracked() {
            place.do_it(|guide, key, input| {
                guide.answer(key, input, value, &mut crate::browser::random::bits)
            });
        }
    };
    live(move || {
        let value = offered.get()?;
        let words = chosen_words(place, &value)
            .or_else(|| record_words(place, &value))
            .or_else(|| preview(&value));
        Some(
            view! {
                <div class="prefill">
                    <p>{text::input::earlier()}</p>
                    {words}
                    <button type="button" class="button" on:click=take>{Icon::Check} {text::input::take_over()}</button>
                </div>
            }
            .into_any(),
        )
    })
}

/// What is offered of a choice: the words of its options.
fn chosen_words(place: Place, value: &Value) -> Option<AnyView> {
    let of = place.input();
    if of.kind != InputKind::Choice {
        return None;
    }
    let options = place.ask(|guide, _, _| guide.options(&of))?;
    let said = words(value);
    let options = options.into_iter();
    let labels: Vec<String> = options
        .filter(|option| said.lines().any(|id| id == option.id))
        .map(|option| option.label)
        .collect();
    (!labels.is_empty()).then(|| view! { <blockquote>{labels.join(" · ")}</blockquote> }.into_any())
}

/// What is offered of the plan's records and people: what they say.
fn record_words(place: Place, value: &Value) -> Option<AnyView> {
    const SHOWN: usize = 12;
    let from = place.input().prefill?.from;
    let ids: Vec<&str> = value
        .as_array()?
        .iter()
        .map(|record| record.as_str().or_else(|| record.get("id")?.as_str()))
        .collect::<Option<_>>()?;
    let items = place.ask(|guide, _, _| guide.items(&from))?.into_iter();
    let said = items.filter(|item| ids.contains(&item.id.as_str()));
    let said: Vec<AnyView> = said
        .take(SHOWN)
        .map(|item| view! { <li>{item.label}</li> }.into_any())
        .collect();
    (!said.is_empty()).then(|| view! { <ul class="look-list">{said}</ul> }.into_any())
}

/// The first words of what is offered.
fn preview(value: &Value) -> Option<AnyView> {
    const SHOWN: usize = 160;
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let words: Vec<String> = list.iter().map(words).collect();
            words.join(" · ")
        }
        // A sum: of the funnel, only the revenue was said before.
        Value::Object(sum) => {
            let revenue = intl::number(sum.get("revenue")?.as_f64()?);
            format!("{} {revenue}", text::funnel::revenue())
        }
        _ => return None,
    };
    // Ids of options and people say nothing.
    let short: String = text.chars().take(SHOWN).collect();
    (short.contains(' ') || short.len() < 20)
        .then(|| view! { <blockquote>{short}</blockquote> }.into_any())
}

/// Shows this input alone to the room, or the whole step again.
fn on_screen(place: Place) -> AnyView {
    let room = place.room;
    let is_shown = Memo::new(move |_| {
        let shown = room.run().map(|run| run.projected.clone());
        shown.is_some_and(|shown| shown == place.input().id)
    });
    let toggle = move |_| {
        let wanted = if is_shown.get_untracked() {
            String::new()
        } else {
            place.input().id
        };
        room.beside(|run| sightline_workshop::run::projecting(run, &wanted));
    };
    let label = text::input::on_screen(&place.input().label);
    view! {
        <button type="button" class="on-screen" aria-pressed=live(move || is_shown.get().to_string())
            aria-label=label on:click=toggle>{Icon::Screen} <span>{text::input::show()}</span></button>
    }
    .into_any()
}
