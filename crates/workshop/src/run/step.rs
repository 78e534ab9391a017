//! Where a run stands. None of this is a step of undo: what a person takes back is what they wrote, not
//! where the room is. The app puts the run that these functions give, beside undo.

use sightline_plan::model::{Run, RunState, Spent, Timer};

use super::Guide;
use crate::timer;

/// What is still open when a run is to be finished.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finished {
    /// Keys of stops that are gone through and have no answer.
    pub unanswered: Vec<String>,
    /// `key.input` of answers that a step needs.
    pub required: Vec<String>,
}

/// The run at another stop, its clock running from now, and the time of the step before kept.
#[must_use]
pub fn moved(run: &Run, key: &str, now: f64) -> Run {
    let mut run = set_aside(run, now);
    if run.state == RunState::Prepared {
        run.state = RunState::Open;
    }
    let spent = run.spent.iter().position(|spent| spent.step == key);
    let elapsed = spent.map_or(0.0, |at| run.spent.remove(at).milliseconds);
    key.clone_into(&mut run.step);
    run.projected.clear();
    run.timer = Some(Timer {
        elapsed,
        ..timer::started(now)
    });
    run
}

/// The run with another clock at its step: see [`timer::paused`], [`timer::resumed`] and
/// [`timer::extended`].
#[must_use]
pub fn timed(run: &Run, timer: Timer) -> Run {
    Run {
        timer: Some(timer),
        ..run.clone()
    }
}

/// The run with this input, or item of one, shown to the room; empty for the step's question alone.
#[must_use]
pub fn projecting(run: &Run, what: &str) -> Run {
    Run {
        projected: what.to_owned(),
        ..run.clone()
    }
}

/// The run finished on this day. To open it again, move it to a step.
#[must_use]
pub fn ended(run: &Run, today: chrono::NaiveDate, now: f64) -> Run {
    let mut run = set_aside(run, now);
    run.timer = None;
    run.state = RunState::Finished;
    run.finished = Some(today);
    run
}

/// Keeps the time of the step at which the run stands.
fn set_aside(run: &Run, now: f64) -> Run {
    let mut run = run.clone();
    if let Some(timer) = run.timer.take() {
        let milliseconds = timer::elapsed(&timer, now);
        run.spent.retain(|spent| spent.step != run.step);
        run.spent.push(Spent {
            step: run.step.clone(),
            milliseconds,
            ..Spent::default()
        });
    }
    if run.state == RunState::Finished {
        run.state = RunState::Open;
        run.finished = None;
    }
    run
}

impl Guide<'_> {
    /// The key of the stop at which the run stands: the first where it has not begun, or where its
    /// step is no longer there.
    pub fn at(&self) -> Option<String> {
        let stops = self.stops();
        let here = stops.iter().find(|stop| stop.key == self.run.step);
        let first = || stops.iter().find(|stop| stop.is_on());
        here.or_else(first).map(|stop| stop.key.clone())
    }

    /// The key of the next stop that is gone through; `None` at the end.
    pub fn next(&self) -> Option<String> {
        let at = self.at()?;
        let stops = self.stops();
        let mut after = stops.iter().skip_while(|stop| stop.key != at).skip(1);
        after.find(|stop| stop.is_on()).map(|stop| stop.key.clone())
    }

    /// The key of the stop before; `None` at the beginning.
    pub fn back(&self) -> Option<String> {
        let at = self.at()?;
        let stops = self.stops();
        let mut before = stops.iter().rev().skip_while(|stop| stop.key != at).skip(1);
        before
            .find(|stop| stop.is_on())
            .map(|stop| stop.key.clone())
    }

    /// What is still open.
    pub fn open(&self) -> Finished {
        let mut open = Finished::default();
        for stop in self.stops().into_iter().filter(Stop::is_on) {
            if !stop.answered && !stop.step.inputs.is_empty() {
                open.unanswered.push(stop.key.clone());
            }
            let needed = stop.step.inputs.iter().filter(|input| input.required);
            let missing = needed.filter(|input| !self.has_answer(&stop.key, &input.id));
            open.required
                .extend(missing.map(|input| format!("{}.{}", stop.key, input.id)));
        }
        open
    }
}

use super::Stop;
