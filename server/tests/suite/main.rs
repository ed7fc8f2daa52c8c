//! The server over real sockets: every fact on SQLite, and the same facts on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

mod app;
mod bucket;
mod client;
mod facts;
mod filling;
mod independent_provider;
mod issuers;
mod limits;
mod municipality;
mod on_postgres;
mod on_sqlite;
mod openapi;
mod operator;
mod person;
mod postgres;
mod proceeding;
mod program;
mod registers;
mod relying_party;
mod sandbox;
