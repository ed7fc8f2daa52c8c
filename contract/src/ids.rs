//! The names of things, each its own type so that one is never taken for another.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

uuid_ids! {
    /// A submission (pratica). The device makes it, before the first byte leaves: a repeat files once.
    SubmissionId;
    /// An attachment (allegato) on its way up or stored. The device makes it, so its creation too can be repeated.
    AttachmentId;
    /// A person signed in on a device (sessione). The municipality makes it.
    SessionId;
    /// A mandate (delega). The device makes it: giving it again gives it once.
    MandateId;
    /// Something that a person wrote into their profile. The device makes it.
    OwnDatumId;
    /// A request to erase one's data (richiesta di cancellazione). The device makes it.
    ErasureId;
    /// Somebody who uses a device. The device makes it, and nobody else hears of it.
    PersonId;
}

/// The public name of a registered report: year and protocol number, `2026-0000123`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ReportCode(pub String);

impl fmt::Display for ReportCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A device: the RFC 7638 thumbprint (SHA-256, base64url, 43 characters) of the public key that it made at first start.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct DeviceId(pub String);

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A structure (struttura): a slug of the municipality's list, 1 to 60 of `a-z`, `0-9` and `-`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct StructureId(String);

/// Text that is no slug.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a slug has 1 to 60 of a-z, 0-9 and -")]
pub struct NoSlug;

impl FromStr for StructureId {
    type Err = NoSlug;

    fn from_str(text: &str) -> Result<Self, NoSlug> {
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        let is_slug = (1..=60).contains(&text.len()) && text.bytes().all(fits);
        is_slug.then(|| Self(text.to_owned())).ok_or(NoSlug)
    }
}

impl<'de> Deserialize<'de> for StructureId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl fmt::Display for StructureId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
