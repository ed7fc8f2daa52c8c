//! The sandbox's families: the file `assets/sandbox/families.toml`, told in the format of docs/register-office.md.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};

use super::Register;
use super::conditions::Conditions;

/// Where the register office lies below the server's address.
pub(super) const PATH: &str = "/sandbox/anagrafe";

const BUILT_IN: &str = include_str!("../../../assets/sandbox/families.toml");

static ALL: LazyLock<Vec<Family>> = LazyLock::new(|| {
    let file: File = toml::from_str(BUILT_IN).expect("the built-in families are read by a test");
    file.family
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    family: Vec<Family>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Family {
    residence: Residence,
    member: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Residence {
    kind: String,
    name: String,
    number: String,
    postal_code: String,
    since: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    tax_code: String,
    given_name: String,
    family_name: String,
    sex: String,
    birth_date: String,
    /// Where born in Italy.
    birthplace: Option<String>,
    /// Where born abroad.
    country: Option<String>,
    kinship: String,
    civil_status: String,
    #[serde(default = "italian")]
    citizenship: String,
    document: Option<Document>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    kind: String,
    number: String,
    issuer: String,
    valid_until: String,
}

fn italian() -> String {
    "Italiana".to_owned()
}

pub(super) fn register() -> Register {
    Register { title: "Anagrafe di prova", path: PATH, conditions: Conditions::default(), search, known }
}

fn known() -> Vec<(String, String)> {
    let members = ALL.iter().flat_map(|family| &family.member);
    members.map(|one| (one.tax_code.clone(), format!("{} {}", one.given_name, one.family_name))).collect()
}

fn search(by: &str, what: &str) -> Option<Value> {
    let is_meant = |family: &&Family| by == "codiceFiscale" && family.member.iter().any(|one| one.tax_code == what);
    let family = ALL.iter().find(is_meant)?;
    let people: Vec<Value> = family.member.iter().map(|one| told(one, &family.residence)).collect();
    Some(json!({ "idOperazioneANPR": "prova", "listaSoggetti": { "datiSoggetto": people } }))
}

fn told(member: &Member, residence: &Residence) -> Value {
    let place = match &member.country {
        Some(country) => json!({ "localita": { "descrizioneStato": country } }),
        None => json!({ "comune": { "nomeComune": member.birthplace } }),
    };
    let document = |one: &Document| json!({ "tipo": one.kind, "numero": one.number, "enteRilascio": one.issuer, "dataScadenza": one.valid_until });
    json!({
        "generalita": {
            "codiceFiscale": { "codFiscale": member.tax_code },
            "cognome": member.family_name,
            "nome": member.given_name,
            "sesso": member.sex,
            "dataNascita": member.birth_date,
            "luogoNascita": place,
        },
        "legameSoggetto": { "codiceLegame": member.kinship },
        "statoCivile": { "codice": member.civil_status },
        "cittadinanza": [{ "descrizioneStato": member.citizenship }],
        "residenza": [{
            "indirizzo": {
                "cap": residence.postal_code,
                "comune": { "nomeComune": "Ravenna", "siglaProvinciaIstat": "RA" },
                "toponimo": { "specie": residence.kind, "denominazioneToponimo": residence.name },
                "numeroCivico": { "numero": residence.number },
            },
            "dataDecorrenzaResidenza": residence.since,
        }],
        "documenti": member.document.iter().map(document).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rapida_contract::values::TaxCode;
    use rapida_contract::values::tax_code::{Bearer, Sex};

    use super::*;
    use crate::sandbox_issuer;

    fn members() -> impl Iterator<Item = &'static Member> {
        ALL.iter().flat_map(|family| &family.member)
    }

    #[test]
    fn everybody_has_a_codice_fiscale_of_their_own_that_agrees_with_them() {
        let codes: BTreeSet<&str> = members().map(|one| one.tax_code.as_str()).collect();
        assert_eq!(codes.len(), members().count());
        for one in members() {
            let TaxCode::Person(code) = one.tax_code.parse().expect("a tax code") else { continue };
            let sex = if one.sex == "F" { Sex::Female } else { Sex::Male };
            let birth = one.birth_date.parse().expect("a day");
            let bearer = Bearer { surname: &one.family_name, name: &one.given_name, birth, sex };
            assert_eq!(code.disagreements(&bearer), [], "{}", one.tax_code);
        }
    }

    #[test]
    fn the_families_agree_with_the_people_who_sign_in_and_one_of_them_resides_elsewhere() {
        let mut elsewhere = Vec::new();
        for (code, name, birth, street) in sandbox_issuer::people() {
            let family = ALL.iter().find(|family| family.member.iter().any(|one| one.tax_code == code));
            let Some(family) = family else {
                elsewhere.push(name);
                continue;
            };
            let own = family.member.iter().find(|one| one.tax_code == code).expect("a member");
            let Residence { kind, name: road, number, .. } = &family.residence;
            assert_eq!(format!("{} {}", own.given_name, own.family_name), name);
            assert_eq!((own.birth_date.clone(), format!("{kind} {road} {number}")), (birth, street), "{name}");
        }
        assert_eq!(elsewhere, ["Roberto Savini"]);
    }
}
