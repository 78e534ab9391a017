//! Who answers for what: goals by unit and person.

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Plan,
    arithmetic::finding::MAX_METRICS,
    people::{PersonEntry, Roster},
};
use sightline_text::people;

use super::{
    desk::{Desk, name_or},
    list::goals_id,
    mend::OwnerChoice,
};
use crate::{route::Route, ui::live, words::title};

/// So many people are drawn before more are asked for.
const AT_FIRST: usize = 60;

/// The whole list.
#[component]
pub fn Answers() -> impl IntoView {
    let desk = expect_context::<Desk>();
    let limit = RwSignal::new(AT_FIRST);
    live(move || {
        let plan = desk.workspace.plan()?;
        let roster = desk.roster();
        if roster.people.is_empty() && roster.unowned.is_empty() {
            return Some(view! { <p class="mute">{people::answers::empty()}</p> }.into_any());
        }
        let mut left = limit.get();
        let mut parts: Vec<AnyView> = Vec::new();
        parts.extend(unowned(desk, &plan, &roster));
        for entry in &roster.teams {
            let team = &entry.team;
            let members: Vec<&PersonEntry> = entry
                .members
                .iter()
                .filter_map(|id| roster.person(id))
                .take(left)
                .collect();
            left -= members.len();
            let by_owner = |goal: &&Id<Goal>| {
                let owner = plan.goal(goal).and_then(|goal| goal.owner.clone());
                owner.is_none_or(|owner| !entry.members.contains(&owner))
            };
            let own: Vec<&Id<Goal>> = entry.goals.iter().filter(by_owner).collect();
            if own.is_empty() && entry.members.is_empty() {
                continue;
            }
            parts.push(group(&plan, name_or(&team.name), &own, &members));
        }
        let free: Vec<&PersonEntry> = roster
            .people
            .iter()
            .filter(|entry| entry.person.team.is_none())
            .take(left)
            .collect();
        if !free.is_empty() {
            let name = if roster.teams.is_empty() {
                people::list::label()
            } else {
                people::answers::no_team()
            };
            parts.push(group(&plan, name, &[], &free));
        }
        let hidden = roster.people.len().saturating_sub(limit.get());
        let more = (hidden > 0).then(|| {
            let show = move |_| limit.update(|limit| *limit += 10 * AT_FIRST);
            view! { <button type="button" class="button" on:click=show>{people::list::more(hidden)}</button> }.into_any()
        });
        Some(
            view! {
                <section class="answers" aria-labelledby="answers-title">
                    <h2 id="answers-title" class="visually-hidden">{people::answers::label()}</h2>
                    {parts}
                    {more}
                </section>
            }
            .into_any(),
        )
    })
}

/// Goals that nobody answers for, each with its way out.
fn unowned(desk: Desk, plan: &Plan, roster: &Roster) -> Option<AnyView> {
    const SHOWN: usize = 20;
    let rows: Vec<AnyView> = roster
        .unowned
        .iter()
        .take(SHOWN)
        .filter_map(|id| plan.goal(id))
        .map(|goal| {
            view! { <li>{link(plan, goal)} <OwnerChoice desk goal=goal.id.clone() place="answers" /></li> }.into_any()
        })
        .collect();
    let more = roster.unowned.len().saturating_sub(SHOWN);
    let more =
        (more > 0).then(|| view! { <p class="mute">{people::mend::more(more)}</p> }.into_any());
    (!rows.is_empty()).then(|| {
        view! {
            <div class="answers-group lacking">
                <h3>{people::answers::nobody()}</h3>
                <ul class="answers-goals">{rows}</ul>
                {more}
            </div>
        }
        .into_any()
    })
}

/// A unit: what it answers for itself, and then its people.
fn group(plan: &Plan, name: &str, own: &[&Id<Goal>], members: &[&PersonEntry]) -> AnyView {
    let own = (!own.is_empty()).then(|| {
        let goals = list(plan, own.iter().copied());
        view! { <p class="answers-who">{people::answers::of_team()}</p> {goals} }.into_any()
    });
    let people: Vec<AnyView> = members.iter().map(|entry| person(plan, entry)).collect();
    view! { <div class="answers-group"><h3>{name.to_owned()}</h3>{own}{people}</div> }.into_any()
}

fn person(plan: &Plan, entry: &PersonEntry) -> AnyView {
    let who = &entry.person;
    let many = entry
        .has_too_many_metrics()
        .then(|| view! { <p class="answers-many">{people::answers::too_many(entry.metrics, MAX_METRICS)}</p> }.into_any());
    let goals = if entry.answers_for.is_empty() {
        view! { <p class="person-lack">{people::answers::none()}</p> }.into_any()
    } else {
        list(plan, entry.answers_for.iter())
    };
    let helps = (!entry.contributes_to.is_empty()).then(|| {
        let goals = list(plan, entry.contributes_to.iter());
        view! { <p class="answers-helps">{people::answers::helps_with()}</p> {goals} }.into_any()
    });
    let role = who.role.clone();
    view! {
        <div class="answers-person">
            <h4 class="answers-who" id=goals_id(&who.id) tabindex="-1">
                {name_or(&who.name).to_owned()} <span class="mute">" " {role}</span>
            </h4>
            {many}
            {goals}
            {helps}
        </div>
    }
    .into_any()
}

fn list<'a>(plan: &Plan, goals: impl Iterator<Item = &'a Id<Goal>>) -> AnyView {
    let rows: Vec<AnyView> = goals
        .filter_map(|id| plan.goal(id))
        .map(|goal| view! { <li>{link(plan, goal)}</li> }.into_any())
        .collect();
    view! { <ul class="answers-goals">{rows}</ul> }.into_any()
}

/// A goal as a link to its page.
pub(super) fn link(plan: &Plan, goal: &Goal) -> AnyView {
    let href = Route::Goal(plan.about().id.clone(), goal.id.clone()).href();
    view! { <a class="goal-link" href=href>{title(goal)}</a> }.into_any()
}
