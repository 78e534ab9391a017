//! What the facilitator reads before and during a step.

use leptos::prelude::*;
use sightline_text::run::notes as text;
use sightline_workshop::definition::Step;

/// What to say, do and watch for, and questions that help when the room is silent.
pub fn notes(step: &Step) -> AnyView {
    let notes = &step.notes;
    let prompts: Vec<String> = step
        .prompts
        .iter()
        .map(|prompt| prompt.text.clone())
        .collect();
    view! {
        <section class="notes" aria-labelledby="notes-title">
            <h2 id="notes-title">{text::title()}</h2>
            {part("say", text::say(), &notes.say)}
            {part("do", text::act(), &notes.act)}
            {part("watch", text::watch(), &notes.watch)}
            {part("ask", text::ask(), &prompts)}
        </section>
    }
    .into_any()
}

fn part(kind: &'static str, title: &'static str, lines: &[String]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let lines = lines
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> }.into_any())
        .collect_view();
    Some(
        view! {
            <div class="notes-part" data-part=kind>
                <h3>{title}</h3>
                <ul>{lines}</ul>
            </div>
        }
        .into_any(),
    )
}
