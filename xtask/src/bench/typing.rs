//! From a keystroke to the painted frame in a form of 300 questions, against a bare field in the same window.

use anyhow::Result;

use super::example::{self, Figure};
use crate::house::House;
use crate::process::{program, read, run};
use crate::progress::step;
use crate::test::EVERYTHING;
use crate::{screens, setup};

const FIGURES: &[Figure] = &[
    Figure { name: "median_ms", words: "a stroke in the form, ms at the median", most: Some(50.0) },
    Figure { name: "worst_ms", words: "the slowest of them, ms", most: None },
    Figure { name: "peer_ms", words: "a stroke in a bare field, ms at the median", most: None },
    Figure { name: "questions", words: "questions on the screen", most: None },
];

/// Runs the bench: the window under Xvfb, with the screens as they are released.
pub fn bench(house: &House, as_json: bool) -> Result<()> {
    step("set-up", || setup::install(house, setup::For::Demonstration))?;
    screens::build(house)?;
    step("build", || run(program("cargo", &house.path("")).args(["build", "-q"]).args(EVERYTHING)))?;
    let folder = house.shown("typing");
    let printed = step("typing", || read(program(house.built("debug/typing"), &house.path("")).arg(&folder)))?;
    example::tell(&printed, FIGURES, as_json)
}
