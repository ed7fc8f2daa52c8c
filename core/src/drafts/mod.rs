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

/// The draft in which nothing was typed and no photo was put, where there is one: whoever opens *Segnala* gets it again.
pub fn untouched(citizen: &Connection) -> Result<Option<SubmissionId>> {
    for draft in table::all(citizen)? {
        if is_untouched(citizen, &draft)? {
            return Ok(Some(draft.id));
        }
    }
    Ok(None)
}

fn is_untouched(citizen: &Connection, draft: &Stored) -> Result<bool> {
    Ok(draft.report == NewReport::default() && pictures::of(citizen, draft.id)?.is_empty())
}

/// All drafts in which there is something, newest first.
pub fn list(citizen: &Connection) -> Result<Vec<DraftCard>> {
    let mut cards = Vec::new();
    for draft in table::all(citizen)? {
        if !is_untouched(citizen, &draft)? {
            cards.push(card(draft));
        }
    }
    Ok(cards)
}

fn card(draft: Stored) -> DraftCard {
    DraftCard { id: draft.id, title: draft.report.title, category: draft.report.category, saved_at: draft.saved_at }
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

#[cfg(test)]
mod tests;
