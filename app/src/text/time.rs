//! Days and hours as people write them, by the clock of the Comune (Europe/Rome) wherever the device is.

use js_sys::{Array, Date as JsDate, Intl, Object, Reflect};
use rapida_contract::{Date, Timestamp};
use wasm_bindgen::JsValue;

use super::language;
use crate::t;

const ROME: &str = "Europe/Rome";
const CLOCK: [(&str, &str); 2] = [("hour", "2-digit"), ("minute", "2-digit")];
const DAY: [(&str, &str); 3] = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
const MONTH: [(&str, &str); 2] = [("month", "long"), ("year", "numeric")];
const DAY_MS: f64 = 86_400_000.0;

/// `23 novembre 2026`.
pub fn day(date: Date) -> String {
    written(noon(date), "UTC", &DAY)
}

/// `Novembre 2026`, as a heading.
pub fn month(date: Date) -> String {
    let month = written(noon(date), "UTC", &MONTH);
    let mut letters = month.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn noon(date: Date) -> f64 {
    JsDate::parse(&format!("{date}T12:00:00Z"))
}

/// Days from today in Rome, by the device's own clock, to a day: 0 is today, below it is past.
pub fn days_until(date: Date) -> i32 {
    let options = Object::new();
    let _ = Reflect::set(&options, &"timeZone".into(), &ROME.into());
    // Sweden writes a day as the wire does.
    let format = Intl::DateTimeFormat::new(&Array::of1(&"sv-SE".into()), &options).format();
    let today = format.call1(&JsValue::UNDEFINED, &JsDate::new_0()).ok().and_then(|today| today.as_string());
    let today = today.and_then(|today| today.parse().ok()).unwrap_or(date);
    whole((noon(date) - noon(today)) / DAY_MS)
}

/// Days of the calendar are few.
#[expect(clippy::cast_possible_truncation)]
fn whole(days: f64) -> i32 {
    days.round() as i32
}

/// This moment, by the device's own clock.
pub fn now() -> Option<Timestamp> {
    JsDate::new_0().to_iso_string().as_string()?.parse().ok()
}

/// `4:05`: minutes and seconds, as a wait is counted down.
pub fn span(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// As one types it: `23/11/2026`.
pub fn typed_day(date: Date) -> String {
    let written = date.to_string();
    written.split('-').rev().collect::<Vec<_>>().join("/")
}

/// A day as somebody typed it, day, month and year: `3/6/2027`, `03.06.2027`. Fields of the webview's own write the month
/// first where the system speaks English.
pub fn day_of(typed: &str) -> Option<Date> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let parts: Vec<&str> = typed.split(['/', '.', '-']).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let is_number = |part: &&str, longest: usize| {
        (1..=longest).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    format!("{year}-{month:0>2}-{day:0>2}").parse().ok()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let cases = [
            ("31/12/2027", Some("2027-12-31")),
            (" 3.6.2027 ", Some("2027-06-03")),
            ("03-06-2027", Some("2027-06-03")),
            ("31/2/2027", None),
            ("2027/12/31", None),
            ("3/6/27", None),
            ("è/6/2027", None),
            ("", None),
        ];
        for (typed, day) in cases {
            assert_eq!(day_of(typed).map(|day| day.to_string()).as_deref(), day, "{typed}");
        }
        let day = day_of("3/6/2027").expect("a day");
        assert_eq!(day_of(&typed_day(day)), Some(day));
    }
}
