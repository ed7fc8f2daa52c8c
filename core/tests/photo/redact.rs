//! What is covered is gone.

use proptest::prelude::*;
use rapida_core::photo::{PhotoError, prepare, redact};
use scene::{Picture, decoded, rectangle};
use turbojpeg::Subsamp;

use crate::scene;

/// A prepared photo in which every pixel differs from its neighbours.
fn busy(width: usize, height: usize, hidden: u8) -> Vec<u8> {
    let noise = |x: usize, y: usize| ((x * 73) ^ (y * 151) ^ ((x * y) % 97)) as u8 | 64;
    let secret = |x: usize, y: usize| (width / 4..width / 2).contains(&x) && (height / 4..height / 2).contains(&y);
    let seen =
        Picture::new(width, height, |x, y| if secret(x, y) { [hidden; 3] } else { [noise(x, y), noise(y, x), 128] });
    prepare(&seen.jpeg(Subsamp::Sub2x2, false)).expect("a photo").jpeg
}

/// Black, but for a tint of the neighbour's colour: viewers blend halved colour across the edge of what is covered.
fn is_covered(pixel: [u8; 3]) -> bool {
    pixel.iter().all(|value| *value <= 40)
}

#[test]
fn a_covered_photo_is_the_same_file_whatever_was_under_it() {
    let area = [rectangle(0.25, 0.25, 0.25, 0.25)];
    for (width, height) in [(320, 240), (333, 251)] {
        let covered = |hidden| redact(&busy(width, height, hidden), &area).expect("a photo").jpeg;
        assert_eq!(covered(0), covered(255));
        assert_eq!(covered(0), covered(130));
    }
}

#[test]
fn what_is_covered_is_black_and_the_rest_stays() {
    let before = busy(320, 240, 90);
    let after = redact(&before, &[rectangle(0.5, 0.5, 0.1, 0.1)]).expect("a photo");
    let (before, picture) = (decoded(&before), decoded(&after.jpeg));
    for (index, (found, was)) in picture.pixels.iter().zip(&before.pixels).enumerate() {
        let (x, y) = (index % 320, index / 320);
        if (160..192).contains(&x) && (120..144).contains(&y) {
            assert!(is_covered(*found), "{x}, {y}: {found:?}");
        } else if !(144..208).contains(&x) || !(96..160).contains(&y) {
            assert!(scene::alike(*found, *was, 24), "{x}, {y}: {found:?} was {was:?}");
        }
    }
}

#[test]
fn a_rectangle_that_is_not_in_the_photo_is_refused() {
    let photo = busy(160, 160, 0);
    let cases = [
        (f64::NAN, 0.0, 0.1, 0.1),
        (0.0, 0.0, f64::INFINITY, 0.1),
        (1.2, 0.0, 0.1, 0.1),
        (-0.5, 0.0, 0.2, 0.1),
        (0.1, 0.1, -0.1, 0.1),
    ];
    for (x, y, width, height) in cases {
        assert_eq!(redact(&photo, &[rectangle(x, y, width, height)]), Err(PhotoError::Area));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_point_of_a_rectangle_ends_black(x in -0.2..0.95, y in -0.2..0.95, width in 0.25..1.5, height in 0.25..1.5, odd in 0_usize..3) {
        let (w, h) = (160 + odd, 128 + odd);
        let picture = decoded(&redact(&busy(w, h, 200), &[rectangle(x, y, width, height)]).expect("a photo").jpeg);
        for (index, pixel) in picture.pixels.iter().enumerate() {
            let (left, top) = ((index % w) as f64, (index / w) as f64);
            let inside = left + 1.0 > x * w as f64 && left < (x + width) * w as f64 && top + 1.0 > y * h as f64 && top < (y + height) * h as f64;
            prop_assert!(!inside || is_covered(*pixel), "{left}, {top}: {pixel:?}");
        }
    }
}
