//! What a person has chosen to share, and what becomes of it.

use std::sync::Arc;

use leptos::prelude::*;
use sightline_draw::Qr;
use sightline_exchange::{
    link::{self, MARK},
    locked::Locked,
};
use sightline_plan::{Excerpt, Goal, Id, Plan, Record, file, model::Team};
use sightline_text::share as text;

use crate::{
    browser::{random, site},
    state::Workspace,
    words,
};

/// The longest file that a link is made of, in bytes: with more, the link would be too long in any case.
const MOST_FILE: usize = 2_000_000;

/// The longest link that is offered. Browsers open them up to this length, give or take.
const MOST_LETTERS: usize = 250_000;

/// What part of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// All of it.
    Whole,
    /// A team.
    Team,
    /// The goal that the page is about.
    Goal,
}

/// What goes along, as chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// No team has been chosen.
    NoTeam,
    /// The goal stays here, since it is private.
    Private,
    /// It is not in the plan any more.
    Gone,
    /// This plan.
    Plan(Arc<Plan>),
}

/// What can be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Nothing yet: see [`Content`].
    Nothing,
    /// It waits to be locked.
    Unlocked,
    /// A link.
    Link(Arc<str>),
    /// A link would be too long; of how many letters, where that is known.
    TooLong(Option<usize>),
}

/// What the parts of the page share. Copy it wherever it is needed.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The plan's workspace.
    pub workspace: Workspace,
    /// The goal that the page is about.
    pub goal: StoredValue<Option<Id<Goal>>>,
    /// What part is chosen.
    pub what: RwSignal<What>,
    /// The team that is chosen.
    pub team: RwSignal<Option<Id<Team>>>,
    /// Whether private records go along.
    pub with_private: RwSignal<bool>,
    /// How many of what is chosen are private.
    pub private: Memo<usize>,
    /// What goes along.
    pub content: Memo<Content>,
    /// Whether a passphrase is wanted.
    pub locking: RwSignal<bool>,
    /// What was locked, with the plan that it was locked from: another choice asks for another lock.
    pub locked: RwSignal<Option<(Arc<Plan>, Locked)>>,
    /// What can be handed on.
    pub carried: Memo<Carried>,
}

impl Desk {
    /// A desk for the open plan, and for one goal where one is named.
    pub fn new(workspace: Workspace, goal: Option<Id<Goal>>) -> Self {
        let what = RwSignal::new(if goal.is_some() {
            What::Goal
        } else {
            What::Whole
        });
        let goal = StoredValue::new(goal);
        let team = RwSignal::new(None::<Id<Team>>);
        let with_private = RwSignal::new(false);
        let (locking, locked) = (RwSignal::new(false), RwSignal::new(None));
        // A part is a plan of its own: whoever gets it may have the whole already. It stays one for as long as
        // the page is open, so that links made one after another are of one plan.
        let bits = random::bits();
        let part = move |plan: &Plan| {
            let of = match what.get() {
                What::Whole => return Content::Plan(Arc::new(plan.clone())),
                What::Team => match team.get() {
                    Some(team) => Excerpt::Team(team),
                    None => return Content::NoTeam,
                },
                What::Goal => match goal.get_value() {
                    Some(goal) => Excerpt::Goal(goal),
                    None => return Content::Gone,
                },
            };
            let name = part_name(plan, &of);
            let part = plan.excerpt(&of, Id::from_bits(bits), &name);
            part.map_or(Content::Gone, |part| Content::Plan(Arc::new(part)))
        };
        let all = Memo::new(move |_| workspace.plan().map_or(Content::Gone, |plan| part(&plan)));
        let private = Memo::new(move |_| {
            all.with(|all| match all {
                Content::Plan(plan) => plan.records().filter(Record::keeps_private).count(),
                _ => 0,
            })
        });
        let content = Memo::new(move |_| {
            if with_private.get() || private.get() == 0 {
                return all.get();
            }
            let plan = workspace.plan().map(|plan| plan.without_private());
            match plan.map_or(Content::Gone, |plan| part(&plan)) {
                // It is there, but not without private records.
                Content::Gone => Content::Private,
                content => content,
            }
        });
        let carried = Memo::new(move |_| {
            let Content::Plan(plan) = content.get() else {
                return Carried::Nothing;
            };
            if locking.get() {
                return locked.with(|locked| match locked {
                    Some((from, locked)) if Arc::ptr_eq(from, &plan) => {
                        link_of(link::write_locked(locked))
                    }
                    _ => Carried::Unlocked,
                });
            }
            let file = file::write(&plan);
            if file.len() > MOST_FILE {
                return Carried::TooLong(None);
            }
            link_of(link::write(&file))
        });
        Self {
            workspace,
            goal,
            what,
            team,
            with_private,
            private,
            content,
            locking,
            locked,
            carried,
        }
    }

    /// Chooses a part. Whether private records go along is asked anew.
    pub fn choose(self, what: What) {
        self.with_private.set(false);
        self.what.set(what);
    }

    /// Chooses a team. Whether private records go along is asked anew.
    pub fn choose_team(self, team: Option<Id<Team>>) {
        self.with_private.set(false);
        self.team.set(team);
    }

    /// The desk of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The plan that goes along now.
    pub fn plan_now(self) -> Option<Arc<Plan>> {
        match self.content.get_untracked() {
            Content::Plan(plan) => Some(plan),
            _ => None,
        }
    }

    /// The link, where there is one.
    pub fn link(self) -> Option<Arc<str>> {
        match self.carried.get() {
            Carried::Link(link) => Some(link),
            _ => None,
        }
    }

    /// The link as a QR code, where it fits into one.
    pub fn code(self) -> Option<Qr> {
        Qr::of(&self.link()?)
    }
}

fn link_of(letters: String) -> Carried {
    let link = format!("{}{MARK}{letters}", site::address());
    if link.len() > MOST_LETTERS {
        Carried::TooLong(Some(link.len()))
    } else {
        Carried::Link(link.into())
    }
}

/// What a part is called.
fn part_name(plan: &Plan, of: &Excerpt) -> String {
    const LONGEST: usize = 60;
    let part = match of {
        Excerpt::Team(team) => plan.tables().teams.get(team).map(|team| team.name.clone()),
        Excerpt::Goal(goal) => plan.goal(goal).map(|goal| words::title(goal)),
    };
    let part = part.unwrap_or_default();
    let mut short: String = part.chars().take(LONGEST).collect();
    if short.len() < part.len() {
        short.push('…');
    }
    text::what::part_name(&plan.about().name, short)
}
