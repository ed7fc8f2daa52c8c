//! Who a person is, as an identity provider tells it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What an identity provider tells of a person. What it did not tell is absent.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Person {
    /// Codice fiscale: 16 signs, or 11 digits where it is a temporary one.
    pub tax_code: String,
    /// First names.
    pub given_name: String,
    /// Surname.
    pub family_name: String,
    /// `male` or `female`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthdate: Option<String>,
    /// Belfiore code of the comune or the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthplace: Option<String>,
    /// E-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// PEC (domicilio digitale).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub digital_address: Option<String>,
    /// Street and number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// CAP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Comune of residence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// Name of the company, for a professional identity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Its registered office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company_office: Option<String>,
    /// Its partita IVA.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
}
