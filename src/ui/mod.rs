//! Reusable pieces.

mod choice;
mod choose;
mod dialog;
mod disclosure;
mod export;
mod file_drop;
pub mod focus;
mod goal_link;
mod icon;
mod live;
mod marked;
mod no_goals;
mod number_field;
mod page;
mod part;
mod reason;
mod select_field;
mod text_field;

pub use choice::{Choice, Choosable, LISTED};
pub use choose::Choose;
pub use dialog::{Dialog, cancelled, keep_in_step};
pub use disclosure::{Disclosure, remembered_fold};
pub use export::{ExportButton, ExportQuestion, export, file_name, file_stem, private_records};
pub use file_drop::{FileDrop, PLANS, PLANS_AND_TABLES, TABLES};
pub use goal_link::goal_link;
pub use icon::{Icon, Mark};
pub use live::{live, replaced};
pub use marked::{Marking, Pieces, marked};
pub use no_goals::no_goals;
pub use number_field::{NumberField, typed_number, written};
pub use page::Page;
pub use part::{MissingPart, part_page};
pub use reason::ReasonForm;
pub use select_field::SelectField;
pub use text_field::{COMMIT_EVERY, FieldKind, TextField};
