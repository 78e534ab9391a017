//! What is computed of goals: figures and the coach's findings. Both cost too much for a keystroke in a large
//! plan, so they are computed in a pause, and rows show what was last known.

use std::{
    collections::{HashMap, VecDeque},
    sync::Arc,
    time::Duration,
};

use chrono::NaiveDate;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use sightline_coach as coach;
use sightline_plan::{Figures, Goal, GoalFigures, Id, Plan, outline::Standing};

use crate::{
    browser::clock,
    state::{PAINT, Workspace},
};

/// Up to so many goals, figures follow at once.
const SMALL: usize = 300;

/// How long a large plan must be left alone before its figures are computed.
const PAUSE: Duration = Duration::from_millis(600);

/// So many sentences are read before the page gets its turn again.
const AT_ONCE: usize = 8;

/// Lists that ask for findings are made anew after so many.
const TELL_AFTER: usize = 400;

/// A goal as its findings were counted, and how many are open.
type Counted = (Arc<Goal>, usize);

/// What is known of the open plan's goals.
#[derive(Clone, Copy)]
pub struct Known {
    workspace: Workspace,
    figures: RwSignal<Option<Arc<Figures>>>,
    /// What they were computed of.
    of: StoredValue<Option<(Arc<Plan>, NaiveDate)>>,
    pause: StoredValue<Option<TimeoutHandle>>,
    counted: StoredValue<HashMap<Id<Goal>, Counted>>,
    /// Changes with what was counted.
    news: RwSignal<u32>,
    waiting: StoredValue<VecDeque<Id<Goal>>>,
    reading: StoredValue<Option<TimeoutHandle>>,
    unsaid: StoredValue<usize>,
}

impl Known {
    /// Follows the open plan.
    pub fn of(workspace: Workspace) -> Self {
        let known = Self {
            workspace,
            figures: RwSignal::new(None),
            of: StoredValue::new(None),
            pause: StoredValue::new(None),
            counted: StoredValue::new(HashMap::new()),
            news: RwSignal::new(0),
            waiting: StoredValue::new(VecDeque::new()),
            reading: StoredValue::new(None),
            unsaid: StoredValue::new(0),
        };
        Effect::new(move |_| {
            let Some(plan) = workspace.plan() else { return };
            clear(known.pause);
            if known.stands(&plan) {
                return;
            }
            if plan.tables().goals.len() <= SMALL {
                known.compute(plan);
            } else {
                let first = known.figures.with_untracked(Option::is_none);
                if first {
                    // The next frame paints the first rows, however long that takes.
                    request_animation_frame(move || known.compute_in(PAINT));
                } else {
                    known.compute_in(PAUSE);
                }
            }
        });
        on_cleanup(move || {
            clear(known.pause);
            clear(known.reading);
        });
        known
    }

    fn compute_in(self, wait: Duration) {
        if self.pause.try_with_value(|_| ()).is_none() {
            // The page has gone.
            return;
        }
        clear(self.pause);
        let later = move || {
            if let Some(plan) = self.workspace.plan_now() {
                self.compute(plan);
            }
        };
        let handle = set_timeout_with_handle(later, wait).ok();
        self.pause.try_update_value(|pause| *pause = handle);
    }

    fn compute(self, plan: Arc<Plan>) {
        let today = clock::today();
        let computed = Arc::new(Figures::of(&plan, today));
        // The page may have gone meanwhile.
        self.of.try_set_value(Some((plan, today)));
        self.figures.try_set(Some(computed));
    }

    /// Whether the figures are those of this plan too: only words have changed.
    fn stands(self, plan: &Arc<Plan>) -> bool {
        let stands = self.of.try_update_value(|of| {
            let (of, day) = of.as_mut()?;
            let stands = *day == clock::today() && Figures::need_none_between(of, plan);
            if stands {
                // What is compared next time is then little.
                *of = Arc::clone(plan);
            }
            Some(stands)
        });
        stands.flatten() == Some(true)
    }

    /// The figures as last computed.
    pub fn figures(self) -> Option<Arc<Figures>> {
        self.figures.get()
    }

    /// One goal's figures as last computed.
    pub fn of_goal(self, id: &Id<Goal>) -> Option<GoalFigures> {
        self.figures
            .with(|figures| figures.as_ref()?.goal(id).cloned())
    }

    /// How many findings are open, as last counted; counts anew what has changed.
    pub fn open(self, goal: &Arc<Goal>) -> Option<usize> {
        self.news.track();
        let counted = self.counted.with_value(|counted| {
            let (of, open) = counted.get(&goal.id)?;
            Some((Arc::ptr_eq(of, goal), *open))
        });
        if !counted.is_some_and(|(fresh, _)| fresh) {
            self.ask(&goal.id);
        }
        counted.map(|(_, open)| open)
    }

    /// What a search may ask of a goal; `findings` counts what has not been counted yet.
    pub fn standing(self, figures: Option<&Figures>, goal: &Goal, findings: bool) -> Standing {
        let of_goal = figures.and_then(|figures| figures.goal(&goal.id));
        let open = self
            .counted
            .with_value(|counted| counted.get(&goal.id).map(|(_, open)| *open));
        if findings && open.is_none() {
            self.ask(&goal.id);
        }
        Standing {
            health: of_goal.and_then(|figures| figures.health.health),
            progress: of_goal.and_then(|figures| figures.own.raw.or(figures.roll_up.value)),
            open: open.unwrap_or(0),
        }
    }

    /// Follows what is counted.
    pub fn follow_findings(self) {
        self.news.track();
    }

    /// Whether sentences are still being read.
    pub fn is_reading(self) -> bool {
        self.news.track();
        self.waiting.with_value(|waiting| !waiting.is_empty())
    }

    fn ask(self, id: &Id<Goal>) {
        self.waiting
            .update_value(|waiting| waiting.push_back(id.clone()));
        self.go_on();
    }

    fn go_on(self) {
        if self.reading.with_value(Option::is_none) {
            let handle = set_timeout_with_handle(move || self.read(), Duration::ZERO);
            self.reading.set_value(handle.ok());
        }
    }

    fn read(self) {
        self.reading.try_set_value(None);
        let (Some(plan), Some(some)) = (
            self.workspace.plan_now(),
            self.waiting.try_update_value(|waiting| {
                let some = waiting.len().min(AT_ONCE);
                waiting.drain(..some).collect::<Vec<_>>()
            }),
        ) else {
            return;
        };
        for goal in some.iter().filter_map(|id| plan.goal(id)) {
            let fresh = self.counted.with_value(|counted| {
                counted
                    .get(&goal.id)
                    .is_some_and(|(of, _)| Arc::ptr_eq(of, goal))
            });
            if !fresh {
                let open = open_points(&plan, goal);
                self.counted.update_value(|counted| {
                    counted.insert(goal.id.clone(), (Arc::clone(goal), open));
                });
            }
        }
        let more = self.waiting.with_value(|waiting| !waiting.is_empty());
        self.unsaid.update_value(|unsaid| *unsaid += AT_ONCE);
        if !more || self.unsaid.get_value() >= TELL_AFTER {
            self.unsaid.set_value(0);
            self.news.update(|news| *news = news.wrapping_add(1));
        }
        if more {
            self.go_on();
        }
    }
}

/// How many findings of the coach are open.
fn open_points(plan: &Plan, goal: &Goal) -> usize {
    if goal.statement.trim().is_empty() {
        return 0;
    }
    coach::judge_goal(plan, goal, clock::today()).len()
}

/// Takes a timer back.
pub fn clear(timer: StoredValue<Option<TimeoutHandle>>) {
    if let Some(handle) = timer.try_update_value(Option::take).flatten() {
        handle.clear();
    }
}
