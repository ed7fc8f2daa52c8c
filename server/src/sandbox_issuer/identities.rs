//! The people whom one can be: the file `assets/sandbox/identities.toml`.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::claims::named;

const BUILT_IN: &str = include_str!("../../../assets/sandbox/identities.toml");

static ALL: LazyLock<Vec<Identity>> = LazyLock::new(|| {
    let file: File = toml::from_str(BUILT_IN).expect("the built-in identities are read by a test");
    file.identity
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    identity: Vec<Identity>,
}

/// An invented person, as an identity provider knows people.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Identity {
    /// Slug.
    pub id: String,
    /// What this person is there for.
    pub who: String,
    given_name: String,
    family_name: String,
    gender: String,
    birthdate: String,
    place_of_birth: Place,
    fiscal_number: String,
    spid_code: String,
    email: String,
    phone_number: String,
    e_delivery_service: Option<String>,
    address: Address,
    document: Document,
    company: Option<Company>,
}

#[derive(Clone, PartialEq, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Place {
    locality: String,
    region: String,
}

#[derive(Clone, PartialEq, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Address {
    street_address: String,
    postal_code: String,
    locality: String,
    region: String,
    country_code: String,
}

#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    r#type: String,
    document_number: String,
    issuer: String,
    date_of_issuance: String,
    date_of_expiry: String,
}

/// What makes an identity a professional one (AgID, Avviso SPID 18).
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Company {
    name: String,
    registered_office: String,
    vat_number: String,
}

impl Identity {
    /// Everybody.
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// The person of a slug.
    pub fn of(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|identity| identity.id == id)
    }

    /// First name and surname.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Codice fiscale, name, day of birth, street.
    #[cfg(test)]
    pub fn in_short(&self) -> (String, String, String, String) {
        let street = self.address.street_address.clone();
        (self.fiscal_number.clone(), self.name(), self.birthdate.clone(), street)
    }

    /// Everything that the provider can tell, under the names of the national profile.
    pub fn claims(&self) -> Map<String, Value> {
        let document = &self.document;
        let mut claims = Map::new();
        let mut tell = |name: &str, value: Value| claims.insert(name.to_owned(), value);
        tell("given_name", json!(self.given_name));
        tell("family_name", json!(self.family_name));
        tell("gender", json!(self.gender));
        tell("birthdate", json!(self.birthdate));
        tell("place_of_birth", json!(self.place_of_birth));
        tell("email", json!(self.email));
        tell("phone_number", json!(self.phone_number));
        tell("address", json!(self.address));
        tell(
            "document_details",
            json!({
                "type": document.r#type,
                "document_number": document.document_number,
                "issuer": { "name": document.issuer },
                "date_of_issuance": document.date_of_issuance,
                "date_of_expiry": document.date_of_expiry,
            }),
        );
        tell(&named("fiscal_number"), json!(format!("TINIT-{}", self.fiscal_number)));
        tell(&named("spid_code"), json!(self.spid_code));
        if let Some(address) = &self.e_delivery_service {
            tell(&named("e_delivery_service"), json!(address));
        }
        if let Some(company) = &self.company {
            tell(&named("company_name"), json!(company.name));
            tell(&named("registered_office"), json!({ "formatted": company.registered_office }));
            tell(&named("company_fiscal_number"), json!(format!("TINIT-{}", company.vat_number)));
            tell(&named("vat_number"), json!(format!("VATIT-{}", company.vat_number)));
        }
        claims
    }
}

#[cfg(test)]
mod tests;
