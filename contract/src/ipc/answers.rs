//! What the verbs answer: plain data, as a screen shows it.

use serde::{Deserialize, Serialize};

use super::{FormDraftCard, PersonCard, SentFormCard};
use crate::changes::{OwnReport, PublicReport};
use crate::ids::{AttachmentId, PersonId, ReportCode, SubmissionId};
use crate::municipality::Text;
use crate::place::{Point, Position, Territory};
use crate::problem::Problem;
use crate::proceeding;
use crate::progress::{State, StepKind, Turn};
use crate::receipt::{Receipt, Verdict};
use crate::report::{NewReport, Step};
use crate::submission::Registration;
use crate::{Date, Timestamp};

/// An office did something to a report or a form of this person: the screen puts it into words and asks for a notification.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Answered {
    /// Which report; of a form its proceeding.
    pub report: SubmissionId,
    /// Its title; of a form what the service is called in Italian.
    pub title: String,
    /// The office.
    pub office: String,
    /// What it did to a report; unknown where it is about a form.
    pub step: StepKind,
    /// What it did to a form, where it is about one.
    #[serde(default)]
    pub form: Option<AnsweredForm>,
}

/// What an office did to a form.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AnsweredForm {
    /// What the service is called.
    pub title: Text,
    /// What the office did.
    pub step: proceeding::StepKind,
}

/// What opening the store came to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "opening")]
pub enum Opening {
    /// It is open.
    Ready,
    /// This system has no key store and nothing is there yet: a passphrase is to be chosen.
    NeedsPassphrase,
    /// Somebody has to open it.
    Locked {
        /// Who uses this device.
        people: Vec<PersonCard>,
        /// Who was at the app last, or tried to open it.
        chosen: Option<PersonId>,
        /// The PIN or passphrase just given was wrong.
        wrong: bool,
        /// Whose lock a finger or a face would lift now.
        by_biometrics: Option<PersonId>,
    },
    /// It cannot be read.
    Damaged {
        /// The file.
        file: String,
        /// What the database says.
        reason: String,
        /// A backup from which repairing would start.
        backup_of: Option<Timestamp>,
    },
}

/// What the first screen shows.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Home {
    /// What waits for the person: refused submissions, questions of an office, and answers that are overdue.
    pub to_do: Vec<ReportCard>,
    /// Drafts with something in them, newest first.
    pub drafts: Vec<DraftCard>,
    /// Drafts of forms, newest first.
    pub form_drafts: Vec<FormDraftCard>,
    /// What is under way, newest first, at most 5.
    pub under_way: Vec<ReportCard>,
    /// Forms that were refused, then at most 5 others that were sent, newest first.
    pub sent_forms: Vec<SentFormCard>,
}

/// What the last attempt to reach the municipality came to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// There was none yet since the app was opened.
    #[default]
    Untried,
    /// The municipality answered.
    Online,
    /// The municipality answered and cannot take what waits here for now: it goes at `next_try`.
    Busy,
    /// Nobody answered.
    Offline,
    /// Something on the network answers in the municipality's place.
    Captive,
}

/// The truth about the network.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Connection {
    /// Whether the municipality can be reached, as far as is known.
    pub network: Network,
    /// Submissions that wait in the outbox.
    pub queued: u32,
    /// When the municipality last answered.
    pub last_contact: Option<Timestamp>,
    /// When the next attempt is due, while something waits.
    pub next_try: Option<Timestamp>,
}

/// What a person chose for the app.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// `it`, `en`, `de`; `None` for the system's.
    #[serde(default)]
    pub language: Option<String>,
    /// `light`, `dark`; `None` for the system's.
    #[serde(default)]
    pub theme: Option<String>,
}

/// A draft as it was left.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Draft {
    /// Its id, which the submission will keep.
    pub id: SubmissionId,
    /// What was typed.
    pub report: NewReport,
    /// Its photos, in the person's order.
    pub photos: Vec<Photo>,
    /// Where the person was.
    pub step: Step,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Whether it was there before this start of the app: a word about it is due.
    pub resumed: bool,
}

/// A draft in a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DraftCard {
    /// Which.
    pub id: SubmissionId,
    /// Its title; may be empty.
    pub title: String,
    /// Its category; may be empty.
    pub category: String,
    /// When it was last saved.
    pub saved_at: Timestamp,
}

/// That a draft is on the disk.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Saved {
    /// Since when.
    pub at: Timestamp,
}

/// A prepared photo of a draft or a submission. Its bytes are at `rapida://localhost/photo/{id}`.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Photo {
    /// Which.
    pub id: AttachmentId,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// Bytes as they will be sent.
    pub bytes: u64,
    /// The position that was in the file: a suggestion, never sent with the picture.
    #[serde(default)]
    pub position: Option<Point>,
    /// The local time that was in the file, `2026-11-23T09:30:00`: a suggestion.
    #[serde(default)]
    pub taken_at: Option<String>,
}

/// A rectangle of a photo, in fractions of its width and height from the top left.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Rectangle {
    /// Left edge, 0 to 1.
    pub x: f64,
    /// Top edge, 0 to 1.
    pub y: f64,
    /// 0 to 1.
    pub width: f64,
    /// 0 to 1.
    pub height: f64,
}

/// What the system's position service answered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "located")]
pub enum Located {
    /// Here.
    Found {
        /// With its accuracy.
        position: Position,
    },
    /// The person, or the system, does not allow it.
    Refused,
    /// The device does not find itself.
    Unavailable,
    /// On this system the webview has the service.
    AskTheWebview,
}

/// What a point turned out to be near.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Surroundings {
    /// How it lies to the Comune.
    pub territory: Territory,
    /// Open reports within 250 m, nearest first.
    pub nearby: Vec<PublicCard>,
}

/// Somebody's report in a list or on the map.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct PublicCard {
    /// As all may see it.
    #[serde(flatten)]
    pub report: PublicReport,
    /// Metres from the point asked about.
    #[serde(default)]
    pub distance_m: Option<f64>,
    /// Whether this device follows it.
    pub followed: bool,
    /// Whether it is this device's own, and which.
    pub own: Option<SubmissionId>,
}

/// How far a submission has come on its way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "delivery")]
pub enum Delivery {
    /// In the outbox (in coda).
    Queued,
    /// Bytes have left, the receipt is not here yet (inviata).
    Sent,
    /// The receipt is here (protocollata).
    Registered {
        /// The register's entry.
        registration: Registration,
    },
    /// Refused; a person must act.
    Refused {
        /// Why.
        problem: Problem,
    },
}

/// How far the files of a submission have come while they leave.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Transfer {
    /// Bytes of them that the municipality has.
    pub arrived: u64,
    /// Bytes of all of them; never 0.
    pub total: u64,
}

/// A report in a list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ReportCard {
    /// The submission, for a report of this device.
    pub id: Option<SubmissionId>,
    /// The public name, once registered.
    pub code: Option<ReportCode>,
    /// Title; empty for somebody else's.
    pub title: String,
    /// Category.
    pub category: String,
    /// Where.
    pub point: Point,
    /// How far it has come.
    pub delivery: Delivery,
    /// Where it stands, once registered.
    pub state: Option<State>,
    /// Who has to move.
    pub turn: Option<Turn>,
    /// Name of the office in charge; empty before.
    pub office: String,
    /// The last day for an answer.
    pub due: Option<Date>,
    /// That day is over and the office has not closed it: the Comune is late, and the person may call it.
    pub overdue: bool,
    /// Last change.
    pub updated_at: Timestamp,
    /// Followed, not own.
    pub followed: bool,
    /// The first photo: `rapida://localhost/photo/{id}`.
    pub photo: Option<AttachmentId>,
}

/// One report of this device.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ReportPage {
    /// As in the list.
    pub card: ReportCard,
    /// What was sent.
    pub report: NewReport,
    /// When the person pressed *Invia*.
    pub made_at: Timestamp,
    /// Its photos.
    pub photos: Vec<Photo>,
    /// As the municipality tells it; `None` until registered.
    pub registered: Option<OwnReport>,
    /// Steps of the person that still wait in the outbox.
    pub waiting_steps: Vec<WaitingStep>,
    /// Whether it can be reopened today.
    pub can_reopen: bool,
    /// Whether a receipt is here.
    pub has_receipt: bool,
}

/// An answer or a reopening that waits in the outbox.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct WaitingStep {
    /// Its own submission.
    pub id: SubmissionId,
    /// Which step.
    pub step: StepKind,
    /// What the person said.
    pub words: String,
    /// How far it has come.
    pub delivery: Delivery,
}

/// A receipt and what the device found when it checked it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CheckedReceipt {
    /// The receipt itself, as it leaves the app.
    pub jws: String,
    /// The claims.
    pub receipt: Receipt,
    /// The signature's and the content's check.
    pub verdict: Verdict,
    /// Where anybody checks it: the address that the QR carries.
    pub verify_url: String,
    /// The QR code as the `d` of an SVG path in a square of `qr_size` units.
    pub qr_path: String,
    /// Units of the QR's side, quiet zone included.
    pub qr_size: u32,
}
