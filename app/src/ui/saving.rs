//! How a draft stands to the disk, and the pause at which it goes there.

use dioxus::prelude::*;
use rapida_contract::Timestamp;
use rapida_contract::problem::Problem;

use crate::{t, text};

/// Milliseconds without a keystroke that make a pause.
pub const PAUSE_MS: u32 = 600;

/// How a draft stands to the disk.
#[derive(Clone, PartialEq, Debug)]
pub enum Saving {
    /// It is there, since then.
    Saved(Timestamp),
    /// On its way.
    Running,
    /// It is not there.
    Failed(Problem),
}

/// "Bozza salvata alle 14:03", read out when it changes.
pub fn saved_line(saving: &Saving) -> Element {
    let words = match saving {
        Saving::Saved(at) => t!("flow-saved", at = text::clock(*at)),
        Saving::Running => t!("flow-saving"),
        Saving::Failed(problem) => t!("flow-not-saved", why = text::of_problem(problem)),
    };
    rsx! {
        p { id: "saved", class: "saved", role: "status", "aria-live": "polite", "{words}" }
    }
}
