//! The headers of tus 1.0.0, read strictly: <https://tus.io/protocols/resumable-upload>.

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rapida_contract::ids::AttachmentId;
use rapida_contract::problem::{Code, Problem};

use super::checksum::Checksum;
use super::purpose::Purpose;
use crate::files::Digest;

/// The only version of the protocol that is spoken here.
pub const VERSION: &str = "1.0.0";
/// `Tus-Extension`.
pub const EXTENSIONS: &str = "creation,checksum,expiration,termination";
/// Longest `Upload-Metadata`, in bytes.
const METADATA_MAX: usize = 2_048;

/// What a creation asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Creation {
    /// Bytes of the whole file.
    pub length: u64,
    /// What the device says of it.
    pub metadata: Metadata,
}

/// `Upload-Metadata`, with the keys that mean something here; others are kept in `raw` and not read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Metadata {
    /// The id that the device chose; the server makes one where there is none.
    pub id: Option<AttachmentId>,
    /// The digest of the whole file.
    pub sha256: Option<Digest>,
    /// The media type that the device claims. Only what the content says counts.
    pub claimed_type: Option<String>,
    /// What it is sent for; a photo where the device does not say.
    pub purpose: Purpose,
    /// The header as it came: `HEAD` must give it back.
    pub raw: String,
}

impl Creation {
    /// Reads `Upload-Length` and `Upload-Metadata`.
    pub fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        if headers.contains_key("Upload-Defer-Length") {
            return Err(malformed("Upload-Defer-Length non è gestito: indica Upload-Length."));
        }
        let length = number(headers, "Upload-Length")?.ok_or_else(|| malformed("Manca Upload-Length."))?;
        let metadata = text(headers, "Upload-Metadata")?.map(Metadata::read).transpose()?.unwrap_or_default();
        Ok(Self { length, metadata })
    }
}

impl Metadata {
    fn read(raw: &str) -> Result<Self, Problem> {
        if raw.len() > METADATA_MAX {
            return Err(malformed(format!("Upload-Metadata supera {METADATA_MAX} byte.")));
        }
        let mut metadata = Self { raw: raw.to_owned(), ..Self::default() };
        let mut seen: Vec<&str> = Vec::new();
        for pair in raw.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (key, encoded) = pair.split_once(' ').unwrap_or((pair, ""));
            if seen.contains(&key) {
                return Err(malformed(format!("Upload-Metadata ripete la chiave «{key}».")));
            }
            seen.push(key);
            metadata.take(key, encoded.trim())?;
        }
        Ok(metadata)
    }

    fn take(&mut self, key: &str, encoded: &str) -> Result<(), Problem> {
        let wrong = || malformed(format!("Upload-Metadata: il valore di «{key}» non è leggibile."));
        let bytes = STANDARD.decode(encoded).map_err(|_| wrong())?;
        match key {
            "id" => self.id = Some(utf8(&bytes).and_then(|text| text.parse().ok()).ok_or_else(wrong)?),
            "sha256" => self.sha256 = Some(utf8(&bytes).and_then(|text| text.parse().ok()).ok_or_else(wrong)?),
            "purpose" => self.purpose = utf8(&bytes).and_then(|text| text.parse().ok()).ok_or_else(wrong)?,
            "type" => self.claimed_type = Some(utf8(&bytes).ok_or_else(wrong)?.to_owned()),
            _ => {}
        }
        Ok(())
    }
}

/// `Upload-Offset` of a PATCH, in bytes.
pub fn offset(headers: &HeaderMap) -> Result<u64, Problem> {
    number(headers, "Upload-Offset")?.ok_or_else(|| malformed("Manca Upload-Offset."))
}

/// `Upload-Checksum` of a PATCH, where there is one.
pub fn checksum(headers: &HeaderMap) -> Result<Option<Checksum>, Problem> {
    let read =
        |value| Checksum::read(value).ok_or_else(|| malformed("Upload-Checksum non è leggibile o non è gestito."));
    text(headers, "Upload-Checksum")?.map(read).transpose()
}

/// Whether the request speaks [`VERSION`]; every request but OPTIONS must say so.
pub fn speaks_our_version(headers: &HeaderMap) -> bool {
    headers.get("Tus-Resumable").is_some_and(|value| value.as_bytes() == VERSION.as_bytes())
}

/// `Content-Length`, where it is told: it may be absent in a chunked body.
pub fn content_length(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    number(headers, "Content-Length")
}

/// A whole number in decimal digits, without a sign.
fn number(headers: &HeaderMap, name: &str) -> Result<Option<u64>, Problem> {
    let Some(value) = text(headers, name)? else { return Ok(None) };
    let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let number = if digits { value.parse().ok() } else { None };
    number.map(Some).ok_or_else(|| malformed(format!("{name} non è un numero intero.")))
}

/// A header that may come at most once.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Problem> {
    let mut values = headers.get_all(name).iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(malformed(format!("{name} è ripetuto.")));
    }
    let text = value.to_str().map_err(|_| malformed(format!("{name} non è leggibile.")))?;
    Ok(Some(text.trim()))
}

fn utf8(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn malformed(detail: impl Into<String>) -> Problem {
    Problem::new(Code::Malformed, detail)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};
    use proptest::prelude::*;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().fold(HeaderMap::new(), |mut map, (name, value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).expect("a header name");
            map.append(name, HeaderValue::from_str(value).expect("a header value"));
            map
        })
    }

    #[test]
    fn a_creation_says_length_id_digest_and_type() {
        let id = "0192d3f4-5b6c-7d8e-9f00-112233445566";
        let sha256 = Digest::of(b"abc");
        let metadata = format!(
            "id {},sha256 {}, type {},is_private",
            STANDARD.encode(id),
            STANDARD.encode(sha256.as_str()),
            STANDARD.encode("image/jpeg")
        );
        let read = Creation::read(&headers(&[("Upload-Length", "300000"), ("Upload-Metadata", &metadata)]));
        let expected = Metadata {
            id: Some(id.parse().expect("an id")),
            sha256: Some(sha256),
            claimed_type: Some("image/jpeg".into()),
            purpose: Purpose::Photo,
            raw: metadata,
        };
        assert_eq!(read, Ok(Creation { length: 300_000, metadata: expected }));
    }

    #[test]
    fn a_creation_that_cannot_be_read_is_refused() {
        let not_an_id = format!("id {}", STANDARD.encode("7"));
        let repeated = format!("type {0},type {0}", STANDARD.encode("a"));
        let long = format!("note {}", STANDARD.encode([b'x'; 2_048]));
        let cases: &[&[(&'static str, &str)]] = &[
            &[],
            &[("Upload-Length", "")],
            &[("Upload-Length", "+5")],
            &[("Upload-Length", "-5")],
            &[("Upload-Length", "5.0")],
            &[("Upload-Length", "99999999999999999999999")],
            &[("Upload-Length", "5"), ("Upload-Length", "6")],
            &[("Upload-Length", "5"), ("Upload-Defer-Length", "1")],
            &[("Upload-Length", "5"), ("Upload-Metadata", "id !!!")],
            &[("Upload-Length", "5"), ("Upload-Metadata", &not_an_id)],
            &[("Upload-Length", "5"), ("Upload-Metadata", &repeated)],
            &[("Upload-Length", "5"), ("Upload-Metadata", &long)],
        ];
        for case in cases {
            assert!(Creation::read(&headers(case)).is_err(), "{case:?}");
        }
    }

    proptest! {
        #[test]
        fn no_header_makes_it_panic(length in ".{0,30}", metadata in ".{0,300}", checksum_text in ".{0,100}") {
            let mut map = HeaderMap::new();
            let pairs = [("upload-length", &length), ("upload-metadata", &metadata), ("upload-checksum", &checksum_text)];
            for (name, value) in pairs {
                if let Ok(value) = HeaderValue::from_bytes(value.as_bytes()) {
                    map.insert(name, value);
                }
            }
            let _ = (Creation::read(&map), offset(&map), checksum(&map), content_length(&map));
        }

        #[test]
        fn what_is_read_is_what_was_said(length in 0..u64::MAX, bytes in any::<[u8; 16]>(), note in "[a-z]{0,20}") {
            let id = uuid::Uuid::from_bytes(bytes);
            let raw = format!("{note}x {},id {}", STANDARD.encode(&note), STANDARD.encode(id.to_string()));
            let read = Creation::read(&headers(&[("Upload-Length", &length.to_string()), ("Upload-Metadata", &raw)]));
            let read = read.expect("reads");
            prop_assert_eq!((read.length, read.metadata.id), (length, Some(AttachmentId(id))));
        }
    }
}
