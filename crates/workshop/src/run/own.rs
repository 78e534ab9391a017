//! A run's steps as a workshop of one's own.

use super::Guide;
use crate::definition::{Outcome, Step, Workshop};

impl Guide<'_> {
    /// The workshop as this run goes through it, to be saved and used again: in its order and time boxes, with
    /// one's own steps, without those that were left out. Steps that later ones build on stay even so.
    pub fn as_workshop(&self, id: &str, title: &str) -> Workshop {
        let mut workshop = self.workshop.clone();
        id.clone_into(&mut workshop.id);
        title.clone_into(&mut workshop.title);
        for session in &mut workshop.sessions {
            let Some(of) = self
                .workshop
                .sessions
                .iter()
                .find(|known| known.id == session.id)
            else {
                continue;
            };
            let mut steps: Vec<Step> = Vec::new();
            for stop in self.stops_of(of) {
                if !steps.iter().any(|step| step.id == stop.step.id) {
                    steps.push(Step {
                        minutes: stop.minutes,
                        ..stop.step.clone()
                    });
                }
            }
            session.steps = steps;
        }
        self.in_an_order_that_works(&mut workshop);
        for skipped in &self.agenda.skipped {
            let mut without = workshop.clone();
            for session in &mut without.sessions {
                session.steps.retain(|step| step.id != *skipped);
            }
            without.outputs = self.outputs_of(&without);
            if crate::definition::check(&without).is_empty() {
                workshop = without;
            }
        }
        workshop.outputs = self.outputs_of(&workshop);
        workshop
    }

    /// Puts back in place the steps of sessions in which one now comes before what it needs.
    fn in_an_order_that_works(&self, workshop: &mut Workshop) {
        for (at, known) in self.workshop.sessions.iter().enumerate() {
            if crate::definition::check(workshop).is_empty() {
                return;
            }
            if let Some(session) = workshop.sessions.get_mut(at) {
                let place = |step: &Step| known.steps.iter().position(|own| own.id == step.id);
                // Steps of one's own come last.
                session
                    .steps
                    .sort_by_key(|step| place(step).unwrap_or(usize::MAX));
            }
        }
    }

    /// What the workshop promises, as far as its steps are there.
    fn outputs_of(&self, workshop: &Workshop) -> Vec<Outcome> {
        let mut outputs = self.workshop.outputs.clone();
        for output in &mut outputs {
            output.from.retain(|from| workshop.input(from).is_some());
        }
        outputs.retain(|output| !output.from.is_empty());
        outputs
    }
}
