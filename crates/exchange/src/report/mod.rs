//! Reports to hand out: what a plan, a team, a person or a workshop has to show, for those who read it.
//!
//! [`report`] makes a [`Document`] of a plan; [`markdown`](fn@markdown) and [`html`](fn@html) write it down, and the app shows it.
//! So what a person sees is what they hand over. What is private is left out unless a person asks for it each time.
//!
//! Inside, `scope` says which goals it is about, `goal` tells one goal, `sections` all there is besides, and `run`
//! a workshop.

mod adds_up;
mod document;
mod goal;
mod html;
mod markdown;
mod measure;
mod run;
mod said;
mod scope;
mod sections;
mod tracker;
mod words;

use std::collections::BTreeSet;

use chrono::NaiveDate;
pub use document::{Block, Cell, Chart, Document, Entry, Item, Line, Row, Section, Table};
pub use html::html;
pub use markdown::markdown;
pub use scope::Scope;
use sightline_plan::{Figures, Key, Plan, overview::Attention};
pub use tracker::{blank_tracker, tracker};
pub use words::Words;

use self::scope::Goals;

/// Whom a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Who leads: the goals at the top, KPIs, what is at risk, what adds up and what does not.
    Executive,
    /// Who leads a team: each goal with its measures, what is in the way, what is missing, what is due.
    Manager,
    /// Who does the work: each goal with all that it serves, up to the top, and what comes next.
    Individual,
}

impl Audience {
    /// All there are.
    pub const ALL: [Self; 3] = [Self::Executive, Self::Manager, Self::Individual];

    /// Its stable name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Executive => "executive",
            Self::Manager => "manager",
            Self::Individual => "individual",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What the report is about.
    pub scope: Scope,
    /// Whom it is for. A workshop's report is the same for all.
    pub audience: Audience,
    /// Whether private records are told of as well.
    pub include_private: bool,
    /// The day.
    pub today: NaiveDate,
}

impl Asked {
    /// What may be told of the plan. That a run is asked for shows it where it is marked private; what else is private
    /// stays out of it all the same.
    fn seen(&self, plan: &Plan) -> Plan {
        if self.include_private {
            return plan.clone();
        }
        let asked_for = match &self.scope {
            Scope::Run(run) => BTreeSet::from([Key::from(run)]),
            _ => BTreeSet::new(),
        };
        plan.without_private_but(&asked_for)
    }
}

/// The report that is asked for; `None` where the plan does not have what it is to be about. What is asked for
/// and the same plan give the same report.
pub fn report(plan: &Plan, asked: &Asked, words: &Words<'_>) -> Option<Document> {
    if let Scope::Run(run) = &asked.scope {
        return run::report(plan, run, asked, words);
    }
    let seen = asked.seen(plan);
    let goals = Goals::of(&seen, &asked.scope)?;
    let figures = Figures::of(&seen, asked.today);
    let attention = sightline_plan::overview::attention(&seen, &figures, asked.today);
    let attention = attention
        .into_iter()
        .filter(|it| goals.ids.contains(&it.goal))
        .collect();
    let teller = Teller {
        plan: &seen,
        figures: &figures,
        goals: &goals,
        attention,
        asked,
        words,
    };
    Some(teller.document())
}

/// Tells one report.
struct Teller<'a> {
    /// The plan, without what is not to be told.
    plan: &'a Plan,
    figures: &'a Figures,
    goals: &'a Goals,
    /// What needs somebody, of the goals of the scope.
    attention: Vec<Attention>,
    asked: &'a Asked,
    words: &'a Words<'a>,
}

impl Teller<'_> {
    fn document(&self) -> Document {
        let words = self.words;
        let sections = match self.asked.audience {
            _ if self.goals.is_empty() => vec![self.nothing()],
            Audience::Executive => {
                let (top, others) = self.goals.split(&self.asked.scope);
                let title = match self.asked.scope {
                    Scope::Plan => "top",
                    _ => "goals",
                };
                vec![
                    self.in_short(),
                    self.purpose(),
                    self.section(title, self.entries(&top)),
                    self.kpis(),
                    self.at_risk(),
                    self.adds_up(false),
                    self.celebrated(),
                    self.rows("others", &others),
                    self.closed(),
                ]
            }
            Audience::Manager => vec![
                self.in_short(),
                self.section("goals", self.entries(&self.open())),
                self.kpis(),
                self.at_risk(),
                self.adds_up(true),
                self.due(),
                self.celebrated(),
                self.closed(),
            ],
            Audience::Individual => {
                let (own, helped): (Vec<_>, Vec<_>) =
                    self.open().into_iter().partition(|goal| self.is_own(goal));
                vec![
                    self.in_short(),
                    self.purpose(),
                    self.section("own", self.entries(&own)),
                    self.section("helped", self.entries(&helped)),
                    self.kpis(),
                    self.due(),
                    self.celebrated(),
                    self.growth(),
                    self.closed(),
                ]
            }
        };
        let mut sections = sections;
        sections.retain(|section| !section.blocks.is_empty());
        let today = (words.day)(self.asked.today);
        let mut facts = vec![Line::new(words.say("as-of"), today.clone())];
        let (title, of_part) = title(self.plan, &self.asked.scope, words);
        facts.extend(of_part);
        if self.asked.include_private {
            facts.push(Line::new(words.say("private"), words.say("private-in")));
        }
        Document {
            lang: words.lang.to_owned(),
            kind: words.say(&format!("kind.{}", self.asked.audience.word())),
            title,
            facts,
            sections,
            foot: words.say_of("foot", &[("day", &today)]),
            is_wide: false,
        }
    }
}

/// What a report of a scope is called, and of which plan it is where that is something else.
fn title(plan: &Plan, scope: &Scope, words: &Words<'_>) -> (String, Option<Line>) {
    let name = words::said(&plan.about().name);
    let name = name.unwrap_or_else(|| words.of("start.plans.untitled", &[]));
    let part = match scope {
        Scope::Team(team) => {
            let team = plan.tables().teams.get(team);
            team.map(|team| words::said(&team.name).unwrap_or_default())
        }
        Scope::Person(person) => words.person(plan, Some(person)),
        Scope::Plan | Scope::Run(_) => None,
    };
    let of_part = part
        .is_some()
        .then(|| Line::new(words.say("plan"), name.clone()));
    let part = part.filter(|part| !part.is_empty());
    (part.unwrap_or(name), of_part)
}
