//! The table `follow`. Its SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::ids::{DeviceId, ReportCode};

use crate::db::{DbError, Tx};

/// Whether it is new.
pub(super) fn insert(tx: &mut dyn Tx, device: &DeviceId, code: &ReportCode, now: Timestamp) -> Result<bool, DbError> {
    let sql = "INSERT INTO follow (device, code, at) VALUES ($1, $2, $3) ON CONFLICT (device, code) DO NOTHING";
    Ok(tx.execute(sql, &[(&device.0).into(), (&code.0).into(), now.as_millisecond().into()])? > 0)
}

/// Whether it was there.
pub(super) fn delete(tx: &mut dyn Tx, device: &DeviceId, code: &ReportCode) -> Result<bool, DbError> {
    let sql = "DELETE FROM follow WHERE device = $1 AND code = $2";
    Ok(tx.execute(sql, &[(&device.0).into(), (&code.0).into()])? > 0)
}

pub(super) fn followers(tx: &mut dyn Tx, code: &ReportCode) -> Result<Vec<DeviceId>, DbError> {
    let rows = tx.query("SELECT device FROM follow WHERE code = $1 ORDER BY device", &[(&code.0).into()])?;
    rows.iter().map(|row| row.text(0).map(|device| DeviceId(device.to_owned()))).collect()
}
