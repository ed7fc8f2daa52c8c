//! Facts about rankings: the rules of STANDARDS 6.1 as tables, and what holds for any applications.

mod boundaries;
mod corrections;
mod draws;
mod files;
mod order;
mod places;
mod runs;
mod scoring;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};

use super::assign::{Places, Standing, Standings};
use super::rank::{Ranking, Seeds};
use super::rules::Rules;
use super::score::{Application, Scored, Scorer};
use crate::form::{Answers, Asked, Known, Template};
use crate::service::file::{built_in, built_in_lists};
use crate::service::{ForWhom, Service};

static SERVICES: LazyLock<Vec<Service>> = LazyLock::new(built_in);
static NIDO: LazyLock<Scorer> = LazyLock::new(|| scorer("nido"));
static PRESCHOOL: LazyLock<Scorer> = LazyLock::new(|| scorer("preschool"));

fn service(slug: &str) -> Service {
    SERVICES.iter().find(|service| service.slug == slug).expect(slug).clone()
}

fn rules(slug: &str) -> Rules {
    super::file::built_in().into_iter().find(|rules| rules.service == slug).expect(slug)
}

fn scorer(slug: &str) -> Scorer {
    let edition = Template::new(Arc::new(service(slug)), built_in_lists().into()).expect("checked");
    Scorer::new(Arc::new(rules(slug)), &edition).expect("checked")
}

/// In a call, on its first day.
fn asked(scorer: &Scorer, call: &str) -> Asked {
    let service = service(&scorer.rules.service);
    let call = service.calls.iter().find(|known| known.id == call).expect(call);
    Asked::on(&service, call.opens, ForWhom::Oneself, Known::default())
}

fn person(born: &str) -> Value {
    json!({ "tax_code": "RSSMRA80A01H199L", "given_name": "Mario", "family_name": "Rossi", "birth_date": born })
}

fn address(comune: &str) -> Value {
    json!({ "street": "Via dei Tigli 12", "postal_code": "48121", "comune": comune, "province": "RA" })
}

/// A family without points and bands, resident in Ravenna, with a child born on a day; and what is different.
fn family(born: &str, more: Value) -> Answers {
    let mut all = json!({
        "residence": address("Ravenna"), "role": "parent", "in_household": false, "other_child": person(born),
        "vaccinations": "done", "disability": false, "social_report": false, "other_parent_is": "elsewhere",
        "other_parent_residence": address("Faenza"), "applicant_work": "none", "other_parent_work": "none",
        "twin": false, "has_isee": false, "siblings": [], "schools": [], "sibling_at_school": false, "at_nido": false,
    });
    all.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    serde_json::from_value(all).expect("answers")
}

/// What such a family's answers give.
fn scored(scorer: &Scorer, call: &str, born: &str, more: Value) -> Scored {
    scorer.score(&asked(scorer, call), &family(born, more))
}

fn isee(cents: i64) -> Value {
    json!({ "has_isee": true, "isee": { "cents": cents, "protocol": "INPS-ISEE-2027-01234567A-00", "until": "2027-12-31" } })
}

/// An application of toddlers in the main call, as if its answers had been judged, and what is different.
fn application(number: &str, change: impl FnOnce(&mut Application)) -> Application {
    let scored = Scored {
        group: Some("toddlers".into()),
        resident: true,
        birth_date: "2026-01-10".parse().ok(),
        total: 2_400,
        ..Scored::default()
    };
    let mut application =
        Application { number: number.into(), call: "main_2027".into(), answers: "00".repeat(32), scored };
    change(&mut application);
    application
}

fn seeds() -> Seeds {
    let seed = |call: &str| (call.to_owned(), format!("seme-pubblico-{call}"));
    ["main_2027", "late_infants_2027", "out_of_term_2027"].map(seed).into()
}

/// The numbers of a group, in order.
fn numbers<'a>(ranking: &'a Ranking, group: &str) -> Vec<&'a str> {
    let group = ranking.groups.iter().find(|ranked| ranked.group == group).expect(group);
    group.rows.iter().map(|row| row.number.as_str()).collect()
}

fn places_of(group: &str, schools: &[(&str, u32)]) -> Places {
    let schools = schools.iter().map(|(school, many)| ((*school).to_owned(), *many)).collect();
    BTreeMap::from([(group.to_owned(), schools)])
}

fn accepted_in(group: &str, school: &str) -> Standing {
    Standing::Accepted { group: group.to_owned(), school: school.to_owned() }
}

fn standings(all: &[(&str, Standing)]) -> Standings {
    all.iter().map(|(number, standing)| ((*number).to_owned(), standing.clone())).collect()
}

fn offered_in(group: &str, school: &str) -> Standing {
    Standing::Offered { group: group.to_owned(), school: school.to_owned() }
}
