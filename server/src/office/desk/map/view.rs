//! Which part of the Comune a map shows, and where a point falls in it. Flat-earth arithmetic is right enough here.

use rapida_contract::municipality::Municipality;
use rapida_contract::place::Point;

use super::super::filter::Filter;

/// Closest zoom: the whole is halved so many times.
const CLOSEST: u32 = 7;

/// A part of the Comune.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(in super::super) struct View {
    centre: Point,
    /// How often the whole was halved.
    zoom: u32,
    /// Degrees of latitude from top to bottom at zoom 0.
    whole: f64,
    /// The middle of the Comune.
    middle: Point,
}

impl View {
    /// Width and height of the drawing, in its own units.
    pub(super) const SIZE: (f64, f64) = (800.0, 1_000.0);

    /// All of the Comune, with some ground around.
    pub(in super::super) fn whole(municipality: &Municipality) -> Self {
        let [west, south, east, north] = municipality.bounds;
        let middle = Point { lat: f64::midpoint(south, north), lon: f64::midpoint(west, east) };
        let (width, height) = Self::SIZE;
        let needed = (north - south).max((east - west) * shrink(middle) * height / width);
        Self { centre: middle, zoom: 0, whole: needed * 1.06, middle }
    }

    /// Reads `lat`, `lon` and `zoom` of an address; what cannot be read shows the whole.
    pub(in super::super) fn read(query: &str, municipality: &Municipality) -> Self {
        let whole = Self::whole(municipality);
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let said = |key: &str| pairs.iter().find(|(name, _)| name == key).map(|(_, text)| text.as_str());
        let degrees = |key| said(key).and_then(|text| text.parse::<f64>().ok());
        match (degrees("lat"), degrees("lon"), said("zoom").and_then(|text| text.parse::<u32>().ok())) {
            (Some(lat), Some(lon), Some(zoom)) => whole.around(Point { lat, lon }, zoom),
            _ => whole,
        }
    }

    /// Another part at another zoom, kept near the Comune.
    pub(super) fn around(self, centre: Point, zoom: u32) -> Self {
        if !centre.is_on_earth() || zoom == 0 {
            return Self { centre: self.middle, zoom: 0, ..self };
        }
        let near = |value: f64, middle: f64| value.clamp(middle - self.whole, middle + self.whole);
        let centre = Point { lat: near(centre.lat, self.middle.lat), lon: near(centre.lon, self.middle.lon) };
        Self { centre, zoom: zoom.min(CLOSEST), ..self }
    }

    pub(super) fn is_whole(self) -> bool {
        self.zoom == 0
    }

    /// Whether marks can no longer be drawn apart by going closer.
    pub(super) fn is_closest(self) -> bool {
        self.zoom == CLOSEST
    }

    pub(super) fn closer(self) -> Option<Self> {
        (!self.is_closest()).then(|| self.around(self.centre, self.zoom + 1))
    }

    pub(super) fn farther(self) -> Option<Self> {
        let zoom = self.zoom.checked_sub(1)?;
        Some(self.around(self.centre, zoom))
    }

    /// Localities up to this rank have room for their names.
    pub(super) fn ranks_named(self) -> u32 {
        self.zoom + 2
    }

    /// Two steps closer, around a point.
    pub(super) fn into(self, point: Point) -> Self {
        self.around(point, self.zoom + 2)
    }

    /// Half a view away, with the arrow and the word of each.
    pub(super) fn neighbours(self) -> [((&'static str, &'static str), Self); 4] {
        let north = self.height() / 2.0;
        let east = north * Self::SIZE.0 / Self::SIZE.1 / shrink(self.middle);
        let moved = |up: f64, right: f64| {
            let centre = Point { lat: self.centre.lat + up * north, lon: self.centre.lon + right * east };
            self.around(centre, self.zoom)
        };
        [
            (("↑", "Vai a nord"), moved(1.0, 0.0)),
            (("↓", "Vai a sud"), moved(-1.0, 0.0)),
            (("←", "Vai a ovest"), moved(0.0, -1.0)),
            (("→", "Vai a est"), moved(0.0, 1.0)),
        ]
    }

    /// Degrees of latitude from top to bottom.
    fn height(self) -> f64 {
        self.whole / f64::from(1_u32 << self.zoom)
    }

    /// Where a point falls, from the left and from the top, in units of the drawing.
    pub(super) fn place(self, point: Point) -> (f64, f64) {
        let (width, height) = Self::SIZE;
        let scale = height / self.height();
        let x = width / 2.0 + (point.lon - self.centre.lon) * shrink(self.middle) * scale;
        let y = height / 2.0 - (point.lat - self.centre.lat) * scale;
        (x, y)
    }

    pub(super) fn holds(self, point: Point) -> bool {
        let (x, y) = self.place(point);
        (0.0..=Self::SIZE.0).contains(&x) && (0.0..=Self::SIZE.1).contains(&y)
    }

    /// The address of the map with this filter and this view.
    pub(super) fn address(self, filter: &Filter) -> String {
        let filter = filter.at_page(0).query();
        let view = match self.is_whole() {
            true => String::new(),
            false => format!("lat={:.5}&lon={:.5}&zoom={}", self.centre.lat, self.centre.lon, self.zoom),
        };
        let parts: Vec<String> = [filter, view].into_iter().filter(|part| !part.is_empty()).collect();
        let mark = if parts.is_empty() { "" } else { "?" };
        format!("/ufficio/mappa{mark}{}", parts.join("&"))
    }
}

/// How much shorter a degree of longitude is than one of latitude.
fn shrink(at: Point) -> f64 {
    at.lat.to_radians().cos()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RAVENNA: Point = Point { lat: 44.4175, lon: 12.199 };

    #[test]
    fn the_whole_comune_is_on_the_map_and_north_is_up() {
        let municipality = Municipality::built_in();
        let view = View::whole(&municipality);
        let [west, south, east, north] = municipality.bounds;
        for corner in [(south, west), (north, east)] {
            assert!(view.holds(Point { lat: corner.0, lon: corner.1 }), "{corner:?}");
        }
        let (top, bottom) = (view.place(Point { lat: north, ..RAVENNA }), view.place(Point { lat: south, ..RAVENNA }));
        assert!(top.1 < bottom.1);
    }

    #[test]
    fn going_closer_and_back_leads_home() {
        let municipality = Municipality::built_in();
        let whole = View::whole(&municipality);
        let mut view = whole;
        while let Some(closer) = view.closer() {
            view = closer;
        }
        assert!(view.is_closest() && view.address(&Filter::default()).ends_with("zoom=7"));
        while let Some(farther) = view.farther() {
            view = farther;
        }
        assert_eq!(view, whole);
        assert_eq!(view.address(&Filter::default()), "/ufficio/mappa");
    }

    proptest! {
        #[test]
        fn a_view_reads_back_and_foreign_text_never_panics(lat in 44.2_f64..44.6, lon in 12.0_f64..12.35, zoom in 1_u32..8, text in "\\PC{0,60}") {
            let municipality = Municipality::built_in();
            let view = View::whole(&municipality).around(Point { lat, lon }, zoom);
            let address = view.address(&Filter::default());
            let read = View::read(address.split_once('?').map_or("", |(_, query)| query), &municipality);
            prop_assert_eq!(read.address(&Filter::default()), address);
            let odd = View::read(&format!("lat={text}&lon=NaN&zoom=1e99"), &municipality);
            prop_assert!(odd.place(RAVENNA).0.is_finite());
        }
    }
}
