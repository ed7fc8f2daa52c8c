//! Who looked at a person's submissions: what the audit log has of operators, as the person may read it.

mod routes;

use std::borrow::Cow;

use rapida_contract::access_log::{Access, AccessAct, OperatorRole, Purpose};
use rapida_contract::ids::SubmissionId;
use rapida_contract::progress::StepKind;
use rapida_contract::submission::Office;

use crate::audit::{self, Act, ActorKind, Entry};
use crate::db::{DbError, Tx};
use crate::office::Offices;
use crate::office::operators::Duty;
use crate::protocol;
pub use routes::routes;

/// What operators did with a person's submissions before an entry of the log, the newest first.
fn of(tx: &mut dyn Tx, offices: &Offices, tax_code: &str, before: i64, limit: u32) -> Result<Vec<Access>, DbError> {
    let (mut found, mut before) = (Vec::new(), before);
    // Other entries are about the person too: pages are read until this one is full or the log is at its end.
    while found.len() < limit as usize {
        let entries = audit::about(tx, tax_code, before, limit)?;
        let Some(last) = entries.last() else { break };
        before = last.seq;
        for entry in entries {
            found.extend(access(tx, offices, entry)?);
        }
    }
    found.truncate(limit as usize);
    Ok(found)
}

/// An entry as the person reads it; none for what no operator did with a submission.
fn access(tx: &mut dyn Tx, offices: &Offices, entry: Entry) -> Result<Option<Access>, DbError> {
    let act = match entry.act {
        Act::View => AccessAct::Viewed,
        Act::Step => AccessAct::Worked,
        Act::Export => AccessAct::Exported,
        Act::SignIn | Act::SessionEnd | Act::OnBehalf | Act::Refusal => return Ok(None),
    };
    let submission = entry.object_id.and_then(|id| id.parse::<SubmissionId>().ok());
    let (ActorKind::Operator, Some(submission), Some(office)) = (entry.actor, submission, entry.office) else {
        return Ok(None);
    };
    let Some(registered) = protocol::entry(tx, submission)? else { return Ok(None) };
    let (role, purpose) = role(entry.role);
    let name = offices.get(&office).map_or_else(|| office.clone(), |office| office.name.clone());
    Ok(Some(Access {
        seq: entry.seq,
        at: entry.at,
        office: Office { id: office, name },
        role,
        act,
        step: step(act, entry.reason),
        purpose,
        submission,
        code: registered.registration.code(),
    }))
}

/// The step that was taken; the steps of proceedings have no word in this log but that it was worked on.
fn step(act: AccessAct, reason: Option<Cow<'static, str>>) -> Option<StepKind> {
    let step = reason.filter(|_| act == AccessAct::Worked).map(|step| StepKind::from_name(&step));
    step.filter(|step| *step != StepKind::Unknown)
}

fn role(duty: Option<Duty>) -> (OperatorRole, Purpose) {
    match duty {
        Some(Duty::Clerk) => (OperatorRole::Clerk, Purpose::Handling),
        Some(Duty::Registrar) => (OperatorRole::Registrar, Purpose::Registration),
        Some(Duty::Police) => (OperatorRole::Police, Purpose::Unknown),
        Some(Duty::Admin) => (OperatorRole::Admin, Purpose::Unknown),
        None => (OperatorRole::Unknown, Purpose::Unknown),
    }
}
