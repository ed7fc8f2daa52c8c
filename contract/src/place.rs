//! Points on the territory.

use serde::{Deserialize, Serialize};

/// A point, in WGS 84 degrees (EPSG:4326).
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// Latitude, degrees north.
    pub lat: f64,
    /// Longitude, degrees east.
    pub lon: f64,
}

impl Point {
    /// Whether both numbers are finite and on the globe.
    pub fn is_on_earth(self) -> bool {
        (-90.0..=90.0).contains(&self.lat) && (-180.0..=180.0).contains(&self.lon)
    }
}

/// How a position was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PositionSource {
    /// The device's own position service.
    Device,
    /// The position kept in a photo, taken over by the person.
    Photo,
    /// A finger or a pointer on the map.
    Map,
    /// Coordinates or an address that the person typed.
    Typed,
}

/// Where something is, as a person said it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Position {
    /// The point itself.
    #[serde(flatten)]
    pub point: Point,
    /// Radius of uncertainty in metres, where the source knows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accuracy_m: Option<f64>,
    /// How it was found.
    pub source: PositionSource,
}

/// How a point lies to the border of the Comune.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "lies")]
pub enum Territory {
    /// Inside.
    Inside,
    /// Outside, near enough to be let through with a warning.
    NearBorder {
        /// Distance from the border in metres.
        metres: f64,
    },
    /// Outside: another municipality is in charge.
    Outside {
        /// Distance from the border in metres.
        metres: f64,
    },
}

/// How far outside the border a report is still taken, in metres. The outline is a generalised one.
pub const BORDER_TOLERANCE_M: u32 = 500;
