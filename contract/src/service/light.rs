//! Semaforo and lucchetto: how far a person gets with a service online, why, and what they can do about it.
//!
//! | light | padlock | what it says |
//! |---|---|---|
//! | green | closed | everything is done online, by a person who has signed in |
//! | green | open | everything is done online, by anybody |
//! | yellow | open | the form is filled in here, printed, signed and handed in on paper |
//! | red | as otherwise | not now, or not for this person: the reason says why |
//! | off | open | the card informs; nothing is asked here |
//!
//! The padlock is closed where one has to sign in. Screens translate the codes, and show shape and word beside the colour.

use serde::{Deserialize, Serialize};

use super::{Channel, ForWhom, Service, Signature};
use crate::Date;
use crate::acting::Right;
use crate::sign_in::Level;

/// The colour of the light (semaforo).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// To the end, online.
    Green,
    /// Filled in here, handed in on paper.
    Yellow,
    /// Not now, or not for this person.
    Red,
    /// Nothing is asked here.
    Off,
}

/// Whether one has to sign in (lucchetto).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Padlock {
    /// One has to.
    Closed,
    /// Anybody gets in.
    Open,
}

/// Why a light is what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Reason {
    /// All of it can be done online.
    Online,
    /// It is a form on paper.
    Paper,
    /// A business signs digitally what it sends, and this person has said that they have no digital signature.
    NoSignature,
    /// Whoever it is signs digitally, and this person has said that they have no digital signature.
    SignatureOfAll,
    /// It is suspended; the service says why.
    Suspended,
    /// It opens later.
    NotYet {
        /// First day.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
        opens: Date,
    },
    /// It is closed, and no later call is known.
    Closed {
        /// The last day on which it was open.
        #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
        closed: Date,
    },
    /// It cannot be asked for this subject.
    NotForThem,
    /// It is on somebody else's pages.
    Elsewhere,
    /// It is asked at a counter or by telephone.
    AtTheOffice,
    /// This version of the app does not know it.
    NewerApp,
}

/// What a person can do to get on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case", tag = "code")]
pub enum Remedy {
    /// Sign in, at this level at least: "Accedi per continuare".
    SignIn {
        /// The level.
        level: Level,
    },
    /// Sign in again, more surely.
    SignInAgain {
        /// The level.
        level: Level,
    },
    /// Have a digital signature ready: "Per inviare online serve la firma digitale".
    DigitalSignature,
    /// Act for somebody whom it is for.
    ActFor {
        /// For whom it can be asked: the first that the service names.
        whom: ForWhom,
    },
    /// Be told when it opens.
    RemindMe,
    /// Print and sign it by hand.
    PrintAndSign,
    /// Ask the office.
    AskOffice,
    /// Open the other pages.
    OpenPages,
    /// Take the app's new version.
    UpdateApp,
}

/// Whether a person can sign digitally, as they have told the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CanSign {
    /// They can.
    Yes,
    /// They cannot.
    No,
    /// They were not asked.
    #[default]
    Unknown,
}

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Asker {
    /// How surely they are known; absent where they have not signed in.
    pub level: Option<Level>,
    /// By which right they act; absent where it is for themselves. A right that is not for this service is none here.
    pub right: Option<Right>,
    /// Whether the subject is a company or a structure, also that of a client.
    pub is_business: bool,
    /// Whether they can sign digitally.
    pub can_sign: CanSign,
}

/// What a card shows of a service, to one person on one day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Way {
    /// How far one gets.
    pub light: Light,
    /// Whether one has to sign in.
    pub padlock: Padlock,
    /// Why.
    pub reason: Reason,
    /// What one can do about it; absent where there is nothing in the way.
    pub remedy: Option<Remedy>,
}

/// How far a person gets with a service on a day, in Europe/Rome.
pub fn of(service: &Service, asker: &Asker, today: Date) -> Way {
    let padlock = if service.level.is_some() { Padlock::Closed } else { Padlock::Open };
    if let Some((reason, remedy)) = in_the_way(service, asker, today) {
        return Way { light: Light::Red, padlock, reason, remedy: Some(remedy) };
    }
    let (light, reason, remedy) = match service.channel {
        Channel::Print => (Light::Yellow, Reason::Paper, Some(Remedy::PrintAndSign)),
        Channel::External => (Light::Off, Reason::Elsewhere, Some(Remedy::OpenPages)),
        Channel::Information => (Light::Off, Reason::AtTheOffice, Some(Remedy::AskOffice)),
        Channel::Unknown => (Light::Off, Reason::NewerApp, Some(Remedy::UpdateApp)),
        Channel::Online | Channel::Screen => match signature(service, asker) {
            Some((reason, CanSign::No)) if service.on_paper => {
                return Way {
                    light: Light::Yellow,
                    padlock: Padlock::Open,
                    reason,
                    remedy: Some(Remedy::DigitalSignature),
                };
            }
            Some((reason, CanSign::No)) => (Light::Red, reason, Some(Remedy::DigitalSignature)),
            signs => (Light::Green, Reason::Online, sign_in(service, asker).or(signs.and_then(to_have_ready))),
        },
    };
    Way { light, padlock, reason, remedy }
}

/// What stops everybody, or this person.
fn in_the_way(service: &Service, asker: &Asker, today: Date) -> Option<(Reason, Remedy)> {
    if service.is_newer() {
        return Some((Reason::NewerApp, Remedy::UpdateApp));
    }
    if service.suspended.is_some() {
        return Some((Reason::Suspended, Remedy::AskOffice));
    }
    if !service.calls.is_empty() && service.open_call(today).is_none() {
        if let Some(next) = service.next_call(today) {
            return Some((Reason::NotYet { opens: next.opens }, Remedy::RemindMe));
        }
        let closed = service.calls.iter().map(|call| call.closes).max()?;
        return Some((Reason::Closed { closed }, Remedy::AskOffice));
    }
    // Before one has signed in, nobody knows for whom one could act.
    let whom = service.for_whom.first().filter(|_| asker.level.is_some() || service.level.is_none())?;
    let fits = service.for_whom.contains(&ForWhom::by(asker.right));
    (!fits).then_some((Reason::NotForThem, Remedy::ActFor { whom: *whom }))
}

/// Whether this person has to sign digitally, and whether they can.
fn signature(service: &Service, asker: &Asker) -> Option<(Reason, CanSign)> {
    match service.signature {
        Signature::Always => Some((Reason::SignatureOfAll, asker.can_sign)),
        Signature::Businesses if asker.is_business => Some((Reason::NoSignature, asker.can_sign)),
        _ => None,
    }
}

/// Nobody was asked yet whether they can sign: they are told beforehand.
fn to_have_ready((_, can_sign): (Reason, CanSign)) -> Option<Remedy> {
    (can_sign == CanSign::Unknown).then_some(Remedy::DigitalSignature)
}

fn sign_in(service: &Service, asker: &Asker) -> Option<Remedy> {
    let level = service.level?;
    match asker.level {
        None => Some(Remedy::SignIn { level }),
        Some(now) if now < level => Some(Remedy::SignInAgain { level }),
        Some(_) => None,
    }
}

#[cfg(all(test, feature = "native"))]
mod tests;
