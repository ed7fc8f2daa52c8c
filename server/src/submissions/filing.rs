//! What becomes of a submission, by its kind: reports, forms and proceedings each answer for theirs.

use jiff::civil::Date;
use rapida_contract::acting::Capacity;
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::INTEGRATION_FILES_MAX;
use rapida_contract::submission::{
    ATTACHMENTS_MAX, Content, FORM_FILE, FORM_FILES_MAX, NewSubmission, Office, Registration,
};

use super::Arrived;
use crate::db::Tx;
use crate::receipts::VerificationCode;
use crate::state::App;
use crate::{forms, proceedings, reports};

/// A submission that may be registered.
pub(super) enum Filing {
    Report(reports::Filing),
    Form(Box<forms::Filing>),
    FormStep(Box<proceedings::Filing>),
}

/// Most attachments of a submission.
pub(super) fn most_attachments(content: &Content) -> u32 {
    match content {
        Content::Form(_) => FORM_FILES_MAX,
        Content::FormStep(_) => INTEGRATION_FILES_MAX,
        Content::Report(_) | Content::ReportStep(_) => ATTACHMENTS_MAX,
    }
}

/// What its attachments were sent up for.
pub(super) fn purpose(content: &Content) -> &'static str {
    if matches!(content, Content::Form(_) | Content::FormStep(_)) { FORM_FILE } else { "photo" }
}

impl Filing {
    /// Refuses what may not be registered.
    pub(super) fn prepare(
        tx: &mut dyn Tx,
        app: &App,
        arrived: &Arrived,
        submission: &NewSubmission,
        capacity: Option<Capacity>,
    ) -> Result<Self, Problem> {
        match &submission.content {
            Content::Form(filled) => {
                let filing = forms::prepare(tx, app, arrived, (submission, filled), capacity)?;
                Ok(Self::Form(Box::new(filing)))
            }
            Content::FormStep(step) => {
                let named = (step, submission.attachments.as_slice());
                let filing = proceedings::prepare_step(tx, app, arrived, named, capacity.as_ref())?;
                Ok(Self::FormStep(Box::new(filing)))
            }
            Content::Report(new) => reports::prepare_new(app, new).map(Self::Report),
            Content::ReportStep(step) => reports::prepare_step(tx, app, &arrived.device, step).map(Self::Report),
        }
    }

    /// The office it goes to.
    pub(super) fn office(&self) -> &Office {
        match self {
            Self::Report(filing) => &filing.office,
            Self::Form(filing) => &filing.office,
            Self::FormStep(filing) => &filing.office,
        }
    }

    /// What the register says that it is about.
    pub(super) fn subject(&self) -> &str {
        match self {
            Self::Report(filing) => &filing.subject,
            Self::Form(filing) => &filing.subject,
            Self::FormStep(filing) => &filing.subject,
        }
    }

    /// Files it under its entry of the register. Answers the last day for an answer.
    pub(super) fn file(
        self,
        tx: &mut dyn Tx,
        app: &App,
        arrived: &Arrived,
        registration: &Registration,
        code: &VerificationCode,
    ) -> Result<Date, Problem> {
        match self {
            Self::Report(filing) => reports::file(tx, app, arrived, filing, registration),
            Self::Form(filing) => forms::file_in(tx, app, arrived, *filing, registration, code),
            Self::FormStep(filing) => proceedings::file(tx, app, arrived.id, *filing, registration),
        }
    }
}
