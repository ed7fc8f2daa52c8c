//! Which office answers for a category at a point. Pure: the first route that matches, or the default.

use rapida_contract::place::Point;

use super::offices::{OfficeEntry, Offices, Route};

/// The office in charge.
pub fn route<'a>(offices: &'a Offices, category: &str, point: Point) -> &'a OfficeEntry {
    let matching = offices.routes.iter().find(|route| matches(offices, route, category, point));
    matching.and_then(|route| offices.get(&route.office)).unwrap_or(&offices.default)
}

fn matches(offices: &Offices, route: &Route, category: &str, point: Point) -> bool {
    let is_category = route.category.as_deref().is_none_or(|wanted| wanted == category);
    is_category && route.area.as_deref().is_none_or(|area| is_within(offices, area, point))
}

fn is_within(offices: &Offices, area: &str, point: Point) -> bool {
    offices.areas.iter().any(|known| known.id == area && known.contains(point))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PIAZZA_DEL_POPOLO: Point = Point { lat: 44.4173, lon: 12.1996 };
    const MARINA_DI_RAVENNA: Point = Point { lat: 44.4856, lon: 12.2790 };
    const LIDO_DI_SAVIO: Point = Point { lat: 44.3119, lon: 12.3440 };

    #[test]
    fn each_category_goes_to_its_office_and_the_coast_to_its_own() {
        let cases = [
            ("roads", PIAZZA_DEL_POPOLO, "roads"),
            ("roads", MARINA_DI_RAVENNA, "coast"),
            ("roads", LIDO_DI_SAVIO, "coast"),
            ("lighting", PIAZZA_DEL_POPOLO, "lighting"),
            ("lighting", MARINA_DI_RAVENNA, "lighting"),
            ("signs", PIAZZA_DEL_POPOLO, "mobility"),
            ("signs", MARINA_DI_RAVENNA, "coast"),
            ("green", PIAZZA_DEL_POPOLO, "green"),
            ("green", LIDO_DI_SAVIO, "coast"),
            ("traffic", PIAZZA_DEL_POPOLO, "mobility"),
            ("decay", MARINA_DI_RAVENNA, "police"),
            ("waste", MARINA_DI_RAVENNA, "waste"),
            ("a category of a newer file", PIAZZA_DEL_POPOLO, "urp"),
        ];
        let offices = Offices::built_in();
        for (category, point, expected) in cases {
            assert_eq!(route(&offices, category, point).id, expected, "{category} at {point:?}");
        }
    }

    proptest! {
        #[test]
        fn every_point_on_earth_and_off_it_has_an_office(lat: f64, lon: f64, category in "[a-z]{0,8}") {
            let offices = Offices::built_in();
            let office = route(&offices, &category, Point { lat, lon });
            prop_assert!(offices.get(&office.id).is_some());
        }
    }
}
