//! Reminders (promemoria): when a person is told that a deadline is near. Each once, at nine in the morning in Ravenna or as soon
//! after as the app is open.

use std::collections::BTreeSet;

use jiff::civil::{Date, time};
use jiff::{Span, Timestamp};
use rapida_contract::deadlines::{Deadline, DeadlineKind};
use rapida_contract::ipc::Reminder;
use rusqlite::Connection;

use super::table;
use crate::error::Result;
use crate::world::rome;

/// For so long after its day it is remembered at least that a reminder was told: a clock may be set back.
const KEPT_DAYS: u32 = 60;

/// A reminder as it is remembered: of which deadline, of which day, how many days before.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Told {
    /// The deadline's.
    pub uid: String,
    /// The deadline's day: where it moves, the person is reminded anew.
    pub day: Date,
    /// How many days before it.
    pub days: u32,
}

/// The reminders that are due now: of each deadline the latest, since those before it say nothing any more; and where another one
/// of today is still to come, that one in its place. A call that opened is due for as long as it is among the deadlines, as if it
/// opened today. Pure.
pub fn due(deadlines: &[Deadline], now: Timestamp, told: &BTreeSet<Told>) -> Vec<(Reminder, Told)> {
    let today = now.to_zoned(rome()).date();
    let latest = |deadline: &Deadline| {
        let reached = |days: &u32| before(deadline.day, *days) <= today;
        let days = deadline.kind.reminders().iter().copied().filter(reached).min()?;
        let told = Told { uid: deadline.uid.clone(), day: deadline.day, days };
        let in_days = (deadline.day - today).get_days();
        let in_days = if deadline.kind == DeadlineKind::CallOpens { in_days.max(0) } else { in_days };
        let in_days = u32::try_from(in_days).ok()?;
        (at(deadline.day, days) <= now).then(|| (Reminder { deadline: deadline.clone(), in_days }, told))
    };
    let found = deadlines.iter().filter_map(latest);
    found.filter(|(_, one)| !told.contains(one)).collect()
}

/// When the next one is due. Pure.
pub fn next(deadlines: &[Deadline], now: Timestamp) -> Option<Timestamp> {
    let of_one = |deadline: &Deadline| {
        let day = deadline.day;
        deadline.kind.reminders().iter().map(move |days| at(day, *days)).collect::<Vec<_>>()
    };
    deadlines.iter().flat_map(of_one).filter(|at| *at > now).min()
}

fn before(day: Date, days: u32) -> Date {
    day.saturating_sub(Span::new().days(days))
}

/// Nine o'clock in Ravenna, so many days before a day.
pub(super) fn at(day: Date, days: u32) -> Timestamp {
    let nine = before(day, days).to_datetime(time(9, 0, 0, 0));
    nine.to_zoned(rome()).map_or(Timestamp::MAX, |nine| nine.timestamp())
}

/// Counts what begins on these days as told: the person has it before their eyes.
pub fn seen(citizen: &Connection, deadlines: &[Deadline]) -> Result<()> {
    for Deadline { uid, day, .. } in deadlines {
        table::put_told(citizen, &Told { uid: uid.clone(), day: *day, days: 0 })?;
    }
    Ok(())
}

/// Takes the reminders that are due now out, to be told: from then on they count as told.
pub fn take(citizen: &Connection, deadlines: &[Deadline], now: Timestamp) -> Result<Vec<Reminder>> {
    let told = table::told(citizen)?;
    let due = due(deadlines, now, &told);
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let long_ago = before(now.to_zoned(rome()).date(), KEPT_DAYS);
    let is_over = |told: &&Told| told.day < long_ago && deadlines.iter().all(|deadline| deadline.uid != told.uid);
    for told in told.iter().filter(is_over) {
        table::forget_told(citizen, told)?;
    }
    for (_, told) in &due {
        table::put_told(citizen, told)?;
    }
    Ok(due.into_iter().map(|(reminder, _)| reminder).collect())
}
