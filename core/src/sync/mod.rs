//! Pulls what changed at the municipality since the last time, page by page, each page in one transaction.

pub mod clock;
pub mod events;
mod table;

use rapida_contract::api;
use rapida_contract::changes::{Change, Page, Topic};
use reqwest::Method;
use rusqlite::Connection;

use crate::db::shared::Shared;
use crate::error::Result;
use crate::link::{self, Link, LinkError, Request};
use crate::reports::pull::Answer;
use crate::world::World;
use crate::{catalogue, municipality, places, reports};

/// What a pull brought.
#[derive(Default)]
pub struct Pulled {
    /// The topics that changed, each once.
    pub topics: Vec<Topic>,
    /// What offices did to reports of this device.
    pub answers: Vec<Answer>,
}

/// Pulls everything that is new.
pub async fn pull(link: &Link, store: &Shared, world: &World) -> Result<Pulled> {
    let mut pulled = Pulled::default();
    pull_municipality(link, store, world, &mut pulled).await?;
    loop {
        let after = store.with(|store| table::get(&store.cache))?;
        let query = after.map_or_else(String::new, |cursor| format!("after={cursor}"));
        let page: Page = link::json(link.ask(&Request::new(Method::GET, api::CHANGES).query(query)).await?).await?;
        let more = page.more;
        store.with(|store| {
            let transaction = store.cache.transaction()?;
            apply(&transaction, &page, &mut pulled)?;
            transaction.commit()?;
            Ok(())
        })?;
        if !more {
            pull_services(link, store, &mut pulled).await;
            return Ok(pulled);
        }
    }
}

/// Applies one page to the cache. The caller holds the transaction.
pub fn apply(cache: &Connection, page: &Page, pulled: &mut Pulled) -> Result<()> {
    for change in &page.changes {
        apply_one(cache, change, pulled)?;
        if !pulled.topics.contains(&change.topic) {
            pulled.topics.push(change.topic);
        }
    }
    table::put(cache, &page.cursor)
}

/// A value that this version cannot read is passed over: it must not stop all that comes after it.
fn apply_one(cache: &Connection, change: &Change, pulled: &mut Pulled) -> Result<()> {
    let applied = match change.topic {
        Topic::Report => reports::pull::apply(cache, change).map(|answer| pulled.answers.extend(answer)),
        Topic::PublicReport => places::pull::apply(cache, change),
        Topic::Municipality
        | Topic::Services
        | Topic::Proceeding
        | Topic::Draft
        | Topic::Connection
        | Topic::Transfer
        | Topic::SignIn
        | Topic::Registry
        | Topic::People
        | Topic::Unknown => Ok(()),
    };
    match applied {
        Err(crate::error::Error::Stored(error)) => {
            tracing::warn!(topic = ?change.topic, %error, "a change that this version cannot read");
            Ok(())
        }
        other => other,
    }
}

/// Last, and whatever comes of it: services that do not come must not keep an office's answer back. They are asked for again at
/// the next pull.
async fn pull_services(link: &Link, store: &Shared, pulled: &mut Pulled) {
    match catalogue::pull::pull(link, store).await {
        Ok(true) if !pulled.topics.contains(&Topic::Services) => pulled.topics.push(Topic::Services),
        Ok(_) => {}
        Err(error) => tracing::warn!(%error, "the services on offer are not told"),
    }
}

async fn pull_municipality(link: &Link, store: &Shared, world: &World, pulled: &mut Pulled) -> Result<()> {
    let etag = store.with(|store| municipality::pull::etag(&store.cache))?;
    let mut request = Request::new(Method::GET, api::MUNICIPALITY);
    if let Some(etag) = &etag {
        request = request.header("if-none-match", etag);
    }
    let response = link.ask(&request).await?;
    if store.with(|store| clock::learn(&store.cache, response.headers(), world.now()))? {
        pulled.topics.push(Topic::Report);
    }
    if response.status() == reqwest::StatusCode::NOT_MODIFIED {
        return Ok(());
    }
    let etag = response.headers().get("etag").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let json = response.text().await.map_err(|error| LinkError::Offline(error.without_url().to_string()))?;
    store.with(|store| municipality::pull::apply(&store.cache, &etag, &json))?;
    pulled.topics.push(Topic::Municipality);
    Ok(())
}
