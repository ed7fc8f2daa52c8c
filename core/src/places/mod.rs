//! What is on the territory: the border of the Comune, and the public reports of the last year, also without a network.

pub mod pull;
mod table;

use rapida_contract::area::{Area, distance_m};
use rapida_contract::changes::PublicReport;
use rapida_contract::ids::ReportCode;
use rapida_contract::municipality::OUTLINE;
use rapida_contract::place::{Point, Territory};
use rapida_contract::report::NEARBY_M;
use rusqlite::Connection;

use crate::error::{Error, Result};

/// Degrees of latitude in a metre: the mean Earth, a little generous.
const DEGREES_PER_METRE: f64 = 1.0 / 111_000.0;

/// The territory of the Comune.
pub struct Border(Area);

impl Border {
    /// As built in.
    pub fn built_in() -> Self {
        let areas = Area::read_all(OUTLINE).expect("the built-in outline is read by a test");
        Self(areas.into_iter().next().expect("the built-in outline has one area"))
    }

    /// How a point lies to the Comune.
    pub fn territory(&self, point: Point) -> Territory {
        self.0.territory(point)
    }
}

/// Open reports within 250 m of a point, nearest first, of one category or of all.
pub fn nearby(cache: &Connection, point: Point, category: Option<&str>) -> Result<Vec<(PublicReport, f64)>> {
    let reach = NEARBY_M * DEGREES_PER_METRE;
    let sideways = reach / point.lat.to_radians().cos().max(0.01);
    let bounds = [point.lon - sideways, point.lat - reach, point.lon + sideways, point.lat + reach];
    let mut found: Vec<(PublicReport, f64)> = within(cache, bounds)?
        .into_iter()
        .filter(|report| !report.state.is_closed() && category.is_none_or(|wanted| wanted == report.category))
        .map(|report| (distance_m(point, report.point), report))
        .filter(|(metres, _)| *metres <= NEARBY_M)
        .map(|(metres, report)| (report, metres))
        .collect();
    found.sort_by(|a, b| a.1.total_cmp(&b.1));
    Ok(found)
}

/// The public reports within bounds (west, south, east, north in degrees).
pub fn within(cache: &Connection, bounds: [f64; 4]) -> Result<Vec<PublicReport>> {
    table::within(cache, bounds)
}

/// One public report.
pub fn get(cache: &Connection, code: &ReportCode) -> Result<PublicReport> {
    table::get(cache, code)?.ok_or_else(|| Error::not_found("La segnalazione"))
}

/// The small picture of a public report, where it is kept here.
pub fn thumbnail(cache: &Connection, code: &ReportCode) -> Result<Option<Vec<u8>>> {
    table::thumbnail(cache, code)
}

/// Whether there is one to show: until then a screen would show a hole.
pub fn has_thumbnail(cache: &Connection, code: &ReportCode) -> Result<bool> {
    table::has_thumbnail(cache, code)
}

/// Keeps the small picture of a public report.
pub fn keep_thumbnail(cache: &Connection, code: &ReportCode, picture: &str, jpeg: &[u8]) -> Result<()> {
    table::put_thumbnail(cache, code, picture, jpeg)
}

/// Public reports whose small picture is not here yet: code and picture.
pub fn missing_thumbnails(cache: &Connection, limit: u32) -> Result<Vec<(ReportCode, String)>> {
    table::missing_thumbnails(cache, limit)
}

#[cfg(test)]
mod tests;
