//! From claims to a person: one table with a column for OpenID Connect (SPID/CIE profile, "User Attributes") and one for
//! the attributes of FedERa's SAML, which a gateway in front of it hands on as claims.

use std::collections::BTreeMap;

use rapida_contract::sign_in::Person;
use rapida_contract::values::tax_code::{Bearer, Disagreement, Sex};
use rapida_contract::values::{TaxCode, VatNumber};
use serde_json::{Map, Value, json};

use super::identify::Fault;

/// The prefixes of what only Italian providers know: the profile's own, and that of its first years.
const PREFIXES: [&str; 2] = ["https://attributes.eid.gov.it/", "https://attributes.spid.gov.it/"];

/// How OpenID Connect names a datum.
enum Claim {
    Plain(&'static str),
    Italian(&'static str),
    Inside(&'static str, &'static str),
    InsideItalian(&'static str, &'static str),
}
use Claim::{Inside, InsideItalian, Italian, Plain};

/// Field of [`Person`], claim, SAML attribute of FedERa (empty where it has none).
const TABLE: [(&str, Claim, &str); 15] = [
    ("tax_code", Italian("fiscal_number"), "CodiceFiscale"),
    ("given_name", Plain("given_name"), "nome"),
    ("family_name", Plain("family_name"), "cognome"),
    ("gender", Plain("gender"), "sesso"),
    ("birthdate", Plain("birthdate"), "dataNascita"),
    ("birthplace", Inside("place_of_birth", "locality"), "luogoNascita"),
    ("email", Plain("email"), "emailAddressPersonale"),
    ("phone", Plain("phone_number"), "cellulare"),
    ("digital_address", Italian("e_delivery_service"), "emailAddress"),
    ("street", Inside("address", "street_address"), "indirizzoResidenza"),
    ("postal_code", Inside("address", "postal_code"), ""),
    ("town", Inside("address", "locality"), ""),
    ("company_name", Italian("company_name"), "companyName"),
    ("company_office", InsideItalian("registered_office", "formatted"), "registeredOffice"),
    ("vat_number", Italian("vat_number"), "ivaCode"),
];

/// The parameter `claims` that asks for all of this (OpenID Connect Core 5.5).
pub(super) fn wanted() -> String {
    let names = TABLE.iter().map(|(_, claim, _)| match claim {
        Plain(name) | Inside(name, _) => (*name).to_owned(),
        Italian(name) | InsideItalian(name, _) => format!("{}{name}", PREFIXES[0]),
    });
    json!({ "userinfo": names.map(|name| (name, Value::Null)).collect::<Map<_, _>>() }).to_string()
}

/// Who the claims tell of; nobody where the codice fiscale is none, or where it or the name is missing.
pub(super) fn person(told: &Map<String, Value>) -> Result<Person, Fault> {
    let data = TABLE.iter().filter_map(|(field, claim, saml)| {
        // The first name under which something stands: an empty one hides nothing.
        let values = claim.of(told).into_iter().chain(told.get(*saml));
        let text = values.filter_map(Value::as_str).map(str::trim).find(|text| !text.is_empty())?;
        Some((*field, normal(field, text)))
    });
    let data: BTreeMap<&str, String> = data.collect();
    if data.get("tax_code").is_some_and(|code| code.parse::<TaxCode>().is_err()) {
        return Err(Fault::TaxCode);
    }
    // What a person cannot be without is missed here.
    serde_json::from_value(json!(data)).map_err(|_| Fault::Wrong("no codice fiscale or no name"))
}

/// In what a person's codice fiscale differs from the rest that was told; nothing where too little was told to say.
pub(super) fn disagreements(person: &Person) -> Vec<Disagreement> {
    let TaxCode::Person(code) = &person.tax_code else { return Vec::new() };
    let birth = person.birthdate.as_deref().and_then(|day| day.parse().ok());
    let sex = match person.gender.as_deref() {
        Some("female") => Some(Sex::Female),
        Some("male") => Some(Sex::Male),
        _ => None,
    };
    let (Some(birth), Some(sex)) = (birth, sex) else { return Vec::new() };
    code.disagreements(&Bearer { surname: &person.family_name, name: &person.given_name, birth, sex })
}

impl Claim {
    fn of<'a>(&self, told: &'a Map<String, Value>) -> Vec<&'a Value> {
        let plain = |name: &str| told.get(name).into_iter().collect();
        let italian = |name: &str| PREFIXES.iter().filter_map(|prefix| told.get(&format!("{prefix}{name}"))).collect();
        let inside = |values: Vec<&'a Value>, inner: &str| values.iter().filter_map(|value| value.get(inner)).collect();
        match self {
            Plain(name) => plain(name),
            Italian(name) => italian(name),
            Inside(name, inner) => inside(plain(name), inner),
            InsideItalian(name, inner) => inside(italian(name), inner),
        }
    }
}

fn normal(field: &str, text: &str) -> String {
    match field {
        // One of another country stays as it was told.
        "vat_number" => text.parse::<VatNumber>().map_or_else(|_| text.to_owned(), |number| number.to_string()),
        "gender" => match text.to_lowercase().as_str() {
            "m" => "male".to_owned(),
            "f" => "female".to_owned(),
            other => other.to_owned(),
        },
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOBODY: Fault = Fault::Wrong("no codice fiscale or no name");

    fn read(told: &Value) -> Result<Person, Fault> {
        person(told.as_object().expect("an object"))
    }

    fn minguzzi() -> Person {
        let told = json!({ "tax_code": "MNGCHR83C61A944T", "given_name": "Chiara", "family_name": "Minguzzi" });
        serde_json::from_value(told).expect("a person")
    }

    #[test]
    fn the_same_person_comes_by_any_naming() {
        let expected = Person { gender: Some("female".into()), vat_number: Some("99900030398".into()), ..minguzzi() };
        let plain = |prefix: &str| {
            json!({
                "given_name": "Chiara", "family_name": "Minguzzi", "gender": "female",
                format!("{prefix}fiscal_number"): "TINIT-MNGCHR83C61A944T",
                format!("{prefix}vat_number"): "VATIT-99900030398",
            })
        };
        let saml = json!({
            "nome": "Chiara", "cognome": "Minguzzi", "sesso": "F", "CodiceFiscale": "mngchr83c61a944t", "ivaCode": "IT99900030398",
        });
        for told in [plain(PREFIXES[0]), plain(PREFIXES[1]), saml] {
            assert_eq!(read(&told), Ok(expected.clone()), "{told}");
        }
    }

    #[test]
    fn who_has_no_codice_fiscale_or_name_is_nobody() {
        let whole = json!({ "given_name": "A", "family_name": "B", "CodiceFiscale": "09990010390" });
        assert_eq!(read(&whole).map(|person| person.tax_code.to_string()), Ok("09990010390".into()));
        for name in ["given_name", "family_name", "CodiceFiscale"] {
            for empty in [json!(" "), Value::Null, json!(7)] {
                let mut told = whole.clone();
                told[name] = empty;
                assert_eq!(read(&told), Err(NOBODY), "{told}");
            }
        }
    }

    #[test]
    fn a_name_with_nothing_under_it_hides_no_other() {
        let mut told = json!({ "given_name": null, "nome": "Chiara", "family_name": " ", "cognome": "Minguzzi" });
        told[format!("{}fiscal_number", PREFIXES[0])] = json!("");
        told[format!("{}fiscal_number", PREFIXES[1])] = json!("TINIT-MNGCHR83C61A944T");
        assert_eq!(read(&told), Ok(minguzzi()));
    }

    #[test]
    fn a_codice_fiscale_that_is_none_is_nobody_s() {
        for tax_code in [
            "x",
            "TINIT-",
            "TINIT-MNGCHR83C61A944",
            "MNGCHR83C61A94è",
            "0999001039A",
            "09990010391",
            "MNGCHR83C61A944A",
            "MNGCHR83C72A944T",
        ] {
            let told = json!({ "given_name": "A", "family_name": "B", "CodiceFiscale": tax_code });
            assert_eq!(read(&told), Err(Fault::TaxCode), "{tax_code}");
        }
    }

    #[test]
    fn what_disagrees_with_a_codice_fiscale_is_found_where_enough_was_told() {
        let told = |name: &str, birthdate: &str, gender: &str| Person {
            given_name: name.into(),
            birthdate: Some(birthdate.into()),
            gender: Some(gender.into()),
            ..minguzzi()
        };
        for (person, count) in [
            (minguzzi(), 0),
            (told("Chiara", "1983-03-21", "female"), 0),
            (told("Clara", "1983-03-21", "female"), 1),
            (told("Chiara", "1983-03-22", "male"), 2),
            (told("Clara", "21/03/1983", "female"), 0),
        ] {
            assert_eq!(disagreements(&person).len(), count, "{person:?}");
        }
    }

    #[test]
    fn every_datum_of_a_person_has_its_line() {
        let mut data: Map<String, Value> = TABLE.iter().map(|(field, ..)| ((*field).to_owned(), json!("x"))).collect();
        data.insert("tax_code".into(), json!("MNGCHR83C61A944T"));
        let person: Person = serde_json::from_value(Value::Object(data.clone())).expect("a person");
        assert_eq!(serde_json::to_value(person).expect("JSON"), Value::Object(data));
    }

    #[test]
    fn a_vat_number_of_another_country_stays_as_it_was_told() {
        for (text, expected) in [("VATIT-99900030398", "99900030398"), ("DE136695976", "DE136695976")] {
            assert_eq!(normal("vat_number", text), expected);
        }
    }
}
