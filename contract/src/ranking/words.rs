//! Answers as people read them, in the three languages.

use crate::Date;
use crate::form::{Form, Line, Shown};
use crate::italian::MONTHS;
use crate::municipality::Text;

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const GERMAN: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

/// What is the same in all languages.
pub fn same(text: &str) -> Text {
    Text { it: text.to_owned(), en: text.to_owned(), de: text.to_owned() }
}

/// The answers of a form, to be read.
pub struct Written(Vec<Line>);

impl Written {
    /// All that would be sent of it.
    pub fn of(form: &Form) -> Self {
        Self(form.summary().into_iter().flat_map(|section| section.lines).collect())
    }

    /// The answer to a question, or a part of it (`residence.comune`); of a group each of its rows. Empty where nothing is sent.
    pub fn answer(&self, path: &str) -> Text {
        match self.value(path) {
            None => self.part(path).map(shown).unwrap_or_default(),
            Some(Shown::Rows(rows)) => {
                let in_group = |line: &&Line| line.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('['));
                let of_row = |row| {
                    let columns = self.0.iter().filter(in_group).filter(|line| line.row == Some(row));
                    join(columns.map(|line| shown(&line.value)).collect(), ", ")
                };
                join((0..*rows).map(of_row).collect(), "; ")
            }
            Some(value) => shown(value),
        }
    }

    fn value(&self, path: &str) -> Option<&Shown> {
        self.0.iter().find(|line| line.path == path).map(|line| &line.value)
    }

    fn part(&self, path: &str) -> Option<&Shown> {
        let (question, part) = path.rsplit_once('.')?;
        let Shown::Parts(parts) = self.value(question)? else { return None };
        parts.iter().find(|(name, _)| *name == part).map(|(_, value)| value)
    }
}

fn shown(value: &Shown) -> Text {
    match value {
        Shown::Text(text) => same(text),
        Shown::Choices(choices) => join(choices.clone(), ", "),
        Shown::Entries(names) => same(&names.join(", ")),
        Shown::YesNo(true) => text("sì", "yes", "ja"),
        Shown::YesNo(false) => text("no", "no", "nein"),
        Shown::Number(number) => same(&number.to_string()),
        Shown::Cents(cents) => amount(*cents),
        Shown::Day(day) => written(*day),
        Shown::Parts(parts) => join(parts.iter().map(|(_, part)| shown(part)).collect(), ", "),
        Shown::Place(point, address) => {
            same(&address.clone().unwrap_or_else(|| format!("{}, {}", point.lat, point.lon)))
        }
        Shown::Files(files) => same(&files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")),
        Shown::Rows(rows) => same(&rows.to_string()),
    }
}

/// One text in the three languages.
pub fn text(it: &str, en: &str, de: &str) -> Text {
    Text { it: it.to_owned(), en: en.to_owned(), de: de.to_owned() }
}

fn join(texts: Vec<Text>, between: &str) -> Text {
    let all = |language: &str| texts.iter().map(|text| text.in_language(language)).collect::<Vec<_>>().join(between);
    Text { it: all("it"), en: all("en"), de: all("de") }
}

/// `13 aprile 2027`, the first of a month being `1° maggio 2027`.
fn written(day: Date) -> Text {
    let (year, number) = (day.year(), day.day());
    let month = |names: &[&'static str; 12]| {
        usize::try_from(day.month() - 1).ok().and_then(|month| names.get(month)).copied().unwrap_or_default()
    };
    let ordinal = if number == 1 { "°" } else { "" };
    Text {
        it: format!("{number}{ordinal} {} {year}", month(&MONTHS)),
        en: format!("{number} {} {year}", month(&ENGLISH)),
        de: format!("{number}. {} {year}", month(&GERMAN)),
    }
}

/// Euro, with the separators of each language.
fn amount(cents: i64) -> Text {
    let (sign, whole, rest) =
        (if cents < 0 { "-" } else { "" }, cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let digits = whole.to_string();
    let grouped = |separator: &str| {
        let mut made = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                made.push_str(separator);
            }
            made.push(digit);
        }
        made
    };
    let continental = format!("{sign}{},{rest:02} €", grouped("."));
    Text { it: continental.clone(), en: format!("{sign}€{}.{rest:02}", grouped(",")), de: continental }
}
