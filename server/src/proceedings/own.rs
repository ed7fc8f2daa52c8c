//! A proceeding as whoever may read it sees it.

use rapida_contract::Date;
use rapida_contract::ids::SubmissionId;
use rapida_contract::municipality::Text;
use rapida_contract::proceeding::{self, FormAsSent, Named, ProceedingsPage, State, StepKind, Version};
use rapida_contract::service::Term;
use rapida_contract::submission::Content;

use super::{Proceeding, Reader, clock, log, table, today};
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::forms::FilledIn;
use crate::rankings;
use crate::state::App;
use crate::submissions;

/// Most proceedings in a page.
const PAGE: u32 = 50;

/// Those that a reader may read, after one of them.
pub(super) fn page(
    tx: &mut dyn Tx,
    app: &App,
    reader: &Reader,
    after: Option<SubmissionId>,
) -> Result<ProceedingsPage, DbError> {
    let mut found = table::read_by(tx, reader, after, PAGE + 1)?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let after = found.last().filter(|_| more).map(|last| last.id.to_string());
    let proceedings = found.iter().map(|one| of(tx, app, reader, one)).collect::<Result<_, _>>()?;
    Ok(ProceedingsPage { proceedings, after })
}

fn of(tx: &mut dyn Tx, app: &App, reader: &Reader, proceeding: &Proceeding) -> Result<proceeding::Proceeding, DbError> {
    let (form, log) = (&proceeding.form, log(tx, proceeding.id)?);
    let mut versions = Vec::new();
    for logged in log.iter().filter(|logged| matches!(logged.event.step, StepKind::Register | StepKind::Amend)) {
        let Some(id) = logged.submission else { continue };
        let registered = submissions::registered(tx, id)?;
        versions.extend(registered.map(|one| Version { id, registration: one.registration, receipt: one.receipt }));
    }
    let sender = proceeding.sender.as_ref().filter(|_| !reader.sent(proceeding));
    let subject = proceeding.subject.as_ref().filter(|(subject, _)| subject.key() != reader.own_key());
    Ok(proceeding::Proceeding {
        id: proceeding.id,
        slug: form.slug.clone(),
        version: form.version,
        title: title(tx, app, form)?,
        state: proceeding.state,
        office: form.office.clone(),
        term: term(tx, app, form)?,
        due: clock(tx, app, proceeding, &log)?.last,
        call_closes: call_closes(tx, app, form)?,
        request: proceeding.request.clone(),
        ranking: rankings::own(tx, proceeding.id, today(app))?,
        offer: proceeding.offer.clone(),
        renounce_until: renounce_until(tx, app, proceeding)?,
        versions,
        events: log.into_iter().map(|logged| logged.event).collect(),
        sender: sender.map(|(_, name)| name.clone()),
        subject: subject.map(|(subject, name)| Named { subject: subject.clone(), name: name.clone() }),
        updated_at: proceeding.updated_at,
    })
}

/// What the service was called in the edition of the form.
fn title(tx: &mut dyn Tx, app: &App, form: &FilledIn) -> Result<Text, DbError> {
    let template = app.templates.edition(tx, &form.slug, form.version)?;
    Ok(template.map_or_else(|| form.title_as_it_was(), |template| template.service.title.clone()))
}

/// The last day for a step of the person's, where it has one.
pub(super) fn last_day(
    tx: &mut dyn Tx,
    app: &App,
    proceeding: &Proceeding,
    step: StepKind,
) -> Result<Option<Date>, DbError> {
    match step {
        StepKind::Amend => call_closes(tx, app, &proceeding.form),
        StepKind::Renounce => renounce_until(tx, app, proceeding),
        StepKind::Observe => rankings::observations_until(tx, proceeding.id),
        _ => Ok(None),
    }
}

/// The last day to give up what was granted, where the service has one in the edition of the form: it comes again every year. What
/// was granted is as it was since.
fn renounce_until(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding) -> Result<Option<Date>, DbError> {
    if proceeding.state != State::Accepted {
        return Ok(None);
    }
    let form = &proceeding.form;
    let template = app.templates.edition(tx, &form.slug, form.version)?;
    let granted = calendar::day(proceeding.updated_at);
    Ok(template.and_then(|template| template.service.renounce_until(granted, today(app))))
}

/// Within which time the office has to end it, by the edition of the form.
pub(super) fn term(tx: &mut dyn Tx, app: &App, form: &FilledIn) -> Result<Option<Term>, DbError> {
    let template = app.templates.edition(tx, &form.slug, form.version)?;
    Ok(template.and_then(|template| template.service.term))
}

/// The last day of the call in which a form was sent: as it is in force, since a municipality may prolong it.
pub(super) fn call_closes(tx: &mut dyn Tx, app: &App, form: &FilledIn) -> Result<Option<Date>, DbError> {
    let Some(call) = &form.asked.call else { return Ok(None) };
    let service = app.templates.in_force(tx, &form.slug)?;
    let now = service.and_then(|template| template.service.calls.iter().find(|one| one.id == call.id).cloned());
    Ok(Some(now.as_ref().unwrap_or(call).closes))
}

/// The version that counts, as it was sent; none where this release cannot read it.
pub(super) fn as_sent(tx: &mut dyn Tx, proceeding: &Proceeding) -> Result<Option<FormAsSent>, DbError> {
    let FilledIn { id, slug, version, asked, .. } = proceeding.form.clone();
    let Some(sent) = submissions::as_sent(tx, id)? else { return Ok(None) };
    let Content::Form(form) = sent.content else { return Ok(None) };
    Ok(Some(FormAsSent { id, slug, version, made_at: sent.made_at, asked, answers: form.answers }))
}
