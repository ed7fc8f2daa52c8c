//! PNG and WebP: every way of storing pixels, and transparency on white.

use std::io::Write;

use png::{BitDepth, ColorType, Encoder};
use rapida_core::photo::prepare;
use scene::{CORNERS, Picture, alike, decoded, quarters};

use crate::camera::Exif;
use crate::scene;

/// Encodes as PNG rows that are already in the layout of `kind` and `depth`.
pub fn png(width: usize, height: usize, kind: ColorType, depth: BitDepth, rows: &[u8], exif: Option<&Exif>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut info = png::Info::with_size(width as u32, height as u32);
    info.color_type = kind;
    info.bit_depth = depth;
    info.palette = (kind == ColorType::Indexed).then(|| CORNERS.as_flattened().to_vec().into());
    info.exif_metadata = exif.map(|exif| exif.block()[6..].to_vec().into());
    let mut writer = Encoder::with_info(&mut file, info).expect("a valid header").write_header().expect("a header");
    writer.add_text_chunk_for_test();
    writer.write_image_data(rows).expect("the rows");
    writer.finish().expect("an end");
    file
}

/// The checksum of a PNG's chunk.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

/// Chunks of a PNG that are deflated, and how each begins.
pub const TEXTS: [(&[u8; 4], &[u8]); 2] = [(b"zTXt", b"Comment\0\0"), (b"iCCP", b"profile\0\0")];

/// A PNG with a chunk that inflates to a quarter of a gigabyte.
pub fn with_inflating(kind: &[u8; 4], name: &[u8]) -> Vec<u8> {
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..256 {
        deflated.write_all(&[0; 1 << 20]).expect("memory");
    }
    let body = [kind.as_slice(), name, &deflated.finish().expect("memory")].concat();
    let plain = png(120, 120, ColorType::Grayscale, BitDepth::Eight, &[90; 120 * 120], None);
    let (header, rest) = plain.split_at(33);
    let length = (body.len() as u32 - 4).to_be_bytes();
    [header, &length, &body, &crc32(&body).to_be_bytes(), rest].concat()
}

trait Chatty {
    fn add_text_chunk_for_test(&mut self);
}

impl<W: std::io::Write> Chatty for png::Writer<W> {
    fn add_text_chunk_for_test(&mut self) {
        self.write_chunk(png::chunk::tEXt, b"Author\0Fotoric").expect("a text");
    }
}

fn assert_corners(file: &[u8], size: (u32, u32), case: &str) {
    let prepared = prepare(file).expect(case);
    assert_eq!((prepared.width, prepared.height), size, "{case}");
    for (found, expected) in quarters(&decoded(&prepared.jpeg)).into_iter().zip(CORNERS) {
        assert!(alike(found, expected, 12), "{case}: {found:?} for {expected:?}");
    }
    assert!(!prepared.jpeg.windows(7).any(|window| window == b"Fotoric"), "{case}: a text is left");
}

#[test]
fn a_png_of_any_layout_is_read() {
    let seen = Picture::corners(150, 110);
    let with_alpha: Vec<u8> = seen.pixels.iter().flat_map(|[r, g, b]| [*r, *g, *b, 255]).collect();
    let deep: Vec<u8> = seen.pixels.as_flattened().iter().flat_map(|value| [*value, 77]).collect();
    let index = |x: usize, y: usize| u8::from(x >= 75) + 2 * u8::from(y >= 55);
    let indexed: Vec<u8> = (0..110).flat_map(|y| (0..150).map(move |x| index(x, y))).collect();
    let cases = [
        ("RGB", ColorType::Rgb, BitDepth::Eight, seen.pixels.as_flattened()),
        ("RGB of 16 bits", ColorType::Rgb, BitDepth::Sixteen, &deep),
        ("RGBA", ColorType::Rgba, BitDepth::Eight, &with_alpha),
        ("palette", ColorType::Indexed, BitDepth::Eight, &indexed),
    ];
    for (case, kind, depth, rows) in cases {
        assert_corners(&png(150, 110, kind, depth, rows, None), (150, 110), case);
    }
}

#[test]
fn a_large_png_is_shrunk_and_turned() {
    let exif = Exif { orientation: Some(6), ..Exif::default() };
    let stored = Picture::corners(2100, 4100).stored(6);
    let file = png(4100, 2100, ColorType::Rgb, BitDepth::Eight, stored.pixels.as_flattened(), Some(&exif));
    assert_corners(&file, (1049, 2048), "turned");
}

#[test]
fn transparency_is_seen_on_white() {
    let rows: Vec<u8> = [[10, 200, 30, 0], [0, 0, 0, 128]].into_iter().cycle().take(100 * 100).flatten().collect();
    let file = png(100, 100, ColorType::Rgba, BitDepth::Eight, &rows, None);
    let picture = decoded(&prepare(&file).expect("a photo").jpeg);
    let mean = picture.pixels.iter().map(|pixel| u64::from(pixel[0])).sum::<u64>() / 10_000;
    assert!((186..=196).contains(&mean), "half white, half grey of 127: {mean}");

    let rows: Vec<u8> = [[0, 0]; 100 * 100].into_iter().flatten().collect();
    let file = png(100, 100, ColorType::GrayscaleAlpha, BitDepth::Eight, &rows, None);
    assert!(decoded(&prepare(&file).expect("a photo").jpeg).pixels.iter().all(|pixel| alike(*pixel, [255; 3], 1)));
}

/// Made with `sharp` from the four corners: 120 × 120, of these codings.
const FILES: [(&str, &[u8]); 4] = [
    ("interlaced PNG", include_bytes!("files/interlaced.png")),
    ("lossy WebP", include_bytes!("files/lossy.webp")),
    ("lossless WebP", include_bytes!("files/lossless.webp")),
    ("WebP with transparency", include_bytes!("files/alpha.webp")),
];

#[test]
fn other_codings_are_read() {
    for (case, file) in FILES {
        assert_corners(file, (120, 120), case);
    }
}

#[test]
fn what_a_webp_says_about_itself_is_suggested_and_left_behind() {
    let prepared = prepare(include_bytes!("files/exif.webp")).expect("a photo");
    assert_eq!((prepared.width, prepared.height), (120, 160));
    assert_eq!(prepared.taken_at.as_deref(), Some("2026-11-23T09:30:00"));
    for (found, expected) in quarters(&decoded(&prepared.jpeg)).into_iter().zip(CORNERS) {
        assert!(alike(found, expected, 12), "{found:?} for {expected:?}");
    }
}
