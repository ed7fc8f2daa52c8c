//! Who is told at once that something changed. One task per server follows the feed itself, so that it does not matter
//! which request, program or server made the change.

use std::sync::Arc;
use std::time::Duration;

use rapida_contract::changes::Topic;
use tokio::sync::{broadcast, watch};

use super::table;
use crate::db::{Db, DbError, Tx};

/// How long a change by another server may stay unnoticed; our own are noticed at their commit.
const PATIENCE: Duration = Duration::from_secs(2);
/// Announcements that wait for a slow listener before it is told everything anew.
const BACKLOG: usize = 1_024;

/// Something changed for a scope (as in the table).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announcement {
    /// `public`, or a device.
    pub scope: Arc<str>,
    /// What.
    pub topic: Topic,
}

/// Where announcements are heard.
#[derive(Clone)]
pub struct Announcements(broadcast::Sender<Announcement>);

impl Announcements {
    /// Follows the feed until the server ends.
    pub fn follow(db: Db, mut end: watch::Receiver<bool>) -> Self {
        let announcements = Self(broadcast::channel(BACKLOG).0);
        let told = announcements.clone();
        tokio::spawn(async move {
            tokio::select! {
                () = told.run(db) => {}
                _ = end.wait_for(|over| *over) => {}
            }
        });
        announcements
    }

    /// What is announced from now on.
    pub fn listen(&self) -> broadcast::Receiver<Announcement> {
        self.0.subscribe()
    }

    async fn run(&self, db: Db) {
        let mut committed = db.committed();
        let mut seen = None;
        loop {
            match self.announce_new(&db, seen).await {
                Ok(end) => seen = Some(end),
                Err(error) => tracing::warn!(%error, "cannot follow the change feed"),
            }
            // Either way it is time to look: at a commit of ours, or for those of others.
            let _ = tokio::time::timeout(PATIENCE, committed.changed()).await;
        }
    }

    /// Announces what came after `seen` and answers the feed's end. The first time, nothing is new.
    async fn announce_new(&self, db: &Db, seen: Option<i64>) -> Result<i64, DbError> {
        let read = move |tx: &mut dyn Tx| -> Result<_, DbError> {
            let end = table::end(tx)?.seq;
            let news = match seen {
                Some(seen) if seen < end => table::scopes_after(tx, seen)?,
                _ => Vec::new(),
            };
            Ok((end, news))
        };
        let (end, news) = db.read(read).await?;
        for (scope, topic) in news {
            // Nobody may be listening.
            let _ = self.0.send(Announcement { scope: scope.into(), topic });
        }
        Ok(end)
    }
}
