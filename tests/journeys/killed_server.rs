//! The server is killed with -9 at every step of a submission.

use std::pin::pin;

use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::Delivery;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::photo;
use rapida_tests::proxy::{Moment, Then};

use crate::register;

/// Moments in each direction, evenly over the bytes of an undisturbed submission: its nonce, the upload's creation, the photo,
/// the submission itself with its receipt. At each of them the line stands still until the server is dead.
const MOMENTS: u64 = 16;
/// Bytes of the receipt that are still on their way when the server dies after it has committed.
const LAST_WORDS: u64 = 100;

fn small_photo() -> Vec<u8> {
    photo::png(160, 120, 0)
}

/// Kills the server at a moment, before the receipt is here; brings it back, and waits for the report. Answers the report, and
/// whether it was in the register already when the server died.
async fn dies_at(municipality: &mut Municipality, phone: &Phone, moment: Moment) -> (SubmissionId, bool) {
    let met = phone.air.met();
    phone.air.at(moment, Then::Hold);
    let id = phone.reports(&format!("Muore: {moment:?}"), &[small_photo()]);
    let mut delivered = pin!(phone.is_registered(id));
    tokio::select! {
        () = phone.air.has_met(met + 1) => {}
        _ = &mut delivered => panic!("the receipt was here before {moment:?}"),
    }
    assert!(matches!(phone.delivery(id), Delivery::Queued | Delivery::Sent), "{moment:?}");
    municipality.dies();
    let committed = municipality.asks("SELECT submission FROM protocol_entry").contains(&id.to_string());
    municipality.comes_back();
    delivered.await;
    (id, committed)
}

/// Kills it at each moment, and compares the register with what was reported.
pub async fn each_report_is_registered_once(mut municipality: Municipality) {
    let phone = Phone::new(municipality.address()).await;
    let first = phone.reports("La prima impara le chiavi", &[small_photo()]);
    phone.is_registered(first).await;
    // Measured as those that follow are sent: to a server that has just come back.
    municipality.dies();
    municipality.comes_back();
    let (second, (up, down)) = phone.measures(&small_photo()).await;
    let mut reports = vec![(first, 1), (second, 1)];
    let evenly = |total: u64| (0..MOMENTS).map(move |moment| total * moment / MOMENTS);
    for moment in evenly(up).map(Moment::Up).chain(evenly(down).map(Moment::Down)) {
        reports.push((dies_at(&mut municipality, &phone, moment).await.0, 1));
    }
    let (id, committed) = dies_at(&mut municipality, &phone, Moment::Down(down - LAST_WORDS)).await;
    assert!(committed, "it died after the commit and before the answer was whole");
    reports.push((id, 1));
    register::holds_exactly(&municipality, &phone, &reports);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_killed_at_any_step_registers_each_report_once() {
    each_report_is_registered_once(Municipality::opens()).await;
}
