//! The tables `person`, `sign_in`, `authorization_code`, `person_session` and `session_token`. Their SQL is here and
//! nowhere else.

use jiff::Timestamp;
use rapida_contract::ids::{DeviceId, SessionId};
use rapida_contract::sign_in::{Level, Me, Person, Session};
use rapida_contract::values::{Email, TaxCode};
use uuid::Uuid;

use super::goal::{Goal, Redemption};
use super::id_token::Expected;
use super::sessions::Attempt;
use crate::db::{DbError, Row, Tx, Value};
use crate::oauth::WayBack;

/// A code for the app.
pub(super) struct Code {
    /// Who it is of, as the issuer told it.
    pub me: Me,
    pub redirect_uri: String,
    pub challenge: String,
    /// What came of it; none while it is good.
    pub session: Option<Uuid>,
}

/// What a token is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Access,
    Refresh,
}

/// Whether it still holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    Good,
    Spent,
    Dropped,
}

/// A token of a session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub session: Uuid,
    pub kind: Kind,
    /// Counts the session's refreshes.
    pub turn: i64,
    pub state: State,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Refresh => "refresh",
        }
    }
}

impl State {
    fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Spent => "spent",
            Self::Dropped => "dropped",
        }
    }
}

/// Names of what a sign-in is for.
const APP: &str = "app";
const DESK: &str = "desk";

fn level(row: &Row, at: usize) -> Result<Level, DbError> {
    Level::named(row.text(at)?).ok_or(DbError::Column(at, "a level"))
}

fn ms(time: Timestamp) -> Value {
    time.as_millisecond().into()
}

pub(super) fn forget_ended(tx: &mut dyn Tx, now: Timestamp) -> Result<(), DbError> {
    tx.execute("DELETE FROM sign_in WHERE ends_at <= $1", &[ms(now)])?;
    tx.execute("DELETE FROM authorization_code WHERE ends_at <= $1", &[ms(now)])?;
    tx.execute("DELETE FROM session_token WHERE ends_at <= $1", &[ms(now)]).map(drop)
}

pub(super) fn add_attempt(tx: &mut dyn Tx, hash: &str, attempt: &Attempt, ends: Timestamp) -> Result<(), DbError> {
    let Attempt { browser_hash, issuer, expected, goal } = attempt;
    let (name, redirect_uri, state, challenge) = match goal {
        Goal::App(Redemption { way_back, challenge }) => {
            (APP, &way_back.redirect_uri, way_back.state.as_str(), challenge.as_str())
        }
        Goal::Desk(page) => (DESK, page, "", ""),
    };
    let values: [Value; 11] = [
        hash.into(),
        browser_hash.into(),
        issuer.into(),
        (&expected.nonce).into(),
        (&expected.verifier).into(),
        expected.level.name().into(),
        redirect_uri.into(),
        state.into(),
        challenge.into(),
        ms(ends),
        name.into(),
    ];
    tx.execute(
        "INSERT INTO sign_in
         (state_hash, browser_hash, issuer, nonce, verifier, level, redirect_uri, state, challenge, ends_at, goal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &values,
    )
    .map(drop)
}

pub(super) fn attempt(tx: &mut dyn Tx, hash: &str, now: Timestamp) -> Result<Option<Attempt>, DbError> {
    let rows = tx.query(
        "SELECT browser_hash, issuer, nonce, verifier, level, redirect_uri, state, challenge, goal
         FROM sign_in WHERE state_hash = $1 AND ends_at > $2",
        &[hash.into(), ms(now)],
    )?;
    let read = |row: &Row| {
        let text = |at| row.text(at).map(str::to_owned);
        let goal = match row.text(8)? {
            APP => {
                let way_back = WayBack { redirect_uri: text(5)?, state: text(6)? };
                Goal::App(Redemption { way_back, challenge: text(7)? })
            }
            DESK => Goal::Desk(text(5)?),
            _ => return Err(DbError::Column(8, "a goal")),
        };
        Ok(Attempt {
            browser_hash: text(0)?,
            issuer: text(1)?,
            expected: Expected { nonce: text(2)?, verifier: text(3)?, level: level(row, 4)? },
            goal,
        })
    };
    rows.first().map(read).transpose()
}

pub(super) fn drop_attempt(tx: &mut dyn Tx, hash: &str) -> Result<(), DbError> {
    tx.execute("DELETE FROM sign_in WHERE state_hash = $1", &[hash.into()]).map(drop)
}

/// What an issuer told, as the tables keep it.
fn told(person: &Person) -> Result<Value, DbError> {
    serde_json::to_string(person).map(Value::from).map_err(|_| DbError::Column(1, "JSON"))
}

pub(super) fn put_person(tx: &mut dyn Tx, me: &Me) -> Result<(), DbError> {
    let values = [me.person.tax_code.as_str().into(), told(&me.person)?, (&me.origin).into(), ms(me.told_at)];
    tx.execute(
        "INSERT INTO person (tax_code, told, origin, told_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tax_code)
         DO UPDATE SET told = excluded.told, origin = excluded.origin, told_at = excluded.told_at",
        &values,
    )
    .map(drop)
}

/// The e-mail that an issuer told last of a person.
pub fn email_of(tx: &mut dyn Tx, tax_code: &TaxCode) -> Result<Option<Email>, DbError> {
    let rows = tx.query("SELECT told FROM person WHERE tax_code = $1", &[tax_code.as_str().into()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let person: Person = serde_json::from_str(row.text(0)?).map_err(|_| DbError::Column(0, "a person"))?;
    Ok(person.email.and_then(|email| email.parse().ok()))
}

pub(super) fn add_code(tx: &mut dyn Tx, hash: &str, code: &Code, ends: Timestamp) -> Result<(), DbError> {
    let Code { me, redirect_uri, challenge, session } = code;
    let session = session.map(|session| session.to_string());
    let values: [Value; 11] = [
        hash.into(),
        me.person.tax_code.as_str().into(),
        me.level.name().into(),
        told(&me.person)?,
        (&me.origin).into(),
        (&me.origin_name).into(),
        ms(me.told_at),
        redirect_uri.into(),
        challenge.into(),
        session.into(),
        ms(ends),
    ];
    tx.execute(
        "INSERT INTO authorization_code
         (hash, tax_code, level, told, origin, origin_name, told_at, redirect_uri, challenge, session, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &values,
    )
    .map(drop)
}

pub(super) fn code(tx: &mut dyn Tx, hash: &str, now: Timestamp) -> Result<Option<Code>, DbError> {
    let rows = tx.query(
        "SELECT level, told, origin, origin_name, told_at, redirect_uri, challenge, session FROM authorization_code
         WHERE hash = $1 AND ends_at > $2",
        &[hash.into(), ms(now)],
    )?;
    let read = |row: &Row| {
        let (redirect_uri, challenge) = (row.text(5)?.to_owned(), row.text(6)?.to_owned());
        Ok(Code { me: told_me(row)?, redirect_uri, challenge, session: row.opt_parse(7, "an id")? })
    };
    rows.first().map(read).transpose()
}

/// From a row that begins with level, what was told, origin, its name, and when.
fn told_me(row: &Row) -> Result<Me, DbError> {
    Ok(Me {
        person: serde_json::from_str(row.text(1)?).map_err(|_| DbError::Column(1, "a person"))?,
        level: level(row, 0)?,
        origin: row.text(2)?.to_owned(),
        origin_name: row.text(3)?.to_owned(),
        told_at: row.time(4)?,
    })
}

pub(super) fn spend_code(tx: &mut dyn Tx, hash: &str, session: Uuid) -> Result<(), DbError> {
    let sql = "UPDATE authorization_code SET session = $1 WHERE hash = $2";
    tx.execute(sql, &[session.to_string().into(), hash.into()]).map(drop)
}

pub(super) fn add_session(
    tx: &mut dyn Tx,
    session: Uuid,
    me: &Me,
    device: &DeviceId,
    now: Timestamp,
) -> Result<(), DbError> {
    let values: [Value; 9] = [
        session.to_string().into(),
        me.person.tax_code.as_str().into(),
        (&device.0).into(),
        me.level.name().into(),
        told(&me.person)?,
        (&me.origin).into(),
        (&me.origin_name).into(),
        ms(me.told_at),
        ms(now),
    ];
    tx.execute(
        "INSERT INTO person_session
         (id, tax_code, device, level, told, origin, origin_name, told_at, started_at, used_at, ended_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, NULL)",
        &values,
    )
    .map(drop)
}

/// A session that was ended just now, and whose it was.
pub(super) struct Ended {
    pub session: Uuid,
    pub tax_code: String,
}

fn ended(rows: &[Row]) -> Result<Vec<Ended>, DbError> {
    let read = |row: &Row| Ok(Ended { session: row.parse(0, "an id")?, tax_code: row.text(1)?.to_owned() });
    rows.iter().map(read).collect()
}

/// Ends the sessions of a person on a device.
pub(super) fn end_those_of(
    tx: &mut dyn Tx,
    tax_code: &str,
    device: &DeviceId,
    now: Timestamp,
) -> Result<Vec<Ended>, DbError> {
    let sql = "UPDATE person_session SET ended_at = $1 WHERE tax_code = $2 AND device = $3 AND ended_at IS NULL
               RETURNING id, tax_code";
    ended(&tx.query(sql, &[ms(now), tax_code.into(), (&device.0).into()])?)
}

/// Ends a session, if it lasts.
pub(super) fn end(tx: &mut dyn Tx, session: Uuid, now: Timestamp) -> Result<Vec<Ended>, DbError> {
    let sql = "UPDATE person_session SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL RETURNING id, tax_code";
    ended(&tx.query(sql, &[ms(now), session.to_string().into()])?)
}

pub(super) fn touch(tx: &mut dyn Tx, session: Uuid, now: Timestamp) -> Result<(), DbError> {
    let sql = "UPDATE person_session SET used_at = $1 WHERE id = $2";
    tx.execute(sql, &[ms(now), session.to_string().into()]).map(drop)
}

/// Whose key a session needs, while it lasts.
pub(super) fn device(tx: &mut dyn Tx, session: Uuid) -> Result<Option<DeviceId>, DbError> {
    let sql = "SELECT device FROM person_session WHERE id = $1 AND ended_at IS NULL";
    let rows = tx.query(sql, &[session.to_string().into()])?;
    rows.first().map(|row| Ok(DeviceId(row.text(0)?.to_owned()))).transpose()
}

/// Who a session is of, as the issuer told it when it began.
pub(super) fn me(tx: &mut dyn Tx, session: Uuid) -> Result<Option<Me>, DbError> {
    let rows = tx.query(
        "SELECT level, told, origin, origin_name, told_at FROM person_session WHERE id = $1 AND ended_at IS NULL",
        &[session.to_string().into()],
    )?;
    rows.first().map(told_me).transpose()
}

pub(super) fn add_token(tx: &mut dyn Tx, hash: &str, token: &Token, ends: Timestamp) -> Result<(), DbError> {
    let Token { session, kind, turn, state } = token;
    let values: [Value; 6] =
        [hash.into(), session.to_string().into(), kind.name().into(), (*turn).into(), state.name().into(), ms(ends)];
    tx.execute(
        "INSERT INTO session_token (hash, session, kind, turn, state, ends_at) VALUES ($1, $2, $3, $4, $5, $6)",
        &values,
    )
    .map(drop)
}

pub(super) fn token(tx: &mut dyn Tx, hash: &str, now: Timestamp) -> Result<Option<Token>, DbError> {
    let sql = "SELECT session, kind, turn, state FROM session_token WHERE hash = $1 AND ends_at > $2";
    let rows = tx.query(sql, &[hash.into(), ms(now)])?;
    let read = |row: &Row| {
        let (kind, state) = (row.text(1)?, row.text(3)?);
        Ok(Token {
            session: row.parse(0, "an id")?,
            kind: [Kind::Access, Kind::Refresh]
                .into_iter()
                .find(|one| one.name() == kind)
                .ok_or(DbError::Column(1, "a kind of token"))?,
            turn: row.int(2)?,
            state: [State::Good, State::Spent, State::Dropped]
                .into_iter()
                .find(|one| one.name() == state)
                .ok_or(DbError::Column(3, "a token's state"))?,
        })
    };
    rows.first().map(read).transpose()
}

/// The session's last refresh.
pub(super) fn newest_turn(tx: &mut dyn Tx, session: Uuid) -> Result<i64, DbError> {
    let sql = "SELECT MAX(turn) FROM session_token WHERE session = $1 AND state = 'good' AND kind = 'refresh'";
    let rows = tx.query(sql, &[session.to_string().into()])?;
    Ok(rows.first().map_or(Ok(None), |row| row.opt_int(0))?.unwrap_or(0))
}

/// All tokens of a turn: with its refresh token an access token ends too.
pub(super) fn set_state(tx: &mut dyn Tx, session: Uuid, turn: i64, state: State) -> Result<(), DbError> {
    let sql = "UPDATE session_token SET state = $1 WHERE session = $2 AND turn = $3 AND state = 'good'";
    tx.execute(sql, &[state.name().into(), session.to_string().into(), turn.into()]).map(drop)
}

/// The sessions of a person that last, the one used last first. One whose device was silent for long has ended by itself.
pub(super) fn those_of(tx: &mut dyn Tx, tax_code: &str, own: Uuid, since: Timestamp) -> Result<Vec<Session>, DbError> {
    let rows = tx.query(
        "SELECT id, level, started_at, used_at FROM person_session
         WHERE tax_code = $1 AND ended_at IS NULL AND used_at > $2 ORDER BY used_at DESC, id",
        &[tax_code.into(), ms(since)],
    )?;
    let read = |row: &Row| {
        let id: Uuid = row.parse(0, "an id")?;
        let (level, started_at, used_at) = (level(row, 1)?, row.time(2)?, row.time(3)?);
        Ok(Session { id: SessionId(id), is_this: id == own, level, started_at, used_at })
    };
    rows.iter().map(read).collect()
}

/// The devices of the sessions of a person that last, each once.
pub(super) fn devices_of(tx: &mut dyn Tx, tax_code: &str, since: Timestamp) -> Result<Vec<DeviceId>, DbError> {
    let sql = "SELECT DISTINCT device FROM person_session
               WHERE tax_code = $1 AND ended_at IS NULL AND used_at > $2 ORDER BY device";
    tx.query(sql, &[tax_code.into(), ms(since)])?.iter().map(|row| Ok(DeviceId(row.text(0)?.to_owned()))).collect()
}

/// Ends one session of a person, if it lasts.
pub(super) fn end_of(tx: &mut dyn Tx, tax_code: &str, session: Uuid, now: Timestamp) -> Result<Vec<Ended>, DbError> {
    let sql = "UPDATE person_session SET ended_at = $1 WHERE id = $2 AND tax_code = $3 AND ended_at IS NULL
               RETURNING id, tax_code";
    ended(&tx.query(sql, &[ms(now), session.to_string().into(), tax_code.into()])?)
}

/// Ends all sessions of a person.
pub(super) fn end_all_of(tx: &mut dyn Tx, tax_code: &str, now: Timestamp) -> Result<Vec<Ended>, DbError> {
    let sql = "UPDATE person_session SET ended_at = $1 WHERE tax_code = $2 AND ended_at IS NULL RETURNING id, tax_code";
    ended(&tx.query(sql, &[ms(now), tax_code.into()])?)
}
