//! The verbs of a screen: what it asks the core through the webview, typed on both ends.
//!
//! The shell has a line per verb; a test compares [`names`] with what it answers.

mod acting;
mod answers;
mod forms;
pub mod lock;
mod people;
mod proceedings;
mod profile;
mod services;
mod sign_in;

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use self::lock::LockKind;
use crate::access_log::Access;
use crate::erasure::Erasure;
use crate::ids::{AttachmentId, ErasureId, OwnDatumId, PersonId, ReportCode, SessionId, SubmissionId};
use crate::municipality::Municipality;
use crate::place::Point;
use crate::profile::Own;
use crate::report::{NewReport, Step};
use crate::sign_in::{Level, Session};
pub use acting::*;
pub use answers::*;
pub use forms::*;
pub use people::*;
pub use proceedings::*;
pub use profile::*;
pub use services::*;
pub use sign_in::*;

/// A verb with its arguments; `Reply` is what comes back, or else a [`Problem`](crate::problem::Problem).
pub trait Command: Serialize + DeserializeOwned + Debug {
    /// The name under which the shell registers it.
    const NAME: &'static str;
    /// The answer.
    type Reply: Serialize + DeserializeOwned;
}

/// The event that the shell emits when something changed; its payload is a [`Topic`](crate::changes::Topic).
pub const CHANGED: &str = "changed";
/// The event that the shell emits when an office did something to a report or a form; its payload is [`Answered`], or nothing
/// while the app is locked and where so much came at once that one notification stands for all of it.
pub const ANSWERED: &str = "answered";
/// The event that the shell emits when the last day of something is near; its payload is [`Reminder`], or nothing while the app
/// is locked.
pub const REMINDED: &str = "reminded";
/// The event that the shell emits when the app was locked: what is shown must go.
pub const LOCKED: &str = "locked";
/// The raw verb that takes a photo's bytes as body and the draft's id in the header [`DRAFT_HEADER`]; answers [`Photo`].
pub const ADD_PHOTO: &str = "add_photo";
/// Header of [`ADD_PHOTO`].
pub const DRAFT_HEADER: &str = "draft";
/// The raw verb that takes the bytes of the document that proves a mandate; answers [`Evidence`]. They are kept until a
/// mandate is given, others come or the person leaves.
pub const ADD_EVIDENCE: &str = "add_evidence";
/// The raw verb that takes the bytes of a file of a form, with the draft's id in the header [`DRAFT_HEADER`], its question in
/// [`FIELD_HEADER`] and its name in [`FILE_HEADER`]; answers [`File`](crate::form::File). The answer that names it is the
/// screen's to save.
pub const ADD_FORM_FILE: &str = "add_form_file";
/// The raw verb that takes the bytes of a file for what an office asked for, with the proceeding's id in the header
/// [`DRAFT_HEADER`] and its name in [`FILE_HEADER`]; answers [`File`](crate::form::File). It is kept with the words.
pub const ADD_INTEGRATION_FILE: &str = "add_integration_file";
/// Header of [`ADD_FORM_FILE`]: the path of the question, percent-encoded.
pub const FIELD_HEADER: &str = "field";
/// Header of [`ADD_FORM_FILE`] and [`ADD_INTEGRATION_FILE`]: the name of the file, percent-encoded (UTF-8).
pub const FILE_HEADER: &str = "file";

/// The verbs that are answered while the app is locked: none of them tells anything personal.
pub const WHILE_LOCKED: &[&str] = &[
    "open",
    "choose_passphrase",
    "unlock",
    "lift_lock",
    "repair",
    "erase_person",
    "lock_now",
    "presence",
    "system_language",
    "settings",
    "notify",
];
/// The scheme under which the webview loads pictures: `rapida://localhost/photo/{id}`, `…/thumbnail/{code}`.
pub const PICTURE_SCHEME: &str = "rapida";

macro_rules! commands {
    ($($(#[$doc:meta])* $text:literal $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty),* $(,)? } -> $reply:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
            pub struct $name { $($(#[$fdoc])* pub $field: $type,)* }

            impl Command for $name {
                const NAME: &'static str = $text;
                type Reply = $reply;
            }
        )*
        /// The typed verbs of this list.
        pub(super) const VERBS: &[&str] = &[$($text),*];
    };
}
use commands;

/// The names of all typed verbs.
pub fn names() -> impl Iterator<Item = &'static str> {
    VERBS.iter().chain(acting::VERBS).chain(services::VERBS).chain(forms::VERBS).chain(proceedings::VERBS).copied()
}

commands! {
    /// Opens the store; says what it needs, if anything.
    "open" Open {} -> Opening;
    /// Chooses the passphrase of a new store where the system has no key store.
    "choose_passphrase" ChoosePassphrase {
        /// What the person typed.
        passphrase: String,
    } -> Opening;
    /// Opens a person's store by its PIN or passphrase.
    "unlock" Unlock {
        /// Whose.
        person: PersonId,
        /// What the person typed.
        secret: String,
    } -> Opening;
    /// Lifts the lock of whoever is at the app by finger or face, if they chose so and the store is still open behind it.
    "lift_lock" LiftLock {
        /// What the system says meanwhile.
        prompt: Prompt,
    } -> Opening;
    /// Puts a damaged store aside (it is kept) and starts a new one, from the last backup where there is one.
    "repair" Repair {} -> Opening;

    /// Locks the app, if the person has a lock.
    "lock_now" LockNow {} -> ();
    /// The person is there: keys or pointer were used, or the window was seen or is seen no more. At most every few seconds.
    "presence" Presence {
        /// Whether the window is seen.
        visible: bool,
    } -> ();
    /// Who uses this device.
    "people" GetPeople {} -> PeopleHere;
    /// Locks the store of the person at the app from now on, or changes its lock.
    "set_lock" SetLock {
        /// The PIN or passphrase until now, where there is one.
        old: Option<String>,
        /// The new kind.
        kind: LockKind,
        /// The new PIN or passphrase.
        secret: String,
    } -> ();
    /// Takes the lock away, which only somebody alone on the device can do.
    "remove_lock" RemoveLock {
        /// The PIN or passphrase until now.
        secret: String,
    } -> ();
    /// Lets finger or face lift the lock of the person at the app, once they have shown that it works, or no more; answers
    /// how it is now.
    "use_biometrics" UseBiometrics {
        /// From now on, or no more.
        on: bool,
        /// What the system says meanwhile.
        prompt: Prompt,
    } -> bool;
    /// Gives the person at the app another label.
    "rename_person" RenamePerson {
        /// At most 40 characters.
        label: String,
    } -> ();
    /// Makes a place on this device for somebody else, with a store and a lock of their own.
    "add_person" AddPerson {
        /// At most 40 characters.
        label: String,
        /// How it is locked.
        kind: LockKind,
        /// Its PIN or passphrase.
        secret: String,
    } -> ();
    /// Erases everything that a person has on this device. From the lock screen it is the way of who forgot the PIN;
    /// otherwise it takes only who is at the app.
    "erase_person" ErasePerson {
        /// Whose.
        person: PersonId,
    } -> Opening;

    /// The Comune, from the cache or as built in.
    "municipality" GetMunicipality {} -> Municipality;
    /// What the first screen shows.
    "home" GetHome {} -> Home;
    /// Whether the municipality answers, and what waits.
    "connection" GetConnection {} -> Connection;
    /// The system's own word for its language, such as `it_IT`; `None` where only the webview knows it.
    "system_language" GetSystemLanguage {} -> Option<String>;
    /// Language and appearance.
    "settings" GetSettings {} -> Settings;
    /// Remembers language and appearance.
    "save_settings" SaveSettings {
        /// All of them.
        settings: Settings,
    } -> ();
    /// Shows a notification of the system.
    "notify" Notify {
        /// In a few words.
        title: String,
        /// In a line.
        body: String,
    } -> ();
    /// Where the device is, by the system's own service.
    "find_position" FindPosition {} -> Located;
    /// Tries the network now: what waits in the outbox, then what is new.
    "sync_now" SyncNow {} -> Connection;

    /// Who is signed in, and how far a sign-in has come. Read it again at each [`Topic::SignIn`](crate::changes::Topic).
    "sign_in" GetSignIn {} -> SignIn;
    /// Opens the sign-in page in the system's browser. One that waits already is given up for this one.
    "begin_sign_in" BeginSignIn {
        /// The least level: `L1` to read, `L2` to send.
        level: Level,
        /// The route of the screen that asks: it comes back with the person.
        return_to: String,
    } -> ();
    /// Gives up the sign-in that waits, or puts away what the last one came to.
    "cancel_sign_in" CancelSignIn {} -> ();
    /// Leaves the session, also without a network: the municipality is told when there is one.
    "sign_out" SignOut {
        /// Whether drafts and what waits to be sent stay on the device: the person says so.
        keep_unsent: bool,
    } -> ();
    /// Where the person is signed in, the device used last first. Needs the network.
    "sessions" GetSessions {} -> Vec<Session>;
    /// Ends the session of another device.
    "end_session" EndSession {
        /// Which.
        id: SessionId,
    } -> ();
    /// Ends the sessions of all other devices.
    "end_other_sessions" EndOtherSessions {} -> ();

    /// What is known of the signed-in person. Read it again at each [`Topic::Registry`](crate::changes::Topic).
    "profile" GetProfile {} -> Profile;
    /// Asks the municipality anew what it knows of the person. Needs the network.
    "refresh_profile" RefreshProfile {} -> Profile;
    /// Keeps an own datum in the profile: a new one, or another in its place.
    "save_own" SaveOwn {
        /// Which; none makes a new one.
        id: Option<OwnDatumId>,
        /// What.
        what: Own,
    } -> OwnDatumId;
    /// Takes an own datum out.
    "remove_own" RemoveOwn {
        /// Which.
        id: OwnDatumId,
    } -> ();
    /// Writes everything that this device holds of the person into their documents, as one archive; answers where.
    "export_data" ExportData {} -> String;
    /// Who in the municipality looked at the person's data, newest first. Needs the network.
    "accesses" GetAccesses {
        /// Only what is older than this entry; from the newest where it is not said.
        before: Option<i64>,
    } -> Vec<Access>;
    /// The person's requests to erase their data, newest first. Needs the network.
    "erasures" GetErasures {} -> Vec<Erasure>;
    /// Asks the municipality to erase the person's data. Needs the network, and level 2.
    "ask_erasure" AskErasure {} -> ErasureId;

    /// An empty draft: the one that was left untouched, or else a new one.
    "new_draft" NewDraft {} -> Draft;
    /// A draft as it was left.
    "draft" GetDraft {
        /// Which.
        id: SubmissionId,
    } -> Draft;
    /// Keeps what was typed so far.
    "save_draft" SaveDraft {
        /// Which.
        id: SubmissionId,
        /// What was typed.
        report: NewReport,
        /// Where the person is.
        step: Step,
    } -> Saved;
    /// Throws a draft and its photos away.
    "discard_draft" DiscardDraft {
        /// Which.
        id: SubmissionId,
    } -> ();
    /// Takes a photo away from a draft.
    "remove_photo" RemovePhoto {
        /// Which.
        photo: AttachmentId,
    } -> ();
    /// Destroys what lies under some rectangles of a photo. The photo gets a new id.
    "redact_photo" RedactPhoto {
        /// Which.
        photo: AttachmentId,
        /// What to cover.
        areas: Vec<Rectangle>,
    } -> Photo;
    /// How a point lies to the Comune, and what is reported near it.
    "look_around" LookAround {
        /// Where.
        point: Point,
        /// Only reports of this category; all where `None`.
        category: Option<String>,
    } -> Surroundings;
    /// Hands a draft to the outbox and returns at once; the network comes later.
    "submit_report" SubmitReport {
        /// The draft, whose id the submission keeps.
        id: SubmissionId,
    } -> SubmissionId;

    /// How far the files of a submission have come; none while none of it leaves. Read it again at each
    /// [`Topic::Transfer`](crate::changes::Topic).
    "transfer" GetTransfer {
        /// Which: a report, a form or a step.
        id: SubmissionId,
    } -> Option<Transfer>;
    /// The reports of this device, and those it follows, newest first.
    "reports" GetReports {} -> Vec<ReportCard>;
    /// One report of this device.
    "report" GetReport {
        /// Which.
        id: SubmissionId,
    } -> ReportPage;
    /// Answers the office or reopens a report, through the outbox.
    "step_report" StepReport {
        /// Which report.
        report: SubmissionId,
        /// [`StepKind::Answer`](crate::progress::StepKind) or `Reopen`.
        step: crate::progress::StepKind,
        /// What the person says.
        words: String,
    } -> ();
    /// Makes a draft again of a submission that was refused.
    "correct_refused" CorrectRefused {
        /// Which.
        id: SubmissionId,
    } -> Draft;
    /// Gives a refused submission up, knowingly.
    "discard_refused" DiscardRefused {
        /// Which.
        id: SubmissionId,
    } -> ();

    /// The public reports of the last year within some bounds.
    "public_reports" GetPublicReports {
        /// West, south, east, north in degrees.
        bounds: [f64; 4],
    } -> Vec<PublicCard>;
    /// One public report.
    "public_report" GetPublicReport {
        /// Which.
        code: ReportCode,
    } -> PublicCard;
    /// Follows somebody's report, or stops to.
    "follow" Follow {
        /// Which.
        code: ReportCode,
        /// Follow, or stop.
        on: bool,
    } -> ();

    /// The receipt of a submission, checked on the device.
    "receipt" GetReceipt {
        /// Which.
        id: SubmissionId,
    } -> CheckedReceipt;
    /// Writes the receipt as a PDF into the person's documents; answers where.
    "save_receipt" SaveReceipt {
        /// Which.
        id: SubmissionId,
    } -> String;
}
