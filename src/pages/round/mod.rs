//! A round of check-ins: whose goals, one after another, and the weekly note that comes of it.

mod ask;
mod health;
mod list;
mod note;
mod read;
pub(super) mod typed;

use std::collections::BTreeSet;

use leptos::prelude::*;
use sightline_plan::{
    Goal, Id,
    people::fold,
    round::{Stop, Turn, Whose, stops},
};
use sightline_text::round as text;

use self::{ask::Ask, list::List, note::Note, typed::Typed};
use crate::{
    browser::{clock, storage::round_name},
    route::Route,
    state::{FiguresNow, Me, Workspace},
    ui::{Choose, Page, focus, live},
};

/// The id of the heading that names the goal at hand: where focus goes with it.
const AT_HAND: &str = "round-goal";

/// The round on this page. Copy it wherever it is needed.
#[derive(Clone, Copy)]
struct Round {
    workspace: Workspace,
    figures: FiguresNow,
    whose: RwSignal<Whose>,
    stops: Memo<Vec<Stop>>,
    /// The goal at hand, where a person chose one or it was saved just now.
    chosen: RwSignal<Option<Id<Goal>>>,
    skipped: RwSignal<BTreeSet<Id<Goal>>>,
    typed: Typed,
}

impl Round {
    fn here() -> Self {
        expect_context()
    }

    /// The goal at hand: the one that was chosen, else the first whose turn it is.
    fn at_hand(self) -> Option<Id<Goal>> {
        let chosen = self.chosen.get();
        self.stops.with(|stops| {
            let has = |id: &Id<Goal>| stops.iter().any(|stop| stop.goal == *id);
            chosen.filter(has).or_else(|| self.next_of(stops, None))
        })
    }

    /// The next goal whose turn it is after one, from the top again once through.
    fn next_of(self, stops: &[Stop], after: Option<&Id<Goal>>) -> Option<Id<Goal>> {
        let from = after
            .and_then(|after| stops.iter().position(|stop| stop.goal == *after))
            .map_or(0, |at| at + 1);
        let skipped = self.skipped.get_untracked();
        let (before, later) = stops.split_at(from.min(stops.len()));
        let mut waiting = later.iter().chain(before).filter(|stop| {
            matches!(stop.turn, Turn::Overdue | Turn::Due) && Some(&stop.goal) != after
        });
        let first_choice = waiting
            .clone()
            .find(|stop| !skipped.contains(&stop.goal))
            .map(|stop| stop.goal.clone());
        // What was skipped comes again at the end.
        first_choice.or_else(|| waiting.next().map(|stop| stop.goal.clone()))
    }

    /// How many are still to be spoken for.
    fn left(self) -> usize {
        self.stops.with(|stops| {
            let waiting = stops.iter();
            waiting
                .filter(|stop| matches!(stop.turn, Turn::Overdue | Turn::Due))
                .count()
        })
    }

    /// Goes to a goal.
    fn go_to(self, goal: Id<Goal>) {
        self.chosen.set(Some(goal));
        focus::soon(AT_HAND);
    }

    /// Goes on from the goal at hand.
    fn go_on(self, from: &Id<Goal>) {
        let next = self
            .stops
            .with_untracked(|stops| self.next_of(stops, Some(from)));
        match next {
            Some(next) => self.go_to(next),
            None => {
                self.chosen.set(None);
                focus::soon(note::HEADING);
            }
        }
    }
}

/// The page.
#[component]
pub fn RoundPage() -> impl IntoView {
    let workspace = Workspace::here();
    let figures = FiguresNow::follow(workspace);
    let me = Me::of_open(workspace);
    let whose = RwSignal::new(untrack(move || me.get()).map_or(Whose::Everyone, Whose::Person));
    let stops = Memo::new(move |_| {
        // The figures change with whatever the turns rest on.
        let (Some(figures), Some(plan)) = (figures.get(), workspace.plan_now()) else {
            return Vec::new();
        };
        whose.with(|whose| stops(&plan, &figures, whose, clock::today()))
    });
    let plan = workspace.plan_now();
    let id = plan.map(|plan| plan.about().id.clone()).unwrap_or_default();
    let round = Round {
        workspace,
        figures,
        whose,
        stops,
        chosen: RwSignal::new(None),
        skipped: RwSignal::new(BTreeSet::new()),
        typed: Typed::of(round_name(&id)),
    };
    provide_context(round);
    let is_ready = Memo::new(move |_| figures.get().is_some());
    let is_empty = Memo::new(move |_| stops.with(Vec::is_empty));
    let at_hand = Memo::new(move |_| round.at_hand());
    let desk = live(move || match (is_ready.get(), is_empty.get()) {
        (false, _) => view! { <p class="mute" role="status">{text::loading()}</p> }.into_any(),
        (true, true) => view! { <Nobody /> }.into_any(),
        (true, false) => view! {
            <div class="round-desk">
                <List />
                <div class="round-main">
                    {live(move || at_hand.get().map(|goal| view! { <Ask goal /> }.into_any()))}
                    <Finished />
                    <Note />
                </div>
            </div>
        }
        .into_any(),
    });
    view! {
        <div class="wide round">
            <Page title=text::title()>
                <p class="lead">{text::lead()}</p>
                <div class="round-head">
                    <WhoseGoals />
                    <p class="round-left" role="status">
                        {live(move || match (is_ready.get() && !is_empty.get(), round.left()) {
                            (false, _) => String::new(),
                            (true, 0) => text::all_said().to_owned(),
                            (true, left) => text::left(left),
                        })}
                    </p>
                </div>
                {desk}
            </Page>
        </div>
    }
}

/// Said once nobody's turn is left and no goal is at hand.
#[component]
fn Finished() -> impl IntoView {
    let round = Round::here();
    live(move || {
        round
            .at_hand()
            .is_none()
            .then(|| view! { <p class="round-finished">{text::all_said()}</p> }.into_any())
    })
}

#[component]
fn Nobody() -> impl IntoView {
    let plan = Workspace::here().plan_now();
    let goals = plan.map(|plan| Route::Plan(plan.about().id.clone()).href());
    view! {
        <div class="empty">
            <h2>{text::none()}</h2>
            <p>{text::none_lead()} " " <a href=goals>{sightline_text::common::to_goals()}</a></p>
        </div>
    }
}

/// The choice of whose goals the round is about.
#[component]
fn WhoseGoals() -> impl IntoView {
    let round = Round::here();
    let me = Me::of_open(round.workspace);
    let plan = round.workspace.plan_now();
    let mut people: Vec<(String, String)> = Vec::new();
    let mut teams: Vec<(String, String)> = Vec::new();
    if let Some(plan) = &plan {
        let of = |id: &str, name: &str, kind: char| (format!("{kind}{id}"), name.to_owned());
        let all = plan.tables().people.values();
        people.extend(all.map(|person| of(person.id.as_str(), &person.name, 'p')));
        let all = plan.tables().teams.values();
        teams.extend(all.map(|team| of(team.id.as_str(), &team.name, 't')));
        people.sort_by_cached_key(|(_, name)| fold(name));
        teams.sort_by_cached_key(|(_, name)| fold(name));
    }
    let own = untrack(move || me.get()).map(|me| {
        let own = format!("p{me}");
        people.retain(|(value, _)| *value != own);
        (own, text::mine().to_owned())
    });
    let options: Vec<(String, String)> = own.into_iter().chain(teams).chain(people).collect();
    let value = Signal::derive(move || match round.whose.get() {
        Whose::Everyone => String::new(),
        Whose::Person(person) => format!("p{person}"),
        Whose::Team(team) => format!("t{team}"),
    });
    let choose = Callback::new(move |value: String| {
        let rest = value.get(1..).unwrap_or_default();
        let whose = match value.chars().next() {
            Some('p') => Id::new(rest).map(Whose::Person),
            Some('t') => Id::new(rest).map(Whose::Team),
            _ => None,
        };
        round.chosen.set(None);
        round.whose.set(whose.unwrap_or(Whose::Everyone));
    });
    view! { <Choose id="round-whose" label=text::whose() none=text::everyone() options value choose /> }
}
