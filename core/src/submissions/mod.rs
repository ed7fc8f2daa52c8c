//! Everything that was ever sent from here, and how far it has come.

mod table;

use jiff::Timestamp;
use rapida_contract::acting::Subject;
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::ipc::Delivery;
use rapida_contract::problem::Problem;
use rapida_contract::submission::{AttachmentRef, Content, NewSubmission, Registered};
use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::{forms, outbox, pictures};

/// What is to be sent.
pub struct Outgoing {
    /// Codice fiscale of the signed-in person who sends it, if any.
    pub sender: Option<String>,
    /// For whom, where not for themselves.
    pub acting_for: Option<Subject>,
    /// What.
    pub content: Content,
    /// The files that go before it.
    pub attachments: Vec<AttachmentRef>,
}

/// A submission as this device keeps it.
#[derive(Clone, Debug)]
pub struct Submission {
    /// Which.
    pub id: SubmissionId,
    /// The report or the proceeding that it begins or continues.
    pub report: SubmissionId,
    /// Codice fiscale of whoever was signed in when it was sent.
    pub sender: Option<String>,
    /// The exact bytes that are sent.
    pub body: String,
    /// When the person pressed *Invia*.
    pub made_at: Timestamp,
    /// How far it has come.
    pub delivery: Delivery,
    /// What the municipality answered.
    pub registered: Option<Registered>,
}

impl Submission {
    /// What was sent.
    pub fn content(&self) -> Result<NewSubmission> {
        Ok(serde_json::from_str(&self.body)?)
    }
}

/// Stores a submission and puts it with its files into the outbox: one transaction, all or nothing.
pub fn queue(citizen: &Connection, id: SubmissionId, outgoing: Outgoing, now: Timestamp) -> Result<()> {
    let Outgoing { sender, acting_for, content, attachments } = outgoing;
    let report = match &content {
        Content::Report(_) => id,
        Content::ReportStep(step) => step.report,
        Content::Form(form) => form.amends.unwrap_or(id),
        Content::FormStep(step) => step.form,
    };
    let service = content.service().to_owned();
    let files: Vec<_> = attachments.iter().map(|attachment| attachment.id).collect();
    let body = serde_json::to_string(&NewSubmission { made_at: now, acting_for, content, attachments })?;
    table::put(citizen, (id, report), sender.as_deref(), &service, &body, now)?;
    outbox::enqueue_submission(citizen, id, &files, now)
}

/// One submission.
pub fn get(citizen: &Connection, id: SubmissionId) -> Result<Submission> {
    table::get(citizen, id)?.ok_or_else(|| Error::not_found("La pratica"))
}

/// One submission, if it was sent from here.
pub fn find(citizen: &Connection, id: SubmissionId) -> Result<Option<Submission>> {
    table::get(citizen, id)
}

/// Whether there is such a submission.
pub fn exists(citizen: &Connection, id: SubmissionId) -> Result<bool> {
    Ok(find(citizen, id)?.is_some())
}

/// The submission that made the report of this public name, where it was made here.
pub fn by_code(citizen: &Connection, code: &ReportCode) -> Result<Option<SubmissionId>> {
    table::by_code(citizen, code)
}

/// The submissions that make reports, newest first.
pub fn reports(citizen: &Connection) -> Result<Vec<Submission>> {
    table::reports(citizen)
}

/// The steps sent for a report, or for a proceeding with its amendments, oldest first.
pub fn steps(citizen: &Connection, report: SubmissionId) -> Result<Vec<Submission>> {
    table::steps(citizen, report)
}

/// Forms with their amendments and steps, newest first.
pub fn forms(citizen: &Connection) -> Result<Vec<Submission>> {
    table::forms(citizen)
}

/// All of them: reports, newest first, each followed by its steps; then forms with theirs, newest first.
pub fn all(citizen: &Connection) -> Result<Vec<Submission>> {
    let mut all = Vec::new();
    for report in reports(citizen)? {
        let steps = steps(citizen, report.id)?;
        all.push(report);
        all.extend(steps);
    }
    all.extend(table::forms(citizen)?);
    Ok(all)
}

/// Its first bytes are about to leave.
pub fn mark_sent(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::set_delivery(citizen, id, "sent", None)
}

/// It waits again: no bytes of the last attempt arrived for certain.
pub fn mark_queued(citizen: &Connection, id: SubmissionId) -> Result<()> {
    table::set_delivery(citizen, id, "queued", None)
}

/// The receipt is here and proves it: store it and let the outbox go, in one transaction.
pub fn mark_registered(citizen: &Connection, registered: &Registered) -> Result<()> {
    table::set_registered(citizen, registered)?;
    outbox::withdraw(citizen, registered.id)
}

/// It was refused: keep why, and send no more of it.
pub fn mark_refused(citizen: &Connection, id: SubmissionId, problem: &Problem) -> Result<()> {
    table::set_delivery(citizen, id, "refused", Some(problem))?;
    outbox::withdraw(citizen, id)
}

/// Gives a refused one up. Only what was refused can be given up; what may have arrived cannot.
pub fn discard_refused(citizen: &Connection, id: SubmissionId) -> Result<()> {
    if !matches!(get(citizen, id)?.delivery, Delivery::Refused { .. }) {
        return Err(Error::not_found("Una pratica da scartare"));
    }
    table::remove(citizen, id)
}

/// Throws away whatever has no receipt yet, with its photos. What had left already may be at the municipality all the same.
pub fn discard_unsent(citizen: &Connection) -> Result<()> {
    for id in table::unregistered(citizen)? {
        pictures::remove_all(citizen, id)?;
        forms::discard(citizen, id)?;
        outbox::withdraw(citizen, id)?;
        table::remove(citizen, id)?;
    }
    Ok(())
}
