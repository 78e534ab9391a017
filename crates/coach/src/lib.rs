//! Reads a goal sentence, checks it, and says why and how to mend it.
//!
//! Where to start: [`read`] turns "Increase our NPS from 42 to 50 by the end of Q3" into a
//! [`Reading`]; [`check`] holds the sentence, its reading and what the plan knows ([`Facts`]) against
//! the rules and returns [`Finding`]s; [`smart`] sums both up in five letters. Nothing here fails:
//! what is not understood stays text. Findings carry codes and arguments; their words are in
//! `text/en/coach.toml`.
//!
//! [`judge_goal`] and [`judge_plan`] do the same for goals of a plan and for the plan as a whole;
//! [`ambition`] holds a target against the past; [`wordings`] writes a goal from its fields;
//! [`Interview`] asks one question at a time; [`search_templates`] finds goals to begin with.
//!
//! Inside, a sentence passes these stages, each in a file of its own: `token` (words with places,
//! annotated from the word lists of `lexicon/`), `date` and `cadence` (what is time), `quantity`
//! (numbers with what they count), `role` (which number is baseline, target or change), `direction`,
//! `unit`, `metric`. What they find in common is the `Sentence`, which the rules in `check` read too.
//!
//! # Example
//! ```
//! use sightline_coach::{Code, Context, Facts, check, read, smart};
//!
//! // The coach knows no clock: the day comes in.
//! let cx = Context::new("2026-11-22".parse()?);
//! let judged = |text: &str| {
//!     let facts = Facts::default();
//!     let reading = read(text, &cx);
//!     let findings = check(text, &reading, &facts, &cx);
//!     let letters = smart(&reading, &findings, &facts);
//!     (findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), letters)
//! };
//!
//! let (findings, letters) = judged("Improve customer satisfaction");
//! assert!(findings.contains(&Code::Vague));
//! assert!(!letters.specific && !letters.measurable && !letters.time_bound);
//!
//! let (findings, letters) = judged("Increase our NPS from 42 to 50 by 30 September 2027");
//! assert_eq!(findings, []);
//! assert!(letters.specific && letters.measurable && letters.time_bound);
//! // Only a history could tell whether it is within reach, and only a plan whether it serves anything.
//! assert_eq!((letters.achievable, letters.relevant), (None, None));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod adapt;
mod ambition;
mod cadence;
mod carry;
mod check;
mod connection;
mod context;
mod date;
mod deliverable;
mod direction;
mod facts;
mod fields;
mod finding;
mod follow;
mod lexicon;
mod metric;
mod metrics;
mod number;
mod owner;
mod plan;
mod quantity;
mod question;
mod read;
mod reading;
mod role;
mod sentence;
mod show;
mod smart;
mod template;
mod token;
mod unit;
mod write;

pub use adapt::{ask_for_result, people_named, suggest_metrics, take_template};
pub use ambition::{Ambition, ambition};
pub use carry::carry_words;
pub use check::{check, outcome};
pub use connection::{Connection, connection};
pub use context::Context;
pub use facts::{Facts, Link, Pinned};
pub use fields::{
    adopt, context, facts, facts_on, keep_as_leading, mend, open_findings, read_number, release,
    write_number,
};
pub use finding::{Code, Field, Finding, Mend, Severity};
pub use follow::moved;
pub use metrics::{move_metric, remove_metric};
pub use plan::{About, PlanCode, PlanFinding, judge_goal, judge_plan};
pub use question::{Again, Interview, Question};
pub use read::read;
pub use reading::{Cadence, Change, ChangeKind, Deadline, Direction, Piece, Reading};
pub use smart::{Smart, smart};
pub use template::{Function, Template, search_templates, templates};
pub use write::{Style, show_amount, show_day, wordings, write};
