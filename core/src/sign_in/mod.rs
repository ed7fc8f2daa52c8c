//! Who is signed in on this device, and the sign-in that is on its way: the app is a public OAuth 2.0 client of the
//! municipality, in the system's browser (RFC 8252).
//!
//! `attempt` is what the browser is sent with and brings back, `loopback` where it comes back to on desktops, `tokens` what
//! the municipality gives for it.

mod attempt;
pub mod loopback;
mod table;
#[cfg(test)]
mod tests;
pub mod tokens;

use jiff::Timestamp;
use rapida_contract::ipc::SignedIn;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::{APP_REDIRECT, Me};
use rusqlite::Connection;

pub use attempt::{Attempt, Metadata, PATIENCE, Wish};

use crate::error::Result;

/// Where the browser comes back to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WayBack {
    /// A port of this device, on desktops (RFC 8252, 7.3).
    Loopback,
    /// The app's private-use scheme, on phones (RFC 8252, 7.1).
    Scheme,
}

/// A person as this device keeps them.
pub fn signed_in(me: Me, since: Timestamp) -> SignedIn {
    let Me { person, level, origin, origin_name, .. } = me;
    SignedIn {
        given_name: person.given_name,
        family_name: person.family_name,
        tax_code: person.tax_code.to_string(),
        level,
        issuer: origin,
        issuer_name: origin_name,
        since,
    }
}

/// What came back from the browser.
pub struct Comeback {
    /// For which sign-in.
    pub attempt: Attempt,
    /// A code, or why there is none.
    pub said: std::result::Result<String, Code>,
}

/// Remembers a sign-in in the place of any other.
pub fn begin(citizen: &Connection, attempt: &Attempt) -> Result<()> {
    table::put_attempt(citizen, attempt)
}

/// The sign-in whose person is in the browser.
pub fn waiting(citizen: &Connection) -> Result<Option<Attempt>> {
    table::attempt(citizen)
}

/// Gives it up.
pub fn give_up(citizen: &Connection) -> Result<()> {
    table::remove_attempt(citizen)
}

/// Gives up one that would come back to a port: none of an earlier run is open.
pub fn give_up_port(citizen: &Connection) -> Result<()> {
    match waiting(citizen)? {
        Some(attempt) if attempt.redirect_uri != APP_REDIRECT => give_up(citizen),
        _ => Ok(()),
    }
}

/// Takes what an address brings back, once; `None` where it does not belong to the sign-in that waits.
pub fn take(citizen: &Connection, address: &str, now: Timestamp) -> Result<Option<Comeback>> {
    let Some(attempt) = waiting(citizen)? else { return Ok(None) };
    let Some(said) = attempt.read(address) else { return Ok(None) };
    give_up(citizen)?;
    let said = if attempt.is_late(now) { Err(Code::SignInLate) } else { said };
    Ok(Some(Comeback { attempt, said }))
}

/// Begins the session of a person. One that there was is left.
pub fn arrive(citizen: &Connection, person: &SignedIn, refresh_token: &str) -> Result<()> {
    leave(citizen)?;
    table::put_session(citizen, person, refresh_token)
}

/// The person who is signed in.
pub fn person(citizen: &Connection) -> Result<Option<SignedIn>> {
    table::person(citizen)
}

/// What the municipality tells of the person by now; answers whether it is new.
pub fn learn(citizen: &Connection, me: Me) -> Result<bool> {
    // Another person may have signed in while the municipality answered.
    let told = me.person.tax_code.as_str();
    let Some(known) = person(citizen)?.filter(|known| known.tax_code == told) else { return Ok(false) };
    let person = signed_in(me, known.since);
    let is_new = person != known;
    if is_new {
        table::set_person(citizen, &person)?;
    }
    Ok(is_new)
}

/// What the next tokens are asked for with.
pub fn refresh_token(citizen: &Connection) -> Result<Option<String>> {
    table::refresh_token(citizen)
}

/// Keeps a refresh token in the place of the spent one; answers whether the session was still there.
pub fn renew(citizen: &Connection, spent: &str, fresh: &str) -> Result<bool> {
    table::renew(citizen, spent, fresh)
}

/// Leaves the session: who was signed in is forgotten at once, and the municipality is to be told.
pub fn leave(citizen: &Connection) -> Result<()> {
    if let Some(token) = refresh_token(citizen)? {
        revoke(citizen, &token)?;
        table::remove_session(citizen)?;
    }
    dismiss_end(citizen)
}

/// The municipality is to be told that the session of this token is over.
pub fn revoke(citizen: &Connection, refresh_token: &str) -> Result<()> {
    table::put_revocation(citizen, refresh_token)
}

/// A token whose session is over, and the municipality does not know yet.
pub fn to_revoke(citizen: &Connection) -> Result<Option<String>> {
    table::revocation(citizen)
}

/// The municipality knows.
pub fn revoked(citizen: &Connection, refresh_token: &str) -> Result<()> {
    table::remove_revocation(citizen, refresh_token)
}

/// The municipality has ended the session of this token: wipes what belongs to it. Answers whether it was still here.
pub fn end(citizen: &Connection, refresh_token: &str, now: Timestamp) -> Result<bool> {
    if self::refresh_token(citizen)?.as_deref() != Some(refresh_token) {
        return Ok(false);
    }
    table::remove_session(citizen)?;
    table::put_end(citizen, now)?;
    Ok(true)
}

/// When this device came to know that its session was ended, until the person was told.
pub fn ended_at(citizen: &Connection) -> Result<Option<Timestamp>> {
    table::end(citizen)
}

/// The person was told.
pub fn dismiss_end(citizen: &Connection) -> Result<()> {
    table::remove_end(citizen)
}

/// Why nobody signed in, for the screens.
pub fn problem(why: Code) -> Problem {
    let detail = match why {
        Code::SignInRefused => "Hai annullato l'accesso. Quando vuoi, premi di nuovo Entra.",
        Code::SignInLate => "Il tempo per l'accesso è finito. Premi di nuovo Entra.",
        Code::SignInLevel => "Per questo serve un'identità di livello più alto.",
        Code::IssuerAway => "Il gestore dell'identità non risponde. Riprova tra qualche minuto.",
        Code::SignInNeeded => "Per questo serve l'accesso: entra e riprova.",
        _ => "L'accesso non è riuscito. Premi di nuovo Entra.",
    };
    Problem::new(why, detail)
}
