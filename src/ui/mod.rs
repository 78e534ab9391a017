//! Reusable pieces.

mod dialog;
mod export;
mod icon;
mod page;
mod text_field;

pub use dialog::Dialog;
pub use export::ExportButton;
pub use icon::{Icon, Mark};
pub use page::Page;
pub use text_field::{COMMIT_EVERY, FieldKind, TextField};
