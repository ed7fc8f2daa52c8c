//! Who may work at `/ufficio`: whoever knows the operator token, under the name typed at sign-in.
//!
//! Token and session live in the database as SHA-256 alone: both are random and long, so a plain digest is enough.

mod extract;
pub mod routes;
mod table;
mod token;

use jiff::{SignedDuration, Timestamp};
use rapida_contract::digest::{hex, sha256_hex};

use crate::db::{Db, DbError, Tx};
use crate::state::App;
pub use extract::Operator;
pub use token::Token;

/// How long a sign-in lasts: a long working day.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// Longest name of an operator, in characters.
pub const NAME_MAX: usize = 80;

/// Someone who signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    /// As typed at sign-in; goes into the log of each change.
    pub name: String,
    /// What each form of this session carries.
    pub csrf: String,
}

/// A new token where this municipality has none yet: to be printed once.
pub fn first_token(tx: &mut dyn Tx, now: Timestamp, random: [u8; 15]) -> Result<Option<Token>, DbError> {
    if table::token_hash(tx)?.is_some() {
        return Ok(None);
    }
    new_token(tx, now, random).map(Some)
}

/// A new token in the place of the old one; whoever was signed in is no more.
pub fn new_token(tx: &mut dyn Tx, now: Timestamp, random: [u8; 15]) -> Result<Token, DbError> {
    let token = Token::from_random(random);
    table::set_token_hash(tx, &token.digest(), now)?;
    table::close_all(tx)?;
    Ok(token)
}

/// [`first_token`] for a municipality that runs.
pub async fn first_token_of(app: &App) -> Result<Option<Token>, DbError> {
    let (now, random) = (app.clock.now(), app.random.bytes());
    app.db.write(move |tx| first_token(tx, now, random)).await
}

/// [`new_token`] for a municipality that may be running elsewhere too.
pub async fn new_token_of(db: &Db, now: Timestamp, random: [u8; 15]) -> Result<Token, DbError> {
    db.write(move |tx| new_token(tx, now, random)).await
}

/// Signs in: the secret for the cookie, or `None` when the token is not the right one.
pub fn sign_in(
    tx: &mut dyn Tx,
    token: &Token,
    name: &str,
    now: Timestamp,
    random: [[u8; 32]; 2],
) -> Result<Option<String>, DbError> {
    if table::token_hash(tx)? != Some(token.digest()) {
        return Ok(None);
    }
    let [secret, csrf] = random.map(|bytes| hex(&bytes));
    let session = Session { name: name.to_owned(), csrf };
    table::close_ended(tx, now)?;
    table::open(tx, &sha256_hex(secret.as_bytes()), &session, now, now + SESSION)?;
    Ok(Some(secret))
}

/// Who signed in with this secret, while it lasts.
pub fn session(tx: &mut dyn Tx, secret: &str, now: Timestamp) -> Result<Option<Session>, DbError> {
    table::find(tx, &sha256_hex(secret.as_bytes()), now)
}

/// Signs out.
pub fn sign_out(tx: &mut dyn Tx, secret: &str) -> Result<(), DbError> {
    table::close(tx, &sha256_hex(secret.as_bytes()))
}
