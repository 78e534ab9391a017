//! How the goal is going: what the figures suggest with what is typed, and a person's word against it.

use std::time::Duration;

use leptos::{ev, leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_plan::{Edit, Figures, GoalFigures, Id, Plan, model::Health};
use sightline_text::round as text;

use super::{
    ask::{Form, id_of, invalid},
    read::{BY_FIGURES, field, read},
};
use crate::{
    browser::{clock, intl},
    pages::goal::health_name,
    ui::live,
};

/// What can be said against the figures.
const CHOICES: [Health; 3] = [Health::OnTrack, Health::Behind, Health::AtRisk];

/// How long nothing must have been typed before the figures are computed anew.
const PAUSE: Duration = Duration::from_millis(300);

/// The section of the form.
#[component]
pub fn HealthChoice() -> impl IntoView {
    let form = expect_context::<Form>();
    let suggested = suggestion(form);
    let words = live(move || {
        let Some(own) = suggested.get() else {
            return text::health::unknown().to_owned();
        };
        let first = match own.health.suggested {
            Some(health) => text::health::suggested(health_name(Some(health))),
            None => text::health::unknown().to_owned(),
        };
        let second = own.own.raw.or(own.roll_up.value).map(|progress| {
            let progress = intl::percent(progress);
            match own.expected {
                Some(expected) => text::health::why(progress, intl::percent(expected.value)),
                None => text::health::reached(progress),
            }
        });
        let both = [Some(first), second];
        both.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let given = {
        let plan = form.round.workspace.plan_now();
        let goal = plan.and_then(|plan| form.goal.with_value(|id| plan.goal(id).cloned()));
        StoredValue::new(goal.and_then(|goal| goal.health.clone()))
    };
    // What stands in the choice: what was typed, else what was said before, else the figures' word.
    let choice = Memo::new(move |_| match form.get(field::HEALTH) {
        typed if !typed.is_empty() => typed,
        _ => given.with_value(|given| {
            let word = given.as_ref().map(|given| given.health.word());
            word.unwrap_or(BY_FIGURES).to_owned()
        }),
    });
    let why = live(move || match form.get(field::WHY) {
        typed if !typed.is_empty() => typed,
        _ => given.with_value(|given| {
            let given = given.as_ref();
            given.map(|given| given.why.clone()).unwrap_or_default()
        }),
    });
    let option = move |word: &'static str, name: &'static str| {
        let chosen = live(move || choice.with(|choice| choice == word));
        view! { <option value=word prop:selected=chosen>{name}</option> }.into_any()
    };
    let options = CHOICES
        .map(|health| option(health.word(), health_name(Some(health))))
        .collect_view();
    let choose = move |event: ev::Event| form.put(field::HEALTH, event_target_value(&event));
    let reason = move |event: ev::Event| {
        if form.get(field::HEALTH).is_empty() {
            form.put(field::HEALTH, choice.get_untracked());
        }
        form.put(field::WHY, event_target_value(&event));
    };
    let (id, why_id) = (id_of(field::HEALTH), id_of(field::WHY));
    let error = format!("{why_id}-error");
    let against = Memo::new(move |_| choice.with(|choice| choice != BY_FIGURES));
    view! {
        <fieldset class="round-health">
            <legend>{text::health::title()}</legend>
            <p class="round-suggested" role="status">{words}</p>
            <div class="fields">
                <div class="field">
                    <div class="field-head"><label for=id.clone()>{text::health::choice()}</label></div>
                    <select id=id on:change=choose>{option(BY_FIGURES, text::health::take())}{options}</select>
                </div>
                <div class="field" hidden=live(move || !against.get())>
                    <div class="field-head"><label for=why_id.clone()>{text::health::reason()}</label></div>
                    <input id=why_id type="text" autocomplete="off" aria-invalid=invalid(form, field::WHY) aria-describedby=error.clone() prop:value=why on:input=reason />
                    <p class="field-error" id=error role="alert">{live(move || form.wrong_in(field::WHY))}</p>
                </div>
            </div>
        </fieldset>
    }
}

/// The figures of the goal as they would be with what is typed.
fn suggestion(form: Form) -> RwSignal<Option<GoalFigures>> {
    let goal = form.goal.get_value();
    let known = form.round.figures;
    let shown = RwSignal::new(None);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    let typed = form.round.typed;
    Effect::new(move |before: Option<bool>| {
        stop();
        let is_typed = typed.has(&goal);
        let figures = known.get();
        let of_plan = figures.and_then(|figures| figures.goal(&goal).cloned());
        if !is_typed || before.is_none() {
            shown.set(of_plan);
        }
        if is_typed {
            // Follows every field.
            typed.follow();
            let goal = goal.clone();
            let compute = move || {
                if let Some(preview) = preview(form) {
                    let figures = Figures::of(&preview, clock::today());
                    shown.try_set(figures.goal(&goal).cloned());
                }
            };
            waiting.set_value(set_timeout_with_handle(compute, PAUSE).ok());
        }
        is_typed
    });
    on_cleanup(stop);
    shown
}

/// The plan as it would be; `None` while something cannot be read.
fn preview(form: Form) -> Option<Plan> {
    let workspace = form.round.workspace;
    let mut plan = Plan::clone(workspace.plan_now()?.as_ref());
    let goal = form.goal.try_with_value(|id| plan.goal(id).cloned())??;
    let mut typed = form.round.typed.all_now(&goal.id);
    // Their own word is not what the figures say.
    typed.remove(field::HEALTH);
    let edits = read(workspace, &goal, &typed, Id::from_bits(0)).ok()?;
    plan.apply(Edit::Several(edits)).ok()?;
    Some(plan)
}
