//! The proceedings' share of a sync: all of a person's at once, in the place of what was known.

use jiff::Timestamp;
use rapida_contract::proceeding::{Event, Proceeding, StepKind};
use rusqlite::Connection;
use serde::Deserialize;
use serde_json::Value;

use super::table;
use crate::error::Result;

/// What an office did in a proceeding: worth a notification.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The proceeding as it is now.
    pub proceeding: Proceeding,
    /// What was done.
    pub step: StepKind,
}

/// A page as it came, before anything in it is believed.
#[derive(Deserialize)]
pub struct Page {
    proceedings: Vec<Value>,
    #[serde(default)]
    after: Option<String>,
}

/// A page that was told, to ask only for a newer one.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PageTold {
    /// Where it begins: with the first after this id; empty for the first page.
    pub after: String,
    /// Where the next one begins; empty after the last.
    pub next: String,
    /// By which it is known again; empty where the municipality gave none.
    pub etag: String,
}

/// Everything that the municipality told of a person.
#[derive(Default, Debug)]
pub struct Told {
    /// In which pages it came.
    pub pages: Vec<PageTold>,
    /// All of them.
    pub proceedings: Vec<Proceeding>,
}

impl Told {
    /// Adds a page that came after an id; answers where the next one begins. A proceeding that this version cannot read hides no
    /// other.
    pub fn add(&mut self, page: Page, after: &str, etag: &str) -> String {
        for value in page.proceedings {
            match serde_json::from_value::<Proceeding>(value) {
                Ok(proceeding) if !proceeding.versions.is_empty() => self.proceedings.push(proceeding),
                Ok(proceeding) => tracing::warn!(id = %proceeding.id, "a proceeding without a submission"),
                Err(error) => tracing::warn!(%error, "a proceeding that this version cannot read"),
            }
        }
        let next = page.after.unwrap_or_default();
        self.pages.push(PageTold { after: after.to_owned(), next: next.clone(), etag: etag.to_owned() });
        next
    }

    /// Adds a page that is as it was; answers where the next one begins.
    pub fn add_again(&mut self, cache: &Connection, owner: &str, page: PageTold) -> Result<String> {
        self.proceedings.extend(table::between(cache, owner, &page.after, &page.next)?);
        let next = page.next.clone();
        self.pages.push(page);
        Ok(next)
    }
}

/// The page that is here of those after an id.
pub fn page(cache: &Connection, owner: &str, after: &str) -> Result<Option<PageTold>> {
    Ok(table::page(cache, owner, after)?.filter(|page| !page.etag.is_empty()))
}

/// It is as it was.
pub fn unchanged(cache: &Connection, owner: &str, now: Timestamp) -> Result<()> {
    table::put_told(cache, owner, now)
}

/// Keeps what was told of a person in the place of what was known; answers whether anything is new, and what offices did since.
/// `now` is by the municipality's clock, as events are. Call it in a transaction.
pub fn keep(cache: &Connection, owner: &str, told: &Told, now: Timestamp) -> Result<(bool, Vec<Answer>)> {
    let (told_at, before) = (table::told_at(cache, owner)?, table::of(cache, owner)?);
    let mut answers = Vec::new();
    for proceeding in &told.proceedings {
        let known = before.iter().find(|known| known.id == proceeding.id);
        // Of one that a device hears of for the first time, for somebody new or after a mandate, the past is no news.
        let is_old = |event: &Event| told_at.is_none_or(|told_at| event.at <= told_at);
        let seen = known.map_or_else(
            || proceeding.events.iter().take_while(|event| is_old(event)).count(),
            |known| known.events.len(),
        );
        answers.extend(news(proceeding, seen));
    }
    table::replace(cache, owner, &told.proceedings)?;
    table::replace_pages(cache, owner, &told.pages)?;
    table::put_told(cache, owner, now)?;
    let mut sorted = told.proceedings.clone();
    sorted.sort_by_key(|proceeding| proceeding.id.to_string());
    Ok((told_at.is_none() || sorted != before, answers))
}

/// The last that an office did since so many events. That it was registered, its receipt says.
fn news(proceeding: &Proceeding, seen: usize) -> Option<Answer> {
    let new = proceeding.events.get(seen..)?;
    let is_answer = |step: StepKind| !step.is_citizens() && step != StepKind::Register;
    let event = new.iter().rev().find(|event| is_answer(event.step))?;
    Some(Answer { proceeding: proceeding.clone(), step: event.step })
}
