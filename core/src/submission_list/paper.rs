//! The list on paper, by whom it is for. The same as a table for spreadsheets lies inside it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rapida_contract::ipc::SubmissionRow;

use super::csv;
use super::words::Words;
use crate::document::{Document, DocumentError, Part, Section, Source};
use crate::world::rome;

/// The list as PDF.
///
/// # Errors
/// Where the writer finds a fault in the result; no list has one.
pub fn write(
    rows: &[SubmissionRow],
    municipality: &str,
    language: &str,
    now: Timestamp,
) -> Result<Vec<u8>, DocumentError> {
    let words = Words::of(language);
    let mut by_subject: BTreeMap<&str, Vec<&SubmissionRow>> = BTreeMap::new();
    for row in rows {
        let name = row.subject.as_ref().map_or("", |named| named.name.as_str());
        by_subject.entry(name).or_default().push(row);
    }
    let mut sections: Vec<Section> = by_subject.into_iter().map(|(name, rows)| section(name, &rows, words)).collect();
    if sections.is_empty() {
        sections.push(Section { title: words.own.to_owned(), parts: vec![Part::Text(words.nothing.to_owned())] });
    }
    let document = Document {
        issuer: municipality.to_owned(),
        title: words.title.to_owned(),
        language: words.language.to_owned(),
        made_at: now,
        sections,
        source: Source {
            name: "pratiche.csv".to_owned(),
            media_type: "text/csv",
            description: words.source.to_owned(),
            bytes: csv::write(rows, language).unwrap_or_default(),
        },
    };
    document.to_pdf()
}

fn section(name: &str, rows: &[&SubmissionRow], words: &Words) -> Section {
    let title = if name.is_empty() { words.own.to_owned() } else { format!("{} {name}", words.for_whom) };
    Section { title, parts: rows.iter().map(|row| part(row, words)).collect() }
}

fn part(row: &SubmissionRow, words: &Words) -> Part {
    let [number, _, name, standing, _, sender, at, due] = words.columns;
    let facts = [
        (number, row.number.as_ref().map(|number| number.0.clone())),
        (name, Some(row.name.clone()).filter(|name| !name.is_empty())),
        (standing, Some(words.standing(row.standing).to_owned())),
        (sender, row.sender.clone()),
        (at, Some(words.dates.date(row.at.to_zoned(rome()).date()))),
        (due, row.due.map(|day| words.dates.date(day))),
    ];
    let facts = facts.into_iter().filter_map(|(label, value)| Some((label, value?)));
    let title = row.title.in_language(words.language);
    let title = if title.is_empty() { words.untitled } else { title };
    Part::Group {
        title: title.to_owned(),
        parts: facts.map(|(label, value)| Part::Fact { label: label.to_owned(), value }).collect(),
    }
}
