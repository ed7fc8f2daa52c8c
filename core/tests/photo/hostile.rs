//! Files that are wrong, cut, damaged or made to harm.

use png::{BitDepth, ColorType};
use proptest::prelude::*;
use rapida_contract::problem::{Code, Problem};
use rapida_core::photo::{BYTES_MAX, PhotoError, prepare, redact, thumbnail};
use scene::{Picture, rectangle};
use turbojpeg::{Compressor, Image, PixelFormat, Subsamp};

use crate::camera::{Exif, with_segments};
use crate::{files, scene};

fn cmyk() -> Vec<u8> {
    let pixels = vec![40; 120 * 120 * 4];
    let image = Image { pixels: &*pixels, width: 120, pitch: 480, height: 120, format: PixelFormat::CMYK };
    Compressor::new().expect("an encoder").compress_to_vec(image).expect("a JPEG")
}

/// A PNG whose header promises a size, with a body that inflates to zeros.
fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let mut file = files::png(1, 1, ColorType::Grayscale, BitDepth::Eight, &[0], None);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = files::crc32(&file[12..29]);
    file[29..33].copy_from_slice(&crc.to_be_bytes());
    file
}

/// A JPEG whose frame header promises a size.
fn jpeg_of(width: u16, height: u16) -> Vec<u8> {
    let mut jpeg = Picture::corners(112, 112).jpeg(Subsamp::Sub2x2, false);
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    jpeg
}

#[test]
fn each_refusal_says_why() {
    let jpeg = Picture::corners(200, 150).jpeg(Subsamp::Sub2x2, false);
    let progressive = Picture::corners(200, 150).jpeg(Subsamp::Sub2x2, true);
    let png = files::png(120, 120, ColorType::Grayscale, BitDepth::Eight, &[90; 120 * 120], None);
    let webp = include_bytes!("files/lossy.webp");
    let cases = [
        ("empty", vec![], PhotoError::Empty, Code::PhotoUnreadable),
        ("HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), PhotoError::Heic, Code::PhotoHeic),
        ("GIF", b"GIF89a\x01\0\x01\0".to_vec(), PhotoError::Format("GIF"), Code::PhotoFormat),
        ("PDF", b"%PDF-1.7\n".to_vec(), PhotoError::Format("PDF"), Code::PhotoFormat),
        (
            "a QuickTime film",
            b"\0\0\0\x14ftypqt  \0\0\0\0qt  ".to_vec(),
            PhotoError::Format("video"),
            Code::PhotoFormat,
        ),
        (
            "a file of more than 256 MB",
            vec![0xFF; BYTES_MAX as usize + 1],
            PhotoError::TooManyBytes,
            Code::PhotoTooHeavy,
        ),
        ("text", b"Buongiorno".to_vec(), PhotoError::NotAnImage, Code::NotAnImage),
        ("CMYK", cmyk(), PhotoError::Cmyk, Code::PhotoCmyk),
        ("a JPEG cut in its header", jpeg[..40].to_vec(), PhotoError::Truncated, Code::PhotoUnreadable),
        ("a JPEG cut in its picture", jpeg[..jpeg.len() - 300].to_vec(), PhotoError::Truncated, Code::PhotoUnreadable),
        (
            "a progressive JPEG cut",
            progressive[..progressive.len() / 2].to_vec(),
            PhotoError::Truncated,
            Code::PhotoUnreadable,
        ),
        ("a PNG cut", png[..png.len() / 2].to_vec(), PhotoError::Truncated, Code::PhotoUnreadable),
        ("a WebP cut", webp[..webp.len() / 2].to_vec(), PhotoError::Truncated, Code::PhotoUnreadable),
        (
            "a small JPEG",
            Picture::corners(400, 99).jpeg(Subsamp::None, false),
            PhotoError::TooSmall(400, 99),
            Code::PhotoTooSmall,
        ),
        ("49 megapixels promised", jpeg_of(7000, 7000), PhotoError::TooLarge(7000, 7000), Code::PhotoTooLarge),
        (
            "a JPEG that promises all it can",
            jpeg_of(65_500, 65_500),
            PhotoError::TooLarge(65_500, 65_500),
            Code::PhotoTooLarge,
        ),
        (
            "a PNG that promises all it can",
            png_bomb(2_000_000_000, 2_000_000_000),
            PhotoError::TooLarge(2_000_000_000, 2_000_000_000),
            Code::PhotoTooLarge,
        ),
        ("a PNG of 6000 × 8000 with one pixel", png_bomb(6000, 8000), PhotoError::Damaged, Code::PhotoUnreadable),
    ];
    for (case, file, error, code) in cases {
        let refused = prepare(&file).expect_err(case);
        assert_eq!(refused, error, "{case}");
        assert_eq!(Problem::from(refused).code, code, "{case}");
    }
}

#[test]
fn forty_eight_megapixels_as_phones_count_them_are_taken() {
    // Not all rows are there: what is asserted is that the size is not what it is refused for.
    assert_eq!(prepare(&jpeg_of(8064, 6048)).expect_err("cut"), PhotoError::Truncated);
}

#[test]
fn texts_and_profiles_that_inflate_to_gigabytes_are_not_inflated() {
    for (kind, name) in files::TEXTS {
        let outcome = prepare(&files::with_inflating(kind, name)).map(|prepared| prepared.width);
        assert!(matches!(outcome, Ok(120) | Err(PhotoError::Damaged)), "{outcome:?}");
    }
}

/// Valid files of every kind, to be damaged.
fn valid() -> Vec<Vec<u8>> {
    let picture = Picture::corners(130, 110);
    let exif = Exif {
        orientation: Some(6),
        position: Some([(44, 25, 130, 'N'), (12, 11, 5840, 'E')]),
        taken_at: Some("2026:11:23 09:30:00"),
        ..Exif::default()
    };
    vec![
        with_segments(&picture.jpeg(Subsamp::Sub2x2, false), &[(0xE1, exif.block())]),
        with_segments(&picture.jpeg(Subsamp::None, true), &[(0xE1, Exif { big_endian: true, ..exif.clone() }.block())]),
        picture.jpeg(Subsamp::Gray, false),
        files::png(130, 110, ColorType::Rgb, BitDepth::Eight, picture.pixels.as_flattened(), Some(&exif)),
        include_bytes!("files/interlaced.png").to_vec(),
        include_bytes!("files/lossy.webp").to_vec(),
        include_bytes!("files/lossless.webp").to_vec(),
        include_bytes!("files/alpha.webp").to_vec(),
        include_bytes!("files/exif.webp").to_vec(),
    ]
}

/// Whatever comes in, what goes out is within bounds or a refusal.
fn assert_bounded(file: &[u8]) {
    if let Ok(prepared) = prepare(file) {
        assert!(prepared.width <= 2048 && prepared.height <= 2048 && prepared.jpeg.len() < 16 << 20);
    }
    let _ = thumbnail(file, 64);
    let _ = redact(file, &[rectangle(0.1, 0.1, 0.3, 0.3)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_refused_or_prepared(bytes in proptest::collection::vec(any::<u8>(), 0..512), start in 0_usize..6) {
        let starts: [&[u8]; 6] = [b"", b"\xFF\xD8\xFF", b"\xFF\xD8\xFF\xE1\0\x80Exif\0\0MM\0*", b"\x89PNG\r\n\x1a\n", b"RIFF\0\x01\0\0WEBP", b"\0\0\0\x20ftyp"];
        assert_bounded(&[starts[start], &bytes].concat());
    }

    #[test]
    fn a_damaged_file_is_refused_or_prepared(
        which in 0_usize..9,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let mut file = valid().swap_remove(which);
        for (place, value) in changes {
            let place = place.index(file.len());
            file[place] = value;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        assert_bounded(&file);
    }
}
