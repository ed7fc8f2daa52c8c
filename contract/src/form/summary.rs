//! What is read right before sending (criterion C.SE.1.4): all that will be sent, as labels and values. Values keep their kind,
//! so that screens, PDFs and offices write them as people read them.

use super::answer::{Answer, Part};
use super::file::File;
use super::running::Form;
use super::{At, PartKind};
use crate::Date;
use crate::expression::read_day;
use crate::municipality::Text;
use crate::place::Point;
use crate::service::{Choice, Kind};

/// A section of the summary.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// The section of the form, by its place: where "modifica" leads.
    pub section: usize,
    /// What it is called.
    pub title: Text,
    /// What was answered in it, in the order of the form.
    pub lines: Vec<Line>,
}

/// A question with its answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Path of the field: `vehicles[1].plate`.
    pub path: String,
    /// The question; of a row's the column's.
    pub label: Text,
    /// The row of a group that it is in, from 0. A group itself has a line with the number of its rows before them.
    pub row: Option<usize>,
    /// The answer.
    pub value: Shown,
}

/// An answer to be read.
#[derive(Clone, PartialEq, Debug)]
pub enum Shown {
    /// Words as they are.
    Text(String),
    /// Words in three languages, each an option that was chosen.
    Choices(Vec<Text>),
    /// Names of entries, in the person's order.
    Entries(Vec<String>),
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(i64),
    /// An amount in cents.
    Cents(i64),
    /// A day.
    Day(Date),
    /// Parts by their names, in the order in which they are asked: of a person, an address, a plate.
    Parts(Vec<(&'static str, Shown)>),
    /// A point, and its address where one was given.
    Place(Point, Option<String>),
    /// Files.
    Files(Vec<File>),
    /// So many rows, which follow.
    Rows(usize),
}

impl Form {
    /// What would be sent, section by section. Sections without an answer are left out.
    pub fn summary(&self) -> Vec<Summary> {
        let sections = self.template.service.sections.iter().enumerate();
        let read = sections.map(|(place, section)| {
            let lines = self.questions(place).into_iter().flat_map(|at| self.lines(at)).collect();
            Summary { section: place, title: section.title.clone(), lines }
        });
        read.filter(|summary| !summary.lines.is_empty()).collect()
    }

    fn lines(&self, at: At) -> Vec<Line> {
        let Some(line) = self.line(at, None) else { return Vec::new() };
        let rows = if let Shown::Rows(rows) = line.value { rows } else { 0 };
        let columns = (0..rows)
            .flat_map(|row| self.columns(at, row).into_iter().filter_map(move |column| self.line(column, Some(row))));
        [line].into_iter().chain(columns).collect()
    }

    fn line(&self, at: At, row: Option<usize>) -> Option<Line> {
        let (field, answer) = (self.field(at)?, self.sent(at)?);
        let value = self.shown(&field.kind, answer)?;
        Some(Line { path: self.path(at), label: field.label.clone(), row, value })
    }

    /// An answer to a question of this kind, to be read; nothing where it is of a shape that no kind has.
    pub fn shown(&self, kind: &Kind, answer: Answer) -> Option<Shown> {
        let shown = match (kind, answer) {
            (_, Answer::YesNo(yes)) => Shown::YesNo(yes),
            (Kind::Money { .. }, Answer::Number(cents)) => Shown::Cents(cents),
            (_, Answer::Number(number)) => Shown::Number(number),
            (Kind::OneOf { options }, Answer::Text(id)) => Shown::Choices(vec![label(options, &id)]),
            (Kind::SomeOf { options, .. }, Answer::List(ids)) => {
                Shown::Choices(ids.iter().map(|id| label(options, id)).collect())
            }
            (Kind::FromList { list }, Answer::Text(id)) => Shown::Entries(vec![self.entry(list, &id)]),
            (Kind::Preferences { list, .. }, Answer::List(ids)) => {
                Shown::Entries(ids.iter().map(|id| self.entry(list, id)).collect())
            }
            (_, Answer::List(texts)) => Shown::Entries(texts),
            (Kind::Date, Answer::Text(text)) => day_or_text(text),
            (_, Answer::Text(text)) => Shown::Text(text),
            (Kind::Place, Answer::Parts(parts)) => {
                let degrees = |name: &str| parts.get(name).and_then(Part::degrees);
                let point = Point { lat: degrees("lat")?, lon: degrees("lon")? };
                Shown::Place(point, parts.get("address").and_then(Part::text).map(str::to_owned))
            }
            (kind, Answer::Parts(mut parts)) => {
                let known = super::parts(kind).iter();
                Shown::Parts(
                    known.filter_map(|(name, what, _)| Some((*name, part(*what, parts.remove(*name)?)))).collect(),
                )
            }
            (_, Answer::Files(files)) => Shown::Files(files),
            (_, Answer::Rows(rows)) => Shown::Rows(rows.len()),
            (_, Answer::Other(_)) => return None,
        };
        Some(shown)
    }

    /// The name of an entry; its id where the list is not at hand.
    fn entry(&self, list: &str, id: &str) -> String {
        let list = self.template.lists.iter().find(|known| known.id == list);
        let entry = list.and_then(|list| list.entries.iter().find(|entry| entry.id == id));
        entry.map_or_else(|| id.to_owned(), |entry| entry.name.clone())
    }
}

fn part(what: PartKind, part: Part) -> Shown {
    match part {
        Part::Number(cents) if what == PartKind::Cents => Shown::Cents(cents),
        Part::Number(number) => Shown::Number(number),
        Part::Text(text) if what == PartKind::Day => day_or_text(text),
        Part::Text(text) => Shown::Text(text),
        Part::Degrees(degrees) => Shown::Text(degrees.to_string()),
    }
}

fn day_or_text(text: String) -> Shown {
    read_day(&text).map_or(Shown::Text(text), Shown::Day)
}

fn label(options: &[Choice], id: &str) -> Text {
    let option = options.iter().find(|option| option.value == id);
    option.map_or_else(|| Text { it: id.into(), en: id.into(), de: id.into() }, |option| option.label.clone())
}
