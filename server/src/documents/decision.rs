//! The outcome of a proceeding (provvedimento) as a letter of its office: what was decided, why, and how to appeal.

use rapida_contract::Timestamp;
use rapida_contract::problem::Problem;
use rapida_contract::proceeding::StepKind;
use serde::Serialize;

use super::world::DECISION;
use super::{Order, qr};
use crate::calendar::{self, italian};
use crate::db::{DbError, Tx};
use crate::proceedings::{LoggedEvent, Proceeding, log};
use crate::receipts;
use crate::state::App;

/// What the letter says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Decision {
    pub(super) municipality: String,
    pub(super) office: String,
    pub(super) service: String,
    /// The number of the version that counts.
    pub(super) number: String,
    /// Who sent it; none where nobody had to sign in.
    pub(super) sender: Option<String>,
    /// For whom; none where for oneself.
    pub(super) subject: Option<String>,
    /// All that was registered, oldest first.
    pub(super) entries: Vec<Entry>,
    /// What led to the outcome.
    pub(super) step: StepKind,
    /// The day, written out.
    pub(super) decided: String,
    /// In the office's words, line by line.
    pub(super) reason: Vec<String>,
    /// Of the receipt of the version that counts.
    pub(super) check: Option<Check>,
    #[serde(skip)]
    pub(super) id: String,
    #[serde(skip)]
    pub(super) at: Timestamp,
}

/// An entry of the register.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Entry {
    pub(super) step: StepKind,
    pub(super) number: String,
    pub(super) at: String,
}

/// How anybody checks a receipt.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct Check {
    pub(super) url: String,
    pub(super) code: String,
    /// The address as SVG; empty where it is too long for one.
    pub(super) qr: String,
}

impl Decision {
    /// The decision on a proceeding; none while there is none, and none for what the person took back or gave up.
    pub fn on(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding) -> Result<Option<Self>, DbError> {
        let log = log(tx, proceeding.id)?;
        let Some(decisive) = decisive(&log) else { return Ok(None) };
        let form = &proceeding.form;
        let code = receipts::code_of(tx, form.id)?.map(|code| code.grouped());
        let is_offices = !decisive.event.step.is_citizens();
        let written = decisive.event.words.lines().map(str::trim).filter(|line| is_offices && !line.is_empty());
        Ok(Some(Self {
            municipality: app.municipality.name.clone(),
            office: form.office.name.clone(),
            service: form.title.clone(),
            number: form.registration.code().0,
            sender: proceeding.sender.as_ref().map(|(_, name)| name.clone()),
            subject: proceeding.on_behalf_of().map(|(_, name)| name.clone()),
            entries: log.iter().filter_map(Entry::of).collect(),
            step: decisive.event.step,
            decided: italian::long(calendar::day(decisive.event.at)),
            reason: written.map(str::to_owned).collect(),
            check: code.map(|code| Check::of(code, &app.public_url)),
            id: proceeding.id.to_string(),
            at: decisive.event.at,
        }))
    }

    /// Whether this is the log of a proceeding on which there is a decision.
    pub fn is_on(log: &[LoggedEvent]) -> bool {
        decisive(log).is_some()
    }

    /// What the file is called.
    pub fn file_name(&self) -> String {
        format!("decisione-{}.pdf", self.number)
    }

    /// As PDF.
    pub async fn pdf(self) -> Result<Vec<u8>, Problem> {
        self.order().make().await
    }

    pub(super) fn order(&self) -> Order {
        Order::new(DECISION, self, format!("decision/{}", self.id), self.at)
    }
}

/// What ended a proceeding, where that was a decision.
fn decisive(log: &[LoggedEvent]) -> Option<&LoggedEvent> {
    use StepKind as K;
    let ends = |step| matches!(step, K::Accept | K::AcceptPlace | K::Refuse | K::Close | K::Lapse);
    log.last().filter(|logged| logged.event.state.is_over() && ends(logged.event.step))
}

impl Entry {
    fn of(LoggedEvent { event, .. }: &LoggedEvent) -> Option<Self> {
        let registration = event.registration.as_ref()?;
        Some(Self { step: event.step, number: registration.code().0, at: italian::long_moment(registration.at) })
    }
}

impl Check {
    pub(super) fn of(code: String, public_url: &str) -> Self {
        let url = format!("{public_url}/verifica?codice={code}");
        Self { qr: qr::svg(&url).unwrap_or_default(), url, code }
    }
}
