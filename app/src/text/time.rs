//! Days and hours as people write them, by the clock of the Comune (Europe/Rome) wherever the device is.

use js_sys::{Array, Date as JsDate, Intl, Object, Reflect};
use rapida_contract::{Date, Timestamp};
use wasm_bindgen::JsValue;

use super::language;
use crate::t;

const ROME: &str = "Europe/Rome";
const CLOCK: [(&str, &str); 2] = [("hour", "2-digit"), ("minute", "2-digit")];
const DAY: [(&str, &str); 3] = [("day", "numeric"), ("month", "long"), ("year", "numeric")];

/// `23 novembre 2026`.
pub fn day(date: Date) -> String {
    let noon = JsDate::parse(&format!("{date}T12:00:00Z"));
    written(noon, "UTC", &DAY)
}

/// `4:05`: minutes and seconds, as a wait is counted down.
pub fn span(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// `14:03`.
pub fn clock(at: Timestamp) -> String {
    written(milliseconds(at), ROME, &CLOCK)
}

/// `23 novembre 2026 alle 14:03`.
pub fn day_and_clock(at: Timestamp) -> String {
    let day = written(milliseconds(at), ROME, &DAY);
    t!("time-day-and-clock", day = day, clock = clock(at))
}

/// The same of a local time as a camera wrote it, `2026-11-23T09:30:00`: no zone is known, so none is applied.
pub fn local_day_and_clock(local: &str) -> String {
    let at = JsDate::parse(&format!("{local}Z"));
    t!("time-day-and-clock", day = written(at, "UTC", &DAY), clock = written(at, "UTC", &CLOCK))
}

/// Whether the device's own clock has not come so far yet.
pub fn is_to_come(at: Timestamp) -> bool {
    milliseconds(at) > JsDate::now()
}

/// A timestamp of our age is exact in a double.
#[expect(clippy::cast_precision_loss)]
fn milliseconds(at: Timestamp) -> f64 {
    at.as_millisecond() as f64
}

fn written(milliseconds: f64, zone: &str, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in [("timeZone", zone), ("hourCycle", "h23")].iter().chain(parts) {
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    let locale = match language().code() {
        // The day before the month, also in English: it is about dates in Italy.
        "en" => "en-GB",
        other => other,
    };
    let format = Intl::DateTimeFormat::new(&Array::of1(&locale.into()), &options).format();
    let date = JsDate::new(&milliseconds.into());
    format.call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}
