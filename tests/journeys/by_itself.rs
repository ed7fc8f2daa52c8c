//! The app left to itself, as the shell leaves it: nobody asks for a delivery or for what is new.

use jiff::Timestamp;
use rapida_contract::ipc::{Delivery, Network};
use rapida_contract::progress::State;
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::Phone;

use crate::register;

/// What waits has been tried in vain: otherwise it is due at once.
fn is_put_off(phone: &Phone) -> bool {
    phone.device().connection().expect("known").next_try.is_some_and(|at| at > Timestamp::now())
}

fn network(phone: &Phone) -> Network {
    phone.device().connection().expect("known").network
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_reported_without_a_network_leaves_by_itself_when_it_is_back() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    phone.goes_offline();
    let _running = phone.runs();
    let id = phone.reports("Senza rete", &[]);
    phone.waits_until("it is tried and put off", |phone| is_put_off(phone) && network(phone) == Network::Offline).await;
    assert!(matches!(phone.delivery(id), Delivery::Queued | Delivery::Sent));
    phone.goes_online();
    phone.waits_until("it is registered", |phone| matches!(phone.delivery(id), Delivery::Registered { .. })).await;
    register::holds_exactly(&municipality, &phone, &[(id, 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_office_does_is_heard_by_itself() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    let id = phone.reports("Con la rete", &[]);
    let code = phone.is_registered(id).await.code();
    phone.restarts();
    assert_eq!(network(&phone), Network::Untried);
    let _running = phone.runs();
    // With nothing to deliver, to be online is to be listening.
    phone.waits_until("it listens", |phone| network(phone) == Network::Online).await;
    Operator::of(&municipality).await.asks(&code, "A che civico?").await;
    phone.waits_until("it hears", |phone| phone.page(id).card.state == Some(State::Asked)).await;
}
