//! What lies over any page: the command palette, the list of shortcuts, and small questions that are
//! asked from anywhere.

mod dialog;
mod entries;
mod export;
mod new_plan;
mod recent;
mod shortcuts;

use leptos::prelude::*;

use self::{
    dialog::PaletteDialog, export::ExportDialog, new_plan::NewPlanDialog,
    shortcuts::ShortcutsDialog,
};

/// All of them; each shows itself when it is asked for.
#[component]
pub fn OverlayDialogs() -> impl IntoView {
    view! {
        <PaletteDialog />
        <ShortcutsDialog />
        <NewPlanDialog />
        <ExportDialog />
    }
}
