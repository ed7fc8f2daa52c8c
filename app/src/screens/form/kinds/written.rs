//! What is typed into a line, and what it stands for. What cannot be read stays as it was typed.

use rapida_contract::Date;
use rapida_contract::form::{Answer, Part, PartKind};
use rapida_contract::service::Kind;

use crate::text;

/// What a line asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// Words as they are.
    Text,
    /// A whole number.
    Number,
    /// Euros, kept in cents.
    Cents,
    /// A day.
    Day,
}

impl Written {
    /// What a question of this kind asks for.
    pub fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Integer { .. } => Self::Number,
            Kind::Money { .. } => Self::Cents,
            Kind::Date => Self::Day,
            _ => Self::Text,
        }
    }

    /// What a part asks for.
    pub fn of_part(part: PartKind) -> Self {
        match part {
            PartKind::Day => Self::Day,
            PartKind::Cents => Self::Cents,
            _ => Self::Text,
        }
    }

    /// What was typed; nothing where nothing was.
    pub fn read(self, typed: &str) -> Option<Part> {
        if typed.trim().is_empty() {
            return None;
        }
        let plain = || typed.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let read = match self {
            Self::Text => None,
            Self::Number => plain().parse().ok().map(Part::Number),
            Self::Cents => text::cents_of(typed).map(Part::Number),
            Self::Day => text::day_of(typed).map(|day| Part::Text(day.to_string())),
        };
        Some(read.unwrap_or_else(|| Part::Text(typed.to_owned())))
    }

    /// As one types it.
    pub fn write(self, part: Option<&Part>) -> String {
        match (self, part) {
            (_, None) => String::new(),
            (Self::Cents, Some(Part::Number(cents))) => text::typed_cents(*cents),
            (_, Some(Part::Number(number))) => number.to_string(),
            (Self::Day, Some(Part::Text(day))) => day.parse::<Date>().map_or_else(|_| day.clone(), text::typed_day),
            (_, Some(Part::Text(text))) => text.clone(),
            (_, Some(Part::Degrees(degrees))) => degrees.to_string(),
        }
    }
}

/// An answer that is one line, as a part is.
pub fn part_of(answer: &Answer) -> Option<Part> {
    match answer {
        Answer::Text(text) => Some(Part::Text(text.clone())),
        Answer::Number(number) => Some(Part::Number(*number)),
        _ => None,
    }
}

/// A line as an answer.
pub fn answer_of(part: Part) -> Answer {
    match part {
        Part::Text(text) => Answer::Text(text),
        Part::Number(number) => Answer::Number(number),
        Part::Degrees(degrees) => Answer::Text(degrees.to_string()),
    }
}

/// An answer of parts with another in the place of one of them, or without it; nothing where none is left.
pub fn with_part(answer: Option<&Answer>, name: &str, part: Option<Part>) -> Option<Answer> {
    let mut parts = if let Some(Answer::Parts(parts)) = answer { parts.clone() } else { Default::default() };
    match part {
        Some(part) => drop(parts.insert(name.to_owned(), part)),
        None => drop(parts.remove(name)),
    }
    (!parts.is_empty()).then_some(Answer::Parts(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_read_as_what_it_stands_for_and_kept_where_it_cannot_be() {
        let text = |text: &str| Some(Part::Text(text.into()));
        let cases = [
            (Written::Text, " Via dei Tigli ", text(" Via dei Tigli ")),
            (Written::Text, "  ", None),
            (Written::Number, "36", Some(Part::Number(36))),
            (Written::Number, "-1 200", Some(Part::Number(-1200))),
            (Written::Number, "12a", text("12a")),
            (Written::Number, "1.5", text("1.5")),
            (Written::Cents, "1.250,5", Some(Part::Number(125_050))),
            (Written::Cents, "12,", text("12,")),
            (Written::Day, "1/9/2026", text("2026-09-01")),
            (Written::Day, "31/1", text("31/1")),
            (Written::Day, "31/2/2026", text("31/2/2026")),
        ];
        for (written, typed, part) in cases {
            assert_eq!(written.read(typed), part, "{typed}");
        }
    }

    #[test]
    fn what_was_read_is_written_as_one_types_it_and_reads_back() {
        let cases = [
            (Written::Text, "Via dei Tigli", "Via dei Tigli"),
            (Written::Number, "0036", "36"),
            (Written::Number, "12a", "12a"),
            (Written::Cents, "1.250,5", "1250,50"),
            (Written::Cents, "12,", "12,"),
            (Written::Day, "1.9.2026", "01/09/2026"),
            (Written::Day, "31/1", "31/1"),
        ];
        for (written, typed, again) in cases {
            let part = written.read(typed);
            assert_eq!(written.write(part.as_ref()), again);
            assert_eq!(written.read(again), part, "{typed}");
            assert_eq!(part.clone().map(answer_of).as_ref().and_then(part_of), part);
        }
    }

    #[test]
    fn a_part_comes_and_goes_beside_the_others() {
        let street = Answer::parts([("street", "Via Roma 1")]);
        let both = Answer::parts([("street", "Via Roma 1"), ("postal_code", "48121")]);
        let code = || Some(Part::Text("48121".into()));
        assert_eq!(with_part(Some(&street), "postal_code", code()), Some(both.clone()));
        assert_eq!(with_part(Some(&both), "postal_code", None), Some(street.clone()));
        assert_eq!(with_part(Some(&street), "street", None), None);
        assert_eq!(with_part(None, "street", Some(Part::Text("Via Roma 1".into()))), Some(street));
    }
}
