//! The line is cut after every few bytes of every request and of every answer.

use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::photo;
use rapida_tests::proxy::{Moment, Then};

use crate::register;

/// Bytes between two cuts while heads and small bodies pass, which is where things go wrong…
const FINE: u64 = 173;
/// …and how far that is; beyond it, a photo passes.
const FINE_UNTIL: u64 = 6_000;
/// Bytes between two cuts inside a photo.
const COARSE: u64 = 4_001;

/// A photo that is prepared quickly, and always the same: each report takes as many bytes.
fn small_photo() -> Vec<u8> {
    photo::png(160, 120, 0)
}

/// Where to cut what is `total` bytes long.
fn cuts(total: u64) -> impl Iterator<Item = u64> {
    let fine = (1..FINE_UNTIL.min(total)).step_by(usize::try_from(FINE).expect("small"));
    fine.chain((FINE_UNTIL..total).step_by(usize::try_from(COARSE).expect("small")))
}

/// Cuts the line at each of these places, a report each, and compares the register with what was reported.
async fn reports_arrive_once(moment: fn(u64) -> Moment, direction: fn((u64, u64)) -> u64) {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let first = phone.reports("La prima impara le chiavi", &[small_photo()]);
    phone.is_registered(first).await;
    let (second, taken) = phone.measures(&small_photo()).await;
    let mut reports = vec![(first, 1), (second, 1)];
    for at in cuts(direction(taken)) {
        let met = phone.air.met();
        phone.air.at(moment(at), Then::Cut);
        let id = phone.reports(&format!("Tagliata a {at}"), &[small_photo()]);
        phone.is_registered(id).await;
        assert_eq!(phone.air.met(), met + 1, "the line was cut after {at} bytes");
        reports.push((id, 1));
    }
    register::holds_exactly(&municipality, &phone, &reports);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_cut_anywhere_arrives_once() {
    reports_arrive_once(Moment::Up, |(up, _)| up).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_cut_anywhere_leaves_one_report() {
    reports_arrive_once(Moment::Down, |(_, down)| down).await;
}
