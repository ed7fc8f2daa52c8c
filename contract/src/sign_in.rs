//! What the app and the municipality say to each other when a person signs in: OAuth 2.0 for native apps (RFC 8252) with a
//! code that PKCE proves (RFC 7636) and tokens that only this device can use (RFC 9449). A token goes along as
//! `Authorization: DPoP …`, and the request's proof names it (`ath`).
//!
//! | method and path | |
//! |---|---|
//! | `GET /.well-known/oauth-authorization-server` | the metadata (RFC 8414) |
//! | `GET /oauth/authorize` | in the system's browser; comes back to the redirect URI with `code`, `state` and `iss` |
//! | `POST /oauth/token` | code or refresh token for tokens (RFC 6749, 4.1.3 and 6) |
//! | `POST /oauth/revoke` | signs out (RFC 7009) |
//! | `GET /v1/me` | who is signed in |
//! | `GET`, `DELETE /v1/sessions` | where the person is signed in; nowhere any more |
//! | `DELETE /v1/sessions/{id}` | ends one of them |

use serde::{Deserialize, Serialize};

use crate::Timestamp;
use crate::ids::SessionId;
use crate::values::TaxCode;

/// The app's `client_id`; it has no secret.
pub const CLIENT_ID: &str = "rapida";
/// Where the app is come back to on phones: a private-use scheme (RFC 8252, 7.1).
pub const APP_REDIRECT: &str = "it.ravenna.comune.rapida:/ritorno";
/// Where it is come back to on desktops, on `127.0.0.1` or `[::1]` and any port (RFC 8252, 7.3).
pub const LOOPBACK_PATH: &str = "/ritorno";

/// The authorization server's metadata.
pub const METADATA: &str = "/.well-known/oauth-authorization-server";
/// Where the browser is sent.
pub const AUTHORIZE: &str = "/oauth/authorize";
/// Where tokens are asked for.
pub const TOKEN: &str = "/oauth/token";
/// Where a session is ended.
pub const REVOKE: &str = "/oauth/revoke";
/// Who is signed in.
pub const ME: &str = "/v1/me";
/// Where the person is signed in.
pub const SESSIONS: &str = "/v1/sessions";

/// One of the sessions.
pub fn session(id: SessionId) -> String {
    format!("{SESSIONS}/{id}")
}

/// How surely a person is known: the levels of SPID and CIE, which are those of ISO/IEC 29115 (LoA 2 to 4), the lowest first.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Level {
    /// One factor: enough to read.
    L1,
    /// Two factors: what sending asks for.
    L2,
    /// Two factors, one of them a certificate.
    L3,
}

impl Level {
    /// All of them, the lowest first.
    pub const ALL: [Self; 3] = [Self::L1, Self::L2, Self::L3];

    /// The authentication context class that stands for it (`acr`, OpenID Connect Core 2).
    pub fn acr(self) -> &'static str {
        match self {
            Self::L1 => "https://www.spid.gov.it/SpidL1",
            Self::L2 => "https://www.spid.gov.it/SpidL2",
            Self::L3 => "https://www.spid.gov.it/SpidL3",
        }
    }

    /// The level that an `acr` stands for.
    pub fn of_acr(acr: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.acr() == acr)
    }

    /// `L1`, as people call it and as tables and forms carry it.
    pub fn name(self) -> &'static str {
        match self {
            Self::L1 => "L1",
            Self::L2 => "L2",
            Self::L3 => "L3",
        }
    }

    /// The level of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// A person signed in on a device, as `GET /v1/sessions` lists them.
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// Whether it is the one that asks.
    pub is_this: bool,
    /// How surely the person was known.
    pub level: Level,
    /// When the person signed in.
    pub started_at: Timestamp,
    /// When the device last asked for tokens.
    pub used_at: Timestamp,
}

/// What an identity provider tells of a person. What it did not tell is absent.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// Codice fiscale: 16 signs, or 11 digits where it is a temporary one.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub tax_code: TaxCode,
    /// First names.
    pub given_name: String,
    /// Surname.
    pub family_name: String,
    /// `male` or `female`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthdate: Option<String>,
    /// Belfiore code of the comune or the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthplace: Option<String>,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// PEC (domicilio digitale).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digital_address: Option<String>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// CAP.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// Comune of residence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub town: Option<String>,
    /// Name of the company, for a professional identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Its registered office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub company_office: Option<String>,
    /// Its partita IVA.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat_number: Option<String>,
}

/// The signed-in person, and how surely they are known: the answer of `GET /v1/me`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// As the identity provider told it when this session began.
    pub person: Person,
    /// How surely.
    pub level: Level,
    /// Slug of the identity provider.
    pub origin: String,
    /// Its name for people: `FedERa di prova`.
    pub origin_name: String,
    /// When it was told.
    pub told_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_known_by_its_acr_and_by_its_name() {
        for level in Level::ALL {
            assert_eq!(Level::of_acr(level.acr()), Some(level));
            assert_eq!(Level::named(level.name()), Some(level));
        }
        assert_eq!((Level::of_acr("https://www.spid.gov.it/SpidL4"), Level::named("")), (None, None));
        assert!(Level::L1 < Level::L2 && Level::L2 < Level::L3);
    }
}
