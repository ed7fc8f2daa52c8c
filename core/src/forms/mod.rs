//! Forms of services on the citizen's side.

mod labels;
pub mod paper;
mod words;
