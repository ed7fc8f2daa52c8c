//! What an office did to a report of this person, told by a notification of the system.

use dioxus::prelude::*;
use rapida_contract::ipc::{ANSWERED, Answered, Notify};

use crate::{bridge, t, text};

/// Tells each answer as it arrives, for as long as the app is open.
pub fn use_notices() {
    use_future(|| async {
        // Without the event the answer is on the screens all the same.
        drop(bridge::hear(ANSWERED, |answered| wasm_bindgen_futures::spawn_local(tell(answered))).await);
    });
}

async fn tell(answered: Option<Answered>) {
    // Nothing is told of it while the app is locked, so nothing can be said.
    let Some(answered) = answered else {
        drop(bridge::call(Notify { title: t!("notice-locked-title"), body: t!("notice-locked-body") }).await);
        return;
    };
    let done = text::of("event", answered.step.as_str());
    // Not the office's words: a notification is read by whoever stands near a locked screen.
    let body = format!("{done} · {}", answered.office);
    // A system that shows no notifications is no fault: the first screen says the same.
    drop(bridge::call(Notify { title: answered.title, body }).await);
}
