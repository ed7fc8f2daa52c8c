//! The desk of the offices: the list of reports, their map, one report and what can be done to it; the forms that came in.

mod actions;
mod detail;
mod erasures;
mod filled;
mod filter;
mod form;
mod labels;
mod list;
mod map;
mod one;
mod rankings;
mod report;
mod routes;
mod services;
mod stamp;
mod table;
mod take;
mod trace;

pub use filter::{Filter, States};
pub use routes::routes;
