//! The table `rating`. Its SQL is here and nowhere else.

use std::collections::BTreeMap;

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::rating::{Aspect, Rating};

use super::Rated;
use crate::db::{DbError, Row, Tx};

pub(super) fn put(
    tx: &mut dyn Tx,
    id: SubmissionId,
    service: &str,
    rating: &Rating,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO rating (submission, service, stars, aspect, words, at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (submission) DO UPDATE SET stars = excluded.stars, aspect = excluded.aspect,
           words = excluded.words, at = excluded.at",
        &[
            id.to_string().into(),
            service.into(),
            i64::from(rating.stars).into(),
            rating.aspect.map(name).into(),
            rating.words.trim().into(),
            now.as_millisecond().into(),
        ],
    )
    .map(drop)
}

fn name(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Clear => "clear",
        Aspect::Complete => "complete",
        Aspect::OnTrack => "on_track",
        Aspect::Technical => "technical",
        Aspect::Other | Aspect::Unknown => "other",
    }
}

pub(super) fn by_service(tx: &mut dyn Tx) -> Result<BTreeMap<String, Rated>, DbError> {
    let sql = "SELECT service, COUNT(*), CAST(SUM(stars) AS BIGINT) FROM rating GROUP BY service";
    let read = |row: &Row| Ok((row.text(0)?.to_owned(), Rated { count: row.int(1)?, stars: row.int(2)? }));
    tx.query(sql, &[])?.iter().map(read).collect()
}
