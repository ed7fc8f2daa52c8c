//! The office is written to in the transaction that gives it something to do.

use rapida_contract::Timestamp;
use rapida_contract::progress::StepKind;

use super::Report;
use crate::db::{DbError, Tx};
use crate::mail;
use crate::mail::letter::{About, Occasion, to_office};
use crate::state::App;

/// Writes to the office in charge, where the step is news to it.
pub(super) fn write(
    tx: &mut dyn Tx,
    app: &App,
    report: &Report,
    step: StepKind,
    now: Timestamp,
) -> Result<(), DbError> {
    let Some(occasion) = occasion(step) else { return Ok(()) };
    let Some(office) = app.offices.get(&report.office.id) else {
        // Its reports stay on the page of the offices, where somebody reassigns them.
        tracing::warn!(office = report.office.id, "an office that is no longer in the file cannot be written to");
        return Ok(());
    };
    let category = app.municipality.category(&report.category).map_or("", |category| &category.name.it);
    let about = About {
        code: &report.registration.code(),
        category,
        address: &report.address,
        due: report.due,
        public_url: &app.public_url,
    };
    let letter = to_office(occasion, about);
    mail::queue(tx, app.random.new_id(), &office.email, &letter, now)
}

fn occasion(step: StepKind) -> Option<Occasion> {
    match step {
        StepKind::Register => Some(Occasion::Registered),
        StepKind::Reassign => Some(Occasion::Reassigned),
        StepKind::Answer => Some(Occasion::Answered),
        StepKind::Reopen => Some(Occasion::Reopened),
        _ => None,
    }
}
