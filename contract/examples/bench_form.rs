//! How long one answer takes in a form of 300 questions, 100 conditions and 60 computed values, and how long it takes to load:
//! `cargo run --release -p rapida-contract --example bench_form`

use std::error::Error;
use std::io::{Write as _, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rapida_contract::form::{Answer, Asked, At, Form, Known, Template, check};
use rapida_contract::service::{ForWhom, Service};
use serde_json::{Value, json};

const CHANGES: usize = 100_000;
const LOADS: usize = 50;

/// The question of a kind (0 to 3) that is so far along.
fn question(kind: usize, place: usize) -> String {
    format!("q{}", place * 4 % 300 + kind)
}

/// Questions of four kinds in turn, of which a hundred are there under a condition, and sixty computed values, of which most use
/// the one before them. A condition looks only at questions before its own.
fn fields() -> Vec<Value> {
    let text = json!({ "it": "t", "en": "t", "de": "t" });
    let mut fields: Vec<Value> = (0..300)
        .map(|place| {
            let kind = ["integer", "yes_no", "short_text", "date"].get(place % 4).copied().unwrap_or_default();
            json!({ "id": format!("q{place}"), "label": text, "kind": kind, "required": place % 2 == 0 })
        })
        .collect();
    for (place, field) in fields.iter_mut().skip(200).enumerate() {
        let (number, flag) = (question(0, place % 50), question(1, place % 50));
        field["shown_if"] = json!(match place % 4 {
            0 => format!("{number} >= {} && {flag}", place % 50),
            1 => format!("{flag} || {} in ['Centro', 'Punta Marina']", question(2, place % 50)),
            2 => format!("years_between({}, today) >= 18", question(3, place % 50)),
            _ => format!("v{} > 200 && !{flag}", place % 30),
        });
    }
    fields.extend((0..60).map(|place| {
        let (number, flag) = (question(0, place % 50), question(1, place % 50));
        let before = if place % 6 == 0 { "100".to_owned() } else { format!("v{}", place - 1) };
        let value = format!("{flag} ? {before} + {number} * 12 : {before} - {number} / 2");
        json!({ "id": format!("v{place}"), "label": text, "kind": "integer", "value": value })
    }));
    fields
}

fn service() -> Result<Service, Box<dyn Error>> {
    let text = json!({ "it": "t", "en": "t", "de": "t" });
    let sections: Vec<Value> = fields()
        .chunks(30)
        .enumerate()
        .map(|(place, fields)| json!({ "id": format!("s{place}"), "title": text, "fields": fields }))
        .collect();
    Ok(serde_json::from_value(json!({
        "slug": "bench", "version": 1, "title": text, "summary": text, "category": "c", "office": "o", "channel": "online",
        "card": { "audience": text, "how": text, "needed": text, "outcome": text, "times": text, "access": text, "conditions": text },
        "sections": sections,
    }))?)
}

/// An answer to a question, another one each time.
fn answer(question: usize, time: usize) -> Result<Answer, Box<dyn Error>> {
    Ok(match question % 4 {
        0 => Answer::Number(i64::try_from(time % 50)?),
        1 => Answer::YesNo(time.is_multiple_of(2)),
        2 => Answer::text(["Centro", "Lido Adriano", "Punta Marina"].get(time % 3).copied().unwrap_or_default()),
        _ => Answer::text(format!("20{:02}-03-05", time % 50)),
    })
}

fn median(taken: &mut [Duration]) -> Duration {
    taken.sort();
    taken.get(taken.len() / 2).copied().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn Error>> {
    let service = Arc::new(service()?);
    let asked = Asked::on(&service, "2026-11-23".parse()?, ForWhom::Oneself, Known::default());
    let load = || Template::new(Arc::clone(&service), Arc::new([])).map_err(|wrong| format!("{wrong:?}"));
    let mut loads = Vec::with_capacity(LOADS);
    for _ in 0..LOADS {
        let begun = Instant::now();
        let form = Form::begin(Arc::new(load()?), asked.clone());
        loads.push(begun.elapsed());
        drop(form);
    }
    let template = Arc::new(load()?);
    let mut form = Form::begin(Arc::clone(&template), asked.clone());
    let questions: Option<Vec<At>> = (0..300).map(|place| form.at(&format!("q{place}"))).collect();
    let questions = questions.ok_or("a question is missing")?;
    for (place, at) in questions.iter().enumerate() {
        form.set(*at, Some(answer(place, place)?));
    }
    let (mut all, mut with_effects) = (Vec::with_capacity(CHANGES), Vec::new());
    for time in 0..CHANGES {
        // 7 and 300 have no divisor in common: every question has its turn.
        let place = time * 7 % 300;
        let value = answer(place, time / 300 + place)?;
        let Some(at) = questions.get(place) else { continue };
        let begun = Instant::now();
        let effects = form.set(*at, Some(value)).len();
        let taken = begun.elapsed();
        all.push(taken);
        with_effects.extend((effects > 0).then_some(taken));
    }
    let sent = form.to_send();
    let mut checks = Vec::with_capacity(LOADS);
    for _ in 0..LOADS {
        let begun = Instant::now();
        drop(check(&template, &sent, &asked));
        checks.push(begun.elapsed());
    }
    let cases = [
        ("load", &mut loads),
        ("one change", &mut all),
        ("one change with effects", &mut with_effects),
        ("check", &mut checks),
    ];
    for (what, taken) in cases {
        writeln!(stdout(), "{what}: median {:?}", median(taken))?;
    }
    Ok(())
}
