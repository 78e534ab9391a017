//! What an answer changes.
//!
//! Most answers live in the plan's own records: a goal that is written in a workshop is a goal. The response to
//! a step remembers which record holds which answer, so that answering again mends the same record. What
//! the plan has no record for, such as a list of thoughts, is kept in the response itself.

mod bound;
mod draft;
mod entries;
mod field;
mod fields;
mod figures;
mod goals;
mod metrics;
mod names;
mod prefill;
mod rows;
mod shape;

use serde_json::Value;
use sightline_plan::{Edit, Kind, Problem, Refusal};

use crate::{
    definition::{Input, InputKind, Output, Target},
    run::{Bits, Guide},
};
use draft::{Draft, belongs};
pub use entries::Entry;

/// Why an answer cannot be taken. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// The run has no such stop.
    NoSuchStop,
    /// The step has no such input.
    NoSuchInput,
    /// The answer is not of the kind that is asked for.
    Value(Problem),
    /// The plan cannot hold it.
    Plan(Box<Refusal>),
}

impl Refused {
    /// The stable kebab-case name; those of values and plans are those of [`sightline_plan::Fault`].
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoSuchStop => "no-such-stop",
            Self::NoSuchInput => "no-such-input",
            Self::Value(problem) => problem.fault.code(),
            Self::Plan(refusal) => refusal.fault.code(),
        }
    }

    /// Where in the answer or in the record it is; empty for all of it.
    pub fn path(&self) -> String {
        match self {
            Self::NoSuchStop | Self::NoSuchInput => String::new(),
            Self::Value(problem) => problem.path.to_string(),
            Self::Plan(refusal) => refusal.path.to_string(),
        }
    }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self::Plan(Box::new(refusal))
    }
}

/// Where an answer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In the response.
    Response,
    /// In the plan's own record.
    Plan(Target),
    /// In records of this kind, one or more.
    Records(Kind),
    /// In metrics of a goal.
    Metrics,
}

impl Input {
    /// Where the answers to this input are kept.
    pub fn home(&self) -> Home {
        if let Some(output) = &self.writes {
            return match output.to {
                Target::Mission
                | Target::Vision
                | Target::Swot
                | Target::CheckInDays
                | Target::Cycle => Home::Plan(output.to),
                Target::Metrics => Home::Metrics,
                Target::FunnelGoals
                | Target::Agree
                | Target::Confidence
                | Target::Field
                | Target::CheckIn => Home::Response,
                to => to.kind().map_or(Home::Response, Home::Records),
            };
        }
        match self.kind {
            InputKind::Goal => Home::Records(Kind::Goal),
            InputKind::Definition => Home::Records(Kind::Definition),
            InputKind::Decision => Home::Records(Kind::Decision),
            InputKind::Action => Home::Records(Kind::Action),
            InputKind::Meeting => Home::Records(Kind::Meeting),
            InputKind::Record => Home::Records(Kind::Interview),
            InputKind::Swot => Home::Plan(Target::Swot),
            _ => Home::Response,
        }
    }
}

impl Target {
    /// The kind of record that it makes.
    pub fn kind(self) -> Option<Kind> {
        Some(match self {
            Self::Goals => Kind::Goal,
            Self::Definitions => Kind::Definition,
            Self::Decisions => Kind::Decision,
            Self::Actions => Kind::Action,
            Self::Meetings => Kind::Meeting,
            Self::DataSources => Kind::DataSource,
            Self::Initiatives => Kind::Initiative,
            Self::Interviews => Kind::Interview,
            Self::Teams => Kind::Team,
            Self::People => Kind::Person,
            Self::Recognitions => Kind::Recognition,
            _ => return None,
        })
    }
}

impl Guide<'_> {
    /// What it changes to answer an input of a stop: one act, one step of undo. The value's shape is that of
    /// the input's kind; see the crate's documentation. `null` takes the answer back.
    ///
    /// # Errors
    /// Where the value does not fit, or the plan cannot hold it.
    pub fn answer(
        &self,
        key: &str,
        input: &str,
        value: Value,
        bits: Bits,
    ) -> Result<Edit, Refused> {
        let of = self.step(key).ok_or(Refused::NoSuchStop)?;
        let of = of.input(input).ok_or(Refused::NoSuchInput)?;
        let mut draft = Draft::new(self, key, of, bits);
        let none = Output::default();
        let output = of.writes.as_ref().unwrap_or(&none);
        match (of.home(), of.kind) {
            (Home::Plan(target), _) => draft.bind(target, value)?,
            (Home::Records(kind), InputKind::List) => draft.list(kind, output, value)?,
            (Home::Records(kind), InputKind::Table) => draft.table(Some(kind), output, value)?,
            (Home::Records(kind), _) => draft.entries(kind, output, value)?,
            (Home::Metrics, InputKind::Table) => draft.table(None, output, value)?,
            (Home::Metrics, _) => draft.metrics(output, value)?,
            (Home::Response, _) => {
                let mut value = shape::shaped(self, key, of, value).map_err(Refused::Value)?;
                if of.kind == InputKind::Table && !value.is_null() {
                    value = draft.named(value)?;
                }
                if of.kind == InputKind::List && output.to == Target::Field {
                    value = draft.with_what_stands(output, value);
                }
                draft.keep(value.clone());
                match of.writes.as_ref().map(|output| output.to) {
                    Some(Target::FunnelGoals) => draft.funnel(output, &value)?,
                    Some(Target::Agree) => draft.agree(output, &value)?,
                    Some(Target::Confidence) => draft.confidence(output)?,
                    Some(Target::Field) => draft.field(output, &value)?,
                    Some(Target::CheckIn) => draft.check_in(output, &value)?,
                    _ => {}
                }
            }
        }
        draft.finish()
    }

    /// Takes an answer back: what was kept goes, and so do the records that it made.
    ///
    /// # Errors
    /// As [`Guide::answer`].
    pub fn clear(&self, key: &str, input: &str, bits: Bits) -> Result<Edit, Refused> {
        self.answer(key, input, Value::Null, bits)
    }

    /// The answer to an input, wherever it is kept, in the shape that [`Guide::answer`] takes; `null` where
    /// there is none.
    pub fn value(&self, key: &str, input: &str) -> Value {
        let Some(of) = self.input(key, input) else {
            return Value::Null;
        };
        match of.home() {
            Home::Plan(target) => self.bound(target),
            Home::Records(_) | Home::Metrics if of.kind == InputKind::Table => {
                self.rows_value(key, of)
            }
            Home::Records(_) if of.kind != InputKind::List => self.entries_value(key, input),
            Home::Metrics => self.metrics_value(key, input),
            _ => self.stored(key, input).cloned().unwrap_or_default(),
        }
    }

    /// Whether an input was answered.
    pub fn has_answer(&self, key: &str, input: &str) -> bool {
        let stored = self.stored(key, input);
        let made = || self.made(key, input).next().is_some();
        stored.is_some_and(crate::run::says_something) || made()
    }
}
