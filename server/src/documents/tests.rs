//! Facts about documents, read back by a reader of others.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may stop at the first surprise")]

use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;
use rapida_contract::municipality::Text;
use rapida_contract::proceeding::StepKind;
use rapida_contract::ranking::{Phase, PublishedGroup, PublishedRanking, PublishedRow};
use typst::layout::{Frame, FrameItem};
use typst_layout::PagedDocument;

use super::decision::{Check, Decision, Entry};
use super::world::{DECISION, RANKING, Setting};
use super::{Order, RankingTable, legible, world};

/// Where texts end on the right, in points: 22 mm from the edge of an A4.
const EDGE: f64 = (210.0 - 22.0) / 25.4 * 72.0 + 0.01;
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

/// All its words, without the blanks between them, which depend on where lines break, as do the marks where they may.
fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    without_blanks(&document.extract_text(&pages).unwrap())
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

/// How far to the right its texts reach, in points.
fn right_edge(order: &Order) -> f64 {
    let set = typst::compile::<PagedDocument>(&Setting::new(order.template, order.json.clone())).output.unwrap();
    set.pages().iter().map(|page| reach(&page.frame)).fold(0.0, f64::max)
}

fn reach(frame: &Frame) -> f64 {
    let width = |item: &FrameItem| match item {
        FrameItem::Group(group) => reach(&group.frame),
        FrameItem::Text(text) => text.width().to_pt(),
        _ => 0.0,
    };
    frame.items().map(|(at, item)| at.x.to_pt() + width(item)).fold(0.0, f64::max)
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
fn what_breaks_the_standards_is_no_document_and_tells_nobody_s_words() {
    let order = decision(StepKind::Refuse, "Qui").order();
    let odd = Order { json: order.json.replace("Qui", "道可道"), ..order };
    let why = odd.pdf().unwrap_err().to_string();
    assert!(why.starts_with("PDF/A-2a, PDF/UA-1 error: the text") && !why.contains('道'), "{why}");
}

#[test]
fn no_template_makes_the_typesetter_warn() {
    for step in [StepKind::Accept, StepKind::AcceptPlace, StepKind::Refuse, StepKind::Close, StepKind::Lapse] {
        let setting = Setting::new(DECISION, decision(step, "Così").order().json);
        let warnings = typst::compile::<PagedDocument>(&setting).warnings;
        assert!(warnings.is_empty(), "{warnings:?}");
    }
    let setting = Setting::new(RANKING, ranking(vec![row(1)]).order().json);
    assert!(typst::compile::<PagedDocument>(&setting).warnings.is_empty());
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
    for word in ["x", "Wà", "1-2", "'", "?!"] {
        let long = Decision { sender: Some(word.repeat(100)), ..decision(StepKind::Refuse, &word.repeat(400)) };
        let order = long.order();
        assert!(right_edge(&order) <= EDGE, "{word}");
        let read = words(&order.pdf().unwrap());
        assert!(read.contains(&word.repeat(400)), "{word} in {read}");
    }
    assert!(words(&pdf(&decision(StepKind::Refuse, &"riga\n".repeat(80)))).contains("Pagina2di"));
}

fn same(text: &str) -> Text {
    Text { it: text.into(), en: text.into(), de: text.into() }
}

fn row(number: u32) -> PublishedRow {
    PublishedRow { number: format!("2027-{number:07}"), ..PublishedRow::default() }
}

fn ranking(infants: Vec<PublishedRow>) -> RankingTable {
    let toddlers = PublishedGroup { id: "toddlers".into(), label: same("Grandi"), rows: Vec::new() };
    let ranking = PublishedRanking {
        service: "nido".into(),
        call: "main_2027".into(),
        title: same("Graduatorie dei nidi 2027/2028"),
        phase: Phase::Provisional,
        published_at: "2027-05-10T08:00:00Z".parse().unwrap(),
        act: "Deliberazione PG 37185/50 del 18 febbraio 2025".into(),
        seed: "7c1f9a40d2e85b36".into(),
        inputs_sha256: "ab".repeat(32),
        observations_until: Some("2027-05-25".parse().unwrap()),
        groups: vec![PublishedGroup { id: "infants".into(), label: same("Lattanti"), rows: infants }, toddlers],
        without_group: vec![PublishedRow { is_left_out: true, ..row(4300) }],
    };
    RankingTable::of("Comune di Ravenna", "Ufficio Nidi", ranking)
}

#[test]
fn a_ranking_is_a_table_by_the_numbers_of_receipts() {
    let [placed, waiting, gone, out] = [row(4127), row(4001), row(4002), row(4200)];
    let rows = vec![
        PublishedRow { position: Some(1), points: Some(2_405), place: Some("Il #girasole".into()), ..placed },
        PublishedRow { position: Some(2), points: Some(-50), reserve: Some(1), ..waiting },
        PublishedRow { position: Some(3), points: Some(0), ..gone },
        PublishedRow { is_left_out: true, ..out },
    ];
    let table = ranking(rows);
    assert_eq!(table.file_name(), "graduatoria-nido-main_2027.pdf");
    let made = table.order().pdf().unwrap();
    let read = words(&made);
    for said in [
        "Graduatorie dei nidi 2027/2028",
        "Stato: Provvisoria",
        "Pubblicata: 10 maggio 2027, ore 10:00",
        "Osservazioni: fino a martedì 25 maggio 2027",
        "Deliberazione PG 37185/50",
        "7c1f9a40d2e85b36",
        &"ab".repeat(32),
        "Posizione Ricevuta Punti Esito",
        "1 2027-0004127 24,05 Posto: Il #girasole",
        "2 2027-0004001 −0,50 Riserva, n. 1",
        "3 2027-0004002 0,00 –",
        "– 2027-0004200 – Esclusa",
        "Grandi Nessuna domanda.",
        "In nessun gruppo",
        "2027-0004300 – Esclusa",
    ] {
        assert!(read.contains(&without_blanks(said)), "{said} in {read}");
    }
    let document = Document::load_mem(&made).unwrap();
    for role in [b"Table".as_slice(), b"THead", b"TH", b"TD"] {
        let has = dictionaries(&document).any(|one| one.get(b"S").and_then(Object::as_name).ok() == Some(role));
        assert!(has, "{}", String::from_utf8_lossy(role));
    }
}

#[test]
fn each_page_of_a_long_ranking_has_the_heads_of_the_columns() {
    let rows = (1..=200).map(|place| PublishedRow { position: Some(place), points: Some(1), ..row(place) });
    let read = words(&ranking(rows.collect()).order().pdf().unwrap());
    let pages = read.matches("Pagina").count();
    assert!(pages > 3 && read.matches("PosizioneRicevutaPunti").count() >= pages, "{pages} pages: {read}");
    assert!(read.contains("2002027-0000200"), "{read}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_words_of_an_office_make_a_document_that_has_them(said in "(\\PC|[#*_$`<>@\\[\\](){}\"'\\\\/=~\n\t -]|\\p{Any}){0,40}") {
        let decision = decision(StepKind::Refuse, &said);
        let expected = legible::data(serde_json::json!(decision.reason.concat()), world::has);
        let order = decision.order();
        prop_assert!(right_edge(&order) <= EDGE);
        let read = words(&order.pdf().unwrap());
        prop_assert!(read.contains(&without_blanks(expected.as_str().unwrap())), "{said:?} in {read}");
    }
}
