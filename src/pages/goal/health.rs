//! Health: what the figures suggest and why, and a person's word against it.

use leptos::{ev, prelude::*};
use sightline_plan::{
    GoalFigures,
    arithmetic::LastReport,
    model::{Health, HealthOverride},
};
use sightline_text::goal as text;

use super::{
    drafting::Drafting,
    entry::word_name,
    figures::{figure, health_name},
};
use crate::{
    browser::{clock, intl},
    ui::{focus, live},
};

/// What can be said against the figures.
const CHOICES: [Health; 3] = [Health::OnTrack, Health::Behind, Health::AtRisk];

/// The id of the choice: where focus goes once the judgement is taken back.
const CHOICE: &str = "overrule-health";

/// Health as a figure; `rhythm` is how often a check-in is wanted, in days.
pub fn health_figure(rhythm: u32, own: &GoalFigures) -> AnyView {
    let value = health_name(own.health.health).to_owned();
    figure(text::figures::health(), Some(value), steps(own, rhythm))
}

fn steps(own: &GoalFigures, rhythm: u32) -> Vec<String> {
    let gap = own.health.gap.map(|gap| {
        if gap >= 0.0 {
            text::figures::gap(intl::percent(gap))
        } else {
            text::figures::ahead(intl::percent(-gap))
        }
    });
    let report = match own.health.last_report {
        LastReport::Never => text::figures::last_report_never().to_owned(),
        LastReport::Undated => text::figures::last_report_undated().to_owned(),
        LastReport::On(day) => text::figures::last_report(intl::date(day)),
    };
    let suggested = text::figures::suggested(health_name(own.health.suggested));
    let steps = [report, text::figures::rhythm(rhythm)];
    steps.into_iter().chain(gap).chain([suggested]).collect()
}

/// A person's word against the suggestion, with the reason; or the form for one.
#[component]
pub fn Overruling() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let given = Memo::new(move |_| drafting.goal().health.clone());
    let take_back = move |_| {
        drafting.try_change(None, |goal| {
            goal.health = None;
            Ok(())
        });
        focus::catch(CHOICE);
    };
    live(move || match given.get() {
        Some(given) => {
            let health = word_name("health", given.health.word());
            let words = match given.on {
                Some(on) => text::figures::overruled_on(intl::date(on), health, given.why),
                None => text::figures::overruled(health, given.why),
            };
            view! {
                <div class="overruled">
                    <p>{words}</p>
                    <button type="button" id="overrule-back" class="link" on:click=take_back>{text::figures::take_suggestion()}</button>
                </div>
            }
            .into_any()
        }
        None => view! { <OverruleForm /> }.into_any(),
    })
}

#[component]
fn OverruleForm() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let health = RwSignal::new(Health::OnTrack);
    let why = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let reason = why.get_untracked().trim().to_owned();
        if reason.is_empty() {
            wrong.set(true);
            focus::move_to("overrule-why");
            return;
        }
        let given = HealthOverride {
            health: health.get_untracked(),
            why: reason,
            on: Some(clock::today()),
            ..HealthOverride::default()
        };
        drafting.try_change(None, |goal| {
            goal.health = Some(given);
            Ok(())
        });
        focus::catch("overrule-back");
    };
    let choose = move |event: ev::Event| {
        if let Some(chosen) = Health::from_word(&event_target_value(&event)) {
            health.set(chosen);
        }
    };
    let options = CHOICES
        .map(|one| {
            let name = word_name("health", one.word());
            view! { <option value=one.word()>{name}</option> }.into_any()
        })
        .collect_view();
    view! {
        <details class="overrule">
            <summary>{text::figures::overrule()}</summary>
            <form class="line-form" on:submit=save>
                <div class="field">
                    <label for=CHOICE>{text::figures::overrule_health()}</label>
                    <select id=CHOICE on:change=choose>{options}</select>
                </div>
                <div class="field grow">
                    <label for="overrule-why">{text::figures::overrule_why()}</label>
                    <input id="overrule-why" type="text" autocomplete="off" aria-describedby="overrule-error" prop:value=why
                        on:input=move |event| { why.set(event_target_value(&event)); wrong.set(false); } />
                </div>
                <button type="submit" class="button">{text::figures::overrule_go()}</button>
                <p class="field-error" id="overrule-error" role="alert">
                    {move || wrong.get().then(text::figures::overrule_why_missing)}
                </p>
            </form>
        </details>
    }
}
