//! Reading PNG row by row: a picture of 48 megapixels would take 192 MB decoded, its rows take one row.

use std::io::Cursor;

use ::png::{ColorType, Decoder, DecodingError, Limits, Reader, Transformations};

use super::area::{Area, Comb};
use super::colour::Profile;
use super::exif::Facts;
use super::picture::Picture;
use super::{PhotoError, SIDE_MAX, Size, packed};

/// Memory for what is beside the pixels: a row, a palette, a colour profile. Texts are skipped.
const ASIDE_MAX: usize = 64 * 1024 * 1024;

/// The seven passes of an interlaced file (PNG 1.2, section 8.2): first column and step, first row and step.
const PASSES: [(Comb, Comb); 7] = [
    (Comb { first: 0, step: 8 }, Comb { first: 0, step: 8 }),
    (Comb { first: 4, step: 8 }, Comb { first: 0, step: 8 }),
    (Comb { first: 0, step: 4 }, Comb { first: 4, step: 8 }),
    (Comb { first: 2, step: 4 }, Comb { first: 0, step: 4 }),
    (Comb { first: 0, step: 2 }, Comb { first: 2, step: 4 }),
    (Comb { first: 1, step: 2 }, Comb { first: 0, step: 2 }),
    (Comb { first: 0, step: 1 }, Comb { first: 1, step: 2 }),
];

/// Decodes and shrinks; the picture is still as stored.
pub(super) fn read(bytes: &[u8]) -> Result<(Picture, Facts), PhotoError> {
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: ASIDE_MAX });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let header = decoder.read_header_info().map_err(refusal)?;
    let size = Size { width: header.width as usize, height: header.height as usize }.within_bounds()?;
    let fitted = size.fitted(SIDE_MAX);
    let mut reader = decoder.read_info().map_err(refusal)?;
    let facts = reader.info().exif_metadata.as_deref().map(Facts::read).unwrap_or_default();
    let profile = reader.info().icc_profile.as_deref().and_then(Profile::other_than_srgb);

    let mut area = Area::new(size, fitted);
    let passes: &[(Comb, Comb)] = if reader.info().interlaced { &PASSES } else { &[(Comb::WHOLE, Comb::WHOLE)] };
    for (columns, rows) in passes.iter().filter(|(columns, _)| columns.first < size.width) {
        for y in (rows.first..size.height).step_by(rows.step) {
            add_row(&mut reader, &mut area, y, *columns)?;
        }
    }
    Ok((packed(fitted, area.finish(), profile.as_ref()), facts))
}

fn add_row(reader: &mut Reader<Cursor<&[u8]>>, area: &mut Area, y: usize, columns: Comb) -> Result<(), PhotoError> {
    let (kind, _) = reader.output_color_type();
    let row = reader.next_interlaced_row().map_err(refusal)?.ok_or(PhotoError::Truncated)?;
    let row = row.data();
    match kind {
        ColorType::Grayscale => area.add(y, columns, row.iter().map(|grey| [*grey; 3])),
        ColorType::GrayscaleAlpha => {
            let (pixels, _) = row.as_chunks();
            area.add(y, columns, pixels.iter().map(|[grey, alpha]| on_white([*grey; 3], *alpha)));
        }
        ColorType::Rgb => area.add(y, columns, row.as_chunks().0.iter().copied()),
        ColorType::Rgba => {
            let (pixels, _) = row.as_chunks();
            area.add(y, columns, pixels.iter().map(|[r, g, b, alpha]| on_white([*r, *g, *b], *alpha)));
        }
        // Palettes were expanded by the decoder.
        ColorType::Indexed => return Err(PhotoError::Damaged),
    }
    Ok(())
}

/// A pixel as it is seen over white paper.
pub(super) fn on_white(pixel: [u8; 3], alpha: u8) -> [u8; 3] {
    let alpha = u32::from(alpha);
    pixel.map(|value| ((u32::from(value) * alpha + 255 * (255 - alpha) + 127) / 255) as u8)
}

fn refusal(error: DecodingError) -> PhotoError {
    match error {
        DecodingError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => PhotoError::Truncated,
        _ => PhotoError::Damaged,
    }
}
