//! Which sections are open, and how to lead a person to a field in one.

use leptos::prelude::*;

use crate::ui::{focus, remembered_fold};

/// A section of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Metrics,
    Place,
    People,
    Time,
    Figures,
    Agreement,
    CheckIns,
    Said,
    Notes,
}

impl Section {
    const ALL: [Self; 9] = [
        Self::Metrics,
        Self::Place,
        Self::People,
        Self::Time,
        Self::Figures,
        Self::Agreement,
        Self::CheckIns,
        Self::Said,
        Self::Notes,
    ];

    /// The id of the section on the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Metrics => "goal-metrics",
            Self::Place => "goal-place",
            Self::People => "goal-people",
            Self::Time => "goal-time",
            Self::Figures => "goal-figures",
            Self::Agreement => "goal-agreement",
            Self::CheckIns => "goal-check-ins",
            Self::Said => "goal-said",
            Self::Notes => "goal-notes",
        }
    }
}

/// Which sections are open.
#[derive(Clone, Copy)]
pub struct Folds {
    open: [RwSignal<bool>; Section::ALL.len()],
    /// Whether the sections are on the page: while a goal is first drafted they are not.
    pub shown: RwSignal<bool>,
    /// The metric that is to be opened.
    pub metric: RwSignal<Option<String>>,
    /// The metric beside which a story is to be told.
    pub story: RwSignal<Option<String>>,
}

impl Folds {
    /// As this device left them.
    pub fn new(shown: bool) -> Self {
        Self {
            open: Section::ALL.map(|section| remembered_fold(section.id())),
            shown: RwSignal::new(shown),
            metric: RwSignal::new(None),
            story: RwSignal::new(None),
        }
    }

    /// Whether a section is open.
    pub fn of(self, section: Section) -> RwSignal<bool> {
        self.open[section as usize]
    }

    /// Leads a person to a field in a section, which it opens.
    pub fn lead_to(self, section: Section, field: &str) {
        self.shown.set(true);
        self.of(section).set(true);
        focus::move_soon(field.to_owned());
    }

    /// Leads a person to a field of a metric, which it opens.
    pub fn lead_to_metric(self, metric: &str, field: &str) {
        self.metric.set(Some(metric.to_owned()));
        self.lead_to(Section::Metrics, &format!("{field}-{metric}"));
    }
}
