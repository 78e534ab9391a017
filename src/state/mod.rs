//! What the app knows while it runs.

mod figures;
mod history;
mod incoming;
mod me;
mod navigation;
mod notice;
mod overlay;
mod shortcuts;
mod theme;
pub mod usual;
mod workspace;

pub use figures::{FiguresNow, PAINT};
pub use incoming::{Inbox, Incoming};
pub use me::Me;
pub use navigation::Navigation;
pub use notice::{Notice, Notices};
pub use overlay::{Overlay, Overlays};
pub use shortcuts::{Command, Commands};
pub use theme::{Appearance, Theme};
pub use workspace::{OnDisk, Phase, Visit, Workspace};
