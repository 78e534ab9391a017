//! Finding goals on the map: the map flies to each in turn.

use std::{collections::HashSet, sync::Arc};

use leptos::{ev, prelude::*};
use sightline_plan::{
    Goal, Id,
    outline::{Query, has_words},
};
use sightline_text::map;

use super::atlas::Atlas;
use crate::ui::{Icon, live};

const FIELD: &str = "map-search";

/// Puts focus into the field.
pub fn focus() {
    crate::ui::focus::soon(FIELD);
}

/// The field, and the ways from hit to hit.
#[component]
pub fn Search() -> impl IntoView {
    let atlas = Atlas::here();
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let hits = Memo::new(move |_| {
        let query = Query {
            words: words.get(),
            ..Query::default()
        };
        let needles = query.needles();
        let Some(plan) = atlas.plan().filter(|_| !needles.is_empty()) else {
            return Vec::new();
        };
        atlas.map.track();
        atlas.outline(|outline| {
            let entries = outline.entries().iter();
            let found = entries.filter(|entry| has_words(&plan, &entry.goal, &needles));
            found
                .map(|entry| entry.goal.id.clone())
                .collect::<Vec<Id<Goal>>>()
        })
    });
    Effect::new(move |_| {
        let found: HashSet<Id<Goal>> = hits.with(|hits| hits.iter().cloned().collect());
        atlas.found.set(Arc::new(found));
    });
    on_cleanup(move || {
        atlas.found.try_set(Arc::default());
    });
    let go = move |to: usize| {
        at.set(to);
        let hit = hits.with_untracked(|hits| hits.get(to).cloned());
        if let Some(hit) = hit {
            atlas.fly(&hit);
        }
    };
    let step = move |forward: bool| {
        let count = hits.with_untracked(Vec::len);
        if count > 0 {
            let by = if forward { 1 } else { count - 1 };
            go((at.get_untracked() + by) % count);
        }
    };
    let typed = move |event: ev::Event| {
        words.set(event_target_value(&event));
        if hits.with_untracked(Vec::is_empty) {
            atlas.let_go();
        }
        go(0);
    };
    let key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            step(!event.shift_key());
        }
    };
    let said = live(move || {
        let count = hits.with(Vec::len);
        if words.with(|words| words.trim().is_empty()) {
            String::new()
        } else if count == 0 {
            map::bar::none().to_owned()
        } else {
            map::bar::hits(at.get() + 1, count)
        }
    });
    let several = Memo::new(move |_| hits.with(Vec::len) > 1);
    let steps = live(move || {
        several.get().then(|| {
            view! {
                <button type="button" class="icon-button" aria-label=map::bar::previous() on:click=move |_| step(false)>{Icon::Up}</button>
                <button type="button" class="icon-button" aria-label=map::bar::next() on:click=move |_| step(true)>{Icon::Down}</button>
            }
            .into_any()
        })
    });
    view! {
        <div class="map-search" role="search">
            {Icon::Search}
            <input id=FIELD type="search" autocomplete="off" aria-label=map::bar::search() placeholder=map::bar::placeholder()
                prop:value=words on:input=typed on:keydown=key />
            <span class="map-hits" role="status">{said}</span>
            {steps}
        </div>
    }
}
