//! What the two ends of Rapida say to each other.
//!
//! A pure leaf: no clock, no randomness, no network, no files. It compiles for the screens (wasm32) as it is; the feature
//! `native` adds what only the device's core and the server need (geometry, signatures, large tables, the municipality's
//! own files).

pub mod access_log;
pub mod acting;
pub mod api;
pub mod changes;
mod days;
pub mod deadlines;
pub mod document;
pub mod erasure;
pub mod expression;
pub mod form;
pub mod ids;
pub mod ipc;
pub mod italian;
pub mod municipality;
pub mod place;
pub mod problem;
pub mod proceeding;
pub mod profile;
pub mod progress;
pub mod ranking;
pub mod rating;
pub mod receipt;
pub mod registry;
pub mod report;
pub mod service;
#[cfg(any(test, target_family = "wasm"))]
mod shown;
pub mod sign_in;
pub mod submission;
pub mod values;

#[cfg(feature = "native")]
pub mod area;
#[cfg(feature = "native")]
pub mod calendar;
#[cfg(feature = "native")]
pub mod digest;
#[cfg(feature = "native")]
pub mod drafts;
#[cfg(feature = "native")]
pub mod jws;
#[cfg(feature = "native")]
pub mod proof;

#[cfg(not(target_family = "wasm"))]
pub use jiff::{Timestamp, civil::Date};
#[cfg(target_family = "wasm")]
pub use shown::{Date, Timestamp};
