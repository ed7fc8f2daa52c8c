//! Answers as Italians read them.

use maud::{Markup, html};
use rapida_contract::form::{File, Shown};

use crate::calendar::italian;

/// What was answered.
pub(super) fn value(shown: &Shown) -> Markup {
    match shown {
        Shown::Text(text) => html! { span.break { (text) } },
        Shown::Choices(all) => texts(&all.iter().map(|text| text.it.as_str()).collect::<Vec<_>>()),
        Shown::Entries(all) => texts(&all.iter().map(String::as_str).collect::<Vec<_>>()),
        Shown::YesNo(yes) => html! { (if *yes { "Sì" } else { "No" }) },
        Shown::Number(number) => html! { (number) },
        Shown::Cents(cents) => html! { (euros(*cents)) },
        Shown::Day(day) => html! { (italian::long(*day)) },
        Shown::Parts(parts) => of_parts(parts),
        Shown::Place(point, address) => html! {
            @if let Some(address) = address { (address) br; }
            span.code { (format!("{:.5}, {:.5}", point.lat, point.lon)) }
        },
        Shown::Files(files) => of_files(files),
        Shown::Rows(rows) => html! { (rows) },
    }
}

/// One alone, or several in their order.
fn texts(all: &[&str]) -> Markup {
    match all {
        [one] => html! { (one) },
        all => html! { ol { @for one in all { li { (one) } } } },
    }
}

fn of_parts(parts: &[(&'static str, Shown)]) -> Markup {
    let of_land = parts.iter().any(|(name, _)| *name == "sheet");
    html! {
        @for (at, (name, part)) in parts.iter().enumerate() {
            @if at > 0 { br; }
            span.quiet { (part_name(name, of_land)) ": " }
            @match (*name, part) {
                ("sex" | "kinship", Shown::Text(word)) => (meaning(name, word)),
                (_, part) => (value(part)),
            }
        }
    }
}

pub(super) fn of_files(files: &[File]) -> Markup {
    html! {
        ul { @for file in files {
            li { a href={ "/ufficio/documenti/" (file.id) } { (file.name) } " " small.quiet { (weight(file.size)) } }
        } }
    }
}

/// What a part is called; some are another thing in the land register.
fn part_name(name: &'static str, of_land: bool) -> &'static str {
    match (name, of_land) {
        ("tax_code", _) => "Codice fiscale",
        ("given_name", _) => "Nome",
        ("family_name", _) => "Cognome",
        ("birth_date", _) => "Data di nascita",
        ("birthplace", _) => "Luogo di nascita",
        ("sex", _) => "Sesso",
        ("kinship", _) => "Parentela",
        ("street", _) => "Via e numero",
        ("postal_code", _) => "CAP",
        ("comune", true) => "Comune catastale",
        ("comune", false) => "Comune",
        ("province", _) => "Provincia",
        ("from", _) => "Dal",
        ("until", _) => "Fino al",
        ("number", true) => "Particella",
        ("number", false) => "Targa",
        ("country", _) => "Stato",
        ("cents", _) => "Valore",
        ("protocol", _) => "Protocollo",
        ("section", _) => "Sezione",
        ("sheet", _) => "Foglio",
        ("unit", _) => "Subalterno",
        (other, _) => other,
    }
}

/// What a word of the wire stands for; a text that is none stands for itself.
fn meaning<'a>(name: &str, word: &'a str) -> &'a str {
    match (name, word) {
        ("sex", "female") => "Femmina",
        ("sex", "male") => "Maschio",
        ("kinship", "head") => "Intestatario o intestataria della scheda",
        ("kinship", "spouse") => "Coniuge",
        ("kinship", "child") => "Figlio o figlia",
        ("kinship", "grandchild") => "Nipote (di nonni)",
        ("kinship", "parent") => "Padre o madre",
        ("kinship", "grandparent") => "Nonno o nonna",
        ("kinship", "sibling") => "Fratello o sorella",
        ("kinship", "niece_or_nephew") => "Nipote (di zii)",
        ("kinship", "aunt_or_uncle") => "Zio o zia",
        ("kinship", "child_in_law") => "Genero o nuora",
        ("kinship", "parent_in_law") => "Suocero o suocera",
        ("kinship", "partner") => "Convivente",
        ("kinship", "civil_partner") => "Parte dell'unione civile",
        ("kinship", "adopted_child") => "Figlio o figlia in adozione",
        ("kinship", "other") => "Altro componente",
        (_, other) => other,
    }
}

/// `1.250,00 €`.
pub(super) fn euros(cents: i64) -> String {
    let (whole, rest) = (cents.unsigned_abs() / 100, cents.unsigned_abs() % 100);
    let sign = if cents < 0 { "−" } else { "" };
    format!("{sign}{},{rest:02} €", grouped(whole))
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let (head, tail) = digits.split_at(digits.len() % 3);
    let groups = tail.as_bytes().chunks(3).map(|group| String::from_utf8_lossy(group).into_owned());
    let all: Vec<String> = (!head.is_empty()).then(|| head.to_owned()).into_iter().chain(groups).collect();
    all.join(".")
}

/// `1,2 MB`, `48 kB`: a megabyte is a million bytes.
fn weight(bytes: u64) -> String {
    match bytes {
        1_000_000.. => format!("{},{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
        1_000.. => format!("{} kB", bytes / 1_000),
        _ => format!("{bytes} byte"),
    }
}

#[cfg(test)]
mod tests {
    use rapida_contract::registry::Kinship;

    use super::*;

    #[test]
    fn amounts_and_weights_are_written_as_people_write_them() {
        let amounts = [(0, "0,00 €"), (5, "0,05 €"), (125_000, "1.250,00 €"), (-100_000_000, "−1.000.000,00 €")];
        for (cents, expected) in amounts {
            assert_eq!(euros(cents), expected);
        }
        assert_eq!(euros(i64::MIN), "−92.233.720.368.547.758,08 €");
        for (bytes, expected) in [(999, "999 byte"), (48_213, "48 kB"), (1_250_000, "1,2 MB")] {
            assert_eq!(weight(bytes), expected);
        }
    }

    #[test]
    fn every_kinship_of_the_register_has_a_word() {
        for kinship in Kinship::ALL {
            let wire = serde_json::to_value(kinship).expect("JSON");
            let wire = wire.as_str().expect("a word");
            assert_ne!(meaning("kinship", wire), wire);
        }
        assert_eq!(meaning("kinship", "vicino di casa"), "vicino di casa");
    }

    #[test]
    fn what_a_person_typed_is_never_markup() {
        let shown = value(&Shown::Text("<b>ciao</b>".into())).into_string();
        assert_eq!(shown, "<span class=\"break\">&lt;b&gt;ciao&lt;/b&gt;</span>");
    }
}
