//! Without a network, and then with one.

use jiff::{SignedDuration, Timestamp};
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, Network};
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::{Phone, photo_of};
use rapida_tests::proxy::Fault;

use crate::register;

/// In the outbox. Bytes may have left: a phone cannot know how far they came.
fn still_waits(phone: &Phone, id: SubmissionId) -> bool {
    matches!(phone.delivery(id), Delivery::Queued | Delivery::Sent)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_reported_without_a_network_arrives_once_when_it_is_back() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let first = phone.reports("Con la rete", &[photo_of(1)]);
    phone.is_registered(first).await;
    phone.goes_offline();
    let second = phone.reports("Senza rete", &[photo_of(2)]);
    phone.tries().await;
    assert!(still_waits(&phone, second));
    assert_eq!(phone.device().connection().expect("known").network, Network::Offline);
    phone.goes_online();
    phone.is_registered(second).await;
    register::holds_exactly(&municipality, &phone, &[(first, 1), (second, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_survives_the_app_being_closed() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    phone.goes_offline();
    let id = phone.reports("Prima di chiudere", &[photo_of(5)]);
    phone.tries().await;
    phone.restarts();
    assert!(still_waits(&phone, id));
    phone.goes_online();
    phone.is_registered(id).await;
    register::holds_exactly(&municipality, &phone, &[(id, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_stopped_meanwhile_gets_both_reports_once() {
    let mut municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let first = phone.reports("Prima", &[photo_of(1)]);
    phone.is_registered(first).await;
    assert!(municipality.closes(), "it ends well: {}", municipality.logged());
    let second = phone.reports("Dopo", &[photo_of(2)]);
    phone.tries().await;
    assert!(still_waits(&phone, second));
    municipality.comes_back();
    phone.is_registered(second).await;
    register::holds_exactly(&municipality, &phone, &[(first, 1), (second, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_a_hotels_network_is_not_taken_for_the_municipality() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    phone.air.next([Fault::Captive; 8]);
    let id = phone.reports("In albergo", &[]);
    phone.tries().await;
    assert_eq!(phone.device().connection().expect("known").network, Network::Captive);
    phone.air.next([]);
    phone.is_registered(id).await;
    register::holds_exactly(&municipality, &phone, &[(id, 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_that_answers_and_takes_nothing_for_now_is_told_with_the_next_try() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    phone.air.next([Fault::Busy]);
    let id = phone.reports("Mentre il Comune si ferma", &[]);
    let before = Timestamp::now();
    phone.tries().await;
    let connection = phone.device().connection().expect("known");
    assert_eq!((connection.network, connection.queued), (Network::Busy, 1), "it answered meanwhile: {connection:?}");
    let in_an_hour = before + SignedDuration::from_hours(1);
    assert!(connection.next_try.is_some_and(|at| at >= in_an_hour), "{connection:?}");
    phone.is_registered(id).await;
    assert_eq!(phone.device().connection().expect("known").network, Network::Online);
    register::holds_exactly(&municipality, &phone, &[(id, 0)]);
}
