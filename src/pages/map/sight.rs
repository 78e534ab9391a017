//! The line of sight in words, and what can be done with the goal that was gone to.

use leptos::prelude::*;
use sightline_plan::{Goal, Id, Level, Plan};
use sightline_text::map;

use super::{atlas::Atlas, words};
use crate::{
    route::Route,
    ui::{Icon, live},
    words::title,
};

/// What a card says of its goal beyond what stands on it, to those who hear it.
pub fn card_more(atlas: Atlas, id: &Id<Goal>) -> Vec<String> {
    let Some((plan, goal)) = atlas.plan().and_then(|plan| {
        let goal = plan.goal(id).cloned()?;
        Some((plan, goal))
    }) else {
        return Vec::new();
    };
    let figures = atlas.figures();
    let of_goal = figures.as_ref().and_then(|figures| figures.goal(id));
    let hidden = atlas
        .map
        .with(|map| map.node(id).map(|node| map.nodes()[node].hidden));
    let gives = words::gives_said(&plan, figures.as_deref(), &goal).into_iter();
    gives
        .chain(hidden.filter(|hidden| *hidden > 0).map(map::goals_below))
        .chain(of_goal.and_then(words::gap))
        .collect()
}

/// The line of sight of the goal that is lit.
#[component]
pub fn Sight() -> impl IntoView {
    let atlas = Atlas::here();
    let words = live(move || {
        let goal = atlas.pointed.get().or_else(|| atlas.chosen.get());
        let plan = atlas.plan();
        match goal.zip(plan) {
            Some((id, plan)) => view! {
                <p class="sight-line">{line(&plan, &id)}</p>
                <p class="sight-more">{more(atlas, &plan, &id)}</p>
            }
            .into_any(),
            None => view! { <p class="sight-none">{map::sight::none()}</p> }.into_any(),
        }
    });
    let acts = live(move || {
        let id = atlas.chosen.get()?;
        let plan = atlas.plan()?;
        plan.goal(&id)?;
        let href = Route::Goal(plan.about().id.clone(), id.clone()).href();
        let open = atlas
            .map
            .with(|map| map.node(&id).and_then(|node| map.nodes()[node].open));
        let (folded, moved) = (id.clone(), id);
        let fold = open.map(|open| {
            let words = if open { map::act::fold() } else { map::act::unfold() };
            view! { <button type="button" class="button" on:click=move |_| atlas.fold(&folded, !open)>{words}</button> }.into_any()
        });
        let under = atlas.may_edit().then(|| {
            let choose = move |_| {
                atlas.moving.set(Some(moved.clone()));
                atlas.choosing.set(true);
            };
            view! { <button type="button" class="button" aria-haspopup="dialog" on:click=choose>{map::act::under()}</button> }.into_any()
        });
        Some(
            view! {
                <div class="actions" role="group" aria-label=map::act::label()>
                    <a class="button" href=href>{Icon::Go} {map::act::open()}</a>
                    {fold}
                    {under}
                </div>
            }
            .into_any(),
        )
    });
    view! {
        <section class="sight" aria-label=map::sight::label()>
            <div class="sight-words">{words}</div>
            {acts}
        </section>
    }
}

/// “A” serves “B”, which serves “C”.
fn line(plan: &Plan, id: &Id<Goal>) -> String {
    let Some(goal) = plan.goal(id) else {
        return String::new();
    };
    let own = title(goal);
    let above: Vec<String> = plan.ancestors(goal).map(|goal| title(goal)).collect();
    match above.split_first() {
        None if goal.level == Level::Company => map::sight::top(own),
        None => map::sight::orphan(own),
        Some((first, rest)) => {
            let mut said = map::sight::first(own, first);
            for above in rest {
                said.push_str(&map::sight::more(above));
            }
            said + map::sight::end()
        }
    }
}

/// What it gives and gets, and whom it helps.
fn more(atlas: Atlas, plan: &Plan, id: &Id<Goal>) -> String {
    let Some(goal) = plan.goal(id) else {
        return String::new();
    };
    let figures = atlas.figures();
    let of_goal = figures.as_ref().and_then(|figures| figures.goal(id));
    let mut said: Vec<String> = Vec::new();
    if let Some(gives) = words::gives_in(plan, figures.as_deref(), goal) {
        said.push(if words::enables(goal) {
            map::sight::enables().to_owned()
        } else {
            map::sight::gives(gives)
        });
    }
    let below = of_goal.map_or(0, |of_goal| of_goal.cascade.parts.len());
    if below > 0 {
        said.push(map::sight::below(below));
    }
    let lacks = of_goal.and_then(|of_goal| {
        let gap = of_goal.cascade.gap.filter(|gap| *gap > 0.0)?;
        let change = of_goal.cascade.change.as_ref()?;
        Some(words::amount(gap, &change.unit))
    });
    said.extend(lacks.map(map::sight::missing));
    let name = |id: &Id<Goal>| plan.goal(id).map(|goal| title(goal));
    said.extend(goal.supports.iter().filter_map(name).map(map::sight::helps));
    said.extend(helpers(atlas, id).into_iter().map(map::sight::helped));
    said.join(" ")
}

/// The goals that help a goal from elsewhere in the tree.
pub fn helpers(atlas: Atlas, id: &Id<Goal>) -> Vec<String> {
    atlas.outline(|outline| {
        let entries = outline.entries().iter();
        entries
            .filter(|entry| entry.goal.supports.contains(id))
            .map(|entry| title(&entry.goal))
            .collect()
    })
}

/// Every goal that helps another, with the names of those.
pub fn helped(plan: &Plan, goal: &Goal) -> Vec<String> {
    let name = |id: &Id<Goal>| plan.goal(id).map(|goal| title(goal));
    goal.supports.iter().filter_map(name).collect()
}
