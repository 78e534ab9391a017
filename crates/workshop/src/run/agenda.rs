//! The steps of a run as they are gone through: repeated, skipped, moved, added.

use serde_json::Value;
use sightline_plan::{
    Edit,
    codec::{Field, Reader},
    model::Run,
    record,
};

use super::{Guide, Item, split};
use crate::definition::{Session, Step, When};

record! {
    /// What the facilitator changed of a workshop's steps; kept in the run.
    pub struct Agenda {
        /// Keys of stops, or ids of steps, that are left out.
        skipped: Vec<String>,
        /// Ids of steps in their new order, by session.
        order: Vec<Order>,
        /// Steps of one's own.
        own: Vec<Own>,
        /// Other time boxes.
        minutes: Vec<Minutes>,
    }
}

record! {
    /// The order of a session's steps.
    pub struct Order {
        /// The session's id.
        session: String,
        /// The ids of its steps; those that are not named follow.
        steps: Vec<String>,
    }
}

record! {
    /// A step of the facilitator's own.
    pub struct Own {
        /// The session that it belongs to.
        session: String,
        /// The step.
        step: Step,
    }
}

record! {
    /// Another time box.
    pub struct Minutes {
        /// The step's id.
        step: String,
        /// The minutes.
        minutes: u32,
    }
}

impl Agenda {
    /// The agenda that a run keeps.
    pub fn of(run: &Run) -> Self {
        Self::read(run.agenda.clone().into(), &mut Reader::default()).unwrap_or_default()
    }

    /// Puts a step among the others of its session, before one of them or last.
    fn place(&mut self, session: &str, mut steps: Vec<String>, step: String, before: Option<&str>) {
        let at = before.and_then(|before| steps.iter().position(|id| id == before));
        steps.insert(at.unwrap_or(steps.len()), step);
        self.order.retain(|order| order.session != session);
        self.order.push(Order {
            session: session.to_owned(),
            steps,
            ..Order::default()
        });
    }
}

/// A step as it is gone through, once for each thing that it is repeated for.
#[derive(Clone, Debug)]
pub struct Stop<'g> {
    /// Its key: the step's id, and `@` and the item's id where it is repeated.
    pub key: String,
    /// The step.
    pub step: &'g Step,
    /// The session that it belongs to.
    pub session: &'g str,
    /// What it is repeated for.
    pub item: Option<Item>,
    /// Its time box.
    pub minutes: u32,
    /// Whether the facilitator left it out.
    pub skipped: bool,
    /// Whether an earlier answer leaves it out.
    pub unasked: bool,
    /// Whether the facilitator wrote it.
    pub own: bool,
    /// Whether anything was answered.
    pub answered: bool,
}

impl Stop<'_> {
    /// Whether it is gone through.
    pub fn is_on(&self) -> bool {
        !self.skipped && !self.unasked
    }
}

impl Guide<'_> {
    /// What the facilitator changed.
    pub fn agenda(&self) -> &Agenda {
        &self.agenda
    }

    /// Every stop, in order, those that are left out too. A repeated step for which there is nothing yet is
    /// one stop that is not asked.
    pub fn stops(&self) -> Vec<Stop<'_>> {
        let sessions = self.workshop.sessions.iter();
        sessions
            .flat_map(|session| self.stops_of(session))
            .collect()
    }

    /// The stops of one session.
    pub fn stops_of<'g>(&'g self, session: &'g Session) -> Vec<Stop<'g>> {
        let own = self
            .agenda
            .own
            .iter()
            .filter(|own| own.session == session.id);
        let mut steps: Vec<(&Step, bool)> =
            session.steps.iter().map(|step| (step, false)).collect();
        steps.extend(own.map(|own| (&own.step, true)));
        if let Some(order) = self
            .agenda
            .order
            .iter()
            .find(|order| order.session == session.id)
        {
            let place = |step: &Step| {
                let at = order.steps.iter().position(|id| *id == step.id);
                at.unwrap_or(usize::MAX)
            };
            steps.sort_by_key(|(step, _)| place(step));
        }
        let stops = steps
            .into_iter()
            .flat_map(|(step, own)| self.stops_for(session, step, own));
        stops.collect()
    }

    fn stops_for<'g>(&'g self, session: &'g Session, step: &'g Step, own: bool) -> Vec<Stop<'g>> {
        let unasked = step.when.as_ref().is_some_and(|when| !self.holds(when));
        let boxed = self
            .agenda
            .minutes
            .iter()
            .find(|minutes| minutes.step == step.id);
        let stop = |key: String, item: Option<Item>, unasked: bool| Stop {
            step,
            session: &session.id,
            item,
            minutes: boxed.map_or(step.minutes, |boxed| boxed.minutes),
            skipped: self
                .agenda
                .skipped
                .iter()
                .any(|id| *id == key || *id == step.id),
            unasked,
            own,
            answered: self.is_answered(&key),
            key,
        };
        let Some(again) = &step.repeat else {
            return vec![stop(step.id.clone(), None, unasked)];
        };
        let items = self.repetitions(&step.id, again);
        if items.is_empty() {
            return vec![stop(step.id.clone(), None, true)];
        }
        let items = items.into_iter();
        items
            .map(|item| stop(format!("{}@{}", step.id, item.id), Some(item), unasked))
            .collect()
    }

    /// Whether anything was answered at a stop.
    pub fn is_answered(&self, key: &str) -> bool {
        self.response(key).is_some_and(|response| {
            let said = response.values.as_object();
            !response.made.is_empty()
                || said.is_some_and(|values| values.values().any(says_something))
        })
    }

    /// Whether anything was answered to an input, `step.input`, in any repetition of its step.
    pub fn is_said(&self, reference: &str) -> bool {
        let Some((step, input)) = reference.split_once('.') else {
            return false;
        };
        let mut keys = self.responses.keys().filter(|key| split(key).0 == step);
        keys.any(|key| self.has_answer(key, input))
    }

    fn holds(&self, when: &When) -> bool {
        let reference = when.input.split_once('.');
        let answers: Vec<Value> = reference.map_or_else(Vec::new, |(step, input)| {
            let responses = self
                .responses
                .iter()
                .filter(|(key, _)| split(key).0 == step);
            responses
                .filter_map(|(_, response)| response.values.get(input).cloned())
                .collect()
        });
        let made = reference.is_some_and(|(step, input)| {
            self.responses.iter().any(|(key, response)| {
                split(key).0 == step && response.made.iter().any(|made| made.input == input)
            })
        });
        let said = match when.is.is_empty() {
            true => made || answers.iter().any(says_something),
            false => answers.iter().any(|answer| {
                super::item::words(answer)
                    .iter()
                    .any(|word| when.is.contains(word))
            }),
        };
        said != when.not
    }

    fn with_agenda(&self, agenda: &Agenda) -> Edit {
        Edit::Put(
            Run {
                agenda: agenda.write(),
                ..self.run.clone()
            }
            .into(),
        )
    }

    /// Leaves a stop (by key) or all of a repeated step (by the step's id) out, or takes it in again.
    pub fn skip(&self, key: &str, skipped: bool) -> Edit {
        let mut agenda = self.agenda.clone();
        agenda.skipped.retain(|id| id != key);
        if skipped {
            agenda.skipped.push(key.to_owned());
        } else {
            agenda.skipped.retain(|id| id != split(key).0);
        }
        self.with_agenda(&agenda)
    }

    /// The ids of a session's steps, in their order; `None` where there is no such session.
    fn order(&self, session: &str) -> Option<Vec<String>> {
        let mut sessions = self.workshop.sessions.iter();
        let of = sessions.find(|known| known.id == session)?;
        let mut steps: Vec<String> = Vec::new();
        for stop in self.stops_of(of) {
            if !steps.contains(&stop.step.id) {
                steps.push(stop.step.id.clone());
            }
        }
        Some(steps)
    }

    /// Moves a step within its session so that it comes before another; `None` is last.
    pub fn move_step(&self, session: &str, step: &str, before: Option<&str>) -> Option<Edit> {
        let mut steps = self.order(session)?;
        let from = steps.iter().position(|id| id == step)?;
        let step = steps.remove(from);
        let mut agenda = self.agenda.clone();
        agenda.place(session, steps, step, before);
        Some(self.with_agenda(&agenda))
    }

    /// Adds a step of one's own to a session, before another; or mends one of that id. Its id must not
    /// be that of a step of the workshop. `None` where it is, or where there is no such session.
    pub fn add_step(&self, session: &str, step: Step, before: Option<&str>) -> Option<Edit> {
        let steps = self.order(session)?;
        if self.workshop.step(&step.id).is_some()
            || step.id.is_empty()
            || step.id.contains(['@', '.'])
        {
            return None;
        }
        let mut agenda = self.agenda.clone();
        if let Some(own) = agenda.own.iter_mut().find(|own| own.step.id == step.id) {
            own.step = step;
            return Some(self.with_agenda(&agenda));
        }
        agenda.place(session, steps, step.id.clone(), before);
        agenda.own.push(Own {
            session: session.to_owned(),
            step,
            ..Own::default()
        });
        Some(self.with_agenda(&agenda))
    }

    /// Takes a step of one's own out again. What was answered in it stays in the report.
    pub fn remove_step(&self, step: &str) -> Edit {
        let mut agenda = self.agenda.clone();
        agenda.own.retain(|own| own.step.id != step);
        self.with_agenda(&agenda)
    }

    /// Gives a step another time box.
    pub fn set_minutes(&self, step: &str, minutes: u32) -> Edit {
        let mut agenda = self.agenda.clone();
        agenda.minutes.retain(|other| other.step != step);
        let step = step.to_owned();
        agenda.minutes.push(Minutes {
            step,
            minutes,
            ..Minutes::default()
        });
        self.with_agenda(&agenda)
    }
}

/// Whether a kept value is more than empty.
pub(crate) fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(fields) => fields.values().any(says_something),
        Value::Bool(_) | Value::Number(_) => true,
    }
}
