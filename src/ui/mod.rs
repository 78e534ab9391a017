//! Reusable pieces.

mod dialog;
mod export;
pub mod focus;
mod icon;
mod live;
mod page;
mod text_field;

pub use dialog::Dialog;
pub use export::ExportButton;
pub use icon::{Icon, Mark};
pub use live::{live, replaced};
pub use page::Page;
pub use text_field::{COMMIT_EVERY, FieldKind, TextField};
