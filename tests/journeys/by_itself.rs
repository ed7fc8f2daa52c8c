//! The app left to itself, as the shell leaves it: nobody asks for a delivery or for what is new.

use std::time::Duration;

use jiff::Timestamp;
use rapida_contract::ipc::{Delivery, Network};
use rapida_contract::progress::State;
use rapida_tests::municipality::Municipality;
use rapida_tests::operator::Operator;
use rapida_tests::phone::Phone;
use tokio::task::JoinSet;

use crate::register;

/// Longer than the app waits between two attempts to listen, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_secs(120);

/// The app goes on by itself until this value ends.
fn runs(phone: &Phone) -> JoinSet<()> {
    let mut running = JoinSet::new();
    running.spawn(phone.device().clone().run());
    running
}

/// Waits, from happening to happening, until it is so.
async fn until(phone: &Phone, what: &str, is_so: impl Fn(&Phone) -> bool) {
    let mut happenings = phone.device().happenings();
    let comes = async {
        while !is_so(phone) {
            // Missed ones do not matter: what is asked is how things stand.
            let _ = happenings.recv().await;
        }
    };
    assert!(tokio::time::timeout(PATIENCE, comes).await.is_ok(), "{what}: {:?}", phone.device().connection());
}

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
    let _running = runs(&phone);
    let id = phone.reports("Senza rete", &[]);
    until(&phone, "it is tried and put off", |phone| is_put_off(phone) && network(phone) == Network::Offline).await;
    assert!(matches!(phone.delivery(id), Delivery::Queued | Delivery::Sent));
    phone.goes_online();
    until(&phone, "it is registered", |phone| matches!(phone.delivery(id), Delivery::Registered { .. })).await;
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
    let _running = runs(&phone);
    // With nothing to deliver, to be online is to be listening.
    until(&phone, "it listens", |phone| network(phone) == Network::Online).await;
    Operator::of(&municipality).await.asks(&code, "A che civico?").await;
    until(&phone, "it hears", |phone| phone.page(id).card.state == Some(State::Asked)).await;
}
