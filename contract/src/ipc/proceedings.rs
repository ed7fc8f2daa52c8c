//! The verbs of everything that a person sent, and of what becomes of it (visure), and what they answer.

use serde::{Deserialize, Serialize};

use super::{Command, Delivery, commands};
use crate::deadlines::Deadline;
use crate::form::File;
use crate::ids::{AttachmentId, ReportCode, SubmissionId};
use crate::municipality::Text;
use crate::proceeding::{self, Clock, Hindrance, Named, Proceeding, StepKind, Turn};
use crate::progress;
use crate::{Date, Timestamp};

commands! {
    /// Everything that is the person's, or whoever's they act for: drafts, what waits, what was sent, newest first.
    "submissions" GetSubmissions {
        /// Which of it.
        filter: SubmissionFilter,
    } -> Submissions;
    /// Writes what the list shows into the person's documents; answers where.
    "export_submissions" ExportSubmissions {
        /// Which of it.
        filter: SubmissionFilter,
        /// As what.
        format: ExportFormat,
    } -> String;
    /// What became of a form; none before it is registered.
    "proceeding" GetProceeding {
        /// The proceeding, by its first submission or any later version.
        id: SubmissionId,
    } -> Option<ProceedingPage>;
    /// A draft of another version of a form that was sent; answers its id. Needs the network where it was sent from elsewhere.
    "amend_form" AmendForm {
        /// The proceeding.
        id: SubmissionId,
    } -> SubmissionId;
    /// Keeps the words of an answer to what an office asked for, or of an observation, at each pause.
    "save_integration" SaveIntegration {
        /// The proceeding.
        id: SubmissionId,
        /// As typed.
        words: String,
    } -> ();
    /// Takes a file out of such an answer.
    "remove_integration_file" RemoveIntegrationFile {
        /// The proceeding.
        id: SubmissionId,
        /// Which.
        file: AttachmentId,
    } -> ();
    /// Hands that to the outbox with its files: an answer where the office asked, an observation where it did not.
    "send_integration" SendIntegration {
        /// The proceeding.
        id: SubmissionId,
    } -> ();
    /// Takes a step that brings no files, through the outbox: a withdrawal, a place accepted or given up.
    "step_form" StepForm {
        /// The proceeding.
        id: SubmissionId,
        /// `Withdraw`, `AcceptPlace` or `Renounce`.
        step: StepKind,
        /// Why, where the person says so.
        words: String,
    } -> ();
    /// Gives up a step that the municipality refused.
    "discard_form_step" DiscardFormStep {
        /// The step's own submission.
        id: SubmissionId,
    } -> ();
    /// The days on which something of the person's begins or ends, the nearest first; without those that are past.
    "deadlines" GetDeadlines {} -> Vec<Deadline>;
    /// Writes deadlines as a calendar file (RFC 5545) into the person's documents; answers where.
    "export_deadlines" ExportDeadlines {
        /// Only that of this `uid`; all where none.
        uid: Option<String>,
    } -> String;
    /// Of which services the person is told when their calls open and close.
    "reminded" GetReminded {} -> Vec<String>;
    /// From now on, or no more.
    "remind" Remind {
        /// The service.
        slug: String,
        /// Whether.
        on: bool,
    } -> ();
}

/// Where something of the person's stands, whatever it is and wherever it has come to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "of", content = "state")]
pub enum Standing {
    /// Not sent yet (bozza).
    Draft,
    /// In the outbox (in attesa di rete).
    Waiting,
    /// On its way: bytes have left, there is no receipt (inviata).
    Sent,
    /// The municipality did not take it (non accettata): a person must act.
    Returned,
    /// A form, once registered.
    Form(proceeding::State),
    /// A report, once registered.
    Report(progress::State),
}

/// Where something stands, in the words of the list's filter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// The person has to do something: finish, correct, answer.
    Mine,
    /// The municipality has it, or it is on its way.
    Underway,
    /// It is over.
    Over,
}

impl Standing {
    /// In the words of the filter.
    pub fn stand(self) -> Stand {
        match self {
            Self::Draft | Self::Returned => Stand::Mine,
            Self::Form(state) if state.turn() == Turn::Citizen => Stand::Mine,
            Self::Report(progress::State::Asked) => Stand::Mine,
            Self::Form(state) if state.is_over() => Stand::Over,
            Self::Report(state) if state.is_closed() => Stand::Over,
            Self::Waiting | Self::Sent | Self::Form(_) | Self::Report(_) => Stand::Underway,
        }
    }
}

/// Which submissions are wanted: whatever is empty or none lets all through.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct SubmissionFilter {
    /// Words that stand in the title, the number, the name of whom it is for or what an office said; accents and case do not
    /// matter.
    pub text: String,
    /// The service.
    pub slug: Option<String>,
    /// Where it stands.
    pub stand: Option<Stand>,
    /// For whom, by [`Subject::key`](crate::acting::Subject::key); empty for the person themselves.
    pub subject: Option<String>,
    /// The year in which it was sent, or saved.
    pub year: Option<i16>,
}

/// As what a list leaves the app.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// A table for spreadsheets: UTF-8 with a mark, semicolons.
    Csv,
    /// A tagged PDF.
    Pdf,
}

/// What the list shows, and among what its filters choose.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Submissions {
    /// What the filter lets through, newest first.
    pub rows: Vec<SubmissionRow>,
    /// How many there are without the filter.
    pub all: u32,
    /// The services of all of them, by title.
    pub services: Vec<(String, Text)>,
    /// For whom they are: the key and the name of a subject; an empty key for the person themselves.
    pub subjects: Vec<(String, String)>,
    /// Their years, the latest first.
    pub years: Vec<i16>,
    /// When the municipality told it last; none where it never did.
    pub told_at: Option<Timestamp>,
}

/// Something of the person's in the list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SubmissionRow {
    /// Which: of a form the proceeding.
    pub id: SubmissionId,
    /// The service; `report` for a report.
    pub slug: String,
    /// What the service is called; a report's own title in all languages.
    pub title: Text,
    /// What the person calls a draft; may be empty.
    pub name: String,
    /// Number of the version that counts.
    pub number: Option<ReportCode>,
    /// For whom, where not for themselves.
    pub subject: Option<Named>,
    /// Who sent it, where somebody else did.
    pub sender: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// When it was sent, or saved.
    pub at: Timestamp,
    /// The day that matters next: the person's to answer or to send, or else the office's.
    pub due: Option<Date>,
    /// Whose day that is: only a person's own can be missed by them.
    pub turn: Turn,
    /// Whether a step of the person waits to be sent.
    pub step_waits: bool,
}

/// What became of a form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ProceedingPage {
    /// As the municipality told it last.
    pub proceeding: Proceeding,
    /// How long it has taken, today.
    pub clock: Clock,
    /// Until when it can be amended, as [`proceeding::amendment`] says, or why not.
    pub amendment: Result<Option<Date>, Hindrance>,
    /// Why it cannot be withdrawn, if it cannot.
    pub no_withdrawal: Option<Hindrance>,
    /// Whether what was granted can be given up today.
    pub can_renounce: bool,
    /// The draft of another version, where there is one.
    pub draft: Option<SubmissionId>,
    /// What was typed and chosen as an answer to what the office asks, or as an observation.
    pub integration: Option<IntegrationDraft>,
    /// Steps of the person that are on their way.
    pub steps: Vec<FormStepOnItsWay>,
}

/// An answer to what an office asks, not sent yet.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct IntegrationDraft {
    /// As typed.
    pub words: String,
    /// Its files.
    pub files: Vec<File>,
}

/// A step of the person that is not registered yet.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FormStepOnItsWay {
    /// Its own submission; of an amendment the new version.
    pub id: SubmissionId,
    /// Which step.
    pub step: StepKind,
    /// How far it has come.
    pub delivery: Delivery,
}

/// The payload of [`REMINDED`](super::REMINDED).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Reminder {
    /// What begins or ends.
    pub deadline: Deadline,
    /// In how many days; 0 for today.
    pub in_days: u32,
}
