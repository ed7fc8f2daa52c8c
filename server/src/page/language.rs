//! In which of our languages a browser wants to read.

use axum::http::{HeaderMap, header};

/// Ours; the first for whoever wants none of them.
const OURS: [&str; 3] = ["it", "en", "de"];

/// The language that a browser asks for first among ours; Italian for any other.
pub fn asked(headers: &HeaderMap) -> &'static str {
    best(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default())
}

fn best(accept_language: &str) -> &'static str {
    let [italian, ..] = OURS;
    let ranked = accept_language.split(',').take(20).filter_map(|range| {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let quality = parameters.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse::<f64>().ok())?;
        let primary = tag.trim().split('-').next()?.to_ascii_lowercase();
        let language = OURS.into_iter().find(|language| *language == primary)?;
        (quality > 0.0).then_some((quality, language))
    });
    let best = ranked.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or(italian, |(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_browser_s_first_choice_among_ours_is_taken() {
        let cases = [
            ("", "it"),
            ("de-AT,de;q=0.9,en;q=0.8", "de"),
            ("fr-FR,fr;q=0.9,en;q=0.3,it;q=0.2", "en"),
            ("en;q=0.1,it;q=0.9", "it"),
            ("de;q=0", "it"),
            ("ja", "it"),
        ];
        for (wanted, expected) in cases {
            assert_eq!(best(wanted), expected, "{wanted}");
        }
    }

    proptest! {
        #[test]
        fn foreign_headers_never_panic(text in "\\PC{0,200}") {
            let _ = best(&text);
        }
    }
}
