//! What a picture's first bytes say: its format and its size. Reads headers only, allocates nothing.

/// The kinds of picture that are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// ISO/IEC 10918-1.
    Jpeg,
    /// ISO/IEC 15948.
    Png,
    /// RFC 9649.
    WebP,
}

impl Format {
    /// The media type, as in `Content-Type` and in tables.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
        }
    }
}

/// A picture by its header.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
    /// By content, never by name.
    pub format: Format,
    /// Pixels as stored, before any orientation.
    pub width: u32,
    /// Pixels as stored, before any orientation.
    pub height: u32,
}

impl Header {
    /// Reads the header, or `None` where these bytes are no picture of a known format or are cut before their size is told.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (format, size) = match bytes {
            [0xFF, 0xD8, 0xFF, ..] => (Format::Jpeg, jpeg(bytes)?),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => (Format::Png, png(bytes)?),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => (Format::WebP, webp(bytes)?),
            _ => return None,
        };
        let (width, height) = size;
        (width > 0 && height > 0).then_some(Self { format, width, height })
    }

    /// Pixels in all.
    pub fn pixels(self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// Walks the segments up to the frame header (SOF0 to SOF15, without DHT, JPG and DAC that lie between).
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        match *bytes.get(at + 1)? {
            0xFF => at += 1, // padding
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Some((be16(bytes, at + 7)?, be16(bytes, at + 5)?));
            }
            0x01 | 0xD0..=0xD7 => at += 2, // segments without a length
            0xD8..=0xDA => return None,    // an image, its end or its scan before any frame
            _ => at += 2 + usize::try_from(be16(bytes, at + 2)?.max(2)).ok()?,
        }
    }
}

/// `IHDR` is always the first chunk.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((be32(bytes, 16)?, be32(bytes, 20)?))
}

/// Lossy, lossless or extended: each tells its size in its own first chunk.
fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8 " => {
            (bytes.get(23..26)? == [0x9D, 0x01, 0x2A]).then_some(())?;
            Some((le(bytes, 26, 2)? & 0x3FFF, le(bytes, 28, 2)? & 0x3FFF))
        }
        b"VP8L" => {
            (*bytes.get(20)? == 0x2F).then_some(())?;
            let packed = le(bytes, 21, 4)?;
            Some(((packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1))
        }
        b"VP8X" => Some((le(bytes, 24, 3)? + 1, le(bytes, 27, 3)? + 1)),
        _ => None,
    }
}

fn be16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn le(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at + count)?.iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage};
    use proptest::prelude::*;

    use super::*;

    fn drawn(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::new(width, height)).write_to(&mut out, format).expect("encodes");
        out.into_inner()
    }

    #[test]
    fn each_format_tells_its_size() {
        let cases = [
            (ImageFormat::Jpeg, Format::Jpeg),
            (ImageFormat::Png, Format::Png),
            (ImageFormat::WebP, Format::WebP), // lossless, VP8L
        ];
        for (encoder, format) in cases {
            let read = Header::read(&drawn(encoder, 321, 123));
            assert_eq!(read, Some(Header { format, width: 321, height: 123 }), "{format:?}");
        }
    }

    #[test]
    fn the_other_forms_of_webp_tell_their_size() {
        let lossy = b"RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0\x30\x01\0\x9D\x01\x2A\x41\x01\x7B\x40";
        let extended = b"RIFF\x24\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x40\x01\0\x7A\0\0";
        for bytes in [lossy.as_slice(), extended] {
            assert_eq!(Header::read(bytes), Some(Header { format: Format::WebP, width: 321, height: 123 }));
        }
    }

    #[test]
    fn metadata_before_the_frame_does_not_hide_it() {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x06, 0xFF, 0xC0, 0x12, 0x34, 0xFF];
        bytes.extend([0xFF, 0xC2, 0x00, 0x11, 0x08, 0x00, 0x7B, 0x01, 0x41, 0x03]);
        assert_eq!(Header::read(&bytes), Some(Header { format: Format::Jpeg, width: 321, height: 123 }));
    }

    #[test]
    fn what_is_no_picture_has_no_header() {
        let jpeg = drawn(ImageFormat::Jpeg, 8, 8);
        let cases: [&[u8]; 6] =
            [b"", b"GIF89a\x01\0\x01\0", b"%PDF-1.7", &jpeg[..20], b"\0\0\0 ftypheic", b"RIFF\0\0\0\0WEBP"];
        for bytes in cases {
            assert_eq!(Header::read(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_without_a_side_is_none() {
        let bytes = [0xFF, 0xD8, 0xFF, 0xC0, 0x00, 0x11, 0x08, 0x00, 0x00, 0x01, 0x41, 0x03];
        assert_eq!(Header::read(&bytes), None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), start in 0..4_usize) {
            let starts: [&[u8]; 4] = [b"", b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", b"RIFF\0\0\0\0WEBPVP8"];
            let _ = Header::read(&[starts[start], &bytes].concat());
        }

        #[test]
        fn a_spoiled_picture_does_not_make_it_panic(at in 0..600_usize, byte in any::<u8>(), length in 0..700_usize) {
            let mut bytes = drawn(ImageFormat::Jpeg, 16, 16);
            if let Some(spoiled) = bytes.get_mut(at) {
                *spoiled = byte;
            }
            bytes.truncate(length);
            let _ = Header::read(&bytes);
        }
    }
}
