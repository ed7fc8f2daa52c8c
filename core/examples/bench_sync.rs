//! Measures a pull of many changes into the encrypted cache against raw rusqlite on the same rows without encryption,
//! interleaved in one process, and the first screen's queries right after the store is opened. Prints JSON.

use std::path::Path;
use std::time::Instant;

use jiff::Timestamp;
use rapida_contract::changes::{Change, Page, PublicReport, Topic};
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::place::Point;
use rapida_contract::progress::State;
use rapida_contract::report::NewReport;
use rapida_contract::submission::Content;
use rapida_core::db::Store;
use rapida_core::db::key::StoreKey;
use rapida_core::{drafts, outbox, reports, submissions, sync};
use rusqlite::Connection;

const CHANGES: u32 = 100_000;
const PAGE: u32 = 1_000;
const ROUNDS: usize = 5;
/// The person's own reports, which the first screen lists.
const OWN: u32 = 50;
const KEY: StoreKey = StoreKey([7; 32]);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pages = pages()?;
    let (mut ours, mut peers, mut first_screens) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let folder = tempfile::tempdir()?;
        ours.push(apply_ours(folder.path(), &pages)?);
        first_screens.push(first_screen(folder.path())?);
        peers.push(apply_raw(folder.path(), &pages)?);
    }
    let (ours, peer, first_screen) = (median(ours), median(peers), median(first_screens));
    let result = serde_json::json!({
        "results": [{
            "changes": CHANGES,
            "ours_ms": ours,
            "peer_ms": peer,
            "ratio": ours / peer,
            "first_screen_ms": first_screen,
        }]
    });
    // A program whose output is the measurement.
    #[expect(clippy::print_stdout)]
    {
        println!("{result}");
    }
    Ok(())
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

fn now() -> Timestamp {
    Timestamp::from_second(1_795_424_400).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The feed as it comes from the network: text.
fn pages() -> Result<Vec<String>, serde_json::Error> {
    (0..CHANGES / PAGE).map(|page| serde_json::to_string(&page_of(page))).collect()
}

fn page_of(page: u32) -> Page {
    let changes = (page * PAGE..(page + 1) * PAGE).map(change).collect();
    Page { changes, cursor: format!("{page}"), more: page + 1 < CHANGES / PAGE }
}

fn change(number: u32) -> Change {
    let code = format!("2026-{number:07}");
    let report = PublicReport {
        code: ReportCode(code.clone()),
        category: "roads".into(),
        point: Point { lat: 44.2 + f64::from(number % 400) / 1_000.0, lon: 12.0 + f64::from(number / 400) / 1_000.0 },
        state: if number.is_multiple_of(3) { State::Resolved } else { State::InCharge },
        office: "Ufficio Strade".into(),
        registered_at: now(),
        updated_at: now(),
        picture: None,
    };
    Change { topic: Topic::PublicReport, key: code, value: serde_json::to_value(&report).ok() }
}

fn apply_ours(folder: &Path, pages: &[String]) -> Result<f64, Box<dyn std::error::Error>> {
    let mut store = Store::open(folder, &KEY, now())?;
    for number in 0..OWN {
        own_report(&store, number)?;
    }
    let begun = Instant::now();
    let mut pulled = sync::Pulled::default();
    for page in pages {
        let page: Page = serde_json::from_str(page)?;
        let transaction = store.cache.transaction()?;
        sync::apply(&transaction, &page, &mut pulled)?;
        transaction.commit()?;
    }
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

/// One of the person's own reports, as it waits in the outbox.
fn own_report(store: &Store, number: u32) -> rapida_core::error::Result<()> {
    let title = format!("Buca numero {number}");
    let report = NewReport { category: "roads".into(), title, ..NewReport::default() };
    let id = SubmissionId(uuid::Uuid::from_u128(u128::from(number) + 1));
    let outgoing = submissions::Outgoing {
        sender: None,
        acting_for: None,
        content: Content::Report(report),
        attachments: Vec::new(),
    };
    submissions::queue(&store.citizen, id, outgoing, now())
}

/// The same rows into the same tables, read from the same text, without encryption and without anything of ours.
fn apply_raw(folder: &Path, pages: &[String]) -> Result<f64, Box<dyn std::error::Error>> {
    let mut plain = Connection::open(folder.join("plain.db"))?;
    plain.pragma_update(None, "journal_mode", "WAL")?;
    plain.pragma_update(None, "synchronous", "NORMAL")?;
    plain.execute_batch(include_str!("../src/db/cache.sql"))?;
    let begun = Instant::now();
    for page in pages {
        let page: Page = serde_json::from_str(page)?;
        let transaction = plain.transaction()?;
        insert_raw(&transaction, &page)?;
        transaction.commit()?;
    }
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}

fn insert_raw(plain: &Connection, page: &Page) -> Result<(), Box<dyn std::error::Error>> {
    let mut report = plain.prepare_cached(
        "INSERT INTO public_report (code, category, closed, value) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (code) DO UPDATE
         SET category = excluded.category, closed = excluded.closed, value = excluded.value
         RETURNING place",
    )?;
    let mut place = plain.prepare_cached(
        "INSERT OR REPLACE INTO public_report_place (place, west, east, south, north) VALUES (?1, ?2, ?2, ?3, ?3)",
    )?;
    for value in page.changes.iter().filter_map(|change| change.value.as_ref()) {
        let new: PublicReport = serde_json::from_value(value.clone())?;
        let row = (&new.code.0, &new.category, new.state.is_closed(), value.to_string());
        let id: i64 = report.query_row(row, |row| row.get(0))?;
        place.execute((id, new.point.lon, new.point.lat))?;
    }
    Ok(())
}

/// Everything that the first screen asks for, from the moment the store is open.
fn first_screen(folder: &Path) -> Result<f64, Box<dyn std::error::Error>> {
    let store = Store::open(folder, &KEY, now())?;
    let begun = Instant::now();
    reports::list(&store, Timestamp::now())?;
    drafts::list(&store.citizen)?;
    outbox::waiting(&store.citizen)?;
    rapida_core::municipality::get(&store.cache)?;
    rapida_core::settings::get(&store.citizen)?;
    Ok(begun.elapsed().as_secs_f64() * 1_000.0)
}
