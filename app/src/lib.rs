//! What a person sees of Rapida: routes, screens, components, texts.
//!
//! The truth is in the core: a screen holds what is being typed and what was last read. Nothing here knows the database,
//! the network or the clock of the law.

mod act;
mod acting;
mod bridge;
mod browser;
mod live;
mod lock;
mod notice;
mod position;
mod route;
mod screens;
mod sign_in;
mod text;
mod ui;

/// Draws the screens into the page's `#main`.
pub fn run() {
    dioxus::launch(screens::Root);
}
