//! Whole numbers and amounts.

use super::super::{Answer, What};
use super::Reading;
use crate::problem::Fault;

pub fn read(number: i64, min: Option<i64>, max: Option<i64>) -> Reading {
    let mut reading = Reading::of(number, Answer::Number(number));
    if let Some(min) = min.filter(|min| number < *min) {
        reading.found.add("", What::bound(Fault::TooSmall, min));
    }
    if let Some(max) = max.filter(|max| number > *max) {
        reading.found.add("", What::bound(Fault::TooLarge, max));
    }
    reading
}
