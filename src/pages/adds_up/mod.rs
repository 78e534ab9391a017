//! Whether what is below each goal adds up to it, and what would happen if numbers were others.

mod answers;
mod bar;
mod card;
mod levers;
mod part;
mod show;
mod steps;
mod trying;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{Figures, Goal, GoalFigures, Id, Plan, arithmetic::is_open};
use sightline_text::adds_up as text;

use self::{
    answers::Answers,
    card::Card,
    show::{Show, Which},
    trying::Trying,
};
use crate::{
    route::Route,
    state::{FiguresNow, Workspace},
    ui::{Page, live, no_goals},
};

/// So many goals are shown at once, and so many more each time.
const SHOWN: usize = 20;

/// The page's state. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Sums {
    workspace: Workspace,
    /// The figures of the plan as it is.
    now: FiguresNow,
    /// Those of the plan with the numbers that are tried.
    then: FiguresNow,
    trying: Trying,
}

impl Sums {
    fn here() -> Self {
        expect_context()
    }

    /// The plan that is shown: with what is tried, while something is.
    fn plan(self) -> Option<Arc<Plan>> {
        if self.trying.is_on() {
            self.trying.plan()
        } else {
            self.workspace.plan()
        }
    }

    /// Its figures.
    fn figures(self) -> Option<Arc<Figures>> {
        let tried = self.trying.is_on().then(|| self.then.get()).flatten();
        tried.or_else(|| self.now.get())
    }

    fn goal(self, id: &Id<Goal>) -> Option<Arc<Goal>> {
        self.plan()?.goal(id).cloned()
    }
}

/// The page; of one goal and those above it, where it is named.
#[component]
pub fn AddsUpPage(only: Option<Id<Goal>>) -> impl IntoView {
    let workspace = Workspace::here();
    let trying = Trying::of(workspace);
    let sums = Sums {
        workspace,
        now: FiguresNow::follow(workspace),
        then: FiguresNow::of(move || trying.plan().filter(|_| trying.is_on())),
        trying,
    };
    provide_context(sums);
    let which = RwSignal::new(Which::All);
    let shown = RwSignal::new(SHOWN);
    let only = StoredValue::new(only);
    // As the plan is: a goal does not leave the list because of what is tried of it.
    let parents = Memo::new(move |_| {
        let (Some(figures), Some(plan)) = (sums.now.get(), workspace.plan_now()) else {
            return Vec::new();
        };
        only.with_value(|only| match only {
            Some(only) => chain(&plan, &figures, only),
            None => parents(&plan, &figures),
        })
    });
    let fitting = Memo::new(move |_| {
        let which = which.get();
        let Some(figures) = sums.now.get() else {
            return Vec::new();
        };
        let fits = |id: &Id<Goal>| figures.goal(id).is_some_and(|own| which.fits(own));
        parents.with(|all| all.iter().filter(|id| fits(id)).cloned().collect())
    });
    let ids = move || fitting.with(|ids| ids.iter().take(shown.get()).cloned().collect::<Vec<_>>());
    let none = live(move || {
        sums.now.get()?;
        let none = parents.with(|all| !all.is_empty()) && fitting.with(Vec::is_empty);
        none.then(|| view! { <p class="mute">{text::show::none()}</p> }.into_any())
    });
    let more = live(move || {
        let left = fitting.with(Vec::len).saturating_sub(shown.get());
        (left > 0).then(|| {
            let show = move |_| shown.update(|shown| *shown += SHOWN);
            view! { <button type="button" class="button" on:click=show>{text::more(left.min(SHOWN))}</button> }.into_any()
        })
    });
    let is_empty = Memo::new(move |_| parents.with(Vec::is_empty));
    let waits = Memo::new(move |_| sums.now.get().is_none());
    let content = live(move || {
        if waits.get() {
            return view! { <p class="mute" role="status">{text::computing()}</p> }.into_any();
        }
        if is_empty.get() {
            return no_goals(text::empty(), text::empty_lead());
        }
        let (none, more) = (none.clone(), more.clone());
        let only_one = only
            .with_value(Option::is_some)
            .then(|| one_chain(workspace));
        let show = only.with_value(Option::is_none);
        view! {
            {only_one}
            <div class="sums-bar">
                {show.then(|| view! { <Show which parents now=sums.now /> }.into_any())}
                <trying::Switch />
            </div>
            <div class="sums" data-trying=live(move || trying.is_on().then_some("true"))>
                <div class="sums-list">
                    {none}
                    <For each=ids key=Id::clone let(id)>
                        <Card id />
                    </For>
                    {more}
                </div>
                <Answers />
            </div>
        }
        .into_any()
    });
    view! {
        <div class="wide adds-up">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {content}
            </Page>
        </div>
    }
}

/// The open goals with goals below them, from the top down.
fn parents(plan: &Plan, figures: &Figures) -> Vec<Id<Goal>> {
    let own = figures.goals.iter();
    let has = |own: &&GoalFigures| {
        !own.cascade.parts.is_empty() && plan.goal(&own.goal).is_some_and(|goal| is_open(goal))
    };
    own.filter(has).map(|own| own.goal.clone()).collect()
}

/// One goal, if it has goals below it, and those above it, from the top down.
fn chain(plan: &Plan, figures: &Figures, only: &Id<Goal>) -> Vec<Id<Goal>> {
    let Some(goal) = plan.goal(only) else {
        return parents(plan, figures);
    };
    let mut way: Vec<Id<Goal>> = plan.ancestors(goal).map(|above| above.id.clone()).collect();
    way.reverse();
    let below = figures
        .goal(only)
        .is_some_and(|own| !own.cascade.parts.is_empty());
    way.extend(below.then(|| only.clone()));
    way
}

fn one_chain(workspace: Workspace) -> AnyView {
    let all = workspace
        .plan_now()
        .map(|plan| Route::AddsUp(plan.about().id.clone(), None).href());
    view! { <p class="mute">{text::only()} " " <a href=all>{text::show_all()}</a></p> }.into_any()
}
