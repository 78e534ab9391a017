//! What the app knows while it runs.

mod figures;
mod history;
mod navigation;
mod notice;
mod theme;
mod workspace;

pub use figures::FiguresNow;
pub use navigation::Navigation;
pub use notice::{Notice, Notices};
pub use theme::{Appearance, Theme};
pub use workspace::{Phase, Visit, Workspace};
