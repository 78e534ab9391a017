//! What the colours mean. Pressing one picks out its goals, so that nobody needs to tell colours apart.

use leptos::prelude::*;
use sightline_text::{goals, map};

use super::{atlas::Atlas, color::Shade};
use crate::ui::live;

/// The classes of colour that the map shows, with how many goals each has.
#[component]
pub fn Legend() -> impl IntoView {
    let atlas = Atlas::here();
    let items = live(move || {
        let item = |(shade, name, count): &(Shade, String, usize)| {
            let shade = *shade;
            let pressed = live(move || (atlas.only.get() == Some(shade)).to_string());
            let press = move |_| {
                atlas.only.update(|only| {
                    *only = if *only == Some(shade) {
                        None
                    } else {
                        Some(shade)
                    };
                });
                atlas.chosen.set(None);
            };
            view! {
                <li>
                    <button type="button" class="legend-item" aria-pressed=pressed on:click=press>
                        <span class="map-mark" data-shade=shade>{name.clone()}</span>
                        <span class="legend-count">{count.to_string()}</span>
                    </button>
                </li>
            }
            .into_any()
        };
        atlas
            .shades
            .with(|shades| shades.legend.iter().map(item).collect::<Vec<_>>())
    });
    view! {
        <ul class="map-legend" aria-label=map::legend::label()>{items}</ul>
        <Away />
    }
}

/// Says that goals are left out because they were put away with their cycles.
#[component]
pub fn Away() -> impl IntoView {
    let atlas = Atlas::here();
    let count = Memo::new(move |_| atlas.put_away());
    live(move || {
        let count = count.get();
        (count > 0)
            .then(|| view! { <p class="map-away">{goals::find::put_away(count)}</p> }.into_any())
    })
}
