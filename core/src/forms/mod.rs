//! The forms of services: those that are being filled in, and what was sent of them. A draft stays with the version of its
//! service, with the person who began it, and with whom they acted for then.

mod files;
mod labels;
pub mod paper;
pub mod seal;
pub mod sharing;
mod table;
#[cfg(test)]
mod tests;
mod words;

use jiff::Timestamp;
use rapida_contract::acting::Subject;
use rapida_contract::drafts::{DRAFTS_MAX, Edit, Stamp};
use rapida_contract::form::{Answer, Answers};
use rapida_contract::ids::{AttachmentId, SubmissionId};
use rapida_contract::ipc::{Changed, FORM_NAME_MAX};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::service::{ForWhom, Service};
use rusqlite::Connection;

use crate::error::{Error, Result};
pub use files::{
    add_file, bytes, file, files, keep_file, kind_of, missing, refs, remove_file, remove_files, rename_file, sweep,
    tidy,
};

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
    /// The proceeding that it amends, by its first submission; none where it begins one.
    pub amends: Option<SubmissionId>,
    /// As the person calls it.
    pub name: Edit,
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

impl Stored {
    /// As the person calls it; empty where they did not name it.
    pub fn label(&self) -> &str {
        if let Some(Answer::Text(name)) = &self.name.answer { name } else { "" }
    }
}

/// Begins a draft with its first answers. Call it in a transaction.
pub fn begin(citizen: &Connection, form: &Stored, service: &Service, answers: Answers) -> Result<()> {
    if drafts(citizen, &form.owner)?.len() >= DRAFTS_MAX as usize {
        let detail = format!("Hai già {DRAFTS_MAX} bozze: eliminane una che non usi e riprova.");
        return Err(Problem::new(Code::TooMany, detail).into());
    }
    table::put_edition(citizen, service)?;
    table::put(citizen, form)?;
    keep(citizen, form.id, &all_new(answers), &form.name.stamp)
}

/// Begins a draft of another version of a form, from what was sent before. Call it in a transaction.
pub fn amend(
    citizen: &Connection,
    form: &Stored,
    service: &Service,
    answers: Answers,
    fetched: &[(AttachmentId, Vec<u8>)],
    new_id: impl FnMut() -> uuid::Uuid,
) -> Result<()> {
    begin(citizen, form, service, Answers::new())?;
    let answers = files::copy(citizen, form.id, answers, fetched, new_id)?;
    keep(citizen, form.id, &all_new(answers), &form.name.stamp)
}

/// The draft of a person that amends a proceeding, the one saved last where there are several.
pub fn amending(citizen: &Connection, owner: &str, proceeding: SubmissionId) -> Result<Option<SubmissionId>> {
    table::amending(citizen, owner, proceeding)
}

/// The drafts of a person, with those that were begun while nobody was signed in; newest first.
pub fn drafts(citizen: &Connection, owner: &str) -> Result<Vec<Stored>> {
    table::all(citizen, owner, false)
}

/// A draft.
pub fn draft(citizen: &Connection, id: SubmissionId) -> Result<Stored> {
    table::get(citizen, id, false)?.ok_or_else(|| Error::not_found("La bozza"))
}

/// A draft that was begun while nobody was signed in belongs to whoever goes on with it.
pub fn adopt(citizen: &Connection, id: SubmissionId, owner: &str) -> Result<()> {
    table::set_owner(citizen, id, owner)
}

/// A form that was sent.
pub fn sent(citizen: &Connection, id: SubmissionId) -> Result<Stored> {
    table::get(citizen, id, true)?.ok_or_else(|| Error::not_found("La pratica"))
}

/// The forms that a person sent, newest first.
pub fn all_sent(citizen: &Connection, owner: &str) -> Result<Vec<Stored>> {
    table::all(citizen, owner, true)
}

/// Remembers that the person said how easy it was.
pub fn rated(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::mark_rated(citizen, id)
}

/// Whether the person said how easy it was.
pub fn is_rated(citizen: &Connection, id: SubmissionId) -> Result<bool> {
    table::is_rated(citizen, id)
}

/// What a draft holds.
pub fn held(citizen: &Connection, id: SubmissionId) -> Result<Held> {
    let mut held = Held::default();
    for (field, edit) in table::edits(citizen, id)? {
        let other = edit.offered().map(|other| other.answer.clone().unwrap_or(Answer::text("")));
        held.others.extend(other.map(|other| (field.clone(), other)));
        held.answers.extend(edit.answer.map(|answer| (field, answer)));
    }
    Ok(held)
}

/// The service of a form, in its version.
pub fn service(citizen: &Connection, form: &Stored) -> Result<Service> {
    edition(citizen, &form.slug, form.version)
}

/// A service in a version in which somebody filled in a form.
pub fn edition(citizen: &Connection, slug: &str, version: u32) -> Result<Service> {
    table::edition(citizen, slug, version)?.ok_or_else(|| Error::not_found("Il modulo"))
}

/// Keeps what was answered since it was last kept; answers when that was.
pub fn save(
    citizen: &Connection,
    id: SubmissionId,
    changed: &Changed,
    section: &str,
    (now, stamp): (Timestamp, &Stamp),
) -> Result<Timestamp> {
    let before = draft(citizen, id)?.saved_at;
    keep(citizen, id, changed, stamp)?;
    table::set_section(citizen, id, section, now)?;
    Ok(before)
}

/// What is answered as it was before is no new edit.
fn keep(citizen: &Connection, id: SubmissionId, changed: &Changed, stamp: &Stamp) -> Result<()> {
    let known = table::edits(citizen, id)?;
    let is_as_known = |field: &str, answer: &Option<Answer>| known.get(field).map(|edit| &edit.answer) == Some(answer);
    let new: Vec<_> = changed.iter().filter(|(field, answer)| !is_as_known(field, answer)).collect();
    for (field, answer) in &new {
        table::put_edit(citizen, id, field, &Edit::new((*answer).clone(), stamp.clone(), known.get(*field)))?;
    }
    if new.is_empty() { Ok(()) } else { table::mark_new(citizen, id) }
}

/// Answers of which all are new.
fn all_new(answers: Answers) -> Changed {
    answers.into_iter().map(|(field, answer)| (field, Some(answer))).collect()
}

/// Takes what another device answered in the place of an answer, or drops it.
pub fn settle(
    citizen: &Connection,
    id: SubmissionId,
    field: &str,
    take: bool,
    (now, stamp): (Timestamp, Stamp),
) -> Result<()> {
    draft(citizen, id)?;
    let Some(edit) = table::edits(citizen, id)?.remove(field) else { return Ok(()) };
    let settled = match edit.offered().filter(|_| take) {
        Some(other) => Edit::new(other.answer.clone(), stamp, Some(&edit)),
        None => edit.settled(stamp),
    };
    table::put_edit(citizen, id, field, &settled)?;
    table::touch(citizen, id, now)?;
    table::mark_new(citizen, id)
}

/// Gives a draft another name.
pub fn rename(citizen: &Connection, id: SubmissionId, name: &str, stamp: Stamp) -> Result<()> {
    let name = name.trim();
    if name.chars().count() > FORM_NAME_MAX as usize {
        return Err(Problem::invalid(vec![FieldError::bound("name", Fault::TooLong, FORM_NAME_MAX)]).into());
    }
    let known = draft(citizen, id)?.name;
    table::set_name(citizen, id, &Edit::new(Some(Answer::text(name)), stamp, Some(&known)))?;
    table::mark_new(citizen, id)
}

/// Throws a form away with its answers and files.
pub fn discard(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::remove_answers(citizen, id)?;
    files::remove_files(citizen, id)?;
    table::remove(citizen, id)
}

/// Throws a draft away on all devices of its person.
pub fn give_up(citizen: &Connection, id: SubmissionId) -> Result<()> {
    end(citizen, &draft(citizen, id)?)?;
    discard(citizen, id)
}

/// Throws all drafts away on this device, whosever they are.
pub fn discard_drafts(citizen: &Connection) -> Result<()> {
    table::draft_ids(citizen)?.into_iter().try_for_each(|id| discard(citizen, id))
}

/// The draft is a submission of this person now, which has the answers; of nobody's where the owner is empty.
pub fn became_submission(citizen: &Connection, id: SubmissionId, owner: &str) -> Result<()> {
    end(citizen, &draft(citizen, id)?)?;
    table::remove_answers(citizen, id)?;
    table::mark_sent(citizen, id, owner)
}

/// The other devices of the person are to be told that it is no draft any longer: also where it is only on its way to them.
fn end(citizen: &Connection, form: &Stored) -> Result<()> {
    if form.owner.is_empty() { Ok(()) } else { table::put_ended(citizen, form.id, &form.owner) }
}

/// Makes a draft again of a form that was refused, under a new id: the municipality may know the old one. So it is with its
/// files.
pub fn again(
    citizen: &Connection,
    from: &Stored,
    id: SubmissionId,
    answers: Answers,
    new_id: impl FnMut() -> uuid::Uuid,
    (now, stamp): (Timestamp, &Stamp),
) -> Result<()> {
    let answers = files::hand_over(citizen, from.id, id, answers, new_id)?;
    discard(citizen, from.id)?;
    table::put(citizen, &Stored { id, saved_at: now, section: String::new(), ..from.clone() })?;
    keep(citizen, id, &all_new(answers), stamp)
}
