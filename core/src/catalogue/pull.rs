//! The services' share of a sync.

use rapida_contract::digest::sha256_hex;
use rapida_contract::problem::Code;
use rapida_contract::service::edition::{self, Edition, Offer, SERVICES};
use reqwest::{Method, StatusCode};

use super::{built_in, table};
use crate::db::shared::Shared;
use crate::error::Result;
use crate::link::{self, Link, LinkError, Request};

/// Pulls what is on offer and every service of it that is not here yet; answers whether anything is new. An offer counts
/// once all of it is here.
pub async fn pull(link: &Link, store: &Shared) -> Result<bool> {
    let mut request = Request::new(Method::GET, SERVICES);
    let etag = store.with(|store| table::etag(&store.cache))?;
    if let Some(etag) = &etag {
        request = request.header("if-none-match", etag);
    }
    let response = match link.ask(&request).await {
        // A municipality whose server is older than this app.
        Err(LinkError::Problem { problem, .. }) if problem.code == Code::NotFound => return Ok(false),
        answer => answer?,
    };
    if response.status() == StatusCode::NOT_MODIFIED {
        return Ok(false);
    }
    let etag = response.headers().get("etag").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let offer: Offer = link::json(response).await?;
    for edition in &offer.editions {
        if !is_here(store, edition)? && !fetch(link, store, edition).await? {
            return Ok(false);
        }
    }
    store.with(|store| table::put_offer(&store.cache, &etag, &offer))?;
    Ok(true)
}

fn is_here(store: &Shared, edition: &Edition) -> Result<bool> {
    let came_along = built_in().iter().any(|(built_in, _)| built_in == edition);
    Ok(came_along || store.with(|store| table::has_edition(&store.cache, edition))?)
}

/// Answers whether it came. One that is not what was announced is not kept: the next sync asks again.
async fn fetch(link: &Link, store: &Shared, edition: &Edition) -> Result<bool> {
    let path = edition::service(&edition.slug, edition.version);
    let response = link.ask(&Request::new(Method::GET, &path)).await?;
    let text = response.text().await.map_err(|error| LinkError::Offline(error.without_url().to_string()))?;
    if sha256_hex(text.as_bytes()) != edition.sha256 {
        tracing::warn!(slug = edition.slug, version = edition.version, "a service is not what was announced");
        return Ok(false);
    }
    store.with(|store| table::put_edition(&store.cache, edition, &text))?;
    Ok(true)
}
