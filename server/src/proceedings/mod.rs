//! What becomes of filled-in forms (procedimenti), once registered. The only place that moves a state: it asks
//! `contract::proceeding`, logs who did what and when, and tells whoever is to know.

mod filing;
mod law;
mod letters;
mod own;
mod reader;
mod routes;
mod steps;
mod table;
mod telling;

use rapida_contract::acting::Subject;
use rapida_contract::ids::{AttachmentId, DeviceId, SubmissionId};
use rapida_contract::proceeding::{Event, Request, State, StepKind};
use rapida_contract::ranking::Offer;
use rapida_contract::service::ForWhom;
use rapida_contract::values::TaxCode;
use rapida_contract::{Date, Timestamp};

use crate::calendar;
use crate::db::{DbError, Tx};
use crate::forms::{self, FilledIn};
use crate::state::App;
pub use filing::{Filing, amend, check_citizens, file, open, prepare_amendment, prepare_step};
pub use reader::Reader;
pub use routes::routes;
pub use steps::{NewStep, last_day_to_answer, step};
pub use table::Filter;

/// What becomes of a form, as it is now.
#[derive(Clone, PartialEq, Debug)]
pub struct Proceeding {
    /// Its first submission.
    pub id: SubmissionId,
    /// The device that sent that.
    pub device: DeviceId,
    /// Who sent it, with their name; none where nobody had to sign in.
    pub sender: Option<(TaxCode, String)>,
    /// Whose it is, with their name: of whoever sent it, where for themselves; none where nobody had to sign in.
    pub subject: Option<(Subject, String)>,
    /// Where it stands.
    pub state: State,
    /// What the office asked for and waits for.
    pub request: Option<Request>,
    /// The place that is offered.
    pub offer: Option<Offer>,
    /// When its first submission was registered.
    pub registered_at: Timestamp,
    /// Last change.
    pub updated_at: Timestamp,
    /// The version that counts.
    pub form: FilledIn,
}

impl Proceeding {
    /// Whose it is, where that is somebody else than who sent it.
    pub fn on_behalf_of(&self) -> Option<&(Subject, String)> {
        let (sender, _) = self.sender.as_ref()?;
        let own = Subject::Person { tax_code: sender.clone() };
        self.subject.as_ref().filter(|(subject, _)| *subject != own)
    }

    /// Who is to find in their access log that somebody looked at it: whose it is, or who sent it for a child or for who is no
    /// person.
    pub fn whose_data(&self) -> Option<&TaxCode> {
        let sender = self.sender.as_ref().map(|(sender, _)| sender);
        match &self.subject {
            Some((Subject::Person { tax_code }, _)) if self.form.asked.for_whom != ForWhom::Child => Some(tax_code),
            _ => sender,
        }
    }
}

/// An event with what only the office sees.
#[derive(Clone, PartialEq, Debug)]
pub struct LoggedEvent {
    /// As whoever is concerned reads it.
    pub event: Event,
    /// Who did it: the name of a person or an operator; empty where nobody had to sign in.
    pub actor: String,
    /// The submission that brought it, for a person's step.
    pub submission: Option<SubmissionId>,
}

/// The proceeding that begins with this submission.
pub fn by_id(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Proceeding>, DbError> {
    table::by_id(tx, id)
}

/// The proceeding of a submission, be it the first, another version, or a step.
pub fn of_submission(tx: &mut dyn Tx, submission: SubmissionId) -> Result<Option<Proceeding>, DbError> {
    match table::of_submission(tx, submission)? {
        Some(id) => by_id(tx, id),
        None => Ok(None),
    }
}

/// The proceeding to which a file was sent.
pub fn of_file(tx: &mut dyn Tx, id: AttachmentId) -> Result<Option<Proceeding>, DbError> {
    match forms::taken_by(tx, id)? {
        Some(submission) => of_submission(tx, submission),
        None => Ok(None),
    }
}

/// A page of those that a filter lets through, the newest first.
pub fn list(tx: &mut dyn Tx, filter: &Filter, page: u32, size: u32) -> Result<Vec<Proceeding>, DbError> {
    table::list(tx, filter, page, size)
}

/// Those of a service in which a step was taken, oldest first.
pub fn with_step(tx: &mut dyn Tx, slug: &str, step: StepKind) -> Result<Vec<Proceeding>, DbError> {
    table::with_step(tx, slug, step)
}

/// Tells whoever is to know that there is something new to read of a proceeding in which no step was taken.
pub fn tell(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding) -> Result<(), DbError> {
    telling::tell(tx, app, proceeding)
}

/// How many a filter lets through.
pub fn count(tx: &mut dyn Tx, filter: &Filter) -> Result<u32, DbError> {
    table::count(tx, filter)
}

/// The services of the proceedings that a filter lets through.
pub fn services(tx: &mut dyn Tx, filter: &Filter) -> Result<Vec<String>, DbError> {
    table::services(tx, filter)
}

/// Everything that happened in a proceeding, oldest first.
pub fn log(tx: &mut dyn Tx, id: SubmissionId) -> Result<Vec<LoggedEvent>, DbError> {
    table::events(tx, id)
}

/// The office's clock of a proceeding.
pub fn clock(
    tx: &mut dyn Tx,
    app: &App,
    proceeding: &Proceeding,
    log: &[LoggedEvent],
) -> Result<rapida_contract::proceeding::Clock, DbError> {
    let events: Vec<Event> = log.iter().map(|logged| logged.event.clone()).collect();
    let term = own::term(tx, app, &proceeding.form)?;
    Ok(rapida_contract::proceeding::clock::read(&events, term, today(app), calendar::day))
}

/// Today in Europe/Rome.
fn today(app: &App) -> Date {
    calendar::day(app.clock.now())
}
