//! What operators leave in the audit log.

use rapida_contract::Timestamp;

use crate::audit::{self, Act, Happening, Object};
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::reports::Report;

/// Writes down what an operator did with a report.
pub(super) fn leave(
    tx: &mut dyn Tx,
    operator: &Operator,
    act: Act,
    report: &Report,
    now: Timestamp,
) -> Result<(), DbError> {
    audit::record(tx, happening(operator, act, report), now)
}

/// The same, to be told more of.
pub(super) fn happening(operator: &Operator, act: Act, report: &Report) -> Happening {
    Happening::new(act, operator.actor(&report.office.id)).to(Object::Submission(report.id))
}
