//! Making a sound workshop of a draft.

use std::collections::HashSet;

use super::{Draft, Lean, Taken, resolve};
use crate::definition::{
    Again, Input, InputKind, Outcome, Output, Over, Session, Step, Target, Workshop,
};

/// What a draft comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Composed {
    /// The workshop, which passes every check of a definition.
    pub workshop: Workshop,
    /// What gave way, in the order of the steps.
    pub notes: Vec<Note>,
}

/// Something that a step builds on and that is not there before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The id of the step, in the draft.
    pub step: String,
    /// What its question is called, where it is about one.
    pub label: String,
    /// What gave way.
    pub loss: Loss,
    /// What it builds on.
    pub missing: Missing,
}

/// The step that another builds on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Missing {
    /// The workshop that both come from.
    pub workshop: String,
    /// Its id there.
    pub step: String,
    /// What it is called.
    pub title: String,
    /// Its id in the draft, where it only comes too late.
    pub later: Option<String>,
    /// Whether it is there before, and only the answer that is meant had to be left out.
    pub is_before: bool,
}

/// What gives way where an earlier answer is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loss {
    /// It begins empty.
    Empty,
    /// It takes a part of the plan, as `plan.` and its name.
    Plan(String),
    /// It is asked whatever was answered.
    Asked,
    /// It is done once.
    Once,
    /// It is done for everything of its kind.
    All,
    /// The question is left out.
    LeftOut,
    /// It writes into the goals of the step of this name instead.
    Into(String),
    /// It is not tied to a goal above.
    Untied,
    /// The answer is kept in the run, and not written into the plan.
    RunOnly,
}

impl Loss {
    /// The stable kebab-case name.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Plan(_) => "plan",
            Self::Asked => "asked",
            Self::Once => "once",
            Self::All => "all",
            Self::LeftOut => "left-out",
            Self::Into(_) => "into",
            Self::Untied => "untied",
            Self::RunOnly => "run-only",
        }
    }
}

/// The workshop that a draft comes to, and what gave way in it.
pub fn compose(draft: &Draft) -> Composed {
    // Inputs that are left out, as last time's answers to them are asked for anywhere.
    let mut gone = HashSet::new();
    loop {
        let before = gone.len();
        let mut settling = Settling {
            draft,
            gone: &mut gone,
            done: Vec::new(),
            notes: Vec::new(),
        };
        let composed = settling.all();
        if gone.len() == before {
            return composed;
        }
    }
}

struct Settling<'d> {
    draft: &'d Draft,
    gone: &'d mut HashSet<String>,
    /// The steps before, each with where it comes from.
    done: Vec<(&'d Taken, Step)>,
    notes: Vec<Note>,
}

impl<'d> Settling<'d> {
    fn all(&mut self) -> Composed {
        let draft = self.draft;
        let mut workshop = Workshop {
            sessions: Vec::new(),
            outputs: Vec::new(),
            ..draft.workshop.clone()
        };
        for session in &draft.workshop.sessions {
            let steps = session.steps.iter();
            let steps: Vec<Step> = steps.filter_map(|step| self.step(step)).collect();
            workshop.sessions.push(Session {
                steps,
                ..session.clone()
            });
        }
        if workshop.steps().next().is_some() {
            workshop
                .sessions
                .retain(|session| !session.steps.is_empty());
        }
        let steps = || workshop.steps().map(|(_, step)| step);
        let about_person = steps().any(resolve::is_about_person);
        let asks_bank = steps().any(resolve::asks_bank);
        workshop.about_person |= about_person;
        if !asks_bank {
            workshop.bank = Default::default();
        }
        let outputs = draft.workshop.outputs.iter();
        workshop.outputs = outputs
            .filter_map(|outcome| self.outcome(outcome))
            .collect();
        Composed {
            workshop,
            notes: std::mem::take(&mut self.notes),
        }
    }

    fn step(&mut self, of: &Step) -> Option<Step> {
        let taken = self.draft.taken.iter().find(|taken| taken.step == of.id)?;
        let mut step = Step {
            inputs: Vec::new(),
            ..of.clone()
        };
        if let Some(when) = &mut step.when {
            match self.find(taken, &step.inputs, &when.input) {
                Some(found) => when.input = found,
                None => {
                    self.note(taken, "", &when.input, Loss::Asked);
                    step.when = None;
                }
            }
        }
        if let Some(again) = step.repeat.take() {
            step.repeat = self.again(taken, again);
        }
        for input in &of.inputs {
            let repeats = step.repeat.is_some();
            match self.input(taken, &step.inputs, input, repeats) {
                Some(input) => step.inputs.push(input),
                None => {
                    self.gone.insert(format!("{}.{}", of.id, input.id));
                }
            }
        }
        self.done.push((taken, step.clone()));
        Some(step)
    }

    fn again(&mut self, taken: &Taken, again: Again) -> Option<Again> {
        if !resolve::is_reference(&again.from) {
            return Some(again);
        }
        let from = match self.find(taken, &[], &again.from) {
            Some(found) => found,
            None => match self.lean(taken, &again.from).map(|lean| &*lean.stand_in) {
                Some(part) if !part.is_empty() && again.over == Over::Items => {
                    let part = part.to_owned();
                    self.note(taken, "", &again.from, Loss::Plan(part.clone()));
                    part
                }
                _ if again.over == Over::Items => {
                    self.note(taken, "", &again.from, Loss::Once);
                    return None;
                }
                _ => {
                    self.note(taken, "", &again.from, Loss::All);
                    String::new()
                }
            },
        };
        Some(Again { from, ..again })
    }

    fn input(
        &mut self,
        taken: &Taken,
        before: &[Input],
        of: &Input,
        repeats: bool,
    ) -> Option<Input> {
        let mut input = of.clone();
        if resolve::is_reference(&of.from) {
            let part = self.lean(taken, &of.from).map(|lean| lean.stand_in.clone());
            let part = part.unwrap_or_default();
            // Nobody looks at, or votes on, what is not there.
            let needed = matches!(input.kind, InputKind::Look | InputKind::Vote)
                || (input.kind == InputKind::Choice && input.options.is_empty())
                || (input.kind == InputKind::Matrix && input.rows.is_empty());
            input.from = match self.find(taken, before, &of.from) {
                Some(found) => found,
                None if !part.is_empty() => {
                    self.note(taken, &of.label, &of.from, Loss::Plan(part.clone()));
                    part
                }
                None if needed => {
                    self.note(taken, &of.label, &of.from, Loss::LeftOut);
                    return None;
                }
                None => {
                    self.note(taken, &of.label, &of.from, Loss::Empty);
                    String::new()
                }
            };
        }
        if let Some(prefill) = &mut input.prefill
            && resolve::is_reference(&prefill.from)
        {
            let part = self.lean(taken, &prefill.from);
            let part = part.map(|lean| lean.stand_in.clone()).unwrap_or_default();
            match self.find(taken, before, &prefill.from) {
                Some(found) => prefill.from = found,
                None if !part.is_empty() && !prefill.from.starts_with("last.") => {
                    self.note(taken, &of.label, &prefill.from, Loss::Plan(part.clone()));
                    prefill.from = part;
                }
                None => {
                    self.note(taken, &of.label, &prefill.from, Loss::Empty);
                    input.prefill = None;
                }
            }
        }
        if let Some(output) = &of.writes {
            input.writes = self.output(taken, before, of, output, repeats);
        }
        Some(input)
    }

    fn output(
        &mut self,
        taken: &Taken,
        before: &[Input],
        of: &Input,
        output: &Output,
        repeats: bool,
    ) -> Option<Output> {
        let mut output = output.clone();
        let is_person = output.to == Target::Field && resolve::is_of_person(&output);
        let lost = match &*output.parent {
            "" => false,
            "item" => !repeats,
            _ if is_person => false,
            parent => match self.find(taken, before, parent) {
                Some(found) => {
                    output.parent = found;
                    false
                }
                None => true,
            },
        };
        if lost {
            let parent = std::mem::take(&mut output.parent);
            let wants = matches!(
                output.to,
                Target::Metrics
                    | Target::FunnelGoals
                    | Target::Confidence
                    | Target::Field
                    | Target::CheckIn
            );
            let goals = self.goals(taken, before).pop();
            match goals {
                // A field of one thing is not a field of another.
                Some((found, title)) if wants && output.to != Target::Field => {
                    self.note(taken, &of.label, &parent, Loss::Into(title));
                    output.parent = found;
                }
                _ if wants => {
                    self.note(taken, &of.label, &parent, Loss::RunOnly);
                    return None;
                }
                _ => self.note(taken, &of.label, &parent, Loss::Untied),
            }
        }
        if output.to == Target::Agree {
            let found = output.of.iter();
            let found: Vec<String> = found
                .filter_map(|goal| self.find(taken, before, goal))
                .collect();
            if found.is_empty() {
                let wanted = output.of.first().cloned().unwrap_or_default();
                let goals = self.goals(taken, before);
                let Some((_, title)) = goals.last() else {
                    self.note(taken, &of.label, &wanted, Loss::RunOnly);
                    return None;
                };
                self.note(taken, &of.label, &wanted, Loss::Into(title.clone()));
                output.of = goals.into_iter().map(|(goal, _)| goal).collect();
            } else {
                output.of = found;
            }
        }
        Some(output)
    }

    fn outcome(&self, outcome: &Outcome) -> Option<Outcome> {
        let mut promised = self.draft.promised.iter();
        let from = promised.find(|promised| promised.outcome == outcome.id)?;
        let mut inputs: Vec<String> = Vec::new();
        for wanted in &outcome.from {
            let Some((origin, input)) = wanted.split_once('.') else {
                continue;
            };
            let made = self.done.iter().filter(|(taken, step)| {
                taken.workshop == from.workshop
                    && taken.origin == origin
                    && step.input(input).is_some()
            });
            inputs.extend(made.map(|(_, step)| format!("{}.{input}", step.id)));
        }
        // What nothing made from the beginning is promised by its words alone.
        (!inputs.is_empty() || outcome.from.is_empty()).then(|| Outcome {
            from: inputs,
            ..outcome.clone()
        })
    }

    /// The answer that a step referred to where it comes from, as it is found here: in the step itself, or in the
    /// latest before it; last time's answers may be anywhere.
    fn find(&self, taken: &Taken, before: &[Input], reference: &str) -> Option<String> {
        if let Some(last) = reference.strip_prefix("last.") {
            let (origin, input) = last.split_once('.')?;
            let same = |it: &&Taken| it.workshop == taken.workshop && it.origin == origin;
            let mut known = self.draft.taken.iter().filter(same);
            // A step that is there twice goes on from its own.
            let own = (taken.origin == origin).then_some(taken);
            let step = own.or_else(|| known.next())?;
            let found = format!("{}.{input}", step.step);
            let is_there = self.draft.workshop.input(&found).is_some();
            return (is_there && !self.gone.contains(&found)).then(|| format!("last.{found}"));
        }
        let (origin, input) = reference.split_once('.')?;
        if taken.origin == origin && before.iter().any(|known| known.id == input) {
            return Some(format!("{}.{input}", taken.step));
        }
        let mut done = self.done.iter().rev();
        let found = done.find(|(it, step)| {
            it.workshop == taken.workshop && it.origin == origin && step.input(input).is_some()
        });
        found.map(|(_, step)| format!("{}.{input}", step.id))
    }

    /// The answers so far that are goals, each with the title of its step.
    fn goals(&self, taken: &Taken, before: &[Input]) -> Vec<(String, String)> {
        let title = self.draft.workshop.step(&taken.step);
        let title = title.map_or("", |step| &step.title);
        let is_goals = |input: &&Input| {
            let output = input.writes.as_ref();
            output.is_some_and(|output| output.to == Target::Goals)
        };
        let name = |step: &str, input: &Input| format!("{step}.{}", input.id);
        let mut all: Vec<(String, String)> = Vec::new();
        for (_, step) in &self.done {
            let inputs = step.inputs.iter().filter(is_goals);
            all.extend(inputs.map(|input| (name(&step.id, input), step.title.clone())));
        }
        let inputs = before.iter().filter(is_goals);
        all.extend(inputs.map(|input| (name(&taken.step, input), title.to_owned())));
        all
    }

    fn lean<'t>(&self, taken: &'t Taken, reference: &str) -> Option<&'t Lean> {
        let on = reference.strip_prefix("last.").unwrap_or(reference);
        taken.leans.iter().find(|lean| lean.on == on)
    }

    fn note(&mut self, taken: &Taken, label: &str, reference: &str, loss: Loss) {
        let on = reference.strip_prefix("last.").unwrap_or(reference);
        let step = on.split('.').next().unwrap_or_default();
        let title = self.lean(taken, reference);
        let later = self.draft.from(&taken.workshop, step);
        // What was left out of a step that is here before needs no other step, and no other place.
        let is_before =
            later.is_some_and(|later| self.done.iter().any(|(taken, _)| taken.step == later));
        let later = later.filter(|_| !is_before).map(str::to_owned);
        let note = Note {
            step: taken.step.clone(),
            label: label.to_owned(),
            loss,
            missing: Missing {
                workshop: taken.workshop.clone(),
                step: step.to_owned(),
                title: title.map_or_else(|| step.to_owned(), |lean| lean.title.clone()),
                later,
                is_before,
            },
        };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}
