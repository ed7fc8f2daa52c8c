//! PostgreSQL, for a municipality that runs more than one server.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use bytes::{BufMut, BytesMut};
use postgres::config::SslMode;
use postgres::error::SqlState;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls, Statement};
use rustls::ClientConfig;
use rustls::crypto::aws_lc_rs;
use rustls_platform_verifier::BuilderVerifierExt as _;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Access, Connection, DbError, Engine, Row, Tx, Value};

/// Names the lock under which all servers of a municipality write: writes are serial, as on SQLite.
const WRITE_LOCK: i64 = 0x5261_7069_6461;

/// Statements kept ready: more than the program has texts, less than filters could make.
const PREPARED_MAX: usize = 512;

pub(super) struct Postgres {
    client: Client,
    prepared: HashMap<String, Statement>,
}

impl Postgres {
    pub(super) fn open(url: &str) -> Result<Self, DbError> {
        let config: Config = url.parse().map_err(failure)?;
        let client = match config.get_ssl_mode() {
            SslMode::Require => config.connect(tls().map_err(|error| DbError::Unavailable(error.to_string()))?),
            // What may go without TLS proves nobody's identity: a server with a makeshift certificate serves as well.
            _ => config.connect(NoTls),
        };
        Ok(Self { client: client.map_err(unreached)?, prepared: HashMap::new() })
    }

    fn prepare(&mut self, sql: &str) -> Result<Statement, DbError> {
        if let Some(statement) = self.prepared.get(sql) {
            return Ok(statement.clone());
        }
        if self.prepared.len() >= PREPARED_MAX {
            self.prepared.clear();
        }
        let statement = self.client.prepare(sql).map_err(failure)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// TLS with a server whose certificate the system trusts, and that is the one of the URL.
fn tls() -> Result<MakeRustlsConnect, rustls::Error> {
    let builder = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()));
    let config = builder.with_safe_default_protocol_versions()?.with_platform_verifier()?.with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn borrowed(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl Tx for Postgres {
    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let statement = self.prepare(sql)?;
        self.client.execute(&statement, &borrowed(params)).map_err(failure)
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        let statement = self.prepare(sql)?;
        let rows = self.client.query(&statement, &borrowed(params)).map_err(failure)?;
        rows.iter().map(|row| (0..row.len()).map(|at| read(row, at)).collect::<Result<_, _>>().map(Row)).collect()
    }
}

fn read(row: &postgres::Row, at: usize) -> Result<Value, DbError> {
    let column = row.columns().get(at).ok_or(DbError::Column(at, "anything"))?;
    let value = match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(at).map(Value::from),
        Type::INT4 => row.try_get::<_, Option<i32>>(at).map(Value::from),
        Type::BOOL => row.try_get::<_, Option<bool>>(at).map(Value::from),
        Type::FLOAT8 => row.try_get::<_, Option<f64>>(at).map(Value::from),
        Type::TEXT | Type::VARCHAR => row.try_get::<_, Option<String>>(at).map(Value::from),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at).map(Value::from),
        // Such as NUMERIC from SUM(BIGINT): the statement must say CAST(… AS BIGINT), for SQLite's sake too.
        _ => return Err(DbError::Column(at, "one of the types that both engines have")),
    };
    value.map_err(failure)
}

impl ToSql for Value {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => return Ok(IsNull::Yes),
            (Self::Int(number), &Type::INT4) => return i32::try_from(*number)?.to_sql(ty, out),
            (Self::Int(number), &Type::FLOAT8) => out.put_f64(*number as f64),
            (Self::Int(number), &Type::INT8) => out.put_i64(*number),
            (Self::Real(number), &Type::FLOAT8) => out.put_f64(*number),
            (Self::Text(text), &Type::TEXT | &Type::VARCHAR) => out.put_slice(text.as_bytes()),
            (Self::Blob(bytes), &Type::BYTEA) => out.put_slice(bytes),
            (value, ty) => return Err(format!("{value:?} is no {ty}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

impl Connection for Postgres {
    fn begin(&mut self, access: Access) -> Result<(), DbError> {
        match access {
            Access::Read => self.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
            Access::Write => self.run(&format!("BEGIN; SELECT pg_advisory_xact_lock({WRITE_LOCK})")),
        }
    }

    fn run(&mut self, sql: &str) -> Result<(), DbError> {
        self.client.batch_execute(sql).map_err(failure)
    }

    fn is_lost(&self) -> bool {
        self.client.is_closed()
    }

    fn engine(&self) -> Engine {
        Engine::Postgres
    }
}

/// No connection; what lies behind it names no row.
fn unreached(error: postgres::Error) -> DbError {
    match error.source() {
        Some(cause) if error.as_db_error().is_none() => DbError::Unavailable(format!("{error}: {cause}")),
        _ => failure(error),
    }
}

fn failure(error: postgres::Error) -> DbError {
    // The engine's `detail` repeats the values of the row: it must not reach a log.
    let message = error.as_db_error().map_or_else(|| error.to_string(), |cause| cause.message().to_owned());
    match error.code() {
        Some(&SqlState::UNIQUE_VIOLATION) => DbError::Taken(message),
        Some(state) if !PASSING.iter().any(|class| state.code().starts_with(class)) => DbError::Refused(message),
        _ => DbError::Unavailable(message),
    }
}

/// Classes of errors that are over sooner or later: connection, resources, an operator's intervention.
const PASSING: [&str; 3] = ["08", "53", "57P"];
