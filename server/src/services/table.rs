//! The tables `service_edition` and `service_offer`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::service::Service;
use rapida_contract::service::edition::{Edition, Offer};

use super::InForce;
use crate::db::{DbError, Row, Tx, Value};

const COLUMNS: &str = "slug, version, sha256, definition, file, since";

fn read(row: &Row) -> Result<InForce, DbError> {
    let version = u32::try_from(row.int(1)?).map_err(|_| DbError::Column(1, "a version"))?;
    Ok(InForce {
        edition: Edition { slug: row.text(0)?.to_owned(), version, sha256: row.text(2)?.to_owned() },
        service: serde_json::from_str(row.text(3)?).ok(),
        file: row.text(4)?.to_owned(),
        since: row.time(5)?,
    })
}

/// The highest version of every service, in the order of their slugs.
pub(super) fn latest(tx: &mut dyn Tx) -> Result<Vec<InForce>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM service_edition AS edition
         WHERE version = (SELECT MAX(version) FROM service_edition AS other WHERE other.slug = edition.slug)
         ORDER BY slug"
    );
    tx.query(&sql, &[])?.iter().map(read).collect()
}

/// The bytes of an edition with their SHA-256.
pub(super) fn definition(tx: &mut dyn Tx, slug: &str, version: u32) -> Result<Option<(String, String)>, DbError> {
    let sql = "SELECT sha256, definition FROM service_edition WHERE slug = $1 AND version = $2";
    let rows = tx.query(sql, &[slug.into(), version.into()])?;
    rows.first().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).transpose()
}

pub(super) fn insert(
    tx: &mut dyn Tx,
    edition: &Edition,
    service: &Service,
    file: &str,
    since: Timestamp,
) -> Result<(), DbError> {
    let definition = serde_json::to_string(service).expect("plain data is always JSON");
    let values: [Value; 6] = [
        edition.slug.as_str().into(),
        edition.version.into(),
        edition.sha256.as_str().into(),
        definition.into(),
        file.into(),
        since.as_millisecond().into(),
    ];
    let sql = format!("INSERT INTO service_edition ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)");
    tx.execute(&sql, &values).map(drop)
}

/// The bytes of what is on offer with their SHA-256; none before the first files were read.
pub(super) fn offer_text(tx: &mut dyn Tx) -> Result<Option<(String, String)>, DbError> {
    let rows = tx.query("SELECT sha256, offer FROM service_offer WHERE id = 1", &[])?;
    rows.first().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).transpose()
}

/// What is on offer. One of a release that this one cannot read is as if it were not there: it is made anew.
pub(super) fn offer(tx: &mut dyn Tx) -> Result<Option<Offer>, DbError> {
    Ok(offer_text(tx)?.and_then(|(_, text)| serde_json::from_str(&text).ok()))
}

pub(super) fn put_offer(tx: &mut dyn Tx, sha256: &str, offer: &str) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO service_offer (id, sha256, offer) VALUES (1, $1, $2)
         ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, offer = excluded.offer",
        &[sha256.into(), offer.into()],
    )
    .map(drop)
}
