//! The offices: who answers for what.

pub mod offices;
pub mod routing;

pub use offices::{OfficeEntry, Offices, OfficesError};
pub use routing::route;
