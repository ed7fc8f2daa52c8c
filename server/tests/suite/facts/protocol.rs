//! The register: per year, without gaps or doubles, and never changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use rapida_server::db::DbError;
use reqwest::StatusCode;

use crate::client::{bytes, new_id, pavement, titled};
use crate::municipality::Municipality;

pub async fn sixty_four_at_once_get_the_numbers_without_gap_or_double(municipality: &Municipality) {
    let mut senders = tokio::task::JoinSet::new();
    for device in 0..8 {
        let sender = Arc::new(municipality.a_device());
        for report in 0..8 {
            let (sender, body) = (sender.clone(), titled(&format!("Buca {device}-{report}")));
            senders.spawn(async move { sender.submit(&body).await.registration.number });
        }
    }
    let numbers: Vec<u32> = senders.join_all().await;
    assert_eq!(numbers.len(), 64);
    assert_eq!(numbers.into_iter().collect::<BTreeSet<u32>>(), (1..=64).collect());
}

pub async fn a_refused_submission_takes_no_number(municipality: &Municipality) {
    let device = municipality.a_device();
    let mut body = pavement();
    body["attachments"] = serde_json::json!([{ "id": new_id(), "sha256": "0".repeat(64), "size": 12 }]);
    let refused = device.put(new_id(), &bytes(&body)).await;
    assert_eq!(refused.status(), StatusCode::FAILED_DEPENDENCY);
    assert_eq!(device.submit(&bytes(&pavement())).await.registration.number, 1);
}

pub async fn the_register_begins_anew_with_the_year_in_rome(municipality: &Municipality) {
    let device = municipality.a_device();
    // 23:30 of the last day of the year in UTC is already the new year in Rome.
    let cases = [
        ("2026-12-31T22:59:59Z", "2026-0000001"),
        ("2026-12-31T23:30:00Z", "2027-0000001"),
        ("2027-06-01T09:00:00Z", "2027-0000002"),
    ];
    for (moment, code) in cases {
        municipality.it_is(moment);
        assert_eq!(device.submit(&titled(moment)).await.registration.code().0, code);
    }
}

pub async fn a_clock_that_goes_back_does_not_disorder_the_register(municipality: &Municipality) {
    let device = municipality.a_device();
    municipality.it_is("2027-01-01T09:00:00Z");
    let first = device.submit(&titled("prima")).await.registration;
    municipality.it_is("2026-12-31T09:00:00Z");
    let second = device.submit(&titled("seconda")).await.registration;
    assert_eq!((second.year, second.number, second.at), (2027, first.number + 1, first.at));
}

pub async fn the_register_never_changes(municipality: &Municipality) {
    municipality.a_device().submit(&bytes(&pavement())).await;
    for sql in [
        "DELETE FROM protocol_entry",
        "UPDATE protocol_entry SET subject = 'altro'",
        "DELETE FROM report_event",
        "UPDATE report_event SET words = 'altro'",
    ] {
        let refused = municipality.app().db.write(move |tx| tx.execute(sql, &[])).await;
        assert!(matches!(refused, Err(DbError::Refused(_))), "{sql}: {refused:?}");
    }
}
