use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use serde_json::json;

use super::file::{built_in, built_in_catalogue};
use super::program::{FEE, rule, section_shown, shown};
use super::*;
use crate::acting::Right;
use crate::expression::{Slot, State, Value};

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(built_in);

fn service(slug: &str) -> Service {
    SERVICES.iter().find(|service| service.slug == slug).expect(slug).clone()
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A form that is filled in by names.
struct Form {
    state: State,
    program: Arc<crate::expression::Program>,
}

impl Form {
    fn of(slug: &str) -> Self {
        let program = Arc::new(service(slug).program().expect("checked"));
        Self { state: State::new(Arc::clone(&program)), program }
    }

    fn slot(&self, name: &str) -> Slot {
        self.program.slot(name).unwrap_or_else(|| panic!("{name}"))
    }

    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.state.set(self.slot(name), Some(value.into()));
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.state.value(self.slot(name))
    }

    fn holds(&self, name: &str) -> bool {
        self.state.holds(self.slot(name))
    }
}

#[test]
fn there_are_twenty_five_services_and_more_of_which_seven_have_forms() {
    let services = built_in();
    assert!(services.len() >= 25, "{}", services.len());
    let forms = services.iter().filter(|service| !service.sections.is_empty());
    let forms: Vec<(&str, Channel)> = forms.map(|service| (service.slug.as_str(), service.channel)).collect();
    let expected = [
        ("disabled_badge", Channel::Print),
        ("nido", Channel::Online),
        ("pre_post_school", Channel::Online),
        ("preschool", Channel::Online),
        ("public_space", Channel::Print),
        ("resident_parking", Channel::Online),
        ("school_bus", Channel::Online),
    ];
    assert_eq!(forms, expected);
    let green_with_fee = service("resident_parking");
    assert!(green_with_fee.channel == Channel::Online && green_with_fee.fee.is_some());
}

#[test]
fn every_category_and_life_event_leads_somewhere() {
    let (services, catalogue) = (built_in(), built_in_catalogue());
    for category in &catalogue.categories {
        assert!(services.iter().any(|service| service.category == category.id), "{}", category.id);
    }
    for event in &catalogue.life_events {
        assert!(services.iter().any(|service| service.life_events.contains(&event.id)), "{}", event.id);
    }
    for topic in &catalogue.topics {
        assert!(services.iter().any(|service| service.topics.contains(&topic.id)), "{}", topic.id);
    }
}

#[test]
fn a_service_reads_back_from_the_wire_as_it_was() {
    for service in built_in() {
        let json = serde_json::to_string(&service).expect("JSON");
        assert_eq!(serde_json::from_str::<Service>(&json).ok(), Some(service));
    }
}

#[test]
fn what_a_newer_server_knows_is_unknown_and_does_no_harm() {
    let nido = serde_json::to_value(service("nido")).expect("JSON");
    let newer = |pointer: &str, value: serde_json::Value| {
        let mut json = nido.clone();
        *json.pointer_mut(pointer).expect(pointer) = value;
        serde_json::from_value::<Service>(json).expect("readable")
    };
    assert!(!service("nido").is_newer());
    assert!(newer("/sections/0/fields/1/kind", json!("hologram")).is_newer());
    assert!(newer("/channel", json!("telepathy")).is_newer());
    let field = newer("/sections/0/fields/1/kind", json!("hologram"));
    assert_eq!(
        field.fields().nth(1).map(|(_, field)| (field.id.as_str(), &field.kind)),
        Some(("applicant", &Kind::Unknown))
    );
    assert_eq!(newer("/for_whom/0", json!("robots")).for_whom.first(), Some(&ForWhom::Unknown));
    assert_eq!(newer("/signature", json!("perhaps")).signature, Signature::Unknown);
    assert_eq!(newer("/term/count", json!("lunar")).term.map(|term| term.count), Some(Count::Unknown));
    assert_eq!(
        newer("/sections/0/fields/1/prefill", json!("stars")).fields().nth(1).and_then(|(_, field)| field.prefill),
        Some(Source::Unknown)
    );
    let mut more = nido.clone();
    more.as_object_mut().expect("an object").insert("colour".to_owned(), json!("red"));
    assert_eq!(serde_json::from_value::<Service>(more).ok(), Some(service("nido")));
}

#[test]
fn a_service_is_asked_for_whom_the_right_says() {
    let cases = [
        (None, ForWhom::Oneself),
        (Some(Right::Parent), ForWhom::Child),
        (Some(Right::Representative), ForWhom::Company),
        (Some(Right::Staff), ForWhom::Structure),
        (Some(Right::Mandate), ForWhom::Client),
        (Some(Right::Unknown), ForWhom::Unknown),
    ];
    for (right, whom) in cases {
        assert_eq!(ForWhom::by(right), whom);
    }
}

#[test]
fn children_on_the_boundary_of_an_age_are_in_the_right_ranking_of_the_nido() {
    // STANDARDS 6.1: infants up to 11 months, toddlers 12–23, older 24–32, on 1 September 2027.
    let cases = [
        ("2027-04-13", "main_2027", Some((4, "infants")), true),
        ("2027-04-14", "main_2027", Some((4, "infants")), false),
        ("2026-09-02", "main_2027", Some((11, "infants")), true),
        ("2026-09-01", "main_2027", Some((12, "toddlers")), true),
        ("2025-09-02", "main_2027", Some((23, "toddlers")), true),
        ("2025-09-01", "main_2027", Some((24, "older")), true),
        ("2024-12-02", "main_2027", Some((32, "older")), true),
        ("2024-12-01", "main_2027", Some((33, "older")), false),
        ("2027-04-13", "late_infants_2027", Some((4, "infants")), false),
        ("2027-04-14", "late_infants_2027", Some((4, "infants")), true),
        ("2027-06-30", "late_infants_2027", Some((2, "infants")), true),
        ("2027-07-01", "late_infants_2027", Some((2, "infants")), false),
        ("2027-08-31", "out_of_term_2027", Some((0, "infants")), true),
        ("2027-09-01", "out_of_term_2027", Some((0, "infants")), false),
    ];
    for (born, call, ranking, admitted) in cases {
        let mut form = Form::of("nido");
        form.set("call.id", call);
        form.set("in_household", true);
        form.set("child.birth_date", day(born));
        let (months, group) = ranking.expect("one");
        assert_eq!(form.value("age_months"), Some(&Value::from(months)), "{born}");
        assert_eq!(form.value("age_group"), Some(&Value::from(group)), "{born}");
        let rules = ["birth_date:rule0", "birth_date:rule1", "birth_date:rule2", "age_months:rule0"];
        assert_eq!(rules.iter().all(|name| form.holds(name)), admitted, "{born} {call}");
    }
}

#[test]
fn the_nido_asks_for_the_other_parent_where_there_is_one() {
    let mut form = Form::of("nido");
    assert!(!form.holds(&section_shown("other_parent")));
    form.set("role", "guardian");
    assert!(!form.holds(&section_shown("other_parent")) && form.holds(&shown("guardianship")));
    form.set("role", "parent");
    assert!(form.holds(&section_shown("other_parent")) && !form.holds(&shown("guardianship")));
    form.set("other_parent_is", "with_us");
    assert!(form.holds(&shown("other_parent")) && !form.holds(&shown("other_parent_residence")));
    form.set("applicant.tax_code", "MNTGLI88D52H199O");
    form.set("other_parent.tax_code", "MNTGLI88D52H199O");
    assert!(!form.holds(&rule("other_parent", 0)), "nobody is both parents");
    form.set("other_parent_is", "absent");
    assert!(!form.holds(&shown("other_parent_work")));
}

#[test]
fn the_preschool_takes_children_of_three_to_five() {
    for (born, admitted) in [("2024-12-31", true), ("2025-01-01", false), ("2022-01-01", true), ("2021-12-31", false)] {
        let mut form = Form::of("preschool");
        form.set("in_household", false);
        form.set("other_child.birth_date", day(born));
        assert_eq!(form.holds("birth_date:rule0") && form.holds("birth_date:rule1"), admitted, "{born}");
    }
}

#[test]
fn the_school_bus_costs_less_for_siblings_one_way_and_a_low_isee() {
    let cases = [
        ("both", "first", None, 24_000),
        ("there", "first", None, 12_000),
        ("both", "second", None, 12_000),
        ("back", "second", None, 6_000),
        ("both", "third", None, 0),
        ("both", "first", Some(2_100_000), 0),
        ("both", "first", Some(2_100_001), 24_000),
    ];
    for (journey, order, isee, cents) in cases {
        let mut form = Form::of("school_bus");
        form.set("journey", journey);
        form.set("order", order);
        if let Some(isee) = isee {
            form.set("isee.cents", isee);
        }
        assert_eq!(form.value(FEE), Some(&Value::from(cents)), "{journey} {order} {isee:?}");
    }
}

#[test]
fn the_discounts_of_the_school_bus_do_not_add_up() {
    let cases = [
        ("both", "first", Some(true), 21_600),
        ("there", "first", Some(true), 10_800),
        ("both", "first", Some(false), 24_000),
        ("both", "second", Some(true), 12_000),
        ("both", "third", Some(true), 0),
    ];
    for (journey, order, other_services, cents) in cases {
        let mut form = Form::of("school_bus");
        form.set("journey", journey);
        form.set("order", order);
        other_services.into_iter().for_each(|other| form.set("other_services", other));
        assert_eq!(form.value(FEE), Some(&Value::from(cents)), "{journey} {order} {other_services:?}");
    }
}

#[test]
fn what_was_granted_can_be_given_up_until_a_day_of_every_year() {
    let cases = [
        ("school_bus", "2027-05-10", "2027-05-10", Some("2027-07-31")),
        ("school_bus", "2027-07-31", "2027-07-31", Some("2027-07-31")),
        ("school_bus", "2027-05-10", "2027-08-01", Some("2027-07-31")),
        ("school_bus", "2027-05-10", "2027-12-31", Some("2027-07-31")),
        ("school_bus", "2027-05-10", "2028-01-01", Some("2028-07-31")),
        ("school_bus", "2027-10-10", "2027-10-10", Some("2028-07-31")),
        ("school_bus", "2027-10-10", "2029-03-01", Some("2029-07-31")),
        ("pre_post_school", "2027-07-20", "2027-07-20", Some("2027-09-14")),
        ("nido", "2027-05-10", "2027-09-20", Some("2027-12-31")),
        ("nido", "2027-05-10", "2028-01-02", Some("2028-12-31")),
        ("resident_parking", "2027-05-10", "2027-05-10", None),
    ];
    for (slug, granted, today, until) in cases {
        let found = service(slug).renounce_until(day(granted), day(today));
        assert_eq!(found, until.map(day), "{slug} {granted} {today}");
    }
    assert_eq!(service("school_bus").renounce_until(Date::MAX, Date::MAX), None, "the calendar ends before");
}

#[test]
fn every_stop_of_the_school_bus_is_on_the_map() {
    let stops = super::file::built_in_lists().into_iter().find(|list| list.id == "bus_stops").expect("stops");
    assert!(!stops.entries.is_empty() && stops.entries.iter().all(|stop| stop.place.is_some()));
}

#[test]
fn pre_and_post_school_cost_what_is_asked_for() {
    for (asked, cents) in [("before", 9_000), ("after", 12_000), ("both", 21_000)] {
        let mut form = Form::of("pre_post_school");
        form.set("service", asked);
        assert_eq!(form.value(FEE), Some(&Value::from(cents)), "{asked}");
        assert_eq!(form.holds(&shown("days")), asked != "before", "{asked}");
    }
}

#[test]
fn a_parking_permit_is_paid_for_each_vehicle_and_refused_to_who_has_room() {
    let mut form = Form::of("resident_parking");
    let vehicles = form.slot("vehicles");
    for _ in 0..2 {
        form.state.add_row(vehicles);
    }
    form.state.settle();
    assert_eq!(form.value(FEE), Some(&Value::from(4_000)));
    form.set("spaces", 1);
    assert!(form.holds(&rule("spaces", 0)) && form.holds(&shown("space")));
    form.set("spaces", 2);
    assert!(!form.holds(&rule("spaces", 0)));
    let title = form.slot("vehicles.title");
    form.state.set_in(title, 1, Some("lease".into()));
    form.state.set_in(title, 0, Some("own".into()));
    assert!(form.holds(&shown("papers")));
}

#[test]
fn public_ground_is_paid_by_area_and_days() {
    let mut form = Form::of("public_space");
    form.set("today", day("2026-11-23"));
    form.set("period.from", day("2026-12-08"));
    form.set("period.until", day("2026-12-10"));
    form.set("length", 5);
    form.set("width", 2);
    assert_eq!((form.value("days"), form.value("area")), (Some(&Value::from(3)), Some(&Value::from(10))));
    assert_eq!(form.value(FEE), Some(&Value::from(1_950)));
    assert!((0..3).all(|place| form.holds(&rule("period", place))));
    form.set("period.from", day("2026-12-07"));
    assert!(!form.holds(&rule("period", 0)), "fourteen days are too few");
}

#[test]
fn the_next_call_is_the_first_that_opens_later() {
    let nido = service("nido");
    let id = |call: Option<&Call>| call.map(|call| call.id.clone());
    assert_eq!(id(nido.open_call(day("2027-04-15"))).as_deref(), Some("main_2027"));
    assert_eq!(id(nido.open_call(day("2027-04-16"))), None);
    assert_eq!(id(nido.next_call(day("2027-04-15"))).as_deref(), Some("late_infants_2027"));
    assert_eq!(id(nido.next_call(day("2027-08-01"))), None);
}

#[test]
fn what_is_filled_in_from_registers_is_locked_and_what_a_person_wrote_is_not() {
    let locked = [Source::Person, Source::Residence, Source::CompanyVatNumber];
    let open = [Source::Phone, Source::Isee, Source::Child, Source::Vehicle];
    assert!(locked.iter().all(|source| source.is_locked()) && !open.iter().any(|source| source.is_locked()));
}

/// Every text in a JSON value.
fn texts(json: &mut serde_json::Value) -> Vec<&mut serde_json::Value> {
    match json {
        serde_json::Value::Array(values) => values.iter_mut().flat_map(texts).collect(),
        serde_json::Value::Object(object) => object.values_mut().flat_map(texts).collect(),
        serde_json::Value::String(_) => vec![json],
        _ => Vec::new(),
    }
}

proptest! {
    #[test]
    fn no_service_off_the_wire_makes_anything_panic(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[a-z_.():'0-9 <&|-]{0,12}|\\PC{0,4}"), 1..8),
    ) {
        let mut json = serde_json::to_value(which.get(&SERVICES)).expect("JSON");
        for (place, text) in changes {
            let mut texts = texts(&mut json);
            let place = place.index(texts.len());
            if let Some(one) = texts.get_mut(place) {
                **one = json!(text);
            }
        }
        if let Ok(service) = serde_json::from_value::<Service>(json) {
            let _ = (service.program(), service.is_newer(), service.open_call(day("2027-04-01")));
            let _ = light::of(&service, &light::Asker::default(), day("2027-04-01"));
            let _ = search::Index::new([&service], &Catalogue::default(), "it").find("asilo nido");
        }
    }
}
