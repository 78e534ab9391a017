//! The cycles of a plan: what came of each, closing one goal by goal, and opening the next.

mod at;
mod compare;
mod list;
mod overview;
mod past;
mod review;
mod step;

use std::sync::Arc;

use leptos::prelude::*;
use sightline_plan::{
    Figures, Goal, Id, Plan,
    cycles::{self, Decision, Outcome, Seen, Waiting},
    model::{About, Verdict},
};
use sightline_text::cycles as text;

use self::{
    at::{At, Place},
    list::List,
    overview::Overview,
    review::Review,
    step::Step,
};
use super::round::typed::Typed;
use crate::{
    browser::{clock, intl, storage::cycles_name},
    state::{FiguresNow, Workspace},
    ui::{Page, focus, live, no_goals},
};

/// The names of a goal's fields.
mod field {
    pub const VERDICT: &str = "verdict";
    pub const RESULT: &str = "result";
    pub const LEARNING: &str = "learning";
}

/// The id of the heading that says where a person is in closing a cycle: focus goes there.
const AT_HAND: &str = "cycle-at-hand";

/// The page's desk. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Desk {
    workspace: Workspace,
    figures: FiguresNow,
    /// The cycle that is being closed, and where in that a person is.
    at: At,
    typed: Typed,
    /// The goals that the close goes through.
    waiting: Memo<Vec<Waiting>>,
    /// Every cycle.
    seen: Memo<Arc<Vec<Seen>>>,
}

/// What a view is made of.
#[derive(Clone)]
struct Now {
    plan: Arc<Plan>,
    figures: Arc<Figures>,
}

impl Desk {
    fn here() -> Self {
        expect_context()
    }

    /// The plan and its figures, once there are any.
    fn now(self) -> Option<Now> {
        Some(Now {
            plan: self.workspace.plan()?,
            figures: self.figures.get()?,
        })
    }

    /// What a person said is to become of a goal.
    fn said(self, goal: &Id<Goal>) -> Option<Verdict> {
        Verdict::from_word(&self.typed.get(goal, field::VERDICT))
    }

    /// How many goals have not been looked at.
    fn left(self) -> usize {
        self.waiting.with(|waiting| {
            let unseen = waiting.iter().filter(|it| self.said(&it.goal).is_none());
            unseen.count()
        })
    }

    /// What is decided of every goal: what a person said, else what the figures suggest.
    fn decisions(self) -> Vec<Decision> {
        self.waiting.with(|waiting| {
            let decided = waiting.iter().map(|it| Decision {
                goal: it.goal.clone(),
                verdict: self.said(&it.goal).unwrap_or(it.reason.verdict()),
                result: self.typed.get(&it.goal, field::RESULT),
                learning: self.typed.get(&it.goal, field::LEARNING),
            });
            decided.collect()
        })
    }

    /// Whether a person has begun to close a cycle.
    fn has_begun(self, seen: &Seen) -> bool {
        seen.goals.iter().any(|goal| self.said(goal).is_some())
    }

    /// Begins to close a cycle, or goes on doing so.
    fn begin(self, cycle: &str) {
        let (Some(plan), Some(figures)) = (self.workspace.plan_now(), self.figures.now()) else {
            return;
        };
        // What was typed for goals that are put away has served: it stands with them.
        self.typed.keep_only(|goal| {
            let goal = Id::new(goal).and_then(|id| plan.goal(&id).cloned());
            goal.is_some_and(|goal| !goal.is_put_away())
        });
        let waiting = cycles::waiting(&plan, &figures, cycle);
        let mut unseen = waiting.iter();
        let first = unseen.find(|it| untrack(move || self.said(&it.goal)).is_none());
        let place = match first.map(|it| it.goal.clone()) {
            Some(goal) => Place::Goal(goal),
            None => Place::Review,
        };
        self.at.begin(cycle, place);
        focus::soon(AT_HAND);
    }

    /// Goes to a place in the close.
    fn go_to(self, place: Place) {
        self.at.go(place);
        focus::soon(AT_HAND);
    }

    /// Goes to the goal after one, or to the review.
    fn go_on(self, from: &Id<Goal>) {
        let next = self.waiting.with_untracked(|waiting| {
            let at = waiting.iter().position(|it| it.goal == *from)?;
            Some(waiting.get(at + 1)?.goal.clone())
        });
        self.go_to(next.map_or(Place::Review, Place::Goal));
    }

    /// Leaves the close; what was typed stays.
    fn leave(self) {
        self.at.leave();
        focus::soon(overview::HEADING);
    }
}

/// The page.
#[component]
pub fn CyclesPage() -> impl IntoView {
    let workspace = Workspace::here();
    let figures = FiguresNow::follow(workspace);
    let id = workspace.plan_now();
    let id: Id<About> = id.map(|plan| plan.about().id.clone()).unwrap_or_default();
    let name = cycles_name(&id);
    let at = At::of(format!("{name}.at"));
    let closing = Memo::new(move |_| at.cycle());
    let waiting = Memo::new(move |_| {
        let (Some(cycle), Some(plan), Some(figures)) =
            (closing.get(), workspace.plan(), figures.get())
        else {
            return Vec::new();
        };
        cycles::waiting(&plan, &figures, &cycle)
    });
    let seen = Memo::new(move |_| {
        let (Some(plan), Some(figures)) = (workspace.plan(), figures.get()) else {
            return Arc::default();
        };
        Arc::new(cycles::overview(&plan, &figures, clock::today()))
    });
    let desk = Desk {
        workspace,
        figures,
        at,
        typed: Typed::of(name),
        waiting,
        seen,
    };
    provide_context(desk);
    let is_ready = Memo::new(move |_| figures.get().is_some());
    let has_goals = Memo::new(move |_| {
        let plan = workspace.plan();
        plan.is_some_and(|plan| !plan.tables().goals.is_empty())
    });
    // A cycle with nothing left to close is closed.
    let cycle = Memo::new(move |_| {
        let some = waiting.with(|waiting| !waiting.is_empty());
        closing.get().filter(|_| some)
    });
    let content = live(
        move || match (is_ready.get(), has_goals.get(), cycle.get()) {
            (false, ..) => {
                view! { <p class="mute" role="status">{text::computing()}</p> }.into_any()
            }
            (true, false, _) => no_goals(text::empty(), text::empty_lead()),
            (true, true, Some(cycle)) => view! { <Closing cycle /> }.into_any(),
            (true, true, None) => view! { <Overview /> }.into_any(),
        },
    );
    view! {
        <div class="wide cycles">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                {content}
            </Page>
        </div>
    }
}

/// A cycle that is being closed.
#[component]
fn Closing(cycle: String) -> impl IntoView {
    let desk = Desk::here();
    let name = cycle.clone();
    // Not with every letter of the next cycle's name.
    let place = Memo::new(move |_| desk.at.place());
    let main = live(move || match place.get()? {
        Place::Goal(goal) => {
            let is_there = desk
                .waiting
                .with(|waiting| waiting.iter().any(|it| it.goal == goal));
            // Somebody may have closed it in another tab.
            let goal = is_there.then_some(goal);
            let goal = goal.or_else(|| {
                desk.waiting
                    .with(|waiting| waiting.first().map(|it| it.goal.clone()))
            })?;
            Some(view! { <Step goal /> }.into_any())
        }
        Place::Review => Some(view! { <Review cycle=cycle.clone() /> }.into_any()),
    });
    view! {
        <div class="round-head">
            <p class="round-left" role="status">
                {live(move || match desk.left() {
                    0 => text::step::all_seen().to_owned(),
                    left => text::step::left(left),
                })}
            </p>
            <button type="button" class="button quiet" on:click=move |_| desk.leave()>{text::step::leave()}</button>
        </div>
        <div class="round-desk">
            <List cycle=name />
            <div class="round-main">{main}</div>
        </div>
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Keep => text::verdict::kept(),
        Verdict::Change => text::verdict::changed(),
        Verdict::Drop => text::verdict::dropped(),
    }
}

/// What came of a goal, in words.
fn outcome_words(outcome: Outcome, progress: Option<f64>) -> String {
    let percent = progress.map(intl::percent);
    match (outcome, percent) {
        (Outcome::Reached, Some(at)) => text::outcome::reached_at(at),
        (Outcome::Reached, None) => text::outcome::reached().to_owned(),
        (Outcome::Short, Some(at)) => text::outcome::short(at),
        (Outcome::Short, None) => text::outcome::short_bare().to_owned(),
        (Outcome::Unknown, _) => text::outcome::unknown().to_owned(),
        (Outcome::GivenUp, Some(at)) => text::outcome::given_up_at(at),
        (Outcome::GivenUp, None) => text::outcome::given_up().to_owned(),
        (Outcome::Open, Some(at)) => text::outcome::open_at(at),
        (Outcome::Open, None) => text::outcome::open().to_owned(),
    }
}

/// The word of an outcome for styles.
fn outcome_state(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Reached => "reached",
        Outcome::Short => "short",
        Outcome::Unknown => "unknown",
        Outcome::GivenUp => "given-up",
        Outcome::Open => "open",
    }
}
