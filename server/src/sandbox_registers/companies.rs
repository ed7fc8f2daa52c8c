//! The sandbox's companies: the file `assets/sandbox/companies.toml`.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};

use super::Register;
use super::conditions::Conditions;

/// Where the business register lies below the server's address.
pub(super) const PATH: &str = "/sandbox/imprese";

const BUILT_IN: &str = include_str!("../../../assets/sandbox/companies.toml");

static ALL: LazyLock<Vec<Company>> = LazyLock::new(|| {
    let file: File = toml::from_str(BUILT_IN).expect("the built-in companies are read by a test");
    file.company
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    company: Vec<Company>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Company {
    vat_number: String,
    name: String,
    rea: String,
    office: String,
    representatives: Vec<String>,
}

pub(super) fn register() -> Register {
    let conditions = Conditions::default();
    Register { title: "Registro imprese di prova", path: PATH, conditions, search, known }
}

fn known() -> Vec<(String, String)> {
    ALL.iter().map(|company| (company.vat_number.clone(), company.name.clone())).collect()
}

fn search(by: &str, what: &str) -> Option<Value> {
    let is_meant = |company: &&Company| match by {
        "partitaIva" => company.vat_number == what,
        "codiceFiscale" => company.representatives.iter().any(|code| code == what),
        _ => false,
    };
    let found: Vec<Value> = ALL.iter().filter(is_meant).map(told).collect();
    (!found.is_empty()).then(|| json!({ "imprese": found }))
}

fn told(company: &Company) -> Value {
    let person = |code: &String| json!({ "codiceFiscale": code, "carica": "Legale rappresentante" });
    json!({
        "partitaIva": company.vat_number,
        "denominazione": company.name,
        "numeroRea": company.rea,
        "sede": company.office,
        "rappresentanti": company.representatives.iter().map(person).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use rapida_contract::values::{TaxCode, VatNumber};

    use super::*;

    #[test]
    fn every_company_has_its_numbers_and_its_representatives() {
        assert_eq!(ALL.len(), 4);
        for company in ALL.iter() {
            assert!(company.vat_number.parse::<VatNumber>().is_ok(), "{}", company.name);
            assert!(company.representatives.iter().all(|code| code.parse::<TaxCode>().is_ok()), "{}", company.name);
            let by_number = search("partitaIva", &company.vat_number);
            assert_eq!(company.representatives.first().and_then(|code| search("codiceFiscale", code)), by_number);
        }
        assert_eq!(search("denominazione", "CAF di Prova S.r.l."), None);
    }
}
