//! The rules of the house. Each fails with the place that broke it.

mod catalogue;
mod crates;
mod floors;
mod size;
mod source;
mod texts;
mod wire;
mod world;
