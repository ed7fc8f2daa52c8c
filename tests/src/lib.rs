//! What stands outside the house and drives it: the real server, the real window, a phone without a screen, and the
//! air between them.

pub mod browser;
pub mod bus;
pub mod clone;
pub mod filling_in;
pub mod first_journey;
pub mod geoclue;
pub mod key_store;
pub mod map_host;
pub mod municipality;
pub mod notifications;
pub mod operator;
pub mod pc;
pub mod phone;
pub mod photo;
pub mod postgres;
pub mod program;
pub mod proxy;
pub mod window;
