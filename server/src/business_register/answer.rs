//! The business register's answer. The names are the format's own. What cannot be read of a company leaves it out, what
//! cannot be read of a representative leaves them out: nobody gets a right by a number that is none.

use rapida_contract::values::{TaxCode, VatNumber};
use serde::Deserialize;
use serde_json::Value;

use super::Company;

#[derive(Deserialize)]
struct Answer {
    imprese: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Impresa {
    partita_iva: VatNumber,
    denominazione: String,
    #[serde(default)]
    numero_rea: String,
    #[serde(default)]
    sede: String,
    #[serde(default)]
    rappresentanti: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Rappresentante {
    codice_fiscale: TaxCode,
}

/// The companies of an answer; nothing where it cannot be read.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Company>> {
    let Answer { imprese } = serde_json::from_slice(bytes).ok()?;
    let told = imprese.len();
    let companies: Vec<Company> =
        imprese.into_iter().filter_map(|one| serde_json::from_value(one).ok()).map(company).collect();
    if companies.len() < told {
        tracing::warn!(
            left_out = told - companies.len(),
            "the business register tells of companies that cannot be read"
        );
    }
    Some(companies)
}

fn company(told: Impresa) -> Company {
    let people = told.rappresentanti.into_iter().filter_map(|one| serde_json::from_value::<Rappresentante>(one).ok());
    Company {
        vat_number: told.partita_iva,
        name: told.denominazione,
        rea: told.numero_rea,
        office: told.sede,
        representatives: people.map(|one| one.codice_fiscale).collect(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read_json(answer: &Value) -> Option<Vec<(String, usize)>> {
        let companies = read(answer.to_string().as_bytes())?;
        Some(companies.into_iter().map(|one| (one.vat_number.to_string(), one.representatives.len())).collect())
    }

    #[test]
    fn what_is_no_number_is_nobody_s() {
        let person = |code: &str| json!({ "codiceFiscale": code, "carica": "AMU" });
        let company = |number: &str, people: Vec<Value>| json!({ "imprese": [{ "partitaIva": number, "denominazione": "X", "rappresentanti": people }] });
        for (answer, expected) in [
            (company("99900010390", vec![person("RVLPLA64A15H199T")]), vec![("99900010390".to_owned(), 1)]),
            (company("99900010390", vec![person("RVLPLA64A15H199A"), json!(1)]), vec![("99900010390".to_owned(), 0)]),
            (company("99900010391", vec![person("RVLPLA64A15H199T")]), vec![]),
            (json!({ "imprese": [1] }), vec![]),
        ] {
            assert_eq!(read_json(&answer), Some(expected), "{answer}");
        }
        assert_eq!(read_json(&json!({ "imprese": 1 })), None);
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            prop_assert_eq!(read(&bytes), None);
        }

        #[test]
        fn foreign_text_never_panics(number in any::<String>(), code in any::<String>()) {
            let told = json!({ "imprese": [{
                "partitaIva": number, "denominazione": code, "rappresentanti": [{ "codiceFiscale": code }],
            }] });
            let _ = read(told.to_string().as_bytes());
        }
    }
}
