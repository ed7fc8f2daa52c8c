//! Journeys: what people do, on real sockets, against the real server.

mod acting;
mod by_itself;
mod clock;
mod cut_line;
mod education;
mod forms;
mod killed_app;
mod killed_server;
mod mandates;
mod office;
mod offline;
mod online;
mod people;
mod postgres;
mod proceedings;
mod register;
mod registry;
mod services;
mod sign_in;
mod transfer;
mod weather;
