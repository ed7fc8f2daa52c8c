//! What became of the forms that somebody sent, as the municipality told it last. Known without a network too, and gone with the
//! session.

pub mod pull;
mod table;
#[cfg(test)]
pub(crate) mod tests;

use jiff::Timestamp;
use rapida_contract::Date;
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::{Clock, FormAsSent, Proceeding, State, StepKind, Version, clock};
use rusqlite::Connection;

use crate::error::Result;
use crate::world::rome;

/// The proceedings of a person, and what this device sent without a sign-in.
pub fn all(cache: &Connection, owner: &str) -> Result<Vec<Proceeding>> {
    table::all(cache, owner)
}

/// One of them, by its first submission or any later version.
pub fn get(cache: &Connection, owner: &str, id: SubmissionId) -> Result<Option<Proceeding>> {
    if let Some(known) = table::get(cache, owner, id)? {
        return Ok(Some(known));
    }
    let is_it = |known: &Proceeding| known.versions.iter().any(|version| version.id == id);
    Ok(all(cache, owner)?.into_iter().find(is_it))
}

/// The version of a proceeding that a submission brought.
pub fn version(cache: &Connection, owner: &str, id: SubmissionId) -> Result<Option<(Proceeding, Version)>> {
    let Some(proceeding) = get(cache, owner, id)? else { return Ok(None) };
    let version = proceeding.versions.iter().find(|version| version.id == id).cloned();
    Ok(version.map(|version| (proceeding, version)))
}

/// When the municipality told them last.
pub fn told_at(cache: &Connection, owner: &str) -> Result<Option<Timestamp>> {
    table::told_at(cache, owner)
}

/// A form that was sent from elsewhere, by the submission that brought it.
pub fn form(cache: &Connection, owner: &str, id: SubmissionId) -> Result<Option<FormAsSent>> {
    table::form(cache, owner, id)
}

/// Keeps such a form.
pub fn keep_form(cache: &Connection, owner: &str, form: &FormAsSent) -> Result<()> {
    table::put_form(cache, owner, form)
}

/// Forgets what was told of those who were signed in. What this device sent without a sign-in stays.
pub fn forget(cache: &Connection) -> Result<()> {
    table::remove_of_people(cache)
}

/// Where a proceeding will stand once these steps of the person have arrived.
pub fn after(state: State, steps: impl IntoIterator<Item = StepKind>) -> State {
    steps.into_iter().fold(state, |state, step| state.after(step).unwrap_or(state))
}

/// The office's clock on a day, by the clocks of Rome.
pub fn clock(proceeding: &Proceeding, today: Date) -> Clock {
    let zone = rome();
    clock::read(&proceeding.events, proceeding.term, today, |at| at.to_zoned(zone.clone()).date())
}
