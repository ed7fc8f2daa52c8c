//! The register office (anagrafe): where a person resides, their civil status, and who is of their household.
//!
//! What it told last is kept, so that the registry section is there when the register is not. The format of question and
//! answer is in docs/register-office.md.

mod answer;
mod routes;
mod table;

use jiff::{SignedDuration, Timestamp};
use rapida_contract::registry::{Asked, Entry, Told};
use rapida_contract::values::TaxCode;
use serde_json::json;

use crate::db::DbError;
use crate::gateway::{self, Away};
use crate::state::App;
pub use routes::routes;
pub use table::kept;

/// Its name for people.
const NAME: &str = "Anagrafe";
/// How long what it told is not asked for again.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// What it told last of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// None where it does not know them.
    pub entry: Option<Entry>,
    /// When.
    pub told_at: Timestamp,
}

impl Kept {
    /// Whether it was told within a span before a moment.
    pub fn is_within(&self, span: SignedDuration, now: Timestamp) -> bool {
        self.told_at <= now && now.duration_since(self.told_at) < span
    }
}

/// What it knows of a person: what it told within a day, or its word of now where that is older or `anew` is wanted. Away,
/// it leaves what it told before.
pub async fn ask(app: &App, tax_code: &TaxCode, anew: bool) -> Result<(Option<Told<Entry>>, Asked), DbError> {
    let code = tax_code.clone();
    let kept = app.db.read(move |tx| table::kept(tx, &code)).await?;
    let is_fresh = |kept: &&Kept| !anew && kept.is_within(FRESH, app.clock.now());
    if let Some(fresh) = kept.as_ref().filter(is_fresh) {
        let asked = if fresh.entry.is_some() { Asked::Answered } else { Asked::NotFound };
        return Ok((told(kept), asked));
    }
    let Some(gateway) = &app.register_office else { return Ok((told(kept), Asked::Unknown)) };
    let question = gateway::question(app, &json!({ "codiceFiscale": tax_code }));
    match gateway.ask(&question, &app.clock, |bytes| answer::read(bytes, tax_code)).await {
        Err(Away) => Ok((told(kept), Asked::Away)),
        Ok(entry) => {
            let asked = if entry.is_some() { Asked::Answered } else { Asked::NotFound };
            let kept = Kept { entry, told_at: app.clock.now() };
            let (code, new) = (tax_code.clone(), kept.clone());
            app.db.write(move |tx| table::keep(tx, &code, &new)).await?;
            Ok((told(Some(kept)), asked))
        }
    }
}

fn told(kept: Option<Kept>) -> Option<Told<Entry>> {
    let Kept { entry, told_at } = kept?;
    Some(Told { what: entry?, by: NAME.into(), at: told_at })
}
