//! How far a run is: minutes ahead or behind within a session, and sessions and homework over its weeks.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use sightline_plan::{Edit, model::Response};

use super::{Guide, agenda::Stop};
use crate::{
    definition::{Session, Task},
    timer,
};

/// How the session keeps to its time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Milliseconds planned for the steps that were gone through, and for the present one as far as its clock
    /// has gone.
    pub planned: f64,
    /// Milliseconds that were spent.
    pub spent: f64,
    /// Milliseconds behind; negative is ahead.
    pub behind: f64,
    /// Milliseconds planned for the present step's rest and those to come.
    pub to_come: f64,
}

/// Where a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionState {
    /// All its stops have answers.
    Done,
    /// Some have.
    Open,
    /// None has, and its day has gone by.
    Late,
    /// None has, and its day is today or to come.
    Ahead,
}

impl SessionState {
    /// The stable name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
            Self::Late => "late",
            Self::Ahead => "ahead",
        }
    }
}

/// A session as seen over the weeks of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct SessionView<'g> {
    /// The session.
    pub session: &'g Session,
    /// Its day, where the run has a first day.
    pub on: Option<NaiveDate>,
    /// Where it is.
    pub state: SessionState,
    /// How many of its stops that ask for something have an answer.
    pub done: usize,
    /// How many there are.
    pub stops: usize,
    /// Its minutes, each repetition counted.
    pub minutes: u32,
    /// What is done until the next session.
    pub homework: Vec<TaskView<'g>>,
}

/// Something to tick off.
#[derive(Clone, Debug, PartialEq)]
pub struct TaskView<'g> {
    /// What it is.
    pub task: &'g Task,
    /// The last day, where there is one.
    pub due: Option<NaiveDate>,
    /// Whether it is done.
    pub done: bool,
}

/// How far the days of a run have gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Today's number, the day of the first session being 1; before it, 0 and less.
    pub day: i64,
    /// The number of its last day. What is still to be done after that has days of its own.
    pub days: i64,
}

/// The key of the response that keeps what was prepared.
pub(crate) const PREPARATION: &str = "preparation";

fn homework_key(session: &str) -> String {
    format!("homework@{session}")
}

const MINUTE: f64 = 60_000.0;

impl Guide<'_> {
    /// How the present session keeps to its time.
    pub fn pace(&self, now: f64) -> Pace {
        let stops = self.stops();
        let Some(at) = self
            .at()
            .and_then(|key| stops.iter().position(|stop| stop.key == key))
        else {
            return Pace::default();
        };
        let mut pace = Pace::default();
        for (place, stop) in stops.iter().enumerate() {
            if stop.session != stops[at].session || !stop.is_on() {
                continue;
            }
            let boxed = f64::from(stop.minutes) * MINUTE;
            let spent = self.spent(stop);
            if place == at {
                let clock = self.run.timer.as_ref();
                let spent = clock.map_or(spent, |timer| timer::elapsed(timer, now));
                pace.spent += spent;
                pace.planned += spent.min(boxed);
                pace.to_come += (boxed - spent).max(0.0);
            } else {
                pace.spent += spent;
                if self.is_behind(stop) {
                    pace.planned += boxed;
                } else if place > at {
                    pace.to_come += boxed;
                }
                // A step that was jumped over, or only glanced at, saved no time.
            }
        }
        pace.behind = pace.spent - pace.planned;
        pace
    }

    /// When each stop of the present session that is still to come begins, in milliseconds, if all keep to their
    /// time from now on.
    pub fn starts(&self, now: f64) -> Vec<(String, f64)> {
        let stops = self.stops();
        let here = self.at();
        let Some(at) = stops
            .iter()
            .position(|stop| Some(&stop.key) == here.as_ref())
        else {
            return Vec::new();
        };
        let clock = self.run.timer.as_ref();
        let left = clock.map_or(0.0, |clock| {
            timer::reading(Some(clock), stops[at].minutes, now).left
        });
        let mut next = now + left.max(0.0);
        let to_come = stops[at + 1..].iter().filter(|stop| {
            stop.session == stops[at].session && stop.is_on() && !self.is_behind(stop)
        });
        to_come
            .map(|stop| {
                let start = next;
                next += f64::from(stop.minutes) * MINUTE;
                (stop.key.clone(), start)
            })
            .collect()
    }

    /// Whether a stop was gone through rather than passed by.
    fn is_behind(&self, stop: &Stop) -> bool {
        const GLANCE: f64 = MINUTE / 2.0;
        stop.answered || self.spent(stop) > GLANCE
    }

    /// Milliseconds that were spent on a stop before it was left last.
    fn spent(&self, stop: &Stop) -> f64 {
        let mut spent = self.run.spent.iter();
        let spent = spent.find(|spent| spent.step == stop.key);
        spent.map_or(0.0, |spent| spent.milliseconds)
    }

    /// Every session with its day, how far it is, and its homework.
    pub fn sessions(&self) -> Vec<SessionView<'_>> {
        self.workshop
            .sessions
            .iter()
            .map(|session| self.session_view(session))
            .collect()
    }

    fn session_view<'g>(&'g self, session: &'g Session) -> SessionView<'g> {
        let stops = self.stops_of(session);
        let asked: Vec<_> = stops
            .iter()
            .filter(|stop| stop.is_on() && !stop.step.inputs.is_empty())
            .collect();
        let done = asked.iter().filter(|stop| stop.answered).count();
        let on = self.session_day(session);
        let state = if done == asked.len() && done > 0 {
            SessionState::Done
        } else if done > 0 {
            SessionState::Open
        } else if on.is_some_and(|on| on < self.today) {
            SessionState::Late
        } else {
            SessionState::Ahead
        };
        let minutes = stops
            .iter()
            .filter(|stop| stop.is_on())
            .map(|stop| stop.minutes);
        SessionView {
            session,
            on,
            state,
            done,
            stops: asked.len(),
            minutes: minutes.fold(0, u32::saturating_add),
            homework: self.tasks(&homework_key(&session.id), &session.homework, on),
        }
    }

    /// How far its days have gone, where it has a first day and goes over several.
    pub fn span(&self) -> Option<Span> {
        let days = i64::from(self.workshop.last_day());
        if days < 2 {
            return None;
        }
        let day = (self.today - self.run.started?).num_days() + 1;
        Some(Span { day, days })
    }

    /// The day of a session.
    pub fn session_day(&self, session: &Session) -> Option<NaiveDate> {
        self.run
            .started?
            .checked_add_days(Days::new(session.day.into()))
    }

    /// The preparation checklist.
    pub fn preparation(&self) -> Vec<TaskView<'_>> {
        self.tasks(PREPARATION, &self.workshop.preparation, self.run.started)
    }

    fn tasks<'g>(
        &'g self,
        key: &str,
        tasks: &'g [Task],
        from: Option<NaiveDate>,
    ) -> Vec<TaskView<'g>> {
        let done = self.response(key);
        let is_done = |task: &Task| {
            let value = done.and_then(|response| response.values.get(&task.id));
            value.and_then(Value::as_bool).unwrap_or(false)
        };
        let due = |task: &Task| from?.checked_add_days(Days::new(task.days?.into()));
        let tasks = tasks.iter();
        tasks
            .map(|task| TaskView {
                task,
                due: due(task),
                done: is_done(task),
            })
            .collect()
    }

    /// Ticks something of the preparation off, or not.
    pub fn tick_preparation(&self, task: &str, done: bool) -> Edit {
        self.tick(PREPARATION, task, done)
    }

    /// Ticks something of a session's homework off, or not.
    pub fn tick_homework(&self, session: &str, task: &str, done: bool) -> Edit {
        self.tick(&homework_key(session), task, done)
    }

    fn tick(&self, key: &str, task: &str, done: bool) -> Edit {
        let mut response: Response = self.response_or_new(key);
        set(&mut response.values, task, json!(done));
        Edit::Put(response.into())
    }
}

/// Sets a field of a value that is an object, or becomes one. `null` takes the field out.
pub(crate) fn set(values: &mut Value, name: &str, value: Value) {
    if !values.is_object() {
        *values = json!({});
    }
    if let Value::Object(fields) = values {
        if value.is_null() {
            fields.shift_remove(name);
        } else {
            fields.insert(name.to_owned(), value);
        }
    }
}
