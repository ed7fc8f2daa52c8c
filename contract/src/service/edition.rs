//! How services reach the devices: one list of what is on offer, and each service by its slug and version, which never
//! changes again.
//!
//! | method and path | answers |
//! |---|---|
//! | `GET /v1/services` | [`Offer`], with an ETag |
//! | `GET /v1/services/{slug}/{version}` | [`Service`](super::Service); for ever the same |

use serde::{Deserialize, Serialize};

use super::{Catalogue, Contact, List};

/// What is on offer.
pub const SERVICES: &str = "/v1/services";

/// A service in one version.
pub fn service(slug: &str, version: u32) -> String {
    format!("{SERVICES}/{slug}/{version}")
}

/// Everything that is on offer at a municipality.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offer {
    /// What services are sorted by.
    pub catalogue: Catalogue,
    /// The lists that their forms choose from.
    pub lists: Vec<List>,
    /// The offices that are asked about them.
    pub offices: Vec<Contact>,
    /// The services in force, in the order of their slugs.
    pub editions: Vec<Edition>,
}

/// A service in one of its versions.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Edition {
    /// Which service.
    pub slug: String,
    /// Which version.
    pub version: u32,
    /// SHA-256 of its JSON as it is served, 64 hexadecimal digits: who has it already need not fetch it.
    pub sha256: String,
}

#[cfg(feature = "native")]
impl super::Service {
    /// Which edition this is.
    ///
    /// # Panics
    /// Never: a service is plain data.
    pub fn edition(&self) -> Edition {
        let json = serde_json::to_vec(self).expect("plain data is always JSON");
        Edition { slug: self.slug.clone(), version: self.version, sha256: crate::digest::sha256_hex(&json) }
    }
}
