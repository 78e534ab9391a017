//! What a workshop is: sessions of steps, each with notes for the facilitator, questions for the room and
//! inputs for what it answers.

mod bank;
mod check;
mod file;
mod input;
mod length;
mod output;
mod overlay;

pub use bank::{Audience, Bank, Question, Topic};
pub use check::{Flaw, FlawKind, check};
pub use file::{FORMAT, MAX_BYTES, Reading, VERSION, read, read_value, write, write_value};
pub use input::{Choice, Column, ColumnKind, FunnelStage, Input, InputKind, Prefill, StageRole};
pub use length::OffLength;
pub use output::{Fixed, Output, Target};
pub use overlay::translated;
use sightline_plan::{choice, record};

record! {
    /// A workshop: what a facilitator is carried through.
    pub struct Workshop {
        /// Its id, the same in every version and language.
        id: String,
        /// What people call it.
        title: String,
        /// What it is good for, in a sentence or two.
        purpose: String,
        /// What it rests on, such as a study with its author and year.
        evidence: Vec<String>,
        /// When to choose it, in the words of someone who does not know it yet.
        situations: Vec<String>,
        /// Who should be there.
        who: Vec<String>,
        /// For how many people it is made.
        group: Option<Between>,
        /// How long a meeting may take, in minutes, where there is a rule for it.
        length: Option<Between>,
        /// How often it comes round, if it does.
        every: Option<Every>,
        /// Whether it is about one person, such as a one-to-one.
        about_person: bool,
        /// Whether its runs, and what they leave behind, stay out of what leaves the device.
        private: bool,
        /// What to do before the first session.
        preparation: Vec<Task>,
        /// What there is in the end, in words.
        outputs: Vec<Outcome>,
        /// Over how many days it goes, where that is more than to its last session.
        days: u32,
        /// Its meetings, in their order.
        sessions: Vec<Session>,
        /// Questions to ask stakeholders, by audience and topic.
        bank: Bank,
    }
}

record! {
    /// From so many to so many.
    pub struct Between {
        /// The least.
        from: u32,
        /// The most.
        to: u32,
        /// Why, where it is a rule.
        why: String,
    }
}

record! {
    /// How often a meeting comes round.
    pub struct Every {
        /// The usual days from one to the next.
        days: u32,
        /// The least days from one to the next, where there is a rule for it.
        least_days: u32,
        /// Days after a person's first day within which one more is in place.
        early_days: u32,
    }
}

record! {
    /// Something to tick off.
    pub struct Task {
        /// Its id within its list.
        id: String,
        /// What is to be done.
        text: String,
        /// For homework: days after the session by which it is to be done.
        days: Option<u32>,
    }
}

record! {
    /// What a workshop leaves behind.
    pub struct Outcome {
        /// Its id within the workshop.
        id: String,
        /// What it is.
        text: String,
        /// The inputs that make it, as `step.input`.
        from: Vec<String>,
    }
}

record! {
    /// One meeting of a workshop.
    pub struct Session {
        /// Its id within the workshop.
        id: String,
        /// What people call it.
        title: String,
        /// What it is for.
        purpose: String,
        /// Days after the first session's.
        day: u32,
        /// What it goes through.
        steps: Vec<Step>,
        /// What is done until the next one.
        homework: Vec<Task>,
    }
}

record! {
    /// A part of a session with a time box.
    pub struct Step {
        /// Its id within the workshop.
        id: String,
        /// What people call it.
        title: String,
        /// Its time box. For a repeated step, that of each time.
        minutes: u32,
        /// The question that the room sees.
        ask: String,
        /// For the facilitator.
        notes: Notes,
        /// Questions that help when the room is silent.
        prompts: Vec<Prompt>,
        /// Where answers go.
        inputs: Vec<Input>,
        /// For what it is done again and again.
        repeat: Option<Again>,
        /// Only where an earlier answer asks for it.
        when: Option<When>,
        /// Whether nothing is lost where there is no time for it.
        optional: bool,
    }
}

record! {
    /// What a facilitator reads before and during a step.
    pub struct Notes {
        /// What to say, in words that can be read out.
        say: Vec<String>,
        /// What to do.
        act: Vec<String>,
        /// What to watch for.
        watch: Vec<String>,
    }
}

record! {
    /// A question that helps when the room is silent.
    pub struct Prompt {
        /// Its id within the step.
        id: String,
        /// The question.
        text: String,
    }
}

choice! {
    /// For what a step is repeated.
    pub enum Over {
        /// For each department of the plan.
        Departments = "departments",
        /// For each team of the plan.
        Teams = "teams",
        /// For each person of the plan.
        People = "people",
        /// For each person in the room.
        Present = "present",
        /// For each audience that was chosen.
        Audiences = "audiences",
        /// For each topic that was chosen.
        Topics = "topics",
        /// For each item of an earlier answer.
        Items = "items",
    }
}

record! {
    /// For what a step is done again and again.
    pub struct Again {
        /// What is gone through.
        over: Over = Over::Items,
        /// The earlier input, as `step.input`, that says which: always for [`Over::Items`], and to
        /// narrow the others down.
        from: String,
    }
}

record! {
    /// A condition on an earlier answer.
    pub struct When {
        /// The input, as `step.input`.
        input: String,
        /// The answers for which it holds; none means that any answer will do.
        is: Vec<String>,
        /// Turns it round.
        not: bool,
    }
}

impl Workshop {
    /// Every step with its session, in the order of the workshop.
    pub fn steps(&self) -> impl Iterator<Item = (&Session, &Step)> {
        let sessions = self.sessions.iter();
        sessions.flat_map(|session| session.steps.iter().map(move |step| (session, step)))
    }

    /// The step of this id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps()
            .map(|(_, step)| step)
            .find(|step| step.id == id)
    }

    /// The input that `step.input` names.
    pub fn input(&self, reference: &str) -> Option<(&Step, &Input)> {
        let (step, input) = reference.split_once('.')?;
        let step = self.step(step)?;
        Some((step, step.input(input)?))
    }

    /// The number of its last day, the first session's being 1.
    pub fn last_day(&self) -> u32 {
        let sessions = self.sessions.iter();
        let last = sessions.map(|session| session.day.saturating_add(1)).max();
        last.unwrap_or_default().max(self.days)
    }

    /// The minutes of all steps, a repeated one counted once.
    pub fn minutes(&self) -> u32 {
        self.sessions
            .iter()
            .map(Session::minutes)
            .fold(0, u32::saturating_add)
    }
}

impl Session {
    /// The minutes of its steps, a repeated one counted once.
    pub fn minutes(&self) -> u32 {
        let minutes = self.steps.iter().map(|step| step.minutes);
        minutes.fold(0, u32::saturating_add)
    }
}

impl Step {
    /// The input of this id.
    pub fn input(&self, id: &str) -> Option<&Input> {
        self.inputs.iter().find(|input| input.id == id)
    }
}
