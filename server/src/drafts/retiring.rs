//! Drafts that nobody goes on with do not stay for ever. Devices keep their own.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use rapida_contract::changes::Topic;

use super::table;
use crate::changes;
use crate::daily::daily;
use crate::db::{DbError, Tx};
use crate::state::App;

/// How long a draft is kept that nobody changes, in days.
const KEPT_DAYS: i64 = 365;
/// How long devices are told that a draft has ended, in days.
const ENDED_DAYS: i64 = 90;
/// Drafts that leave in one transaction.
const AT_ONCE: u32 = 1_000;

/// Looks now and every day, until the server ends.
pub fn retire_daily(app: &Arc<App>) {
    daily(app, retire_old, "old drafts stay for now");
}

/// Removes drafts that nobody changed for a year, ended ones after 90 days, and what was told of them. Answers how many; call
/// again while it is not 0.
pub fn retire_old(tx: &mut dyn Tx, now: Timestamp) -> Result<usize, DbError> {
    let before = |days| now.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN);
    let removed = table::remove_before(tx, (before(KEPT_DAYS), before(ENDED_DAYS)), AT_ONCE)?;
    for id in &removed {
        changes::forget_everywhere(tx, Topic::Draft, id)?;
    }
    Ok(removed.len())
}
