//! Reports are public for a year; then everybody is told that they are no more. Their owner and followers keep them.

use std::sync::Arc;

use rapida_contract::Timestamp;
use rapida_contract::changes::{PublicReport, Topic};

use super::{table, telling};
use crate::changes::{self, Scope};
use crate::daily::daily;
use crate::db::{DbError, Tx};
use crate::state::App;

/// How long a report is public, in days.
const PUBLIC_DAYS: i64 = 365;
/// Reports that leave in one transaction.
const AT_ONCE: u32 = 1_000;

/// Looks now and every day, until the server ends.
pub fn retire_daily(app: &Arc<App>) {
    daily(app, retire_old, "old reports stay public for now");
}

/// Takes reports of more than a year ago off the public list. Answers how many; call again while it is not 0.
pub fn retire_old(tx: &mut dyn Tx, now: Timestamp) -> Result<usize, DbError> {
    let before = now.saturating_sub(jiff::SignedDuration::from_hours(24 * PUBLIC_DAYS)).unwrap_or(Timestamp::MIN);
    let codes = table::retire_before(tx, before, AT_ONCE)?;
    for code in &codes {
        changes::tell(tx, &Scope::Public, Topic::PublicReport, &code.0, None::<&PublicReport>)?;
        // After the word to all, so that it stays with those who follow it.
        if let Some(report) = table::by_code(tx, code)? {
            telling::tell_followers(tx, &report)?;
        }
    }
    Ok(codes.len())
}
