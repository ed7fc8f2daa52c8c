//! Reading WebP. Its coding knows no rows to stream, so the picture is decoded whole: at most 48 megapixels of 4 bytes.

use std::io::Cursor;

use image_webp::WebPDecoder;

use super::area::{Area, Comb};
use super::colour::Profile;
use super::exif::Facts;
use super::picture::Picture;
use super::png::on_white;
use super::{PhotoError, SIDE_MAX, Size, packed};

/// Memory for one metadata chunk.
const ASIDE_MAX: usize = 16 * 1024 * 1024;

/// Decodes and shrinks; the picture is still as stored. Of an animation, the first image.
pub(super) fn read(bytes: &[u8]) -> Result<(Picture, Facts), PhotoError> {
    if is_cut(bytes) {
        return Err(PhotoError::Truncated);
    }
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(|_| PhotoError::Damaged)?;
    decoder.set_memory_limit(ASIDE_MAX);
    let (width, height) = decoder.dimensions();
    let size = Size { width: width as usize, height: height as usize }.within_bounds()?;
    let fitted = size.fitted(SIDE_MAX);
    // Metadata that cannot be read is none.
    let facts = decoder.exif_metadata().ok().flatten().map(|block| Facts::read(&block)).unwrap_or_default();
    let profile = decoder.icc_profile().ok().flatten().and_then(|profile| Profile::other_than_srgb(&profile));

    let mut pixels = vec![0; decoder.output_buffer_size().ok_or(PhotoError::Damaged)?];
    decoder.read_image(&mut pixels).map_err(|_| PhotoError::Damaged)?;
    let mut area = Area::new(size, fitted);
    if decoder.has_alpha() {
        let (pixels, _) = pixels.as_chunks();
        for (y, row) in pixels.chunks_exact(size.width).enumerate() {
            area.add(y, Comb::WHOLE, row.iter().map(|[r, g, b, alpha]| on_white([*r, *g, *b], *alpha)));
        }
    } else {
        for (y, row) in pixels.as_chunks().0.chunks_exact(size.width).enumerate() {
            area.add(y, Comb::WHOLE, row.iter().copied());
        }
    }
    drop(pixels);
    Ok((packed(fitted, area.finish(), profile.as_ref()), facts))
}

/// Whether bytes are missing: after `RIFF` the file says how many follow.
fn is_cut(bytes: &[u8]) -> bool {
    let announced =
        bytes.get(4..).and_then(|rest| rest.first_chunk::<4>()).map_or(0, |length| u32::from_le_bytes(*length));
    (bytes.len() as u64) < u64::from(announced) + 8
}
