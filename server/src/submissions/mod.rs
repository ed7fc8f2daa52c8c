//! Submissions (pratiche): what arrives is filed once, and each repeat gets the same answer, byte for byte.

mod attachments;
mod filing;
mod read;
mod routes;
mod table;

use std::sync::Arc;

use rapida_contract::area::Area;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::municipality::Municipality;
use rapida_contract::place::Territory;
use rapida_contract::problem::{Code, FieldError, Problem};
use rapida_contract::receipt::Receipt;
use rapida_contract::report;
use rapida_contract::sign_in::Level;
use rapida_contract::submission::{Content, FilledForm, NewSubmission, Registered};

use crate::acting::{self, Acting};
use crate::db::{DbError, Tx};
use crate::forms;
use crate::proceedings;
use crate::protocol::{self, NewEntry};
use crate::receipts::{self, VerificationCode};
use crate::reports;
use crate::sign_in::SignedIn;
use crate::state::App;
pub use attachments::{of_submission, owner};
use filing::Filing;
pub use routes::routes;

/// A submission as it came in.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// The id that the device gave it.
    pub id: SubmissionId,
    /// Who sent it.
    pub device: DeviceId,
    /// Its body, byte for byte.
    pub body: Vec<u8>,
    /// Who sent it for somebody else; none where a device sent it for whoever holds it.
    pub acting: Option<Acting>,
    /// Who showed, by the token of a session, that they send it.
    pub who: Option<SignedIn>,
}

/// The answer to a submission, JSON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// It was filed now.
    New(Vec<u8>),
    /// It was filed before.
    Known(Vec<u8>),
}

/// What was stored with a submission.
struct Stored {
    device: DeviceId,
    content_sha256: String,
    answer: Vec<u8>,
}

/// Who sent a submission, and for which service.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sent {
    /// The device.
    pub device: DeviceId,
    /// Slug.
    pub service: String,
    /// Codice fiscale, where somebody showed that they are who sends it.
    pub person: Option<String>,
}

/// Who sent a submission; none where there is none.
pub fn sent(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Sent>, DbError> {
    table::sent(tx, id)
}

/// Whose a submission is, where somebody showed that they are who sends it.
pub fn person_of(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<String>, DbError> {
    Ok(table::sent(tx, id)?.and_then(|sent| sent.person))
}

/// A submission as it was sent; none where there is none, or where it is of a shape that nobody writes any more.
pub fn as_sent(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<NewSubmission>, DbError> {
    Ok(table::body(tx, id)?.and_then(|body| read::submission(&body).ok()))
}

/// What was answered to a submission; none where there is none.
pub fn registered(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Registered>, DbError> {
    let stored = table::find(tx, id)?;
    Ok(stored.and_then(|stored| serde_json::from_slice(&stored.answer).ok()))
}

/// Files a submission, or finds the one that was filed. For somebody else it needs the token of a session.
pub async fn file(app: &Arc<App>, mut arrived: Arrived, token: Option<&str>) -> Result<Answer, Problem> {
    let id = arrived.id;
    let stored = app.db.read(move |tx| table::find(tx, id)).await?;
    let sha256 = sha256_hex(&arrived.body);
    if let Some(stored) = stored {
        return known(stored, &arrived.device, &sha256);
    }
    let submission = read::submission(&arrived.body)?;
    check(&submission, &app.municipality, &app.outline)?;
    let who = SignedIn::by_token(app, arrived.device.clone(), token).await;
    arrived.who = who.as_ref().ok().cloned();
    // What amends another is held against the edition in which it was filled in.
    if let Content::Form(filled @ FilledForm { amends: None, .. }) = &submission.content {
        // Before anybody's right is asked about, and so that the form is made ready outside of the writers' line.
        let (within, slug, who) = (app.clone(), filled.slug.clone(), arrived.who.clone());
        app.db.read(move |tx| forms::offered(tx, &within, &slug, who.as_ref())).await?;
    }
    if let Some(subject) = &submission.acting_for {
        let who = who?;
        who.at_least(Level::L2)?;
        arrived.acting = Some(Acting::new(app, who, Some(subject.clone())).await?);
    }
    let within = app.clone();
    app.db.write(move |tx| register(tx, &within, &arrived, &submission)).await
}

/// The same bytes of the same device get the same answer; whatever else is there under this id stays unseen.
fn known(stored: Stored, device: &DeviceId, sha256: &str) -> Result<Answer, Problem> {
    if stored.device == *device && stored.content_sha256 == sha256 {
        return Ok(Answer::Known(stored.answer));
    }
    Err(Problem::new(Code::Conflict, "Con questo id è già arrivata una pratica diversa. Inviala di nuovo come nuova."))
}

/// Everything that can be checked without the database.
pub fn check(submission: &NewSubmission, municipality: &Municipality, outline: &Area) -> Result<(), Problem> {
    let mut errors = attachments::check(&submission.attachments, filing::most_attachments(&submission.content));
    match &submission.content {
        Content::Report(new) => {
            errors.extend(report::check(new, municipality));
            let point = new.position.map(|position| position.point).filter(|point| point.is_on_earth());
            if let Some(Territory::Outside { .. }) = point.map(|point| outline.territory(point)) {
                return Err(outside(errors));
            }
        }
        Content::ReportStep(step) => errors.extend(reports::check_citizens(step)),
        Content::FormStep(step) => errors.extend(proceedings::check_citizens(step)),
        // Its service says what it must be.
        Content::Form(_) => {}
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

fn outside(mut errors: Vec<FieldError>) -> Problem {
    errors.push(report::outside_territory());
    let detail = "Il punto è fuori dal territorio del Comune: rivolgiti al Comune confinante.";
    Problem { detail: detail.into(), ..Problem::invalid(errors) }
}

/// A step goes on for whomever the report was sent for: by the same right, asked for anew.
fn same_subject(tx: &mut dyn Tx, submission: &NewSubmission) -> Result<(), Problem> {
    let Content::ReportStep(step) = &submission.content else { return Ok(()) };
    let Some(body) = table::body(tx, step.report)? else { return Ok(()) };
    if read::submission(&body)?.acting_for == submission.acting_for {
        return Ok(());
    }
    Err(Problem::new(
        Code::NoRight,
        "La segnalazione è stata inviata per conto di altri: scegli per chi agisci e riprova.",
    ))
}

/// Files a checked submission in this transaction: attachments, register, receipt, and what its service does with it.
pub fn register(tx: &mut dyn Tx, app: &App, arrived: &Arrived, submission: &NewSubmission) -> Result<Answer, Problem> {
    let sha256 = sha256_hex(&arrived.body);
    if let Some(stored) = table::find(tx, arrived.id)? {
        return known(stored, &arrived.device, &sha256);
    }
    let service = submission.content.service();
    let asked = Some(submission.content.belongs_to());
    let capacity = arrived.acting.as_ref().map(|acting| acting.capacity(tx, app, asked)).transpose()?.flatten();
    same_subject(tx, submission)?;
    let filing = Filing::prepare(tx, app, arrived, submission, capacity.clone())?;
    attachments::take(tx, arrived, filing::purpose(&submission.content), &submission.attachments)?;
    let entry = NewEntry {
        submission: arrived.id,
        service,
        subject: filing.subject(),
        content_sha256: &sha256,
        office: filing.office(),
    };
    let registration = protocol::register(tx, &entry, app.clock.now())?;
    if let (Some(acting), Some(capacity)) = (&arrived.acting, &capacity) {
        let what = if let Content::FormStep(step) = &submission.content { &step.slug } else { service };
        acting::record(tx, app, &acting.who, capacity, what, Some(&registration.code().0))?;
    }
    let office = filing.office().clone();
    let code = VerificationCode::new(u128::from_ne_bytes(app.random.bytes()));
    let due = filing.file(tx, app, arrived, &registration, &code)?;
    let claims = Receipt {
        iss: app.municipality.name.clone(),
        iat: registration.at.as_second(),
        sub: arrived.id,
        service: service.into(),
        registration: registration.clone(),
        content_sha256: sha256,
        attachments: submission.attachments.clone(),
        office: office.clone(),
        due,
        code: code.grouped(),
    };
    let receipt = receipts::sign(tx, &claims)?;
    let registered = Registered { id: arrived.id, registration, office, due, receipt };
    let answer = serde_json::to_vec(&registered).expect("plain data is always JSON");
    table::insert(tx, arrived, (&claims, &registered.receipt), &code, &answer)?;
    Ok(Answer::New(answer))
}
