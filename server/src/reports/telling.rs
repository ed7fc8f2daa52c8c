//! Who is told of a report as it is now: its own device, everybody, and whoever follows it.

use rapida_contract::changes::Topic;

use super::{Report, table};
use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::follows;

/// Tells a report as it is now.
pub fn tell(tx: &mut dyn Tx, report: &Report) -> Result<(), DbError> {
    let own = super::own(tx, report)?;
    let scope = Scope::Device(report.device.clone());
    changes::tell(tx, &scope, Topic::Report, &report.id.to_string(), Some(&own))?;
    if table::is_public(tx, report.id)? {
        let (code, public) = (report.registration.code(), super::public(tx, report)?);
        changes::tell(tx, &Scope::Public, Topic::PublicReport, &code.0, Some(&public))?;
    }
    tell_followers(tx, report)
}

/// Tells whoever follows a report.
pub(super) fn tell_followers(tx: &mut dyn Tx, report: &Report) -> Result<(), DbError> {
    let code = report.registration.code();
    let public = super::public(tx, report)?;
    for device in follows::followers(tx, &code)? {
        changes::tell(tx, &Scope::Device(device), Topic::PublicReport, &code.0, Some(&public))?;
    }
    Ok(())
}
