//! What came of a run: decisions, definitions, goals, votes, everything that was said, and what changed in the
//! plan. Structure only: codes for what a word is needed for, the rest is what people typed.

mod answers;
mod changed;
mod markdown;
mod records;

use chrono::NaiveDate;
pub use markdown::{escaped, markdown};
use sightline_plan::{Kind, Record, model::RunState};

use crate::run::Guide;

/// A run, told.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What people call the run.
    pub title: String,
    /// What its workshop is called.
    pub workshop: String,
    /// The first day.
    pub started: Option<NaiveDate>,
    /// The last day.
    pub finished: Option<NaiveDate>,
    /// Where it is.
    pub state: RunState,
    /// Who was in the room.
    pub present: Vec<String>,
    /// What came of it. Sections without an item are left out.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it holds, one of [`SECTIONS`].
    pub code: &'static str,
    /// What it says.
    pub items: Vec<Entry>,
}

/// One thing that a report says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its words; a code of [`WORDS`] where [`Self::coded`] says so.
    pub text: String,
    /// Whether the text is a code.
    pub coded: bool,
    /// What else is to be said: a code of [`WORDS`], and what holds.
    pub details: Vec<(&'static str, Told)>,
    /// What belongs to it.
    pub items: Vec<Entry>,
    /// The record of the plan that it is.
    pub key: Option<sightline_plan::Key>,
}

/// What a detail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The words of a person, or a number.
    Text(String),
    /// A code of [`WORDS`].
    Code(&'static str),
    /// So many of what a code says.
    Count(u32, &'static str),
}

/// The codes of all sections, in their order.
pub const SECTIONS: &[&str] = &[
    "outputs",
    "decisions",
    "actions",
    "goals",
    "definitions",
    "meetings",
    "initiatives",
    "data-sources",
    "votes",
    "ratings",
    "coverage",
    "themes",
    "interviews",
    "answers",
    "parking-lot",
    "homework",
    "open",
    "skipped",
    "changed",
];

/// The codes of all other words that a report needs.
pub const WORDS: &[&str] = &[
    "workshop",
    "started",
    "finished",
    "present",
    "done",
    "not-done",
    "owner",
    "due",
    "done-on",
    "above",
    "level",
    "metric",
    "target",
    "baseline",
    "leading",
    "confidence",
    "status",
    "criteria",
    "term",
    "repeats",
    "time",
    "agenda",
    "attendees",
    "automatic",
    "by-hand",
    "accuracy",
    "privacy",
    "dots",
    "people",
    "round",
    "median",
    "spread",
    "wide",
    "audience",
    "on",
    "answers",
    "silent",
    "who",
    "made",
    "taken-up",
    "removed",
    "ungrouped",
    "group",
    "by",
    "revenue",
    "average-deal",
    "rate",
    "number",
    "minutes",
    "yes",
    "no",
    "strengths",
    "weaknesses",
    "opportunities",
    "threats",
    "resources",
    "kind",
    "company",
    "department",
    "team",
    "person",
    "draft",
    "agreed",
    "active",
    "dropped",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "workday",
    "days",
    "workdays",
    "weeks",
    "months",
    "quarters",
    "years",
    "goal",
    "decision",
    "action",
    "definition",
    "meeting",
    "data-source",
    "initiative",
    "interview",
    "recognition",
    "check-in",
    "review",
];

impl Entry {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub(crate) fn code(code: &'static str) -> Self {
        Self {
            text: code.to_owned(),
            coded: true,
            ..Self::default()
        }
    }

    /// With a detail, unless it is empty.
    pub(crate) fn with(mut self, code: &'static str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.trim().is_empty() {
            self.details.push((code, Told::Text(value)));
        }
        self
    }

    /// With a detail that is a code itself.
    pub(crate) fn with_code(mut self, code: &'static str, value: &'static str) -> Self {
        self.details.push((code, Told::Code(value)));
        self
    }

    pub(crate) fn with_items(mut self, items: Vec<Entry>) -> Self {
        self.items = items;
        self
    }
}

/// The report of a run. Records that are marked private, and what was said in a run that is, stay out of it unless
/// `include_private`, which a person ticks each time.
pub fn report(guide: &Guide, include_private: bool) -> Report {
    let run = guide.run;
    let teller = Teller {
        guide,
        include_private,
    };
    let present = run
        .present
        .iter()
        .filter_map(|id| guide.plan.tables().people.get(id));
    let may_tell = include_private || !run.private;
    let said = |items: &dyn Fn() -> Vec<Entry>| match may_tell {
        true => items(),
        false => Vec::new(),
    };
    let mut sections: Vec<Section> = vec![
        Section {
            code: "outputs",
            items: teller.outputs(),
        },
        Section {
            code: "decisions",
            items: teller.records(Kind::Decision),
        },
        Section {
            code: "actions",
            items: teller.records(Kind::Action),
        },
        Section {
            code: "goals",
            items: teller.records(Kind::Goal),
        },
        Section {
            code: "definitions",
            items: teller.records(Kind::Definition),
        },
        Section {
            code: "meetings",
            items: teller.records(Kind::Meeting),
        },
        Section {
            code: "initiatives",
            items: teller.records(Kind::Initiative),
        },
        Section {
            code: "data-sources",
            items: teller.records(Kind::DataSource),
        },
        Section {
            code: "votes",
            items: said(&|| teller.votes()),
        },
        Section {
            code: "ratings",
            items: said(&|| teller.ratings()),
        },
        Section {
            code: "coverage",
            items: teller.coverage(),
        },
        Section {
            code: "themes",
            items: teller.themes(),
        },
        Section {
            code: "interviews",
            items: teller.records(Kind::Interview),
        },
        Section {
            code: "answers",
            items: said(&|| teller.answers()),
        },
        Section {
            code: "parking-lot",
            items: said(&|| run.parking_lot.iter().map(Entry::new).collect()),
        },
        Section {
            code: "homework",
            items: teller.homework(),
        },
        Section {
            code: "open",
            items: teller.open(),
        },
        Section {
            code: "skipped",
            items: teller.skipped(),
        },
        Section {
            code: "changed",
            items: teller.changed(),
        },
    ];
    sections.retain(|section| !section.items.is_empty());
    Report {
        title: run.title.clone(),
        workshop: guide.workshop.title.clone(),
        started: run.started,
        finished: run.finished,
        state: run.state,
        present: present.map(|person| person.name.clone()).collect(),
        sections,
    }
}

/// Tells one run.
struct Teller<'g> {
    guide: &'g Guide<'g>,
    include_private: bool,
}

impl Teller<'_> {
    /// Whether a record may be told of.
    fn may(&self, record: &Record) -> bool {
        self.include_private || !record.is_private()
    }
}
