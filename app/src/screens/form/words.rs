//! The words for what is wrong with an answer.

use rapida_contract::form::{PartKind, What, parts};
use rapida_contract::problem::Fault;
use rapida_contract::service::Kind;

use crate::t;
use crate::text::{self, Argument};

/// What is wrong with an answer to a question of this kind, or with a part of it (`.birth_date`).
pub fn of_fault(what: &What, kind: Option<&Kind>, part: &str) -> String {
    match what {
        What::Fault { fault: Fault::Malformed, .. } if asks_for_day(kind, part) => t!("fault-day"),
        What::Fault { fault: Fault::Malformed, .. } if asks_for_cents(kind, part) => t!("form-fault-amount"),
        What::Fault { fault: Fault::Malformed, .. } if matches!(kind, Some(Kind::Integer { .. })) => {
            t!("form-fault-number")
        }
        What::Fault { fault: Fault::NotAccepted, .. } => t!("form-fault-consent"),
        What::Fault { fault, limit } => {
            let limit: Argument = match limit.unwrap_or_default() {
                cents if asks_for_cents(kind, part) => text::money(cents).into(),
                limit => limit.into(),
            };
            text::say(&format!("fault-{}", text::wire_name(fault)), &[("limit", limit)])
        }
        What::Value { key, facts } => {
            let facts: Vec<_> = facts.iter().map(|(name, fact)| (*name, fact.clone().into())).collect();
            text::say(&format!("fault-{key}"), &facts)
        }
        What::Rule { message, .. } => text::said(message),
    }
}

fn asks_for_day(kind: Option<&Kind>, part: &str) -> bool {
    matches!(kind, Some(Kind::Date)) || part_kind(kind, part) == Some(PartKind::Day)
}

fn asks_for_cents(kind: Option<&Kind>, part: &str) -> bool {
    matches!(kind, Some(Kind::Money { .. })) || part_kind(kind, part) == Some(PartKind::Cents)
}

fn part_kind(kind: Option<&Kind>, part: &str) -> Option<PartKind> {
    let name = part.strip_prefix('.')?;
    parts(kind?).iter().find(|(known, ..)| *known == name).map(|(_, kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use rapida_contract::municipality::Text;
    use rapida_contract::values::{TaxCode, Wrong};

    use super::*;
    use crate::text::{Language, speak};

    const ITALIAN: &str = include_str!("../../../../assets/text/it.ftl");

    #[test]
    fn everything_that_can_be_wrong_has_words_of_its_own() {
        speak(Language::Italian, ITALIAN.into());
        let wrong = "RSSMRA80A01H199".parse::<TaxCode>().expect_err("a letter is missing");
        let message = Text { it: "Serve un nulla osta.".into(), en: String::new(), de: String::new() };
        let money = Kind::Money { min: None, max: None };
        let cases = [
            (What::from(Fault::Required), Kind::Date, "", "Manca: compila questo campo."),
            (What::from(Fault::Malformed), Kind::Date, "", "Scrivi giorno, mese e anno, come 31/12/2027."),
            (What::from(Fault::Malformed), Kind::Person, ".birth_date", "Scrivi giorno, mese e anno, come 31/12/2027."),
            (What::from(Fault::Malformed), money.clone(), "", "Scrivi l'importo in euro, come 1.250,00."),
            (What::from(Fault::Malformed), Kind::Isee, ".cents", "Scrivi l'importo in euro, come 1.250,00."),
            (What::from(Fault::Malformed), Kind::Integer { min: None, max: None }, "", "Scrivi solo cifre."),
            (What::from(Fault::NotAccepted), Kind::Consent, "", "Per continuare serve la tua conferma."),
            (What::bound(Fault::TooLarge, 125_000), money, "", "È troppo: al massimo 1.250,00 €."),
            (What::bound(Fault::TooMany, 2), Kind::YesNo, "", "Sono troppi: al massimo 2."),
            (
                What::wrong(&wrong),
                Kind::TaxCode,
                "",
                "Il codice fiscale ha 16 caratteri, qui ce ne sono 15. Controlla.",
            ),
            (What::Rule { place: 0, message }, Kind::YesNo, "", "Serve un nulla osta."),
        ];
        for (what, kind, part, words) in cases {
            assert_eq!(of_fault(&what, Some(&kind), part), words, "{what:?}");
        }
        assert_eq!(wrong.key(), "tax_code_length");
    }

    #[test]
    fn every_fault_has_a_text() {
        speak(Language::Italian, ITALIAN.into());
        let faults = [
            Fault::Required,
            Fault::TooLong,
            Fault::TooShort,
            Fault::Unknown,
            Fault::Malformed,
            Fault::TooSmall,
            Fault::TooLarge,
            Fault::TooFew,
            Fault::TooMany,
            Fault::TooHeavy,
            Fault::WrongType,
            Fault::Repeated,
            Fault::EndsEarly,
            Fault::RuleBroken,
            Fault::Locked,
            Fault::Disagrees,
            Fault::NotAsked,
        ];
        for fault in faults {
            let words = of_fault(&What::bound(fault, 3), None, "");
            assert!(!words.starts_with("fault-"), "{words}");
        }
    }
}
