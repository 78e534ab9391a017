//! Reusable pieces.

mod dialog;
mod export;
pub mod focus;
mod icon;
mod live;
mod marked;
mod page;
mod part;
mod text_field;

pub use dialog::Dialog;
pub use export::{ExportButton, file_name};
pub use icon::{Icon, Mark};
pub use live::{live, replaced};
pub use marked::{Marking, Pieces, marked};
pub use page::Page;
pub use part::{MissingPart, part_page};
pub use text_field::{COMMIT_EVERY, FieldKind, TextField};
