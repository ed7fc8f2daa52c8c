//! Takes mails out of the outbox and hands them over, one after the other.

use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use super::post::{Post, SendError};
use super::{Mail, table};
use crate::db::{Db, DbError};
use crate::world::Clock;

/// How long a try may take before another worker takes the mail over.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// The first wait after a failure; it doubles with each.
const FIRST_WAIT: SignedDuration = SignedDuration::from_mins(1);
/// The longest wait.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);
/// After this a mail that never left is given up, and stays in the table with its fault.
const GIVE_UP_AFTER: SignedDuration = SignedDuration::from_hours(5 * 24);
/// The longest time without a look, for commits of other servers on the same database.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Works until `end` says so.
pub async fn run(db: Db, clock: Clock, post: Arc<Post>, mut end: watch::Receiver<bool>) {
    let mut committed = db.committed();
    while !*end.borrow() {
        committed.mark_unchanged();
        let wait = match deliver_all(&db, &clock, &post).await {
            Ok(next) => until(next, clock.now()),
            Err(error) => {
                tracing::error!(%error, "mail outbox");
                LOOK_AGAIN
            }
        };
        tokio::select! {
            _ = tokio::time::sleep(wait) => {}
            changed = committed.changed() => if changed.is_err() { return },
            changed = end.changed() => if changed.is_err() { return },
        }
    }
}

/// Delivers everything whose turn it is; answers when the next turn comes, if any mail waits.
pub async fn deliver_all(db: &Db, clock: &Clock, post: &Post) -> Result<Option<Timestamp>, DbError> {
    while let Some(mail) = claim(db, clock.now()).await? {
        let outcome = post.send(&mail).await;
        settle(db, &mail, outcome, clock.now()).await?;
    }
    db.read(table::next_turn).await
}

/// Looks before it writes: most commits have nothing to do with mail.
async fn claim(db: &Db, now: Timestamp) -> Result<Option<Mail>, DbError> {
    if db.read(move |tx| table::due(tx, now)).await?.is_none() {
        return Ok(None);
    }
    db.write(move |tx| {
        let due = table::due(tx, now)?;
        if let Some(mail) = &due {
            table::claim(tx, mail.id, now + LEASE)?;
        }
        Ok(due.map(|mail| Mail { tries: mail.tries.saturating_add(1), ..mail }))
    })
    .await
}

async fn settle(db: &Db, mail: &Mail, outcome: Result<(), SendError>, now: Timestamp) -> Result<(), DbError> {
    let (id, too_old) = (mail.id, now.duration_since(mail.queued_at) > GIVE_UP_AFTER);
    let again_at = now + wait_after(mail.tries);
    if let Err(error) = &outcome {
        tracing::warn!(mail = %id, tries = mail.tries, %error, "a mail did not leave");
    }
    db.write(move |tx| match outcome {
        Ok(()) => table::sent(tx, id, now),
        Err(SendError::NotNow(fault)) if !too_old => table::failed(tx, id, &fault, again_at),
        Err(SendError::Never(fault) | SendError::NotNow(fault)) => table::given_up(tx, id, &fault, now),
    })
    .await
}

/// How long to wait after so many failed tries.
fn wait_after(tries: u32) -> SignedDuration {
    let doublings = tries.saturating_sub(1).min(16);
    (FIRST_WAIT * (1 << doublings)).min(LONGEST_WAIT)
}

fn until(next: Option<Timestamp>, now: Timestamp) -> Duration {
    let wait = next.map(|at| at.duration_since(now)).and_then(|wait| Duration::try_from(wait).ok());
    match next {
        None => LOOK_AGAIN,
        Some(_) => wait.unwrap_or_default().min(LOOK_AGAIN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_up_to_six_hours() {
        let minutes = [1, 2, 3, 9, 10, u32::MAX].map(|tries| wait_after(tries).as_mins());
        assert_eq!(minutes, [1, 2, 4, 256, 360, 360]);
    }
}
