//! From claims to a person: one table with a column for OpenID Connect (SPID/CIE profile, "User Attributes") and one for
//! the attributes of FedERa's SAML, which a gateway in front of it hands on as claims.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::Person;

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

/// What stands before the numbers of persons and companies.
const NUMBER_PREFIXES: [&str; 3] = ["TINIT-", "VATIT-", "IT"];

/// The parameter `claims` that asks for all of this (OpenID Connect Core 5.5).
pub(super) fn wanted() -> String {
    let names = TABLE.iter().map(|(_, claim, _)| match claim {
        Plain(name) | Inside(name, _) => (*name).to_owned(),
        Italian(name) | InsideItalian(name, _) => format!("{}{name}", PREFIXES[0]),
    });
    json!({ "userinfo": names.map(|name| (name, Value::Null)).collect::<Map<_, _>>() }).to_string()
}

/// Who the claims tell of; nobody where the codice fiscale or the name is missing.
pub(super) fn person(told: &Map<String, Value>) -> Option<Person> {
    let data = TABLE.iter().filter_map(|(field, claim, saml)| {
        // The first name under which something stands: an empty one hides nothing.
        let values = claim.of(told).into_iter().chain(told.get(*saml));
        let text = values.filter_map(Value::as_str).map(str::trim).find(|text| !text.is_empty())?;
        Some((*field, normal(field, text)))
    });
    // What a person cannot be without is missed here.
    let person: Option<Person> = serde_json::from_value(json!(data.collect::<BTreeMap<_, _>>())).ok();
    person.filter(|person| is_whole(&person.tax_code))
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

/// Whether a codice fiscale has its 16 signs, or the 11 digits of a temporary one.
fn is_whole(tax_code: &str) -> bool {
    let all = |fits: fn(&u8) -> bool| tax_code.as_bytes().iter().all(fits);
    match tax_code.len() {
        16 => all(u8::is_ascii_alphanumeric),
        11 => all(u8::is_ascii_digit),
        _ => false,
    }
}

fn normal(field: &str, text: &str) -> String {
    match field {
        "tax_code" | "vat_number" => {
            let number = text.to_uppercase();
            let bare = NUMBER_PREFIXES.iter().find_map(|prefix| number.strip_prefix(prefix));
            // A codice fiscale may itself begin with IT: what is cut must leave a whole number.
            bare.filter(|bare| [11, 16].contains(&bare.len())).map_or(number.clone(), str::to_owned)
        }
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

    fn read(told: &Value) -> Option<Person> {
        person(told.as_object().expect("an object"))
    }

    #[test]
    fn the_same_person_comes_by_any_naming() {
        let expected = Person {
            tax_code: "MNGCHR83C61A944T".into(),
            given_name: "Chiara".into(),
            family_name: "Minguzzi".into(),
            gender: Some("female".into()),
            vat_number: Some("99900030398".into()),
            ..Person::default()
        };
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
            assert_eq!(read(&told), Some(expected.clone()), "{told}");
        }
    }

    #[test]
    fn who_has_no_codice_fiscale_or_name_is_nobody() {
        let whole = json!({ "given_name": "A", "family_name": "B", "CodiceFiscale": "09990010390" });
        assert_eq!(read(&whole).map(|person| person.tax_code), Some("09990010390".into()));
        for name in ["given_name", "family_name", "CodiceFiscale"] {
            for empty in [json!(" "), Value::Null, json!(7)] {
                let mut told = whole.clone();
                told[name] = empty;
                assert_eq!(read(&told), None, "{told}");
            }
        }
    }

    #[test]
    fn a_name_with_nothing_under_it_hides_no_other() {
        let mut told = json!({ "given_name": null, "nome": "Chiara", "family_name": " ", "cognome": "Minguzzi" });
        told[format!("{}fiscal_number", PREFIXES[0])] = json!("");
        told[format!("{}fiscal_number", PREFIXES[1])] = json!("TINIT-MNGCHR83C61A944T");
        let found = read(&told).map(|person| (person.given_name, person.family_name, person.tax_code));
        assert_eq!(found, Some(("Chiara".into(), "Minguzzi".into(), "MNGCHR83C61A944T".into())));
    }

    #[test]
    fn a_codice_fiscale_that_is_none_is_nobody_s() {
        for tax_code in ["x", "TINIT-", "TINIT-MNGCHR83C61A944", "MNGCHR83C61A94è", "0999001039A"] {
            let told = json!({ "given_name": "A", "family_name": "B", "CodiceFiscale": tax_code });
            assert_eq!(read(&told), None, "{tax_code}");
        }
    }

    #[test]
    fn every_datum_of_a_person_has_its_line() {
        let data: Map<String, Value> = TABLE.iter().map(|(field, ..)| ((*field).to_owned(), json!("x"))).collect();
        let person: Person = serde_json::from_value(Value::Object(data.clone())).expect("a person");
        assert_eq!(serde_json::to_value(person).expect("JSON"), Value::Object(data));
    }

    #[test]
    fn a_codice_fiscale_that_begins_like_a_prefix_is_left_whole() {
        assert_eq!(normal("tax_code", "ITLMRA80A01H199Z"), "ITLMRA80A01H199Z");
    }
}
