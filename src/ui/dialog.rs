//! A question that waits for its answer: the browser's own modal dialog, which traps focus and
//! gives it back.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

/// A modal dialog. Escape and its cancel button close it.
#[component]
pub fn Dialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let closed = keep_in_step(dialog, open);
    view! {
        <dialog node_ref=dialog class="dialog" aria-labelledby="dialog-title" on:cancel=cancelled(open) on:close=closed>
            <Show when=move || open.get()>
                <h2 id="dialog-title">{title}</h2>
                {children()}
            </Show>
        </dialog>
    }
}

/// What is to hear of a dialog's `cancel`, as by Escape: `open` follows at once. The browser's `close` comes later, and
/// what is to open the dialog again before that would find it open still, and be lost.
pub fn cancelled(open: RwSignal<bool>) -> impl Fn(ev::Event) + Copy {
    move |event| {
        // Fields within have a `cancel` of their own, such as the choice of a file.
        let of_dialog = event
            .target()
            .is_some_and(|it| it.has_type::<HtmlDialogElement>());
        if of_dialog {
            open.try_set(false);
        }
    }
}

/// Opens and closes the browser's dialog as `open` says; gives what is to hear of its `close`, which comes where it
/// was closed by Escape, for instance.
pub fn keep_in_step(
    dialog: NodeRef<html::Dialog>,
    open: RwSignal<bool>,
) -> impl Fn(ev::Event) + Copy {
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        if open.get() {
            if !dialog.open() {
                // Only an unconnected dialog refuses, and this one is in the page.
                let _ = dialog.show_modal();
            }
        } else if dialog.open() {
            dialog.close();
        }
    });
    move |_| {
        // The browser tells so a little later, and by then it may have been opened again.
        let dialog = dialog.try_get_untracked().flatten();
        if !dialog.is_some_and(|dialog| dialog.open()) {
            open.try_set(false);
        }
    }
}
