//! Who works at `/ufficio`: people whom the municipality names in its `operators.toml`, and who sign in with their digital
//! identity as every citizen does ([`crate::sign_in`]).
//!
//! A session lasts a long working day. What it opens is asked of the file anew at each request.

mod directory;
mod extract;
mod roles;
pub mod routes;
mod table;
mod words;

use jiff::{SignedDuration, Timestamp};
use rapida_contract::digest::{hex, sha256_hex};
use rapida_contract::sign_in::Level;

use crate::audit::{self, Act, Actor, Happening, Object};
use crate::db::{DbError, Tx};
pub use directory::{Directory, DirectoryError, Entry};
pub use extract::Operator;
pub use roles::{Duty, Role, Roles, Scope};
pub use routes::{OTHER_SESSION, enter, not_let_in};

/// How long a sign-in lasts.
const SESSION: SignedDuration = SignedDuration::from_hours(12);
/// How surely operators are known, at least: they see what others wrote.
const LEVEL: Level = Level::L2;

/// Someone who signed in.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Session {
    tax_code: String,
    /// What each form of this session carries.
    csrf: String,
}

/// Signs in: the secret for the cookie.
fn sign_in(tx: &mut dyn Tx, tax_code: String, now: Timestamp, random: [[u8; 32]; 2]) -> Result<String, DbError> {
    let [secret, csrf] = random.map(|bytes| hex(&bytes));
    table::close_ended(tx, now)?;
    let session = Session { tax_code, csrf };
    table::open(tx, &sha256_hex(secret.as_bytes()), &session, now, now + SESSION)?;
    record(tx, Act::SignIn, session.tax_code, now)?;
    Ok(secret)
}

fn record(tx: &mut dyn Tx, act: Act, tax_code: String, now: Timestamp) -> Result<(), DbError> {
    let actor = Actor::Operator { tax_code, duty: None, office: None };
    audit::record(tx, Happening::new(act, actor), now)
}

/// Who signed in with this secret, while it lasts.
fn session(tx: &mut dyn Tx, secret: &str, now: Timestamp) -> Result<Option<Session>, DbError> {
    table::find(tx, &sha256_hex(secret.as_bytes()), now)
}

/// Signs out.
fn sign_out(tx: &mut dyn Tx, secret: &str, tax_code: String, now: Timestamp) -> Result<(), DbError> {
    table::close(tx, &sha256_hex(secret.as_bytes()))?;
    record(tx, Act::SessionEnd, tax_code, now)
}

/// Writes down that somebody was not let in.
fn refuse(tx: &mut dyn Tx, tax_code: String, now: Timestamp) -> Result<(), DbError> {
    let refused = Happening::new(Act::Refusal, Actor::Person(tax_code)).because("no_operator");
    audit::record(tx, refused.to(Object::Endpoint("/ufficio")), now)
}
