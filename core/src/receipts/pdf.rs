//! The receipt on paper: what the municipality registered, and how anybody checks it.

use rapida_contract::receipt::Receipt;

use super::qr;
use super::words::Words;
use crate::document::{Document, DocumentError, Part, Section, Source};

/// A receipt as PDF, with the signed receipt itself inside it. The same receipt always gives the same bytes.
///
/// `jws` is the receipt as it was signed, `verify_url` where anybody checks it, `service` what the service is called where it is
/// in the catalogue, `municipality` the name that stands at the receipt's head, `language` one of `it`, `en`, `de`.
///
/// # Errors
/// Where the writer finds a fault in the result; no receipt that was verified has one.
pub fn write(
    receipt: &Receipt,
    jws: &str,
    verify_url: &str,
    service: Option<&str>,
    municipality: &str,
    language: &str,
) -> Result<Vec<u8>, DocumentError> {
    let words = Words::of(language);
    let document = Document {
        issuer: municipality.to_owned(),
        title: words.title.to_owned(),
        language: words.language.to_owned(),
        made_at: receipt.registered_at(),
        sections: vec![
            registration(receipt, service, words),
            contents(receipt, words),
            check(receipt, verify_url, words),
        ],
        source: Source {
            name: format!("ricevuta-{}.jws", receipt.registration.code().0),
            media_type: "application/jose",
            description: words.source.to_owned(),
            bytes: jws.as_bytes().to_vec(),
        },
    };
    document.to_pdf()
}

fn registration(receipt: &Receipt, service: Option<&str>, words: &Words) -> Section {
    let service = words.service(&receipt.service).or(service).unwrap_or(&receipt.service);
    let number = format!("{} / {}", receipt.registration.seven_digits(), receipt.registration.year);
    let facts = [
        (words.number, number),
        (words.registered_at, words.dates.moment(receipt.registered_at())),
        (words.service, service.to_owned()),
        (words.office, receipt.office.name.clone()),
        (words.due, words.dates.date(receipt.due)),
        (words.submission, receipt.sub.to_string()),
    ];
    let parts = facts.into_iter().map(|(label, value)| fact(label, value)).collect();
    Section { title: words.registration.to_owned(), parts }
}

fn contents(receipt: &Receipt, words: &Words) -> Section {
    let mut parts = vec![Part::Text(words.digests.to_owned()), fact(words.request, receipt.content_sha256.clone())];
    for (number, attachment) in (1..).zip(&receipt.attachments) {
        parts.push(fact(&format!("{} {number}", words.attachment), attachment.sha256.clone()));
    }
    Section { title: words.contents.to_owned(), parts }
}

fn check(receipt: &Receipt, verify_url: &str, words: &Words) -> Section {
    let qr::Squares { size, runs } = qr::squares(verify_url);
    let mut parts = vec![fact(words.code, in_fours(&receipt.code)), Part::Text(words.how.to_owned())];
    if size > 0 {
        parts.push(Part::Squares { size, runs, description: words.square.to_owned() });
    }
    parts.push(Part::Link { address: verify_url.to_owned(), description: words.link.to_owned() });
    Section { title: words.check.to_owned(), parts }
}

fn fact(label: &str, value: String) -> Part {
    Part::Fact { label: label.to_owned(), value }
}

/// `ABCD EFGH 2345 6789`.
fn in_fours(code: &str) -> String {
    let letters: Vec<char> = code.chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use rapida_contract::submission::{AttachmentRef, Office, Registration};

    use super::*;
    use crate::document::tests::read_back::text;

    fn receipt() -> Receipt {
        Receipt {
            iss: "Comune di Ravenna".into(),
            iat: 1_795_439_000,
            sub: "0192f0c1-2345-7000-8000-000000000001".parse().unwrap(),
            service: "report".into(),
            registration: Registration { year: 2026, number: 4127, at: "2026-11-23T13:03:00Z".parse().unwrap() },
            content_sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into(),
            attachments: (1..=3)
                .map(|number| AttachmentRef {
                    id: format!("0192f0c1-2345-7000-8000-0000000000a{number}").parse().unwrap(),
                    sha256: format!("{number}").repeat(64),
                    size: 1000,
                })
                .collect(),
            office: Office { id: "roads".into(), name: "Ufficio Strade e Viabilità".into() },
            due: "2026-12-23".parse().unwrap(),
            code: "ABCDEFGH23456789".into(),
        }
    }

    const URL: &str = "https://rapida.comune.ra.it/verifica?codice=ABCD-EFGH-2345-6789";

    fn written(language: &str) -> Vec<u8> {
        write(&receipt(), "eyJhbGciOiJFZERTQSJ9.e30.c2ln", URL, None, "Comune di Ravenna", language).unwrap()
    }

    #[test]
    fn a_receipt_is_written_in_each_language_within_the_standards() {
        for language in ["it", "en", "de"] {
            let pdf = written(language);
            assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() < 64 * 1024, "{} bytes", pdf.len());
            let has = |text: &str| pdf.windows(text.len()).any(|window| window == text.as_bytes());
            assert!(has("<pdfaid:part>3") && has("<pdfaid:conformance>A") && has("<pdfuaid:part>1"), "{language}");
            assert!(has("/MarkInfo") && has("/StructTreeRoot") && has(&format!("/Lang({language})")), "{language}");
            assert!(has("ricevuta-2026-0004127.jws"), "{language}");
        }
    }

    #[test]
    fn the_service_of_a_receipt_is_called_as_in_the_catalogue() {
        let cases = [
            ("report", Some("Segnala un disservizio"), "Segnalazione di disservizio"),
            ("nido", Some("Iscrizione al nido"), "Iscrizione al nido"),
            ("nido", None, "nido"),
        ];
        for (slug, title, told) in cases {
            let receipt = Receipt { service: slug.into(), ..receipt() };
            let pdf = write(&receipt, "", URL, title, "Comune di Ravenna", "it").unwrap();
            assert!(text(&pdf).contains(&format!("\nServizio \n{told}\n")), "{slug}");
        }
    }

    #[test]
    fn the_same_receipt_is_the_same_file() {
        assert_eq!(written("it"), written("it"));
    }

    #[test]
    fn names_beyond_the_letters_of_the_font_do_not_stop_a_receipt() {
        let mut receipt = receipt();
        receipt.office.name = "Ufficio 道路 \u{0}\n𝔸 č Œ".into();
        receipt.service = "x".repeat(500);
        receipt.attachments = vec![receipt.attachments[0].clone(); 60];
        assert!(write(&receipt, "", &format!("https://{}", "a".repeat(4000)), None, "Комуна", "it").is_ok());
    }

    #[test]
    fn a_code_is_read_in_groups_of_four() {
        assert_eq!(in_fours("ABCDEFGH23456789"), "ABCD EFGH 2345 6789");
        assert_eq!(in_fours("ABCD-EFGH-23"), "ABCD EFGH 23");
    }
}
