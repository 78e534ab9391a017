//! One goal on its card.

use std::iter;

use leptos::{html, prelude::*};
use sightline_draw::{Node, Rect};
use sightline_plan::{Goal, Id};

use super::{
    atlas::{Atlas, card_id},
    color::Shade,
    screen::put,
    sight, words,
};
use crate::{ui::live, words::title};

/// What a card shows, and where it stands.
#[derive(Clone, PartialEq)]
struct Content {
    card: Rect,
    node: Node,
    title: String,
    shade: Shade,
    /// What the shade means.
    word: String,
    label: String,
    /// All of it and what it gives and gets, for those who hear it.
    said: String,
}

impl Content {
    fn of(atlas: Atlas, id: &Id<Goal>) -> Option<Self> {
        let (at, node, card) = atlas.map.with(|map| {
            let at = map.node(id)?;
            Some((at, map.nodes()[at].clone(), map.card(at)?))
        })?;
        let plan = atlas.plan()?;
        let goal = plan.goal(id)?;
        let figures = atlas.figures();
        let of_goal = figures.as_ref().and_then(|figures| figures.goal(id));
        // A change of what colours mean changes the shades as well.
        let coloring = atlas.coloring.get_untracked();
        let (shade, word) = atlas.shades.with(|shades| {
            let shade = shades.at(at);
            let word = words::of_shade(&plan, goal, of_goal, coloring, shades, shade);
            (shade, word)
        });
        let (title, label) = (title(goal), words::label(&plan, goal));
        let more = sight::card_more(atlas, id);
        // What is seen comes first, as it is seen: who speaks to the device says that.
        let seen = [&title, &word, &label].map(String::as_str);
        let seen: Vec<&str> = seen.into_iter().filter(|it| !it.is_empty()).collect();
        let said: Vec<String> = iter::once(seen.join(" ")).chain(more).collect();
        Some(Self {
            card,
            node,
            title,
            shade,
            word,
            label,
            said: said.join(". "),
        })
    }
}

/// How a card stands out among the others.
#[derive(Clone, Copy, PartialEq)]
struct Standing {
    is_stop: bool,
    is_chosen: bool,
    is_found: bool,
    steps_back: bool,
    target: Option<&'static str>,
}

impl Standing {
    fn of(atlas: Atlas, id: &Id<Goal>) -> Self {
        let at = atlas.map.with(|map| map.node(id));
        Self {
            is_stop: atlas.stop().as_ref() == Some(id),
            is_chosen: atlas.chosen.with(|chosen| chosen.as_ref() == Some(id)),
            is_found: atlas.found.with(|found| found.contains(id)),
            steps_back: at.is_some_and(|at| atlas.steps_back(at, id)),
            target: atlas.carry.mark(id),
        }
    }
}

/// The card of one goal. It stays on the page as long as its goal is in view. While one moves about, many come and go,
/// and what each follows by itself is dear: so the whole card follows two things.
#[component]
pub fn Card(
    /// Its goal.
    id: Id<Goal>,
) -> impl IntoView {
    let atlas = Atlas::here();
    let key = StoredValue::new(id.clone());
    let content = Memo::new(move |_| key.with_value(|id| Content::of(atlas, id)));
    let standing = Memo::new(move |_| key.with_value(|id| Standing::of(atlas, id)));
    let element = NodeRef::<html::Div>::new();
    // Past the renderer, which would take every attribute off before it puts them back, and focus with them.
    Effect::new(move |written: Option<Attributes>| {
        let Some(element) = element.get() else {
            return Attributes::default();
        };
        let standing = standing.get();
        let now = content.with(|content| {
            let content = content.as_ref();
            content.map(|content| attributes(content, standing))
        });
        let (written, now) = (written.unwrap_or_default(), now.unwrap_or_default());
        for ((name, before), after) in NAMES.iter().zip(written).zip(&now) {
            // Both names and values are such that a browser takes them.
            let _ = match after {
                Some(value) if before.as_ref() != Some(value) => element.set_attribute(name, value),
                None if before.is_some() => element.remove_attribute(name),
                _ => Ok(()),
            };
        }
        if let Some(card) = content.with(|content| content.as_ref().map(|content| content.card)) {
            // Not by a transform: each one is a thing of its own to what puts the picture together, in every frame.
            put(&element, "left", &format!("{:.1}px", card.left));
            put(&element, "top", &format!("{:.1}px", card.top));
        }
        now
    });
    let inside = live(move || content.get().map(inside));
    view! {
        <div node_ref=element role="treeitem" id=card_id(&id) class="map-card" data-goal=id.as_str().to_owned()>
            {inside}
        </div>
    }
}

/// The attributes that change.
const NAMES: [&str; 12] = [
    "tabindex",
    "aria-label",
    "aria-level",
    "aria-posinset",
    "aria-setsize",
    "aria-expanded",
    "aria-selected",
    "data-shade",
    "data-back",
    "data-chosen",
    "data-found",
    "data-target",
];

/// What they are.
type Attributes = [Option<String>; NAMES.len()];

fn attributes(content: &Content, standing: Standing) -> Attributes {
    let flag = |is_on: bool| is_on.then(String::new);
    let node = &content.node;
    [
        Some(if standing.is_stop { "0" } else { "-1" }.to_owned()),
        Some(content.said.clone()),
        Some((node.depth + 1).to_string()),
        Some(node.position.to_string()),
        Some(node.siblings.to_string()),
        node.open.map(|open| open.to_string()),
        Some(standing.is_chosen.to_string()),
        Some(content.shade.to_owned()),
        flag(standing.steps_back),
        flag(standing.is_chosen),
        flag(standing.is_found),
        standing.target.map(str::to_owned),
    ]
}

/// What stands on the card.
fn inside(content: Content) -> AnyView {
    let fold = content.node.open.map(|open| {
        // The keys and the button below the map do the same. The sign of an open one is drawn by the style sheet: as
        // text it would belong to the card's name.
        let words = (!open).then(|| content.node.hidden.to_string());
        view! { <span class="map-fold" aria-hidden="true" data-fold="" data-open=open.then_some("")>{words}</span> }
            .into_any()
    });
    view! {
        <span class="map-words">{content.title}</span>
        " "
        <span class="map-card-head">
            <span class="map-mark" data-shade=content.shade>{content.word}</span>
            " "
            <small>{content.label}</small>
        </span>
        {fold}
    }
    .into_any()
}
