//! KPIs: numbers to keep healthy, by the levels of the pyramid, and what an unhealthy one asks for.
//!
//! What is shown is computed by `sightline_plan::kpi`. A row stays the same element while its number changes, so
//! that focus stays in its field.

mod advice;
mod drawing;
mod entry;
mod form;
mod row;
mod shown;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Plan,
    kpi::{Board, State},
    model::PyramidLevel,
};
use sightline_text::kpis as text;

use self::{
    form::{Draft, Empty, NewForm},
    row::KpiRow,
    shown::RowKey,
};
use crate::{
    browser::{clock, intl},
    state::Workspace,
    ui::{Icon, Page, live},
};

/// So many rows of a level are shown at first.
const AT_FIRST: usize = 40;

/// What the page shows, of one state of the plan.
#[derive(Clone)]
struct Seen {
    plan: Arc<Plan>,
    board: Arc<Board>,
}

impl PartialEq for Seen {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.plan, &other.plan)
    }
}

/// The page.
#[component]
pub fn KpisPage() -> impl IntoView {
    let workspace = Workspace::here();
    let seen = Memo::new(move |_| {
        let plan = workspace.plan()?;
        let board = Arc::new(Board::of(&plan, clock::today()));
        Some(Seen { plan, board })
    });
    let id = workspace.plan_now().map(|plan| plan.about().id.clone());
    let draft = Draft::restore(id.as_ref());
    provide_context(draft);
    let none = Memo::new(move |_| {
        seen.with(|seen| {
            let rows = seen.as_ref().map(|seen| seen.board.rows.len());
            rows.unwrap_or_default() == 0
        })
    });
    let counts = live(move || seen.get().map(|seen| counts(&seen.board)));
    let locked = live(move || workspace.read_only());
    let begin = live(move || {
        let is_open = draft.open.get() || none.get();
        let locked = locked.clone();
        (!is_open).then(|| {
            view! {
                <button type="button" class="button" id=form::BEGIN disabled=locked on:click=move |_| draft.begin()>
                    {Icon::Add} {text::new()}
                </button>
            }
            .into_any()
        })
    });
    let form = live(move || {
        draft
            .open
            .get()
            .then(|| view! { <NewForm seen /> }.into_any())
    });
    let empty =
        live(move || (none.get() && !draft.open.get()).then(|| view! { <Empty /> }.into_any()));
    let levels = PyramidLevel::ALL
        .iter()
        .map(|level| view! { <Group level=*level seen /> }.into_any())
        .collect_view();
    view! {
        <div class="wide kpis">
            <div class="page-head">
                <div>
                    <Page title=text::title()>
                        <p class="lead">{text::lead()}</p>
                        {counts}
                    </Page>
                </div>
                <div class="actions">{begin}</div>
            </div>
            {form}
            {empty}
            {levels}
        </div>
    }
}

/// How many there are in each state, where there are any.
fn counts(board: &Board) -> AnyView {
    let states = [
        State::Unhealthy,
        State::Watch,
        State::Healthy,
        State::Unknown,
    ];
    let counted = states.into_iter().filter_map(|state| {
        let count = board.count(state);
        let number = intl::number(count as f64);
        let words = match state {
            State::Unhealthy => text::count::unhealthy(number),
            State::Watch => text::count::watch(number),
            State::Healthy => text::count::healthy(number),
            State::Unknown => text::count::unknown(number),
        };
        (count > 0).then(|| {
            view! { <li class="kpi-state" data-state=state.word()>{words}</li> }.into_any()
        })
    });
    let counted: Vec<AnyView> = counted.collect();
    if counted.is_empty() {
        return ().into_any();
    }
    view! { <ul class="kpi-counts">{counted}</ul> }.into_any()
}

/// The KPIs of one level of the pyramid; nothing where there are none.
#[component]
fn Group(level: PyramidLevel, seen: Memo<Option<Seen>>) -> impl IntoView {
    let most = RwSignal::new(AT_FIRST);
    let keys = Memo::new(move |_| {
        seen.with(|seen| {
            let rows = seen.iter().flat_map(|seen| seen.board.level(level));
            rows.map(RowKey::of).collect::<Vec<_>>()
        })
    });
    let shown = move || {
        let keys = keys.get().into_iter();
        keys.take(most.get()).collect::<Vec<_>>()
    };
    let more = live(move || {
        let left = keys.with(Vec::len).saturating_sub(most.get());
        (left > 0).then(|| {
            view! {
                <button type="button" class="link" on:click=move |_| most.set(usize::MAX)>{text::more(left)}</button>
            }
            .into_any()
        })
    });
    let id = format!("kpis-{}", level.word());
    let heading = id.clone();
    let (name, meant_for) = words::level(level);
    view! {
        <section class="kpi-group" aria-labelledby=id hidden=move || keys.with(Vec::is_empty)>
            <h2 id=heading>{name} <span class="mute">" " {meant_for}</span></h2>
            <ul class="kpi-list">
                <For each=shown key=RowKey::clone let(key)>
                    <KpiRow key seen />
                </For>
            </ul>
            {more}
        </section>
    }
}
