//! The map as nested lists: the same goals, what they give, what is missing and whom they help, for those who do
//! not see the picture.

use leptos::prelude::*;
use sightline_plan::{Goal, GoalFigures, Id, Level, Plan};
use sightline_text::{goals, map};

use super::{atlas::Atlas, legend::Away, sight, words};
use crate::{
    route::Route,
    ui::{Icon, live},
    words::title,
};

/// Goals that stand deeper come folded: each is then made by itself.
const DEEPEST: usize = 8;

/// The list.
#[component]
pub fn List() -> impl IntoView {
    let atlas = Atlas::here();
    let tops = Memo::new(move |_| {
        atlas.map.track();
        atlas.outline(|outline| {
            let entries = outline.entries().iter();
            let tops = entries.filter(|entry| entry.depth == 0);
            let all = tops.map(|entry| (entry.goal.id.clone(), entry.goal.level));
            let (company, others): (Vec<_>, Vec<_>) =
                all.partition(|(_, level)| *level == Level::Company);
            (ids(company), ids(others))
        })
    });
    let apart = live(move || {
        tops.with(|(_, others)| !others.is_empty()).then(|| {
            view! {
                <h2>{map::list::apart()}</h2>
                <ul class="map-list">
                    <For each=move || tops.get().1 key=|id| id.as_str().to_owned() let(id)>
                        <Item id depth=0 />
                    </For>
                </ul>
            }
            .into_any()
        })
    });
    view! {
        <section class="map-lists" aria-label=map::list::label()>
            <ul class="map-list">
                <For each=move || tops.get().0 key=|id| id.as_str().to_owned() let(id)>
                    <Item id depth=0 />
                </For>
            </ul>
            {apart}
            <Away />
        </section>
    }
}

fn ids(goals: Vec<(Id<Goal>, Level)>) -> Vec<Id<Goal>> {
    goals.into_iter().map(|(id, _)| id).collect()
}

/// One goal, and the list of those below it.
#[component]
fn Item(
    /// The goal.
    id: Id<Goal>,
    /// How many goals are above it.
    depth: usize,
) -> AnyView {
    let atlas = Atlas::here();
    let key = StoredValue::new(id);
    let below = Memo::new(move |_| {
        atlas.map.track();
        key.with_value(|id| {
            atlas.outline(|outline| {
                let Some(at) = outline.place(id) else {
                    return Vec::new();
                };
                let entries = outline.entries();
                let end = entries[at].end;
                let mut child = at + 1;
                let mut found = Vec::new();
                while let Some(entry) = entries.get(child).filter(|_| child < end) {
                    found.push(entry.goal.id.clone());
                    child = entry.end;
                }
                found
            })
        })
    });
    let is_open = Memo::new(move |_| key.with_value(|id| atlas.folding().is_open(id)));
    let pressed = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        below.with(|below| !below.is_empty()) && is_open.get() && (depth < DEEPEST || pressed.get())
    });
    let has_below = Memo::new(move |_| below.with(|below| !below.is_empty()));
    let name = live(move || {
        let plan = atlas.plan();
        let goal = plan.and_then(|plan| key.with_value(|id| plan.goal(id).cloned()));
        goal.map(|goal| title(&goal)).unwrap_or_default()
    });
    let fold = live(move || {
        has_below.get().then(|| {
            let label = live(move || {
                let goal = key.with_value(|id| atlas.goal_now(id));
                let title = goal.map(|goal| title(&goal)).unwrap_or_default();
                if shown.get() {
                    goals::row::collapse(title)
                } else {
                    goals::row::expand(title)
                }
            });
            let press = move |_| {
                let open = !shown.get_untracked();
                pressed.set(open);
                key.with_value(|id| atlas.fold(id, open));
            };
            view! {
                <button type="button" class="line-fold" aria-label=label data-open=live(move || shown.get().then_some(""))
                    aria-expanded=live(move || shown.get().to_string()) on:click=press>{Icon::Fold}</button>
            }
            .into_any()
        })
    });
    let detail = live(move || {
        let plan = atlas.plan()?;
        let goal = key.with_value(|id| plan.goal(id).cloned())?;
        let figures = atlas.figures();
        let of_goal = figures.as_ref().and_then(|figures| figures.goal(&goal.id));
        let gives = words::gives_said(&plan, figures.as_deref(), &goal);
        Some(details(atlas, &plan, &goal, of_goal, gives))
    });
    let href = live(move || {
        let plan = atlas.plan()?;
        Some(key.with_value(|id| Route::Goal(plan.about().id.clone(), id.clone()).href()))
    });
    let children = live(move || {
        shown.get().then(|| {
            view! {
                <ul>
                    <For each=move || below.get() key=|id| id.as_str().to_owned() let(id)>
                        <Item id depth=depth + 1 />
                    </For>
                </ul>
            }
            .into_any()
        })
    });
    view! {
        <li>
            <div class="map-item">
                {fold}
                <div class="map-item-words">
                    <a href=href>{name}</a>
                    {detail}
                </div>
            </div>
            {children}
        </li>
    }
    .into_any()
}

/// What is said of a goal below its sentence.
fn details(
    atlas: Atlas,
    plan: &Plan,
    goal: &Goal,
    figures: Option<&GoalFigures>,
    gives: Option<String>,
) -> AnyView {
    let health = crate::pages::goals::health(goal, figures);
    let health = health.map(|(name, sign)| {
        view! { <span class="map-mark" data-shade=sign>{name}</span> }.into_any()
    });
    let coverage = figures.and_then(|figures| figures.cascade.coverage);
    let mut said = vec![words::label(plan, goal)];
    said.extend(gives);
    said.extend(coverage.map(|coverage| map::list::covered(words::percent(coverage))));
    said.extend(figures.and_then(words::gap));
    said.extend(sight::helped(plan, goal).into_iter().map(map::list::helps));
    let helpers = sight::helpers(atlas, &goal.id).into_iter();
    said.extend(helpers.map(map::sight::helped));
    view! { <p class="map-item-more">{health} <span>{said.join(" · ")}</span></p> }.into_any()
}
