//! Documents that people hand in, told from their bytes alone: names and announced types lie.

use serde::{Deserialize, Serialize};

/// Most bytes of a document.
pub const DOCUMENT_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// The kinds that are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// ISO 32000, signed inside or not.
    Pdf,
    /// CMS signed data around any document, as signing programs write it into `.p7m` (RFC 5652; CAdES, ETSI EN 319 122).
    P7m,
    /// ISO/IEC 10918-1.
    Jpeg,
    /// ISO/IEC 15948.
    Png,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::P7m, Self::Jpeg, Self::Png];

    /// The kind of these bytes; `None` where it is not taken.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Self::Png),
            _ => is_signed_data(bytes).then_some(Self::P7m),
        }
    }

    /// The media type, as in `Content-Type` and in tables.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::P7m => "application/pkcs7-mime",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// How its file's name ends, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::P7m => "p7m",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// The identifier of signed data, 1.2.840.113549.1.7.2 (RFC 5652, 5.1), with its tag and length.
const SIGNED_DATA: &[u8] = &[0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02];

/// Whether these bytes begin a `ContentInfo` of signed data: a sequence whose length takes one to five bytes, or is not told
/// (0x80), then the identifier.
fn is_signed_data(bytes: &[u8]) -> bool {
    let [0x30, length, rest @ ..] = bytes else { return false };
    let more = match length {
        0..=0x80 => 0,
        0x81..=0x84 => usize::from(length & 0x7F),
        _ => return false,
    };
    rest.get(more..).is_some_and(|rest| rest.starts_with(SIGNED_DATA))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn signed(length: &[u8]) -> Vec<u8> {
        [&[0x30], length, SIGNED_DATA, &[0xA0, 0x80]].concat()
    }

    #[test]
    fn a_document_is_known_by_its_first_bytes() {
        let cases: [(Vec<u8>, Option<DocumentKind>); 13] = [
            (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3".to_vec(), Some(DocumentKind::Pdf)),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), Some(DocumentKind::Jpeg)),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR".to_vec(), Some(DocumentKind::Png)),
            (signed(&[0x80]), Some(DocumentKind::P7m)),
            (signed(&[0x0D]), Some(DocumentKind::P7m)),
            (signed(&[0x82, 0x12, 0x34]), Some(DocumentKind::P7m)),
            (signed(&[0x84, 0, 0x12, 0x34, 0x56]), Some(DocumentKind::P7m)),
            (signed(&[0x85, 0, 0, 0, 0, 1]), None),
            (b"\x30\x0D\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x01".to_vec(), None), // data, unsigned
            (b"PK\x03\x04 a document of a word processor".to_vec(), None),
            (b"<html>%PDF-1.7".to_vec(), None),
            (b"%PDF".to_vec(), None),
            (Vec::new(), None),
        ];
        for (bytes, kind) in cases {
            assert_eq!(DocumentKind::of(&bytes), kind, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..40), start in 0..3_usize) {
            let starts: [&[u8]; 3] = [b"", b"\x30\x82", b"\x30\x84\0"];
            let _ = DocumentKind::of(&[starts[start], &bytes].concat());
        }

        #[test]
        fn a_cut_envelope_is_none(length in 0..15_usize) {
            prop_assert_eq!(DocumentKind::of(&signed(&[0x82, 0x12, 0x34])[..length.min(14)]), None);
        }
    }
}
