//! What every page owes: its title, and focus on its heading when a person comes from another page.

use std::cell::Cell;

use leptos::{html, prelude::*};
use sightline_text::app;

thread_local! {
    /// The first page leaves focus where the browser put it.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

/// Given to the pages within something of their own, such as a plan: makes of a page's name what tells it from the same page of
/// another. What is given has it come with its own part of the program.
#[derive(Clone, Copy)]
pub struct TabWithin(pub Callback<String, String>);

/// A page with its heading.
#[component]
pub fn Page(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What the browser's tab says, where that is not the heading.
    #[prop(optional, into)]
    tab: Option<Signal<String>>,
    /// Keeps the heading for screen readers only, where the content speaks for itself.
    #[prop(optional)]
    quiet: bool,
    /// Leaves focus to the content.
    #[prop(optional)]
    keeps_focus: bool,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let within = use_context::<TabWithin>();
    Effect::new(move |_| {
        let mut name = tab.unwrap_or(title).get();
        if let Some(TabWithin(within)) = within {
            name = within.run(name);
        }
        document().set_title(&app::title(name));
    });
    Effect::new(move |_| {
        let Some(heading) = heading.get() else { return };
        let first = FIRST.replace(false);
        if !first && !keeps_focus {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            // A heading that cannot take focus costs nothing but convenience.
            let _ = heading.focus();
        }
    });
    view! {
        <h1 node_ref=heading tabindex="-1" class:visually-hidden=quiet>{title}</h1>
        {children()}
    }
}
