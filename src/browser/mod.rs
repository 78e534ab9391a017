//! Thin adapters to the web platform. Nothing here thinks: what a record is and how a plan is put
//! together from what is stored is the business of the crate `sightline-journal`.

mod channel;
pub mod chime;
pub mod cipher;
pub mod clock;
mod database;
mod deflate;
pub mod device;
pub mod disk_file;
pub mod download;
pub mod files;
pub mod handing;
pub mod image;
pub mod intl;
pub mod language;
pub mod launch;
mod local_storage;
mod locks;
pub mod offline;
pub mod persistence;
pub mod platform;
pub mod random;
pub mod site;
pub mod storage;
mod why;

pub use why::Why;
