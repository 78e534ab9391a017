//! A plan's goals as an outline that people live in: `outliner` holds what is shown and at hand, `acts` what
//! can be done, `tree` and `row` draw it, `window` sees that only what is in view is drawn.

mod acts;
mod dialogs;
mod drag;
mod find;
mod head;
mod known;
pub(crate) mod measure;
mod menu;
mod outliner;
mod remind;
mod row;
mod tree;
mod window;

use leptos::prelude::*;
use sightline_plan::{Goal, Id};
use sightline_text::goals;

pub use self::{
    acts::{level_name, refused},
    dialogs::ChooseAbove,
    known::clear,
    measure::{health, health_name},
};
use self::{
    dialogs::ListDialog,
    find::{Find, Nothing},
    head::{Begin, Head},
    menu::RowMenu,
    outliner::Outliner,
    tree::Tree,
};
use crate::{
    state::Workspace,
    ui::{Icon, live},
};

/// The goals of the open plan.
#[component]
pub fn GoalsPage() -> impl IntoView {
    let outliner = Outliner::new(Workspace::here());
    provide_context(outliner);
    on_cleanup(move || outliner.finish());
    let listing = RwSignal::new(false);
    let move_below = Callback::new(move |parent: Option<Id<Goal>>| {
        if let Some(id) = outliner.moving.get_untracked() {
            outliner.show_plainly();
            outliner.move_to(&id, parent.as_ref(), None);
        }
    });
    let is_empty = Memo::new(move |_| outliner.count() == 0);
    let finds_none = Memo::new(move |_| outliner.lines.with(|lines| lines.is_empty()));
    let list = live(move || {
        if finds_none.get() {
            view! { <Nothing /> }.into_any()
        } else {
            view! { <Tree /> }.into_any()
        }
    });
    let content = live(move || {
        if is_empty.get() {
            view! { <Begin listing /> }.into_any()
        } else {
            view! {
                <Find />
                {list.clone()}
                <Foot />
            }
            .into_any()
        }
    });
    view! {
        <div class="wide outline-page">
            <Head listing />
            {content}
            <RowMenu />
            <ListDialog open=listing />
            <ChooseAbove open=outliner.choosing moving=outliner.moving choose=move_below />
        </div>
    }
}

/// What stands below the list.
#[component]
fn Foot() -> impl IntoView {
    let outliner = Outliner::here();
    let add = live(move || {
        outliner.may_edit().then(|| {
            view! {
                <button type="button" class="button quiet" on:click=move |_| outliner.add_below(None)>
                    {Icon::Add} {goals::add_top()}
                </button>
            }
            .into_any()
        })
    });
    let key = |what: &'static str, keys: &'static str| {
        view! { <div><dt>{what}</dt><dd>{keys}</dd></div> }.into_any()
    };
    view! {
        <div class="outline-foot">
            {add}
            <span class="grow"></span>
            <button type="button" class="button quiet" on:click=move |_| outliner.fold_all(true)>{goals::expand_all()}</button>
            <button type="button" class="button quiet" on:click=move |_| outliner.fold_all(false)>{goals::collapse_all()}</button>
        </div>
        <details class="keys">
            <summary>{goals::keys::title()}</summary>
            <dl>
                {key(goals::keys::walk(), goals::keys::walk_keys())}
                {key(goals::keys::fold(), goals::keys::fold_keys())}
                {key(goals::keys::edit(), goals::keys::edit_keys())}
                {key(goals::keys::leave(), goals::keys::leave_keys())}
                {key(goals::keys::below(), goals::keys::below_keys())}
                {key(goals::keys::child(), goals::keys::child_keys())}
                {key(goals::keys::order(), goals::keys::order_keys())}
                {key(goals::keys::indent(), goals::keys::indent_keys())}
                {key(goals::keys::open(), goals::keys::open_keys())}
                {key(goals::keys::delete(), goals::keys::delete_keys())}
            </dl>
        </details>
    }
}
