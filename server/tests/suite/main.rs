//! The server over real sockets: every fact on SQLite, and the same facts on PostgreSQL.

mod client;
mod facts;
mod municipality;
mod on_postgres;
mod on_sqlite;
mod postgres;
