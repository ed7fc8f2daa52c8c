//! From what is typed into the inputs of an own datum to the datum, and back.

use std::str::FromStr;

use rapida_contract::Date;
use rapida_contract::profile::{Company, Isee, Own, Parcel};
use rapida_contract::values::{IseeProtocol, Plate, Wrong};

use crate::text;

/// An input of a form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Input {
    /// Its name: `own-input-{name}` is its label.
    pub name: &'static str,
    /// What the webview's keyboard and checker are told.
    pub kind: &'static str,
    /// May be left empty.
    pub optional: bool,
    /// What stands in it at first.
    pub preset: &'static str,
}

/// The kind of an input for a day: text, with a hint how to write it.
pub const DAY: &str = "day";

const fn needed(name: &'static str, kind: &'static str) -> Input {
    Input { name, kind, optional: false, preset: "" }
}

const fn optional(name: &'static str) -> Input {
    Input { name, kind: "text", optional: true, preset: "" }
}

/// The inputs of a kind, in the order of its form. Places and countries begin with those of the most.
pub fn inputs(kind: &str) -> &'static [Input] {
    match kind {
        "phone" => const { &[needed("phone", "tel")] },
        "email" => const { &[needed("email", "email")] },
        "certified_mail" => const { &[needed("certified_mail", "email")] },
        "iban" => const { &[needed("iban", "text")] },
        "vehicle" => {
            const { &[needed("plate", "text"), Input { preset: "I", ..needed("country", "text") }, optional("model")] }
        }
        "property" => {
            const {
                &[
                    Input { preset: "H199", ..needed("comune", "text") },
                    optional("section"),
                    needed("sheet", "text"),
                    needed("parcel", "text"),
                    optional("unit"),
                ]
            }
        }
        "isee" => const { &[needed("protocol", "text"), needed("amount", "text"), needed("until", DAY)] },
        _ => const { &[needed("company", "text"), needed("vat_number", "text"), optional("rea"), optional("office")] },
    }
}

/// What stands in the inputs for a datum.
pub fn written(own: &Own) -> Vec<String> {
    match own {
        Own::Phone { phone } => vec![phone.to_string()],
        Own::Email { email } => vec![email.to_string()],
        Own::CertifiedMail { certified_mail } => vec![certified_mail.to_string()],
        Own::Iban { iban } => vec![iban.to_string()],
        Own::Vehicle { plate, model } => vec![plate.as_str().to_owned(), plate.country().to_owned(), model.clone()],
        Own::Property { comune, parcel: Parcel { section, sheet, number, unit } } => {
            vec![comune.to_string(), section.clone(), sheet.clone(), number.clone(), unit.clone()]
        }
        Own::Isee { isee: Isee { protocol, cents, until } } => {
            vec![protocol.to_string(), text::typed_cents((*cents).into()), text::typed_day(*until)]
        }
        Own::Company { company: Company { name, vat_number, rea, office } } => {
            vec![name.clone(), vat_number.to_string(), rea.clone(), office.clone()]
        }
    }
}

/// What is wrong with an input, in words.
pub type Faults = Vec<(&'static str, String)>;

/// The datum that was typed, or what is wrong with it.
pub fn read(kind: &str, typed: &[String]) -> Result<Own, Faults> {
    let mut sheet = Sheet { inputs: inputs(kind), typed, faults: Vec::new() };
    let own = sheet.own(kind);
    own.filter(|_| sheet.faults.is_empty()).ok_or(sheet.faults)
}

/// What was typed into a form, and what was found wrong with it so far.
struct Sheet<'a> {
    inputs: &'static [Input],
    typed: &'a [String],
    faults: Faults,
}

impl Sheet<'_> {
    /// All inputs are read before any is missed, so that every fault is found at once.
    fn own(&mut self, kind: &str) -> Option<Own> {
        Some(match kind {
            "phone" => Own::Phone { phone: self.value("phone")? },
            "email" => Own::Email { email: self.value("email")? },
            "certified_mail" => Own::CertifiedMail { certified_mail: self.value("certified_mail")? },
            "iban" => Own::Iban { iban: self.value("iban")? },
            "vehicle" => Own::Vehicle { plate: self.plate()?, model: self.line("model") },
            "property" => {
                let comune = self.value("comune");
                let parcel = Parcel {
                    section: self.line("section").to_uppercase(),
                    sheet: self.line("sheet"),
                    number: self.line("parcel"),
                    unit: self.line("unit"),
                };
                Own::Property { comune: comune?, parcel }
            }
            "isee" => {
                let (protocol, cents, until) = (self.value::<IseeProtocol>("protocol"), self.cents(), self.day());
                Own::Isee { isee: Isee { protocol: protocol?, cents: cents?, until: until? } }
            }
            _ => {
                let (name, vat_number) = (self.line("company"), self.value("vat_number"));
                let (rea, office) = (self.line("rea"), self.line("office"));
                Own::Company { company: Company { name, vat_number: vat_number?, rea, office } }
            }
        })
    }

    /// What stands in an input; an empty one that must not be is a fault.
    fn line(&mut self, name: &'static str) -> String {
        let mut found = self.inputs.iter().zip(self.typed).filter(|(input, _)| input.name == name);
        let (is_optional, line) = found.next().map_or((true, ""), |(input, line)| (input.optional, line.trim()));
        if line.is_empty() && !is_optional {
            self.faults.push((name, text::of("fault", "required")));
        }
        line.to_owned()
    }

    fn filled(&mut self, name: &'static str) -> Option<String> {
        Some(self.line(name)).filter(|line| !line.is_empty())
    }

    fn value<V: FromStr<Err: Wrong>>(&mut self, name: &'static str) -> Option<V> {
        let parsed = self.filled(name)?.parse();
        parsed.map_err(|wrong| self.faults.push((name, text::of_wrong(&wrong)))).ok()
    }

    fn plate(&mut self) -> Option<Plate> {
        let (plate, country) = (self.filled("plate"), self.filled("country"));
        let parsed = Plate::new(&country?, &plate?);
        parsed.map_err(|wrong| self.faults.push(("plate", text::of_wrong(&wrong)))).ok()
    }

    /// Euros as Italians write them: `12.345,67`, `12345`.
    fn cents(&mut self) -> Option<u32> {
        let line = self.filled("amount")?;
        let cents = text::cents_of(&line).and_then(|cents| cents.try_into().ok());
        if cents.is_none() {
            self.faults.push(("amount", text::of("own", "amount-fault")));
        }
        cents
    }

    fn day(&mut self) -> Option<Date> {
        let day = text::day_of(&self.filled("until")?);
        if day.is_none() {
            self.faults.push(("until", text::of("fault", "day")));
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_datum_reads_back_as_it_was_written() {
        let typed: [(&str, &[&str]); 8] = [
            ("phone", &["+39 333 0000001"]),
            ("email", &["giulia@posta.example"]),
            ("certified_mail", &["giulia@pec.example"]),
            ("iban", &["IT60X0542811101000000123456"]),
            ("vehicle", &["ab 123 cd", "i", "Panda"]),
            ("property", &["h199", "ra", "102", "45", ""]),
            ("isee", &["INPS-ISEE-2026-01234567A-00", "9.360,00", "31/12/2026"]),
            ("company", &["Bottega di Prova", "99900030398", "", ""]),
        ];
        for (kind, typed) in typed {
            let typed: Vec<String> = typed.iter().map(|line| (*line).to_owned()).collect();
            let own = read(kind, &typed).unwrap_or_else(|faults| panic!("{kind}: {faults:?}"));
            assert_eq!((own.kind(), inputs(kind).len()), (kind, typed.len()));
            assert_eq!(read(kind, &written(&own)), Ok(own), "{kind}");
        }
    }

    #[test]
    fn everything_that_is_missing_is_named_at_once() {
        for kind in Own::KINDS {
            let empty = vec![String::new(); inputs(kind).len()];
            let missing: Vec<_> = read(kind, &empty).unwrap_err().into_iter().map(|(name, _)| name).collect();
            let mut expected: Vec<_> =
                inputs(kind).iter().filter(|input| !input.optional).map(|input| input.name).collect();
            expected.sort_unstable();
            let mut found = missing.clone();
            found.sort_unstable();
            assert_eq!(found, expected, "{kind}");
        }
    }
}
