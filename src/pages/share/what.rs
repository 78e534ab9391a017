//! What goes along: the whole plan, a team or a goal; and whether private records do.

use leptos::{ev, prelude::*};
use sightline_plan::{Id, model::Team, people::fold};
use sightline_text::{share::what as text, start};

use super::desk::{Content, Desk, What};
use crate::{
    pages::import::preview::counts,
    ui::{Choose, live},
    words,
};

/// The section.
#[component]
pub fn WhatGoes() -> impl IntoView {
    let desk = Desk::here();
    let plan = desk.workspace.plan_now();
    let goal = desk.goal.with_value(|goal| {
        let goal = plan.as_ref()?.goal(goal.as_ref()?)?;
        Some(text::goal(words::title(goal)))
    });
    let mut teams: Vec<(String, String)> = Vec::new();
    if let Some(plan) = &plan {
        let all = plan.tables().teams.values();
        teams.extend(all.map(|team| (team.id.to_string(), team.name.clone())));
        teams.sort_by_cached_key(|(_, name)| fold(name));
    }
    let pick = |what: What, name: String, means: Option<&'static str>| {
        let id = match what {
            What::Whole => "share-whole",
            What::Team => "share-team",
            What::Goal => "share-goal",
        };
        let means_id = means.map(|_| format!("{id}-means"));
        let means =
            means.map(|words| view! { <p class="hint" id=means_id.clone()>{words}</p> }.into_any());
        view! {
            <div class="share-pick">
                <input type="radio" name="share-what" id=id aria-describedby=means_id
                    prop:checked=live(move || desk.what.get() == what) on:change=move |_| desk.choose(what) />
                <label for=id>{name}</label>
                {means}
            </div>
        }
        .into_any()
    };
    let goal = goal.map(|goal| pick(What::Goal, goal, Some(text::goal_means())));
    let team = (!teams.is_empty()).then(|| {
        pick(
            What::Team,
            text::team().to_owned(),
            Some(text::team_means()),
        )
    });
    let choose = Callback::new(move |team: String| desk.choose_team(Id::<Team>::new(&team)));
    let chosen = Signal::derive(move || {
        let team = desk.team.get();
        team.map_or_else(String::new, |team| team.to_string())
    });
    let is_team = Memo::new(move |_| desk.what.get() == What::Team);
    let which = live(move || {
        is_team.get().then(|| {
            view! {
                <div class="share-which">
                    <Choose id="share-which" label=text::which() none=text::choose() options=teams.clone()
                        value=chosen choose />
                </div>
            }
            .into_any()
        })
    });
    view! {
        <section aria-labelledby="share-what-title">
            <h2 id="share-what-title">{text::title()}</h2>
            <fieldset class="share-picks">
                <legend class="visually-hidden">{text::title()}</legend>
                {goal}
                {pick(What::Whole, text::whole().to_owned(), None)}
                {team}
            </fieldset>
            {which}
            <PrivateTick />
        </section>
    }
}

/// What goes along, in short.
#[component]
pub fn Summary() -> impl IntoView {
    let desk = Desk::here();
    let content = live(move || {
        let Content::Plan(plan) = desk.content.get() else {
            return None;
        };
        let name = match plan.about().name.as_str() {
            "" => start::plans::untitled().to_owned(),
            name => name.to_owned(),
        };
        Some(
            view! {
                <p class="share-name">{name}</p>
                <p class="share-counts">{counts(&plan)}</p>
            }
            .into_any(),
        )
    });
    view! { <div class="share-summary" role="status">{content}</div> }
}

/// Asks whether private records go along, where there are any.
#[component]
fn PrivateTick() -> impl IntoView {
    let desk = Desk::here();
    let any = Memo::new(move |_| desk.private.get() > 0);
    let change = move |event: ev::Event| desk.with_private.set(event_target_checked(&event));
    live(move || {
        any.get().then(|| {
            view! {
                <div>
                    <label class="tick-line">
                        <input type="checkbox" aria-describedby="share-private-means"
                            prop:checked=live(move || desk.with_private.get()) on:change=change />
                        {live(move || text::private(desk.private.get()))}
                    </label>
                    <p class="hint" id="share-private-means">{text::private_means()}</p>
                </div>
            }
            .into_any()
        })
    })
}
