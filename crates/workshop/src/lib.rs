//! What a workshop is, how a run proceeds, and what it writes into the plan.
//!
//! Where to start:
//! - [`definition`](mod@definition) says what a workshop is; the shipped ones are in `content/`, see [`content`].
//! - [`run::begin`] makes a run of one; [`run::Guide`] reads plan, run and workshop together and answers
//!   every question: which stops there are, what was answered, what is next, how the time goes.
//! - [`run::Guide::answer`] says what an answer changes, as an [`Edit`](sightline_plan::Edit).
//! - [`list`], [`vote`], [`round`], [`table`], [`funnel`], [`interview`] hold what the plan has no record
//!   for, and what can be done with it: each act gives the new state, which is then the answer.
//! - [`timer`] is the clock.
//!
//! # Answers
//! The value of an answer, by kind of input:
//!
//! | kind | value | also taken |
//! | --- | --- | --- |
//! | short and long text | `"text"` | |
//! | list | [`list::Board`] | `["one","two"]`, `"one\ntwo"` |
//! | table | `[`[`table::Row`]`]` | rows as `{"column":cell}` or `[cell,…]` |
//! | matrix | `{"row":{"column":cell}}` | |
//! | choice | `"option"`, `["option",…]` where there may be several | labels, `true` for `yes` |
//! | number | `12.5` | |
//! | date | `"2026-11-22"` | |
//! | person | `["person id",…]` | names of people in the plan |
//! | rating, confidence | [`round::Ratings`] | `7`, `{"Ada":7,"Ben":4}`: one closed round |
//! | vote | [`vote::Poll`] | |
//! | funnel | [`funnel::Sum`] | |
//! | kit | [`interview::Kit`] | |
//! | swot | `{"strengths":[…],…}` as in a plan's file | |
//! | goal, definition, decision, action, meeting, record, metric | a list of objects with the fields of the record as in a plan's file | `"text"` for one with these main words |
//!
//! Records are told apart by `id`; those without take the place that they have in the list. People, teams and
//! systems may be named instead of given by id, and are added to the plan where they are not there yet.
//!
//! The example `workshop` takes a file of answers:
//! `{"today":"2026-11-22","plan":{…},"person":"Ada","answers":{"step":{"input":value}}}`, where `plan` (a plan's
//! file, as an object) and `person` (whom it is about) may be absent, and a repeated step's key is `step@` with the id or the name of what it is repeated
//! for; `step` alone answers all its repetitions.
//!
//! # Example
//! A workshop of one step is run; its answer is a goal of the plan.
//!
//! ```
//! use serde_json::json;
//! use sightline_plan::{Id, Plan};
//! use sightline_workshop::{Guide, begin, definition, run::begin_edit};
//!
//! let workshop = definition::read(
//!     r#"{
//!         "format": "sightline.workshop", "version": 1, "id": "aim", "title": "One aim",
//!         "sessions": [{ "id": "talk", "title": "Talk", "steps": [
//!             { "id": "aim", "title": "Aim", "minutes": 10, "inputs": [
//!                 { "id": "goals", "kind": "goal", "label": "Your goal", "many": true } ] }
//!         ] }]
//!     }"#,
//! );
//! let workshop = workshop.map_err(|problem| problem.fault.code())?.workshop;
//!
//! // New ids come from the caller; these are no more random than the example needs.
//! let mut next = 1..;
//! let mut bits = || next.next().unwrap_or_default();
//! let today = "2026-11-22".parse().map_err(|_| "no day")?;
//! let mut plan = Plan::new(Id::from_bits(bits()), "Our year");
//! let run = begin(&workshop, "", today, &mut bits);
//! plan.apply(begin_edit(&run)).map_err(|refusal| refusal.fault.code())?;
//!
//! let guide = Guide::new(&plan, &run.id, &workshop, today).ok_or("no run")?;
//! let stops: Vec<String> = guide.stops().into_iter().map(|stop| stop.key).collect();
//! assert_eq!(stops, ["aim"]);
//!
//! let answer = json!(["Win 20 customers"]);
//! let edit = guide.answer("aim", "goals", answer, &mut bits).map_err(|refused| refused.code())?;
//! plan.apply(edit).map_err(|refusal| refusal.fault.code())?;
//! let goals: Vec<&str> = plan.tables().goals.values().map(|goal| &*goal.statement).collect();
//! assert_eq!(goals, ["Win 20 customers"]);
//! # Ok::<(), &str>(())
//! ```

mod answer;
pub mod compose;
pub mod content;
pub mod definition;
pub mod funnel;
pub mod generate;
pub mod indicator;
pub mod interview;
pub mod list;
pub mod report;
pub mod room;
pub mod round;
pub mod run;
pub mod script;
pub mod table;
pub mod timer;
pub mod vote;

pub use answer::{Entry, Home, Refused};
pub use definition::Workshop;
pub use run::{Bits, Guide, begin, definition};
