//! One person in another's place at a shared PC, against the bare crates that stretch the PIN and open the files.

use anyhow::Result;

use super::example::{self, Figure};
use crate::house::House;

const FIGURES: &[Figure] = &[
    Figure { name: "switch_ms", words: "from the PIN to the first screen, ms", most: Some(1_000.0) },
    Figure { name: "peer_ms", words: "the bare crates, ms", most: None },
    Figure { name: "ratio", words: "ratio", most: Some(1.5) },
];

/// Runs the bench.
pub fn bench(house: &House, as_json: bool) -> Result<()> {
    example::bench(house, "bench_people", FIGURES, as_json)
}
