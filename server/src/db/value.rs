//! What goes into a statement and what comes out of it, the same for both engines.

use super::DbError;

/// A value in a column.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Nothing.
    Null,
    /// BIGINT. Times are Unix milliseconds (UTC), booleans 0 and 1.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// TEXT.
    Text(String),
    /// BYTEA.
    Blob(Vec<u8>),
}

macro_rules! value_from {
    ($($from:ty => $variant:ident;)*) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

value_from! {
    i64 => Int;
    i32 => Int;
    i16 => Int;
    u32 => Int;
    bool => Int;
    f64 => Real;
    &[u8] => Blob;
    Vec<u8> => Blob;
}

impl From<String> for Value {
    /// PostgreSQL keeps no NUL in a text, and SQLite's functions stop at it: what no person types is replaced.
    fn from(text: String) -> Self {
        Self::Text(if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text })
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::from(text.clone())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One row of an answer; columns are counted from 0. Each reader fails where the column is not there or of another type.
#[derive(Clone, PartialEq, Debug)]
pub struct Row(pub(super) Vec<Value>);

impl Row {
    fn column(&self, at: usize, wanted: &'static str) -> Result<&Value, DbError> {
        self.0.get(at).ok_or(DbError::Column(at, wanted))
    }

    /// A BIGINT.
    pub fn int(&self, at: usize) -> Result<i64, DbError> {
        self.opt_int(at)?.ok_or(DbError::Column(at, "a number"))
    }

    /// A BIGINT, or nothing.
    pub fn opt_int(&self, at: usize) -> Result<Option<i64>, DbError> {
        match self.column(at, "a number")? {
            Value::Null => Ok(None),
            Value::Int(number) => Ok(Some(*number)),
            _ => Err(DbError::Column(at, "a number")),
        }
    }

    /// A DOUBLE PRECISION; whole numbers too.
    pub fn real(&self, at: usize) -> Result<f64, DbError> {
        self.opt_real(at)?.ok_or(DbError::Column(at, "a real number"))
    }

    /// A DOUBLE PRECISION, or nothing.
    pub fn opt_real(&self, at: usize) -> Result<Option<f64>, DbError> {
        match self.column(at, "a real number")? {
            Value::Null => Ok(None),
            Value::Real(number) => Ok(Some(*number)),
            Value::Int(number) => Ok(Some(*number as f64)),
            _ => Err(DbError::Column(at, "a real number")),
        }
    }

    /// A TEXT.
    pub fn text(&self, at: usize) -> Result<&str, DbError> {
        self.opt_text(at)?.ok_or(DbError::Column(at, "a text"))
    }

    /// A TEXT, or nothing.
    pub fn opt_text(&self, at: usize) -> Result<Option<&str>, DbError> {
        match self.column(at, "a text")? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            _ => Err(DbError::Column(at, "a text")),
        }
    }

    /// A BYTEA.
    pub fn blob(&self, at: usize) -> Result<&[u8], DbError> {
        self.opt_blob(at)?.ok_or(DbError::Column(at, "bytes"))
    }

    /// A BYTEA, or nothing.
    pub fn opt_blob(&self, at: usize) -> Result<Option<&[u8]>, DbError> {
        match self.column(at, "bytes")? {
            Value::Null => Ok(None),
            Value::Blob(bytes) => Ok(Some(bytes)),
            _ => Err(DbError::Column(at, "bytes")),
        }
    }

    /// A BIGINT of Unix milliseconds.
    pub fn time(&self, at: usize) -> Result<jiff::Timestamp, DbError> {
        jiff::Timestamp::from_millisecond(self.int(at)?).map_err(|_| DbError::Column(at, "a time"))
    }

    /// A TEXT that is read as something else: an id, a date.
    pub fn parse<T: std::str::FromStr>(&self, at: usize, wanted: &'static str) -> Result<T, DbError> {
        self.text(at)?.parse().map_err(|_| DbError::Column(at, wanted))
    }

    /// A TEXT that is read as something else, or nothing.
    pub fn opt_parse<T: std::str::FromStr>(&self, at: usize, wanted: &'static str) -> Result<Option<T>, DbError> {
        let text = self.opt_text(at)?;
        text.map(|text| text.parse().map_err(|_| DbError::Column(at, wanted))).transpose()
    }
}
