//! The page of a plan: every note, to be read by person, by goal and by kind.

use leptos::prelude::*;
use sightline_plan::{model::RecognitionKind, recognition::Wanted};
use sightline_text::recognition::{self as text, list, page as words};

use super::{
    Fixed, NoteLog,
    form::{GoalChoice, people, person_choice},
    words as say,
};
use crate::{
    state::Workspace,
    ui::{Choose, Page, live},
};

/// The page.
#[component]
pub fn RecognitionPage() -> impl IntoView {
    let workspace = Workspace::here();
    let (person, goal) = (RwSignal::new(None), RwSignal::new(None));
    let kind = RwSignal::new(None::<RecognitionKind>);
    let wanted = Memo::new(move |_| Wanted {
        person: person.get(),
        goal: goal.get(),
        kind: kind.get(),
    });
    let notes = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.map(|plan| wanted.get().among(&plan))
            .unwrap_or_default()
    });
    let is_empty = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.is_some_and(|plan| plan.tables().recognitions.values().next().is_none())
    });
    let clear = move |_| {
        person.set(None);
        goal.set(None);
        kind.set(None);
    };
    let none = move || {
        if is_empty.get() {
            view! { <Teaching /> }.into_any()
        } else {
            view! {
                <p>{words::none_fit()} " "
                    <button type="button" class="link" on:click=clear>{words::clear()}</button></p>
            }
            .into_any()
        }
    };
    let of_kind = Signal::derive(move || {
        let kind = kind.get();
        kind.map(|kind| kind.word().to_owned()).unwrap_or_default()
    });
    let choose_kind =
        Callback::new(move |word: String| kind.set(RecognitionKind::from_word(&word)));
    // The list of people is not exchanged under a person's hands, but whoever joins meanwhile can be chosen.
    let filters = live(move || {
        if is_empty.get() {
            return None;
        }
        let plan = workspace.plan_now();
        let people = plan.as_deref().map(people).unwrap_or_default();
        let by_person = person_choice(
            "show-person".to_owned(),
            words::person(),
            words::everybody(),
            &people,
            person,
        );
        Some(
            view! {
                <div class="note-filter" role="group" aria-label=words::filter()>
                    <Choose id="show-kind" label=words::kind() none=words::every_kind() options=say::kinds()
                        value=of_kind choose=choose_kind />
                    {by_person}
                    <GoalChoice id="show-goal" label=words::goal() hint=words::every_goal() goal
                        choose=Callback::new(move |chosen| goal.set(chosen)) />
                    <p class="note-count" role="status">{move || list::count(notes.with(Vec::len))}</p>
                </div>
            }
            .into_any(),
        )
    });
    let between = move || view! { {filters.clone()} };
    view! {
        <div class="wide recognition">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                <NoteLog fixed=Fixed::default() notes=Signal::from(notes) none=none.into() between=between.into() />
            </Page>
        </div>
    }
}

/// What the page is for, while there is nothing on it.
#[component]
fn Teaching() -> impl IntoView {
    let examples = [
        words::example_praise(),
        words::example_impact(),
        words::example_story(),
    ];
    let examples =
        examples.map(|example| view! { <p class="note-example">{example}</p> }.into_any());
    view! {
        <section class="note-teaching" aria-labelledby="note-teaching">
            <h2 id="note-teaching">{words::empty_title()}</h2>
            <p>{words::empty_lead()}</p>
            {examples.into_iter().collect_view()}
        </section>
    }
}
