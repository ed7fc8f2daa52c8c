//! The map that comes with the app: whole, small, and where Ravenna is.
#![cfg(feature = "native")]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use geojson::{Feature, FeatureCollection, GeoJson};
use rapida_contract::area::Area;
use rapida_contract::municipality::OUTLINE;
use rapida_contract::place::Point;

/// What the own base may weigh, in bytes: every installer and every first start carries it.
const BUDGET: u64 = 150 * 1024;
/// West, south, east, north of what is drawn, in degrees: the Comune and what one sees around it.
const AROUND: [f64; 4] = [11.9, 44.0, 13.0, 44.7];

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/map");
    let entries = fs::read_dir(folder).expect("assets/map").map(|entry| entry.expect("readable").path());
    entries.filter(|path| path.extension().is_some_and(|end| end == "geojson")).collect()
}

fn features(name: &str) -> Vec<Feature> {
    let path = files().into_iter().find(|path| path.file_name().is_some_and(|file| file == name)).expect(name);
    let text = fs::read_to_string(path).expect("readable");
    FeatureCollection::try_from(text.parse::<GeoJson>().expect("GeoJSON")).expect("a collection").features
}

fn text(feature: &Feature, key: &str) -> String {
    feature.property(key).and_then(|value| value.as_str()).unwrap_or_else(|| panic!("{key}: {feature:?}")).to_owned()
}

fn place(feature: &Feature) -> Point {
    match geo::Geometry::<f64>::try_from(feature.geometry.clone().expect("a geometry")).expect("known") {
        geo::Geometry::Point(point) => Point { lat: point.y(), lon: point.x() },
        other => panic!("not a point: {other:?}"),
    }
}

#[test]
fn the_base_is_small() {
    let bytes: u64 = files().iter().map(|path| fs::metadata(path).expect("there").len()).sum();
    assert!(bytes <= BUDGET, "{bytes} bytes");
}

#[test]
fn everything_drawn_lies_around_ravenna() {
    use geo::CoordsIter;
    let [west, south, east, north] = AROUND;
    for path in files() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        for feature in features(&name) {
            let shape = geo::Geometry::<f64>::try_from(feature.geometry.expect("a geometry")).expect("known");
            for at in shape.coords_iter() {
                assert!((west..=east).contains(&at.x) && (south..=north).contains(&at.y), "{name}: {at:?}");
            }
        }
    }
}

#[test]
fn each_village_of_the_comune_has_its_own_name_and_lies_inside() {
    let ravenna = Area::read_all(OUTLINE).expect("the outline").remove(0);
    let mut names = HashSet::new();
    for feature in features("localities.geojson") {
        let name = text(&feature, "name");
        let order = feature.property("order").and_then(|order| order.as_u64()).expect("an order");
        let neighbour = order > 100;
        assert_eq!(ravenna.contains(place(&feature)), !neighbour, "{name}");
        assert!(names.insert(name.clone()), "{name} twice");
    }
}

#[test]
fn the_coast_holds_the_nine_seaside_places() {
    let areas =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/areas.geojson")).expect("areas");
    let areas = Area::read_all(&areas).expect("areas");
    let coast = areas.iter().find(|area| area.id == "coast").expect("coast");
    let mut held: Vec<String> = features("localities.geojson")
        .iter()
        .filter(|feature| {
            coast.contains(place(feature)) && feature.property("order").is_some_and(|at| at.as_u64() < Some(100))
        })
        .map(|feature| text(feature, "name"))
        .collect();
    held.sort();
    let seaside = [
        "Casal Borsetti",
        "Lido Adriano",
        "Lido di Classe",
        "Lido di Dante",
        "Lido di Savio",
        "Marina Romea",
        "Marina di Ravenna",
        "Porto Corsini",
        "Punta Marina Terme",
    ];
    assert_eq!(held, seaside);
}

#[test]
fn the_landmarks_and_the_limited_traffic_zone_lie_inside() {
    let ravenna = Area::read_all(OUTLINE).expect("the outline").remove(0);
    for feature in features("landmarks.geojson") {
        assert!(ravenna.contains(place(&feature)), "{}", text(&feature, "name"));
    }
    let ztl = features("ztl.geojson").remove(0);
    let zone = Area::read_all(&FeatureCollection::from_iter([ztl]).to_string()).expect("an area").remove(0);
    assert!(zone.contains(Point { lat: 44.4175, lon: 12.1990 }), "Piazza del Popolo is in the zone");
    assert!(!zone.contains(Point { lat: 44.4187, lon: 12.2083 }), "the station is not");
}
