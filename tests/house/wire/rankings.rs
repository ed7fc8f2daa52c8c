//! A ranking as everybody may read it. What else there is of rankings stays at the municipality.

use rapida_contract::ranking::{Phase, PublishedGroup, PublishedRanking, PublishedRow};
use serde_json::{Value, json};

use super::{due, moment, text};

/// Rules and runs: their JSON is kept and exported by the municipality, and read by no device.
pub(super) const AT_THE_MUNICIPALITY: &[&str] = &[
    "Act",
    "Application",
    "Assigned",
    "AssignedGroup",
    "Assignment",
    "Band",
    "Case",
    "Criterion",
    "Decided",
    "Exclusion",
    "Group",
    "Inputs",
    "LeftOut",
    "Outcome",
    "Outputs",
    "Ranked",
    "RankedCall",
    "RankedGroup",
    "Ranking",
    "ResidenceRule",
    "Rules",
    "Run",
    "School",
    "SchoolPlaces",
    "Scored",
    "Standing",
    "Terms",
    "Tie",
];

fn ranking() -> PublishedRanking {
    let placed = PublishedRow {
        number: "2027-0004127".into(),
        position: Some(1),
        points: Some(2_400),
        place: Some("Nido Il Girasole".into()),
        ..PublishedRow::default()
    };
    let waiting = PublishedRow {
        number: "2027-0004001".into(),
        position: Some(2),
        points: Some(1_250),
        reserve: Some(1),
        ..PublishedRow::default()
    };
    let out = |number: &str| PublishedRow { number: number.into(), is_left_out: true, ..PublishedRow::default() };
    PublishedRanking {
        service: "nido".into(),
        call: "main_2027".into(),
        title: text("Graduatorie dei nidi"),
        phase: Phase::Provisional,
        published_at: moment(),
        act: "Deliberazione della Giunta comunale PG 37185/50 del 18 febbraio 2025".into(),
        seed: "7c1f9a40d2e85b36".into(),
        inputs_sha256: "ab".repeat(32),
        observations_until: Some(due()),
        groups: vec![PublishedGroup {
            id: "infants".into(),
            label: text("Lattanti"),
            rows: vec![placed, waiting, out("2027-0004200")],
        }],
        without_group: vec![out("2027-0004300")],
    }
}

pub(super) fn examples() -> Vec<(&'static str, Value)> {
    vec![("PublishedRanking", json!(ranking())), ("Phase", json!([Phase::Provisional, Phase::Final]))]
}
