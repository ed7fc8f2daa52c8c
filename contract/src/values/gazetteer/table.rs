//! The form of the tables in `assets/places`: a line per place, its columns separated by tabs.

use std::fmt;

use super::Birthplace;
use crate::Date;

/// The line of a table that has every place.
const COMPLETE: &str = "# complete";
/// Code, name, province, first day, last day.
const COLUMNS: usize = 5;

/// A table as it was read.
pub struct Table {
    /// Whether it says that it has every place.
    pub complete: bool,
    /// Its lines.
    pub places: Vec<Birthplace>,
}

/// A line that is no place.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TableError {
    /// More or fewer columns.
    #[error("line {line}: {COLUMNS} columns are expected")]
    Columns {
        /// Counted from 1.
        line: usize,
    },
    /// The first column is no cadastral code.
    #[error("line {line}: no cadastral code")]
    Code {
        /// Counted from 1.
        line: usize,
    },
    /// One of the last two columns is neither empty nor a day.
    #[error("line {line}: no day")]
    Day {
        /// Counted from 1.
        line: usize,
    },
}

/// Reads a table. Lines that begin with `#` are remarks.
pub fn read(text: &str) -> Result<Table, TableError> {
    let complete = text.lines().any(|line| line == COMPLETE);
    let rows = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let places = rows.map(|(line, row)| place(line, row)).collect::<Result<_, _>>()?;
    Ok(Table { complete, places })
}

fn place(line: usize, row: &str) -> Result<Birthplace, TableError> {
    let columns: Vec<&str> = row.split('\t').collect();
    let &[code, name, province, from, to] = columns.as_slice() else { return Err(TableError::Columns { line }) };
    Ok(Birthplace {
        code: code.parse().map_err(|_| TableError::Code { line })?,
        name: name.to_owned(),
        province: province.to_owned(),
        from: day(line, from)?,
        to: day(line, to)?,
    })
}

fn day(line: usize, text: &str) -> Result<Option<Date>, TableError> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| TableError::Day { line }) }
}

impl fmt::Display for Birthplace {
    /// As a line of a table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        write!(f, "{}\t{}\t{}\t{}\t{}", self.code, self.name, self.province, day(self.from), day(self.to))
    }
}
