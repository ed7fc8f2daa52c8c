//! Finds a receipt in whatever a person hands over: pasted text, the receipt's own file, or the PDF that carries it.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// Longest receipt that is looked at, in bytes. Ours have about a thousand.
const RECEIPT_MAX: usize = 16 * 1024;
/// Characters of an Ed25519 signature in base64url: where it ends, whatever follows.
const SIGNATURE: usize = 86;
/// Beginnings that are followed, and streams that are opened: more are nobody's receipt.
const BEGINNINGS_MAX: usize = 64;
const STREAMS_MAX: usize = 2_000;
/// How much of one compressed stream is unpacked, and of all of them together, in bytes.
const STREAM_BYTES_MAX: u64 = 256 * 1024;
const UNPACKED_MAX: usize = 4 * 1024 * 1024;

/// The first compact JWS in these bytes: as it is, or inside the compressed streams of a PDF.
pub(super) fn receipt(bytes: &[u8]) -> Option<String> {
    plain(bytes).or_else(|| streams(bytes))
}

/// Three parts of base64url between dots, the first of which begins as JSON does. Lines that a mail broke are joined.
fn plain(bytes: &[u8]) -> Option<String> {
    let mut rest = bytes;
    for _ in 0..BEGINNINGS_MAX {
        let from = rest.get(find(rest, b"eyJ")?..).unwrap_or_default();
        let run: String = from
            .iter()
            .take(RECEIPT_MAX)
            .filter(|byte| !byte.is_ascii_whitespace())
            .map_while(|byte| is_sign(*byte).then(|| char::from(*byte)))
            .collect();
        if let Some(receipt) = compact(&run) {
            return Some(receipt);
        }
        rest = from.get(3..).unwrap_or_default();
    }
    None
}

/// The JWS at the beginning of a run of its signs.
fn compact(run: &str) -> Option<String> {
    let mut parts = run.splitn(3, '.');
    let (header, claims, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let signature = rest.get(..SIGNATURE).filter(|signature| !signature.contains('.'))?;
    (!claims.is_empty()).then(|| format!("{header}.{claims}.{signature}"))
}

fn is_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

fn streams(bytes: &[u8]) -> Option<String> {
    if !bytes.starts_with(b"%PDF-") {
        return None;
    }
    let (mut rest, mut unpacked) = (bytes, 0);
    for _ in 0..STREAMS_MAX {
        rest = rest.get(find(rest, b"stream")? + b"stream".len()..).unwrap_or_default();
        let body = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        let mut text = Vec::new();
        // What is no zlib stream, or a cut one, gives what it gives: nothing to find in it is no error.
        let _ = ZlibDecoder::new(body).take(STREAM_BYTES_MAX).read_to_end(&mut text);
        if let Some(found) = plain(&text) {
            return Some(found);
        }
        unpacked += text.len();
        if unpacked > UNPACKED_MAX {
            break;
        }
    }
    None
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use proptest::prelude::*;
    use std::io::Write;

    /// The signature of RFC 8037, appendix A.4.
    const JWS: &str = "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJSIn0.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

    fn packed(text: &str) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).expect("a Vec takes it");
        encoder.finish().expect("ends")
    }

    #[test]
    fn a_receipt_is_found_wherever_it_lies() {
        let broken = format!("> {}\n{}\r\n{}", &JWS[..20], &JWS[20..76], &JWS[76..]);
        let mut pdf = b"%PDF-1.7\n1 0 obj <</Filter/FlateDecode>> stream\n".to_vec();
        pdf.extend(packed("nothing here"));
        pdf.extend(b"\nendstream endobj 2 0 obj stream\r\n");
        pdf.extend(packed(JWS));
        pdf.extend(b"\nendstream endobj");
        let cases: [(&str, Vec<u8>); 7] = [
            ("alone", JWS.into()),
            ("with blanks around it", format!("  {JWS}\n").into()),
            ("broken over lines", broken.into()),
            ("followed by words", format!("{JWS}\nGrazie.\nMaria").into()),
            ("in JSON", format!(r#"{{"receipt":"{JWS}"}}"#).into()),
            ("in a PDF, as it is", [b"%PDF-1.7\nstream\n".as_slice(), JWS.as_bytes(), b"\nendstream"].concat()),
            ("in a PDF, compressed", pdf),
        ];
        for (place, bytes) in cases {
            assert_eq!(receipt(&bytes).as_deref(), Some(JWS), "{place}");
        }
    }

    #[test]
    fn what_holds_no_receipt_gives_none() {
        for text in ["", "eyJ", "eyJhbGciOiJFZERTQSJ9.eyJpc3MiOiJSIn0", "eyJ..", "ciao a tutti", &JWS[..JWS.len() - 1]]
        {
            assert_eq!(receipt(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn a_stream_that_unpacks_to_very_much_is_left_alone() {
        let mut pdf = b"%PDF-1.7 stream\n".to_vec();
        pdf.extend(packed(&"A".repeat(50 * 1024 * 1024)));
        assert_eq!(receipt(&pdf), None);
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), pdf: bool) {
            let head: &[u8] = if pdf { b"%PDF-1.7 stream\n" } else { b"eyJ" };
            let found = receipt(&[head, &bytes].concat());
            prop_assert!(found.is_none_or(|text| text.len() <= RECEIPT_MAX));
        }
    }
}
