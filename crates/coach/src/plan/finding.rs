//! What is to be found of a plan as a whole: codes and arguments, never sentences.

use sightline_plan::{
    Goal, Id, Strictness,
    model::{Person, Team},
};

use crate::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// The stable codes of what is found of a plan. Their words are `coach.plan.<name>.{title,why,mend}`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum PlanCode { $($(#[$doc])* $variant,)* }

        impl PlanCode {
            /// Every code, in the order in which findings are given.
            pub const ALL: &[PlanCode] = &[$(PlanCode::$variant,)*];

            /// The stable kebab-case name; settings switch rules off by it, and goals set findings aside.
            pub fn name(self) -> &'static str {
                match self { $(PlanCode::$variant => $name,)* }
            }
        }
    };
}

codes! {
    /// A priority that nobody works towards. No args.
    Uncovered = "uncovered",
    /// The goals below give too little. Args: `percent`.
    UnderCovered = "under-covered",
    /// The goals below give too much. Args: `percent`.
    OverCovered = "over-covered",
    /// A unit without a goal. Args: `team`.
    TeamWithoutGoal = "team-without-goal",
    /// A goal that serves none above. No args.
    Orphan = "orphan",
    /// A goal whose parent was dropped. No args.
    ParentDropped = "parent-dropped",
    /// Due before it starts, or after the goal it serves. Args: `due`, `limit`.
    DatesClash = "dates-clash",
    /// An objective with too few or too many key results. Args: `count`.
    KeyResults = "key-results",
    /// Changed after it was agreed, with no reason given. Args: `fields`.
    ChangedAfterAgreement = "changed-after-agreement",
    /// One person has the same metric in several goals. Args: `person`, `metric`, `count`.
    Duplicate = "duplicate",
    /// More metrics than a person can answer for. Args: `person`, `metrics`.
    TooManyMetrics = "too-many-metrics",
    /// More metrics than is ideal. Args: `person`, `metrics`.
    ManyMetrics = "above-ideal-metrics",
    /// More than twice as many goals as the plan's median. Args: `person`, `goals`, `median`.
    Overloaded = "overloaded",
    /// Fewer than four in five of a person's metrics are objective. Args: `person`, `percent`.
    FewObjective = "few-objective",
    /// Performance goals and no development goal. Args: `person`.
    NoDevelopment = "no-development",
    /// Only leading metrics, or only lagging ones. Args: `side`, `count`.
    OneSided = "one-sided-plan",
    /// Goals at work whose owner has not said how sure they are. Args: `count`.
    NoConfidence = "no-confidence",
}

impl PlanCode {
    /// The least strictness that asks for it.
    pub fn asked_from(self) -> Strictness {
        match self {
            PlanCode::Uncovered
            | PlanCode::UnderCovered
            | PlanCode::TeamWithoutGoal
            | PlanCode::ParentDropped
            | PlanCode::DatesClash
            | PlanCode::TooManyMetrics => Strictness::Gentle,
            PlanCode::ManyMetrics | PlanCode::NoConfidence => Strictness::Strict,
            _ => Strictness::Normal,
        }
    }

    /// How much it weighs.
    pub fn severity(self) -> Severity {
        match self {
            PlanCode::ParentDropped | PlanCode::DatesClash => Severity::Error,
            PlanCode::OverCovered
            | PlanCode::ManyMetrics
            | PlanCode::NoDevelopment
            | PlanCode::OneSided
            | PlanCode::NoConfidence => Severity::Hint,
            _ => Severity::Warning,
        }
    }
}

/// What a finding is about.
#[derive(Clone, Debug, PartialEq)]
pub enum About {
    /// The plan as a whole.
    Plan,
    /// A goal.
    Goal(Id<Goal>),
    /// A person.
    Person(Id<Person>),
    /// A department or team.
    Team(Id<Team>),
}

/// One thing that was found of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanFinding {
    /// Which rule.
    pub code: PlanCode,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub about: About,
    /// The goals that show it, in the order of the plan; empty where that would be all of them.
    pub goals: Vec<Id<Goal>>,
    /// The values for the placeholders of its words, by name. People and teams come by their names.
    pub args: Vec<(&'static str, String)>,
}

impl PlanFinding {
    /// What it is set aside by: at its goal where it is about one, else at the plan.
    pub fn aside_code(&self) -> String {
        let name = self.code.name();
        let id = match &self.about {
            About::Plan | About::Goal(_) => return name.to_owned(),
            About::Person(id) => id.as_str(),
            About::Team(id) => id.as_str(),
        };
        let metric = self.args.iter().find(|(name, _)| *name == "metric");
        match metric {
            Some((_, metric)) => [name, ":", id, ":", metric].concat(),
            None => [name, ":", id].concat(),
        }
    }

    pub(super) fn new(code: PlanCode, about: About) -> Self {
        PlanFinding {
            severity: code.severity(),
            code,
            about,
            goals: Vec::new(),
            args: Vec::new(),
        }
    }

    pub(super) fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub(super) fn goals(mut self, goals: Vec<Id<Goal>>) -> Self {
        self.goals = goals;
        self
    }
}
