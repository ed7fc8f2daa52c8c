//! What operators leave in the audit log.

use rapida_contract::Timestamp;

use crate::audit::{self, Act, Happening, Object};
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::reports::Report;
use crate::submissions;

/// Writes down what an operator did with a report.
pub(super) fn leave(
    tx: &mut dyn Tx,
    operator: &Operator,
    act: Act,
    report: &Report,
    now: Timestamp,
) -> Result<(), DbError> {
    let happening = happening(tx, operator, act, report)?;
    audit::record(tx, happening, now)
}

/// The same, to be told more of.
pub(super) fn happening(tx: &mut dyn Tx, operator: &Operator, act: Act, report: &Report) -> Result<Happening, DbError> {
    let person = submissions::person_of(tx, report.id)?;
    Ok(Happening::new(act, operator.actor(&report.office.id)).to(Object::Submission(report.id)).about(person))
}
