//! A municipality: submissions, protocol, offices, Open311, public verification.

pub mod calendar;
pub mod files;
pub mod office;
pub mod pictures;
pub mod protocol;
