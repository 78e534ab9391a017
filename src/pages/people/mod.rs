//! People and teams: who is here, and who answers for what.
//!
//! Start with [`Desk`], what the parts of the page share. What a part shows is computed by
//! `sightline_plan::people`.

mod add;
mod answers;
mod desk;
mod editor;
mod join;
mod list;
mod mend;
mod paste;
mod preview;
mod remove;
mod teams;

use leptos::{ev, prelude::*};
use sightline_text::people;

use self::{
    add::AddPerson,
    answers::Answers,
    desk::{Desk, View},
    join::Join,
    list::List,
    mend::Mend,
    paste::Paste,
    remove::Remove,
    teams::{AddTeam, Teams},
};
use crate::ui::{Icon, Page, focus, live, replaced};

/// The page.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let desk = Desk::new();
    provide_context(desk);
    let count = live(move || {
        let roster = desk.roster();
        let count = people::count(roster.people.len());
        match roster.teams.len() {
            0 => count,
            teams => people::both(count, people::count_teams(teams)),
        }
    });
    let paste = move |_| {
        desk.pasting.update(|pasting| *pasting = !*pasting);
        if desk.pasting.get_untracked() {
            focus::soon("pasted");
        }
    };
    let locked = live(move || desk.workspace.read_only());
    let is_pasting = live(move || desk.pasting.get().to_string());
    let panel = live(move || desk.pasting.get().then(|| view! { <Paste /> }.into_any()));
    let shown = replaced(move || match desk.view.get() {
        View::People => view! { <List /> }.into_any(),
        View::Teams => view! { <Teams /> }.into_any(),
        View::Answers => view! { <Answers /> }.into_any(),
    });
    let add = replaced(move || match desk.view.get() {
        View::People => view! { <AddPerson /> }.into_any(),
        View::Teams => view! { <AddTeam /> }.into_any(),
        View::Answers => ().into_any(),
    });
    view! {
        <div class="wide people-page">
            <div class="page-head">
                <div>
                    <Page title=people::title()>
                        <p class="lead">{people::lead()} " " <span class="people-count">{count}</span></p>
                    </Page>
                </div>
                <div class="actions">
                    <button type="button" class="button" id="paste-list" aria-expanded=is_pasting disabled=locked on:click=paste>
                        {Icon::Import} {people::paste::go()}
                    </button>
                </div>
            </div>
            {panel}
            <div class="people-desk">
                <div class="people-main">
                    <div class="people-tools">
                        <Views />
                        {add}
                    </div>
                    {shown}
                </div>
                <Mend />
            </div>
            <Join />
            <Remove />
        </div>
    }
}

/// The choice of what is shown.
#[component]
fn Views() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let choice = move |view: View, words: &'static str| {
        let choose = move |_: ev::Event| desk.view.set(view);
        view! {
            <label>
                <input type="radio" name="people-view" prop:checked=move || desk.view.get() == view on:change=choose />
                <span>{words}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="segments">
            <legend class="visually-hidden">{people::view::label()}</legend>
            {choice(View::People, people::view::people())}
            {choice(View::Teams, people::view::teams())}
            {choice(View::Answers, people::view::answers())}
        </fieldset>
    }
}
