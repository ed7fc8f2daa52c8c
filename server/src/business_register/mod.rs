//! The business register (registro imprese): who represents which company.
//!
//! What it told last is kept, so that a right can be checked in the transaction of the act that needs it. The format of
//! question and answer is in docs/register-office.md.

mod answer;
mod table;

use jiff::SignedDuration;
use rapida_contract::Timestamp;
use rapida_contract::values::{TaxCode, VatNumber};
use serde_json::{Value, json};

use crate::db::{DbError, Tx};
use crate::gateway::{self, Away};
use crate::state::App;
pub use table::{representatives, represented};

/// How long what it told is not asked for again.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// A company as the business register knows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Company {
    /// Partita IVA.
    pub vat_number: VatNumber,
    /// Denominazione.
    pub name: String,
    /// Number in the register of the chamber of commerce, `RA-123456`; empty where there is none.
    pub rea: String,
    /// Registered office.
    pub office: String,
    /// Who represents it.
    pub representatives: Vec<TaxCode>,
}

/// Asks which companies a person represents, unless the register told it within a day. Away, what it told before stands.
pub async fn ask_of_person(app: &App, tax_code: &TaxCode) -> Result<(), DbError> {
    let code = tax_code.clone();
    let told_at = app.db.read(move |tx| table::told_of_person(tx, &code)).await?;
    let criteria = json!({ "codiceFiscale": tax_code });
    let Some(companies) = ask(app, told_at, &criteria).await else { return Ok(()) };
    let (code, now) = (tax_code.clone(), app.clock.now());
    let keep = move |tx: &mut dyn Tx| {
        table::forget_person(tx, &code)?;
        companies.iter().try_for_each(|company| table::keep(tx, company, now))?;
        table::keep_person(tx, &code, now)
    };
    app.db.write(keep).await
}

/// Asks who represents a company, unless the register told it within a day. Away, what it told before stands.
pub async fn ask_of_company(app: &App, vat_number: &VatNumber) -> Result<(), DbError> {
    let number = vat_number.clone();
    let told_at = app.db.read(move |tx| table::told_of_company(tx, &number)).await?;
    let criteria = json!({ "partitaIva": vat_number });
    let Some(companies) = ask(app, told_at, &criteria).await else { return Ok(()) };
    let (number, now) = (vat_number.clone(), app.clock.now());
    let keep = move |tx: &mut dyn Tx| {
        table::forget_company(tx, &number)?;
        companies.iter().filter(|company| company.vat_number == number).try_for_each(|one| table::keep(tx, one, now))
    };
    app.db.write(keep).await
}

/// What it answers, where it is to be asked and does answer. What it does not know is no company.
async fn ask(app: &App, told_at: Option<Timestamp>, criteria: &Value) -> Option<Vec<Company>> {
    let now = app.clock.now();
    if told_at.is_some_and(|told| told <= now && now.duration_since(told) < FRESH) {
        return None;
    }
    let question = gateway::question(app, criteria);
    match app.business_register.as_ref()?.ask(&question, &app.clock, answer::read).await {
        Ok(companies) => Some(companies.unwrap_or_default()),
        Err(Away) => None,
    }
}
