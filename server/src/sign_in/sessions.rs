//! From a sign-in that began to a session with its tokens. All of it in the caller's transaction.
//!
//! A session lives as long as its refresh token is used. That token is good once (RFC 9700, 4.14.2): whoever brings one
//! that was spent before, or brings it with another device's key, may have stolen it, and the session ends. One exception:
//! the answer may have been lost on its way, so the last token may come again until its successor was used.

use jiff::{SignedDuration, Timestamp};
use rapida_contract::ids::DeviceId;
use rapida_contract::sign_in::Me;
use uuid::Uuid;

use super::SignedIn;
use super::goal::{Goal, Redemption};
use super::id_token::Expected;
use super::table::{self, Code, Kind, State, Token};
use super::trace::{self, End};
use crate::db::{DbError, Tx};
use crate::oauth::{Fault, pkce};

/// How long a person may take at the issuer.
const ATTEMPT_LIFE: SignedDuration = SignedDuration::from_mins(15);
/// How long a code waits (RFC 6749, 4.1.2: ten minutes at most).
const CODE_LIFE: SignedDuration = SignedDuration::from_mins(1);
/// How long an access token is good.
pub(super) const ACCESS_LIFE: SignedDuration = SignedDuration::from_mins(10);
/// How long a refresh token waits: 30 days, the most that the national profile allows.
pub(super) const REFRESH_LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A sign-in on its way.
pub(super) struct Attempt {
    /// Of the browser that began it.
    pub browser_hash: String,
    /// Slug of the issuer.
    pub issuer: String,
    /// What the issuer's answer is compared with.
    pub expected: Expected,
    /// What it is for.
    pub goal: Goal,
}

/// What the next tokens are made of; only digests of it are kept.
pub(super) struct Fresh {
    pub session: Uuid,
    pub access_hash: String,
    pub refresh_hash: String,
}

/// Remembers a sign-in; forgets what is over.
pub(super) fn begin(tx: &mut dyn Tx, state_hash: &str, attempt: &Attempt, now: Timestamp) -> Result<(), DbError> {
    table::forget_ended(tx, now)?;
    table::add_attempt(tx, state_hash, attempt, now + ATTEMPT_LIFE)
}

/// The sign-in of a `state`, once, in the browser that began it.
pub(super) fn take(tx: &mut dyn Tx, state: &str, browser: &str, now: Timestamp) -> Result<Option<Attempt>, DbError> {
    let attempt = table::attempt(tx, state, now)?.filter(|attempt| attempt.browser_hash == browser);
    if attempt.is_some() {
        table::drop_attempt(tx, state)?;
    }
    Ok(attempt)
}

/// Keeps who came, and a code for the app.
pub(super) fn grant(
    tx: &mut dyn Tx,
    code_hash: &str,
    Redemption { way_back, challenge }: Redemption,
    me: Me,
) -> Result<(), DbError> {
    table::put_person(tx, &me)?;
    let ends = me.told_at + CODE_LIFE;
    let code = Code { me, redirect_uri: way_back.redirect_uri, challenge, session: None };
    table::add_code(tx, code_hash, &code, ends)
}

/// What a client brings for a code.
pub(super) struct Brought {
    pub code_hash: String,
    pub redirect_uri: String,
    pub verifier: String,
}

/// A session for a code. A code that comes twice may have been stolen, and what came of it ends (RFC 6749, 4.1.2).
pub(super) fn redeem(
    tx: &mut dyn Tx,
    brought: &Brought,
    device: &DeviceId,
    fresh: &Fresh,
    now: Timestamp,
) -> Result<Result<(), Fault>, DbError> {
    let Some(code) = table::code(tx, &brought.code_hash, now)? else { return Ok(Err(Fault::InvalidGrant)) };
    if let Some(session) = code.session {
        end(tx, session, End::Reused, now)?;
        return Ok(Err(Fault::InvalidGrant));
    }
    // Spent whatever follows: a verifier is tried once.
    table::spend_code(tx, &brought.code_hash, fresh.session)?;
    if code.redirect_uri != brought.redirect_uri || pkce::challenge(&brought.verifier) != code.challenge {
        return Ok(Err(Fault::InvalidGrant));
    }
    // Whoever signs in once more on a device, with a higher level perhaps, goes on in the new session.
    let tax_code = code.me.person.tax_code.as_str();
    let replaced = table::end_those_of(tx, tax_code, device, now)?;
    trace::ended(tx, &replaced, End::Replaced, now)?;
    table::add_session(tx, fresh.session, &code.me, device, now)?;
    trace::signed_in(tx, tax_code, fresh.session, now)?;
    add_tokens(tx, fresh.session, 1, fresh, now)?;
    Ok(Ok(()))
}

fn add_tokens(tx: &mut dyn Tx, session: Uuid, turn: i64, fresh: &Fresh, now: Timestamp) -> Result<(), DbError> {
    let refresh = Token { session, turn, kind: Kind::Refresh, state: State::Good };
    table::add_token(tx, &fresh.refresh_hash, &refresh, now + REFRESH_LIFE)?;
    let access = Token { kind: Kind::Access, ..refresh };
    table::add_token(tx, &fresh.access_hash, &access, now + ACCESS_LIFE)
}

/// New tokens for a refresh token.
pub(super) fn refresh(
    tx: &mut dyn Tx,
    hash: &str,
    device: &DeviceId,
    fresh: &Fresh,
    now: Timestamp,
) -> Result<Result<(), Fault>, DbError> {
    let token = table::token(tx, hash, now)?.filter(|token| token.kind == Kind::Refresh);
    let Some(token) = token else { return Ok(Err(Fault::InvalidGrant)) };
    let Some(owner) = table::device(tx, token.session)? else { return Ok(Err(Fault::InvalidGrant)) };
    let newest = table::newest_turn(tx, token.session)?;
    let was_lost = token.state == State::Spent && token.turn + 1 == newest;
    if owner != *device || !(token.state == State::Good || was_lost) {
        end(tx, token.session, End::Reused, now)?;
        return Ok(Err(Fault::InvalidGrant));
    }
    if was_lost {
        table::set_state(tx, token.session, newest, State::Dropped)?;
    } else {
        table::set_state(tx, token.session, token.turn, State::Spent)?;
    }
    table::touch(tx, token.session, now)?;
    add_tokens(tx, token.session, token.turn + 1, fresh, now)?;
    Ok(Ok(()))
}

/// Ends the session of a token of this device; what is not known is not told (RFC 7009, 2.2).
pub(super) fn revoke(tx: &mut dyn Tx, hash: &str, device: &DeviceId, now: Timestamp) -> Result<(), DbError> {
    let Some(token) = table::token(tx, hash, now)? else { return Ok(()) };
    match table::device(tx, token.session)? {
        Some(owner) if owner == *device => end(tx, token.session, End::SignedOut, now),
        _ => Ok(()),
    }
}

fn end(tx: &mut dyn Tx, session: Uuid, why: End, now: Timestamp) -> Result<(), DbError> {
    let ended = table::end(tx, session, now)?;
    trace::ended(tx, &ended, why, now)
}

/// Ends one session of a person; says whether there was one.
pub(super) fn end_of(tx: &mut dyn Tx, tax_code: &str, session: Uuid, now: Timestamp) -> Result<bool, DbError> {
    let ended = table::end_of(tx, tax_code, session, now)?;
    trace::ended(tx, &ended, End::EndedByPerson, now)?;
    Ok(!ended.is_empty())
}

/// Ends all sessions of a person.
pub(super) fn end_all_of(tx: &mut dyn Tx, tax_code: &str, now: Timestamp) -> Result<(), DbError> {
    let ended = table::end_all_of(tx, tax_code, now)?;
    trace::ended(tx, &ended, End::EndedByPerson, now)
}

/// The devices on which a person is signed in.
pub fn devices_of(tx: &mut dyn Tx, tax_code: &str, now: Timestamp) -> Result<Vec<DeviceId>, DbError> {
    table::devices_of(tx, tax_code, now - REFRESH_LIFE)
}

/// Who is signed in by an access token on this device.
pub(super) fn signed_in(
    tx: &mut dyn Tx,
    hash: &str,
    device: &DeviceId,
    now: Timestamp,
) -> Result<Option<SignedIn>, DbError> {
    let token = table::token(tx, hash, now)?.filter(|token| token.kind == Kind::Access && token.state == State::Good);
    let Some(token) = token else { return Ok(None) };
    match table::device(tx, token.session)? {
        Some(owner) if owner == *device => {
            Ok(table::me(tx, token.session)?.map(|me| SignedIn { me, session: token.session }))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests;
