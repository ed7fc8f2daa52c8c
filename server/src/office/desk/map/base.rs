//! What lies below the marks: the Comune's own drawing, from the same files as the app's map.

use std::sync::LazyLock;

use maud::{Markup, html};
use rapida_contract::place::Point;
use serde::Deserialize;

use super::view::View;

#[derive(Deserialize)]
struct Layer {
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Properties,
    geometry: Geometry,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Properties {
    name: String,
    /// Localities: 1 for the town, more for what is smaller.
    rank: u32,
    kind: String,
}

type Position = [f64; 2];

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Point(Position),
    LineString(Vec<Position>),
    MultiLineString(Vec<Vec<Position>>),
    Polygon(Vec<Vec<Position>>),
    MultiPolygon(Vec<Vec<Vec<Position>>>),
}

/// The files of `assets/map`, compiled in.
struct Base {
    comune: Layer,
    waters: Layer,
    railways: Layer,
    roads: Layer,
    localities: Layer,
    landmarks: Layer,
}

static BASE: LazyLock<Base> = LazyLock::new(|| {
    let layer = |text| serde_json::from_str(text).expect("the built-in map is read by a test");
    Base {
        comune: layer(include_str!("../../../../../assets/map/comune.geojson")),
        waters: layer(include_str!("../../../../../assets/map/waters.geojson")),
        railways: layer(include_str!("../../../../../assets/map/railways.geojson")),
        roads: layer(include_str!("../../../../../assets/map/roads.geojson")),
        localities: layer(include_str!("../../../../../assets/map/localities.geojson")),
        landmarks: layer(include_str!("../../../../../assets/map/landmarks.geojson")),
    }
});

pub(super) fn draw(view: View) -> Markup {
    let paths =
        |features: &[&Feature]| features.iter().map(|feature| path(view, &feature.geometry)).collect::<String>();
    let all = |layer: &'static Layer| layer.features.iter().collect::<Vec<_>>();
    let is_major = |road: &&Feature| matches!(road.properties.kind.as_str(), "motorway" | "primary");
    let is_surface = |water: &&Feature| matches!(water.geometry, Geometry::Polygon(_) | Geometry::MultiPolygon(_));
    let (major, minor): (Vec<&Feature>, Vec<&Feature>) = BASE.roads.features.iter().partition(is_major);
    let (surfaces, courses): (Vec<&Feature>, Vec<&Feature>) = BASE.waters.features.iter().partition(is_surface);
    html! {
        g aria-hidden="true" {
            path.land d=(paths(&all(&BASE.comune))) stroke-width="2" {}
            path.surface d=(paths(&surfaces)) {}
            path.course d=(paths(&courses)) stroke-width="3" {}
            path.line d=(paths(&all(&BASE.railways))) stroke-width="3" stroke-dasharray="10 6" {}
            path.line d=(paths(&minor)) stroke-width="2.5" {}
            path.line d=(paths(&major)) stroke-width="5" {}
            @for label in labels(view) {
                text x=(round(label.x)) y=(round(label.y)) font-size=(label.size) text-anchor="middle" { (label.name) }
            }
        }
    }
}

/// Landmarks are named from the zoom at which streets are told apart.
const LANDMARK_RANK: u32 = 6;

struct Label {
    name: &'static str,
    x: f64,
    y: f64,
    size: f64,
}

impl Label {
    /// Nothing where the place lies elsewhere or is too small for this zoom. The name stands above the place.
    fn of(view: View, place: &'static Feature, rank: u32) -> Option<Self> {
        let Geometry::Point([lon, lat]) = place.geometry else { return None };
        let point = Point { lat, lon };
        let (x, y) = view.place(point);
        let size = if rank <= 1 { 32.0 } else { 24.0 };
        let shown = view.holds(point) && rank <= view.ranks_named();
        shown.then(|| Self { name: &place.properties.name, x, y: y - size / 2.0, size })
    }

    /// Letters are about half as wide as they are high.
    fn overlaps(&self, other: &Self) -> bool {
        let half_width = |label: &Self| label.name.chars().count() as f64 * label.size * 0.28;
        (self.x - other.x).abs() < half_width(self) + half_width(other)
            && (self.y - other.y).abs() < (self.size + other.size) / 2.0
    }
}

/// The names that have room, the most important first.
fn labels(view: View) -> Vec<Label> {
    let localities = BASE.localities.features.iter().map(|place| (place, place.properties.rank));
    let landmarks = BASE.landmarks.features.iter().map(|place| (place, LANDMARK_RANK));
    let mut kept: Vec<Label> = Vec::new();
    for label in localities.chain(landmarks).filter_map(|(place, rank)| Label::of(view, place, rank)) {
        if !kept.iter().any(|other| label.overlaps(other)) {
            kept.push(label);
        }
    }
    kept
}

/// Path data of a geometry, in units of the drawing; nothing for what lies elsewhere.
fn path(view: View, geometry: &Geometry) -> String {
    match geometry {
        Geometry::Point(_) => String::new(),
        Geometry::LineString(line) => strand(view, line, ""),
        Geometry::MultiLineString(lines) => lines.iter().map(|line| strand(view, line, "")).collect(),
        Geometry::Polygon(rings) => rings.iter().map(|ring| strand(view, ring, "Z")).collect(),
        Geometry::MultiPolygon(polygons) => polygons.iter().flatten().map(|ring| strand(view, ring, "Z")).collect(),
    }
}

fn strand(view: View, positions: &[Position], end: &str) -> String {
    let placed: Vec<(f64, f64)> =
        positions.iter().map(|[lon, lat]| view.place(Point { lat: *lat, lon: *lon })).collect();
    let (width, height) = View::SIZE;
    let beside = |outside: fn((f64, f64), (f64, f64)) -> bool| placed.iter().all(|at| outside(*at, (width, height)));
    if beside(|at, _| at.0 < 0.0)
        || beside(|at, size| at.0 > size.0)
        || beside(|at, _| at.1 < 0.0)
        || beside(|at, size| at.1 > size.1)
    {
        return String::new();
    }
    let step =
        |(at, (x, y)): (usize, &(f64, f64))| format!("{}{} {}", if at == 0 { "M" } else { "L" }, round(*x), round(*y));
    placed.iter().enumerate().map(step).chain([end.to_owned()]).collect()
}

/// A tenth of a unit is finer than a pixel.
fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapida_contract::municipality::Municipality;

    #[test]
    fn the_built_in_map_is_read_and_names_the_town() {
        let drawn = draw(View::whole(&Municipality::built_in())).into_string();
        assert!(drawn.contains(">Ravenna</text>"), "{drawn}");
        assert!(drawn.contains("<path class=\"land\" d=\"M"));
    }
}
