//! The coach in the margin: what is still open, why it matters, and a way to mend it.

use leptos::prelude::*;
use sightline_coach::{self as coach, Code, Field, Finding, Mend};
use sightline_text::{common, draft};

use super::{drafting::Drafting, fields::input_id};
use crate::{
    ui::{focus, live},
    words,
};

/// The id of the heading: where focus goes when a note goes.
const HEADING: &str = "coach-title";

/// All notes on the goal.
#[component]
pub fn CoachNotes() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let started = move || drafting.text.with(|text| !text.trim().is_empty());
    let lead = live(move || {
        let open = drafting.findings.with(Vec::len);
        match (started(), open) {
            (false, _) => draft::coach::waiting().to_owned(),
            (true, 0) if drafting.is_settled() => draft::coach::quiet().to_owned(),
            (true, 0) => String::new(),
            (true, open) => draft::coach::count(open),
        }
    });
    // Notes keep their place on the page while their finding lasts, so that nothing flickers.
    let notes = move || {
        if started() {
            drafting.findings.get()
        } else {
            Vec::new()
        }
    };
    view! {
        <aside class="coach" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{draft::coach::title()}</h2>
            <p class="coach-lead" role="status">{lead}</p>
            <For each=notes key=note_key let(finding)>
                <Note finding />
            </For>
            <Aside />
        </aside>
    }
}

/// A note is the same as long as all it says is the same.
fn note_key(finding: &Finding) -> String {
    format!(
        "{}{:?}{:?}{:?}",
        finding.code.name(),
        finding.span,
        finding.args,
        finding.mends
    )
}

#[component]
fn Note(finding: Finding) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let asking = RwSignal::new(false);
    let title = words::finding(&finding, "title");
    let set_aside = draft::coach::set_aside_of(&title);
    let code = finding.code;
    let buttons = finding
        .mends
        .iter()
        .filter_map(|mend| {
            let words = mend_words(drafting, &finding, mend)?;
            let mend = mend.clone();
            let run = move |_| carry_out(drafting, &mend);
            Some(
                view! { <button type="button" class="link" on:click=run>{words}</button> }
                    .into_any(),
            )
        })
        .collect_view();
    view! {
        <article class="note" data-severity=finding.severity.name()>
            <h3>{title}</h3>
            <p>{words::finding(&finding, "why")}</p>
            <p class="note-mend">{words::finding(&finding, "mend")}</p>
            <div class="note-actions" hidden=move || drafting.workspace().read_only()>
                {buttons}
                <button type="button" class="link quiet" aria-expanded=move || asking.get().to_string()
                    aria-label=set_aside on:click=move |_| asking.update(|open| *open = !*open)>
                    {draft::coach::set_aside()}
                </button>
            </div>
            {move || asking.get().then(|| view! { <Reason code asking /> }.into_any())}
        </article>
    }
}

/// What the button for a mend says; `None` where this page has no place for it.
fn mend_words(drafting: Drafting, finding: &Finding, mend: &Mend) -> Option<String> {
    Some(match mend {
        Mend::Replace { .. } if finding.code == Code::Disagrees => {
            draft::coach::keep_mine().to_owned()
        }
        Mend::Replace { span, with } if with.is_empty() => {
            let text = drafting.text.get_untracked();
            draft::coach::remove(text.get(span.clone())?.trim())
        }
        Mend::Replace { with, .. } => draft::coach::replace(with.trim()),
        // A rubric has no field here yet, so there is nowhere to lead to.
        Mend::Ask(Field::Rubric) => return None,
        Mend::Ask(field) => draft::coach::ask(words::field(field.name())),
        Mend::TakeSentence(_) => draft::coach::take_sentence().to_owned(),
        Mend::Split { .. } => draft::coach::split().to_owned(),
    })
}

fn carry_out(drafting: Drafting, mend: &Mend) {
    match mend {
        Mend::Replace { span, with } => drafting.rewrite(span.clone(), with),
        Mend::Ask(field) => focus::move_to(input_id(*field)),
        Mend::TakeSentence(field) => {
            let reading = drafting.reading.get_untracked();
            drafting.change(None, |goal| coach::release(goal, *field, &reading));
        }
        Mend::Split { joint } => drafting.split(joint),
    }
    focus::catch(HEADING);
}

/// Asks why a finding does not apply; the reason stays with the goal.
#[component]
fn Reason(code: Code, asking: RwSignal<bool>) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let why = RwSignal::new(String::new());
    let id = format!("reason-{}", code.name());
    let done = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        drafting.set_aside(code.name(), why.get_untracked().trim().to_owned());
        focus::catch(HEADING);
    };
    let cancel = move |_| {
        asking.set(false);
        focus::catch(HEADING);
    };
    view! {
        <form class="reason" on:submit=done>
            <label for=id.clone()>{draft::reason::label()}</label>
            <input id=id type="text" autocomplete="off" required prop:value=why
                on:input=move |event| why.set(event_target_value(&event)) />
            <div class="actions">
                <button type="submit" class="button">{draft::reason::go()}</button>
                <button type="button" class="button quiet" on:click=cancel>{common::cancel()}</button>
            </div>
        </form>
    }
}

/// Notes that were set aside, with their reasons, and the way back.
#[component]
fn Aside() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    live(move || {
        let goal = drafting.goal();
        let count = goal.set_aside.len();
        let entries = goal
            .set_aside
            .iter()
            .map(|aside| {
                let code = aside.code.clone();
                let name = drafting.title_of(&code);
                let label = draft::coach::bring_back_of(&name);
                let bring_back = move |_| {
                    drafting.bring_back(&code);
                    focus::catch(HEADING);
                };
                view! {
                    <li>
                        <p>{name} {(!aside.why.is_empty()).then(|| format!(": {}", aside.why))}</p>
                        <button type="button" class="link" aria-label=label
                            on:click=bring_back>{draft::coach::bring_back()}</button>
                    </li>
                }
                .into_any()
            })
            .collect_view();
        (count > 0).then(|| {
            view! {
                <details class="aside">
                    <summary>{draft::coach::aside_count(count)}</summary>
                    <ul>{entries}</ul>
                </details>
            }
            .into_any()
        })
    })
}
