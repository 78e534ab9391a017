//! What one may want to do once the goal stands.

use leptos::prelude::*;
use sightline_plan::{Edit, Goal, Id, Key};
use sightline_text::{draft, goal as text};

use super::{drafting::Drafting, folds::Folds};
use crate::{
    browser::random,
    route::Route,
    state::{Navigation, Workspace},
    ui::{ExportButton, Icon, focus, live},
    words::title,
};

/// The next goal, a copy, all goals, the file, and deletion.
#[component]
pub fn After() -> impl IntoView {
    let workspace = Workspace::here();
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let about = Memo::new(move |_| {
        let plan = workspace.plan().filter(|_| drafting.exists())?;
        Some(plan.about().id.clone())
    });
    let copy = live(move || {
        folds
            .shown
            .get()
            .then(|| view! { <CopyButton /> }.into_any())
    });
    live(move || {
        let about = about.get()?;
        Some(
            view! {
                <div class="actions after">
                    <a class="button primary" href=Route::DraftIn(about.clone()).href()>
                        {Icon::Add} {draft::after::another()}
                    </a>
                    <a class="button" href=Route::Plan(about.clone()).href()>{draft::after::all()}</a>
                    {copy.clone()}
                    <a class="button" href=Route::Share(about, Some(drafting.id())).href()>{Icon::Send} {text::after::share()}</a>
                    <ExportButton />
                    <DeleteButtons />
                </div>
            }
            .into_any(),
        )
    })
}

/// Makes a second goal like this one, and goes there.
#[component]
fn CopyButton() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let drafting = expect_context::<Drafting>();
    let copy = move |_| {
        drafting.commit_sentence();
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        let goal = drafting.goal_now();
        let id: Id<Goal> = Id::from_bits(random::bits());
        let after = plan.sibling_after(&goal).map(|after| after.id.clone());
        let place = Edit::MoveGoal {
            id: id.clone(),
            parent: goal.parent.clone(),
            before: after,
        };
        let edits = vec![Edit::Put(goal.copied(id.clone()).into()), place];
        if workspace.attempt(Edit::Several(edits), None) {
            workspace.notices().say_undoable(text::after::copied());
            navigation.go(&Route::Goal(plan.about().id.clone(), id));
        }
    };
    view! {
        <button type="button" class="button" on:click=copy disabled=move || workspace.read_only()>
            {Icon::Copy} {text::after::copy()}
        </button>
    }
}

/// Deletes the goal; where there are goals below, with or without them.
#[component]
fn DeleteButtons() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let drafting = expect_context::<Drafting>();
    let has_children = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.is_some_and(|plan| plan.children(Some(&drafting.id())).next().is_some())
    });
    let delete = move |keep: bool| {
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        let edit = if keep {
            Edit::RemoveGoalKeepChildren(drafting.id())
        } else {
            Edit::Remove(Key::from(&drafting.id()))
        };
        if workspace.attempt(edit, None) {
            workspace.notices().say_undoable(draft::after::deleted());
            navigation.go(&Route::Plan(plan.about().id.clone()));
        }
    };
    let button = move |keep: bool, words: &'static str| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| delete(keep)
                disabled=move || workspace.read_only()>{Icon::Delete} {words}</button>
        }
        .into_any()
    };
    live(move || {
        if has_children.get() {
            view! {
                {button(true, text::after::delete_one())}
                {button(false, text::after::delete_all())}
            }
            .into_any()
        } else {
            button(false, text::after::delete())
        }
    })
}

/// Leads from the calm page to everything a plan keeps of a goal.
#[component]
pub fn MoreButton() -> impl IntoView {
    let drafting = expect_context::<Drafting>();
    let folds = expect_context::<Folds>();
    let more = move |_| {
        folds.shown.set(true);
        focus::catch("goal-metrics-summary");
    };
    live(move || {
        (drafting.exists() && !folds.shown.get()).then(|| {
            view! {
                <button type="button" class="link more" on:click=more>{Icon::Add} {text::more()}</button>
            }
            .into_any()
        })
    })
}

/// The goals before and after this one in the outline.
#[component]
pub fn Neighbours() -> impl IntoView {
    let workspace = Workspace::here();
    let drafting = expect_context::<Drafting>();
    let neighbours = Memo::new(move |_| {
        let plan = workspace.plan()?;
        let goal = plan.goal(&drafting.id())?;
        let named = |goal: &std::sync::Arc<Goal>| (goal.id.clone(), title(goal));
        let earlier = plan.previous_in_outline(goal).map(named);
        let later = plan.next_in_outline(goal).map(named);
        Some((plan.about().id.clone(), earlier, later))
    });
    live(move || {
        let (about, earlier, later) = neighbours.get()?;
        if earlier.is_none() && later.is_none() {
            return None;
        }
        let link = |to: Option<(Id<Goal>, String)>, words: &'static str, icon: Icon| {
            to.map(|(id, name)| {
                let href = Route::Goal(about.clone(), id).href();
                let label = format!("{words}: {name}");
                view! { <a class="icon-button" href=href title=label.clone() aria-label=label>{icon}</a> }.into_any()
            })
        };
        Some(
            view! {
                <nav class="neighbours" aria-label=text::neighbours()>
                    {link(earlier, text::earlier(), Icon::Up)}
                    {link(later, text::later(), Icon::Down)}
                </nav>
            }
            .into_any(),
        )
    })
}
