//! What the app knows while it runs.

mod history;
mod me;
mod navigation;
mod notice;
mod theme;
mod workspace;

pub use me::Me;
pub use navigation::Navigation;
pub use notice::{Notice, Notices};
pub use theme::{Appearance, Theme};
pub use workspace::{Phase, Visit, Workspace};
