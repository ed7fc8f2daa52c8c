//! Photos that nobody took.

use image::{ImageFormat, Rgb, RgbImage};
use rapida_contract::place::Point;

/// A picture with large shapes and fine grain, as PNG; another one for each seed.
///
/// # Panics
/// Never for a size that fits in memory.
pub fn png(width: u32, height: u32, seed: u64) -> Vec<u8> {
    let mut grain = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let picture = RgbImage::from_fn(width, height, |x, y| {
        // xorshift: enough to be unlike any other picture, and the same on every machine.
        grain ^= grain << 13;
        grain ^= grain >> 7;
        grain ^= grain << 17;
        let noise = u8::try_from(grain % 24).unwrap_or(0);
        let tile = if (x / 64 + y / 64) % 2 == 0 { 150 } else { 90 };
        let shade = u8::try_from(x * 60 / width).unwrap_or(0);
        Rgb([tile + noise + shade, tile + noise, tile.saturating_sub(20) + noise])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).expect("a picture in memory is always written");
    bytes.into_inner()
}

/// A JPEG as a phone writes it, which says in its Exif where it was taken.
///
/// # Panics
/// Never: the picture is one of ours.
pub fn jpeg_taken_at(point: Point) -> Vec<u8> {
    let jpeg = rapida_core::photo::prepare(&png(800, 600, 11)).expect("a picture of ours").jpeg;
    let exif = exif(point);
    let length = u16::try_from(exif.len() + 2).expect("a short block").to_be_bytes();
    let (start, rest) = jpeg.split_at(2);
    [start, &[0xFF, 0xE1], &length, &exif, rest].concat()
}

/// The block: a directory that points to the one of the place (CIPA DC-008, 4.6.6), in which each half has a letter and
/// three fractions.
fn exif(Point { lat, lon }: Point) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let letter = |letter: u8| u32::from(letter);
    [
        b"Exif\0\0II*\0\x08\0\0\0".to_vec(),
        [&1_u16.to_le_bytes()[..], &entry(0x8825, 4, 1, 26), &[0; 4]].concat(),
        4_u16.to_le_bytes().to_vec(),
        [entry(1, 2, 2, letter(b'N')), entry(2, 5, 3, 80), entry(3, 2, 2, letter(b'E')), entry(4, 5, 3, 104)].concat(),
        vec![0; 4],
        degrees(lat),
        degrees(lon),
    ]
    .concat()
}

/// Degrees north or east in millionths, with no minutes and no seconds.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some degrees of ours")]
fn degrees(degrees: f64) -> Vec<u8> {
    [(degrees * 1e6).round() as u32, 1_000_000, 0, 1, 0, 1].into_iter().flat_map(u32::to_le_bytes).collect()
}
