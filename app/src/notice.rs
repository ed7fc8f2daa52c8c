//! What an office did to a report of this person, told by a notification of the system.

use dioxus::prelude::*;
use rapida_contract::ipc::{ANSWERED, Answered, Notify};

use crate::{bridge, text};

/// Tells each answer as it arrives, for as long as the app is open.
pub fn use_notices() {
    use_future(|| async {
        // Without the event the answer is on the screens all the same.
        drop(bridge::hear(ANSWERED, |answered| wasm_bindgen_futures::spawn_local(tell(answered))).await);
    });
}

async fn tell(answered: Answered) {
    let done = text::of("event", answered.step.as_str());
    let parts = [done, answered.office, answered.words];
    let body: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    // A system that shows no notifications is no fault: the first screen says the same.
    drop(bridge::call(Notify { title: answered.title, body: body.join(" · ") }).await);
}
