//! What kind of file some bytes are, told from the bytes alone: names and announced types lie.

use super::PhotoError;

/// The kinds that are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Jpeg,
    Png,
    WebP,
}

/// Beginnings of files that people pick by mistake, and what they call them.
const OTHERS: [(&[u8], &str); 9] = [
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%PDF", "PDF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
];

impl Kind {
    /// The kind of these bytes, or why it is not taken.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, PhotoError> {
        if bytes.is_empty() {
            return Err(PhotoError::Empty);
        }
        if bytes.starts_with(&[0xFF, 0xD8]) {
            return Ok(Self::Jpeg);
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return Ok(Self::Png);
        }
        if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            return Ok(Self::WebP);
        }
        if bytes.get(4..8) == Some(b"ftyp") {
            return Err(brand_refused(bytes));
        }
        let known = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
        Err(known.map_or(PhotoError::NotAnImage, |(_, name)| PhotoError::Format(name)))
    }
}

/// The refusal of an ISO base media file (ISO/IEC 14496-12): its `ftyp` box lists the brands it conforms to.
fn brand_refused(bytes: &[u8]) -> PhotoError {
    let length = bytes.first_chunk::<4>().map_or(0, |length| u32::from_be_bytes(*length) as usize);
    let brands = bytes.get(8..length.clamp(12, 256).min(bytes.len())).unwrap_or_default();
    let (brands, _) = brands.as_chunks::<4>();
    let has = |wanted: &[&[u8; 4]]| brands.iter().any(|brand| wanted.contains(&brand));
    if has(&[b"avif", b"avis"]) {
        PhotoError::Format("AVIF")
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        PhotoError::Heic
    } else {
        PhotoError::Format("video")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        let cases: [(&[u8], Result<Kind, PhotoError>); 14] = [
            (b"", Err(PhotoError::Empty)),
            (b"\xFF\xD8\xFF\xE0", Ok(Kind::Jpeg)),
            (b"\x89PNG\r\n\x1a\n", Ok(Kind::Png)),
            (b"RIFF\0\0\0\0WEBPVP8 ", Ok(Kind::WebP)),
            (b"RIFF\0\0\0\0WAVEfmt ", Err(PhotoError::NotAnImage)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Err(PhotoError::Heic)),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Err(PhotoError::Heic)),
            (b"\0\0\0\x1cftypavif\0\0\0\0mif1miafavif", Err(PhotoError::Format("AVIF"))),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Err(PhotoError::Format("video"))),
            (b"\0\0\0\0ftyp", Err(PhotoError::Format("video"))),
            (b"GIF89a", Err(PhotoError::Format("GIF"))),
            (b"MM\0*", Err(PhotoError::Format("TIFF"))),
            (b"%PDF-1.7", Err(PhotoError::Format("PDF"))),
            (b"Ciao", Err(PhotoError::NotAnImage)),
        ];
        for (bytes, kind) in cases {
            assert_eq!(Kind::of(bytes), kind, "{}", bytes.escape_ascii());
        }
    }
}
