//! SQLite: a file beside the server. The library is SQLCipher's; without a key it reads and writes plain SQLite.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, Statement, ToSql};

use super::{Access, Connection, DbError, Engine, Row, Tx, Value};

/// How long a connection waits for another program that writes.
const BUSY: Duration = Duration::from_secs(10);

pub(super) struct Sqlite(rusqlite::Connection);

impl Sqlite {
    pub(super) fn open(path: &Path, access: Access) -> Result<Self, DbError> {
        make_private(path)?;
        let connection = rusqlite::Connection::open(path).map_err(unavailable)?;
        connection.busy_timeout(BUSY).map_err(unavailable)?;
        connection.set_prepared_statement_cache_capacity(128);
        // FULL: in WAL mode a commit is on disk only when the log was synced.
        let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        connection.execute_batch(pragmas).map_err(unavailable)?;
        if access == Access::Read {
            connection.pragma_update(None, "query_only", true).map_err(unavailable)?;
        }
        Ok(Self(connection))
    }
}

/// A new file is for this user alone, and so are those that SQLite puts beside it: keys lie in them.
fn make_private(path: &Path) -> Result<(), DbError> {
    let made = OpenOptions::new().append(true).create(true).mode(0o600).open(path);
    made.map(drop).map_err(|error| DbError::Unavailable(error.to_string()))
}

impl Tx for Sqlite {
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let mut statement = self.0.prepare_cached(sql).map_err(refused)?;
        bind(&mut statement, params)?;
        let touched = statement.raw_execute().map_err(refused)?;
        Ok(touched as u64)
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        let mut statement = self.0.prepare_cached(sql).map_err(refused)?;
        bind(&mut statement, params)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        let mut answer = Vec::new();
        while let Some(row) = rows.next().map_err(refused)? {
            let values: Result<Vec<Value>, DbError> = (0..columns).map(|at| read(row, at)).collect();
            answer.push(Row(values?));
        }
        Ok(answer)
    }
}

/// `$1` is a name to SQLite, numbered by where it first stands, so each is bound by its name.
fn bind(statement: &mut Statement<'_>, params: &[Value]) -> Result<(), DbError> {
    for (at, value) in params.iter().enumerate() {
        let index = statement.parameter_index(&format!("${}", at + 1)).map_err(refused)?;
        let index = index.ok_or_else(|| DbError::Refused(format!("the statement has no ${}", at + 1)))?;
        statement.raw_bind_parameter(index, value).map_err(refused)?;
    }
    Ok(())
}

fn read(row: &rusqlite::Row<'_>, at: usize) -> Result<Value, DbError> {
    Ok(match row.get_ref(at).map_err(refused)? {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(text) => {
            Value::Text(std::str::from_utf8(text).map_err(|_| DbError::Column(at, "UTF-8"))?.into())
        }
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    })
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl Connection for Sqlite {
    fn begin(&mut self, access: Access) -> Result<(), DbError> {
        self.run(match access {
            Access::Read => "BEGIN DEFERRED",
            Access::Write => "BEGIN IMMEDIATE",
        })
    }

    fn run(&mut self, sql: &str) -> Result<(), DbError> {
        self.0.execute_batch(sql).map_err(refused)
    }

    fn is_lost(&self) -> bool {
        false
    }

    fn engine(&self) -> Engine {
        Engine::Sqlite
    }
}

fn unavailable(error: rusqlite::Error) -> DbError {
    DbError::Unavailable(error.to_string())
}

fn refused(error: rusqlite::Error) -> DbError {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE};
    match &error {
        rusqlite::Error::SqliteFailure(cause, _) => match (cause.code, cause.extended_code) {
            (_, SQLITE_CONSTRAINT_PRIMARYKEY | SQLITE_CONSTRAINT_UNIQUE) => DbError::Taken(error.to_string()),
            (ErrorCode::DatabaseBusy | ErrorCode::DiskFull | ErrorCode::SystemIoFailure, _) => unavailable(error),
            _ => DbError::Refused(error.to_string()),
        },
        _ => DbError::Refused(error.to_string()),
    }
}
