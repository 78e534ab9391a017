//! Handing a plan on, or a part of it: as a link that has it inside, a QR code of that, or a file; under a
//! passphrase where a person wants one. What a link is, `sightline_exchange::link` says.

mod code;
mod desk;
mod link;
mod lock;
mod save;
mod tables;
mod what;

use leptos::prelude::*;
use sightline_plan::{Goal, Id};
use sightline_text::share as text;

use self::{
    code::Code,
    desk::Desk,
    link::TheLink,
    lock::Lock,
    save::Save,
    tables::Tables,
    what::{Summary, WhatGoes},
};
use crate::{
    state::Workspace,
    ui::{Page, live},
};

/// The page, for one goal where one is named.
#[component]
pub fn SharePage(goal: Option<Id<Goal>>) -> impl IntoView {
    let workspace = Workspace::here();
    provide_context(Desk::new(workspace, goal));
    let locked = Memo::new(move |_| workspace.read_only());
    let content = live(move || {
        if locked.get() {
            return view! { <p class="banner">{text::read_only()}</p> }.into_any();
        }
        view! {
            <div class="share-desk">
                <div class="share-choices"><WhatGoes /> <Lock /></div>
                <div class="share-result"><Summary /> <TheLink /> <Code /> <Save /> <Tables /></div>
            </div>
        }
        .into_any()
    });
    view! {
        <div class="wide share">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {content}
            </Page>
        </div>
    }
}
