//! Drafting one goal: a sentence, the fields that fill themselves, and the coach in the margin.

mod coach_notes;
mod drafting;
mod fields;
pub(super) mod marks;
mod sentence;
mod smart_row;

use leptos::prelude::*;
use sightline_plan::{
    Edit, Goal, Id, Key,
    model::{ChangeKind, Direction, StatedChange},
};
use sightline_text::{common, draft};

use self::{
    coach_notes::CoachNotes, drafting::Drafting, fields::Fields, sentence::Sentence,
    smart_row::SmartRow,
};
use crate::{
    browser::{intl, random},
    route::Route,
    state::{Navigation, Workspace},
    ui::{ExportButton, Icon, Page, live},
};

/// The page for a new goal.
#[component]
pub fn NewGoalPage() -> impl IntoView {
    view! { <DraftPage id=Id::from_bits(random::bits()) new=true /> }
}

/// The page for a goal of the open plan; says so where it is not there (any more).
#[component]
pub fn GoalPage(id: Id<Goal>) -> impl IntoView {
    let workspace = Workspace::here();
    let wanted = id.clone();
    let is_there = Memo::new(move |_| {
        workspace
            .plan()
            .is_some_and(|plan| plan.goal(&wanted).is_some())
    });
    move || {
        if is_there.get() {
            view! { <DraftPage id=id.clone() new=false /> }.into_any()
        } else {
            view! { <GonePage /> }.into_any()
        }
    }
}

#[component]
fn DraftPage(id: Id<Goal>, new: bool) -> impl IntoView {
    let workspace = Workspace::here();
    let drafting = Drafting::new(workspace, id);
    provide_context(drafting);
    let title = if new {
        draft::title()
    } else {
        draft::title_of()
    };
    let back_to_plan = live(move || {
        let plan = workspace.plan().filter(|_| drafting.exists())?;
        let about = plan.about();
        Some(
            view! {
                <a class="back" href=Route::Plan(about.id.clone()).href()>
                    {Icon::Back} {draft::back_to(&about.name)}
                </a>
            }
            .into_any(),
        )
    });
    view! {
        <div class="draft">
            <div class="draft-sentence">
                {back_to_plan}
                <Page title=title quiet=true keeps_focus=new>
                    <Sentence focused=new />
                    <SmartRow />
                </Page>
            </div>
            <CoachNotes />
            <div class="draft-fields">
                <Fields />
                <After />
            </div>
        </div>
    }
}

/// What one may want to do once the goal stands.
#[component]
fn After() -> impl IntoView {
    let workspace = Workspace::here();
    let navigation = expect_context::<Navigation>();
    let drafting = expect_context::<Drafting>();
    let delete = move |_| {
        let Some(plan) = workspace.plan_now() else {
            return;
        };
        if workspace.attempt(Edit::Remove(Key::from(&drafting.id())), None) {
            workspace.notices().say_undoable(draft::after::deleted());
            navigation.go(&Route::Plan(plan.about().id.clone()));
        }
    };
    live(move || {
        let plan = workspace.plan().filter(|_| drafting.exists())?;
        let about = plan.about();
        Some(view! {
            <div class="actions after">
                <a class="button primary" href=Route::DraftIn(about.id.clone()).href()>
                    {Icon::Add} {draft::after::another()}
                </a>
                <a class="button" href=Route::Plan(about.id.clone()).href()>{draft::after::all()}</a>
                <ExportButton />
                <button type="button" class="button quiet" on:click=delete
                    disabled=move || workspace.read_only()>{Icon::Delete} {draft::after::delete()}</button>
            </div>
        }
        .into_any())
    })
}

/// The address of a goal that the plan does not have.
#[component]
fn GonePage() -> impl IntoView {
    let workspace = Workspace::here();
    let undo = live(move || {
        workspace.can_undo().then(|| view! {
            <button type="button" class="button" on:click=move |_| workspace.undo()>{Icon::Undo} {common::undo()}</button>
        }
        .into_any())
    });
    let plan = workspace
        .plan_now()
        .map(|plan| Route::Plan(plan.about().id.clone()).href());
    view! {
        <div class="narrow">
            <Page title=draft::after::gone_title()>
                <p class="lead">{draft::after::gone_lead()}</p>
                <div class="actions">
                    <a class="button primary" href=plan>{draft::after::all()}</a>
                    {undo}
                </div>
            </Page>
        </div>
    }
}

/// A change as the sentence states it, in a few words: "20 % more".
pub(super) fn change_words(direction: Direction, change: &StatedChange) -> String {
    let value = intl::number(change.value);
    let down = direction == Direction::Decrease;
    match (change.kind, down) {
        (ChangeKind::Percent, false) => draft::change::percent_up(value),
        (ChangeKind::Percent, true) => draft::change::percent_down(value),
        (ChangeKind::Points, false) => draft::change::points_up(value),
        (ChangeKind::Points, true) => draft::change::points_down(value),
        (ChangeKind::Absolute, false) => draft::change::absolute_up(value),
        (ChangeKind::Absolute, true) => draft::change::absolute_down(value),
        (ChangeKind::Factor, _) => draft::change::factor(value),
    }
}
