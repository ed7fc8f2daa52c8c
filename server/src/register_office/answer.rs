//! The register office's answer, modelled on ANPR's consultation: everybody of the household, the asked person among them.
//!
//! The names are the format's own. What cannot be read of somebody else of the household leaves them out: nobody gets a
//! right by a tax code or a day of birth that is none. What cannot be read of the asked person spoils the answer.

use rapida_contract::Date;
use rapida_contract::registry::{CivilStatus, Entry, IdentityDocument, Kinship, Member, Residence};
use rapida_contract::values::TaxCode;
use rapida_contract::values::tax_code::Sex;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    lista_soggetti: ListaSoggetti,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ListaSoggetti {
    dati_soggetto: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Soggetto {
    generalita: Generalita,
    legame_soggetto: Option<Legame>,
    #[serde(default)]
    residenza: Vec<Residenza>,
    stato_civile: Option<Codice>,
    #[serde(default)]
    cittadinanza: Vec<Cittadinanza>,
    #[serde(default)]
    documenti: Vec<Documento>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Generalita {
    codice_fiscale: CodiceFiscale,
    cognome: String,
    nome: String,
    sesso: String,
    data_nascita: Date,
    luogo_nascita: Option<Luogo>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct CodiceFiscale {
    cod_fiscale: TaxCode,
}

#[derive(Deserialize)]
struct Luogo {
    comune: Option<Comune>,
    localita: Option<Localita>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Comune {
    nome_comune: String,
    sigla_provincia_istat: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Localita {
    descrizione_stato: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Legame {
    #[serde(deserialize_with = "text")]
    codice_legame: String,
}

#[derive(Deserialize)]
struct Codice {
    #[serde(deserialize_with = "text")]
    codice: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Residenza {
    indirizzo: Indirizzo,
    #[serde(default, deserialize_with = "day")]
    data_decorrenza_residenza: Option<Date>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Indirizzo {
    #[serde(deserialize_with = "text")]
    cap: String,
    comune: Comune,
    toponimo: Toponimo,
    numero_civico: Option<NumeroCivico>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Toponimo {
    #[serde(default)]
    specie: String,
    denominazione_toponimo: String,
}

#[derive(Deserialize)]
struct NumeroCivico {
    #[serde(deserialize_with = "text")]
    numero: String,
    #[serde(default)]
    lettera: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cittadinanza {
    descrizione_stato: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Documento {
    tipo: String,
    #[serde(deserialize_with = "text")]
    numero: String,
    ente_rilascio: String,
    #[serde(default, deserialize_with = "day")]
    data_scadenza: Option<Date>,
}

/// Codes and numbers: some write them as text, some do not.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text.trim().to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(serde::de::Error::custom("a text or a number is expected")),
    }
}

/// A day that may be unknown, or one that the calendar does not have.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    Ok(Value::deserialize(deserializer)?.as_str().and_then(|day| day.parse().ok()))
}

/// The entry of a person; nothing where the answer is not about them or cannot be read.
pub(super) fn read(bytes: &[u8], tax_code: &TaxCode) -> Option<Entry> {
    let Answer { lista_soggetti } = serde_json::from_slice(bytes).ok()?;
    let all = lista_soggetti.dati_soggetto;
    let told = all.len();
    let readable: Vec<Soggetto> = all.into_iter().filter_map(|one| serde_json::from_value(one).ok()).collect();
    let mut household: Vec<Member> = Vec::new();
    for member in readable.iter().filter_map(member) {
        if household.iter().all(|known| known.tax_code != member.tax_code) {
            household.push(member);
        }
    }
    if household.len() < told {
        tracing::warn!(left_out = told - household.len(), "the register office tells of people who cannot be read");
    }
    let own = readable.into_iter().find(|one| one.generalita.codice_fiscale.cod_fiscale == *tax_code)?;
    household.iter().find(|member| member.tax_code == *tax_code)?;
    Some(Entry {
        residence: own.residenza.into_iter().next().map(residence)?,
        civil_status: own.stato_civile.map_or(CivilStatus::Other, |status| CivilStatus::of_code(&status.codice)),
        citizenships: own.cittadinanza.into_iter().map(|one| one.descrizione_stato).collect(),
        documents: own.documenti.into_iter().map(document).collect(),
        household,
    })
}

fn member(one: &Soggetto) -> Option<Member> {
    let about = &one.generalita;
    let sex = match about.sesso.as_str() {
        "F" | "f" => Sex::Female,
        "M" | "m" => Sex::Male,
        _ => return None,
    };
    let place = about.luogo_nascita.as_ref();
    let comune = place.and_then(|place| place.comune.as_ref()).map(|comune| comune.nome_comune.clone());
    let country = place.and_then(|place| place.localita.as_ref()).map(|place| place.descrizione_stato.clone());
    let birthplace = comune.filter(|name| !name.is_empty()).or(country).unwrap_or_default();
    let kinship = one.legame_soggetto.as_ref().map_or(Kinship::Other, |tie| Kinship::of_code(&tie.codice_legame));
    Some(Member {
        tax_code: about.codice_fiscale.cod_fiscale.clone(),
        given_name: about.nome.clone(),
        family_name: about.cognome.clone(),
        sex,
        birth_date: about.data_nascita,
        birthplace,
        kinship,
    })
}

fn residence(told: Residenza) -> Residence {
    let Indirizzo { cap, comune, toponimo, numero_civico } = told.indirizzo;
    let number = numero_civico.map(|number| {
        let slash = if number.lettera.is_empty() { "" } else { "/" };
        format!("{}{slash}{}", number.numero, number.lettera)
    });
    let parts = [toponimo.specie, toponimo.denominazione_toponimo, number.unwrap_or_default()];
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    Residence {
        street: parts.join(" "),
        postal_code: cap,
        comune: comune.nome_comune,
        province: comune.sigla_provincia_istat,
        since: told.data_decorrenza_residenza,
    }
}

fn document(told: Documento) -> IdentityDocument {
    IdentityDocument {
        kind: told.tipo,
        number: told.numero,
        issuer: told.ente_rilascio,
        valid_until: told.data_scadenza,
    }
}

#[cfg(test)]
mod tests;
