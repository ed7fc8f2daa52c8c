//! A QR code (ISO/IEC 18004) as one vector path, for the screen and for the PDF alike.

use qrcode::{Color, EcLevel, QrCode};

/// Light modules around the code, as the standard wants them.
const QUIET: usize = 4;

/// The `d` of an SVG path that draws the dark modules, one unit each, and the side with its quiet zone in units.
/// A text too long for any code (some 2,300 bytes) gives an empty path.
pub fn path(text: &str) -> (String, u32) {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return (String::new(), 0) };
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        for (x, length) in dark_runs(row) {
            path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET));
        }
    }
    (path, u32::try_from(width + 2 * QUIET).unwrap_or(0))
}

/// Where each run of dark modules begins, and how long it is.
fn dark_runs(row: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (x, _) in row.iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == x => *length += 1,
            _ => runs.push((x, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_patterns_stand_in_their_corners_within_the_quiet_zone() {
        let (path, size) = path("https://example.it/verifica?codice=ABCD");
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(path.contains(&format!("M{} 4h7v1h-7z", size - 11)), "{path}");
    }

    #[test]
    fn a_text_too_long_for_a_code_draws_nothing() {
        assert_eq!(path(&"x".repeat(5_000)), (String::new(), 0));
    }
}
