//! The figures of a plan, computed when there is time for them.

use std::{sync::Arc, time::Duration};

use chrono::NaiveDate;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_plan::{Figures, Plan};

use super::Workspace;
use crate::browser::clock;

/// Up to so many goals the figures follow an edit at once.
const AT_ONCE: usize = 500;

/// In a larger plan they wait for a pause of this length.
const PAUSE: Duration = Duration::from_millis(700);

/// And when it is opened, until what needs no figures has been painted.
pub const PAINT: Duration = Duration::from_millis(60);

/// The figures of a plan as of today. They may lag behind a large plan by a moment.
#[derive(Clone, Copy)]
pub struct FiguresNow(RwSignal<Option<Arc<Figures>>>);

impl FiguresNow {
    /// Follows the open plan as long as the page is there that asks.
    pub fn follow(workspace: Workspace) -> Self {
        Self::of(move || workspace.plan())
    }

    /// The same for a plan that is not the open one as it stands.
    pub fn of(source: impl Fn() -> Option<Arc<Plan>> + 'static) -> Self {
        let figures = RwSignal::new(None);
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        let stop = move || {
            if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        };
        // What the figures were computed of.
        let of = StoredValue::new(None::<(Arc<Plan>, NaiveDate)>);
        let compute = move |plan: Arc<Plan>| {
            let today = clock::today();
            let computed = Arc::new(Figures::of(&plan, today));
            of.try_set_value(Some((plan, today)));
            // The page may have gone.
            figures.try_set(Some(computed));
        };
        let mut first = true;
        Effect::new(move |_| {
            let Some(plan) = source() else { return };
            stop();
            let stands = of.try_update_value(|of| {
                let (of, day) = of.as_mut()?;
                let stands = *day == clock::today() && Figures::need_none_between(of, &plan);
                if stands {
                    // What is compared next time is then little.
                    *of = Arc::clone(&plan);
                }
                Some(stands)
            });
            if stands.flatten() == Some(true) {
                return;
            }
            if plan.tables().goals.len() <= AT_ONCE {
                compute(plan);
                return;
            }
            let pause = if first { PAINT } else { PAUSE };
            first = false;
            let handle = set_timeout_with_handle(move || compute(Arc::clone(&plan)), pause);
            waiting.set_value(handle.ok());
        });
        on_cleanup(stop);
        Self(figures)
    }

    /// The figures as they are now, without following them.
    pub fn now(self) -> Option<Arc<Figures>> {
        self.0.get_untracked()
    }

    /// The figures; `None` until they have been computed once.
    pub fn get(self) -> Option<Arc<Figures>> {
        self.0.get()
    }
}
