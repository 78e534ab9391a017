//! The list of shortcuts, and the switch for single keys.

use leptos::prelude::*;
use sightline_text::{common, shortcuts};

use crate::{
    browser::platform,
    state::{Commands, Overlay, Overlays},
    ui::Dialog,
};

/// The dialog.
#[component]
pub(super) fn ShortcutsDialog() -> impl IntoView {
    let open = Overlays::here().is_open(Overlay::Shortcuts);
    view! {
        <Dialog open=open title=Signal::derive(|| shortcuts::title().to_owned())>
            <Shortcuts open />
        </Dialog>
    }
}

#[component]
fn Shortcuts(open: RwSignal<bool>) -> impl IntoView {
    let commands = Commands::here();
    let singles = commands.single_keys();
    let modifier = platform::modifier();
    let shift = platform::shift();
    let everywhere = vec![
        row(&[&[modifier, "K"]], "", shortcuts::does::palette()),
        row(&[&[modifier, "Z"]], "", shortcuts::does::undo()),
        row(&[&[modifier, shift, "Z"]], "", shortcuts::does::redo()),
    ];
    let then = shortcuts::then();
    let single = vec![
        row(&[&["?"]], "", shortcuts::does::shortcuts()),
        row(&[&["/"]], "", shortcuts::does::search()),
        row(&[&["n"]], "", shortcuts::does::new_goal()),
        row(&[&["g"], &["s"]], then, shortcuts::does::start()),
        row(&[&["g"], &["p"]], then, shortcuts::does::plan()),
        row(&[&["g"], &["t"]], then, shortcuts::does::people()),
        row(&[&["g"], &["d"]], then, shortcuts::does::device()),
    ];
    let of_page: Vec<AnyView> = commands
        .offered()
        .iter()
        .filter_map(|command| Some(row(&[&[command.key?]], "", &command.name)))
        .collect();
    let here = (!of_page.is_empty()).then(|| table(shortcuts::here(), of_page));
    view! {
        {table(shortcuts::anywhere(), everywhere)}
        {table(shortcuts::singles(), single)}
        {here}
        <label class="shortcuts-switch">
            <input type="checkbox" prop:checked=singles aria-describedby="single-keys-lead"
                on:change=move |event| commands.set_single_keys(event_target_checked(&event)) />
            {shortcuts::switch()}
        </label>
        <p class="hint" id="single-keys-lead">{shortcuts::switch_lead()}</p>
        <div class="actions">
            <button type="button" class="button" on:click=move |_| open.set(false)>{common::close()}</button>
        </div>
    }
}

fn table(caption: &'static str, rows: Vec<AnyView>) -> AnyView {
    view! {
        <table class="shortcuts">
            <caption>{caption}</caption>
            <thead class="visually-hidden">
                <tr><th scope="col">{shortcuts::keys()}</th><th scope="col">{shortcuts::what()}</th></tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Keys pressed together, one after the other where there are several, and what they do.
fn row(presses: &[&[&str]], between: &'static str, does: &str) -> AnyView {
    let mut keys: Vec<AnyView> = Vec::new();
    for (at, press) in presses.iter().enumerate() {
        if at > 0 {
            keys.push(view! { <span class="mute">" " {between} " "</span> }.into_any());
        }
        for (at, key) in press.iter().enumerate() {
            if at > 0 {
                keys.push(" ".into_any());
            }
            keys.push(view! { <kbd>{(*key).to_owned()}</kbd> }.into_any());
        }
    }
    view! { <tr><td>{keys}</td><td>{does.to_owned()}</td></tr> }.into_any()
}
