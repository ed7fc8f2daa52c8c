//! What is done once a day, and whenever the clock of the sandbox was put forward.

use std::sync::Arc;
use std::time::Duration;

use rapida_contract::Timestamp;

use crate::db::{DbError, Tx};
use crate::state::App;

/// How often.
const DAILY: Duration = Duration::from_secs(24 * 60 * 60);

/// Does it now and every day until the server ends, each time until nothing is left: `work` answers how much it did. `undone`
/// is for the log where the database does not answer.
pub fn daily(
    app: &Arc<App>,
    work: impl Fn(&mut dyn Tx, Timestamp) -> Result<usize, DbError> + Clone + Send + 'static,
    undone: &'static str,
) {
    let (db, clock, mut end) = (app.db.clone(), app.clock.clone(), app.end.clone());
    let mut moves = app.ahead.moves();
    tokio::spawn(async move {
        loop {
            moves.mark_unchanged();
            let now = clock.now();
            let work = work.clone();
            match db.write(move |tx| work(tx, now)).await {
                Ok(done) if done > 0 => continue,
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "{undone}"),
            }
            tokio::select! {
                () = tokio::time::sleep(DAILY) => {}
                moved = moves.changed() => if moved.is_err() { return },
                _ = end.wait_for(|over| *over) => return,
            }
        }
    });
}
