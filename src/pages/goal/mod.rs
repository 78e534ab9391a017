//! One goal: a sentence, the fields that fill themselves, the coach in the margin and, for a goal of a
//! plan, everything else that the plan keeps of it, in sections that fold.
//!
//! [`Drafting`](drafting::Drafting) is the goal that is worked on; every section changes it through that.

mod after;
mod agreement;
mod asking;
mod changed;
mod check_in;
mod children;
mod coach_notes;
mod compared;
pub(super) mod contribution;
mod drafting;
pub(super) mod entry;
mod fields;
pub(super) mod figures;
mod folds;
mod freeze;
mod health;
pub(super) mod marks;
mod metric;
pub(super) mod metrics;
mod milestones;
mod notes;
mod past;
mod people;
mod place;
mod plan_findings;
mod points;
mod question_panel;
pub(super) mod rates;
mod said;
mod sentence;
mod smart_row;
pub(crate) mod templates;
mod time;
mod wordings;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Level,
    model::{ChangeKind, Direction, StatedChange},
};
use sightline_text::{common, draft};

use self::{
    after::{After, MoreButton, Neighbours},
    agreement::AgreementSection,
    asking::Asking,
    check_in::CheckInSection,
    coach_notes::CoachNotes,
    drafting::Drafting,
    fields::{BesideThePast, MainFields},
    figures::FiguresSection,
    folds::Folds,
    freeze::StayNote,
    metrics::MetricsSection,
    notes::NotesSection,
    past::Past,
    people::PeopleSection,
    place::PlaceSection,
    said::SaidSection,
    sentence::Sentence,
    smart_row::SmartRow,
    time::TimeSection,
    wordings::SentenceTools,
};
pub(super) use self::{
    changed::value_words,
    entry::{PeopleList, goal_called, person_called, person_name},
    figures::health_name,
    metrics::name_of as metric_name,
    place::found as goals_found,
};
use crate::{
    browser::{intl, random},
    route::Route,
    state::{FiguresNow, Workspace},
    ui::{Icon, Page, live},
    words::clipped,
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
    let folds = Folds::new(!new);
    provide_context(drafting);
    provide_context(Asking::new(drafting));
    provide_context(folds);
    provide_context(FiguresNow::follow(workspace));
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
    // Asked once, not with every change of the goal: the sections would be made anew under one's hands.
    let is_whole = Memo::new(move |_| folds.shown.get() && drafting.exists());
    let whole = live(move || is_whole.get().then(|| view! { <Sections /> }.into_any()));
    let neighbours = live(move || {
        folds
            .shown
            .get()
            .then(|| view! { <Neighbours /> }.into_any())
    });
    view! {
        <div class="draft">
            <div class="draft-sentence">
                <div class="goal-top">{back_to_plan} {neighbours}</div>
                <Past />
                <Page title=title tab=tab_of(drafting, title) quiet=true keeps_focus=new>
                    <Sentence focused=new />
                    <SentenceTools />
                    <SmartRow />
                </Page>
            </div>
            <CoachNotes />
            <div class="draft-fields">
                <StayNote />
                <MainFields />
                <BesideThePast />
                <MoreButton />
                {whole}
                <After />
            </div>
        </div>
    }
}

/// What the browser's tab calls the goal: the beginning of its sentence. Browsers keep that in their history, and some hand it to
/// other devices, so a private goal is called what any goal is.
fn tab_of(drafting: Drafting, otherwise: &'static str) -> Signal<String> {
    const LETTERS: usize = 60;
    let name = Memo::new(move |_| {
        let sentence = drafting.settled();
        let told = drafting.exists() && !drafting.goal().private;
        match sentence.trim() {
            "" => otherwise.to_owned(),
            _ if !told => otherwise.to_owned(),
            sentence => clipped(sentence, LETTERS),
        }
    });
    name.into()
}

/// Everything else that a plan keeps of a goal, in the order in which one thinks of it.
#[component]
fn Sections() -> impl IntoView {
    let workspace = Workspace::here();
    view! {
        <fieldset class="sections" disabled=move || workspace.read_only()>
            <MetricsSection />
            <PlaceSection />
            <PeopleSection />
            <TimeSection />
            <FiguresSection />
            <AgreementSection />
            <CheckInSection />
            <SaidSection />
            <NotesSection />
        </fieldset>
    }
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

/// What a field of a goal is called; empty for one that has no name.
pub(super) fn field_name(field: &str) -> &'static str {
    entry::word_name("field", field)
}

/// What a level is called.
pub(super) fn level_name(level: Level) -> &'static str {
    entry::word_name("level", level.word())
}

/// A change as the sentence states it, in a few words: "20 % more".
pub(super) fn change_words(direction: Direction, change: &StatedChange) -> String {
    // "By a third" is 33.333333333333336 %, which nobody wants to read to the end.
    let value = intl::number((change.value * 100.0).round() / 100.0);
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
