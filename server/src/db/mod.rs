//! The database: one SQL text for SQLite (embedded, the default) and PostgreSQL.
//!
//! Writes are serial on both engines: one writing thread per server, and on PostgreSQL a lock that all servers of a
//! municipality share. The register of the protocol and the order of the change feed ask for that anyway, and it makes
//! read-then-write safe everywhere without a word about isolation.

mod dialect;
mod job;
mod lane;
mod migrations;
mod postgres;
mod sqlite;
mod value;

use std::path::PathBuf;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

use tokio::sync::{oneshot, watch};

use job::Work;
use lane::{BoxedJob, Lane};
pub use value::{Row, Value};

/// Threads that read.
const READERS: usize = 4;

/// Why the database did not do it.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum DbError {
    /// The engine refused the statement.
    #[error("the database refused: {0}")]
    Refused(String),
    /// A unique or primary key is taken.
    #[error("the database refused a second row with the same key: {0}")]
    Taken(String),
    /// The engine cannot be reached, or ended.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// A column, counted from 0, that does not hold what the code expects.
    #[error("column {0} does not hold {1}")]
    Column(usize, &'static str),
    /// The work itself panicked; nothing of it was kept.
    #[error("the work on the database stopped by a fault of the program")]
    Panicked,
}

/// A transaction, as the work in it sees it. Parameters are `$1`, `$2`, …
pub trait Tx {
    /// Runs a statement; answers how many rows it touched.
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError>;
    /// Runs a statement that answers rows.
    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError>;
}

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Access {
    Read,
    Write,
}

/// One connection of an engine.
trait Connection: Tx + Send {
    /// Begins a transaction; a writing one waits for its turn.
    fn begin(&mut self, access: Access) -> Result<(), DbError>;
    /// Runs statements without parameters or answers.
    fn run(&mut self, sql: &str) -> Result<(), DbError>;
    /// Whether it must be opened anew.
    fn is_lost(&self) -> bool;
    /// Which text of a migration it takes.
    fn engine(&self) -> Engine;
}

/// The engines.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Embedded.
    Sqlite,
    /// A server of its own.
    Postgres,
}

/// Where the data lie.
#[derive(Clone, Debug)]
pub enum Location {
    /// A file of SQLite.
    Sqlite(PathBuf),
    /// A `postgres://` URL.
    Postgres(String),
}

impl Location {
    fn connect(&self, access: Access) -> Result<Box<dyn Connection>, DbError> {
        Ok(match self {
            Self::Sqlite(path) => Box::new(sqlite::Sqlite::open(path, access)?),
            Self::Postgres(url) => Box::new(postgres::Postgres::open(url)?),
        })
    }
}

/// The municipality's database. Clones share it.
#[derive(Clone)]
pub struct Db {
    writer: Sender<BoxedJob>,
    readers: Sender<BoxedJob>,
    committed: watch::Receiver<u64>,
}

impl Db {
    /// Opens the database and brings its tables up to date.
    pub async fn open(location: Location) -> Result<Self, DbError> {
        let (told, ready) = oneshot::channel();
        let (count, committed) = watch::channel(0);
        let (writer, queue) = channel();
        let write_at = location.clone();
        spawn("db-write", move || {
            let mut lane = Lane::new(write_at, Access::Write);
            let ready = lane.connection().and_then(migrations::apply);
            let go_on = ready.is_ok();
            let _ = told.send(ready);
            if go_on {
                lane::write(lane, &queue, &count);
            }
        })?;
        ready.await.unwrap_or(Err(DbError::Panicked))?;
        let (readers, queue) = channel();
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..READERS {
            let (lane, queue) = (Lane::new(location.clone(), Access::Read), queue.clone());
            spawn("db-read", move || lane::read(lane, &queue))?;
        }
        Ok(Self { writer, readers, committed })
    }

    /// Runs work in a writing transaction. When this answers `Ok`, the work is on disk; when it answers `Err`, nothing
    /// of it was kept.
    pub async fn write<T, E>(&self, work: impl FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        run(&self.writer, work).await
    }

    /// Runs work that only reads, on one state of the data.
    pub async fn read<T, E>(&self, work: impl FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        run(&self.readers, work).await
    }

    /// Counts this server's commits: changes when something was written.
    pub fn committed(&self) -> watch::Receiver<u64> {
        self.committed.clone()
    }
}

async fn run<F, T, E>(lane: &Sender<BoxedJob>, work: F) -> Result<T, E>
where
    F: FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<DbError> + Send + 'static,
{
    let ended = || DbError::Unavailable("its thread has ended".into());
    let (job, answer) = Work::new(work);
    lane.send(Box::new(job)).map_err(|_| ended())?;
    answer.await.unwrap_or_else(|_| Err(ended().into()))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<(), DbError> {
    let spawned = std::thread::Builder::new().name(name.into()).spawn(work);
    spawned.map(drop).map_err(|error| DbError::Unavailable(error.to_string()))
}

#[cfg(test)]
mod tests;
