//! The fields of a goal. They fill themselves from the sentence; what a person changes here stays.

use leptos::{ev, prelude::*};
use sightline_coach::{self as coach, Field};
use sightline_plan::{
    Plan,
    model::{Direction, Metric},
};
use sightline_text::draft;

use super::{
    change_words,
    drafting::Drafting,
    entry::{Commit, commit, day_value, of_goal, typed_day},
    folds::Folds,
    metric::direction_names,
    people::OwnerField,
    place::ParentChoice,
    time::confidence,
};
use crate::{
    browser::intl,
    state::Visit,
    ui::{FieldKind, Icon, TextField, focus, live, typed_number, written},
};

/// The fields that the sentence fills, and why the goal matters. While the goal is first drafted, also the
/// few that one may want to say at once; on the goal's own page these have sections of their own.
#[component]
pub fn MainFields() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let key = move |field: &str| format!("draft:{}:{field}", drafting.id());
    let few = live(move || (!folds.shown.get()).then(|| view! { <FewFields /> }.into_any()));
    view! {
        <fieldset class="fields" disabled=move || drafting.workspace().read_only()>
            <legend class="visually-hidden">{draft::field::legend()}</legend>
            <TextField id=input_id(Field::Metric) label=draft::field::metric() hint=draft::hint::metric()
                value=of_metric(drafting, |metric| metric.name.clone())
                commit=metric_text(drafting, Field::Metric, |metric, text| metric.name = text)
                draft_key=key("metric") beside=move || view! { <Pin field=Field::Metric /> } />
            <DirectionField />
            <TextField id=input_id(Field::Baseline) kind=FieldKind::Number
                label=draft::field::baseline() hint=draft::hint::baseline()
                value=metric_value(drafting, |metric| metric.baseline)
                commit=metric_number(drafting, Field::Baseline, |metric, value| metric.baseline = value)
                draft_key=key("baseline") beside=move || view! { <Pin field=Field::Baseline /> } />
            <TextField id=input_id(Field::Target) kind=FieldKind::Number
                label=draft::field::target() hint=draft::hint::target()
                value=metric_value(drafting, |metric| metric.target)
                commit=metric_number(drafting, Field::Target, |metric, value| metric.target = value)
                draft_key=key("target") beside=move || view! { <Pin field=Field::Target /> <StatedChange /> } />
            <TextField id=input_id(Field::Unit) label=draft::field::unit() hint=draft::hint::unit()
                value=of_metric(drafting, |metric| metric.unit.clone())
                commit=metric_text(drafting, Field::Unit, |metric, text| metric.unit = text)
                draft_key=key("unit") beside=move || view! { <Pin field=Field::Unit /> } />
            <TextField id=input_id(Field::Due) kind=FieldKind::Date label=draft::field::due()
                value=of_goal(drafting, |goal| day_value(goal.due))
                commit=due(drafting) draft_key=key("due") beside=move || view! { <Pin field=Field::Due /> } />
            {few}
            <TextField id="why" wide=true label=draft::field::why() hint=draft::hint::why()
                value=of_goal(drafting, |goal| goal.why.clone())
                commit=commit(drafting, |goal, text| { goal.why = text; Ok(()) }) draft_key=key("why") />
        </fieldset>
    }
}

/// Who answers for it, how sure they are, and the goal above.
#[component]
fn FewFields() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let has_others = Memo::new(move |_| {
        let others = |plan: &Plan| plan.tables().goals.len() > 1;
        drafting.exists()
            && drafting
                .workspace()
                .plan()
                .is_some_and(|plan| others(&plan))
    });
    let parent = live(move || {
        has_others
            .get()
            .then(|| view! { <ParentChoice /> }.into_any())
    });
    view! {
        <OwnerField />
        <TextField id="confidence" kind=FieldKind::Number label=draft::field::confidence() hint=draft::hint::confidence()
            value=of_goal(drafting, |goal| goal.confidence.map(|value| value.to_string()).unwrap_or_default())
            commit=confidence(drafting) draft_key=format!("draft:{}:confidence", drafting.id()) />
        {parent}
    }
}

/// How the target compares with what the number did before, where it has a past.
#[component]
pub fn BesideThePast() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    live(move || {
        let past = drafting.facts().ambition?;
        let (last, needed, best) = (number(past.last), number(past.needed), number(past.best));
        let words = match past.times {
            _ if past.is_reached() => draft::ambition::reached(last),
            Some(_) if past.is_supported() => draft::ambition::supported(needed, last, best),
            Some(times) => draft::ambition::beyond(needed, last, number(times), best),
            None => draft::ambition::never(needed, last),
        };
        Some(view! { <p class="hint beside-past">{words}</p> }.into_any())
    })
}

/// A number with as many decimals as one needs at a glance.
fn number(value: f64) -> String {
    let places = if value.abs() < 10.0 { 10.0 } else { 1.0 };
    intl::number((value * places).round() / places)
}

/// The id of the input for a field that the coach may ask about.
pub fn input_id(field: Field) -> &'static str {
    match field {
        Field::Statement | Field::Rubric => "sentence",
        Field::Direction => "direction",
        Field::Metric => "metric",
        Field::Unit => "unit",
        Field::Baseline => "baseline",
        Field::Target => "target",
        Field::Due => "due",
        Field::Parent => "parent",
    }
}

/// Says that a field was set by hand, and gives it back to the sentence.
#[component]
fn Pin(field: Field) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let release = move |_| {
        let reading = drafting.reading.get_untracked();
        drafting.change(None, |goal| coach::release(goal, field, &reading));
        focus::catch(input_id(field));
    };
    let label = draft::pinned::release(crate::words::field(field.name()));
    live(move || {
        let pinned = drafting
            .goal()
            .pinned
            .iter()
            .any(|name| name == field.name());
        pinned.then(|| view! {
            <button type="button" class="pin" aria-label=label.clone() title=label.clone() on:click=release>
                {draft::pinned::mark()} {Icon::Undo}
            </button>
        }.into_any())
    })
}

/// The change that the sentence states, where it names no target.
#[component]
fn StatedChange() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    live(move || {
        let goal = drafting.goal();
        let metric = goal
            .metrics
            .first()
            .filter(|metric| metric.target.is_none())?;
        let change = metric.change.as_ref()?;
        Some(
            view! { <span class="stated">{change_words(metric.direction, change)}</span> }
                .into_any(),
        )
    })
}

#[component]
fn DirectionField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let current = move || {
        let goal = drafting.goal();
        let pinned = goal
            .pinned
            .iter()
            .any(|name| name == Field::Direction.name());
        let read = drafting.reading.with(|reading| reading.direction.is_some());
        let metric = goal.metrics.first().filter(|_| pinned || read)?;
        Some(metric.direction)
    };
    let choose = move |event: ev::Event| {
        let Some(direction) = Direction::from_word(&event_target_value(&event)) else {
            return;
        };
        drafting.change(None, |goal| {
            coach::mend(goal, Field::Direction, |_, metric| {
                metric.direction = direction
            })
        });
    };
    let options = direction_names()
        .into_iter()
        .map(|(word, name)| {
            let selected = live(move || current().map(Direction::word) == Some(word));
            view! { <option value=word selected=selected>{name}</option> }.into_any()
        })
        .collect_view();
    view! {
        <div class="field">
            <div class="field-head">
                <label for="direction">{draft::field::direction()}</label>
                <Pin field=Field::Direction />
            </div>
            <select id="direction" prop:value=live(move || current().map_or("", Direction::word)) on:change=choose>
                <option value="" disabled=true selected=move || current().is_none()>{draft::direction::none()}</option>
                {options}
            </select>
        </div>
    }
}

/// A number of the metric, as fields of the plan show it.
fn metric_value(drafting: Drafting, value: fn(&Metric) -> Option<f64>) -> Signal<String> {
    of_metric(drafting, move |metric| {
        let number = value(metric).map(|number| written(drafting.workspace(), number));
        number.unwrap_or_default()
    })
}

fn of_metric(
    drafting: Drafting,
    value: impl Fn(&Metric) -> String + Send + Sync + 'static,
) -> Signal<String> {
    Signal::derive(move || {
        drafting
            .goal()
            .metrics
            .first()
            .map(&value)
            .unwrap_or_default()
    })
}

/// Mends a field of words.
fn metric_text(drafting: Drafting, field: Field, set: fn(&mut Metric, String)) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        drafting.change(Some(visit), |goal| {
            coach::mend(goal, field, |_, metric| set(metric, text.trim().to_owned()))
        });
        None
    })
}

/// Mends a field for a number; an empty one says that there is none.
fn metric_number(drafting: Drafting, field: Field, set: fn(&mut Metric, Option<f64>)) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        let value = match typed_number(drafting.workspace(), &text) {
            Ok(value) => value,
            Err(wrong) => return Some(wrong),
        };
        drafting.change(Some(visit), |goal| {
            coach::mend(goal, field, |_, metric| set(metric, value))
        });
        None
    })
}

/// Sets the day by which the goal is to be reached, against what the sentence says.
fn due(drafting: Drafting) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        let due = match typed_day(&text) {
            Ok(due) => due,
            Err(wrong) => return Some(wrong),
        };
        drafting.change(Some(visit), |goal| {
            coach::mend(goal, Field::Due, |goal, _| goal.due = due)
        });
        None
    })
}
