//! Answers as people read them: in the summary, beside a question, of a register.

use dioxus::prelude::*;
use rapida_contract::form::{Answer, Form, Shown};
use rapida_contract::service::Kind;

use crate::t;
use crate::text::{self, coordinate};

/// An answer, drawn. Parts stand below each other with their names.
pub fn drawn(shown: &Shown) -> Element {
    match shown {
        Shown::Parts(parts) if is_named(parts) => rsx! {
            dl { class: "facts",
                for (name , part) in parts {
                    dt { key: "{name}", {label(name, parts)} }
                    dd { {of_part(name, part)} }
                }
            }
        },
        Shown::Entries(names) => rsx! {
            ol { class: "entries",
                for (place , name) in names.iter().enumerate() {
                    li { key: "{place}", "{name}" }
                }
            }
        },
        Shown::Text(text) => rsx! { p { class: "words", "{text}" } },
        shown => rsx! { p { {in_words(shown)} } },
    }
}

/// An answer in a line.
pub fn in_words(shown: &Shown) -> String {
    match shown {
        Shown::Text(text) => text.clone(),
        Shown::Choices(labels) => joined(labels.iter().map(text::said)),
        Shown::Entries(names) => joined(names.iter().cloned()),
        Shown::YesNo(true) => t!("form-yes"),
        Shown::YesNo(false) => t!("form-no"),
        Shown::Number(number) => number.to_string(),
        Shown::Cents(cents) => text::money(*cents),
        Shown::Day(day) => text::day(*day),
        Shown::Parts(parts) if is_named(parts) => {
            joined(parts.iter().map(|(name, part)| format!("{}: {}", label(name, parts), of_part(name, part))))
        }
        Shown::Parts(parts) => in_a_line(parts),
        Shown::Place(point, address) => {
            let degrees = format!("{}, {}", coordinate(point.lat), coordinate(point.lon));
            joined(address.iter().cloned().chain([degrees]))
        }
        Shown::Files(files) => joined(files.iter().map(|file| file.name.clone())),
        Shown::Rows(rows) => t!("form-rows", count = *rows),
    }
}

/// An answer to a question of this kind in a line.
pub fn of_answer(form: &Form, kind: &Kind, answer: &Answer) -> String {
    form.shown(kind, answer.clone()).map(|shown| in_words(&shown)).unwrap_or_default()
}

/// What a part of an answer is called. Some names mean another thing beside others.
pub fn part_label(kind: &Kind, name: &str) -> String {
    let key = match (kind, name) {
        (Kind::Property, "comune") => "cadastral_code",
        (Kind::Property, "number") => "parcel",
        (Kind::Isee, "until") => "valid_until",
        (_, name) => name,
    };
    text::of("form-part", key)
}

/// An address as on an envelope, a plate with its country.
fn in_a_line(parts: &[(&str, Shown)]) -> String {
    let part = |name: &str| parts.iter().find(|(known, _)| *known == name).map(|(_, part)| in_words(part));
    let in_brackets = |name: &str| part(name).map(|words| format!("({words})"));
    let beside = |words: [Option<String>; 3]| words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let plate = beside([part("number"), in_brackets("country"), None]);
    let town = beside([part("postal_code"), part("comune"), in_brackets("province")]);
    joined([plate, part("street").unwrap_or_default(), town].into_iter())
}

/// Addresses and plates are read without names.
fn is_named(parts: &[(&str, Shown)]) -> bool {
    !parts.iter().any(|(name, _)| matches!(*name, "street" | "country"))
}

fn label(name: &str, parts: &[(&str, Shown)]) -> String {
    let has = |other: &str| parts.iter().any(|(name, _)| *name == other);
    let kind = match (has("sheet"), has("protocol")) {
        (true, _) => Kind::Property,
        (_, true) => Kind::Isee,
        _ => Kind::Person,
    };
    part_label(&kind, name)
}

fn of_part(name: &str, part: &Shown) -> String {
    match (name, part) {
        ("sex", Shown::Text(sex)) => text::of("form-sex", sex),
        ("kinship", Shown::Text(kinship)) => text::of("kinship", kinship),
        (_, part) => in_words(part),
    }
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use rapida_contract::place::Point;

    use super::*;

    fn text(text: &str) -> Shown {
        Shown::Text(text.into())
    }

    #[test]
    fn addresses_and_plates_are_read_as_people_write_them() {
        let address =
            [("street", "Via dei Tigli 12"), ("postal_code", "48121"), ("comune", "Ravenna"), ("province", "RA")];
        let address = Shown::Parts(address.map(|(name, part)| (name, text(part))).into());
        assert_eq!(in_words(&address), "Via dei Tigli 12, 48121 Ravenna (RA)");
        let plate = Shown::Parts(vec![("number", text("AB123CD")), ("country", text("I"))]);
        assert_eq!(in_words(&plate), "AB123CD (I)");
        let place = Shown::Place(Point { lat: 44.4, lon: 12.2 }, Some("Molo Sud".into()));
        assert_eq!(in_words(&place), "Molo Sud, 44,40000, 12,20000");
    }

    #[test]
    fn a_part_is_called_by_what_it_is_beside_the_others() {
        assert_eq!(part_label(&Kind::Property, "number"), "form-part-parcel");
        assert_eq!(part_label(&Kind::Plate, "number"), "form-part-number");
        assert_eq!(part_label(&Kind::Isee, "until"), "form-part-valid_until");
        assert_eq!(label("comune", &[("comune", text("H199")), ("sheet", text("12"))]), "form-part-cadastral_code");
    }
}
