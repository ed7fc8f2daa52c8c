//! The same on the other engine.

use rapida_tests::municipality::Municipality;
use rapida_tests::phone::{Phone, photo_of};

use crate::{killed_server, register};

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_a_report_arrives_once_online_and_offline_then_online() {
    let municipality = Municipality::opens_on_postgres();
    let phone = Phone::new(municipality.address()).await;
    let first = phone.reports("Con la rete", &[photo_of(1), photo_of(2)]);
    phone.is_registered(first).await;
    phone.goes_offline();
    let second = phone.reports("Senza rete", &[photo_of(3)]);
    phone.tries().await;
    phone.goes_online();
    phone.is_registered(second).await;
    register::holds_exactly(&municipality, &phone, &[(first, 2), (second, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_a_server_killed_at_any_step_registers_each_report_once() {
    killed_server::each_report_is_registered_once(Municipality::opens_on_postgres()).await;
}
