//! The picture: one layer that moves, with links, gaps and cards in it, and what lies over it.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sightline_draw::Rect;
use sightline_plan::{Goal, Id};
use sightline_text::map;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::ResizeObserver;

use super::{
    atlas::Atlas,
    card::Card,
    carry::CarryLayer,
    hands::{self, Hands},
    keys,
    legend::Legend,
    links::Links,
    mini::Mini,
    words,
};
use crate::{
    pages::goals::level_name,
    ui::{Icon, live},
};

/// How much larger or smaller one press makes it.
pub const STEP: f64 = 1.4;

/// So much of the picture one press moves it by: what was at the edge stays in sight.
const TURN: f64 = 0.6;

/// The picture of the map.
#[component]
pub fn Canvas() -> impl IntoView {
    let atlas = Atlas::here();
    let camera = atlas.camera;
    let hands = Hands::new(atlas);
    camera.forget_place();
    Effect::new(move |_| {
        atlas.map.track();
        atlas.survey();
    });
    Effect::new(move |_| {
        if camera.port.get().is_some() {
            // Once the page has been laid out.
            request_animation_frame(move || camera.measure());
        }
    });
    let resized = Closure::<dyn FnMut()>::new(move || camera.measure());
    let watch = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok();
    let watch = StoredValue::new_local((watch, resized));
    Effect::new(move |_| {
        let port = camera.port.get();
        watch.with_value(|(watch, _)| {
            if let Some((watch, port)) = watch.as_ref().zip(port) {
                watch.observe(&port);
            }
        });
    });
    on_cleanup(move || {
        watch.try_with_value(|(watch, _)| watch.as_ref().map(ResizeObserver::disconnect));
    });
    view! {
        <section class="map-frame">
            <Heads />
            <div class="map-port" node_ref=camera.port>
                <div class="map-surface" data-carrying=live(move || atlas.carry.is_on().then_some(""))
                    on:pointerdown=move |event| hands.down(&event)
                    on:pointermove=move |event| hands.go(&event)
                    on:pointerup=move |event| hands.up(&event)
                    on:pointercancel=move |event| hands.cancel(&event)
                    on:pointerleave=move |_| atlas.pointed.set(None)
                    on:dblclick=move |event| hands.open(&event)
                    on:contextmenu=move |event| hands.no_menu(&event)
                    on:wheel=move |event| hands.wheel(&event)>
                    <div class="map-layer" node_ref=camera.layer
                        style:--px=move || format!("{:.4}", 2_f64.powi(-camera.step.get()))>
                        <Links />
                        <Gaps />
                        <Cards />
                    </div>
                </div>
                <CarryLayer />
                <Mini />
            </div>
            <div class="map-foot">
                <Legend />
                <Ways />
            </div>
        </section>
    }
}

/// The names of the levels over their columns.
#[component]
fn Heads() -> impl IntoView {
    let atlas = Atlas::here();
    let heads = Memo::new(move |_| atlas.map.with(|map| map.heads().to_vec()));
    let names = live(move || {
        heads.with(|heads| {
            let name = |rank: usize| {
                let level = super::color::LEVELS.get(rank).copied();
                view! { <span>{level.map(level_name)}</span> }.into_any()
            };
            heads.iter().map(|head| name(head.rank)).collect::<Vec<_>>()
        })
    });
    Effect::new(move |_| {
        heads.track();
        request_animation_frame(move || atlas.camera.measure());
    });
    view! {
        <div class="map-heads" aria-hidden="true" node_ref=atlas.camera.head_line>{names}</div>
    }
}

/// The cards that are in view, and the one that takes focus.
#[component]
fn Cards() -> impl IntoView {
    let atlas = Atlas::here();
    let drawn = Memo::new(move |_| {
        let stop = atlas.stop();
        let (near, area) = (atlas.near.get(), atlas.camera.around());
        atlas.map.with(|map| {
            let cards = near.iter().copied();
            let mut cards: Vec<usize> = cards
                .filter(|node| map.card(*node).is_some_and(|card| card.meets(&area)))
                .filter(|node| !map.nodes()[*node].is_gap)
                .collect();
            let stop = stop.as_ref().and_then(|stop| map.node(stop));
            if let Some(stop) = stop.filter(|stop| !cards.contains(stop)) {
                cards.push(stop);
                cards.sort_unstable();
            }
            let goal = |node: usize| map.nodes()[node].goal.clone();
            cards.into_iter().map(goal).collect::<Vec<Id<Goal>>>()
        })
    });
    Effect::new(move |_| {
        drawn.track();
        if atlas.held.with_value(Option::is_some) {
            request_animation_frame(move || atlas.keep_focus());
        }
    });
    let entered = window_event_listener(ev::focusin, move |event| hands::entered(atlas, &event));
    let pressed = window_event_listener(ev::pointerdown, move |_| atlas.held.set_value(None));
    on_cleanup(move || {
        entered.remove();
        pressed.remove();
    });
    let taken = move |event: ev::FocusEvent| hands::focused(atlas, &event);
    view! {
        <div role="tree" class="map-cards" aria-label=map::tree() data-far=live(move || atlas.camera.far.get().then_some(""))
            on:keydown=move |event| keys::press(atlas, &event) on:focusin=taken>
            <For each=move || drawn.get() key=Id::clone let(id)>
                <Card id />
            </For>
        </div>
    }
}

/// What is missing, where it would stand.
#[component]
fn Gaps() -> impl IntoView {
    let atlas = Atlas::here();
    let drawn = Memo::new(move |_| {
        let near = atlas.near.get();
        atlas.map.with(|map| {
            let nodes = near.iter().filter(|node| map.nodes()[**node].is_gap);
            nodes
                .filter_map(|node| Some((map.nodes()[*node].goal.clone(), map.card(*node)?)))
                .collect::<Vec<(Id<Goal>, Rect)>>()
        })
    });
    let gap = move |(goal, card): (Id<Goal>, Rect)| {
        let words = live(move || {
            let figures = atlas.figures()?;
            words::gap(figures.goal(&goal)?)
        });
        let (left, top) = (format!("{:.1}px", card.left), format!("{:.1}px", card.top));
        view! { <p class="map-gap" style:left=left style:top=top>{words}</p> }.into_any()
    };
    let apart = live(move || {
        let card = atlas.map.with(|map| map.card(map.apart()?))?;
        let left = atlas.map.with(|map| map.extent().left);
        let place = format!("translate({left:.1}px,{:.1}px)", card.top - 58.0);
        let far = atlas.camera.far.get();
        (!far).then(|| {
            view! { <p class="map-apart" style:transform=place>{map::apart()}</p> }.into_any()
        })
    });
    view! {
        <div aria-hidden="true">
            {apart}
            <For each=move || drawn.get() key=|(goal, card)| format!("{goal} {card:?}") let(one)>
                {gap(one)}
            </For>
        </div>
    }
}

/// Moves and zooms without dragging, for one finger. Where the small map is there, it moves the picture instead.
#[component]
fn Ways() -> impl IntoView {
    let camera = Atlas::here().camera;
    let button = |name: &'static str, icon: Icon, act: Arc<dyn Fn() + Send + Sync>| {
        view! {
            <button type="button" class="map-button" aria-label=name title=name on:click=move |_| act()>{icon}</button>
        }
        .into_any()
    };
    let turn = move |across: f64, down: f64| -> Arc<dyn Fn() + Send + Sync> {
        Arc::new(move || camera.turn(across * TURN, down * TURN))
    };
    view! {
        <div class="map-moves" role="group" aria-label=map::moves::label()>
            {button(map::moves::left(), Icon::Back, turn(-1.0, 0.0))}
            {button(map::moves::up(), Icon::Up, turn(0.0, -1.0))}
            {button(map::moves::down(), Icon::Down, turn(0.0, 1.0))}
            {button(map::moves::right(), Icon::Fold, turn(1.0, 0.0))}
        </div>
        <div class="map-zoom" role="group" aria-label=map::zoom::label()>
            {button(map::zoom::in_(), Icon::Add, Arc::new(move || camera.step_zoom(STEP)))}
            {button(map::zoom::out(), Icon::Less, Arc::new(move || camera.step_zoom(1.0 / STEP)))}
            {button(map::zoom::fit(), Icon::Whole, Arc::new(move || camera.fit()))}
        </div>
    }
}
