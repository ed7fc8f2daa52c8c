//! How much may wait for a submission or a mandate. A key is free, so the bytes that nobody claims are bounded: for each device, and
//! for all of them together.

use std::num::NonZeroU32;

use rapida_contract::problem::{Code, Problem};

use super::table::{self, Upload};
use crate::db::Tx;

/// Bytes of a megabyte.
const MEGABYTE: u64 = 1024 * 1024;

/// What may wait, in megabytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Room {
    /// Of one device.
    pub device_mb: NonZeroU32,
    /// Of all devices.
    pub all_mb: NonZeroU32,
}

impl Room {
    /// Refuses an upload for which there is no room.
    pub(super) fn check(self, tx: &mut dyn Tx, wanted: &Upload) -> Result<(), Problem> {
        let is_full = |waiting: u64, room: NonZeroU32| waiting + wanted.length > u64::from(room.get()) * MEGABYTE;
        if is_full(table::waiting(tx, Some(&wanted.device))?, self.device_mb) {
            let detail =
                "Troppi file di questo dispositivo attendono una pratica o una delega: invia prima quelle già pronte.";
            return Err(Problem::new(Code::TooMany, detail));
        }
        if is_full(table::waiting(tx, None)?, self.all_mb) {
            tracing::error!(megabytes = self.all_mb, "no room for more files that wait for their submission");
            return Err(Problem::new(Code::Unavailable, "Ora non c'è posto per altri file: riprova più tardi."));
        }
        Ok(())
    }
}
