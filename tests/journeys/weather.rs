//! Two hundred random schedules of bad weather. Each has a seed, which a failure prints; `RAPIDA_SEED=n` plays one again.

use std::env;
use std::ops::Range;

use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use rapida_contract::ids::SubmissionId;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::photo;
use rapida_tests::proxy::Fault;

use crate::register;

const SCHEDULES: u64 = 200;
/// Schedules under one municipality; the next get a new one, so that a failure has a short history.
const TOGETHER: u64 = 25;

fn fault(dice: &mut SmallRng) -> Fault {
    match dice.random_range(0..10) {
        0..=1 => Fault::Refuse,
        2..=4 => Fault::CutUp(dice.random_range(0..12_000)),
        5..=7 => Fault::CutDown(dice.random_range(0..6_000)),
        8 => Fault::Captive,
        _ => Fault::Pass,
    }
}

/// One schedule: some reports while connections fail, the app is restarted and the server dies.
async fn play(seed: u64, municipality: &mut Municipality, phone: &mut Phone) -> Vec<(SubmissionId, usize)> {
    let mut dice = SmallRng::seed_from_u64(seed);
    let mut reports = Vec::new();
    let faults: Vec<Fault> = (0..dice.random_range(1..8)).map(|_| fault(&mut dice)).collect();
    phone.air.next(faults);
    for report in 0..dice.random_range(1..3) {
        let photos: Vec<Vec<u8>> =
            (0..dice.random_range(0..3)).map(|n| photo::png(160, 120, seed + report + n)).collect();
        reports.push((phone.reports(&format!("Tempo {seed}.{report}"), &photos), photos.len()));
        for _ in 0..dice.random_range(0..3) {
            phone.tries().await;
        }
        if dice.random_bool(0.15) {
            phone.restarts();
        }
        if dice.random_bool(0.1) {
            municipality.dies();
            phone.tries().await;
            municipality.comes_back();
        }
    }
    for (id, _) in &reports {
        phone.is_registered(*id).await;
    }
    reports
}

/// Seeds one after the other under one municipality, each announced, so that the last one printed is the one that failed.
async fn play_all(seeds: Range<u64>) {
    let mut municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    let mut reports = Vec::new();
    for seed in seeds {
        eprintln!("RAPIDA_SEED={seed}");
        reports.extend(play(seed, &mut municipality, &mut phone).await);
        register::holds_exactly(&municipality, &phone, &reports);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_any_weather_each_report_gets_one_number_and_no_photo_is_lost() {
    if let Some(seed) = env::var("RAPIDA_SEED").ok().and_then(|seed| seed.parse().ok()) {
        return play_all(seed..seed + 1).await;
    }
    for first in (0..SCHEDULES).step_by(usize::try_from(TOGETHER).expect("small")) {
        play_all(first..first + TOGETHER).await;
    }
}
