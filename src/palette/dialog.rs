//! The command palette: one field, and what it finds.

use std::{rc::Rc, time::Duration};

use leptos::{ev, html, prelude::*, task::spawn_local};
use sightline_find::Search;
use sightline_text::palette;
use wasm_bindgen::JsCast;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    entries::{Entry, Target, entries},
    recent,
};
use crate::{
    browser::storage::Listed,
    state::{Navigation, Overlay, Overlays, Workspace},
    ui::{Icon, cancelled, keep_in_step, live},
};

const LIST: &str = "found";

/// The most that is shown: more than one reads.
const MOST: usize = 50;

/// So many things are looked at before the page gets its turn again.
const AT_A_TIME: usize = 1500;

/// The dialog.
#[component]
pub(super) fn PaletteDialog() -> impl IntoView {
    let open = Overlays::here().is_open(Overlay::Palette);
    let dialog = NodeRef::<html::Dialog>::new();
    let closed = keep_in_step(dialog, open);
    // A press beside the dialog is one on the dialog itself: what is in it covers it all.
    let pressed = move |event: ev::MouseEvent| {
        let beside = dialog
            .get_untracked()
            .is_some_and(|dialog| event.target().as_ref() == Some(dialog.unchecked_ref()));
        if beside {
            open.set(false);
        }
    };
    view! {
        <dialog node_ref=dialog class="palette" aria-label=palette::title() on:click=pressed
            on:cancel=cancelled(open) on:close=closed>
            {live(move || open.get().then(|| view! { <Finder open /> }.into_any()))}
        </dialog>
    }
}

/// The field with its answers, from when the dialog opens until it closes.
#[component]
fn Finder(open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let overlays = Overlays::here();
    let plans = overlays.plans();
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new_local(Vec::<Rc<Entry>>::new());
    let active = RwSignal::new(0_usize);
    let search = StoredValue::new_local(Search::new(entries(&plans.get_untracked()), MOST));
    // Counts the questions, so that the search for an earlier one ends.
    let question = StoredValue::new(0_u32);

    let show = move || {
        let asked = !typed.with_untracked(|typed| typed.trim().is_empty());
        let best = search.with_value(|search| {
            let best = search
                .best()
                .filter(|entry| asked || entry.recent || entry.kind.is_shown_unasked());
            best.cloned().collect()
        });
        found.set(best);
        active.set(0);
    };
    let ask = move || {
        question.update_value(|count| *count += 1);
        search.update_value(|search| typed.with_untracked(|typed| search.ask(typed)));
        look_on(search, question, question.get_value(), show);
    };
    ask();
    // Their names take a moment to read; until then, the rest is found.
    Effect::new(move |before: Option<usize>| {
        let count = plans.with(Vec::len);
        if before.is_some_and(|before| before != count) {
            search.set_value(Search::new(entries(&plans.get_untracked()), MOST));
            ask();
        }
        count
    });
    read_plans(workspace, plans);

    let choose = move |at: usize| {
        let Some(entry) = found.with_untracked(|found| found.get(at).cloned()) else {
            return;
        };
        recent::add(&entry.key());
        open.set(false);
        // Once the dialog has given focus back, so that what follows may take it.
        set_timeout(
            move || match &entry.target {
                Target::Go(route) => navigation.go(route),
                Target::Do(command) => (command.run)(),
            },
            Duration::ZERO,
        );
    };
    let step = move |by: isize| {
        let count = found.with_untracked(Vec::len);
        if count > 0 {
            let last = count.cast_signed();
            active.update(|at| *at = (at.cast_signed() + by).rem_euclid(last).cast_unsigned());
            bring_into_view(active.get_untracked());
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            // While a word is being composed, Enter ends that.
            "Enter" if !event.is_composing() => choose(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let options = live(move || {
        let rows = found.get().into_iter().enumerate();
        rows.map(|(at, entry)| option(at, &entry, active, choose))
            .collect_view()
            .into_any()
    });
    let chosen = live(move || {
        let any = found.with(|found| !found.is_empty());
        any.then(|| option_id(active.get()))
    });
    let nothing = live(move || {
        let nothing = found.with(Vec::is_empty);
        nothing.then(|| {
            view! { <p class="palette-none">{palette::none(typed.get_untracked().trim())}</p> }
                .into_any()
        })
    });
    view! {
        <div class="palette-field">
            {Icon::Search}
            <input type="text" role="combobox" autocomplete="off" spellcheck="false" autofocus
                aria-label=palette::label() aria-autocomplete="list" aria-expanded="true" aria-controls=LIST
                aria-activedescendant=chosen placeholder=palette::hint() maxlength="200"
                on:keydown=keys
                on:input=move |event| { typed.set(event_target_value(&event)); ask(); } />
            <button type="button" class="icon-button" aria-label=sightline_text::common::close()
                on:click=move |_| open.set(false)>{Icon::Close}</button>
        </div>
        <ul id=LIST class="palette-list" role="listbox" aria-label=palette::list()>{options}</ul>
        {nothing}
        <p class="palette-foot" aria-hidden="true">{palette::how()}</p>
        <p class="visually-hidden" role="status">{live(move || palette::found(found.with(Vec::len)))}</p>
    }
}

/// Looks at some more things, lets the page have its turn, and goes on.
fn look_on(
    search: StoredValue<Search<Rc<Entry>>, LocalStorage>,
    question: StoredValue<u32>,
    asked: u32,
    show: impl Fn() + Copy + 'static,
) {
    // The palette may have been closed, or asked something else.
    if question.try_get_value() != Some(asked) {
        return;
    }
    if search.try_update_value(|search| search.go_on(AT_A_TIME)) == Some(true) {
        show();
    } else {
        set_timeout(
            move || look_on(search, question, asked, show),
            Duration::ZERO,
        );
    }
}

/// Reads the names of the plans on this device, once a visit: it takes reading all of them.
fn read_plans(workspace: Workspace, plans: RwSignal<Vec<Listed>>) {
    if plans.with_untracked(Vec::is_empty) {
        spawn_local(async move {
            if workspace.storage().has_plans().await {
                let listed = workspace.storage().plans().await;
                plans.try_set(listed);
            }
        });
    }
}

fn option(
    at: usize,
    entry: &Entry,
    active: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + 'static,
) -> AnyView {
    let selected = live(move || if active.get() == at { "true" } else { "false" });
    let kind = if entry.recent {
        palette::kind::recent()
    } else {
        entry.kind.name()
    };
    // Focus stays in the field, whatever is pressed.
    view! {
        <li id=option_id(at) role="option" class="palette-row" aria-selected=selected
            on:mousedown=|event| event.prevent_default()
            on:mousemove=move |_| if active.get_untracked() != at { active.set(at) }
            on:click=move |_| choose(at)>
            <span class="palette-name" data-goal=(entry.kind == super::entries::Kind::Goal).then_some("")>
                {entry.name.clone()}
            </span>
            <span class="palette-kind">{kind}</span>
        </li>
    }
    .into_any()
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn bring_into_view(at: usize) {
    if let Some(element) = document().get_element_by_id(&option_id(at)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
