//! The tables `public_report`, `public_report_place` and `thumbnail`. Their SQL is here and nowhere else.

use rapida_contract::changes::PublicReport;
use rapida_contract::ids::ReportCode;
use rusqlite::{Connection, OptionalExtension};

use crate::db::json;
use crate::error::Result;

pub(super) fn put(cache: &Connection, report: &PublicReport, value: &str) -> Result<()> {
    let place: i64 = cache
        .prepare_cached(
            "INSERT INTO public_report (code, category, closed, value) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (code) DO UPDATE
             SET category = excluded.category, closed = excluded.closed, value = excluded.value
             RETURNING place",
        )?
        .query_row((&report.code.0, &report.category, report.state.is_closed(), value), |row| row.get(0))?;
    let (lat, lon) = (report.point.lat, report.point.lon);
    cache
        .prepare_cached(
            "INSERT OR REPLACE INTO public_report_place (place, west, east, south, north)
             VALUES (?1, ?2, ?2, ?3, ?3)",
        )?
        .execute((place, lon, lat))?;
    Ok(())
}

pub(super) fn remove(cache: &Connection, code: &str) -> Result<()> {
    let sql = "DELETE FROM public_report_place WHERE place = (SELECT place FROM public_report WHERE code = ?1)";
    cache.execute(sql, [code])?;
    cache.execute("DELETE FROM public_report WHERE code = ?1", [code])?;
    cache.execute("DELETE FROM thumbnail WHERE code = ?1", [code])?;
    Ok(())
}

pub(super) fn within(cache: &Connection, [west, south, east, north]: [f64; 4]) -> Result<Vec<PublicReport>> {
    let mut statement = cache.prepare_cached(
        "SELECT report.value FROM public_report_place AS at JOIN public_report AS report ON report.place = at.place
         WHERE at.east >= ?1 AND at.north >= ?2 AND at.west <= ?3 AND at.south <= ?4",
    )?;
    Ok(statement.query_map([west, south, east, north], |row| json(row, 0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn get(cache: &Connection, code: &ReportCode) -> Result<Option<PublicReport>> {
    let sql = "SELECT value FROM public_report WHERE code = ?1";
    Ok(cache.query_row(sql, [&code.0], |row| json(row, 0)).optional()?)
}

pub(super) fn thumbnail(cache: &Connection, code: &ReportCode) -> Result<Option<Vec<u8>>> {
    Ok(cache.query_row("SELECT jpeg FROM thumbnail WHERE code = ?1", [&code.0], |row| row.get(0)).optional()?)
}

pub(super) fn has_thumbnail(cache: &Connection, code: &ReportCode) -> Result<bool> {
    let mut statement = cache.prepare_cached("SELECT 1 FROM thumbnail WHERE code = ?1 AND length(jpeg) > 0")?;
    Ok(statement.exists([&code.0])?)
}

pub(super) fn put_thumbnail(cache: &Connection, code: &ReportCode, picture: &str, jpeg: &[u8]) -> Result<()> {
    cache.execute(
        "INSERT OR REPLACE INTO thumbnail (code, picture, jpeg) VALUES (?1, ?2, ?3)",
        (&code.0, picture, jpeg),
    )?;
    Ok(())
}

pub(super) fn missing_thumbnails(cache: &Connection, limit: u32) -> Result<Vec<(ReportCode, String)>> {
    let mut statement = cache.prepare_cached(
        "SELECT report.code, report.value ->> '$.picture' FROM public_report AS report
         LEFT JOIN thumbnail ON thumbnail.code = report.code
         WHERE report.value ->> '$.picture' IS NOT NULL
           AND (thumbnail.picture IS NULL OR thumbnail.picture <> report.value ->> '$.picture')
         ORDER BY report.place DESC LIMIT ?1",
    )?;
    let rows = statement.query_map([limit], |row| Ok((ReportCode(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
