//! A day on which something of the person's begins or ends.

use dioxus::prelude::*;
use rapida_contract::deadlines::{Deadline, DeadlineKind};

use super::icon::symbol;
use crate::route::{FormStep, Route};
use crate::{t, text};

/// A deadline, whole card a link to what it is about.
pub fn deadline_item(deadline: &Deadline) -> Element {
    let whom = deadline.for_whom.as_ref().map(|name| t!("form-for", name = name.clone()));
    let line = [Some(words(deadline)), whom].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    rsx! {
        li { key: "{deadline.uid}",
            a { class: "item edge-calm", href: way(deadline).href(),
                div { class: "item-body",
                    span { class: "item-title", {text::said(&deadline.title)} }
                    span { class: "item-line", "{line}" }
                }
                {symbol(icon(deadline.kind))}
            }
        }
    }
}

/// "Ultimo giorno per rispondere all'ufficio: 3 dicembre 2026".
fn words(deadline: &Deadline) -> String {
    t!("deadline-line", what = text::of("deadline", deadline.kind.as_str()), day = text::day(deadline.day))
}

/// The shape of a kind of deadline.
pub fn icon(kind: DeadlineKind) -> &'static str {
    match kind {
        DeadlineKind::CallOpens => "unlocked",
        DeadlineKind::CallCloses => "lock",
        DeadlineKind::Integration => "question",
        DeadlineKind::Acceptance => "star",
        DeadlineKind::Renunciation => "left",
        DeadlineKind::Answer => "clock",
        // What can still be written until then.
        _ => "pencil",
    }
}

/// Where one sees to it. A draft that was sent meanwhile leads on by itself.
pub fn way(deadline: &Deadline) -> Route {
    match (deadline.submission, deadline.kind) {
        (None, _) => Route::Service(deadline.slug.clone()),
        (Some(id), DeadlineKind::CallOpens | DeadlineKind::CallCloses) => Route::Form(id, FormStep::Left),
        (Some(id), _) => Route::SentForm(id),
    }
}
