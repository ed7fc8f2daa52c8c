//! Degrees as people write them: with a comma in Italian and German.

use super::{Language, language};

/// `44,41750`: five decimals, about a metre.
pub fn coordinate(degrees: f64) -> String {
    let text = format!("{degrees:.5}");
    match language() {
        Language::English => text,
        Language::Italian | Language::German => text.replace('.', ","),
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
}
