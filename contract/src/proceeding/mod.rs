//! What becomes of a filled-in form at the municipality (procedimento): its states and the only allowed ways between them.
//! Nobody else decides this. Before it is registered it is a draft, waits, or is on its way: that only its device knows.
//!
//! A proceeding is known by its first submission. Whoever amends it sends another submission, registered with a number and a
//! receipt of its own; the last one counts.
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `GET /v1/proceedings?after=CURSOR` | – | [`ProceedingsPage`]: of the signed-in person, and of all for whom they act |
//! | `GET /v1/proceedings/{id}/form` | – | [`FormAsSent`]: the version that counts |
//! | `GET /v1/proceedings/{id}/decision` | – | the decision as PDF, once there is one |
//!
//! Steps of the citizen are submissions: [`Content::FormStep`](crate::submission::Content), and a form that says what it
//! [amends](crate::submission::FilledForm::amends).

#[cfg(feature = "native")]
pub mod clock;
mod told;

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::ids::SubmissionId;
pub use told::{Clock, Event, FormAsSent, Named, Proceeding, ProceedingsPage, Request, Version};

/// The proceedings of the person.
pub const PROCEEDINGS: &str = "/v1/proceedings";
/// Most files that come with an integration.
pub const INTEGRATION_FILES_MAX: u32 = 5;
/// Bytes of one of them.
pub const INTEGRATION_FILE_BYTES_MAX: u64 = 10_000_000;
/// Most characters of what a person says in a step.
pub const WORDS_MAX: u32 = 2_000;
/// Longest time that a person is given to integrate, in days of the calendar.
pub const INTEGRATION_DAYS_MAX: u32 = 30;

/// The form of a proceeding, as it was sent last.
pub fn form(id: SubmissionId) -> String {
    format!("{PROCEEDINGS}/{id}/form")
}

/// The decision on a proceeding, as a document.
pub fn decision(id: SubmissionId) -> String {
    format!("{PROCEEDINGS}/{id}/decision")
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident, $($(#[$vdoc:meta])* $variant:ident = $word:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $word)] $variant,)*
            /// One of a newer server.
            #[serde(other, rename = "unknown")]
            Unknown,
        }

        impl $name {
            /// All of this version.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// As on the wire, in tables and in text keys.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* Self::Unknown => "unknown" }
            }

            /// The one of this name; `Unknown` for any other.
            pub fn from_name(name: &str) -> Self {
                match name { $($word => Self::$variant,)* _ => Self::Unknown }
            }
        }
    };
}

names! {
    /// Where a proceeding stands.
    State,
    /// Registered, not yet looked at (protocollata).
    Received = "received",
    /// The office has it (in carico).
    InCharge = "in_charge",
    /// The office asked for a datum or a document (integrazione richiesta).
    IntegrationAsked = "integration_asked",
    /// The person answered (integrata).
    Integrated = "integrated",
    /// A place is offered, and the person says whether they take it (posto proposto).
    Offered = "offered",
    /// Granted, or a place taken (accolta).
    Accepted = "accepted",
    /// Not granted, with a reason (respinta).
    Refused = "refused",
    /// Over without a decision, with a reason (archiviata).
    Closed = "closed",
    /// Taken back by the person (ritirata).
    Withdrawn = "withdrawn",
}

names! {
    /// What can be done in a proceeding.
    StepKind,
    /// Registered by the protocol: the first event of each, never a step of a person.
    Register = "register",
    /// The person sends another version (modifica).
    Amend = "amend",
    /// The office takes it.
    TakeInCharge = "take_in_charge",
    /// The office asks for a datum or a document.
    AskIntegration = "ask_integration",
    /// The person answers.
    Integrate = "integrate",
    /// Granted.
    Accept = "accept",
    /// Not granted.
    Refuse = "refuse",
    /// Over without a decision.
    Close = "close",
    /// The person takes it back.
    Withdraw = "withdraw",
    /// It has a position in a ranking that was published.
    Rank = "rank",
    /// The person observes something on a provisional ranking.
    Observe = "observe",
    /// The office finds that the person is right in what they observed (osservazione accolta).
    UpholdObservation = "uphold_observation",
    /// The office finds that they are not, with a reason (osservazione respinta).
    DismissObservation = "dismiss_observation",
    /// A place is offered.
    Offer = "offer",
    /// The person takes the place.
    AcceptPlace = "accept_place",
    /// The person gives up a place that is offered, or what they were granted (rinuncia).
    Renounce = "renounce",
    /// The place was not accepted in time (decadenza).
    Lapse = "lapse",
}

/// Who has to move next.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// The office.
    Office,
    /// The person.
    Citizen,
    /// Nobody: it is over.
    Nobody,
}

/// Why a person cannot amend or withdraw.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hindrance {
    /// It is over: accepted, refused, closed or withdrawn.
    Over,
    /// The office works on it: what is missing it asks for.
    InCharge,
    /// The call has closed.
    CallClosed,
    /// A place is offered: that is to be accepted or given up.
    Offered,
}

impl State {
    /// Whether it is over.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Accepted | Self::Refused | Self::Closed | Self::Withdrawn)
    }

    /// Who has to move.
    pub fn turn(self) -> Turn {
        match self {
            Self::Received | Self::InCharge | Self::Integrated => Turn::Office,
            Self::IntegrationAsked | Self::Offered => Turn::Citizen,
            Self::Accepted | Self::Refused | Self::Closed | Self::Withdrawn | Self::Unknown => Turn::Nobody,
        }
    }

    /// Where this step leads, or `None` where it is not allowed.
    pub fn after(self, step: StepKind) -> Option<Self> {
        use StepKind as K;
        let open = matches!(self, Self::Received | Self::InCharge | Self::IntegrationAsked | Self::Integrated);
        let with_the_office = self.turn() == Turn::Office;
        match step {
            K::Amend if self == Self::Received => Some(Self::Received),
            K::TakeInCharge if matches!(self, Self::Received | Self::Integrated) => Some(Self::InCharge),
            K::AskIntegration if with_the_office => Some(Self::IntegrationAsked),
            K::Integrate if self == Self::IntegrationAsked => Some(Self::Integrated),
            K::Accept if with_the_office => Some(Self::Accepted),
            K::Refuse if open => Some(Self::Refused),
            K::Close if open => Some(Self::Closed),
            K::Withdraw if open => Some(Self::Withdrawn),
            K::Rank if with_the_office => Some(Self::InCharge),
            K::Observe | K::UpholdObservation | K::DismissObservation if self == Self::InCharge => Some(Self::InCharge),
            K::Offer if with_the_office => Some(Self::Offered),
            K::AcceptPlace if self == Self::Offered => Some(Self::Accepted),
            K::Renounce if matches!(self, Self::Offered | Self::Accepted) => Some(Self::Closed),
            K::Lapse if self == Self::Offered => Some(Self::Closed),
            _ => None,
        }
    }
}

impl StepKind {
    /// Whether the person takes this step; all others are the office's.
    pub fn is_citizens(self) -> bool {
        matches!(
            self,
            Self::Amend | Self::Integrate | Self::Withdraw | Self::Observe | Self::AcceptPlace | Self::Renounce
        )
    }

    /// Whether it must come with words: a question, a reason.
    pub fn needs_words(self) -> bool {
        matches!(self, Self::AskIntegration | Self::Refuse | Self::Close | Self::Observe | Self::DismissObservation)
    }
}

/// Until when a person can amend what they sent, on a day: with a call until it closes, without one for as long as no office has
/// it, which has no day.
pub fn amendment(state: State, call_closes: Option<Date>, today: Date) -> Result<Option<Date>, Hindrance> {
    if state.after(StepKind::Amend).is_none() {
        return Err(hindrance(state));
    }
    match call_closes {
        Some(closes) if closes < today => Err(Hindrance::CallClosed),
        closes => Ok(closes),
    }
}

/// Whether a person can take back what they sent.
pub fn withdrawal(state: State) -> Result<(), Hindrance> {
    state.after(StepKind::Withdraw).map(drop).ok_or_else(|| hindrance(state))
}

/// What stands in the way of a step of the person's.
fn hindrance(state: State) -> Hindrance {
    match state {
        State::Offered => Hindrance::Offered,
        state if state.is_over() => Hindrance::Over,
        _ => Hindrance::InCharge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back() {
        for state in State::ALL {
            assert_eq!(State::from_name(state.as_str()), *state);
            assert_eq!(serde_json::to_string(state).expect("writes"), format!("{:?}", state.as_str()));
        }
        for step in StepKind::ALL {
            assert_eq!(StepKind::from_name(step.as_str()), *step);
            assert_eq!(serde_json::to_string(step).expect("writes"), format!("{:?}", step.as_str()));
        }
        assert_eq!(serde_json::from_str::<State>("\"of_tomorrow\"").expect("reads"), State::Unknown);
    }

    #[test]
    fn nothing_leads_out_of_what_is_over() {
        for state in State::ALL.iter().filter(|state| state.is_over()) {
            let left: Vec<_> = StepKind::ALL.iter().filter(|step| state.after(**step).is_some()).collect();
            // What was granted can be given up.
            let expected: &[&StepKind] = if *state == State::Accepted { &[&StepKind::Renounce] } else { &[] };
            assert_eq!(left, expected, "{state:?}");
        }
    }

    #[test]
    fn an_integration_is_taken_only_where_one_was_asked() {
        for state in State::ALL {
            assert_eq!(state.after(StepKind::Integrate).is_some(), *state == State::IntegrationAsked, "{state:?}");
            let asked = matches!(state, State::IntegrationAsked | State::Offered);
            assert_eq!(state.turn() == Turn::Citizen, asked, "{state:?}");
        }
    }

    #[test]
    fn nothing_is_granted_while_the_person_is_asked() {
        assert_eq!(State::IntegrationAsked.after(StepKind::Accept), None);
        assert_eq!(State::IntegrationAsked.after(StepKind::Refuse), Some(State::Refused), "the term passed");
    }

    #[test]
    fn a_form_is_amended_until_its_call_closes_or_an_office_has_it() {
        let day = |text: &str| text.parse::<Date>().expect("a day");
        let (closes, last, after) = (Some(day("2027-04-15")), day("2027-04-15"), day("2027-04-16"));
        let cases = [
            (State::Received, closes, last, Ok(closes)),
            (State::Received, closes, after, Err(Hindrance::CallClosed)),
            (State::Received, None, after, Ok(None)),
            (State::InCharge, closes, last, Err(Hindrance::InCharge)),
            (State::IntegrationAsked, None, last, Err(Hindrance::InCharge)),
            (State::Withdrawn, closes, last, Err(Hindrance::Over)),
        ];
        for (state, closes, today, expected) in cases {
            assert_eq!(amendment(state, closes, today), expected, "{state:?} {closes:?} {today}");
        }
    }

    #[test]
    fn whatever_is_not_over_can_be_withdrawn_but_an_offer_is_answered() {
        for state in State::ALL {
            assert_eq!(withdrawal(*state).is_ok(), !state.is_over() && *state != State::Offered, "{state:?}");
        }
        assert_eq!(withdrawal(State::Offered), Err(Hindrance::Offered));
    }
}
