//! A piece of work on its way to a thread that owns a connection, and its answer on the way back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use tokio::sync::oneshot;

use super::{DbError, Tx};

/// Work that a lane runs inside a transaction.
pub(super) trait Job: Send {
    /// Does the work; says whether what it wrote is to be kept.
    fn run(&mut self, tx: &mut dyn Tx) -> bool;
    /// Replaces what the work answered, since the engine did not keep it.
    fn refuse(&mut self, error: DbError);
    /// Answers whoever waits.
    fn answer(self: Box<Self>);
}

/// A closure, its answer, and who waits for it.
pub(super) struct Work<F, T, E> {
    work: Option<F>,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
}

impl<F, T, E> Work<F, T, E> {
    pub(super) fn new(work: F) -> (Self, oneshot::Receiver<Result<T, E>>) {
        let (reply, answer) = oneshot::channel();
        (Self { work: Some(work), outcome: None, reply }, answer)
    }
}

impl<F, T, E> Job for Work<F, T, E>
where
    F: FnOnce(&mut dyn Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<DbError> + Send,
{
    fn run(&mut self, tx: &mut dyn Tx) -> bool {
        let Some(work) = self.work.take() else { return false };
        // A panic in one job must not end the thread that all others wait for.
        let outcome = catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| Err(DbError::Panicked.into()));
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn refuse(&mut self, error: DbError) {
        if !matches!(self.outcome, Some(Err(_))) {
            self.outcome = Some(Err(error.into()));
        }
    }

    fn answer(self: Box<Self>) {
        if let Some(outcome) = self.outcome {
            // Whoever asked may have gone away: nobody is left to tell.
            let _ = self.reply.send(outcome);
        }
    }
}
