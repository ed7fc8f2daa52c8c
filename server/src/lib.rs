//! A municipality: submissions, protocol, offices, Open311, public verification.

pub mod calendar;
pub mod office;
pub mod protocol;
