//! Who is in the plan, who answers for what, and who may be in it twice.
//!
//! - [`Roster`]: every person and unit with what they answer for, and what is missing.
//! - [`Mine`]: what one person owes and whom it serves, and what their team does.
//! - [`Pasted`]: a list of names from a mail or a spreadsheet, held against the plan.
//! - [`same_people`]: people who may be one and the same; [`fold`] is how names are compared.

mod folder;
mod mine;
mod name;
mod pasted;
mod roster;
mod same;
mod table;

pub use folder::{Folder, bench};
pub use mine::{Mine, MyGoal, Part};
pub use name::{Likeness, fold};
pub use pasted::{Choice, Pasted, PastedPerson, Remark, Standing};
pub use roster::{PersonEntry, Roster, TeamEntry};
pub use same::{SamePerson, keep_apart, references_to, same_people};
