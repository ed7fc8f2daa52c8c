//! A municipality: submissions, protocol, offices, Open311, public verification.
//!
//! One folder per subject: `mod.rs` (its verbs), `table.rs` (its SQL and nowhere else), `routes.rs`. The walk of a
//! report is in ARCHITECTURE.md.

pub mod access_log;
pub mod acting;
pub mod audit;
pub mod body;
pub mod business_register;
pub mod calendar;
pub mod changes;
pub mod config;
pub mod connections;
pub mod daily;
pub mod db;
pub mod devices;
pub mod documents;
pub mod doors;
pub mod drafts;
pub mod erasure;
pub mod files;
pub mod follows;
pub mod forms;
pub mod gateway;
pub mod health;
pub mod leftovers;
pub mod limits;
pub mod logs;
pub mod mail;
pub mod mandates;
pub mod municipality;
pub mod oauth;
pub mod office;
pub mod open311;
pub mod openapi;
pub mod page;
pub mod path;
pub mod pictures;
pub mod problem;
pub mod proceedings;
pub mod protocol;
pub mod ratings;
pub mod receipts;
pub mod register_office;
pub mod reports;
pub mod sandbox_issuer;
pub mod sandbox_registers;
pub mod serve;
pub mod services;
pub mod sign_in;
pub mod state;
pub mod structures;
pub mod submissions;
pub mod tagged;
pub mod uploads;
pub mod verify;
pub mod world;
