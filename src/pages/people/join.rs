//! Joining two entries of one person: what it will come to, before it is done.

use leptos::prelude::*;
use sightline_plan::{Edit, Id, Plan, model::Person, people::references_to};
use sightline_text::{common, people};

use super::{
    desk::{Desk, name_or},
    list::name_of,
};
use crate::ui::{Dialog, focus};

/// The dialog.
#[component]
pub fn Join() -> impl IntoView {
    let desk = expect_context::<Desk>();
    view! { <Dialog open=desk.joining title=people::join::title().to_owned()><Question /></Dialog> }
}

#[component]
fn Question() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let join = move |_| {
        let Some((keep, gone)) = desk.pair.get_untracked() else {
            return;
        };
        let (kept, other) = (name_of(desk, &keep), name_of(desk, &gone));
        desk.joining.set(false);
        desk.person.set(None);
        let was_me = desk.me.get().as_ref() == Some(&gone);
        let edit = Edit::MergePeople {
            keep: keep.clone(),
            gone,
        };
        if desk.workspace.attempt(edit, None) {
            if was_me {
                // Where the device cannot remember it, it holds until the page is left.
                let _ = desk.me.set(Some(keep));
            }
            desk.workspace
                .notices()
                .say_undoable(people::join::done(other, kept));
        }
        focus::catch("mend-title");
    };
    let choice = move |first: bool| {
        let name = move || {
            desk.pair
                .get()
                .map(|(keep, gone)| name_of(desk, if first { &keep } else { &gone }))
        };
        let name = name().unwrap_or_default();
        let role = desk
            .pair
            .get_untracked()
            .and_then(|(keep, gone)| desk.person_of(if first { &keep } else { &gone }));
        let role = role.map(|person| person.role.clone()).unwrap_or_default();
        let swap = move |_| {
            desk.pair
                .update(|pair| *pair = pair.take().map(|(keep, gone)| (gone, keep)))
        };
        view! {
            <label class="pick">
                <input type="radio" name="stays" prop:checked=first on:change=swap />
                <span>{name} " " <span class="mute">{role}</span></span>
            </label>
        }
        .into_any()
    };
    // Taken once: the radio buttons keep their places, and say who of the two stays.
    let fields = move || {
        let (keep, gone) = desk.pair.get()?;
        let plan = desk.workspace.plan()?;
        outcome(desk, &plan, &keep, &gone)
    };
    view! {
        <p>{people::join::lead()}</p>
        <Choices choice=move |first| choice(first) />
        {fields}
        <div class="actions">
            <button type="button" class="button primary" on:click=join>{people::join::go()}</button>
            <button type="button" class="button" on:click=move |_| desk.joining.set(false)>{common::cancel()}</button>
        </div>
    }
}

#[component]
fn Choices(choice: impl Fn(bool) -> AnyView) -> impl IntoView {
    view! {
        <fieldset class="picks">
            <legend>{people::join::stays()}</legend>
            {choice(true)}
            {choice(false)}
        </fieldset>
    }
}

/// What joining comes to: the plan itself is asked, on a copy.
fn outcome(desk: Desk, plan: &Plan, keep: &Id<Person>, gone: &Id<Person>) -> Option<AnyView> {
    let mut joined = plan.clone();
    let edit = Edit::MergePeople {
        keep: keep.clone(),
        gone: gone.clone(),
    };
    joined.apply(edit).ok()?;
    let after = joined.tables().people.get(keep)?;
    let or_nothing = |text: String| match text.trim() {
        "" => people::join::nothing().to_owned(),
        text => text.to_owned(),
    };
    let team = after
        .team
        .as_ref()
        .and_then(|id| plan.tables().teams.get(id));
    let manager = after.manager.as_ref().map(|id| name_of(desk, id));
    let rows = [
        (people::join::name(), after.name.clone()),
        (people::join::role(), after.role.clone()),
        (people::join::email(), after.email.clone()),
        (
            people::join::team(),
            team.map(|team| name_or(&team.name).to_owned())
                .unwrap_or_default(),
        ),
        (people::join::manager(), manager.unwrap_or_default()),
    ];
    let rows = rows
        .map(|(field, value)| {
            view! { <div><dt>{field}</dt><dd>{or_nothing(value)}</dd></div> }.into_any()
        })
        .collect_view();
    let (kept, other) = (name_of(desk, keep), name_of(desk, gone));
    let moves = match references_to(plan, gone) {
        0 => people::join::moves_none(other),
        count => people::join::moves(count, other, kept),
    };
    Some(
        view! {
            <div role="status">
                <h3>{people::join::result()}</h3>
                <dl class="facts">{rows}</dl>
                <p>{moves}</p>
            </div>
        }
        .into_any(),
    )
}
