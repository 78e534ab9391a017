//! What is to be mended, in the margin, each with a way to do it at once.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Level, Plan,
    arithmetic::finding::MAX_METRICS,
    people::{Likeness, PersonEntry, Roster, SamePerson, keep_apart, same_people},
};
use sightline_text::people;

use super::{
    answers::link,
    desk::{Desk, View, name_or},
    list::{goals_id, name_of},
};
use crate::ui::{Choose, focus, live};
use crate::words::title;

/// So many of a kind are shown at once.
const SHOWN: usize = 3;

/// The notes.
#[component]
pub fn Mend() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let notes = live(move || {
        let plan = desk.workspace.plan()?;
        let roster = desk.roster();
        if roster.people.is_empty() && roster.unowned.is_empty() && roster.teams.is_empty() {
            return None;
        }
        let notes: Vec<AnyView> = same_people(&plan)
            .iter()
            .take(SHOWN)
            .map(|same| same_note(desk, same))
            .chain(unowned(desk, &plan, &roster))
            .chain(too_many(desk, &roster))
            .chain(idle(desk, &roster))
            .chain(idle_teams(desk, &roster))
            .collect();
        let notes = if notes.is_empty() {
            view! { <p class="mute">{people::mend::nothing()}</p> }.into_any()
        } else {
            notes.into_any()
        };
        Some(
            view! {
                <aside class="mend" aria-labelledby="mend-title">
                    <h2 id="mend-title" tabindex="-1">{people::mend::title()}</h2>
                    {notes}
                </aside>
            }
            .into_any(),
        )
    });
    view! { {notes} }
}

/// One note.
fn note(severity: &'static str, title: String, why: &str, way: AnyView) -> AnyView {
    view! {
        <article class="note" data-severity=severity>
            <h3>{title}</h3>
            <p>{why.to_owned()}</p>
            {way}
        </article>
    }
    .into_any()
}

fn more(count: usize) -> Option<AnyView> {
    (count > SHOWN)
        .then(|| view! { <p class="mute">{people::mend::more(count - SHOWN)}</p> }.into_any())
}

fn same_note(desk: Desk, same: &SamePerson) -> AnyView {
    let (keep, gone) = (same.keep.clone(), same.gone.clone());
    let (one, other) = (name_of(desk, &keep), name_of(desk, &gone));
    let why = match same.why {
        Likeness::Spelling => people::same::spelling(),
        Likeness::Order => people::same::order(),
        Likeness::Initials => people::same::initials(),
        Likeness::Email => people::same::email(),
    };
    let title = people::same::title(&one, &other);
    let (look, two) = (
        people::same::look_of(&one, &other),
        people::same::two_of(&one, &other),
    );
    let join = {
        let (keep, gone) = (keep.clone(), gone.clone());
        move |_| desk.ask_to_join(keep.clone(), gone.clone())
    };
    let apart = move |_| {
        if let Some(plan) = desk.workspace.plan_now()
            && desk
                .workspace
                .attempt(keep_apart(&plan, &keep, &gone), None)
        {
            let words = people::same::kept_apart(name_of(desk, &keep), name_of(desk, &gone));
            desk.workspace.notices().say_undoable(words);
        }
        focus::catch("mend-title");
    };
    let locked = live(move || desk.workspace.read_only());
    let way = view! {
        <div class="note-actions">
            <button type="button" class="link" aria-label=look disabled=locked.clone() on:click=join>{people::same::look()}</button>
            <button type="button" class="link quiet" aria-label=two disabled=locked on:click=apart>{people::same::two()}</button>
        </div>
    };
    note("hint", title, why, way.into_any())
}

fn unowned(desk: Desk, plan: &Plan, roster: &Roster) -> Option<AnyView> {
    let count = roster.unowned.len();
    let rows: Vec<AnyView> = roster
        .unowned
        .iter()
        .take(SHOWN)
        .filter_map(|id| plan.goal(id))
        .map(|goal| view! { <li>{link(plan, goal)} <OwnerChoice desk goal=goal.id.clone() place="mend" /></li> }.into_any())
        .collect();
    let way = view! { <ul class="mend-list">{rows}</ul> {more(count)} };
    (count > 0).then(|| {
        let why = if roster.people.is_empty() {
            people::mend::no_people_why()
        } else {
            people::mend::unowned_why()
        };
        note("error", people::mend::unowned(count), why, way.into_any())
    })
}

fn too_many(desk: Desk, roster: &Roster) -> Vec<AnyView> {
    let busy = roster
        .people
        .iter()
        .filter(|entry| entry.has_too_many_metrics());
    busy.take(SHOWN)
        .map(|entry| {
            let name = name_or(&entry.person.name).to_owned();
            let id = entry.person.id.clone();
            let see = move |_| {
                desk.view.set(View::Answers);
                focus::soon(&goals_id(&id));
            };
            let title = people::mend::too_many(entry.metrics, &name);
            let way = view! {
                <div class="note-actions">
                    <button type="button" class="link" on:click=see>{people::mend::see(name)}</button>
                </div>
            };
            note("warning", title, &people::mend::too_many_why(MAX_METRICS), way.into_any())
        })
        .collect()
}

fn idle(desk: Desk, roster: &Roster) -> Option<AnyView> {
    let lacks =
        |entry: &&PersonEntry| entry.answers_for.is_empty() && entry.contributes_to.is_empty();
    let idle: Vec<&PersonEntry> = roster.people.iter().filter(lacks).collect();
    let rows: Vec<AnyView> = idle
        .iter()
        .take(SHOWN)
        .map(|entry| {
            let (id, team) = (entry.person.id.clone(), entry.person.team.clone());
            let draft = move |_| desk.draft_for(Some(id.clone()), team.clone(), Level::Person);
            draft_button(desk, &entry.person.name, draft)
        })
        .collect();
    let way = view! { <ul class="mend-list">{rows}</ul> {more(idle.len())} };
    (!idle.is_empty()).then(|| {
        note(
            "warning",
            people::mend::idle(idle.len()),
            people::mend::idle_why(),
            way.into_any(),
        )
    })
}

fn idle_teams(desk: Desk, roster: &Roster) -> Option<AnyView> {
    let idle: Vec<_> = roster
        .teams
        .iter()
        .filter(|entry| entry.without_goal)
        .collect();
    let rows: Vec<AnyView> = idle
        .iter()
        .take(SHOWN)
        .map(|entry| {
            let (id, lead) = (entry.team.id.clone(), entry.team.lead.clone());
            let draft = move |_| desk.draft_for(lead.clone(), Some(id.clone()), Level::Team);
            draft_button(desk, &entry.team.name, draft)
        })
        .collect();
    let way = view! { <ul class="mend-list">{rows}</ul> {more(idle.len())} };
    (!idle.is_empty()).then(|| {
        note(
            "warning",
            people::mend::idle_team(idle.len()),
            people::mend::idle_team_why(),
            way.into_any(),
        )
    })
}

fn draft_button(
    desk: Desk,
    name: &str,
    draft: impl Fn(leptos::ev::MouseEvent) + Send + 'static,
) -> AnyView {
    let words = people::mend::draft_for(name_or(name));
    let locked = live(move || desk.workspace.read_only());
    view! { <li><button type="button" class="link" disabled=locked on:click=draft>{words}</button></li> }.into_any()
}

/// The choice of who answers for a goal.
#[component]
pub fn OwnerChoice(
    desk: Desk,
    /// The goal that nobody answers for.
    goal: Id<Goal>,
    /// Where on the page: the same goal may be asked about twice.
    place: &'static str,
) -> impl IntoView {
    let plan = desk.workspace.plan_now();
    let sentence = plan.and_then(|plan| plan.goal(&goal).map(|goal| title(goal)));
    let label = people::mend::owner_of(sentence.unwrap_or_default());
    let id = format!("owner-{place}-{goal}");
    let mut options = desk.people_options(None);
    // Whoever sits here is asked first.
    if let Some(me) = desk.me.get() {
        options.sort_by_key(|(person, _)| *person != me.as_str());
    }
    let choose = Callback::new(move |person: String| {
        if let Some(person) = Id::new(&person) {
            desk.give(&goal, &person);
            focus::catch("mend-title");
        }
    });
    (!options.is_empty()).then(|| {
        view! {
            <Choose id label quiet=true none=people::mend::choose_owner() options value=Signal::derive(String::new) choose />
        }
    })
}
