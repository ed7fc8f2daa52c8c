//! What a submission of a form is registered as.

use std::sync::Arc;

use jiff::civil::Date;
use rapida_contract::acting::Capacity;
use rapida_contract::form::{Asked, Template};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::service::{Call, Service, Term};
use rapida_contract::submission::{FilledForm, NewSubmission, Office, Registration};

use super::{FilledIn, answers, law, table};
use crate::calendar;
use crate::db::Tx;
use crate::problem::internal;
use crate::proceedings::{self, Proceeding};
use crate::receipts::VerificationCode;
use crate::sign_in::SignedIn;
use crate::state::App;
use crate::submissions::Arrived;

/// A form that may be registered: what the register needs to know of it.
pub struct Filing {
    /// The office it goes to.
    pub office: Office,
    /// What the register says that it is about; nothing personal.
    pub subject: String,
    slug: String,
    title: String,
    version: u32,
    /// By the edition in which it was filled in.
    term: Option<Term>,
    /// The proceeding in which it takes the place of the last version; none where it begins one.
    amends: Option<Proceeding>,
    who: Option<SignedIn>,
    capacity: Option<Capacity>,
    asked: Asked,
}

/// A service as it is in force, where it can be sent online by somebody who is known so surely.
pub fn offered(tx: &mut dyn Tx, app: &App, slug: &str, who: Option<&SignedIn>) -> Result<Arc<Service>, Problem> {
    let service = app.templates.in_force(tx, slug)?.ok_or_else(not_offered)?.service.clone();
    law::is_taken(&service)?;
    law::is_known(&service, who)?;
    Ok(service)
}

/// The service of another version, as it was when that was filled in.
fn amended(tx: &mut dyn Tx, app: &App, filled: &FilledForm, who: Option<&SignedIn>) -> Result<Arc<Service>, Problem> {
    let edition = app.templates.edition(tx, &filled.slug, filled.version)?.ok_or_else(never_in_force)?;
    law::is_known(&edition.service, who)?;
    Ok(edition.service.clone())
}

/// Holds a form against its service as it is in force, and its answers against the edition in which it was filled in.
pub fn prepare(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    (submission, filled): (&NewSubmission, &FilledForm),
    capacity: Option<Capacity>,
) -> Result<Filing, Problem> {
    let arrival = calendar::day(app.clock.now());
    let amends = filled
        .amends
        .map(|first| proceedings::prepare_amendment(tx, app, arrived, (first, &filled.slug), capacity.as_ref()));
    let amends = amends.transpose()?;
    let service = match &amends {
        // A service that was suspended or goes another way by now takes nothing new, and keeps its word to who sent already.
        Some(_) => amended(tx, app, filled, arrived.who.as_ref())?,
        None => offered(tx, app, &filled.slug, arrived.who.as_ref())?,
    };
    let for_whom = law::for_whom(&service, capacity.as_ref())?;
    let open = match &amends {
        // What is amended stays in its call.
        Some(proceeding) => proceeding.form.asked.call.as_ref(),
        None => law::call(&service, arrival)?,
    };
    let edition = app.templates.edition(tx, &filled.slug, filled.version)?.ok_or_else(never_in_force)?;
    let asked = Asked {
        today: law::judged_on(submission.made_at, arrival),
        call: open.map(|open| as_in(&edition, open)),
        for_whom,
        known: law::known(tx, arrived.who.as_ref(), capacity.as_ref())?,
    };
    let attachments = &submission.attachments;
    let errors = answers::faults(tx, &app.outline, arrived, (&edition, filled), attachments, &asked)?;
    if !errors.is_empty() {
        return Err(Problem::invalid(errors));
    }
    let office = app.offices.get(&service.office).ok_or_else(|| {
        tracing::error!(office = service.office, slug = filled.slug, "the office of a service is not in the file");
        internal()
    })?;
    let title = service.title.it.clone();
    let subject = match &amends {
        Some(first) => format!("{title}: modifica della pratica {}", first.form.registration.code()),
        None => title.clone(),
    };
    Ok(Filing {
        office: office.public(),
        subject,
        slug: filled.slug.clone(),
        title,
        version: filled.version,
        term: edition.service.term,
        amends,
        who: arrived.who.clone(),
        capacity,
        asked: law::kept(&asked),
    })
}

fn not_offered() -> Problem {
    Problem::new(Code::NotFound, "Il Comune non offre questo servizio, o non più: cercalo nel catalogo dei servizi.")
}

fn never_in_force() -> Problem {
    let errors = vec![FieldError::new("version", Fault::Unknown)];
    let detail = "Questa versione del modulo non è mai stata in vigore qui: apri il servizio e compilalo di nuovo.";
    Problem { detail: detail.into(), ..Problem::invalid(errors) }
}

/// The open call as the edition of the draft has it, so that the device came to the same results; as it is in force where that
/// edition does not know it.
fn as_in(edition: &Template, open: &Call) -> Call {
    edition.service.calls.iter().find(|call| call.id == open.id).unwrap_or(open).clone()
}

/// Files it under its entry of the register: it begins a proceeding, or amends one. Answers the last day for an answer.
pub fn file_in(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    filing: Filing,
    registration: &Registration,
    code: &VerificationCode,
) -> Result<Date, Problem> {
    let Filing { office, slug, title, version, term, amends, who, capacity, asked, .. } = filing;
    let due = calendar::last_day(registration.at, term);
    let form = FilledIn {
        id: arrived.id,
        slug,
        version,
        title,
        registration: registration.clone(),
        office,
        due,
        sender: who.as_ref().map(|who| (who.me.person.tax_code.clone(), who.name())),
        subject: law::subject(capacity.as_ref()),
        asked,
    };
    table::insert(tx, &form)?;
    let by = (who.as_ref(), code);
    match amends {
        Some(proceeding) => proceedings::amend(tx, app, proceeding, form, by)?,
        None => proceedings::open(tx, app, &arrived.device, form, by)?,
    }
    Ok(due)
}
