//! The offices: who answers for what, and the pages at which they work.

pub mod desk;
pub mod offices;
pub mod operators;
pub mod routing;

pub use offices::{OfficeEntry, Offices, OfficesError};
pub use routing::route;
