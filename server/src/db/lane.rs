//! A lane: one thread with its own connection, opened when it is needed and again when it was lost.
//!
//! The writing lane commits in groups: each job in its own savepoint, one COMMIT (one disk sync) for all that waited,
//! and no answer before it.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use super::job::Job;
use super::{Access, Connection, DbError, Location};

/// Most jobs in one commit: bounds how long the first of them waits.
const GROUP_MAX: usize = 256;

pub(super) type BoxedJob = Box<dyn Job>;

/// A connection that comes back.
pub(super) struct Lane {
    location: Location,
    access: Access,
    open: Option<Box<dyn Connection>>,
}

impl Lane {
    pub(super) fn new(location: Location, access: Access) -> Self {
        Self { location, access, open: None }
    }

    pub(super) fn connection(&mut self) -> Result<&mut dyn Connection, DbError> {
        if self.open.as_ref().is_some_and(|connection| connection.is_lost()) {
            self.open = None;
        }
        let connection = match self.open.take() {
            Some(connection) => connection,
            None => self.location.connect(self.access)?,
        };
        Ok(&mut **self.open.insert(connection))
    }

    /// A connection with a transaction begun. One that was lost while it was idle shows only now, when nothing has run
    /// yet: it is opened anew, once.
    fn begin(&mut self) -> Result<&mut dyn Connection, DbError> {
        let access = self.access;
        if self.connection()?.begin(access).is_err() {
            self.open = None;
            self.connection()?.begin(access)?;
        }
        self.connection()
    }

    fn run_all(&mut self, jobs: &mut [BoxedJob]) -> Result<(), DbError> {
        let run_one = if self.access == Access::Read { read_one } else { write_one };
        let connection = self.begin()?;
        let done = jobs.iter_mut().try_for_each(|job| run_one(connection, job)).and_then(|()| connection.run("COMMIT"));
        if done.is_err() && connection.run("ROLLBACK").is_err() {
            // Whatever state it is in, the next job gets another.
            self.open = None;
        }
        done
    }

    /// Runs the jobs in one transaction and answers each once it is over.
    fn serve(&mut self, mut jobs: Vec<BoxedJob>) {
        if let Err(error) = self.run_all(&mut jobs) {
            jobs.iter_mut().for_each(|job| job.refuse(error.clone()));
        }
        jobs.into_iter().for_each(Job::answer);
    }
}

/// A reader has its transaction to itself, and nothing to undo.
fn read_one(connection: &mut dyn Connection, job: &mut BoxedJob) -> Result<(), DbError> {
    job.run(connection);
    Ok(())
}

/// A writer shares its transaction with others: what it does is undone alone.
fn write_one(connection: &mut dyn Connection, job: &mut BoxedJob) -> Result<(), DbError> {
    connection.run("SAVEPOINT job")?;
    if job.run(connection) {
        match connection.run("RELEASE SAVEPOINT job") {
            Ok(()) => return Ok(()),
            Err(error) => job.refuse(error),
        }
    }
    connection.run("ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job")
}

/// The one writer. Ends when nobody can send any more.
pub(super) fn write(mut lane: Lane, queue: &Receiver<BoxedJob>, committed: &watch::Sender<u64>) {
    while let Ok(first) = queue.recv() {
        let mut jobs = vec![first];
        jobs.extend(queue.try_iter().take(GROUP_MAX - 1));
        lane.serve(jobs);
        committed.send_modify(|count| *count += 1);
    }
}

/// One of the readers, who share a queue.
pub(super) fn read(mut lane: Lane, queue: &Arc<Mutex<Receiver<BoxedJob>>>) {
    loop {
        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(job) = next else { return };
        lane.serve(vec![job]);
    }
}
