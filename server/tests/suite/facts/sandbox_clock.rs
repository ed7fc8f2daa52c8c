//! The clock of the sandbox: put forward by hand, and never back.

use rapida_contract::api::MUNICIPALITY;
use rapida_server::config::Config;
use reqwest::StatusCode;

use super::drafts::{kept, some};
use crate::client::new_id;
use crate::municipality::{MONDAY, Municipality};
use crate::operator::text;

const CLOCK: &str = "/sandbox/clock";

/// Puts it forward to a local time in Rome; the status of the answer, and what the page says.
async fn puts(municipality: &Municipality, to: &str) -> (StatusCode, String) {
    let answer = municipality.a_stranger().post(CLOCK, &[("quando", to)]).await;
    (answer.status(), text(answer).await)
}

async fn is_put(municipality: &Municipality, to: &str) {
    assert_eq!(puts(municipality, to).await.0, StatusCode::SEE_OTHER, "{to}");
}

fn shows(municipality: &Municipality) -> String {
    municipality.app().clock.now().to_string()
}

pub async fn the_clock_of_the_sandbox_goes_forward_and_never_back(municipality: &Municipality) {
    let stranger = municipality.a_stranger();
    let page = stranger.page(CLOCK).await;
    assert!(page.contains("<h1>L'orologio di prova</h1>") && page.contains("23 novembre 2026, ore 10:00"), "{page}");
    assert!(page.contains("value=\"2026-11-24T10:00\"") && page.contains("value=\"2026-11-30T10:00\""), "{page}");
    is_put(municipality, "2027-04-20T10:00").await;
    assert_eq!(shows(municipality), "2027-04-20T08:00:00Z", "in summer time");
    assert!(stranger.page(CLOCK).await.contains("20 aprile 2027, ore 10:00"));
    let told = municipality.a_device().get(MUNICIPALITY).await;
    assert_eq!(told.headers()["date"], "Tue, 20 Apr 2027 08:00:00 GMT", "devices go by it");
    municipality.it_is("2026-11-23T09:00:30Z");
    assert_eq!(shows(municipality), "2027-04-20T08:00:30Z", "it goes on");
    for (to, why) in [
        ("2027-04-20T10:00", "solo avanti"),
        ("2026-11-23T10:00", "ora segna 20 aprile 2027, ore 10:00"),
        ("2029-01-01T10:00", "fino al 23 novembre 2028"),
        ("domani", "La data non si legge"),
    ] {
        let (status, page) = puts(municipality, to).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
        assert!(page.contains("role=\"alert\"") && page.contains(why), "{to}: {page}");
    }
    assert_eq!(shows(municipality), "2027-04-20T08:00:30Z");
}

pub async fn a_sandbox_that_starts_again_is_where_its_clock_was_put(municipality: &Municipality) {
    is_put(municipality, "2027-04-20T10:00").await;
    let config = municipality.app().config.clone();
    let again = Municipality::with(config.clone()).await;
    assert_eq!(shows(&again), "2027-04-20T08:00:00Z");
    is_put(&again, "2027-04-21T10:00").await;
    assert_eq!(shows(&again), "2027-04-21T08:00:00Z");
    again.end().await;
    let in_earnest = Municipality::with(Config { sandbox: false, ..config }).await;
    assert_eq!(shows(&in_earnest), MONDAY, "what was put forward in a trial is of the trial");
    in_earnest.end().await;
}

pub async fn what_a_day_brings_is_done_as_soon_as_the_clock_was_put_forward(municipality: &Municipality) {
    kept(&municipality.person("zoli").await, new_id(), 0, &some(1)).await;
    let db = municipality.app().db.clone();
    let mut committed = db.committed();
    is_put(municipality, "2027-11-22T10:00").await;
    assert_eq!(drafts(municipality).await, 1, "a year is not over");
    is_put(municipality, "2027-11-25T10:00").await;
    while drafts(municipality).await > 0 {
        committed.changed().await.expect("the database is open");
    }
}

async fn drafts(municipality: &Municipality) -> usize {
    municipality.app().db.read(|tx| tx.query("SELECT id FROM form_draft", &[])).await.unwrap().len()
}
