//! How strict the coach is, and which of its rules are off.

use leptos::prelude::*;
use sightline_coach::{Code, PlanCode};
use sightline_plan::Strictness;
use sightline_text::settings::coach;

use super::{
    change, of_about,
    pick::{Pick, picks},
};
use crate::{state::Workspace, ui::live};

/// The section.
#[component]
pub fn CoachPart() -> impl IntoView {
    let workspace = Workspace::here();
    let levels = [
        (Strictness::Gentle, coach::gentle(), coach::gentle_why()),
        (Strictness::Normal, coach::normal(), coach::normal_why()),
        (Strictness::Strict, coach::strict(), coach::strict_why()),
    ]
    .map(|(value, name, means)| Pick {
        value,
        name,
        means: Signal::derive(move || means.to_owned()),
    });
    let strictness = move || of_about(workspace, |about| about.settings.strictness);
    let off = live(move || {
        let off = of_about(workspace, |about| {
            let names = of_sentences().chain(of_plan());
            names
                .filter(|name| is_off(&about.settings.rules_off, name))
                .count()
        });
        match off {
            None | Some(0) => coach::rules_all().to_owned(),
            Some(count) => coach::rules_off(count),
        }
    });
    let rules = of_sentences()
        .map(|name| rule(workspace, name))
        .collect_view();
    let of_plan = of_plan().map(|name| rule(workspace, name)).collect_view();
    view! {
        <section aria-labelledby="coach-title">
            <h2 id="coach-title">{coach::title()}</h2>
            {picks("strictness", coach::strictness(), levels.into(), strictness,
                move |value| change(workspace, None, |settings| settings.strictness = value))}
            <details class="rules">
                <summary>{coach::rules()} <span class="mute">{off}</span></summary>
                <fieldset class="picks">
                    <legend>{coach::rules_lead()}</legend>
                    {rules}
                </fieldset>
                <fieldset class="picks">
                    <legend>{coach::rules_of_plan()}</legend>
                    {of_plan}
                </fieldset>
            </details>
        </section>
    }
}

/// The rules for a goal and its sentence.
fn of_sentences() -> impl Iterator<Item = &'static str> {
    Code::ALL.iter().map(|code| code.name())
}

/// The rules for the plan as a whole, but for those that go by the name of one for a goal.
fn of_plan() -> impl Iterator<Item = &'static str> {
    let names = PlanCode::ALL.iter().map(|code| code.name());
    names.filter(|name| of_sentences().all(|other| other != *name))
}

fn is_off(off: &[String], name: &str) -> bool {
    off.iter().any(|rule| rule == name)
}

/// A rule that can be switched off.
fn rule(workspace: Workspace, name: &'static str) -> AnyView {
    let words = |part: &str| {
        sightline_text::fill(&format!("settings.rule.{name}.{part}"), &[]).unwrap_or_default()
    };
    let id = format!("rule-{name}");
    let asks = format!("{id}-asks");
    let on = move || {
        of_about(workspace, |about| !is_off(&about.settings.rules_off, name)).unwrap_or(true)
    };
    let turn = move |_| {
        change(workspace, None, |settings| {
            if is_off(&settings.rules_off, name) {
                settings.rules_off.retain(|rule| rule != name);
            } else {
                settings.rules_off.push(name.to_owned());
            }
        });
    };
    view! {
        <div class="pick">
            <input type="checkbox" id=id.clone() aria-describedby=asks.clone() prop:checked=on on:change=turn />
            <label for=id>{words("name")}</label>
            <p id=asks>{words("asks")}</p>
        </div>
    }
    .into_any()
}
