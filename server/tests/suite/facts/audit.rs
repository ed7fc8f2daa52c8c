//! The audit log tells who did what, and shows whether somebody changed it behind its back.

use std::sync::{Arc, Mutex};

use rapida_contract::progress::StepKind;
use rapida_server::audit::{self, Act, Actor, Broken, Happening, Walked};
use rapida_server::db::{Db, DbError, Tx};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::facts::desk::{PIAZZA, report};
use crate::municipality::Municipality;

/// The lines so far.
async fn lines(municipality: &Municipality) -> Vec<Value> {
    let read = |tx: &mut dyn Tx| -> Result<Vec<String>, DbError> {
        let rows = tx.query("SELECT entry FROM audit ORDER BY seq", &[])?;
        rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
    };
    let texts = municipality.app().db.read(read).await.expect("reads");
    texts.iter().map(|text| serde_json::from_str(text).expect("JSON")).collect()
}

async fn verified(db: &Db) -> Result<Walked, Broken> {
    db.read(|tx| audit::verify(tx, None)).await.expect("reads")
}

pub async fn who_did_what_is_written_down(municipality: &Municipality) {
    let (mut phone, mut computer) = (municipality.an_app(), municipality.an_app());
    let given = phone.sign_in("zoli", "L2").await;
    phone.refresh("nonsense").await;
    let again = computer.sign_in("zoli", "L2").await;
    let access = again["access_token"].as_str().unwrap();
    computer.with_token(Method::DELETE, "/v1/sessions", access).await;
    phone.refresh(given["refresh_token"].as_str().unwrap()).await;
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let path = format!("/ufficio/segnalazioni/{code}");
    let (clerk, registrar) = (municipality.an_operator().await, municipality.a_registrar().await);
    clerk.page(&path).await;
    registrar.page(&format!("{path}/segnatura.xml")).await;
    clerk.step(&code, StepKind::TakeInCharge, &[], &[]).await;
    registrar.step(&code, StepKind::Reject, &[("parole", "No")], &[]).await;
    municipality.appoints(&[("BNCNNA85P50H199R", "{ role = 'admin' }")]);
    assert_eq!(clerk.get(&path).await.status(), StatusCode::FORBIDDEN);
    clerk.post("/ufficio/uscita", &[("csrf", &clerk.csrf)]).await;
    municipality.a_stranger().comes_to_the_desk("/ufficio", &[("identita", "ricci"), ("livello", "L2")]).await;

    let told: Vec<String> = lines(municipality).await.iter().map(in_short).collect();
    assert_eq!(
        told,
        [
            "sign_in person ZLOMRC79M19D458N session",
            "sign_in person ZLOMRC79M19D458N session",
            "session_end person ZLOMRC79M19D458N session ended_by_person",
            "session_end person ZLOMRC79M19D458N session ended_by_person",
            "sign_in operator BNCNNA85P50H199R",
            "sign_in operator FRRLCU78E27D704A",
            "view operator BNCNNA85P50H199R clerk roads submission",
            "export operator FRRLCU78E27D704A registrar roads submission",
            // A step is taken from the report's page.
            "view operator BNCNNA85P50H199R clerk roads submission",
            "step operator BNCNNA85P50H199R clerk roads submission take_in_charge",
            "view operator FRRLCU78E27D704A registrar roads submission",
            "refusal operator BNCNNA85P50H199R endpoint role",
            "session_end operator BNCNNA85P50H199R",
            "refusal person RCCDLA45B67H199S endpoint no_operator",
        ]
    );
    let all = lines(municipality).await.iter().map(Value::to_string).collect::<String>();
    for personal in ["Marco", "Zoli", "Anna", "Maria", "example", "Cavour", "Buca"] {
        assert!(!all.contains(personal), "{personal} in {all}");
    }
    assert_eq!(verified(&municipality.app().db).await.map(|walked| walked.count), Ok(14));
}

/// A line without its time and its ids.
fn in_short(line: &Value) -> String {
    let text = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
    let person = line["person"].as_str().map_or(String::new(), |person| format!("of {person}"));
    let parts = [
        text("act"),
        text("actor"),
        text("actor_id"),
        text("role"),
        text("office"),
        text("object"),
        person,
        text("reason"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

pub async fn a_step_that_fails_leaves_no_line(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let clerk = municipality.an_operator().await;
    clerk.step(&code, StepKind::MarkDuplicate, &[("codice", "2026-0009999")], &[]).await;
    assert!(lines(municipality).await.iter().all(|line| line["act"] != "step"));
}

async fn write(db: &Db, count: usize) {
    let now = "2026-11-23T09:00:00Z".parse().expect("a time");
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..count {
        let db = db.clone();
        let actor = Actor::Person(format!("P{writer}"));
        writers.spawn(async move {
            let happening = Happening::new(Act::SignIn, actor.clone());
            let Actor::Person(person) = actor else { return };
            db.write(move |tx| audit::record(tx, happening.about(Some(person)), now)).await.expect("written");
        });
    }
    writers.join_all().await;
}

pub async fn sixty_four_writers_at_once_keep_one_chain(municipality: &Municipality) {
    write(&municipality.app().db, 64).await;
    assert_eq!(verified(&municipality.app().db).await.map(|walked| walked.count), Ok(64));
}

pub async fn the_audit_log_never_changes(municipality: &Municipality) {
    write(&municipality.app().db, 3).await;
    for sql in ["DELETE FROM audit", "DELETE FROM audit WHERE seq = 3", "UPDATE audit SET person = NULL"] {
        let refused = municipality.app().db.write(move |tx| tx.execute(sql, &[])).await;
        assert!(matches!(refused, Err(DbError::Refused(_))), "{sql}: {refused:?}");
    }
    assert_eq!(verified(&municipality.app().db).await.map(|walked| walked.count), Ok(3));
}

pub async fn what_was_done_to_the_log_behind_its_back_is_found(municipality: &Municipality) {
    let db = &municipality.app().db;
    write(db, 6).await;
    let walked = verified(db).await.expect("whole");
    let guards: &'static [&'static str] = match municipality.app().config.database {
        Some(_) => &["DROP TRIGGER audit_stays ON audit"],
        None => &["DROP TRIGGER audit_stays", "DROP TRIGGER audit_as_it_is"],
    };
    let rewritten = "UPDATE audit SET entry = REPLACE(entry, 'sign_in', 'refusal')";
    let cases: [(&[&str], Broken); 9] = [
        (&["UPDATE audit SET entry = REPLACE(entry, 'sign_in', 'refusal') WHERE seq = 3"], Broken::Changed(3)),
        (&["UPDATE audit SET person = 'P99' WHERE seq = 2"], Broken::Changed(2)),
        (&["UPDATE audit SET hash = 'x' WHERE seq = 6"], Broken::Changed(6)),
        (&["DELETE FROM audit WHERE seq = 1"], Broken::Missing(1)),
        (&["DELETE FROM audit WHERE seq = 4"], Broken::Missing(4)),
        (&["DELETE FROM audit WHERE seq = 6"], Broken::Cut(walked.head.clone())),
        (
            &["INSERT INTO audit (seq, entry, hash, person) SELECT 7, entry, hash, person FROM audit WHERE seq = 6"],
            Broken::Changed(7),
        ),
        (
            &[
                "UPDATE audit SET seq = -seq WHERE seq IN (2, 5)",
                "UPDATE audit SET seq = 7 + seq WHERE seq IN (-2, -5)",
            ],
            Broken::Changed(2),
        ),
        (&[rewritten], Broken::Changed(1)),
    ];
    for (tampering, expected) in cases {
        let (told, noted) = (Arc::new(Mutex::new(None)), walked.head.clone());
        let (slot, statements) = (told.clone(), tampering.iter().map(|sql| (*sql).to_owned()).collect::<Vec<_>>());
        // Undone at its end: the next case begins with the log as it was.
        let undone: Result<(), DbError> = db
            .write(move |tx| {
                for sql in guards.iter().map(|sql| (*sql).to_owned()).chain(statements) {
                    tx.execute(&sql, &[])?;
                }
                *slot.lock().unwrap() = Some(audit::verify(tx, Some(&noted))?);
                Err(DbError::Panicked)
            })
            .await;
        assert_eq!(undone, Err(DbError::Panicked), "{tampering:?}");
        assert_eq!(told.lock().unwrap().take(), Some(Err(expected)), "{tampering:?}");
    }
    assert_eq!(verified(db).await, Ok(walked));
}
