//! The tables `offer`, `edition` and `service_opened`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::service::Service;
use rapida_contract::service::edition::{Edition, Offer};
use rusqlite::{Connection, OptionalExtension};

use crate::db::json;
use crate::error::Result;

pub(super) fn put_offer(cache: &Connection, etag: &str, offer: &Offer) -> Result<()> {
    cache.execute(
        "INSERT INTO offer (one, etag, value) VALUES (1, ?1, ?2)
         ON CONFLICT (one) DO UPDATE SET etag = excluded.etag, value = excluded.value",
        (etag, serde_json::to_string(offer)?),
    )?;
    Ok(())
}

pub(super) fn etag(cache: &Connection) -> Result<Option<String>> {
    Ok(cache.query_row("SELECT etag FROM offer WHERE one = 1", [], |row| row.get(0)).optional()?)
}

pub(super) fn offer(cache: &Connection) -> Result<Option<Offer>> {
    Ok(cache.query_row("SELECT value FROM offer WHERE one = 1", [], |row| json(row, 0)).optional()?)
}

pub(super) fn put_edition(cache: &Connection, edition: &Edition, value: &str) -> Result<()> {
    cache.execute(
        "INSERT OR REPLACE INTO edition (slug, version, sha256, value) VALUES (?1, ?2, ?3, ?4)",
        (&edition.slug, edition.version, &edition.sha256, value),
    )?;
    Ok(())
}

/// The service of an edition, if it is here with exactly this content.
pub(super) fn edition(cache: &Connection, edition: &Edition) -> Result<Option<Service>> {
    let sql = "SELECT value FROM edition WHERE slug = ?1 AND version = ?2 AND sha256 = ?3";
    let key = (&edition.slug, edition.version, &edition.sha256);
    Ok(cache.prepare_cached(sql)?.query_row(key, |row| json(row, 0)).optional()?)
}

pub(super) fn has_edition(cache: &Connection, edition: &Edition) -> Result<bool> {
    let sql = "SELECT 1 FROM edition WHERE slug = ?1 AND version = ?2 AND sha256 = ?3";
    Ok(cache.prepare_cached(sql)?.exists((&edition.slug, edition.version, &edition.sha256))?)
}

pub(super) fn put_opened(citizen: &Connection, slug: &str, at: Timestamp) -> Result<()> {
    citizen.execute(
        "INSERT INTO service_opened (slug, at) VALUES (?1, ?2) ON CONFLICT (slug) DO UPDATE SET at = excluded.at",
        (slug, at.as_millisecond()),
    )?;
    Ok(())
}

pub(super) fn remove_opened(citizen: &Connection) -> Result<()> {
    citizen.execute("DELETE FROM service_opened", [])?;
    Ok(())
}

/// Slugs, the one opened last first.
pub(super) fn opened(citizen: &Connection) -> Result<Vec<String>> {
    let mut statement = citizen.prepare_cached("SELECT slug FROM service_opened ORDER BY at DESC, slug")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
