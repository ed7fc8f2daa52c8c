//! The list for spreadsheets: UTF-8 with its mark, semicolons, lines that end as on Windows, days as they are written in Italy.

use csv::{Terminator, WriterBuilder};
use jiff::civil::Date;
use rapida_contract::ipc::SubmissionRow;

use super::words::Words;
use crate::error::{Error, Result};
use crate::world::rome;

/// By which spreadsheets know that it is UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// The table, with a heading. What a spreadsheet would compute is told as text.
pub fn write(rows: &[SubmissionRow], language: &str) -> Result<Vec<u8>> {
    let words = Words::of(language);
    let mut table = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    table.write_record(words.columns).map_err(unwritten)?;
    for row in rows {
        table.write_record(record(row, words).map(defused)).map_err(unwritten)?;
    }
    table.into_inner().map_err(|error| Error::File(error.into_error()))
}

fn record(row: &SubmissionRow, words: &Words) -> [String; 8] {
    [
        row.number.as_ref().map(|number| number.0.clone()).unwrap_or_default(),
        row.title.in_language(words.language).to_owned(),
        row.name.clone(),
        words.standing(row.standing).to_owned(),
        row.subject.as_ref().map(|named| named.name.clone()).unwrap_or_default(),
        row.sender.clone().unwrap_or_default(),
        day(row.at.to_zoned(rome()).date()),
        row.due.map(day).unwrap_or_default(),
    ]
}

/// `23/11/2026`, in every language: it is the order that spreadsheets in Italy read.
fn day(day: Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// A text that a spreadsheet takes for a formula begins with an apostrophe (CWE-1236).
fn defused(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn unwritten(error: csv::Error) -> Error {
    Error::File(std::io::Error::other(error))
}
