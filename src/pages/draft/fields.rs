//! The fields of a goal. They fill themselves from the sentence; what a person changes here stays.

use chrono::NaiveDate;
use leptos::{ev, prelude::*};
use sightline_coach::{self as coach, Field};
use sightline_plan::{
    Edit, Goal, Id,
    codec::parse_date,
    model::{Direction, Metric, Person},
};
use sightline_text::draft;

use super::{change_words, drafting::Drafting};
use crate::{
    browser::{intl, random},
    state::Visit,
    ui::{FieldKind, Icon, TextField, focus, live},
};

/// What a field's `commit` is given and answers; see [`TextField`].
type Commit = Callback<(String, Visit), Option<String>>;

/// All fields.
#[component]
pub fn Fields() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let key = move |field: &str| format!("draft:{}:{field}", drafting.id());
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
                value=of_metric(drafting, |metric| number(metric.baseline))
                commit=metric_number(drafting, Field::Baseline, |metric, value| metric.baseline = value)
                draft_key=key("baseline") beside=move || view! { <Pin field=Field::Baseline /> } />
            <TextField id=input_id(Field::Target) kind=FieldKind::Number
                label=draft::field::target() hint=draft::hint::target()
                value=of_metric(drafting, |metric| number(metric.target))
                commit=metric_number(drafting, Field::Target, |metric, value| metric.target = value)
                draft_key=key("target") beside=move || view! { <Pin field=Field::Target /> <StatedChange /> } />
            <TextField id=input_id(Field::Unit) label=draft::field::unit() hint=draft::hint::unit()
                value=of_metric(drafting, |metric| metric.unit.clone())
                commit=metric_text(drafting, Field::Unit, |metric, text| metric.unit = text)
                draft_key=key("unit") beside=move || view! { <Pin field=Field::Unit /> } />
            <TextField id=input_id(Field::Due) kind=FieldKind::Date label=draft::field::due()
                value=Signal::derive(move || drafting.goal().due.map(date_value).unwrap_or_default())
                commit=due(drafting) draft_key=key("due") beside=move || view! { <Pin field=Field::Due /> } />
            <OwnerField draft_key=key("owner") />
            <TextField id="confidence" kind=FieldKind::Number label=draft::field::confidence() hint=draft::hint::confidence()
                value=Signal::derive(move || drafting.goal().confidence.map(|value| value.to_string()).unwrap_or_default())
                commit=confidence(drafting) draft_key=key("confidence") />
            <ParentField />
            <TextField id="why" wide=true label=draft::field::why() hint=draft::hint::why()
                value=Signal::derive(move || drafting.goal().why.clone())
                commit=plain(drafting, |goal, text| goal.why = text) draft_key=key("why") />
        </fieldset>
    }
}

/// The id of the input for a field that the coach may ask about.
pub(super) fn input_id(field: Field) -> &'static str {
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
    let options = Direction::ALL
        .iter()
        .map(|direction| {
            let name = match direction {
                Direction::Increase => draft::direction::increase(),
                Direction::Decrease => draft::direction::decrease(),
                Direction::Maintain => draft::direction::maintain(),
                Direction::Reach => draft::direction::reach(),
                Direction::Milestone => draft::direction::milestone(),
                Direction::YesNo => draft::direction::yes_no(),
            };
            view! { <option value=direction.word() selected=move || current() == Some(*direction)>{name}</option> }.into_any()
        })
        .collect_view();
    view! {
        <div class="field">
            <div class="field-head">
                <label for="direction">{draft::field::direction()}</label>
                <Pin field=Field::Direction />
            </div>
            <select id="direction" on:change=choose>
                <option value="" disabled=true selected=move || current().is_none()>{draft::direction::none()}</option>
                {options}
            </select>
        </div>
    }
}

/// The owner by name; a name that the plan does not know becomes a person of the plan.
#[component]
fn OwnerField(draft_key: String) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let name_of = move |id: &Id<Person>| {
        workspace
            .plan()?
            .tables()
            .people
            .get(id)
            .map(|person| person.name.clone())
    };
    let value = Signal::derive(move || {
        drafting
            .goal()
            .owner
            .as_ref()
            .and_then(name_of)
            .unwrap_or_default()
    });
    let commit = Callback::new(move |(text, visit): (String, Visit)| {
        set_owner(drafting, text.trim(), visit);
        None
    });
    let people = live(move || {
        let plan = workspace.plan()?;
        let names = plan
            .tables()
            .people
            .values()
            .map(|person| view! { <option value=person.name.clone()></option> }.into_any());
        Some(names.collect_view())
    });
    view! {
        <TextField id="owner" label=draft::field::owner() hint=draft::hint::owner() value commit draft_key
            list="people" whole=true />
        <datalist id="people">{people}</datalist>
    }
}

fn set_owner(drafting: Drafting, name: &str, visit: Visit) {
    drafting.commit_sentence();
    let Some(plan) = drafting.workspace().plan_now() else {
        return;
    };
    let same = |person: &Person| person.name.trim().to_lowercase() == name.to_lowercase();
    let known = plan
        .tables()
        .people
        .values()
        .find(|person| same(person))
        .map(|person| person.id.clone());
    let owner = match known {
        _ if name.is_empty() => None,
        Some(id) => Some(id),
        None => {
            let person = Person {
                id: Id::from_bits(random::bits()),
                name: name.to_owned(),
                ..Person::default()
            };
            let id = person.id.clone();
            if !drafting
                .workspace()
                .attempt(Edit::Put(person.into()), Some(visit))
            {
                return;
            }
            Some(id)
        }
    };
    drafting.change(Some(visit), |goal| Goal {
        owner,
        ..goal.clone()
    });
}

/// The goal above, among those of the plan that may be it.
#[component]
fn ParentField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let choose = move |event: ev::Event| {
        let parent = Id::new(&event_target_value(&event));
        drafting.commit_sentence();
        let edit = Edit::MoveGoal {
            id: drafting.id(),
            parent,
            before: None,
        };
        workspace.attempt(edit, None);
    };
    live(move || {
        let plan = workspace.plan()?;
        let goal = drafting.goal();
        let below: Vec<Id<Goal>> = plan
            .subtree(Some(&goal.id))
            .into_iter()
            .map(|(_, goal)| goal.id.clone())
            .collect();
        let options: Vec<_> = plan
            .outline()
            .into_iter()
            .filter(|(_, other)| other.id != goal.id && other.level <= goal.level && !below.contains(&other.id))
            .map(|(_, other)| {
                let chosen = goal.parent.as_ref() == Some(&other.id);
                view! { <option value=other.id.to_string() selected=chosen>{other.statement.clone()}</option> }.into_any()
            })
            .collect();
        (!options.is_empty() && drafting.exists()).then(|| {
            view! {
                <div class="field wide-field">
                    <div class="field-head"><label for="parent">{draft::field::parent()}</label></div>
                    <select id="parent" on:change=choose>
                        <option value="" selected=goal.parent.is_none()>{draft::hint::parent()}</option>
                        {options}
                    </select>
                </div>
            }
            .into_any()
        })
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
        let decimal = drafting.workspace().plan_now()?.settings().decimal;
        let value = coach::read_number(&text, decimal);
        if value.is_none() && !text.trim().is_empty() {
            return Some(draft::error::number().to_owned());
        }
        drafting.change(Some(visit), |goal| {
            coach::mend(goal, field, |_, metric| set(metric, value))
        });
        None
    })
}

fn due(drafting: Drafting) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        let due = parse_date(&text);
        if due.is_none() && !text.is_empty() {
            return Some(draft::error::date().to_owned());
        }
        drafting.change(Some(visit), |goal| {
            coach::mend(goal, Field::Due, |goal, _| goal.due = due)
        });
        None
    })
}

fn confidence(drafting: Drafting) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        let confidence = text.trim().parse::<u32>().ok().filter(|value| *value <= 10);
        if confidence.is_none() && !text.trim().is_empty() {
            return Some(draft::error::confidence().to_owned());
        }
        drafting.change(Some(visit), |goal| Goal {
            confidence,
            ..goal.clone()
        });
        None
    })
}

fn plain(drafting: Drafting, set: fn(&mut Goal, String)) -> Commit {
    Callback::new(move |(text, visit): (String, Visit)| {
        drafting.change(Some(visit), |goal| {
            let mut goal = goal.clone();
            set(&mut goal, text);
            goal
        });
        None
    })
}

fn number(value: Option<f64>) -> String {
    value.map(intl::number).unwrap_or_default()
}

/// A day as the browser's date field wants it.
fn date_value(date: NaiveDate) -> String {
    date.to_string()
}
