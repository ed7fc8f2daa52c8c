//! The verbs of filling in the forms of services, and what they answer.
//!
//! The screen runs the form itself ([`crate::form::Form`]) on what [`GetForm`] answers; the device keeps what it is told at each
//! pause, asks the same check again when it is sent, and sends it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Command, Delivery, commands};
use crate::form::{Answer, Answers, Asked};
use crate::ids::SubmissionId;
use crate::municipality::Text;
use crate::rating::Rating;
use crate::service::light::Way;
use crate::service::{Contact, List, Service};
use crate::{Date, Timestamp};

commands! {
    /// A new draft of a service's form, for whom the person acts at the moment, in the version in force; with the first answers.
    "begin_form" BeginForm {
        /// Which service.
        slug: String,
    } -> SubmissionId;
    /// A draft as it was left.
    "form" GetForm {
        /// Which.
        id: SubmissionId,
    } -> FormDraft;
    /// The drafts of forms, newest first.
    "form_drafts" GetFormDrafts {
        /// Only those of this service.
        slug: Option<String>,
    } -> Vec<FormDraftCard>;
    /// Keeps what was answered since it was last kept. Nothing else of the draft is touched: another device may have answered
    /// it meanwhile.
    "save_form" SaveForm {
        /// Which.
        id: SubmissionId,
        /// The answers that are new, by the id of the field; none where one was taken back.
        changed: Changed,
        /// The id of the section where the person is; empty at the summary.
        section: String,
    } -> SavedForm;
    /// Gives a draft another name.
    "name_form" NameForm {
        /// Which.
        id: SubmissionId,
        /// At most [`FORM_NAME_MAX`] characters.
        name: String,
    } -> ();
    /// Throws a draft and its files away.
    "discard_form" DiscardForm {
        /// Which.
        id: SubmissionId,
    } -> ();
    /// Takes what was answered on another device in the place of an answer, or drops it.
    "settle_answer" SettleAnswer {
        /// Which draft.
        id: SubmissionId,
        /// The field, by its id.
        field: String,
        /// Take it.
        take: bool,
    } -> ();
    /// Checks a draft and hands it to the outbox; the network comes later. With the channel `print` there is nothing to send.
    "submit_form" SubmitForm {
        /// The draft, whose id the submission keeps.
        id: SubmissionId,
        /// When the draft that was shown was saved last: what another device changed since is not sent unseen.
        seen: Timestamp,
    } -> ();
    /// Writes a filled-in form as a PDF into the person's documents; answers where. A draft has to be without a fault.
    "print_form" PrintForm {
        /// A draft or what was sent.
        id: SubmissionId,
    } -> String;
    /// A form that was sent.
    "sent_form" GetSentForm {
        /// Which.
        id: SubmissionId,
    } -> SentForm;
    /// Says how easy it was to use the service of a form that is registered. Needs the network.
    "rate_form" RateForm {
        /// Which.
        id: SubmissionId,
        /// What the person says.
        rating: Rating,
    } -> ();
    /// Makes a draft again of a form that the municipality refused; answers its new id.
    "correct_form" CorrectForm {
        /// Which.
        id: SubmissionId,
    } -> SubmissionId;
}

/// Answers that are new, by the id of the field; none where one was taken back.
pub type Changed = BTreeMap<String, Option<Answer>>;

/// Longest name of a draft, in characters.
pub const FORM_NAME_MAX: u32 = 60;

/// That a draft of a form is on the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SavedForm {
    /// Since when.
    pub at: Timestamp,
    /// When it was saved before: where the screen knows of another time, another device changed it meanwhile.
    pub before: Timestamp,
}

/// A draft of a form, with all that filling it in needs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct FormDraft {
    /// Its id, which the submission will keep.
    pub id: SubmissionId,
    /// What the person calls it; empty where they did not name it.
    pub name: String,
    /// The service, in the version in which it was begun.
    pub service: Service,
    /// The lists that its questions choose from, as far as they are at hand.
    pub lists: Vec<List>,
    /// The office in charge.
    pub office: Option<Contact>,
    /// Under which circumstances it is filled in today.
    pub asked: Asked,
    /// The proceeding that it amends, by its first submission; none where it begins one.
    #[serde(default)]
    pub amends: Option<SubmissionId>,
    /// What was answered.
    pub answers: Answers,
    /// What another device answered otherwise meanwhile, by the id of the field.
    pub others: Answers,
    /// The id of the section where the person was; empty at the summary.
    pub section: String,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Whether it was there before this start of the app: a word about it is due.
    pub resumed: bool,
    /// How far this person gets with the service today.
    pub way: Way,
    /// Whether the service has a newer version than the draft's.
    pub is_older: bool,
}

/// A draft of a form in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FormDraftCard {
    /// Which.
    pub id: SubmissionId,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The service.
    pub slug: String,
    /// What the service is called.
    pub title: Text,
    /// For whom it is, where not for themselves: as they are called.
    pub for_whom: Option<String>,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// The last day on which it can be sent, where its call is open.
    pub closes: Option<Date>,
}

/// A form that was sent, in a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SentFormCard {
    /// Which.
    pub id: SubmissionId,
    /// The service.
    pub slug: String,
    /// What the service is called.
    pub title: Text,
    /// For whom it is, where not for themselves: as they are called, or their key.
    pub for_whom: Option<String>,
    /// When the person pressed *Invia*.
    pub made_at: Timestamp,
    /// How far it has come.
    pub delivery: Delivery,
    /// The last day for an answer, once registered.
    pub due: Option<Date>,
}

/// A form that was sent. Its summary is [`Form::summary`](crate::form::Form::summary) of [`Form::of`](crate::form::Form::of).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SentForm {
    /// As in the list.
    pub card: SentFormCard,
    /// The service, in the version that was sent.
    pub service: Service,
    /// The lists that its questions choose from, as far as they are at hand.
    pub lists: Vec<List>,
    /// The office in charge: the one that has it once registered, before the service's.
    pub office: Option<String>,
    /// Under which circumstances it was sent.
    pub asked: Asked,
    /// What was sent.
    pub answers: Answers,
    /// Whether a receipt is here.
    pub has_receipt: bool,
    /// Whether the person said how easy it was.
    pub is_rated: bool,
}
