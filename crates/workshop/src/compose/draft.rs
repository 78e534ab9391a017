//! Taking steps in, out and elsewhere.

use serde_json::Value;
use sightline_plan::codec::{Field, Reader};

use super::{Draft, Lean, Promised, Taken, resolve, writes::stand_in};
use crate::definition::{Outcome, Session, Step, Workshop, read_value};

/// The longest id that is made: a number may come behind it.
const LONGEST: usize = 32;

impl Draft {
    /// A workshop with one session and no steps yet.
    pub fn new(id: &str, title: &str, session: &str) -> Self {
        let session = Session {
            id: "session".to_owned(),
            title: session.to_owned(),
            ..Session::default()
        };
        Self {
            workshop: Workshop {
                id: id.to_owned(),
                title: title.to_owned(),
                sessions: vec![session],
                ..Workshop::default()
            },
            ..Self::default()
        }
    }

    /// The draft of a workshop that was not built here.
    pub fn of(workshop: &Workshop) -> Self {
        let steps = workshop.steps();
        let taken = steps.map(|(_, step)| taken(workshop, step, &step.id));
        let outcomes = workshop.outputs.iter();
        Self {
            taken: taken.collect(),
            promised: outcomes
                .map(|outcome| promised(workshop, &outcome.id))
                .collect(),
            workshop: workshop.clone(),
            ..Self::default()
        }
    }

    /// Whether a value that a plan keeps is a draft, and not a workshop.
    pub fn is_one(value: &Value) -> bool {
        value.get("workshop").is_some_and(Value::is_object)
    }

    /// Reads what a plan keeps: a draft, or a workshop that was not built here.
    pub fn read_kept(value: Value) -> Self {
        if !Self::is_one(&value) {
            return Self::of(&read_value(value).workshop);
        }
        Self::read(value.into(), &mut Reader::default()).unwrap_or_default()
    }

    /// Whether there is no step.
    pub fn is_empty(&self) -> bool {
        self.workshop.steps().next().is_none()
    }

    /// Takes in all of a workshop. The first one also gives what holds of it as a whole: who should be there, how long it
    /// may take, what is prepared.
    pub fn add_whole(&mut self, from: &Workshop) {
        if self.is_empty() {
            let mine = std::mem::take(&mut self.workshop);
            self.workshop = Workshop {
                id: mine.id,
                title: mine.title,
                purpose: if mine.purpose.is_empty() {
                    from.purpose.clone()
                } else {
                    mine.purpose
                },
                sessions: mine.sessions,
                outputs: mine.outputs,
                bank: mine.bank,
                ..from.clone()
            };
            self.workshop.sessions.clear();
        }
        for session in &from.sessions {
            let id = self.free_session(&session.id);
            self.workshop.sessions.push(Session {
                id,
                steps: Vec::new(),
                ..session.clone()
            });
            let last = self.workshop.sessions.len() - 1;
            for step in &session.steps {
                self.add(from, &step.id, last);
            }
        }
    }

    /// Takes in a step of a workshop, as the last of a session. Gives its id in the draft.
    pub fn add(&mut self, from: &Workshop, step: &str, session: usize) -> Option<String> {
        let step = from.step(step)?;
        let id = self.free_step(&step.id);
        let into = self.workshop.sessions.get_mut(session)?;
        into.steps.push(Step {
            id: id.clone(),
            ..step.clone()
        });
        self.taken.push(taken(from, step, &id));
        self.promise(from, step);
        self.bank(from, step);
        // What is between two people stays so wherever its steps go.
        self.workshop.private |= from.private;
        Some(id)
    }

    /// Takes a step in again beside itself. Gives the other's id.
    pub fn duplicate(&mut self, step: &str) -> Option<String> {
        let (session, at) = self.place(step)?;
        let id = self.free_step(step);
        let of = self.taken.iter().find(|taken| taken.step == step)?.clone();
        let steps = &mut self.workshop.sessions.get_mut(session)?.steps;
        let copy = Step {
            id: id.clone(),
            ..steps.get(at)?.clone()
        };
        steps.insert(at + 1, copy);
        self.taken.push(Taken {
            step: id.clone(),
            ..of
        });
        Some(id)
    }

    /// Takes a step out.
    pub fn remove(&mut self, step: &str) {
        for session in &mut self.workshop.sessions {
            session.steps.retain(|known| known.id != step);
        }
        self.taken.retain(|taken| taken.step != step);
    }

    /// Moves a step one place up, or down; over the edge of its session into the next one.
    pub fn shift(&mut self, step: &str, down: bool) -> bool {
        let Some((session, at)) = self.place(step) else {
            return false;
        };
        let sessions = &mut self.workshop.sessions;
        let count = sessions[session].steps.len();
        match (down, at) {
            (true, at) if at + 1 < count => sessions[session].steps.swap(at, at + 1),
            (false, at) if at > 0 => sessions[session].steps.swap(at, at - 1),
            (true, _) if session + 1 < sessions.len() => {
                let step = sessions[session].steps.remove(at);
                sessions[session + 1].steps.insert(0, step);
            }
            (false, _) if session > 0 => {
                let step = sessions[session].steps.remove(at);
                sessions[session - 1].steps.push(step);
            }
            _ => return false,
        }
        true
    }

    /// Puts a step before another, so that what builds on it finds it.
    pub fn put_before(&mut self, step: &str, before: &str) {
        let Some((session, at)) = self.place(step) else {
            return;
        };
        if step == before || self.place(before).is_none() {
            return;
        }
        let step = self.workshop.sessions[session].steps.remove(at);
        if let Some((session, at)) = self.place(before) {
            self.workshop.sessions[session].steps.insert(at, step);
        }
    }

    /// Begins another session after the last. Gives its id.
    pub fn add_session(&mut self, title: &str) -> String {
        let id = self.free_session("session");
        let day = self.workshop.sessions.iter().map(|session| session.day);
        let day = day.max().map_or(0, |day| day.saturating_add(1));
        self.workshop.sessions.push(Session {
            id: id.clone(),
            title: title.to_owned(),
            day,
            ..Session::default()
        });
        id
    }

    /// Takes a session away; its steps go to the one before, or after where it is the first. The last one stays.
    pub fn remove_session(&mut self, session: usize) {
        let sessions = &mut self.workshop.sessions;
        if sessions.len() < 2 || session >= sessions.len() {
            return;
        }
        let gone = sessions.remove(session);
        match session.checked_sub(1) {
            Some(before) => sessions[before].steps.extend(gone.steps),
            None => {
                sessions[0].steps.splice(0..0, gone.steps);
            }
        }
    }

    /// A step of the draft.
    pub fn step_mut(&mut self, id: &str) -> Option<&mut Step> {
        let sessions = self.workshop.sessions.iter_mut();
        let mut steps = sessions.flat_map(|session| &mut session.steps);
        steps.find(|step| step.id == id)
    }

    /// The step that comes from this one of a workshop.
    pub fn from(&self, workshop: &str, origin: &str) -> Option<&str> {
        let mut taken = self.taken.iter();
        let found = taken.find(|taken| taken.workshop == workshop && taken.origin == origin);
        found.map(|taken| &*taken.step)
    }

    /// Its session's place, and its own within it.
    fn place(&self, step: &str) -> Option<(usize, usize)> {
        let mut sessions = self.workshop.sessions.iter().enumerate();
        sessions.find_map(|(place, session)| {
            let at = session.steps.iter().position(|known| known.id == step)?;
            Some((place, at))
        })
    }

    fn free_step(&self, wanted: &str) -> String {
        free(wanted, |id| self.workshop.step(id).is_some())
    }

    fn free_session(&self, wanted: &str) -> String {
        let sessions = &self.workshop.sessions;
        free(wanted, |id| sessions.iter().any(|known| known.id == id))
    }

    /// Takes up what the workshop promises of this step.
    fn promise(&mut self, from: &Workshop, step: &Step) {
        let made = |outcome: &&Outcome| {
            let inputs = outcome.from.iter();
            inputs
                .filter_map(|input| input.split_once('.'))
                .any(|(made, _)| made == step.id)
        };
        for outcome in from.outputs.iter().filter(made) {
            let known = self.workshop.outputs.iter().any(|mine| {
                let of = |it: &Promised| it.outcome == mine.id && it.workshop == from.id;
                mine.text == outcome.text && self.promised.iter().any(of)
            });
            if !known {
                let id = free(&outcome.id, |id| {
                    self.workshop.outputs.iter().any(|known| known.id == id)
                });
                self.promised.push(promised(from, &id));
                self.workshop.outputs.push(Outcome {
                    id,
                    ..outcome.clone()
                });
            }
        }
    }

    /// Takes up the questions that a step asks.
    fn bank(&mut self, from: &Workshop, step: &Step) {
        if !resolve::asks_bank(step) {
            return;
        }
        let bank = &mut self.workshop.bank;
        for audience in &from.bank.audiences {
            if bank.audience(&audience.id).is_none() {
                bank.audiences.push(audience.clone());
            }
        }
        for topic in &from.bank.topics {
            if bank.topic(&topic.id).is_none() {
                bank.topics.push(topic.clone());
            }
        }
        for question in &from.bank.questions {
            if !bank.questions.iter().any(|known| known.id == question.id) {
                bank.questions.push(question.clone());
            }
        }
    }
}

fn free(wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let short: String = wanted.chars().take(LONGEST).collect();
    let mut ids =
        std::iter::once(wanted.to_owned()).chain((2_u32..).map(|n| format!("{short}-{n}")));
    ids.find(|id| !is_taken(id)).unwrap_or_default()
}

fn promised(from: &Workshop, outcome: &str) -> Promised {
    Promised {
        outcome: outcome.to_owned(),
        workshop: from.id.clone(),
        ..Promised::default()
    }
}

fn taken(from: &Workshop, step: &Step, id: &str) -> Taken {
    let mut leans: Vec<Lean> = Vec::new();
    for reference in resolve::references(step) {
        let on = reference.strip_prefix("last.").unwrap_or(&reference);
        if leans.iter().any(|lean| lean.on == on) {
            continue;
        }
        if let Some((of, input)) = from.input(on) {
            leans.push(Lean {
                on: on.to_owned(),
                title: of.title.clone(),
                stand_in: stand_in(input),
                ..Lean::default()
            });
        }
    }
    Taken {
        step: id.to_owned(),
        workshop: from.id.clone(),
        origin: step.id.clone(),
        leans,
        ..Taken::default()
    }
}
