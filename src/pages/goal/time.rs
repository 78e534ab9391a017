//! When, and how sure: start and due day, cycle, status, confidence.

use leptos::prelude::*;
use sightline_plan::{arithmetic::cycle_days, model::Status};
use sightline_text::{draft, goal as text};

use super::{
    drafting::Drafting,
    entry::{Commit, choose, commit, day_value, joined, of_goal, options, typed_day, word_name},
    folds::{Folds, Section},
};
use crate::{
    browser::intl,
    ui::{Disclosure, FieldKind, SelectField, TextField, live},
};

/// The section.
#[component]
pub fn TimeSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let summary = Signal::derive(move || {
        let goal = drafting.goal();
        let day = |day, words: fn(String) -> String| Option::map(day, intl::date).map(words);
        joined([
            word_name("status", goal.status.word()).to_owned(),
            day(goal.start, text::time::from).unwrap_or_default(),
            day(goal.due, text::time::until).unwrap_or_default(),
            goal.cycle.clone().unwrap_or_default(),
            goal.confidence
                .map(text::time::confidence_of)
                .unwrap_or_default(),
        ])
    });
    view! {
        <Disclosure id=Section::Time.id() title=text::time::title() summary open=folds.of(Section::Time)>
            <TimeFields />
        </Disclosure>
    }
}

#[component]
fn TimeFields() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let key = move |field: &str| format!("goal:{}:{field}", drafting.id());
    view! {
        <div class="fields">
            <TextField id="start" kind=FieldKind::Date label=text::time::start()
                value=of_goal(drafting, |goal| day_value(goal.start)) draft_key=key("start")
                commit=commit(drafting, |goal, text| { goal.start = typed_day(&text)?; Ok(()) }) />
            <CycleField />
            <SelectField id="status" label=text::time::status() options=options("status", Status::WORDS)
                value=of_goal(drafting, |goal| goal.status.word().to_owned())
                choose=choose(drafting, |goal, word| goal.status = Status::from_word(word).unwrap_or(goal.status)) />
            <ConfidenceField />
            <StretchField />
        </div>
    }
}

#[component]
fn CycleField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let days = live(move || {
        let plan = drafting.workspace().plan()?;
        let cycle = drafting.goal().cycle.clone()?;
        let (first, last) = cycle_days(&cycle, plan.settings().fiscal_year_start)?;
        Some(text::time::cycle_days(intl::date(first), intl::date(last)))
    });
    let beside = move || view! { <span class="unit">{days.clone()}</span> };
    view! {
        <TextField id="cycle" label=text::time::cycle() hint=text::time::cycle_hint() whole=true
            value=of_goal(drafting, |goal| goal.cycle.clone().unwrap_or_default())
            commit=commit(drafting, |goal, text| {
                let text = text.trim();
                goal.cycle = (!text.is_empty()).then(|| text.to_owned());
                Ok(())
            })
            draft_key=format!("goal:{}:cycle", drafting.id()) beside />
    }
}

/// How sure the owner is, and what that number means.
#[component]
fn ConfidenceField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let meaning = live(move || match drafting.goal().confidence {
        None => text::time::confidence_none(),
        Some(0..=3) => text::time::confidence_low(),
        Some(4..=6) => text::time::confidence_even(),
        Some(7..=8) => text::time::confidence_good(),
        Some(_) => text::time::confidence_sure(),
    });
    view! {
        <div class="field-with-meaning wide-field">
            <TextField id="confidence" kind=FieldKind::Number label=text::time::confidence()
                value=of_goal(drafting, |goal| goal.confidence.map(|it| it.to_string()).unwrap_or_default())
                commit=confidence(drafting) draft_key=format!("draft:{}:confidence", drafting.id()) />
            <p class="hint">{meaning}</p>
        </div>
    }
}

/// Sets how sure the owner is.
pub fn confidence(drafting: Drafting) -> Commit {
    commit(drafting, |goal, text| {
        goal.confidence = typed_confidence(&text)?;
        Ok(())
    })
}

/// Reads how sure somebody is; `None` where nothing was typed.
///
/// # Errors
/// What to say where it is no whole number from 0 to 10.
pub fn typed_confidence(text: &str) -> Result<Option<u32>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let number = text.trim().parse().ok().filter(|number| *number <= 10);
    number
        .map(Some)
        .ok_or_else(|| draft::error::confidence().to_owned())
}

#[component]
fn StretchField() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let ticked = move |event| {
        let stretch = event_target_checked(&event);
        drafting.try_change(None, |goal| {
            goal.stretch = stretch;
            Ok(())
        });
    };
    view! {
        <label class="tick-field wide-field">
            <input type="checkbox" prop:checked=of_goal(drafting, |goal| goal.stretch) on:change=ticked />
            {text::time::stretch()}
        </label>
    }
}
