//! The protocol stamp of a report, made from rows that never change.

use rapida_contract::Timestamp;
use rapida_contract::ids::ReportCode;

use super::{table, trace};
use crate::audit::Act;
use crate::db::{DbError, Tx};
use crate::office::operators::Operator;
use crate::protocol::segnatura::{Stamp, StampedFile};
use crate::protocol::{self, classification};
use crate::reports::{self, Report};
use crate::submissions;

/// The stamp for an operator who takes it along, which is written down; none where they do not see the report.
pub(super) fn export(
    tx: &mut dyn Tx,
    operator: &Operator,
    code: &ReportCode,
    now: Timestamp,
) -> Result<Option<Stamp>, DbError> {
    let report = reports::by_code(tx, code)?.filter(|report| operator.roles.scope().holds(&report.office.id));
    let Some(report) = report else { return Ok(None) };
    trace::leave(tx, operator, Act::Export, (report.id, &report.office.id), now)?;
    of(tx, report)
}

fn of(tx: &mut dyn Tx, report: Report) -> Result<Option<Stamp>, DbError> {
    let Some(entry) = protocol::entry(tx, report.id)? else { return Ok(None) };
    let mut attachments = Vec::new();
    for (at, attachment) in submissions::of_submission(tx, report.id, &report.device)?.into_iter().enumerate() {
        let media_type = table::picture(tx, attachment.id)?.map_or_else(String::new, |picture| picture.media_type);
        let name = format!("foto-{}.{}", at + 1, media_type.rsplit('/').next().unwrap_or_default());
        attachments.push(StampedFile { name, media_type, sha256: attachment.sha256 });
    }
    let body = StampedFile {
        name: "segnalazione.json".into(),
        media_type: "application/json".into(),
        sha256: entry.content_sha256,
    };
    Ok(Some(Stamp {
        registration: entry.registration,
        subject: entry.subject,
        class: classification::of_category(&report.category),
        sender: report.contact.name,
        body,
        attachments,
    }))
}
