//! Where something stands: shape, word and colour, so that none of the three carries it alone.

use dioxus::prelude::*;
use rapida_contract::acting::GrantState;
use rapida_contract::ipc::{Delivery, ReportCard, Standing};
use rapida_contract::proceeding;
use rapida_contract::progress::State;

use super::icon::symbol;
use crate::text;

/// The colour of a badge.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// On its way.
    Calm,
    /// Waits for something.
    Waiting,
    /// Well ended.
    Good,
    /// Badly ended, or a person must act.
    Bad,
    /// Over.
    Over,
}

impl Tone {
    /// Its class suffix.
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Waiting => "waiting",
            Self::Good => "good",
            Self::Bad => "bad",
            Self::Over => "over",
        }
    }
}

/// Shape, word, colour.
pub fn badge(icon: &str, text: String, tone: Tone) -> Element {
    rsx! {
        span { class: "badge badge-{tone.name()}",
            {symbol(icon)}
            "{text}"
        }
    }
}

/// The badge of a state in the register.
pub fn state_badge(state: State) -> Element {
    let (icon, tone) = look(state);
    badge(icon, text::of("state", state.as_str()), tone)
}

/// The badge of a report of this device: how far it has come, and once registered where it stands.
pub fn report_badge(card: &ReportCard) -> Element {
    match &card.delivery {
        Delivery::Registered { .. } => state_badge(card.state.unwrap_or(State::Registered)),
        delivery => delivery_badge(delivery),
    }
}

/// The badge of how far a submission has come.
pub fn delivery_badge(delivery: &Delivery) -> Element {
    let (icon, key) = match delivery {
        Delivery::Queued => ("clock", "queued"),
        Delivery::Sent => ("send", "sent"),
        Delivery::Refused { .. } => ("warning", "refused"),
        Delivery::Registered { .. } => ("receipt", "registered"),
    };
    badge(icon, text::of("delivery", key), delivery_tone(delivery))
}

/// The tone of how far a submission has come.
pub fn delivery_tone(delivery: &Delivery) -> Tone {
    match delivery {
        Delivery::Refused { .. } => Tone::Bad,
        Delivery::Queued => Tone::Waiting,
        Delivery::Sent | Delivery::Registered { .. } => Tone::Calm,
    }
}

/// The tone of a report, for the edge of its card.
pub fn tone_of(card: &ReportCard) -> Tone {
    match &card.delivery {
        Delivery::Registered { .. } => look(card.state.unwrap_or(State::Registered)).1,
        delivery => delivery_tone(delivery),
    }
}

/// The badge of a right that somebody gave to somebody.
pub fn grant_badge(state: GrantState) -> Element {
    let (icon, tone) = match state {
        GrantState::Offered => ("clock", Tone::Waiting),
        GrantState::Accepted => ("check", Tone::Good),
        GrantState::Revoked | GrantState::Declined => ("close", Tone::Over),
        GrantState::Expired | GrantState::Unknown => ("info", Tone::Over),
    };
    badge(icon, text::of_name("grant", &state), tone)
}

/// The badge of where a form stands at the municipality.
pub fn proceeding_badge(state: proceeding::State) -> Element {
    let (icon, tone) = look_of_form(state);
    badge(icon, text::of("proceeding-state", state.as_str()), tone)
}

/// The badge of whatever is the person's, wherever it has come to.
pub fn standing_badge(standing: Standing) -> Element {
    let (icon, tone) = look_of(standing);
    let words = match standing {
        Standing::Draft => text::of("standing", "draft"),
        Standing::Waiting => text::of("delivery", "queued"),
        Standing::Sent => text::of("delivery", "sent"),
        Standing::Returned => text::of("delivery", "refused"),
        Standing::Form(state) => text::of("proceeding-state", state.as_str()),
        Standing::Report(state) => text::of("state", state.as_str()),
    };
    badge(icon, words, tone)
}

/// The tone of it, for the edge of its card.
pub fn tone_of_standing(standing: Standing) -> Tone {
    look_of(standing).1
}

fn look_of(standing: Standing) -> (&'static str, Tone) {
    match standing {
        Standing::Draft => ("pencil", Tone::Over),
        Standing::Waiting => ("clock", Tone::Waiting),
        Standing::Sent => ("send", Tone::Calm),
        Standing::Returned => ("warning", Tone::Bad),
        Standing::Form(state) => look_of_form(state),
        Standing::Report(state) => look(state),
    }
}

fn look_of_form(state: proceeding::State) -> (&'static str, Tone) {
    use proceeding::State as S;
    match state {
        S::Received => ("receipt", Tone::Calm),
        S::InCharge => ("user", Tone::Calm),
        S::IntegrationAsked => ("question", Tone::Waiting),
        S::Integrated => ("send", Tone::Calm),
        S::Offered => ("star", Tone::Waiting),
        S::Accepted => ("check", Tone::Good),
        S::Refused => ("close", Tone::Bad),
        S::Closed => ("folder", Tone::Over),
        S::Withdrawn => ("left", Tone::Over),
        S::Unknown => ("info", Tone::Over),
    }
}

fn look(state: State) -> (&'static str, Tone) {
    match state {
        State::Registered => ("receipt", Tone::Calm),
        State::InCharge => ("user", Tone::Calm),
        State::Asked => ("question", Tone::Waiting),
        State::Planned => ("calendar", Tone::Calm),
        State::Resolved => ("check", Tone::Good),
        State::Rejected => ("close", Tone::Bad),
        State::Duplicate => ("copies", Tone::Over),
        State::Unknown => ("info", Tone::Over),
    }
}
