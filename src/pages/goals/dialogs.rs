//! Adding a list of goals, and choosing the goal to move below.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Plan,
    outline::{Marks, Query, list},
};
use sightline_text::{common, goals};

use super::{acts::level_name, outliner::Outliner};
use crate::{
    route::Route,
    state::Workspace,
    ui::{Dialog, live},
    words::title,
};

/// So many lines of a list are shown before it is added.
const PREVIEW: usize = 200;

/// So many goals are offered at a time.
const OFFERED: usize = 40;

/// The dialog in which a list is written or pasted.
#[component]
pub fn ListDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let outliner = Outliner::here();
    let text = RwSignal::new(String::new());
    let items = Memo::new(move |_| list::read(&text.get()));
    let add = move |_| {
        let items = items.get_untracked();
        open.set(false);
        if outliner.add_list(&items, &list::Target::default()) {
            text.set(String::new());
        }
    };
    let count = move || items.with(Vec::len);
    let plan = outliner.workspace.plan_now();
    let check = plan.map(|plan| Route::CheckIn(plan.about().id.clone()).href());
    let body = move || {
        let preview = live(move || {
            let all = count();
            if all == 0 {
                return view! { <p class="hint">{goals::list::preview_empty()}</p> }.into_any();
            }
            let line = |item: &list::Item| {
                view! { <li data-depth=item.depth.min(8).to_string()>{item.text.clone()}</li> }
                    .into_any()
            };
            let lines =
                items.with(|items| items.iter().take(PREVIEW).map(line).collect::<Vec<_>>());
            let more = (all > PREVIEW).then(|| {
                view! { <p class="hint">{goals::list::more(all - PREVIEW)}</p> }.into_any()
            });
            view! { <ul class="list-preview" tabindex="0" aria-label=goals::list::preview()>{lines}</ul> {more} }.into_any()
        });
        let label = live(move || match count() {
            0 => goals::list::nothing().to_owned(),
            all => goals::list::add(all),
        });
        view! {
            <div class="paste list-field">
                <label for="list-text">{goals::list::label()}</label>
                <textarea id="list-text" rows="7" aria-describedby="list-hint" placeholder=goals::list::placeholder()
                    prop:value=text on:input=move |event| text.set(event_target_value(&event))></textarea>
                <p class="hint" id="list-hint">{goals::list::hint()}</p>
            </div>
            {preview}
            <div class="actions">
                <button type="button" class="button primary" disabled=move || count() == 0 on:click=add>{label}</button>
                <button type="button" class="button" on:click=move |_| open.set(false)>{common::cancel()}</button>
                <a href=check.clone()>{goals::list::check()}</a>
            </div>
        }
        .into_any()
    };
    view! {
        <Dialog open title=Signal::derive(|| goals::list::title().to_owned())>{body()}</Dialog>
    }
}

/// The dialog in which the goal is chosen that another moves below.
#[component]
pub fn ChooseAbove(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The goal that is to move.
    moving: RwSignal<Option<Id<Goal>>>,
    /// Takes over the goal above it, or none.
    choose: Callback<Option<Id<Goal>>>,
) -> impl IntoView {
    let workspace = Workspace::here();
    let words = RwSignal::new(String::new());
    let heading = Signal::derive(move || {
        let plan = workspace.plan_now();
        let goal = plan.and_then(|plan| plan.goal(&moving.get()?).cloned());
        goals::choose::title(goal.map(|goal| title(&goal)).unwrap_or_default())
    });
    let choose = move |parent: Option<Id<Goal>>| {
        open.set(false);
        words.set(String::new());
        choose.run(parent);
    };
    let body = move || {
        let offers = live(move || {
            let found = moving.get().zip(workspace.plan());
            let Some((moving, plan)) = found else {
                return ().into_any();
            };
            let needles = Query {
                words: words.get(),
                ..Query::default()
            }
            .needles();
            let (found, more) = candidates(&plan, &moving, &needles);
            if found.is_empty() && !needles.is_empty() {
                return view! { <p class="hint">{goals::choose::none()}</p> }.into_any();
            }
            let offer = |(id, level, words): Offer| {
                view! {
                    <li><button type="button" class="offer" on:click=move |_| choose(Some(id.clone()))>
                        <small>{level}</small> {words}
                    </button></li>
                }
                .into_any()
            };
            let top = needles.is_empty().then(|| {
                view! { <li><button type="button" class="offer" on:click=move |_| choose(None)>{goals::choose::top()}</button></li> }.into_any()
            });
            let more = (more > 0)
                .then(|| view! { <p class="hint">{goals::choose::more(more)}</p> }.into_any());
            view! { <ul class="offers">{top} {found.into_iter().map(offer).collect::<Vec<_>>()}</ul> {more} }.into_any()
        });
        view! {
            <div class="field">
                <label for="move-search">{goals::choose::search()}</label>
                <input id="move-search" type="search" autocomplete="off" prop:value=words
                    on:input=move |event| words.set(event_target_value(&event)) />
            </div>
            {offers}
            <div class="actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{common::cancel()}</button>
            </div>
        }
        .into_any()
    };
    view! { <Dialog open title=heading>{body()}</Dialog> }
}

/// A goal that another may move below: its id, its level's name, its words.
type Offer = (Id<Goal>, &'static str, String);

/// The goals that another may move below, and how many there are beyond those.
fn candidates(plan: &Plan, moving: &Id<Goal>, needles: &[String]) -> (Vec<Offer>, usize) {
    let mut found = Vec::new();
    let mut more = 0;
    // How deep the goal itself stands, while the walk is below it.
    let mut own = None;
    for (depth, goal) in plan.outline() {
        if own.is_some_and(|own| depth > own) {
            continue;
        }
        own = (goal.id == *moving).then_some(depth);
        let words = title(goal);
        let fits = needles
            .iter()
            .all(|needle| Marks::find(&words, std::slice::from_ref(needle)) != Marks::default());
        if own.is_some() || !fits {
            continue;
        }
        if found.len() < OFFERED {
            found.push((goal.id.clone(), level_name(goal.level), words));
        } else {
            more += 1;
        }
    }
    (found, more)
}
