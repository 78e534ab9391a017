//! What the app knows while it runs.

mod history;
mod navigation;
mod notice;
mod theme;
mod workspace;

pub use navigation::Navigation;
pub use notice::{Notice, Notices};
pub use theme::{Appearance, Theme};
pub use workspace::{OnDisk, Phase, Visit, Workspace};
