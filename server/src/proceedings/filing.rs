//! What a submission does to the proceedings: it opens one, amends one, or is a step of the citizen.

use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::form::{File, FormFault};
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::proceeding::{
    Event, INTEGRATION_FILE_BYTES_MAX, INTEGRATION_FILES_MAX, State, StepKind, WORDS_MAX,
};
use rapida_contract::service::FileKind;
use rapida_contract::sign_in::Level;
use rapida_contract::submission::{AttachmentRef, NewFormStep, Office, Registration};
use rapida_contract::values::TaxCode;
use rapida_contract::{Date, Timestamp};

use super::{LoggedEvent, NewStep, Proceeding, Reader, clock, law, letters, log, own, steps, table, telling, today};
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::forms::{self, FilledIn};
use crate::problem::not_found;
use crate::receipts::VerificationCode;
use crate::sign_in::{self, SignedIn};
use crate::state::App;
use crate::submissions::Arrived;

/// What the files of a step may be.
const KINDS: [FileKind; 4] = [FileKind::Pdf, FileKind::Jpeg, FileKind::Png, FileKind::P7m];
/// A megabyte, as people are told of it.
const MEGABYTE: u64 = 1_000_000;

/// A step that may be registered: what the register needs to know of it.
pub struct Filing {
    /// The office it goes to.
    pub office: Office,
    /// What the register says that it is about; nothing personal.
    pub subject: String,
    proceeding: Proceeding,
    step: NewStep,
}

/// Everything at fault in a citizen's step, as far as it can be said without its proceeding.
pub fn check_citizens(new: &NewFormStep) -> Vec<FieldError> {
    let mut errors = Vec::new();
    // Another version is a form of its own.
    if !new.step.is_citizens() || new.step == StepKind::Amend {
        errors.push(FieldError::new("step", Fault::Unknown));
    }
    let says_nothing = new.words.trim().is_empty();
    let needs_words = new.step.needs_words() || new.step == StepKind::Integrate && new.files.is_empty();
    if says_nothing && needs_words {
        errors.push(FieldError::new("words", Fault::Required));
    }
    if new.words.chars().count() > WORDS_MAX as usize {
        errors.push(FieldError::bound("words", Fault::TooLong, WORDS_MAX));
    }
    if !new.files.is_empty() && !matches!(new.step, StepKind::Integrate | StepKind::Observe) {
        errors.push(FieldError::new("files", Fault::NotAsked));
    }
    errors.extend(files_faults(&new.files));
    errors
}

fn files_faults(files: &[File]) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if files.len() > INTEGRATION_FILES_MAX as usize {
        errors.push(FieldError::bound("files", Fault::TooMany, INTEGRATION_FILES_MAX));
    }
    let max_mb = u32::try_from(INTEGRATION_FILE_BYTES_MAX / MEGABYTE).unwrap_or(u32::MAX);
    for (at, file) in files.iter().enumerate() {
        let path = format!("files[{at}]");
        if files.iter().take(at).any(|other| other.id == file.id) {
            errors.push(FieldError::new(&path, Fault::Repeated));
        }
        let fault = file.fault(&KINDS, max_mb);
        errors.extend(fault.map(|what| FormFault { path, section: None, what }.error()));
    }
    errors
}

/// Finds the proceeding of a step, and refuses what its people, its state or its files do not allow.
pub fn prepare_step(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    (new, attachments): (&NewFormStep, &[AttachmentRef]),
    capacity: Option<&Capacity>,
) -> Result<Filing, Problem> {
    let proceeding = theirs(tx, app, arrived, new.form, capacity)?;
    if proceeding.form.slug != new.slug {
        return Err(Problem::invalid(vec![FieldError::new("slug", Fault::Unknown)]));
    }
    if let Some(who) = &arrived.who {
        let template = app.templates.edition(tx, &proceeding.form.slug, proceeding.form.version)?;
        // What this release cannot read is asked about as surely as most services want it.
        who.at_least(template.map_or(Some(Level::L2), |template| template.service.level).unwrap_or(Level::L1))?;
    }
    let last = own::last_day(tx, app, &proceeding, new.step)?;
    law::next(&proceeding, new.step, last, today(app))?;
    let named: Vec<(String, File)> =
        new.files.iter().enumerate().map(|(at, file)| (format!("files[{at}]"), file.clone())).collect();
    let mut errors = forms::file_faults(tx, &arrived.device, &named, attachments)?;
    let needs_document = proceeding.request.as_ref().is_some_and(|request| request.document);
    if new.step == StepKind::Integrate && needs_document && new.files.is_empty() {
        errors.push(FieldError::new("files", Fault::Required));
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let subject = format!("{} {}", subject_of(new.step), proceeding.form.registration.code());
    let words = new.words.trim().to_owned();
    let step = NewStep { words, files: new.files.clone(), ..NewStep::new(new.step, &actor(arrived.who.as_ref())) };
    Ok(Filing { office: proceeding.form.office.clone(), subject, proceeding, step })
}

/// What the register says of a step, before the number of the form.
fn subject_of(step: StepKind) -> &'static str {
    match step {
        StepKind::Integrate => "Integrazione della pratica",
        StepKind::Withdraw => "Ritiro della pratica",
        StepKind::Observe => "Osservazione sulla pratica",
        StepKind::AcceptPlace => "Accettazione del posto, pratica",
        StepKind::Renounce => "Rinuncia, pratica",
        _ => "Seguito della pratica",
    }
}

/// The proceeding, where it is this sender's. Any other is as if it were not there.
fn theirs(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    id: SubmissionId,
    capacity: Option<&Capacity>,
) -> Result<Proceeding, Problem> {
    let found = table::by_id(tx, id)?;
    let Some(who) = &arrived.who else {
        let own = found.filter(|found| found.sender.is_none() && found.device == arrived.device);
        // Whoever signs in again may find it.
        return own.ok_or_else(sign_in::nobody);
    };
    let reader = Reader::of(tx, app, &arrived.device, Some(who))?;
    let proceeding = found.filter(|found| reader.may(found)).ok_or_else(not_found)?;
    let own = Subject::Person { tax_code: who.me.person.tax_code.clone() };
    let for_whom = capacity.map_or(&own, |capacity| &capacity.subject);
    let is_same = match &proceeding.subject {
        Some((subject, _)) => subject == for_whom,
        None => capacity.is_none(),
    };
    if is_same { Ok(proceeding) } else { Err(for_somebody_else(&proceeding)) }
}

fn for_somebody_else(proceeding: &Proceeding) -> Problem {
    let name = proceeding.subject.as_ref().map(|(_, name)| name.as_str()).unwrap_or_default();
    Problem::new(Code::NoRight, format!("La pratica è di {name}: scegli per chi agisci e riprova."))
}

fn actor(who: Option<&SignedIn>) -> String {
    who.map(SignedIn::name).unwrap_or_default()
}

/// Files a step under its entry of the register. Answers the last day for an answer; what is over has that day.
pub fn file(
    tx: &mut dyn Tx,
    app: &App,
    id: SubmissionId,
    Filing { proceeding, step, .. }: Filing,
    registration: &Registration,
) -> Result<Date, Problem> {
    let step = NewStep { submission: Some((id, registration.clone())), ..step };
    let proceeding = steps::apply(tx, app, proceeding, step, registration.at)?;
    let log = log(tx, proceeding.id)?;
    let last = clock(tx, app, &proceeding, &log)?.last;
    Ok(last.unwrap_or_else(|| calendar::day(registration.at)))
}

/// The proceeding that a form is to amend on the day on which it arrives, for whoever sends it now.
pub fn prepare_amendment(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    (id, slug): (SubmissionId, &str),
    capacity: Option<&Capacity>,
) -> Result<Proceeding, Problem> {
    let proceeding = theirs(tx, app, arrived, id, capacity)?;
    if proceeding.form.slug != slug {
        return Err(Problem::invalid(vec![FieldError::new("amends", Fault::Unknown)]));
    }
    let last = own::last_day(tx, app, &proceeding, StepKind::Amend)?;
    law::next(&proceeding, StepKind::Amend, last, today(app))?;
    Ok(proceeding)
}

/// Puts a form that was registered in the place of the last version.
pub fn amend(
    tx: &mut dyn Tx,
    app: &App,
    proceeding: Proceeding,
    form: FilledIn,
    (who, code): (Option<&SignedIn>, &VerificationCode),
) -> Result<(), Problem> {
    let (at, submission) = (form.registration.at, (form.id, form.registration.clone()));
    let step = NewStep { submission: Some(submission), ..NewStep::new(StepKind::Amend, &actor(who)) };
    let proceeding = steps::apply(tx, app, Proceeding { form, ..proceeding }, step, at)?;
    Ok(letters::confirm(tx, app, &proceeding.form, who, code)?)
}

/// Opens the proceeding of a form that was registered.
pub fn open(
    tx: &mut dyn Tx,
    app: &App,
    device: &DeviceId,
    form: FilledIn,
    (who, code): (Option<&SignedIn>, &VerificationCode),
) -> Result<(), DbError> {
    let registered_at = form.registration.at;
    let own = |(tax_code, name): &(TaxCode, String)| (Subject::Person { tax_code: tax_code.clone() }, name.clone());
    let own = form.sender.as_ref().map(own);
    let proceeding = Proceeding {
        id: form.id,
        device: device.clone(),
        sender: form.sender.clone(),
        subject: form.subject.clone().or(own),
        state: State::Received,
        request: None,
        offer: None,
        registered_at,
        updated_at: registered_at,
        form,
    };
    table::insert(tx, &proceeding)?;
    let registered = registered(&proceeding.form, actor(who), registered_at);
    table::add_event(tx, proceeding.id, &registered)?;
    telling::tell(tx, app, &proceeding)?;
    letters::of_step(tx, app, &proceeding, &registered.event)?;
    letters::confirm(tx, app, &proceeding.form, who, code)
}

/// The first event of each proceeding.
fn registered(form: &FilledIn, actor: String, at: Timestamp) -> LoggedEvent {
    let event = Event {
        at,
        step: StepKind::Register,
        state: State::Received,
        office: form.office.name.clone(),
        words: String::new(),
        request: None,
        files: Vec::new(),
        registration: Some(form.registration.clone()),
    };
    LoggedEvent { event, actor, submission: Some(form.id) }
}
