//! How long it takes to score, rank and place five thousand children, and to make the run anew:
//! `cargo run --release -p rapida-contract --features native --example rankings [CHILDREN]`

use std::env;
use std::error::Error;
use std::io::{Write as _, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rapida_contract::form::{Answers, Asked, Known, Template};
use rapida_contract::ranking::assign::Standings;
use rapida_contract::ranking::file;
use rapida_contract::ranking::rank::Seeds;
use rapida_contract::ranking::run::{Inputs, Run, reproduce};
use rapida_contract::ranking::score::{Application, Scorer};
use rapida_contract::service::file::{built_in, built_in_lists};
use rapida_contract::service::{ForWhom, Service};
use serde_json::{Value, json};

const CHILDREN: usize = 5_000;
const SCHOOLS: [&str; 6] = ["aquilone", "corte_dei_bimbi", "girasole", "mani_fiorite", "pavirani", "riccio"];

/// Numbers that are the same every time (the multiplier is Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let place = self.below(of.len() as u64);
        usize::try_from(place).ok().and_then(|place| of.get(place)).copied().unwrap_or_default()
    }

    fn yes(&mut self, in_hundred: u64) -> bool {
        self.below(100) < in_hundred
    }
}

/// A family like many: what the form of the nido asks, all answered.
fn family(numbers: &mut Numbers) -> Result<Answers, serde_json::Error> {
    let born = format!("{}-{:02}-{:02}", 2025 + numbers.below(2), 1 + numbers.below(12), 1 + numbers.below(28));
    let person = |name: &str, born: &str| json!({ "tax_code": "RSSMRA80A01H199L", "given_name": name, "family_name": "Rossi", "birth_date": born });
    let address = |comune: &str| json!({ "street": "Via dei Tigli 12", "postal_code": "48121", "comune": comune, "province": "RA" });
    let mut schools: Vec<&str> = Vec::new();
    for _ in 0..=numbers.below(5) {
        let school = numbers.one(&SCHOOLS);
        if !schools.contains(&school) {
            schools.push(school);
        }
    }
    let siblings: Vec<Value> = (0..numbers.below(3))
        .map(|_| json!({ "sibling_name": "Ugo Rossi", "sibling_birth_date": format!("{}-05-05", 2015 + numbers.below(11)), "sibling_at_nido": numbers.yes(20) }))
        .collect();
    let answers = json!({
        "privacy": true, "applicant": person("Mario", "1990-01-01"), "residence": address(numbers.one(&["Ravenna", "Ravenna", "Ravenna", "Cervia"])),
        "phone": "+390544482482", "email": "mario@example.it", "role": "parent", "in_household": false,
        "other_child": person("Pia", &born), "twin": numbers.yes(3), "disability": numbers.yes(3), "vaccinations": "done",
        "other_parent_is": numbers.one(&["with_us", "with_us", "with_us", "elsewhere", "absent"]),
        "other_parent": person("Ada", "1991-01-01"), "other_parent_residence": address(numbers.one(&["Ravenna", "Faenza"])),
        "applicant_work": numbers.one(&["employed", "self_employed", "studying", "none"]), "applicant_hours": 10 + numbers.below(31),
        "other_parent_work": numbers.one(&["employed", "self_employed", "studying", "none"]), "other_parent_hours": 10 + numbers.below(31),
        "siblings": siblings, "social_report": numbers.yes(4), "has_isee": numbers.yes(80),
        "isee": { "cents": numbers.below(60) * 100_000, "protocol": "INPS-ISEE-2027-01234567A-00", "until": "2027-12-31" },
        "schools": schools, "hours": "full_day",
    });
    serde_json::from_value(answers)
}

fn scorer(service: &Service) -> Result<Scorer, Box<dyn Error>> {
    let rules = file::built_in().into_iter().find(|rules| rules.service == service.slug).ok_or("no rules")?;
    let edition =
        Template::new(Arc::new(service.clone()), built_in_lists().into()).map_err(|wrong| format!("{wrong:?}"))?;
    Scorer::new(Arc::new(rules), &edition).map_err(|wrong| format!("{wrong:?}").into())
}

fn main() -> Result<(), Box<dyn Error>> {
    let children = env::args().nth(1).map_or(Ok(CHILDREN), |children| children.parse())?;
    let service = built_in().into_iter().find(|service| service.slug == "nido").ok_or("no nido")?;
    let scorer = scorer(&service)?;
    let call = service.calls.first().ok_or("no call")?;
    let asked = Asked::on(&service, call.opens, ForWhom::Oneself, Known::default());
    let mut numbers = Numbers(27);
    let families: Vec<Answers> = (0..children).map(|_| family(&mut numbers)).collect::<Result<_, _>>()?;

    let start = Instant::now();
    let applications: Vec<Application> = families
        .iter()
        .enumerate()
        .map(|(place, answers)| scorer.application(format!("2027-{:07}", place + 1), &asked, answers))
        .collect();
    let scored = start.elapsed();
    let seeds = Seeds::from([(call.id.clone(), "0123456789abcdef0123456789abcdef".to_owned())]);
    let rules = (*scorer.rules).clone();
    let inputs = Inputs { places: rules.places(), rules, seeds, standings: Standings::new(), applications };
    let now = Instant::now();
    let outputs = reproduce(&inputs);
    let ranked = now.elapsed();
    let now = Instant::now();
    let run = Run::of(inputs).map_err(|wrong| format!("{wrong:?}"))?;
    let made = now.elapsed();

    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    let placed = run.outputs.assignment.groups.iter().flat_map(|group| &group.rows);
    let placed = placed.filter(|row| row.outcome.school().is_some()).count();
    let out = run.outputs.ranking.left_out.len();
    writeln!(stdout(), "{children} children, {placed} with a place, {out} left out, inputs {}", run.inputs_sha256)?;
    writeln!(stdout(), "score from answers  {:8.1} ms", ms(scored))?;
    writeln!(stdout(), "rank and assign     {:8.1} ms", ms(ranked))?;
    writeln!(stdout(), "run with digest     {:8.1} ms", ms(made))?;
    writeln!(stdout(), "all                 {:8.1} ms", ms(scored + made))?;
    if outputs == run.outputs { Ok(()) } else { Err("the same inputs gave something else".into()) }
}
