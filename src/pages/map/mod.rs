//! The alignment map. `atlas` holds what is shown and lit, `camera` what is in view; `canvas`, `card` and `links`
//! draw it, `hands` and `keys` move about in it, `sight` says in words what is lit, `list` is the same for those who
//! do not see the picture, and `save` hands the picture over.

mod acts;
mod atlas;
mod bar;
mod camera;
mod canvas;
mod card;
mod carry;
mod color;
mod hands;
mod keys;
mod legend;
mod links;
mod list;
mod mini;
mod near;
mod picture;
mod save;
mod screen;
mod search;
mod sight;
mod words;

use leptos::prelude::*;
use sightline_text::map;

use self::{
    atlas::{Atlas, Shape},
    bar::Bar,
    canvas::Canvas,
    list::List,
    save::Paper,
    sight::Sight,
};
use crate::{
    pages::{goals::ChooseAbove, open_sample},
    route::Route,
    state::{Navigation, Workspace},
    ui::{Icon, Page, live},
};

/// The map of the open plan.
#[component]
pub fn MapPage() -> impl IntoView {
    let atlas = Atlas::new(Workspace::here());
    provide_context(atlas);
    keys::offer(atlas);
    let is_empty = Memo::new(move |_| atlas.map.with(|map| map.nodes().is_empty()));
    let content = live(move || {
        if is_empty.get() {
            return view! { <Empty /> }.into_any();
        }
        let picture = live(move || match atlas.shape.get() {
            Shape::Picture => view! { <Canvas /> <Sight /> <keys::Keys /> }.into_any(),
            Shape::List => view! { <List /> }.into_any(),
        });
        view! { {picture} <Paper /> }.into_any()
    });
    let tools = live(move || (!is_empty.get()).then(|| view! { <Bar /> }.into_any()));
    let shape = live(move || match atlas.shape.get() {
        _ if is_empty.get() => "empty",
        Shape::Picture => "picture",
        Shape::List => "list",
    });
    let choose = Callback::new(move |above| {
        if let Some(moving) = atlas.moving.get_untracked() {
            acts::move_under(atlas, &moving, above);
            atlas.focus(&moving);
        }
    });
    view! {
        <div class="map-page" data-shape=shape>
            <Page title=map::title().to_owned()>
                {tools}
                {content}
                <ChooseAbove open=atlas.choosing moving=atlas.moving choose />
            </Page>
        </div>
    }
}

/// What there is to do while no goal is there.
#[component]
fn Empty() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let write = move || {
        let plan = workspace.plan()?;
        Some(Route::Plan(plan.about().id.clone()).href())
    };
    view! {
        <div class="map-empty">
            <svg class="map-empty-picture" viewBox="0 0 300 120" aria-hidden="true" focusable="false">
                <path d="M84 60C120 60 108 24 144 24M84 60C120 60 108 96 144 96M204 24C228 24 222 60 246 60" />
                <rect x="8" y="44" width="76" height="32" rx="6" />
                <rect x="144" y="8" width="60" height="32" rx="6" />
                <rect class="map-empty-gap" x="144" y="80" width="60" height="32" rx="6" />
                <rect class="map-empty-you" x="246" y="44" width="46" height="32" rx="6" />
            </svg>
            <h2>{map::empty::title()}</h2>
            <p class="lead">{map::empty::lead()}</p>
            <div class="actions">
                <a class="button primary" href=live(write)>{Icon::Add} {map::empty::write()}</a>
                <button type="button" class="button" on:click=move |_| open_sample(workspace, navigation, || {})>
                    {map::empty::sample()}
                </button>
            </div>
        </div>
    }
}
