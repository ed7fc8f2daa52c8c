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

    fn run_all(&mut self, jobs: &mut [BoxedJob]) -> Result<(), DbError> {
        let access = self.access;
        let connection = self.connection()?;
        connection.begin(access)?;
        let done = jobs.iter_mut().try_for_each(|job| run_one(connection, job)).and_then(|()| connection.run("COMMIT"));
        if done.is_err() {
            // The connection may be gone, and the transaction with it.
            let _ = connection.run("ROLLBACK");
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

fn run_one(connection: &mut dyn Connection, job: &mut BoxedJob) -> Result<(), DbError> {
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
