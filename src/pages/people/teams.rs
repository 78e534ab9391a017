//! The tree of units.

use std::collections::HashSet;

use leptos::prelude::*;
use sightline_plan::{
    Edit, Id, Key, Plan,
    model::{Team, TeamKind},
    people::{TeamEntry, fold},
};
use sightline_text::people;

use super::{
    add::AddLine,
    desk::{Desk, name_or},
    editor::as_text,
    list::name_of,
};
use crate::{
    browser::random,
    state::Visit,
    ui::{Choose, Icon, TextField, focus, live},
};

/// So many members are named with their unit.
const NAMED: usize = 8;

/// Every unit below the one it is part of.
#[component]
pub fn Teams() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let ids = Memo::new(move |_| {
        let roster = desk.roster();
        roster
            .teams
            .iter()
            .map(|entry| entry.team.id.clone())
            .collect::<Vec<_>>()
    });
    // While a unit's fields are open nothing changes places: a row that moves loses its focus.
    let order = Memo::new(move |before: Option<&Vec<Id<Team>>>| {
        let now = ids.get();
        let same = |before: &Vec<Id<Team>>| {
            let known: HashSet<&Id<Team>> = before.iter().collect();
            before.len() == now.len() && now.iter().all(|id| known.contains(id))
        };
        match before {
            Some(before) if desk.team.get().is_some() && same(before) => before.clone(),
            _ => now,
        }
    });
    let none = live(move || {
        order
            .with(Vec::is_empty)
            .then(|| view! { <p class="mute">{people::team::none()}</p> }.into_any())
    });
    view! {
        {none}
        <ul class="teams" aria-label=people::team::label()>
            <For each=move || order.get() key=|id| id.clone() let:id><Row id /></For>
        </ul>
    }
}

/// A line for the name of a new unit.
#[component]
pub fn AddTeam() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let workspace = desk.workspace;
    let text = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let add = move || {
        let name = text.get_untracked().trim().to_owned();
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        let here = |team: &Team| fold(&team.name) == fold(&name);
        if name.is_empty() {
            wrong.set(Some(people::team::no_name().to_owned()));
        } else if plan.tables().teams.values().any(|team| here(team)) {
            wrong.set(Some(people::team::here(&name)));
        } else {
            let team = Team {
                id: Id::from_bits(random::bits()),
                name: name.clone(),
                ..Team::default()
            };
            if workspace.attempt(Edit::Put(team.into()), None) {
                text.set(String::new());
                workspace.notices().say_undoable(people::team::added(name));
            }
        }
    };
    view! {
        <AddLine id="add-team" label=people::team::hint() hint=people::team::hint() act=people::team::add()
            longest=200 text wrong add=Callback::new(move |()| add()) />
    }
}

#[component]
fn Row(id: Id<Team>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let stored = StoredValue::new(id);
    let entry = Memo::new(move |_| {
        let id = stored.get_value();
        desk.roster()
            .teams
            .iter()
            .find(|entry| entry.team.id == id)
            .cloned()
    });
    let is_open = Memo::new(move |_| desk.team.get().as_ref() == Some(&stored.get_value()));
    let toggle = move |_| {
        if is_open.get_untracked() {
            desk.team.set(None);
        } else {
            desk.team.set(Some(stored.get_value()));
            focus::soon("team-name");
        }
    };
    let name = move || {
        entry
            .get()
            .map(|entry| name_or(&entry.team.name).to_owned())
            .unwrap_or_default()
    };
    let depth = live(move || entry.get().map(|entry| entry.depth.min(4).to_string()));
    let about = live(move || entry.get().map(|entry| about(desk, &entry)));
    let editor = live(move || {
        is_open
            .get()
            .then(|| view! { <TeamEditor id=stored.get_value() /> }.into_any())
    });
    let label = live(move || people::team::edit(name()));
    view! {
        <li class="team" data-depth=depth>
            <button type="button" class="person-name" aria-label=label aria-expanded=move || is_open.get().to_string()
                on:click=toggle>{name}</button>
            {about}
            {editor}
        </li>
    }
}

/// What a unit is, who leads it, who is in it, and what it is to reach.
fn about(desk: Desk, entry: &TeamEntry) -> AnyView {
    let team = &entry.team;
    let kind = kind_word(team.kind);
    let within = team.parent.as_ref().and_then(|id| desk.team_of(id));
    let within = within.map(|above| people::team::within(name_or(&above.name)));
    let lead = team
        .lead
        .as_ref()
        .map(|id| people::team::led_by(name_of(desk, id)));
    let words: Vec<String> = [Some(kind.to_owned()), within, lead]
        .into_iter()
        .flatten()
        .collect();
    let mut names: Vec<String> = entry
        .members
        .iter()
        .take(NAMED)
        .map(|id| name_of(desk, id))
        .collect();
    let more = entry.members.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(people::mend::more(more));
    }
    let members = if names.is_empty() {
        people::team::no_members().to_owned()
    } else {
        format!(
            "{}: {}",
            people::team::members(entry.members.len()),
            names.join(", ")
        )
    };
    let goals = match (entry.goals.len(), entry.without_goal) {
        (_, true) => {
            view! { <span class="person-lack">{people::team::no_goal()}</span> }.into_any()
        }
        (count, false) => people::list::goals(count).into_any(),
    };
    view! {
        <p class="person-about">{words.join(" · ")}</p>
        <p class="team-goals">{goals}</p>
        <p class="team-members">{members}</p>
    }
    .into_any()
}

fn kind_word(kind: TeamKind) -> &'static str {
    match kind {
        TeamKind::Department => people::team::kind_department(),
        TeamKind::Team => people::team::kind_team(),
    }
}

#[component]
fn TeamEditor(id: Id<Team>) -> impl IntoView {
    let desk = expect_context::<Desk>();
    let workspace = desk.workspace;
    let stored = StoredValue::new(id.clone());
    let value = move |get: fn(&Team) -> String| {
        Signal::derive(move || {
            desk.team_of(&stored.get_value())
                .map(|team| get(&team))
                .unwrap_or_default()
        })
    };
    let choose = move |set: fn(&mut Team, &str)| {
        Callback::new(move |choice: String| {
            desk.change_team(&stored.get_value(), None, |team| set(team, &choice));
        })
    };
    let rename = Callback::new(move |(text, visit): (String, Visit)| {
        let name = text.trim().to_owned();
        if name.is_empty() {
            return Some(people::team::no_name().to_owned());
        }
        desk.change_team(&stored.get_value(), Some(visit), |team| team.name = name);
        None
    });
    let remove = move |_| take_away(desk, &stored.get_value());
    let done = move |_| {
        desk.team.set(None);
        focus::catch("add-team");
    };
    let below = workspace
        .plan_now()
        .map(|plan| with_all_within(&plan, &id))
        .unwrap_or_default();
    let kinds = TeamKind::ALL
        .iter()
        .map(|kind| (kind.word().to_owned(), kind_word(*kind).to_owned()))
        .collect();
    let legend = live(move || {
        let team = desk.team_of(&stored.get_value());
        team.map(|team| people::team::legend(name_or(&team.name)))
    });
    let locked = live(move || workspace.read_only());
    view! {
        <fieldset class="editor" disabled=locked>
            <legend class="visually-hidden">{legend}</legend>
            <div class="editor-fields">
                <TextField id="team-name" label=people::team::name() value=value(|team| team.name.clone())
                    commit=rename draft_key=format!("teams:{id}:name") />
                <Choose id="team-kind" label=people::team::kind() options=kinds
                    value=value(|team| team.kind.word().to_owned())
                    choose=choose(|team, choice| if let Some(kind) = TeamKind::from_word(choice) { team.kind = kind }) />
                <Choose id="team-parent" label=people::team::parent() none=people::team::no_parent()
                    options=desk.team_options(|other| !below.contains(other))
                    value=value(|team| as_text(team.parent.as_ref()))
                    choose=choose(|team, choice| team.parent = Id::new(choice)) />
                <Choose id="team-lead" label=people::team::lead() none=people::team::no_lead()
                    options=desk.people_options(None)
                    value=value(|team| as_text(team.lead.as_ref()))
                    choose=choose(|team, choice| team.lead = Id::new(choice)) />
            </div>
            <div class="actions">
                <button type="button" class="button quiet" on:click=remove>{Icon::Delete} {people::edit::remove()}</button>
                <span class="grow"></span>
                <button type="button" class="button primary" on:click=done>{people::edit::done()}</button>
            </div>
        </fieldset>
    }
}

/// Removes a unit; those within it move up to where it was.
fn take_away(desk: Desk, id: &Id<Team>) {
    let Some(plan) = desk.workspace.plan_now() else {
        return;
    };
    let Some(team) = plan.tables().teams.get(id) else {
        return;
    };
    let within = plan
        .tables()
        .teams
        .values()
        .filter(|other| other.parent.as_ref() == Some(id));
    let mut edits: Vec<Edit> = within
        .map(|other| {
            let parent = team.parent.clone();
            Edit::Put(
                Team {
                    parent,
                    ..Team::clone(other)
                }
                .into(),
            )
        })
        .collect();
    edits.push(Edit::Remove(Key::from(id)));
    desk.team.set(None);
    if desk.workspace.attempt(Edit::Several(edits), None) {
        desk.workspace
            .notices()
            .say_undoable(people::team::removed(name_or(&team.name)));
    }
    focus::catch("add-team");
}

/// A unit and all within it: none of them can be what it is part of.
fn with_all_within(plan: &Plan, id: &Id<Team>) -> HashSet<Id<Team>> {
    let mut found = HashSet::from([id.clone()]);
    let mut waiting = vec![id.clone()];
    while let Some(id) = waiting.pop() {
        for team in plan.tables().teams.values() {
            if team.parent.as_ref() == Some(&id) && found.insert(team.id.clone()) {
                waiting.push(team.id.clone());
            }
        }
    }
    found
}
