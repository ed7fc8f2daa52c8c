//! With a network.

use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::{Phone, photo_of};

use crate::register;

#[tokio::test(flavor = "multi_thread")]
async fn a_report_with_photos_gets_a_number_and_a_receipt_that_verifies() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let id = phone.reports("Marciapiede rotto", &[photo_of(1), photo_of(2), photo_of(3)]);
    let registration = phone.is_registered(id).await;
    assert_eq!(registration.number, 1);
    assert_eq!(phone.receipt(id).receipt.registration, registration);
    register::holds_exactly(&municipality, &phone, &[(id, 3)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_without_photos_arrives_too() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let id = phone.reports("Lampione spento", &[]);
    phone.is_registered(id).await;
    register::holds_exactly(&municipality, &phone, &[(id, 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_state_of_a_report_comes_back_with_the_office_in_charge() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let id = phone.reports("Buca profonda", &[photo_of(4)]);
    phone.is_registered(id).await;
    phone.tries().await;
    let page = phone.page(id);
    assert!(page.registered.is_some(), "the municipality told about it: {page:?}");
    assert!(!page.card.office.is_empty());
    assert!(page.card.due.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_with_which_an_office_answers_comes_to_the_phone() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let id = phone.reports("Lampione spento", &[]);
    let report = phone.is_registered(id).await.code();
    Operator::of(&municipality).await.resolves(&report, "Lampada cambiata.", &photo_of(5)).await;
    phone.tries().await;
    let events = phone.page(id).registered.expect("it is told").events;
    let [picture] = events.last().expect("an event").pictures[..] else { panic!("one picture: {events:?}") };
    assert!(phone.device().photo(picture).expect("it is read").is_some());
}
