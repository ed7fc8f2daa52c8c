//! The table `erasure`. Its SQL is here and nowhere else.

use jiff::Timestamp;
use rapida_contract::erasure::{Erasure, ErasureState};
use rapida_contract::ids::ErasureId;

use super::{Asked, due};
use crate::db::{DbError, Row, Tx};

const COLUMNS: &str = "SELECT id, person, asked_at, state, answered_at, words FROM erasure";

/// A state's name.
pub(super) fn name(state: ErasureState) -> &'static str {
    match state {
        ErasureState::Done => "done",
        ErasureState::Refused => "refused",
        ErasureState::Open | ErasureState::Unknown => "open",
    }
}

pub(super) fn by_id(tx: &mut dyn Tx, id: ErasureId) -> Result<Option<Asked>, DbError> {
    tx.query(&format!("{COLUMNS} WHERE id = $1"), &[id.to_string().into()])?.first().map(read).transpose()
}

pub(super) fn of(tx: &mut dyn Tx, person: &str) -> Result<Vec<Erasure>, DbError> {
    let rows = tx.query(&format!("{COLUMNS} WHERE person = $1 ORDER BY asked_at DESC, id"), &[person.into()])?;
    rows.iter().map(|row| read(row).map(|asked| asked.erasure)).collect()
}

pub(super) fn all(tx: &mut dyn Tx) -> Result<Vec<Asked>, DbError> {
    let sql = format!("{COLUMNS} ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, asked_at, id");
    tx.query(&sql, &[])?.iter().map(read).collect()
}

pub(super) fn insert(tx: &mut dyn Tx, person: &str, erasure: &Erasure) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO erasure (id, person, asked_at, state, answered_at, words) VALUES ($1, $2, $3, $4, NULL, '')",
        &[
            erasure.id.to_string().into(),
            person.into(),
            erasure.asked_at.as_millisecond().into(),
            name(erasure.state).into(),
        ],
    )
    .map(drop)
}

pub(super) fn answer(
    tx: &mut dyn Tx,
    id: ErasureId,
    state: ErasureState,
    words: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    let sql = "UPDATE erasure SET state = $1, words = $2, answered_at = $3 WHERE id = $4";
    tx.execute(sql, &[name(state).into(), words.into(), now.as_millisecond().into(), id.to_string().into()]).map(drop)
}

fn read(row: &Row) -> Result<Asked, DbError> {
    let state = row.text(3)?;
    let state =
        [ErasureState::Open, ErasureState::Done, ErasureState::Refused].into_iter().find(|one| name(*one) == state);
    let asked_at = row.time(2)?;
    let erasure = Erasure {
        id: row.parse(0, "an id")?,
        asked_at,
        due: due(asked_at),
        state: state.ok_or(DbError::Column(3, "a state of a request"))?,
        answered_at: row.opt_int(4)?.map(|_| row.time(4)).transpose()?,
        words: row.text(5)?.to_owned(),
    };
    Ok(Asked { person: row.text(1)?.to_owned(), erasure })
}
