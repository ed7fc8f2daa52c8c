//! A pull of 100,000 changes into the encrypted cache against raw rusqlite without encryption, in one process.

use anyhow::Result;

use super::example::{self, Figure};
use crate::house::House;

const FIGURES: &[Figure] = &[
    Figure { name: "ours_ms", words: "ours, ms", most: None },
    Figure { name: "peer_ms", words: "the peer, ms", most: None },
    Figure { name: "ratio", words: "ratio", most: Some(1.3) },
    Figure { name: "first_screen_ms", words: "first screen's queries after opening, ms", most: Some(5.0) },
];

/// Runs the bench.
pub fn bench(house: &House, as_json: bool) -> Result<()> {
    example::bench(house, "bench_sync", FIGURES, as_json)
}
