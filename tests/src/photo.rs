//! Photos that nobody took.

use image::{ImageFormat, Rgb, RgbImage};

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
