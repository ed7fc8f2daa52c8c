//! What an office did, and which last day is near, told by notifications of the system.

use dioxus::prelude::*;
use rapida_contract::deadlines::DeadlineKind;
use rapida_contract::ipc::{ANSWERED, Answered, Notify, REMINDED, Reminder};

use crate::{bridge, t, text};

/// Tells each answer and each reminder as it arrives, for as long as the app is open.
pub fn use_notices() {
    use_future(|| async {
        // Without the event the answer is on the screens all the same.
        drop(bridge::hear(ANSWERED, |answered| wasm_bindgen_futures::spawn_local(tell(answered))).await);
        drop(bridge::hear(REMINDED, |reminder| wasm_bindgen_futures::spawn_local(remind(reminder))).await);
    });
}

async fn tell(answered: Option<Answered>) {
    let Some(answered) = answered else { return tell_behind_the_lock().await };
    let (title, done) = match &answered.form {
        Some(form) => (text::said(&form.title), text::of("proceeding-event", form.step.as_str())),
        None => (answered.title, text::of("event", answered.step.as_str())),
    };
    // Not the office's words: a notification is read by whoever stands near a locked screen.
    let body = format!("{done} · {}", answered.office);
    // A system that shows no notifications is no fault: the first screen says the same.
    drop(bridge::call(Notify { title, body }).await);
}

async fn remind(reminder: Option<Reminder>) {
    let Some(Reminder { deadline, in_days }) = reminder else { return tell_behind_the_lock().await };
    // For whom it is stays in the app, for the same reason.
    let body = match deadline.kind {
        // Told for as long as it is open, also where the app was off on the day.
        DeadlineKind::CallOpens => t!("reminder-open"),
        kind => t!("reminder", what = text::of("deadline", kind.as_str()), count = in_days),
    };
    drop(bridge::call(Notify { title: text::said(&deadline.title), body }).await);
}

/// Nothing is told of it while the app is locked, so nothing can be said.
async fn tell_behind_the_lock() {
    drop(bridge::call(Notify { title: t!("notice-locked-title"), body: t!("notice-locked-body") }).await);
}
