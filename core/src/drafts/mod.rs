//! What a person has typed and not yet sent. A draft lives on this device alone: it is never pulled or pushed.

mod table;

use jiff::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Draft, DraftCard};
use rapida_contract::report::{NewReport, Step};
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::pictures;

/// A draft's row.
pub(crate) struct Stored {
    pub id: SubmissionId,
    pub report: NewReport,
    pub step: Step,
    pub saved_at: Timestamp,
}

/// Keeps what was typed so far.
pub fn save(citizen: &Connection, id: SubmissionId, report: &NewReport, step: Step, now: Timestamp) -> Result<()> {
    table::put(citizen, id, report, step, now)
}

/// A draft with its photos. `started_at` is this start of the app: what is older is resumed.
pub fn get(citizen: &Connection, id: SubmissionId, started_at: Timestamp) -> Result<Draft> {
    let Stored { id, report, step, saved_at } = table::get(citizen, id)?.ok_or_else(|| Error::not_found("La bozza"))?;
    Ok(Draft { id, report, step, saved_at, photos: pictures::of(citizen, id)?, resumed: saved_at < started_at })
}

/// All drafts, newest first.
pub fn list(citizen: &Connection) -> Result<Vec<DraftCard>> {
    let card = |draft: Stored| DraftCard {
        id: draft.id,
        title: draft.report.title,
        category: draft.report.category,
        saved_at: draft.saved_at,
    };
    Ok(table::all(citizen)?.into_iter().map(card).collect())
}

/// Throws a draft away with its photos.
pub fn discard(citizen: &Connection, id: SubmissionId) -> Result<()> {
    pictures::remove_all(citizen, id)?;
    table::remove(citizen, id)
}

/// Takes a draft out whose submission has just been stored; the photos stay, they are the submission's now.
pub fn became_submission(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::remove(citizen, id)
}
