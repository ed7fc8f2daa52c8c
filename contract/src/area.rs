//! Polygons on the territory: inside or outside, and how far from the border.

use geo::{BoundingRect, Contains, Distance, Euclidean, MultiPolygon};

use crate::place::{BORDER_TOLERANCE_M, Point, Territory};

/// Metres in one degree of latitude, by the mean radius of the Earth.
const METRES_PER_DEGREE: f64 = 111_195.0;

/// A named area read from GeoJSON.
#[derive(Clone, Debug)]
pub struct Area {
    /// The feature's `id` property.
    pub id: String,
    /// The feature's `name` property.
    pub name: String,
    shape: MultiPolygon<f64>,
}

/// A GeoJSON file that holds no areas we can use.
#[derive(Debug, thiserror::Error)]
pub enum AreaError {
    /// Not GeoJSON.
    #[error("not GeoJSON: {0}")]
    Json(#[from] Box<geojson::Error>),
    /// A feature without the `id` property.
    #[error("feature {0} has no \"id\" property")]
    NoId(usize),
    /// A feature that is not a polygon.
    #[error("feature {0} is not a polygon")]
    NotPolygon(usize),
}

impl Area {
    /// Reads every polygon feature of a GeoJSON `FeatureCollection`.
    pub fn read_all(geojson: &str) -> Result<Vec<Self>, AreaError> {
        let collection: geojson::FeatureCollection =
            geojson.parse::<geojson::GeoJson>().and_then(TryInto::try_into).map_err(Box::new)?;
        collection.features.into_iter().enumerate().map(|(at, feature)| Self::read(at, feature)).collect()
    }

    fn read(at: usize, feature: geojson::Feature) -> Result<Self, AreaError> {
        let text = |key: &str| feature.property(key).and_then(|value| value.as_str()).map(str::to_owned);
        let id = text("id").ok_or(AreaError::NoId(at))?;
        let name = text("name").unwrap_or_else(|| id.clone());
        let geometry = feature.geometry.ok_or(AreaError::NotPolygon(at))?;
        let shape = match geo::Geometry::<f64>::try_from(geometry).map_err(Box::new)? {
            geo::Geometry::Polygon(polygon) => MultiPolygon(vec![polygon]),
            geo::Geometry::MultiPolygon(polygons) => polygons,
            _ => return Err(AreaError::NotPolygon(at)),
        };
        Ok(Self { id, name, shape })
    }

    /// Whether the point lies inside.
    pub fn contains(&self, point: Point) -> bool {
        self.shape.contains(&geo::Point::new(point.lon, point.lat))
    }

    /// Metres from the point to the nearest edge; 0 inside. Flat-earth arithmetic: right to 1 % within 50 km.
    pub fn distance_m(&self, point: Point) -> f64 {
        use geo::MapCoords;
        let shrink = point.lat.to_radians().cos();
        let flat = |lon: f64, lat: f64| (lon * shrink * METRES_PER_DEGREE, lat * METRES_PER_DEGREE);
        let shape = self.shape.map_coords(|c| flat(c.x, c.y).into());
        Euclidean.distance(&geo::Point::from(flat(point.lon, point.lat)), &shape)
    }

    /// West, south, east, north in degrees, or `None` for an empty shape.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let rect = self.shape.bounding_rect()?;
        Some([rect.min().x, rect.min().y, rect.max().x, rect.max().y])
    }

    /// How a point lies to this area, taken as the territory of the Comune.
    pub fn territory(&self, point: Point) -> Territory {
        let metres = self.distance_m(point);
        if self.contains(point) || metres <= 0.0 {
            Territory::Inside
        } else if metres <= f64::from(BORDER_TOLERANCE_M) {
            Territory::NearBorder { metres }
        } else {
            Territory::Outside { metres }
        }
    }
}

/// Metres between two points on the sphere (haversine).
pub fn distance_m(a: Point, b: Point) -> f64 {
    geo::Haversine.distance(geo::Point::new(a.lon, a.lat), geo::Point::new(b.lon, b.lat))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit_square() -> Area {
        let json = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"q","name":"Quadrato"},
            "geometry":{"type":"Polygon","coordinates":[[[12.0,44.0],[13.0,44.0],[13.0,45.0],[12.0,45.0],[12.0,44.0]]]}}]}"#;
        Area::read_all(json).expect("valid").remove(0)
    }

    #[test]
    fn a_point_is_inside_near_or_outside() {
        let area = unit_square();
        assert_eq!(area.territory(Point { lat: 44.5, lon: 12.5 }), Territory::Inside);
        // 0.003° of latitude south of the edge are about 334 m.
        match area.territory(Point { lat: 43.997, lon: 12.5 }) {
            Territory::NearBorder { metres } => assert!((metres - 333.6).abs() < 1.0, "{metres}"),
            other => panic!("{other:?}"),
        }
        assert!(matches!(area.territory(Point { lat: 43.9, lon: 12.5 }), Territory::Outside { .. }));
    }

    #[test]
    fn the_outline_of_ravenna_holds_its_villages_and_leaves_its_neighbours_out() {
        let ravenna = Area::read_all(crate::municipality::OUTLINE).expect("the built-in outline").remove(0);
        let inside = [
            ("Piazza del Popolo", 12.1990, 44.4175),
            ("Marina di Ravenna", 12.2860, 44.4890),
            ("San Pietro in Vincoli", 12.146, 44.299),
            ("Sant'Alberto", 12.1633, 44.5383),
            ("Castiglione di Ravenna", 12.245, 44.264),
        ];
        for (name, lon, lat) in inside {
            assert_eq!(ravenna.territory(Point { lat, lon }), Territory::Inside, "{name}");
        }
        let outside = [
            ("Cervia", 12.348, 44.262),
            ("Faenza", 11.883, 44.286),
            ("Alfonsine", 12.045, 44.507),
            ("mare", 12.6, 44.45),
        ];
        for (name, lon, lat) in outside {
            let lies = ravenna.territory(Point { lat, lon });
            assert!(matches!(lies, Territory::Outside { .. }), "{name}: {lies:?}");
        }
    }

    #[test]
    fn the_beach_of_casal_borsetti_is_taken_by_ravenna() {
        let ravenna = Area::read_all(crate::municipality::OUTLINE).expect("the built-in outline").remove(0);
        let lies = ravenna.territory(Point { lat: 44.5547, lon: 12.2797 });
        assert!(!matches!(lies, Territory::Outside { .. }), "{lies:?}");
    }

    #[test]
    fn a_feature_without_an_id_is_named_by_its_place() {
        let json = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#;
        assert!(Area::read_all(json).expect_err("no id").to_string().contains("feature 0"));
    }
}
