//! Answers as people write them.

use rapida_contract::form::{File, Shown};
use rapida_contract::service::Kind;

use super::super::words::Words;

/// Writes the answers to one question.
pub(super) struct Values<'a> {
    pub(super) words: &'a Words,
    /// What it asks for.
    pub(super) kind: Option<&'a Kind>,
}

impl Values<'_> {
    /// An answer, on several lines where it is made of several things.
    pub(super) fn written(&self, answer: &Shown) -> String {
        let words = self.words;
        match answer {
            Shown::Text(text) => text.clone(),
            Shown::Choices(chosen) => lines(chosen.iter().map(|chosen| chosen.in_language(words.language).to_owned())),
            Shown::Entries(entries) => match entries.as_slice() {
                [only] => only.clone(),
                all => lines((1..).zip(all).map(|(number, entry)| format!("{number}. {entry}"))),
            },
            Shown::YesNo(true) => words.yes.to_owned(),
            Shown::YesNo(false) => words.no.to_owned(),
            Shown::Number(number) => number.to_string(),
            Shown::Cents(cents) => words.euros(*cents),
            Shown::Day(day) => words.dates.date(*day),
            Shown::Parts(parts) => lines(parts.iter().map(|(name, part)| self.part(name, part))),
            Shown::Place(point, address) => {
                let degrees = words.degrees(point.lat, point.lon);
                lines(address.iter().filter(|address| !address.is_empty()).cloned().chain([degrees]))
            }
            Shown::Files(files) => lines(files.iter().map(|file| self.file(file))),
            Shown::Rows(rows) => rows.to_string(),
        }
    }

    fn part(&self, name: &str, part: &Shown) -> String {
        let kind = match self.kind {
            Some(Kind::Isee) => "isee",
            Some(Kind::Property) => "property",
            _ => "",
        };
        let label = self.words.part(kind, name);
        let value = match (name, part) {
            ("sex" | "kinship", Shown::Text(code)) => self.words.code(name, code).to_owned(),
            (_, part) => self.written(part),
        };
        format!("{label}: {value}")
    }

    fn file(&self, file: &File) -> String {
        format!("{} ({})", file.name, self.words.size(file.size))
    }
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
