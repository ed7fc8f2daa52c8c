//! The server is killed with -9 at every step of a submission.

use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::photo;

use crate::register;

/// Moments of a submission at which the server dies, spread evenly over its bytes in both directions.
const MOMENTS: u64 = 16;

/// Kills the server when so many further bytes have passed, brings it back, and waits for the report.
async fn dies_after(
    municipality: &mut Municipality,
    phone: &Phone,
    up: u64,
    down: u64,
) -> rapida_contract::ids::SubmissionId {
    let (up_before, down_before) = phone.air.passed();
    let id = phone.reports(&format!("Muore dopo {up}/{down}"), &[photo::png(160, 120, up + down)]);
    let moment = phone.air.has_passed(up_before + up, down_before + down);
    tokio::select! {
        () = moment => {}
        _ = phone.is_registered(id) => {}
    }
    municipality.dies();
    municipality.comes_back();
    phone.is_registered(id).await;
    id
}

/// Kills it at each moment, and compares the register with what was reported.
pub async fn each_report_is_registered_once(mut municipality: Municipality) {
    let phone = Phone::new(municipality.address()).await;
    let first = phone.reports("Per misurare", &[photo::png(160, 120, 0)]);
    phone.is_registered(first).await;
    let (up, down) = phone.air.passed();
    let mut reports = vec![(first, 1)];
    for moment in 0..MOMENTS {
        reports.push((dies_after(&mut municipality, &phone, up * moment / MOMENTS, 0).await, 1));
        reports.push((dies_after(&mut municipality, &phone, 0, down * moment / MOMENTS).await, 1));
    }
    register::holds_exactly(&municipality, &phone, &reports);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_killed_at_any_step_registers_each_report_once() {
    each_report_is_registered_once(Municipality::opens()).await;
}
