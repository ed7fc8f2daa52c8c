//! Requests to erase one's data (GDPR art. 17): a person asks, the municipality answers within a month, and both see where it
//! stands. What may be erased an administrator erases; the register of the protocol is kept by law.

mod routes;
mod table;

use jiff::{Span, Timestamp};
use rapida_contract::erasure::{Erasure, ErasureState};
use rapida_contract::ids::ErasureId;
use rapida_contract::problem::{Code, Problem};

use crate::audit::{self, Act, Actor, Happening, Object};
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::problem::not_found;
pub use routes::routes;

/// Longest answer, in characters.
pub const WORDS_MAX: usize = 1_000;

/// A request with who asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asked {
    /// Codice fiscale.
    pub person: String,
    /// As the person sees it.
    pub erasure: Erasure,
}

/// Asks, once for an id: says whether it was new. Somebody else's id is as if it were not there.
fn ask(tx: &mut dyn Tx, id: ErasureId, person: &str, now: Timestamp) -> Result<(Erasure, bool), Problem> {
    if let Some(known) = table::by_id(tx, id)? {
        return if known.person == person { Ok((known.erasure, false)) } else { Err(not_found()) };
    }
    if table::of(tx, person)?.iter().any(|erasure| erasure.state == ErasureState::Open) {
        return Err(Problem::new(
            Code::Conflict,
            "Hai già una richiesta di cancellazione aperta: il Comune risponde a quella.",
        ));
    }
    let erasure = Erasure {
        id,
        asked_at: now,
        due: due(now),
        state: ErasureState::Open,
        answered_at: None,
        words: String::new(),
    };
    table::insert(tx, person, &erasure)?;
    let asked = Happening::new(Act::Step, Actor::Person(person.to_owned())).to(Object::Erasure(id)).because("ask");
    audit::record(tx, asked, now)?;
    Ok((erasure, true))
}

/// A person's requests, the newest first.
fn of(tx: &mut dyn Tx, person: &str) -> Result<Vec<Erasure>, DbError> {
    table::of(tx, person)
}

/// Everybody's: the open ones first, the oldest of them on top.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Asked>, DbError> {
    table::all(tx)
}

/// Answers an open request in the municipality's name.
pub fn answer(
    tx: &mut dyn Tx,
    id: ErasureId,
    (state, words): (ErasureState, &str),
    by: Actor,
    now: Timestamp,
) -> Result<(), Problem> {
    let asked = table::by_id(tx, id)?.ok_or_else(not_found)?;
    if asked.erasure.state != ErasureState::Open {
        return Err(Problem::new(Code::WrongState, "A questa richiesta è già stato risposto."));
    }
    table::answer(tx, id, state, words, now)?;
    let happening = Happening::new(Act::Step, by).to(Object::Erasure(id)).about(Some(asked.person));
    audit::record(tx, happening.because(table::name(state)), now)?;
    Ok(())
}

/// A month later (GDPR art. 12, paragraph 3).
fn due(from: Timestamp) -> jiff::civil::Date {
    calendar::day(from).saturating_add(Span::new().months(1))
}
