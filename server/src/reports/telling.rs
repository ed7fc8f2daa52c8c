//! Who is told of a report as it is now: its own device, everybody, and whoever follows it.

use rapida_contract::Timestamp;
use rapida_contract::changes::{PublicReport, Topic};

use super::{Report, table};
use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::follows;

/// How long a report is public: a year, in days.
const PUBLIC_DAYS: i64 = 365;
/// Reports that leave the public list in one transaction.
const RETIRED_AT_ONCE: u32 = 1_000;

/// Tells a report as it is now.
pub fn tell(tx: &mut dyn Tx, report: &Report) -> Result<(), DbError> {
    let own = super::own(tx, report)?;
    let scope = Scope::Device(report.device.clone());
    changes::tell(tx, &scope, Topic::Report, &report.id.to_string(), Some(&own))?;
    let code = report.registration.code();
    let public = super::public(tx, report)?;
    if table::is_public(tx, report.id)? {
        changes::tell(tx, &Scope::Public, Topic::PublicReport, &code.0, Some(&public))?;
    }
    for device in follows::followers(tx, &code)? {
        changes::tell(tx, &Scope::Device(device), Topic::PublicReport, &code.0, Some(&public))?;
    }
    Ok(())
}

/// Takes reports of more than a year ago off the public list. Answers how many; call again while it is not 0.
pub fn retire_old(tx: &mut dyn Tx, now: Timestamp) -> Result<usize, DbError> {
    let before = now.saturating_sub(jiff::SignedDuration::from_hours(24 * PUBLIC_DAYS)).unwrap_or(Timestamp::MIN);
    let codes = table::retire_before(tx, before, RETIRED_AT_ONCE)?;
    for code in &codes {
        changes::tell(tx, &Scope::Public, Topic::PublicReport, &code.0, None::<&PublicReport>)?;
    }
    Ok(codes.len())
}
