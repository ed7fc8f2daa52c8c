//! Facts about documents, read back by a reader of others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;
use rapida_contract::proceeding::StepKind;
use typst_layout::PagedDocument;

use super::decision::{Check, Decision, Entry};
use super::world::{DECISION, Setting};
use super::{legible, world};

const AT: &str = "2026-11-23T09:00:00Z";

fn decision(step: StepKind, reason: &str) -> Decision {
    let entry = |step, number: &str| Entry { step, number: number.into(), at: "20 novembre 2026, ore 10:00".into() };
    Decision {
        municipality: "Comune di Ravenna".into(),
        office: "Ufficio Permessi".into(),
        service: "Permesso ZTL e sosta per residenti".into(),
        number: "2026-0000012".into(),
        sender: Some("Marco Zoli".into()),
        subject: Some("Garage Zoli srl".into()),
        entries: vec![entry(StepKind::Register, "2026-0000012"), entry(StepKind::Integrate, "2026-0000015")],
        step,
        decided: "23 novembre 2026".into(),
        reason: reason.lines().map(str::to_owned).collect(),
        check: Some(Check::of("ABCD-EFGH-JKLM-NPQR".into(), "https://rapida.ravenna.example")),
        id: "0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01".into(),
        at: AT.parse().unwrap(),
    }
}

fn pdf(decision: &Decision) -> Vec<u8> {
    decision.order().pdf().unwrap()
}

/// All its words, without the blanks between them, which depend on where lines break.
fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    without_blanks(&document.extract_text(&pages).unwrap())
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

fn dictionaries(document: &Document) -> impl Iterator<Item = &Dictionary> {
    document.objects.values().filter_map(|object| object.as_dict().ok())
}

#[test]
fn a_decision_says_what_was_decided_for_whom_and_why() {
    use StepKind as K;
    let cases = [
        (K::Accept, "Richiesta accolta", "ha accolto la tua richiesta", false),
        (K::AcceptPlace, "Richiesta accolta", "lo hai accettato", false),
        (K::Refuse, "Richiesta respinta", "ha respinto la tua richiesta", true),
        (K::Close, "Richiesta archiviata", "ha archiviato la tua richiesta", true),
        (K::Lapse, "Richiesta archiviata", "non è stato accettato in tempo", true),
    ];
    for (step, title, said, can_appeal) in cases {
        let read = words(&pdf(&decision(step, "Manca il libretto.\nIl veicolo è di altri.")));
        let all = [
            "Comune di Ravenna",
            "Ufficio Permessi",
            title,
            said,
            "Permesso ZTL e sosta per residenti",
            "Marco Zoli",
            "Garage Zoli srl",
            "Richiesta: protocollo 2026-0000012 del 20 novembre 2026, ore 10:00",
            "Integrazione: protocollo 2026-0000015",
            "Data della decisione: 23 novembre 2026",
            "Manca il libretto.",
            "Il veicolo è di altri.",
            "https://rapida.ravenna.example/verifica?codice=ABCD-EFGH-JKLM-NPQR",
            "Pagina 1 di 1",
        ];
        for said in all {
            assert!(read.contains(&without_blanks(said)), "{said} in {step:?}: {read}");
        }
        for said in ["TAR", "60 giorni", "Presidente della Repubblica", "120 giorni"] {
            assert_eq!(read.contains(&without_blanks(said)), can_appeal, "{said} in {step:?}: {read}");
        }
    }
}

#[test]
fn what_is_not_known_is_not_printed() {
    let bare = Decision { sender: None, subject: None, check: None, ..decision(StepKind::Accept, "") };
    let read = words(&pdf(&bare));
    for said in ["Presentata da", "Per conto di", "Motivo", "Codice di verifica"] {
        assert!(!read.contains(&without_blanks(said)), "{said} in {read}");
    }
}

#[test]
fn a_document_is_for_archives_and_for_whoever_has_it_read_aloud() {
    let document = Document::load_mem(&pdf(&decision(StepKind::Refuse, "No"))).unwrap();
    let catalog = document.catalog().unwrap();
    let metadata = document.get_object(catalog.get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(metadata.as_stream().unwrap().get_plain_content().unwrap()).unwrap();
    for said in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Richiesta respinta",
        "it-IT",
        "2026-11-23T10:00:00+01:00",
    ] {
        assert!(xmp.contains(said), "{said} in {xmp}");
    }
    assert!(document.get_dictionary(catalog.get(b"StructTreeRoot").unwrap().as_reference().unwrap()).is_ok());
    assert!(catalog.get(b"MarkInfo").unwrap().as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"it-IT");
    let roles: Vec<&[u8]> =
        dictionaries(&document).filter_map(|one| one.get(b"S").and_then(Object::as_name).ok()).collect();
    for role in [b"H1".as_slice(), b"H2", b"P", b"L", b"Figure", b"Link"] {
        assert!(roles.contains(&role), "{}", String::from_utf8_lossy(role));
    }
}

#[test]
fn its_fonts_are_subsets_of_titillium_that_lie_in_it() {
    let bytes = pdf(&decision(StepKind::Accept, ""));
    let document = Document::load_mem(&bytes).unwrap();
    let fonts: Vec<&Dictionary> = dictionaries(&document).filter(|one| one.has_type(b"FontDescriptor")).collect();
    assert_eq!(fonts.len(), 2);
    for font in fonts {
        let name = String::from_utf8_lossy(font.get(b"FontName").unwrap().as_name().unwrap()).into_owned();
        let (tag, face) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && face.starts_with("TitilliumWeb"), "{name}");
        assert!(font.has(b"FontFile2") || font.has(b"FontFile3"), "{name}");
    }
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
}

#[test]
fn the_same_decision_is_the_same_bytes() {
    let refused = decision(StepKind::Refuse, "Manca il libretto");
    let first = pdf(&refused);
    assert_eq!(pdf(&refused), first);
    assert_ne!(pdf(&decision(StepKind::Refuse, "Manca il bollo")), first);
    assert_eq!(pdf(&refused), first, "whatever was made in between");
}

#[test]
fn no_template_makes_the_typesetter_warn() {
    for step in [StepKind::Accept, StepKind::AcceptPlace, StepKind::Refuse, StepKind::Close, StepKind::Lapse] {
        let setting = Setting::new(DECISION, decision(step, "Così").order().json);
        let warnings = typst::compile::<PagedDocument>(&setting).warnings;
        assert!(warnings.is_empty(), "{warnings:?}");
    }
}

#[test]
fn what_looks_like_markup_is_text() {
    for said in [
        "#panic(\"no\") #import \"paper.typ\": * #read(\"/etc/passwd\")",
        "*forte* _corsivo_ `codice` $x^2$ <etichetta> @rimando",
        "= Titolo",
        "- voce // commento /* altro */ \\ fine -- ... 'così' \"così\"",
        "] #it.municipality [ ) } ; , \\u{41}",
    ] {
        let read = words(&pdf(&decision(StepKind::Refuse, said)));
        assert!(read.contains(&without_blanks(said)), "{said} in {read}");
    }
}

#[test]
fn a_long_word_and_a_long_reason_stay_on_the_pages() {
    let word = "x".repeat(2_000);
    let read = words(&pdf(&decision(StepKind::Refuse, &word)));
    assert_eq!(read.matches('x').count(), 2_000 + words(&pdf(&decision(StepKind::Refuse, "y"))).matches('x').count());
    assert!(words(&pdf(&decision(StepKind::Refuse, &"riga\n".repeat(80)))).contains("Pagina2di"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_of_an_office_make_a_document_that_has_them(said in "(\\PC|[#*_$`<>@\\[\\](){}\"'\\\\/=~\n\t -]|\\p{Any}){0,40}") {
        let decision = decision(StepKind::Refuse, &said);
        let expected = legible::data(serde_json::json!(decision.reason.concat()), world::has);
        let read = words(&pdf(&decision));
        prop_assert!(read.contains(&without_blanks(expected.as_str().unwrap())), "{said:?} in {read}");
    }
}
