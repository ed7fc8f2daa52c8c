//! Following somebody else's report (segui): its changes are then told to this device too, also after the year in which
//! everybody is told.

mod routes;
mod table;

use rapida_contract::Timestamp;
use rapida_contract::changes::{PublicReport, Topic};
use rapida_contract::ids::{DeviceId, ReportCode};
use rapida_contract::problem::Problem;

use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::problem::not_found;
use crate::reports;
pub use routes::routes;

/// Follows a report; again is the same.
pub fn follow(tx: &mut dyn Tx, device: &DeviceId, code: &ReportCode, now: Timestamp) -> Result<(), Problem> {
    let report = reports::by_code(tx, code)?.ok_or_else(not_found)?;
    if table::insert(tx, device, code, now)? {
        let public = reports::public(tx, &report)?;
        changes::tell(tx, &Scope::Device(device.clone()), Topic::PublicReport, &code.0, Some(&public))?;
    }
    Ok(())
}

/// Follows no longer; also where it was not followed. What everybody is told of stays with the device.
pub fn unfollow(tx: &mut dyn Tx, device: &DeviceId, code: &ReportCode) -> Result<(), DbError> {
    if !table::delete(tx, device, code)? {
        return Ok(());
    }
    let scope = Scope::Device(device.clone());
    match reports::by_code(tx, code)? {
        Some(report) if reports::is_public(tx, report.id)? => changes::forget(tx, &scope, Topic::PublicReport, &code.0),
        _ => changes::tell(tx, &scope, Topic::PublicReport, &code.0, None::<&PublicReport>),
    }
}

/// Who follows a report.
pub fn followers(tx: &mut dyn Tx, code: &ReportCode) -> Result<Vec<DeviceId>, DbError> {
    table::followers(tx, code)
}
