//! Filled-in forms of services (moduli compilati): what the municipality asks of one before it is registered, and what is
//! kept of it. What was answered is the body of its submission, judged by `contract::form`.

mod answers;
mod files;
mod filing;
mod law;
mod table;

use jiff::civil::Date;
use rapida_contract::acting::Subject;
use rapida_contract::form::{Answers, Asked, Form};
use rapida_contract::ids::SubmissionId;
use rapida_contract::municipality::Text;
use rapida_contract::submission::{Content, Office, Registration};
use rapida_contract::values::TaxCode;

use crate::db::{DbError, Tx};
use crate::state::App;
use crate::submissions;
pub use files::{FormFile, faults as file_faults, file, taken_by};
pub use filing::{Filing, file_in, offered, prepare};

/// A filled-in form that was registered.
#[derive(Clone, PartialEq, Debug)]
pub struct FilledIn {
    /// Its submission.
    pub id: SubmissionId,
    /// The service.
    pub slug: String,
    /// The edition in which it was filled in.
    pub version: u32,
    /// What the service was called, in Italian, when it came.
    pub title: String,
    /// The register's entry.
    pub registration: Registration,
    /// The office in charge.
    pub office: Office,
    /// The last day for an answer.
    pub due: Date,
    /// Who sent it, with their name; none where nobody had to sign in.
    pub sender: Option<(TaxCode, String)>,
    /// For whom, with their name; none where for oneself.
    pub subject: Option<(Subject, String)>,
    /// By which day, call and capacity it was judged. What was known of the person is left out.
    pub asked: Asked,
}

/// The filled-in form of this submission.
pub fn by_id(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<FilledIn>, DbError> {
    table::by_id(tx, id)
}

/// What a service was called in the edition of a submission, in three languages; none where it is no form's.
pub fn title(tx: &mut dyn Tx, app: &App, id: SubmissionId) -> Result<Option<Text>, DbError> {
    let Some(form) = by_id(tx, id)? else { return Ok(None) };
    let template = app.templates.edition(tx, &form.slug, form.version)?;
    Ok(Some(template.map_or_else(|| form.title_as_it_was(), |template| template.service.title.clone())))
}

impl FilledIn {
    /// What the service was called when it came, in the place of all languages.
    pub fn title_as_it_was(&self) -> Text {
        Text { it: self.title.clone(), en: self.title.clone(), de: self.title.clone() }
    }
}

/// The form as it was sent, to be read; none where this release cannot read its edition.
pub fn as_sent(tx: &mut dyn Tx, app: &App, form: &FilledIn) -> Result<Option<Form>, DbError> {
    let template = app.templates.edition(tx, &form.slug, form.version)?;
    let answers = answers_of(tx, form.id)?;
    Ok(template.zip(answers).map(|(template, answers)| Form::of(template, form.asked.clone(), answers)))
}

/// What was answered; none where it is no form's.
pub fn answers_of(tx: &mut dyn Tx, id: SubmissionId) -> Result<Option<Answers>, DbError> {
    let sent = submissions::as_sent(tx, id)?;
    Ok(sent.and_then(|sent| if let Content::Form(form) = sent.content { Some(form.answers) } else { None }))
}
