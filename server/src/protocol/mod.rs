//! The protocol.

pub mod classification;
pub mod segnatura;
