//! The list that everybody may read: numbers of receipts, and no name.

use serde::{Deserialize, Serialize};

use super::Phase;
use crate::municipality::Text;
use crate::{Date, Timestamp};

/// Where published rankings are.
pub const RANKINGS: &str = "/v1/rankings";

/// The ranking of a call of a service: answers [`PublishedRanking`].
pub fn ranking(slug: &str, call: &str) -> String {
    format!("{RANKINGS}/{slug}/{call}")
}

/// The ranking of a call, as it was published last.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedRanking {
    /// Slug of the service.
    pub service: String,
    /// Id of the call.
    pub call: String,
    /// What it is called.
    pub title: Text,
    /// How far it is.
    pub phase: Phase,
    /// When it was published.
    pub published_at: Timestamp,
    /// The act that sets criteria and points.
    pub act: String,
    /// The seed of the draw: the key of an application is the SHA-256 over the seed, a byte 0 and its number.
    pub seed: String,
    /// SHA-256 of what it was made of, 64 hexadecimal digits: the same inputs give the same ranking.
    pub inputs_sha256: String,
    /// The last day for observations, where there are any to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observations_until: Option<Date>,
    /// Its groups, in the order of the rules.
    pub groups: Vec<PublishedGroup>,
    /// Applications that fit no group, in the order of their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_group: Vec<PublishedRow>,
}

/// A group of a published ranking.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedGroup {
    /// Which: `infants`.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Those of this call: first the ranked ones in order, then those left out in the order of their numbers.
    pub rows: Vec<PublishedRow>,
}

/// An application in a published ranking.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PublishedRow {
    /// Number of its receipt: `2027-0004127`.
    pub number: String,
    /// From 1, counted on through all calls; none where it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
    /// Hundredths of points; none where it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<i64>,
    /// The school at which it has a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Its place on the reserve list, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve: Option<u32>,
    /// Whether it was left out. Why, and the band, are the person's alone: they may tell of a child's health
    /// (D.lgs. 196/2003, art. 2-septies, c. 8).
    #[serde(default)]
    pub is_left_out: bool,
}
