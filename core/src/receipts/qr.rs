//! QR codes (ISO/IEC 18004) as drawings of squares.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// Squares that must stay white around a code, on each side.
const QUIET: u32 = 4;

/// A code as horizontal runs of dark squares.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Squares {
    /// Units of the side, quiet zone included; 0 for a text that fits into no code.
    pub size: u32,
    /// Column, row, number of squares.
    pub runs: Vec<[u32; 3]>,
}

/// The code of a text. A fifth of it may be dirty. Texts of more than 2,331 bytes fit into no code.
pub fn squares(text: &str) -> Squares {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return Squares::default() };
    let width = code.width();
    let colours = code.into_colors();
    let mut runs: Vec<[u32; 3]> = Vec::new();
    for (row, line) in (QUIET..).zip(colours.chunks_exact(width)) {
        for (column, _) in (QUIET..).zip(line).filter(|(_, colour)| **colour == Color::Dark) {
            match runs.last_mut() {
                Some([start, same, length]) if *same == row && *start + *length == column => *length += 1,
                _ => runs.push([column, row, 1]),
            }
        }
    }
    Squares { size: width as u32 + 2 * QUIET, runs }
}

/// The code of a text as the `d` of an SVG path, and the side of the square that it is drawn in.
pub fn path(text: &str) -> (String, u32) {
    let Squares { size, runs } = squares(text);
    let path = runs.iter().fold(String::new(), |mut path, [column, row, length]| {
        let _ = write!(path, "M{column} {row}h{length}v1h-{length}z");
        path
    });
    (path, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_eyes_and_its_quiet_zone() {
        let Squares { size, runs } = squares("https://rapida.comune.ra.it/verifica?codice=ABCD-EFGH-2345-6789");
        assert!(size >= 21 + 8);
        for [column, row] in [[QUIET, QUIET], [size - QUIET - 7, QUIET], [QUIET, size - QUIET - 7]] {
            assert!(runs.contains(&[column, row, 7]), "an eye at {column}, {row}");
        }
        assert!(
            runs.iter()
                .all(|[column, row, length]| *column >= QUIET && column + length <= size - QUIET && *row >= QUIET)
        );
    }

    #[test]
    fn the_path_draws_each_run_as_a_rectangle() {
        let (path, size) = path("1");
        assert_eq!(size, 29);
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert_eq!(path.matches('z').count(), squares("1").runs.len());
    }

    #[test]
    fn a_text_too_long_for_any_code_draws_nothing() {
        assert_eq!(path(&"x".repeat(3000)), (String::new(), 0));
    }
}
