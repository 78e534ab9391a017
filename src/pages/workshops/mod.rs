//! The workshops there are, what each is like, and the runs of a plan.
//!
//! Start with [`shelf`], which says where workshops come from. What a run is and how it goes is the
//! matter of `sightline_workshop`; running one is the page in [`super::run`].

mod begin;
mod build;
mod card;
mod list;
mod open;
mod own;
mod pick;
mod runs;
mod search;
pub(super) mod shelf;

pub use begin::WorkshopPage;
pub use build::BuildPage;
pub use list::{AllWorkshopsPage, WorkshopsPage};
pub use open::OpenWorkshopPage;
