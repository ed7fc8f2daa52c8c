//! A phone whose clock is wrong by days.

use jiff::{SignedDuration, Timestamp};
use rand::Rng;
use rapida_contract::progress::{State, StepKind};
use rapida_core::world::World;
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::{Phone, photo_of};

/// The world, `off` from what its clocks say.
fn world_off_by(off: SignedDuration) -> World {
    World::new(move || Timestamp::now() + off, move |bytes| rand::rng().fill_bytes(bytes))
}

async fn reports_answers_and_reopens(off: SignedDuration) {
    let municipality = Municipality::opens();
    let mut phone = Phone::in_world(municipality.address(), world_off_by(off)).await;
    let id = phone.reports("Marciapiede rotto", &[photo_of(1)]);
    let code = phone.is_registered(id).await.code();
    phone.receipt(id);
    let operator = Operator::of(&municipality).await;
    operator.asks(&code, "A che civico?").await;
    phone.tries().await;
    phone.device().step_report(id, StepKind::Answer, "Al 14.").expect("kept");
    phone.tries().await;
    assert_eq!(phone.page(id).card.state, Some(State::InCharge));
    assert!(!phone.page(id).card.overdue, "by the municipality's clock it has just begun");

    operator.resolves(&code, "Fatto.", &[]).await;
    phone.tries().await;
    phone.restarts();
    assert!(phone.page(id).can_reopen, "what was learnt of the clock is kept");
    phone.device().step_report(id, StepKind::Reopen, "Balla ancora.").expect("kept");
    phone.tries().await;
    assert_eq!(phone.page(id).card.state, Some(State::Registered));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_two_days_behind_reports_answers_and_reopens() {
    reports_answers_and_reopens(SignedDuration::from_hours(-2 * 24)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_forty_days_ahead_reports_answers_and_reopens() {
    reports_answers_and_reopens(SignedDuration::from_hours(40 * 24)).await;
}
