use super::super::classification::of_category;
use super::*;
use proptest::prelude::*;
use quick_xml::Reader;

fn stamp(subject: &str, sender: &str) -> Stamp {
    let file = |name: &str, media_type: &str, sha256: &str| StampedFile {
        name: name.into(),
        media_type: media_type.into(),
        sha256: sha256.into(),
    };
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    Stamp {
        registration: Registration { year: 2026, number: 4127, at: "2026-11-23T13:03:22.25Z".parse().expect("a time") },
        subject: subject.into(),
        class: of_category("roads"),
        sender: sender.into(),
        body: file("segnalazione.json", "application/json", abc),
        attachments: vec![file("foto-1.jpg", "image/jpeg", abc), file("foto-2.png", "image/png", abc)],
    }
}

fn written(subject: &str, sender: &str) -> String {
    xml(&Municipality::built_in(), &stamp(subject, sender))
}

#[test]
fn a_stamp_has_the_elements_of_the_schema_in_its_order() {
    insta::assert_snapshot!(written("Segnalazione: Buca in via Cavour", "Maria Rossi"));
}

#[test]
fn a_name_that_was_not_given_is_said_so() {
    assert!(written("Segnalazione", "  ").contains("<prot:Cognome>Nome non dichiarato</prot:Cognome>"));
}

#[test]
fn the_hour_is_that_of_rome_with_its_offset() {
    let mut summer = stamp("Segnalazione", "");
    summer.registration.at = "2026-07-22T22:30:05Z".parse().expect("a time");
    let xml = xml(&Municipality::built_in(), &summer);
    assert!(xml.contains("<prot:DataRegistrazione>2026-07-23</prot:DataRegistrazione>"), "{xml}");
    assert!(xml.contains("<prot:OraRegistrazione>00:30:05+02:00</prot:OraRegistrazione>"), "{xml}");
}

/// The texts of all elements with this name, as another program would read them.
fn texts(xml: &str, element: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut inside, mut found) = (false, Vec::<String>::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) if start.name().as_ref() == element => {
                inside = true;
                found.push(String::new());
            }
            Event::End(_) => inside = false,
            Event::Text(text) if inside => found.last_mut().expect("begun").push_str(&text.borrow()),
            Event::GeneralRef(reference) if inside => {
                let entity = format!("&{};", &*reference);
                found.last_mut().expect("begun").push_str(&quick_xml::escape::unescape(&entity).expect("known"));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

proptest! {
    #[test]
    fn whatever_people_write_the_stamp_stays_well_formed(subject in any::<String>(), name in any::<String>()) {
        let xml = written(&subject, &name);
        let subjects = texts(&xml, "prot:Oggetto");
        prop_assert_eq!(subjects.len(), 1);
        prop_assert!(subjects.iter().all(|text| *text == allowed(&subject)));
        prop_assert_eq!(texts(&xml, "prot:Impronta").len(), 3);
    }

    #[test]
    fn a_digest_is_written_in_base64(bytes in any::<[u8; 32]>()) {
        prop_assert_eq!(bytes_of(&rapida_contract::digest::hex(&bytes)), bytes);
    }
}
