//! Pasting a list of people.

use std::collections::BTreeMap;

use leptos::{ev, prelude::*};
use sightline_plan::people::{Choice, Pasted, Standing};
use sightline_text::{common, people};

use super::{desk::Desk, preview::Preview};
use crate::{
    browser::random,
    ui::{focus, live},
};

/// What was chosen for single lines, by their place in the list.
pub type Choices = RwSignal<BTreeMap<usize, Choice>>;

/// The field for the list, and what will come of it.
#[component]
pub fn Paste() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let workspace = desk.workspace;
    let text = RwSignal::new(String::new());
    let chosen: Choices = RwSignal::new(BTreeMap::new());
    let pasted = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.map(|plan| text.with(|text| Pasted::read(text, &plan)))
            .unwrap_or_default()
    });
    let choices = move || -> Vec<Choice> {
        pasted.with(|pasted| {
            let chosen = chosen.get();
            let people = pasted.people.iter().enumerate();
            people
                .map(|(at, person)| chosen.get(&at).cloned().unwrap_or_else(|| person.usual()))
                .collect()
        })
    };
    // Those who are here and stay as they are count for nothing.
    let taken = move || {
        pasted.with(|pasted| {
            let both = pasted.people.iter().zip(choices());
            both.filter(|(person, choice)| {
                *choice != Choice::LeaveOut && !matches!(person.standing, Standing::Known(_))
            })
            .count()
        })
    };
    let close = move || {
        desk.pasting.set(false);
        focus::soon("paste-list");
    };
    let take = move |_| {
        let count = taken();
        let Some(plan) = workspace.plan_now().filter(|_| count > 0) else {
            return;
        };
        let edit = pasted.with_untracked(|pasted| pasted.edit(&plan, &choices(), random::bits));
        if workspace.attempt(edit, None) {
            close();
            workspace.notices().say_undoable(people::paste::done(count));
        }
    };
    let typed = move |event: ev::Event| {
        chosen.set(BTreeMap::new());
        text.set(event_target_value(&event));
    };
    let words = live(move || match taken() {
        0 => people::paste::nothing().to_owned(),
        count => people::paste::take(count),
    });
    let idle = live(move || taken() == 0 || workspace.read_only());
    view! {
        <section class="paste-people" aria-labelledby="paste-title">
            <h2 id="paste-title">{people::paste::title()}</h2>
            <p class="mute" id="paste-lead">{people::paste::lead()}</p>
            <label for="pasted">{people::paste::label()}</label>
            <textarea id="pasted" rows="6" spellcheck="false" autocomplete="off" aria-describedby="paste-lead"
                placeholder=people::paste::example() prop:value=text on:input=typed></textarea>
            <Preview pasted chosen />
            <div class="actions">
                <button type="button" class="button primary" disabled=idle on:click=take>{words}</button>
                <button type="button" class="button" on:click=move |_| close()>{common::cancel()}</button>
            </div>
        </section>
    }
}
