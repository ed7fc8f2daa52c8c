//! The share of this device's own reports in a sync.

use rapida_contract::changes::{Change, OwnReport};
use rapida_contract::progress::StepKind;
use rusqlite::Connection;

use crate::error::Result;

/// What the office did to a report of this device: worth a notification.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The report as it is now.
    pub report: OwnReport,
    /// What was done.
    pub step: StepKind,
}

/// Applies one change; answers with what the office did since the last one.
pub fn apply(cache: &Connection, change: &Change) -> Result<Option<Answer>> {
    let Some(value) = &change.value else {
        super::table::remove(cache, &change.key)?;
        return Ok(None);
    };
    let report: OwnReport = serde_json::from_value(value.clone())?;
    let before = super::table::get(cache, report.id)?;
    super::table::put(cache, &report, &value.to_string())?;
    Ok(before.and_then(|before| news(&before, &report)))
}

fn news(before: &OwnReport, now: &OwnReport) -> Option<Answer> {
    let new = now.events.get(before.events.len()..)?;
    let event = new.iter().rev().find(|event| !event.step.is_citizens())?;
    Some(Answer { report: now.clone(), step: event.step })
}
