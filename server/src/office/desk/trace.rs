//! What operators leave in the audit log.

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;

use crate::audit::{self, Act, Happening, Object};
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::{proceedings, submissions};

/// Writes down what an operator did with a submission that an office is in charge of.
pub(super) fn leave(
    tx: &mut dyn Tx,
    operator: &Operator,
    act: Act,
    what: (SubmissionId, &str),
    now: Timestamp,
) -> Result<(), DbError> {
    let happening = happening(tx, operator, act, what)?;
    audit::record(tx, happening, now)
}

/// The same, to be told more of.
pub(super) fn happening(
    tx: &mut dyn Tx,
    operator: &Operator,
    act: Act,
    (submission, office): (SubmissionId, &str),
) -> Result<Happening, DbError> {
    let person = match proceedings::of_submission(tx, submission)? {
        Some(proceeding) => proceeding.whose_data().map(|person| person.to_string()),
        None => submissions::person_of(tx, submission)?,
    };
    Ok(Happening::new(act, operator.actor(office)).to(Object::Submission(submission)).about(person))
}
