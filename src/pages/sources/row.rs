//! One source in the register, with its fields where they are open.

use leptos::prelude::*;
use sightline_plan::{
    Id, Plan,
    model::DataSource,
    sources::{Entry, Freshness, Reader, join},
};
use sightline_text::sources::{edit, fresh, list as text};

use super::{Desk, LIST, NAME, editor::Editor, name_of};
use crate::{
    browser::intl,
    route::Route,
    ui::{focus, goal_link, live},
};

#[component]
pub fn Row(id: Id<DataSource>) -> impl IntoView {
    let desk = Desk::here();
    let id = StoredValue::new(id);
    let entry = Memo::new(move |_| {
        let entries = desk.register.get().entries;
        id.with_value(|id| entries.into_iter().find(|entry| entry.source.id == *id))
    });
    let is_open = Memo::new(move |_| desk.open.get().as_ref() == Some(&id.get_value()));
    let toggle = move |_| {
        if is_open.get_untracked() {
            desk.open.set(None);
        } else {
            desk.open.set(Some(id.get_value()));
            focus::soon(NAME);
        }
    };
    let name = move || {
        entry
            .get()
            .map(|it| name_of(&it.source))
            .unwrap_or_default()
    };
    let label = live(move || text::edit(name()));
    let expanded = live(move || is_open.get().to_string());
    let facts = live(move || Some(facts(&*desk.workspace.plan()?, &entry.get()?)));
    let readers = live(move || Some(readers(&*desk.workspace.plan()?, &entry.get()?)));
    let twin = live(move || {
        let twin = entry.get()?.twin?;
        let joining = move |_| joined(desk, &twin, &id.get_value());
        let may = !desk.workspace.read_only();
        may.then(|| {
            view! {
                <p class="source-twin">{edit::twin()} " "
                    <button type="button" class="link" on:click=joining>{edit::join()}</button></p>
            }
            .into_any()
        })
    });
    let editor = live(move || {
        is_open
            .get()
            .then(|| view! { <Editor id=id.get_value() /> }.into_any())
    });
    let private = live(move || {
        entry
            .get()
            .is_some_and(|it| it.source.private)
            .then_some("")
    });
    view! {
        <li class="source" data-open=move || is_open.get().then_some("") data-private=private>
            <div class="source-head">
                <button type="button" class="person-name" aria-expanded=expanded aria-label=label on:click=toggle>{name}</button>
                {facts}
            </div>
            {twin}
            {readers}
            {editor}
        </li>
    }
}

/// Makes one of two sources with the same name.
fn joined(desk: Desk, keep: &Id<DataSource>, gone: &Id<DataSource>) {
    let Some(plan) = desk.workspace.plan_now() else {
        return;
    };
    let name = plan.tables().data_sources.get(keep).map(|it| name_of(it));
    if let Some(edit) = join(&plan, keep, gone)
        && desk.workspace.attempt(edit, None)
    {
        let said = edit::joined(name.unwrap_or_default());
        desk.workspace.notices().say_undoable(said);
        desk.open.set(None);
        focus::catch(LIST);
    }
}

/// Who looks after it, how fresh it is, and where it is found.
fn facts(plan: &Plan, entry: &Entry) -> AnyView {
    let source = &entry.source;
    let owner = source.owner.as_ref();
    let owner = owner.and_then(|id| plan.tables().people.get(id));
    let owner = owner.map_or_else(
        || text::no_owner().to_owned(),
        |person| text::owner(&person.name),
    );
    let how = source.automatic.map(|automatic| match automatic {
        true => text::automatic().to_owned(),
        false => text::by_hand().to_owned(),
    });
    let promised = source.fresh_days.map(|days| text::promised(days as usize));
    let facts = [Some(owner), how, promised];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let (tone, fresh) = match entry.freshness {
        Freshness::Unread => ("quiet", fresh::unread().to_owned()),
        Freshness::Never => ("warn", fresh::never().to_owned()),
        Freshness::Undated => ("warn", fresh::undated().to_owned()),
        Freshness::On(day) => ("quiet", fresh::on(intl::date(day))),
        Freshness::Fresh(day) => ("good", fresh::fresh(intl::date(day))),
        Freshness::Stale(day, days) => ("bad", fresh::stale(days as usize, intl::date(day))),
    };
    let private = source
        .private
        .then(|| view! { <span class="badge">{text::private()}</span> }.into_any());
    let link = source.link.trim().to_owned();
    let link = (!link.is_empty()).then(|| view! { <p class="source-link">{link}</p> }.into_any());
    view! {
        {private}
        <p class="source-facts">{facts.join(" · ")}</p>
        <p class="source-fresh" data-tone=tone>{fresh}</p>
        {link}
    }
    .into_any()
}

/// The numbers that are read from it.
fn readers(plan: &Plan, entry: &Entry) -> Option<AnyView> {
    let count = entry.readers.len();
    let rows = entry.readers.iter().map(|reader| {
        let newest = match reader.newest {
            Some(day) => text::reader_on(intl::date(day)),
            None => text::reader_none().to_owned(),
        };
        view! { <li>{number_of(plan, reader)} " " <span class="mute">{newest}</span></li> }
            .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    (count > 0).then(|| {
        view! {
            <details class="source-readers">
                <summary>{text::readers(count)}</summary>
                <ul>{rows}</ul>
            </details>
        }
        .into_any()
    })
}

/// A number by its name and its goal, which it leads to.
pub fn number_of(plan: &Plan, reader: &Reader) -> AnyView {
    let Some(goal) = plan.goal(&reader.goal) else {
        return view! { <span>{reader.name.clone()}</span> }.into_any();
    };
    if reader.name.is_empty() {
        return goal_link(plan, goal);
    }
    let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
    let sentence = crate::words::title(goal);
    view! { <a href=href>{reader.name.clone()}</a> " " <span class="source-goal">{sentence}</span> }
        .into_any()
}
