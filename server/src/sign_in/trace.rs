//! What sign-ins and their ends leave in the audit log.

use jiff::Timestamp;
use uuid::Uuid;

use super::table::Ended;
use crate::audit::{self, Act, Actor, Happening, Object};
use crate::db::{DbError, Tx};

/// Why a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// The person signed out on the device.
    SignedOut,
    /// The person ended it from a list of sessions.
    EndedByPerson,
    /// The person signed in anew on the device.
    Replaced,
    /// A code or a token came that was spent, or with another key: it may have been stolen.
    Reused,
}

impl End {
    fn name(self) -> &'static str {
        match self {
            Self::SignedOut => "signed_out",
            Self::EndedByPerson => "ended_by_person",
            Self::Replaced => "replaced",
            Self::Reused => "reused",
        }
    }
}

/// A person signed in.
pub(super) fn signed_in(tx: &mut dyn Tx, tax_code: &str, session: Uuid, now: Timestamp) -> Result<(), DbError> {
    audit::record(tx, of(Act::SignIn, Actor::Person(tax_code.into()), session), now)
}

/// Sessions ended.
pub(super) fn ended(tx: &mut dyn Tx, sessions: &[Ended], why: End, now: Timestamp) -> Result<(), DbError> {
    for Ended { session, tax_code } in sessions {
        let ended = match why {
            End::Reused => of(Act::SessionEnd, Actor::System, *session).about(Some(tax_code.clone())),
            _ => of(Act::SessionEnd, Actor::Person(tax_code.clone()), *session),
        };
        audit::record(tx, ended.because(why.name()), now)?;
    }
    Ok(())
}

fn of(act: Act, actor: Actor, session: Uuid) -> Happening {
    Happening::new(act, actor).to(Object::Session(session))
}
