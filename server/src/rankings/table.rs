//! The tables `ranking_run`, `ranking_published`, `ranking_own`, `ranking_offer` and `ranking_correction`. Their SQL is here and nowhere else.

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ranking::{OwnRanking, Phase};

use super::corrections::Correction;
use super::{Kept, Which};
use crate::db::{DbError, Row, Tx};

/// What is kept of a run besides how it was published.
pub(super) struct Texts {
    pub(super) run: String,
    pub(super) report: String,
    pub(super) published: String,
}

/// A place that was offered: of which group, at which school.
pub(super) struct Place {
    pub(super) group: String,
    pub(super) school: String,
}

pub(super) fn add_run(tx: &mut dyn Tx, which: &Which, kept: &Kept, texts: Texts) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO ranking_run
           (slug, call, seq, phase, round, seed, published_at, observations_until, actor, rules_version, run, report,
            published)
         SELECT $1, $2, COALESCE(MAX(seq), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
         FROM ranking_run WHERE slug = $1 AND call = $2",
        &[
            (&which.rules.service).into(),
            (&which.call).into(),
            phase_name(kept.phase).into(),
            kept.round.into(),
            (&kept.seed).into(),
            kept.published_at.as_millisecond().into(),
            kept.observations_until.map(|day| day.to_string()).into(),
            (&kept.actor).into(),
            kept.rules_version.into(),
            texts.run.into(),
            texts.report.into(),
            texts.published.into(),
        ],
    )
    .map(drop)
}

fn phase_name(phase: Phase) -> &'static str {
    if phase == Phase::Final { "final" } else { "provisional" }
}

pub(super) fn runs(tx: &mut dyn Tx, which: &Which) -> Result<Vec<Kept>, DbError> {
    let sql = "SELECT phase, round, seed, published_at, observations_until, actor, rules_version
               FROM ranking_run WHERE slug = $1 AND call = $2 ORDER BY seq";
    tx.query(sql, &[(&which.rules.service).into(), (&which.call).into()])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Kept, DbError> {
    Ok(Kept {
        phase: if row.text(0)? == "final" { Phase::Final } else { Phase::Provisional },
        round: u32::try_from(row.int(1)?).map_err(|_| DbError::Column(1, "a round"))?,
        seed: row.text(2)?.to_owned(),
        published_at: row.time(3)?,
        observations_until: row.opt_parse(4, "a day")?,
        actor: row.text(5)?.to_owned(),
        rules_version: u32::try_from(row.int(6)?).map_err(|_| DbError::Column(6, "a version"))?,
    })
}

/// Puts what everybody may read of a call in the place of what they read before.
pub(super) fn put_published(tx: &mut dyn Tx, which: &Which, published: &str) -> Result<(), DbError> {
    let sql = "INSERT INTO ranking_published (slug, call, published) VALUES ($1, $2, $3)
               ON CONFLICT (slug, call) DO UPDATE SET published = excluded.published";
    tx.execute(sql, &[(&which.rules.service).into(), (&which.call).into(), published.into()]).map(drop)
}

/// What everybody may read of a call now.
pub(super) fn public_list(tx: &mut dyn Tx, (slug, call): (&str, &str)) -> Result<Option<String>, DbError> {
    let rows =
        tx.query("SELECT published FROM ranking_published WHERE slug = $1 AND call = $2", &[slug.into(), call.into()])?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// A text of the last run: `run` or `report`.
pub(super) fn last(tx: &mut dyn Tx, (slug, call): (&str, &str), text: &'static str) -> Result<Option<String>, DbError> {
    let sql = format!("SELECT {text} FROM ranking_run WHERE slug = $1 AND call = $2 ORDER BY seq DESC LIMIT 1");
    let rows = tx.query(&sql, &[slug.into(), call.into()])?;
    rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
}

/// Service and call of every ranking that was published.
pub(super) fn published(tx: &mut dyn Tx) -> Result<Vec<(String, String)>, DbError> {
    let rows = tx.query("SELECT DISTINCT slug, call FROM ranking_run", &[])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))).collect()
}

pub(super) fn put_own(
    tx: &mut dyn Tx,
    proceeding: SubmissionId,
    (slug, number): (&str, &str),
    own: &OwnRanking,
) -> Result<(), DbError> {
    let own = serde_json::to_string(own).expect("plain data is always JSON");
    tx.execute(
        "INSERT INTO ranking_own (proceeding, slug, number, own) VALUES ($1, $2, $3, $4)
         ON CONFLICT (proceeding) DO UPDATE SET number = excluded.number, own = excluded.own",
        &[proceeding.to_string().into(), slug.into(), number.into(), own.into()],
    )
    .map(drop)
}

pub(super) fn own(tx: &mut dyn Tx, proceeding: SubmissionId) -> Result<Option<OwnRanking>, DbError> {
    let rows = tx.query("SELECT own FROM ranking_own WHERE proceeding = $1", &[proceeding.to_string().into()])?;
    let read = |row: &Row| serde_json::from_str(row.text(0)?).map_err(|_| DbError::Column(0, "an own ranking"));
    rows.first().map(read).transpose()
}

pub(super) fn proceeding_of(tx: &mut dyn Tx, slug: &str, number: &str) -> Result<Option<SubmissionId>, DbError> {
    let sql = "SELECT proceeding FROM ranking_own WHERE slug = $1 AND number = $2";
    tx.query(sql, &[slug.into(), number.into()])?.first().map(|row| row.parse(0, "an id")).transpose()
}

pub(super) fn add_offer(
    tx: &mut dyn Tx,
    proceeding: SubmissionId,
    Place { group, school }: &Place,
    at: Timestamp,
) -> Result<(), DbError> {
    let sql = "INSERT INTO ranking_offer (proceeding, group_id, school, offered_at) VALUES ($1, $2, $3, $4)";
    let values = [proceeding.to_string().into(), group.into(), school.into(), at.as_millisecond().into()];
    tx.execute(sql, &values).map(drop)
}

/// The place that was offered.
pub(super) fn offered(tx: &mut dyn Tx, proceeding: SubmissionId) -> Result<Option<Place>, DbError> {
    let sql = "SELECT group_id, school FROM ranking_offer WHERE proceeding = $1";
    let rows = tx.query(sql, &[proceeding.to_string().into()])?;
    let read = |row: &Row| Ok(Place { group: row.text(0)?.to_owned(), school: row.text(1)?.to_owned() });
    rows.first().map(read).transpose()
}

pub(super) fn add_correction(tx: &mut dyn Tx, proceeding: SubmissionId, of: &Correction) -> Result<(), DbError> {
    let answer = of.answer.as_ref().map(|answer| serde_json::to_string(answer).expect("plain data is always JSON"));
    tx.execute(
        "INSERT INTO ranking_correction (proceeding, seq, form, path, answer, why, actor, at)
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7
         FROM ranking_correction WHERE proceeding = $1",
        &[
            proceeding.to_string().into(),
            of.form.to_string().into(),
            (&of.path).into(),
            answer.into(),
            (&of.why).into(),
            (&of.actor).into(),
            of.at.as_millisecond().into(),
        ],
    )
    .map(drop)
}

pub(super) fn corrections(tx: &mut dyn Tx, proceeding: SubmissionId) -> Result<Vec<Correction>, DbError> {
    let sql = "SELECT form, path, answer, why, actor, at FROM ranking_correction WHERE proceeding = $1 ORDER BY seq";
    let read = |row: &Row| {
        let answer = row.opt_text(2)?.map(serde_json::from_str).transpose();
        Ok(Correction {
            form: row.parse(0, "an id")?,
            path: row.text(1)?.to_owned(),
            answer: answer.map_err(|_| DbError::Column(2, "an answer"))?,
            why: row.text(3)?.to_owned(),
            actor: row.text(4)?.to_owned(),
            at: row.time(5)?,
        })
    };
    tx.query(sql, &[proceeding.to_string().into()])?.iter().map(read).collect()
}
