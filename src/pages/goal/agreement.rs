//! The goal as it was agreed, what changed since, and why.

use leptos::{ev, prelude::*};
use sightline_plan::{
    ChangedField, Edit, Goal, Plan, changed_since_agreed, codec::parse_date, model::Amendment,
};
use sightline_text::goal as text;

use super::{
    changed::part_words,
    drafting::Drafting,
    entry::{Commit, PeopleList, commit, joined, of_goal, person_called, person_name, word_name},
    folds::{Folds, Section},
};
use crate::{
    browser::{clock, intl},
    ui::{Disclosure, TextField, focus, live},
};

/// The id of the suggestions of people.
const LIST: &str = "agreement-people";

/// The section.
#[component]
pub fn AgreementSection() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let summary = Signal::derive(move || {
        let (Some(plan), goal) = (drafting.workspace().plan(), drafting.goal()) else {
            return String::new();
        };
        let since = match changed_since_agreed(&goal).len() {
            0 => text::agreement::unchanged().to_owned(),
            count => text::agreement::changed(count),
        };
        match agreed_words(&plan, &goal) {
            Some(agreed) => joined([agreed, since]),
            None => text::agreement::none().to_owned(),
        }
    });
    view! {
        <Disclosure id=Section::Agreement.id() title=text::agreement::title() summary open=folds.of(Section::Agreement)>
            <Agreed />
            <Changes />
            <AgreeForm />
        </Disclosure>
    }
}

fn agreed_words(plan: &Plan, goal: &Goal) -> Option<String> {
    let agreed = goal.agreed.as_ref()?;
    let day = agreed.on.map(intl::date).unwrap_or_default();
    let by = person_name(plan, agreed.by.as_ref());
    Some(if by.is_empty() {
        text::agreement::since(day)
    } else {
        text::agreement::since_by(day, by)
    })
}

#[component]
fn Agreed() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let words = live(move || {
        let plan = drafting.workspace().plan()?;
        let agreed = agreed_words(&plan, &drafting.goal());
        Some(agreed.map_or_else(|| text::agreement::lead().to_owned(), |it| format!("{it}.")))
    });
    view! { <p class="hint">{words}</p> }
}

/// What changed since, field by field, each with its reason.
#[component]
fn Changes() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let changed = Memo::new(move |_| changed_since_agreed(&drafting.goal()));
    let names =
        move || changed.with(|changed| changed.iter().map(|field| field.name).collect::<Vec<_>>());
    view! {
        <section class="changes" aria-labelledby="changes-title" hidden=move || changed.with(Vec::is_empty)>
            <h3 id="changes-title">{text::agreement::changes()}</h3>
            <ul>
                <For each=names key=|name| *name let(name)>
                    <ChangedItem changed name />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn ChangedItem(changed: Memo<Vec<ChangedField>>, name: &'static str) -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let lines = live(move || {
        let plan = drafting.workspace().plan()?;
        let parts = changed.with(|changed| {
            let field = changed.iter().find(|field| field.name == name)?;
            Some(field.parts())
        })?;
        let line = |part| view! { <p>{part_words(&plan, name, &part)}</p> }.into_any();
        Some(parts.into_iter().map(line).collect_view())
    });
    let title = word_name("field", name);
    view! {
        <li class="change">
            <div><h4>{title}</h4> {lines}</div>
            <TextField id=format!("why-{name}") label=text::agreement::why(title) hint=text::agreement::why_hint()
                value=of_goal(drafting, move |goal| {
                    let amendment = goal.amendments.iter().find(|it| it.field == name);
                    amendment.map(|it| it.why.clone()).unwrap_or_default()
                })
                commit=amend(drafting, name) draft_key=format!("goal:{}:why:{name}", drafting.id()) />
        </li>
    }
}

/// Gives the reason for a change, or takes it back where nothing is left of it.
fn amend(drafting: Drafting, name: &'static str) -> Commit {
    commit(drafting, move |goal, why| {
        let at = goal.amendments.iter().position(|it| it.field == name);
        match at.and_then(|at| goal.amendments.get_mut(at)) {
            Some(amendment) => why.clone_into(&mut amendment.why),
            None => goal.amendments.push(Amendment {
                on: Some(clock::today()),
                field: name.to_owned(),
                why,
                ..Amendment::default()
            }),
        }
        goal.amendments
            .retain(|it| it.field != name || !it.why.trim().is_empty());
        Ok(())
    })
}

/// Agrees the goal as it stands.
#[component]
fn AgreeForm() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let workspace = drafting.workspace();
    let day = RwSignal::new(clock::today().to_string());
    let by = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let agree = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(on) = parse_date(&day.get_untracked()) else {
            wrong.set(true);
            focus::move_to("agreed-on");
            return;
        };
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        drafting.commit_sentence();
        let (by_id, new) = person_called(&plan, &by.get_untracked()).unzip();
        let edit = Edit::AgreeGoal {
            id: drafting.id(),
            on,
            by: by_id,
        };
        let edits = new.flatten().into_iter().chain([edit]).collect();
        if workspace.attempt(Edit::Several(edits), None) {
            by.set(String::new());
            workspace.notices().say_undoable(text::agreement::done());
        }
    };
    let go = live(move || {
        if drafting.goal().agreed.is_some() {
            text::agreement::again()
        } else {
            text::agreement::go()
        }
    });
    view! {
        <form class="line-form" on:submit=agree>
            <div class="field">
                <label for="agreed-on">{text::agreement::day()}</label>
                <input id="agreed-on" type="date" aria-describedby="agreed-error" prop:value=day
                    on:input=move |event| { day.set(event_target_value(&event)); wrong.set(false); } />
            </div>
            <div class="field grow">
                <label for="agreed-by">{text::agreement::by()}</label>
                <input id="agreed-by" type="text" autocomplete="off" list=LIST placeholder=text::agreement::by_hint()
                    prop:value=by on:input=move |event| by.set(event_target_value(&event)) />
            </div>
            <PeopleList id=LIST />
            <button type="submit" class="button">{go}</button>
            <p class="field-error" id="agreed-error" role="alert">{move || wrong.get().then(text::agreement::day_missing)}</p>
        </form>
    }
}
