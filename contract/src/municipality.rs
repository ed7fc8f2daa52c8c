//! A Comune as the app knows it: its names, whom to call, and the categories of reports that it takes.

use serde::{Deserialize, Serialize};

/// One text in the three languages of the app.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Text {
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
    /// German.
    pub de: String,
}

impl Text {
    /// The text in a language (`it`, `en`, `de`); Italian for any other.
    pub fn in_language(&self, language: &str) -> &str {
        match language {
            "en" => &self.en,
            "de" => &self.de,
            _ => &self.it,
        }
    }
}

/// A Comune that runs Rapida.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Municipality {
    /// `Comune di Ravenna`.
    pub name: String,
    /// ISTAT code, 6 digits.
    pub istat: String,
    /// Code in the national index of public bodies (IPA), which the protocol stamp carries.
    pub ipa: String,
    /// Code of the homogeneous organisational area (AOO) whose register takes the submissions.
    pub aoo: String,
    /// Code of the protocol register, at most 16 of `[A-Za-z0-9_.-]`.
    pub register: String,
    /// Open311 jurisdiction.
    pub jurisdiction: String,
    /// Telephone of the public relations office.
    pub phone: String,
    /// E-mail of the public relations office.
    pub email: String,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Where the map opens.
    pub centre: [f64; 2],
    /// A base map drawn over the one that comes with the app, where the Comune has a better one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_map: Option<BaseMap>,
    /// What can be reported, in the order shown.
    pub categories: Vec<Category>,
}

/// A base map that an installation configures.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BaseMap {
    /// How it is fetched.
    pub kind: BaseMapKind,
    /// Where: an archive, or an address with `{z}`, `{x}`, `{y}` (`{TileMatrix}`, `{TileCol}`, `{TileRow}` for WMTS).
    pub url: String,
    /// Whom to name on the map, as its licence asks.
    pub attribution: String,
}

/// How a base map is fetched.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BaseMapKind {
    /// One file of tiles, vector or pictures (<https://github.com/protomaps/PMTiles>).
    Pmtiles,
    /// Pictures of 256 pixels in the usual web grid.
    Xyz,
    /// The same, by the RESTful addresses of OGC WMTS.
    Wmts,
    /// A kind of a newer server, which this app leaves out.
    #[serde(other)]
    Unknown,
}

/// A kind of report (tipo di disservizio).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Category {
    /// Slug, never reused: `roads`.
    pub id: String,
    /// What a person reads.
    pub name: Text,
    /// Examples, in a line.
    pub help: Text,
    /// Name of the symbol in the icon sprite.
    pub icon: String,
    /// Words that people search for, as Open311 `keywords`.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// What must not be reported here but told by telephone at once.
    #[serde(default)]
    pub dangers: Vec<Danger>,
}

/// Something that cannot wait for an office.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Danger {
    /// Slug within the category.
    pub id: String,
    /// What a person recognises: "C'è odore di gas".
    pub sign: Text,
    /// Who answers.
    pub who: String,
    /// The number to call, digits only.
    pub phone: String,
}

impl Municipality {
    /// The category of this id.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// Reads `assets/municipality.toml`.
    #[cfg(feature = "native")]
    pub fn read(toml: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(toml)
    }

    /// The Comune that is built in, for a first start without a network.
    #[cfg(feature = "native")]
    pub fn built_in() -> Self {
        Self::read(BUILT_IN).expect("the built-in municipality is read by a test")
    }
}

/// The built-in municipality's own file.
#[cfg(feature = "native")]
const BUILT_IN: &str = include_str!("../../assets/municipality.toml");

/// The built-in outline of the Comune, one GeoJSON feature with the id `comune`.
#[cfg(feature = "native")]
pub const OUTLINE: &str = include_str!("../../assets/map/comune.geojson");

#[cfg(all(test, feature = "native"))]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn is_complete(text: &Text) -> bool {
        [&text.it, &text.en, &text.de].iter().all(|one| !one.trim().is_empty())
    }

    fn is_slug(id: &str) -> bool {
        !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    }

    #[test]
    fn the_built_in_municipality_has_the_seven_categories_of_ravenna() {
        let ids: Vec<String> = Municipality::built_in().categories.into_iter().map(|category| category.id).collect();
        assert_eq!(ids, ["roads", "lighting", "signs", "green", "traffic", "decay", "waste"]);
    }

    #[test]
    fn every_category_and_danger_is_written_in_the_three_languages() {
        for category in Municipality::built_in().categories {
            let at = &category.id;
            assert!(is_slug(at), "{at}");
            assert!(is_complete(&category.name) && is_complete(&category.help), "{at}");
            assert!(category.icon.starts_with("it-"), "{at}: {}", category.icon);
            assert!(!category.keywords.is_empty(), "{at}");
            for danger in &category.dangers {
                assert!(is_slug(&danger.id) && is_complete(&danger.sign), "{at}/{}", danger.id);
                assert!(!danger.who.trim().is_empty(), "{at}/{}", danger.id);
            }
        }
    }

    #[test]
    fn each_danger_has_its_own_id_and_a_number_that_can_be_dialled() {
        for category in Municipality::built_in().categories {
            let ids: HashSet<&str> = category.dangers.iter().map(|danger| danger.id.as_str()).collect();
            assert_eq!(ids.len(), category.dangers.len(), "{}", category.id);
            for danger in &category.dangers {
                let digits = danger.phone.bytes().all(|byte| byte.is_ascii_digit());
                assert!(digits && danger.phone.len() >= 3, "{}/{}: {}", category.id, danger.id, danger.phone);
            }
        }
    }

    #[test]
    fn a_base_map_is_read_where_there_is_one_and_a_newer_kind_does_no_harm() {
        assert_eq!(Municipality::built_in().base_map, None);
        let head = "[base_map]\nurl = \"https://mappe.example/{z}/{x}/{y}.png\"\nattribution = \"Comune\"\n";
        let with = |kind: &str| {
            let (before, categories) = BUILT_IN.split_once("[[categories]]").expect("categories");
            let file = format!("{before}{head}kind = \"{kind}\"\n[[categories]]{categories}");
            Municipality::read(&file).expect("valid").base_map.expect("a base map").kind
        };
        assert_eq!(with("xyz"), BaseMapKind::Xyz);
        assert_eq!(with("pmtiles"), BaseMapKind::Pmtiles);
        assert_eq!(with("hologram"), BaseMapKind::Unknown);
    }

    #[test]
    fn the_map_opens_inside_the_outline_and_the_bounds_are_those_of_the_outline() {
        let ravenna = Municipality::built_in();
        let outline = crate::area::Area::read_all(OUTLINE).expect("the built-in outline").remove(0);
        assert_eq!((outline.id.as_str(), outline.name.as_str()), ("comune", ravenna.name.as_str()));
        let [lon, lat] = ravenna.centre;
        assert!(outline.contains(crate::place::Point { lat, lon }));
        let bounds = outline.bounds().expect("a shape");
        for (ours, drawn) in ravenna.bounds.iter().zip(bounds) {
            assert!((ours - drawn).abs() < 0.002, "{:?} against {bounds:?}", ravenna.bounds);
        }
    }
}
