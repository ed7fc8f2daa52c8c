//! The national register of comuni (archivio dei comuni of ANPR), as the Ministry of the Interior publishes it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::date;

use super::Birthplace;
use crate::Date;
use crate::values::CadastralCode;

/// The last day of what goes on.
const OPEN: Date = date(9999, 12, 31);
/// Nobody who is alive was born before.
const OLDEST: Date = date(1900, 1, 1);

/// A line of the register that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line} of the register cannot be read")]
pub struct RegisterError {
    /// Counted from 1; the first one has the names of the columns.
    pub line: usize,
}

/// The comuni of the register, by code. Rows that follow one another without a gap, as after a change of name or province,
/// become one place with its last name; those that ended before 1900, and those without a code, are left out.
pub fn read_register(csv: &str) -> Result<Vec<Birthplace>, RegisterError> {
    let mut rows = (1..).zip(csv.lines().map(columns));
    let (_, head) = rows.next().unwrap_or_default();
    let mut periods: BTreeMap<CadastralCode, Vec<Period>> = BTreeMap::new();
    for (line, row) in rows {
        let (code, period) = read_row(&head, &row).ok_or(RegisterError { line })?;
        if let Some(code) = code.filter(|_| period.to >= OLDEST) {
            periods.entry(code).or_default().push(period);
        }
    }
    let places = periods
        .into_iter()
        .flat_map(|(code, periods)| joined(periods).into_iter().map(move |period| period.of(code.clone())));
    Ok(places.collect())
}

struct Period {
    from: Date,
    to: Date,
    name: String,
    province: String,
}

impl Period {
    fn of(self, code: CadastralCode) -> Birthplace {
        Birthplace {
            code,
            name: self.name,
            province: self.province,
            from: (self.from >= OLDEST).then_some(self.from),
            to: (self.to < OPEN).then_some(self.to),
        }
    }
}

/// A row; without a code where the register has `ND` for it.
fn read_row(head: &[String], row: &[String]) -> Option<(Option<CadastralCode>, Period)> {
    let column = |name: &str| row.get(head.iter().position(|known| known == name)?).map(String::as_str);
    let period = Period {
        from: column("DATAISTITUZIONE")?.parse().ok()?,
        to: column("DATACESSAZIONE")?.parse().ok()?,
        name: column("DENOMINAZIONE_IT")?.to_owned(),
        province: column("SIGLAPROVINCIA")?.to_owned(),
    };
    Some((column("CODCATASTALE")?.parse().ok(), period))
}

/// What stands between commas that are not in quotation marks.
fn columns(row: &str) -> Vec<String> {
    let mut quoted = false;
    let mut columns = vec![String::new()];
    for character in row.trim_start_matches('\u{feff}').chars() {
        match (character, columns.last_mut()) {
            ('"', _) => quoted = !quoted,
            (',', _) if !quoted => columns.push(String::new()),
            (_, Some(column)) => column.push(character),
            (_, None) => {}
        }
    }
    columns
}

fn joined(mut periods: Vec<Period>) -> Vec<Period> {
    periods.sort_by_key(|period| period.from);
    let mut joined: Vec<Period> = Vec::new();
    for period in periods {
        match joined.last_mut() {
            Some(last) if period.from <= last.to.saturating_add(1.day()) => {
                *last = Period { from: last.from, to: last.to.max(period.to), ..period };
            }
            _ => joined.push(period),
        }
    }
    joined
}
