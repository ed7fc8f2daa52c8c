//! Following somebody else's report (segui): its changes are then told to this device too, also after the year in which
//! everybody is told.

mod routes;
mod table;

use rapida_contract::Timestamp;
use rapida_contract::changes::Topic;
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

/// Follows no longer; also where it was not followed.
pub fn unfollow(tx: &mut dyn Tx, device: &DeviceId, code: &ReportCode) -> Result<(), DbError> {
    table::delete(tx, device, code)
}

/// Who follows a report.
pub fn followers(tx: &mut dyn Tx, code: &ReportCode) -> Result<Vec<DeviceId>, DbError> {
    table::followers(tx, code)
}
