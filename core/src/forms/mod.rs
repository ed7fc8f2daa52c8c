//! The forms of services: those that are being filled in, and what was sent of them. A draft stays with the version of its
//! service, with the person who began it, and with whom they acted for then.

mod files;
mod table;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use rapida_contract::acting::Subject;
use rapida_contract::form::{Answer, Answers};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::FORM_NAME_MAX;
use rapida_contract::problem::{Fault, FieldError, Problem};
use rapida_contract::service::{ForWhom, Service};
use rusqlite::Connection;

use crate::error::{Error, Result};
pub use files::{add_file, bytes, file, files, kind_of, refs, sweep};

/// Most drafts of forms of one person.
pub const DRAFTS_MAX: usize = 100;

/// A form, and under which circumstances it is filled in or was sent.
#[derive(Clone, PartialEq, Debug)]
pub struct Stored {
    /// Which; the submission has the same.
    pub id: SubmissionId,
    /// Codice fiscale of whoever began it; empty where nobody was signed in.
    pub owner: String,
    /// The service.
    pub slug: String,
    /// Its version.
    pub version: u32,
    /// For whom, where not for themselves, and as they are called.
    pub acting_for: Option<(Subject, String)>,
    /// By which right it is asked.
    pub for_whom: ForWhom,
    /// As the person calls it; may be empty.
    pub name: String,
    /// The id of the section where they were; empty at the summary.
    pub section: String,
    /// When it was saved last.
    pub saved_at: Timestamp,
}

/// What a draft holds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Held {
    /// What was answered.
    pub answers: Answers,
    /// What another device answered at the same time.
    pub others: Answers,
}

/// Begins a draft with its first answers. Call it in a transaction.
pub fn begin(citizen: &Connection, form: &Stored, service: &Service, answers: &Answers) -> Result<()> {
    if drafts(citizen, &form.owner)?.len() >= DRAFTS_MAX {
        let detail = "Hai già cento bozze: eliminane una che non usi e riprova.";
        return Err(Problem::new(rapida_contract::problem::Code::TooMany, detail).into());
    }
    table::put_edition(citizen, service)?;
    table::put(citizen, form)?;
    keep(citizen, form.id, answers, form.saved_at)
}

/// The drafts of a person, with those that were begun while nobody was signed in; newest first.
pub fn drafts(citizen: &Connection, owner: &str) -> Result<Vec<Stored>> {
    table::all(citizen, owner, false)
}

/// A draft.
pub fn draft(citizen: &Connection, id: SubmissionId) -> Result<Stored> {
    table::get(citizen, id, false)?.ok_or_else(|| Error::not_found("La bozza"))
}

/// A form that was sent.
pub fn sent(citizen: &Connection, id: SubmissionId) -> Result<Stored> {
    table::get(citizen, id, true)?.ok_or_else(|| Error::not_found("La pratica"))
}

/// The forms that a person sent, newest first.
pub fn all_sent(citizen: &Connection, owner: &str) -> Result<Vec<Stored>> {
    table::all(citizen, owner, true)
}

/// What a draft holds.
pub fn held(citizen: &Connection, id: SubmissionId) -> Result<Held> {
    let mut held = Held::default();
    for row in table::answers(citizen, id)? {
        held.others.extend(row.other.map(|other| (row.field.clone(), other)));
        held.answers.extend(row.answer.map(|answer| (row.field, answer)));
    }
    Ok(held)
}

/// The service of a form, in its version.
pub fn service(citizen: &Connection, form: &Stored) -> Result<Service> {
    table::edition(citizen, &form.slug, form.version)?.ok_or_else(|| Error::not_found("Il modulo"))
}

/// Keeps all that was answered so far. Only what is new bears the new time.
pub fn save(citizen: &Connection, id: SubmissionId, answers: &Answers, section: &str, now: Timestamp) -> Result<()> {
    draft(citizen, id)?;
    keep(citizen, id, answers, now)?;
    table::set_section(citizen, id, section, now)
}

fn keep(citizen: &Connection, id: SubmissionId, answers: &Answers, now: Timestamp) -> Result<()> {
    let known = held(citizen, id)?.answers;
    let gone = known.keys().filter(|field| !answers.contains_key(*field));
    gone.map(|field| (field, None))
        .chain(answers.iter().filter(|(field, answer)| known.get(*field) != Some(answer)).map(|(f, a)| (f, Some(a))))
        .try_for_each(|(field, answer)| table::put_answer(citizen, id, field, answer, now))
}

/// Takes what another device answered in the place of an answer, or drops it.
pub fn settle(citizen: &Connection, id: SubmissionId, field: &str, take: bool, now: Timestamp) -> Result<()> {
    let other = held(citizen, draft(citizen, id)?.id)?.others.remove(field);
    match other.filter(|_| take) {
        Some(other) => table::put_answer(citizen, id, field, Some(&other), now),
        None => table::drop_other(citizen, id, field),
    }
}

/// Gives a draft another name.
pub fn rename(citizen: &Connection, id: SubmissionId, name: &str) -> Result<()> {
    let name = name.trim();
    if name.chars().count() > FORM_NAME_MAX as usize {
        return Err(Problem::invalid(vec![FieldError::bound("name", Fault::TooLong, FORM_NAME_MAX)]).into());
    }
    draft(citizen, id)?;
    table::set_name(citizen, id, name)
}

/// Throws a form away with its answers and files.
pub fn discard(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::remove_answers(citizen, id)?;
    files::remove_all(citizen, id)?;
    table::remove(citizen, id)
}

/// Throws all drafts away, whosever they are.
pub fn discard_drafts(citizen: &Connection) -> Result<()> {
    table::draft_ids(citizen)?.into_iter().try_for_each(|id| discard(citizen, id))
}

/// The draft is a submission now, which has the answers.
pub fn became_submission(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::remove_answers(citizen, id)?;
    table::mark_sent(citizen, id)
}

/// Makes a draft again of a form that was refused, under a new id: the municipality may know the old one. So it is with its
/// files.
pub fn again(
    citizen: &Connection,
    from: &Stored,
    id: SubmissionId,
    answers: Answers,
    new_id: impl FnMut() -> uuid::Uuid,
    now: Timestamp,
) -> Result<()> {
    let answers = files::hand_over(citizen, from.id, id, answers, new_id)?;
    table::remove(citizen, from.id)?;
    table::put(citizen, &Stored { id, saved_at: now, section: String::new(), ..from.clone() })?;
    keep(citizen, id, &answers, now)
}

/// An answer as one row of a draft.
struct Row {
    field: String,
    answer: Option<Answer>,
    other: Option<Answer>,
}
