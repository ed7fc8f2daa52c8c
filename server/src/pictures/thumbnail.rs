//! A small picture out of a stored one: upright, at most 320 pixels, JPEG, without any metadata.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};

/// Longest side of a thumbnail, in pixels.
pub const SIDE_MAX: u32 = 320;
/// JPEG quality of a thumbnail.
const QUALITY: u8 = 75;
/// Most memory that decoding may ask for, in bytes: 48 megapixels of 16-bit RGBA.
const DECODE_BYTES_MAX: u64 = 48_000_000 * 8;

/// Draws the thumbnail of a JPEG, PNG or WebP. Slow and hungry by nature: call it on a blocking thread, one at a time.
///
/// # Errors
/// Where the picture cannot be decoded, or not within the memory allowed.
pub fn make(picture: &[u8]) -> Result<Vec<u8>, ImageError> {
    fit(picture, SIDE_MAX, QUALITY)
}

/// Draws a JPEG, PNG or WebP anew: upright, at most `side` pixels, as a JPEG of this quality (1 to 100), without any
/// metadata. As slow and hungry as [`make`].
///
/// # Errors
/// Where the picture cannot be decoded, or not within the memory allowed.
pub fn fit(picture: &[u8], side: u32, quality: u8) -> Result<Vec<u8>, ImageError> {
    let mut reader = ImageReader::new(Cursor::new(picture)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODE_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut image = DynamicImage::from_decoder(decoder)?;
    if image.width().max(image.height()) > side {
        image = image.thumbnail(side, side);
    }
    image.apply_orientation(orientation);
    let mut out = Vec::new();
    image.into_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};

    use super::super::{Format, Header};
    use super::*;

    /// Left half red, right half blue.
    fn two_halves(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let colour = |x, _| if x < width / 2 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) };
        let mut out = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, colour)).write_to(&mut out, format).expect("encodes");
        out.into_inner()
    }

    /// An Exif segment that says nothing but the orientation.
    fn oriented(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif = b"\xFF\xE1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn each_format_gives_a_jpeg_within_the_side() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP] {
            let small = make(&two_halves(1_000, 500, format)).expect("made");
            let header = Header::read(&small).expect("a picture");
            assert_eq!(header, Header { format: Format::Jpeg, width: 320, height: 160 }, "{format:?}");
        }
    }

    #[test]
    fn a_small_picture_is_not_blown_up() {
        let small = make(&two_halves(100, 60, ImageFormat::Png)).expect("made");
        assert_eq!(Header::read(&small).map(|header| (header.width, header.height)), Some((100, 60)));
    }

    #[test]
    fn a_picture_on_its_side_is_put_upright_and_loses_its_metadata() {
        let picture = oriented(&two_halves(400, 200, ImageFormat::Jpeg), 6); // to be turned clockwise
        let small = make(&picture).expect("made");
        assert!(!small.windows(4).any(|four| four == b"Exif"));
        let image = image::load_from_memory(&small).expect("decodes").into_rgb8();
        assert_eq!(image.dimensions(), (160, 320));
        assert!(image.get_pixel(80, 10).0[0] > 200, "the red half is on top");
        assert!(image.get_pixel(80, 310).0[2] > 200, "the blue half is below");
    }

    #[test]
    fn a_cut_picture_is_an_error_and_no_panic() {
        let png = two_halves(100, 60, ImageFormat::Png);
        assert!(make(&png[..png.len() / 2]).is_err());
    }
}
