//! Degrees, distances and money as people write them: with a comma in Italian and German.

use super::{Language, language};

/// `44,41750`: five decimals, about a metre.
pub fn coordinate(degrees: f64) -> String {
    with_comma(format!("{degrees:.5}"))
}

/// `340 m`, and from a thousand metres on `97,1 km`.
pub fn distance(metres: f64) -> String {
    if metres.round() < 1000.0 { format!("{metres:.0} m") } else { with_comma(format!("{:.1} km", metres / 1000.0)) }
}

/// `9.360,00 €`, in English `€9,360.00`.
pub fn money(cents: i64) -> String {
    let (whole, rest) = ((cents.unsigned_abs() / 100).to_string(), cents.unsigned_abs() % 100);
    let separators = if language() == Language::English { (',', '.') } else { ('.', ',') };
    let mut grouped = if cents < 0 { "−".to_owned() } else { String::new() };
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(separators.0);
        }
        grouped.push(digit);
    }
    let number = format!("{grouped}{}{rest:02}", separators.1);
    if language() == Language::English { format!("€{number}") } else { format!("{number} €") }
}

/// Hundredths of points: `12,5`, `-1`, `0`.
pub fn points(hundredths: i64) -> String {
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let number = format!("{whole}.{rest:02}");
    let number = number.trim_end_matches('0').trim_end_matches('.');
    with_comma(format!("{}{number}", if hundredths < 0 { "−" } else { "" }))
}

/// Bytes that have come, of how many: `1,2` and `4,8 MB`; of less than a megabyte `120` and `480 kB`.
#[expect(clippy::cast_precision_loss, reason = "one decimal of megabytes is told")]
pub fn transferred(arrived: u64, total: u64) -> (String, String) {
    if total < 1_000_000 {
        return (arrived.div_ceil(1000).to_string(), format!("{} kB", total.div_ceil(1000)));
    }
    let megabytes = |bytes: u64| with_comma(format!("{:.1}", bytes as f64 / 1_000_000.0));
    (megabytes(arrived), format!("{} MB", megabytes(total)))
}

fn with_comma(number: String) -> String {
    match language() {
        Language::English => number,
        Language::Italian | Language::German => number.replace('.', ","),
    }
}

/// Degrees as somebody typed them, within ± `bound`; with a comma or a point, with or without the sign of degrees.
pub fn coordinate_of(text: &str, bound: f64) -> Option<f64> {
    let plain = text.trim().trim_end_matches('°').trim_end().replace(',', ".").replace('−', "-");
    plain.parse::<f64>().ok().filter(|degrees| degrees.abs() <= bound)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::speak;

    #[test]
    fn a_coordinate_is_read_as_people_type_it() {
        let cases = [
            ("44,4175", Some(44.4175)),
            (" 44.4175° ", Some(44.4175)),
            ("−12,5", Some(-12.5)),
            ("90", Some(90.0)),
            ("90,1", None),
            ("nan", None),
            ("", None),
            ("44 25 03", None),
        ];
        for (text, expected) in cases {
            assert_eq!(coordinate_of(text, 90.0), expected, "{text}");
        }
    }

    #[test]
    fn a_coordinate_is_written_with_the_comma_of_its_language() {
        assert_eq!(coordinate(44.4175), "44,41750");
        speak(Language::English, String::new());
        assert_eq!(coordinate(44.4175), "44.41750");
    }

    #[test]
    fn points_have_no_more_decimals_than_they_need() {
        for (hundredths, told) in
            [(0, "0"), (1_200, "12"), (1_250, "12,5"), (1_205, "12,05"), (10_000, "100"), (-150, "−1,5")]
        {
            assert_eq!(points(hundredths), told);
        }
        speak(Language::English, String::new());
        assert_eq!(points(1_250), "12.5");
    }

    #[test]
    fn money_is_grouped_and_has_its_cents() {
        for (cents, told) in [
            (5, "0,05 €"),
            (12_300, "123,00 €"),
            (1_234_567, "12.345,67 €"),
            (100_000_000, "1.000.000,00 €"),
            (-950, "−9,50 €"),
        ] {
            assert_eq!(money(cents), told);
        }
        speak(Language::English, String::new());
        assert_eq!(money(936_000), "€9,360.00");
    }

    #[test]
    fn what_has_come_is_told_in_the_unit_of_the_whole() {
        for (arrived, total, told) in [
            (0, 30, ("0", "1 kB")),
            (120_000, 480_001, ("120", "481 kB")),
            (480_001, 480_001, ("481", "481 kB")),
            (0, 4_800_000, ("0,0", "4,8 MB")),
            (1_210_000, 4_800_000, ("1,2", "4,8 MB")),
            (12_345_678, 12_345_678, ("12,3", "12,3 MB")),
        ] {
            assert_eq!(transferred(arrived, total), (told.0.to_owned(), told.1.to_owned()));
        }
        speak(Language::English, String::new());
        assert_eq!(transferred(1_210_000, 4_800_000).0, "1.2");
    }

    #[test]
    fn a_long_way_is_told_in_kilometres() {
        for (metres, told) in
            [(0.4, "0 m"), (340.2, "340 m"), (999.4, "999 m"), (999.6, "1,0 km"), (97_107.0, "97,1 km")]
        {
            assert_eq!(distance(metres), told);
        }
    }
}
