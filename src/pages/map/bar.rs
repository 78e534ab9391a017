//! The controls over the map.

use leptos::{ev, prelude::*};
use sightline_text::map;

use super::{
    atlas::{Atlas, Shape},
    color::Coloring,
    save,
    search::Search,
};
use crate::ui::{Icon, live};

/// The controls.
#[component]
pub fn Bar() -> impl IntoView {
    let atlas = Atlas::here();
    let shape = move |shape: Shape, words: &'static str| {
        view! {
            <label>
                <input type="radio" name="map-shape" prop:checked=move || atlas.shape.get() == shape
                    on:change=move |_| atlas.show_as(shape) />
                <span>{words}</span>
            </label>
        }
        .into_any()
    };
    let is_picture = Memo::new(move |_| atlas.shape.get() == Shape::Picture);
    let search = live(move || is_picture.get().then(|| view! { <Search /> }.into_any()));
    let color = live(move || is_picture.get().then(|| view! { <Colors /> }.into_any()));
    view! {
        <div class="map-bar">
            <fieldset class="segments">
                <legend class="visually-hidden">{map::as_::label()}</legend>
                {shape(Shape::Picture, map::as_::picture())}
                {shape(Shape::List, map::as_::list())}
            </fieldset>
            {color}
            {search}
            <span class="grow"></span>
            <div class="map-bar-acts">
                <button type="button" class="button quiet" on:click=move |_| atlas.fold_all(true)>{map::bar::unfold()}</button>
                <button type="button" class="button quiet" on:click=move |_| atlas.fold_all(false)>{map::bar::fold()}</button>
                <div class="map-save" role="group" aria-label=map::bar::save()>
                    <span aria-hidden="true">{Icon::Export} {map::bar::save()}</span>
                    <button type="button" class="button quiet" on:click=move |_| save::svg(atlas)>{map::bar::svg()}</button>
                    <button type="button" class="button quiet" on:click=move |_| save::png(atlas)>{map::bar::png()}</button>
                </div>
            </div>
        </div>
    }
}

/// What the colours stand for.
#[component]
fn Colors() -> impl IntoView {
    let atlas = Atlas::here();
    let choose = move |event: ev::Event| {
        let word = event_target_value(&event);
        if let Some(chosen) = Coloring::ALL.into_iter().find(|it| it.word() == word) {
            atlas.only.set(None);
            atlas.coloring.set(chosen);
        }
    };
    let option = |coloring: Coloring| {
        let selected = live(move || atlas.coloring.get() == coloring);
        view! { <option value=coloring.word() selected=selected>{coloring.name()}</option> }
            .into_any()
    };
    view! {
        <label class="map-color">
            <span>{map::bar::color()}</span>
            <select on:change=choose>{Coloring::ALL.map(option).into_iter().collect::<Vec<_>>()}</select>
        </label>
    }
}
