//! Answers from the room without a server: a step is handed out as an [`Ask`], each person answers it alone on an own
//! device, and what comes back is a [`Reply`].
//!
//! - [`Guide::ask`](crate::Guide::ask) makes the ask; [`ways`](way) says which inputs one person can answer alone.
//! - [`fit`] makes an answer keep to what was asked, on the device that answers and again where it arrives.
//! - [`Guide::bring_in`](crate::Guide::bring_in) puts replies into the step's ordinary answers, as one edit.
//!
//! How both travel, as letters of a link, as a code in a chat and as a file, is the matter of `sightline-exchange`.
//!
//! # What can be asked
//! Words, lists, tables, matrices of words, strengths and weaknesses, choices that write nothing by themselves, votes,
//! ratings and confidence, several goals or actions, and interviews. What a room has to settle together cannot: one goal, a
//! meaning, a decision, a meeting, a number, a day, a person, mission and vision, what goals are agreed, rhythm, a funnel,
//! a metric, the questions of a kit; nor is there anything to answer where a step only looks at something.

mod ask;
mod fit;
mod kept;
mod land;
mod merge;

pub use ask::way;
pub use fit::{Fitted, MOST_LINE, MOST_LINES, MOST_NAME, MOST_ROWS, MOST_WORDS, fit};
pub use kept::{KEPT_DAYS, Kept};
pub use land::{Arrival, Brought, Outcome};

use chrono::NaiveDate;
use serde_json::Value;
use sightline_plan::{choice, record};

use crate::definition::ColumnKind;

choice! {
    /// How a question is answered, and the shape of [`Said::value`].
    pub enum Way {
        /// Words: `"text"`.
        Words = "words",
        /// Thoughts, one by one: `["one","two"]`.
        Lines = "lines",
        /// Lines in each of [`Question::options`]: `{"strengths":["one"]}`.
        Boxes = "boxes",
        /// Options: `["id"]`.
        Pick = "pick",
        /// Dots on options: `["id","id"]`, one a dot.
        Dots = "dots",
        /// A number for each option, or for the one thing there is: `{"id":7}`, `{"":7}`.
        Scale = "scale",
        /// Rows of [`Question::columns`]: `[{"column":cell}]`.
        Rows = "rows",
        /// Words for each option and column: `{"row":{"column":"text"}}`.
        Grid = "grid",
        /// Words for each of many questions: `{"id":"text"}`.
        Answers = "answers",
    }
}

record! {
    /// A step of a run, as it is handed out.
    pub struct Ask {
        /// Its id: the same for the same questions of the same step, another once a new round is held.
        id: String,
        /// The plan's id.
        plan: String,
        /// The run's id.
        run: String,
        /// The stop's key.
        step: String,
        /// What the run is called.
        workshop: String,
        /// What the step is called.
        title: String,
        /// What it is repeated for; empty for nothing.
        item: String,
        /// The question that the room sees.
        question: String,
        /// Questions that help.
        prompts: Vec<String>,
        /// How long the step takes.
        minutes: u32,
        /// Whether replies go without a name.
        anonymous: bool,
        /// The day on which it was handed out.
        on: Option<NaiveDate>,
        /// What is to be answered.
        questions: Vec<Question>,
    }
}

record! {
    /// One thing to be answered.
    pub struct Question {
        /// The input's id.
        id: String,
        /// How it is answered.
        way: Way = Way::Words,
        /// The words above it.
        label: String,
        /// What helps to answer.
        hint: String,
        /// For words: whether they are a paragraph or more.
        long: bool,
        /// For a choice: whether there may be several.
        many: bool,
        /// What is chosen from, voted on, rated or asked.
        options: Vec<Offer>,
        /// For rows and grids.
        columns: Vec<Column>,
        /// The least number.
        least: f64,
        /// The greatest number.
        most: f64,
        /// Dots a person has.
        dots: u32,
        /// Most dots of one person on one option.
        per_item: u32 = 1,
        /// Which round it is, from 0.
        round: u32,
    }
}

record! {
    /// Something that is chosen from, voted on, rated or asked.
    pub struct Offer {
        /// Its id within the question.
        id: String,
        /// Its words.
        label: String,
    }
}

record! {
    /// A column of rows or of a grid.
    pub struct Column {
        /// Its id within the question.
        id: String,
        /// The words above it.
        label: String,
        /// What a cell holds.
        kind: ColumnKind = ColumnKind::Text,
        /// For a choice.
        options: Vec<Offer>,
    }
}

record! {
    /// What one person answered. Without a name it holds nothing that tells or orders people: no time, and a
    /// [`token`](Self::token) that is new for each ask.
    pub struct Reply {
        /// The ask's id.
        ask: String,
        /// The plan's id.
        plan: String,
        /// The run's id.
        run: String,
        /// The stop's key.
        step: String,
        /// Tells this person's replies to this ask from others': random, and made anew for each ask.
        token: String,
        /// The how-manieth reply of this person to this ask it is, from 1.
        turn: u32 = 1,
        /// Who answered; empty where that is not asked.
        name: String,
        /// What was answered.
        said: Vec<Said>,
    }
}

record! {
    /// An answer to one question.
    pub struct Said {
        /// The question's id.
        question: String,
        /// Its round.
        round: u32,
        /// The answer, in the shape that [`Way`] says.
        value: Value = Value::Null,
    }
}

record! {
    /// What a step has heard from the room; kept with its answers, so that a second reply replaces the first.
    pub struct Heard {
        /// The latest reply of each person, by name, those without one by their token.
        replies: Vec<HeardReply>,
    }
}

record! {
    /// A reply that was brought in, and what it became.
    pub struct HeardReply {
        /// See [`Reply::token`].
        token: String,
        /// The ask's id.
        ask: String,
        /// See [`Reply::turn`].
        turn: u32 = 1,
        /// Who answered; may be empty.
        name: String,
        /// What was answered.
        said: Vec<Said>,
        /// What it became.
        became: Vec<Became>,
    }
}

record! {
    /// Parts of a step's answer that a reply made.
    pub struct Became {
        /// The question's id.
        question: String,
        /// Ids of thoughts, rows or records, in the order of the reply.
        ids: Vec<String>,
    }
}

impl Heard {
    /// Under which name the answers of a step keep it: no input can be called so.
    pub const NAME: &'static str = "@room";
}

impl Ask {
    /// The question of this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// A reply to it from what was answered, by question; `token` and `turn` as in [`Reply`]. What says nothing is left
    /// out.
    pub fn reply(
        &self,
        token: &str,
        turn: u32,
        name: &str,
        answer: impl Fn(&Question) -> Value,
    ) -> Reply {
        let said = self.questions.iter().filter_map(|question| {
            let value = fit(question, &answer(question)).value?;
            Some(Said {
                question: question.id.clone(),
                round: question.round,
                value,
                ..Said::default()
            })
        });
        Reply {
            ask: self.id.clone(),
            plan: self.plan.clone(),
            run: self.run.clone(),
            step: self.step.clone(),
            token: token.to_owned(),
            turn,
            name: if self.anonymous {
                String::new()
            } else {
                fit::name(name)
            },
            said: said.collect(),
            ..Reply::default()
        }
    }
}

/// Most characters of an id that comes from outside.
const MOST_ID: usize = 64;

impl Reply {
    /// Whether its token and the id of its ask can be ones that a device made. They become parts of other ids.
    pub fn is_sound(&self) -> bool {
        let is_plain = |id: &str| {
            !id.is_empty()
                && id.len() <= MOST_ID
                && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        is_plain(&self.token) && is_plain(&self.ask)
    }
}

fn said<'s>(said: &'s [Said], question: &str) -> Option<&'s Said> {
    said.iter().find(|said| said.question == question)
}
