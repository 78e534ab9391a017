//! Numbers that are tried out: kept on the device until they are kept in the plan or dropped, so that a reload
//! loses none of them.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id, Plan, Refusal,
    model::About,
    what_if::{Lever, Trial},
};
use sightline_text::adds_up as text;

use super::Sums;
use crate::{
    browser::{device, storage::trial_name},
    state::Workspace,
    ui::{Icon, live},
};

/// What is tried on this page.
#[derive(Clone, Copy)]
pub(super) struct Trying {
    workspace: Workspace,
    id: StoredValue<Id<About>>,
    on: RwSignal<bool>,
    trial: RwSignal<Trial>,
    plan: Memo<Option<Arc<Plan>>>,
}

impl Trying {
    /// What was left on the device of the open plan.
    pub(super) fn of(workspace: Workspace) -> Self {
        let plan = workspace.plan_now();
        let id = plan.map(|plan| plan.about().id.clone()).unwrap_or_default();
        let trial = Trial::read(&device::get(&trial_name(&id)).unwrap_or_default());
        let on = RwSignal::new(!trial.is_empty());
        let trial = RwSignal::new(trial);
        let tried = Memo::new_with_compare(
            move |_| {
                let plan = workspace.plan()?;
                // What cannot be is not let in; if the plan has changed since, it stands as it is.
                Some(trial.with(|trial| trial.on(&plan)).unwrap_or(plan))
            },
            |old, new| match (old, new) {
                (Some(Some(old)), Some(Some(new))) => !Arc::ptr_eq(old, new),
                (old, new) => old.is_some() != new.is_some(),
            },
        );
        Self {
            workspace,
            id: StoredValue::new(id),
            on,
            trial,
            plan: tried,
        }
    }

    /// Whether numbers can be tried now.
    pub(super) fn is_on(self) -> bool {
        self.on.get()
    }

    /// The plan with the numbers that are tried.
    pub(super) fn plan(self) -> Option<Arc<Plan>> {
        self.plan.get()
    }

    /// The numbers.
    pub(super) fn trial(self) -> Trial {
        self.trial.get()
    }

    /// What a lever is set to.
    pub(super) fn number(self, goal: &Id<Goal>, lever: &Lever) -> Option<f64> {
        self.trial.with(|trial| trial.get(goal, lever))
    }

    /// Tries a number, or takes it back where there is none.
    ///
    /// # Errors
    /// Why the plan cannot be so; nothing is tried then.
    pub(super) fn set(
        self,
        goal: &Id<Goal>,
        lever: Lever,
        number: Option<f64>,
    ) -> Result<(), Refusal> {
        let Some(plan) = self.workspace.plan_now() else {
            return Ok(());
        };
        let mut trial = self.trial.get_untracked();
        trial.set(&plan, goal, lever, number);
        trial.on(&plan)?;
        self.keep(trial);
        Ok(())
    }

    fn keep(self, trial: Trial) {
        let key = self.id.with_value(trial_name);
        // A device that keeps nothing keeps it while the page is open.
        let _ = device::set(&key, trial.write().as_deref());
        self.trial.set(trial);
    }

    /// Makes the plan so.
    pub(super) fn take_over(self) {
        let trial = self.trial.get_untracked();
        let count = trial.all().count();
        let Some(edit) = self.workspace.plan_now().and_then(|plan| trial.edit(&plan)) else {
            return self.drop_all();
        };
        if self.workspace.attempt(edit, None) {
            self.keep(Trial::default());
            self.on.set(false);
            self.workspace
                .notices()
                .say_undoable(text::trial::kept(count));
        }
    }

    /// Drops what is tried.
    pub(super) fn drop_all(self) {
        let tried = self.trial.with_untracked(|trial| !trial.is_empty());
        self.keep(Trial::default());
        self.on.set(false);
        if tried {
            self.workspace.notices().say(text::trial::dropped());
        }
    }
}

/// The button with which trying begins and ends.
#[component]
pub(super) fn Switch() -> impl IntoView {
    let Sums { trying, .. } = Sums::here();
    let press = move |_| {
        if trying.on.get_untracked() {
            trying.drop_all();
        } else {
            trying.on.set(true);
        }
    };
    let words = live(move || {
        if trying.is_on() {
            view! { {Icon::Undo} " " {text::trial::stop()} }.into_any()
        } else {
            view! { {Icon::Edit} " " {text::trial::start()} }.into_any()
        }
    });
    view! { <button type="button" class="button" id="try-switch" on:click=press>{words}</button> }
}

/// Why a number cannot be.
pub(super) fn refused(why: &Refusal) -> String {
    text::trial::refused(crate::words::fault(&why.fault))
}
