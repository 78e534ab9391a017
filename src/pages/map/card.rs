//! One goal on its card.

use leptos::{attr::custom::custom_attribute, prelude::*};
use sightline_draw::Node;
use sightline_plan::{Goal, Id};

use super::{
    atlas::{Atlas, card_id},
    sight, words,
};
use crate::{pages::goals::title, ui::live};

/// The card of one goal. It stays on the page as long as its goal is in view; each part of it follows what it shows.
#[component]
pub fn Card(
    /// Its goal.
    id: Id<Goal>,
) -> impl IntoView {
    let atlas = Atlas::here();
    let key = StoredValue::new(id.clone());
    let place = Memo::new(move |_| {
        atlas.map.with(|map| {
            let node = key.with_value(|id| map.node(id))?;
            Some((node, map.nodes()[node].clone(), map.card(node)?))
        })
    });
    let transform = move || {
        let place = place.get();
        place.map(|(_, _, card)| format!("translate({:.1}px,{:.1}px)", card.left, card.top))
    };
    let number = |of: fn(&Node) -> usize| {
        live(move || place.with(|place| place.as_ref().map(|(_, node, _)| of(node).to_string())))
    };
    let is_stop = Memo::new(move |_| {
        atlas
            .stop()
            .is_some_and(|stop| key.with_value(|id| *id == stop))
    });
    let shade = Memo::new(move |_| {
        let node = place.with(|place| place.as_ref().map(|(node, ..)| *node))?;
        Some(atlas.shades.with(|shades| shades.at(node)))
    });
    let expanded = live(move || {
        let open = place.with(|place| place.as_ref().and_then(|(_, node, _)| node.open));
        open.map(|open| open.to_string())
    });
    let back = Memo::new(move |_| {
        let node = place.with(|place| place.as_ref().map(|(node, ..)| *node));
        node.is_some_and(|node| key.with_value(|id| atlas.steps_back(node, id)))
    });
    let chosen = Memo::new(move |_| {
        atlas
            .chosen
            .with(|chosen| key.with_value(|id| chosen.as_ref() == Some(id)))
    });
    let found = Memo::new(move |_| {
        atlas
            .found
            .with(|found| key.with_value(|id| found.contains(id)))
    });
    let target = live(move || key.with_value(|id| atlas.carry.mark(id)));
    let more = live(move || key.with_value(|id| sight::card_more(atlas, id)));
    let content = live(move || {
        let plan = atlas.plan()?;
        let goal = key.with_value(|id| plan.goal(id).cloned())?;
        let figures = atlas.figures();
        let shade = shade.get()?;
        let of_goal = figures.as_ref().and_then(|figures| figures.goal(&goal.id));
        let coloring = atlas.coloring.get_untracked();
        let word = atlas
            .shades
            .with(|shades| words::of_shade(&plan, &goal, of_goal, coloring, shades, shade));
        Some(
            view! {
                <span class="map-words">{title(&goal)}</span>
                <span class="map-card-head">
                    <span class="map-mark" data-shade=shade>{word}</span>
                    <small>{words::label(&plan, &goal)}</small>
                </span>
            }
            .into_any(),
        )
    });
    let fold = live(move || {
        let (open, hidden) = place.with(|place| {
            let (_, node, _) = place.as_ref()?;
            Some((node.open?, node.hidden))
        })?;
        // The keys and the button below the map do the same.
        let words = if open {
            "−".to_owned()
        } else {
            hidden.to_string()
        };
        Some(view! { <span class="map-fold" aria-hidden="true" data-fold="" data-open=open.then_some("")>{words}</span> }.into_any())
    });
    // The renderer knows no attribute of this name.
    let level = custom_attribute("aria-level", number(|node| node.depth + 1));
    view! {
        <div
            {..level}
            role="treeitem"
            id=card_id(&id)
            class="map-card"
            tabindex=live(move || if is_stop.get() { "0" } else { "-1" })
            aria-expanded=expanded
            aria-selected=live(move || chosen.get().to_string())
            aria-posinset=number(|node| node.position)
            aria-setsize=number(|node| node.siblings)
            data-goal=id.as_str().to_owned()
            data-shade=live(move || shade.get())
            data-back=live(move || back.get().then_some(""))
            data-chosen=live(move || chosen.get().then_some(""))
            data-found=live(move || found.get().then_some(""))
            data-target=target
            style:transform=transform
        >
            {content}
            <span class="visually-hidden">{more}</span>
            {fold}
        </div>
    }
}
