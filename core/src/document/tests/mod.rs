//! Facts about documents on paper.

pub(crate) mod read_back;

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::layout::{Block, LaidOut, PAGE, Role, What, lay_out};
use super::type_face::Faces;
use super::*;

fn document(sections: Vec<Section>) -> Document {
    Document {
        issuer: "Comune di Ravenna".into(),
        title: "Prova".into(),
        language: "it".into(),
        made_at: "2026-11-23T09:00:00Z".parse().unwrap(),
        sections,
        source: Source {
            name: "prova.json".into(),
            media_type: "application/json",
            description: "Gli stessi dati".into(),
            bytes: b"{}".to_vec(),
        },
    }
}

fn section(parts: Vec<Part>) -> Document {
    document(vec![Section { title: "Uno".into(), parts }])
}

fn facts(number: usize) -> Vec<Part> {
    (0..number).map(|number| Part::Fact { label: format!("Etichetta {number}"), value: "valore".into() }).collect()
}

fn group(parts: Vec<Part>) -> Part {
    Part::Group { title: "Veicoli, 1 di 2".into(), parts }
}

fn signature() -> Part {
    Part::Signature {
        date: "Luogo e data".into(),
        signature: "Firma".into(),
        description: "Spazio per la firma".into(),
    }
}

fn laid_out(document: &Document) -> LaidOut {
    lay_out(document, &Faces::new().unwrap())
}

fn pages_of(block: &Block) -> Vec<usize> {
    let mut pages: Vec<usize> = block.inks.iter().map(|ink| ink.page).collect();
    pages.dedup();
    pages
}

#[test]
fn each_page_says_which_it_is_of_how_many_and_no_screen_reader_says_it() {
    for (language, numbers) in [
        ("it", ["Pagina 1 di 3", "Pagina 2 di 3", "Pagina 3 di 3"]),
        ("en", ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"]),
        ("de", ["Seite 1 von 3", "Seite 2 von 3", "Seite 3 von 3"]),
    ] {
        let pdf = Document { language: language.into(), ..section(facts(80)) }.to_pdf().unwrap();
        assert_eq!(read_back::artifacts(&pdf), numbers);
        assert!(!read_back::text(&pdf).contains(numbers[0]));
        assert!(read_back::whole(&pdf).contains("/Artifact<</Type/Pagination"));
    }
}

#[test]
fn what_is_written_is_read_back_in_its_order() {
    let text = "È l'Àncora: (40 €) \\ «ſ» – fine".to_owned();
    let fact = Part::Fact { label: "Targa".into(), value: "Numero: AB123CD\nPaese: I".into() };
    let pdf = section(vec![Part::Text(text), group(vec![fact]), signature()]).to_pdf().unwrap();
    let read = "Comune di Ravenna\nProva\nUno\nÈ l'Àncora: (40 €) \\ «s» – fine\nVeicoli, 1 di 2\nTarga \nNumero: AB123CD \nPaese: I\nLuogo e data \nFirma\n\n";
    assert_eq!(read_back::text(&pdf), read);
}

#[test]
fn headings_of_groups_stand_below_those_of_their_sections() {
    let inner = Part::Group { title: "Dentro".into(), parts: facts(1) };
    let levels: Vec<u16> = laid_out(&section(vec![group(vec![inner])]))
        .blocks
        .iter()
        .filter_map(|block| if let Role::Heading { level, .. } = block.role { Some(level) } else { None })
        .collect();
    assert_eq!(levels, [1, 2, 3, 4]);
}

#[test]
fn a_place_to_sign_is_two_frames_that_are_described() {
    for above in 0..40 {
        let laid_out = laid_out(&section(facts(above).into_iter().chain([signature()]).collect()));
        let [.., labels, frames] = laid_out.blocks.as_slice() else { panic!("too few") };
        assert_eq!(frames.role, Role::Figure { description: "Spazio per la firma".into() });
        assert!(matches!(frames.inks.as_slice(), [one, other] if one.x < other.x && one.y == other.y));
        assert_eq!((pages_of(labels), pages_of(labels).len()), (pages_of(frames), 1), "{above}");
    }
    let pdf = section(vec![signature()]).to_pdf().unwrap();
    let whole = read_back::whole(&pdf);
    assert!(whole.contains("/S/Figure") && whole.contains("/Alt(Spazio per la firma)") && whole.contains("/BBox["));
}

#[test]
fn a_group_is_not_parted_where_it_fits_on_a_page() {
    for (rows, is_whole) in [(1, true), (10, true), (25, true), (60, false)] {
        for above in 0..45 {
            let laid_out = laid_out(&section(facts(above).into_iter().chain([group(facts(rows))]).collect()));
            let group = &laid_out.blocks[laid_out.blocks.len() - rows - 1..];
            let pages: BTreeSet<usize> = group.iter().flat_map(pages_of).collect();
            assert_eq!(pages.len() == 1, is_whole, "{rows} below {above}");
        }
    }
}

#[test]
fn labels_and_values_stay_in_their_columns() {
    let label =
        "Quanti posti auto ha la tua famiglia nella zona a traffico limitato, contando anche quelli in affitto?";
    let value = "parola ".repeat(80);
    let laid_out = laid_out(&section(vec![Part::Fact { label: label.into(), value }]));
    let inks = &laid_out.blocks.last().unwrap().inks;
    let values = inks.iter().map(|ink| ink.x).fold(0.0, f32::max);
    for ink in inks {
        let What::Line { width, .. } = ink.what else { panic!("only lines") };
        let edge = if ink.x < values { values } else { PAGE.0 - 56.0 };
        assert!(ink.x + width <= edge, "{ink:?}");
    }
    assert!(inks.iter().filter(|ink| ink.x < values).count() > 2);
}

/// Parts of which many are longer than a line, and some than a page.
fn parts() -> impl Strategy<Value = Vec<Part>> {
    let words = || prop_oneof![4 => "[a-z0-9 ]{0,40}", 2 => "(\\PC|\n){0,60}", 1 => "([a-zà-ù]{1,12} ){0,200}"];
    let leaf = prop_oneof![
        words().prop_map(Part::Text),
        (words(), words()).prop_map(|(label, value)| Part::Fact { label, value }),
        (words(), words()).prop_map(|(date, signature)| Part::Signature { date, signature, description: "Qui".into() }),
        words().prop_map(|text| Part::Link { address: format!("https://{text}"), description: "Una pagina".into() }),
        Just(Part::Squares { size: 1, runs: vec![[0, 0, 1]], description: "Un quadrato".into() }),
    ];
    let part = leaf.prop_recursive(3, 24, 8, |part| {
        ("[a-z ]{1,60}", prop::collection::vec(part, 1..8)).prop_map(|(title, parts)| Part::Group { title, parts })
    });
    prop::collection::vec(part, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_document_is_laid_out_on_its_pages_and_written(one in parts(), other in parts()) {
        let sections = [one, other].map(|parts| Section { title: "Una sezione".into(), parts });
        let document = document(sections.into());
        let laid_out = laid_out(&document);
        let used: BTreeSet<usize> = laid_out.blocks.iter().flat_map(pages_of).collect();
        prop_assert!(used.into_iter().eq(0..laid_out.pages), "each page has something on it");
        for (block, next) in laid_out.blocks.iter().zip(laid_out.blocks.iter().skip(1)) {
            let is_low = block.inks.iter().any(|ink| ink.y < 50.0 || ink.y > PAGE.1 - 50.0);
            prop_assert!(!is_low, "{block:?}");
            if matches!(block.role, Role::Heading { .. }) {
                let below = next.inks.first().map(|ink| ink.page);
                prop_assert_eq!(pages_of(block).last().copied(), below, "{:?} stands alone", block.role);
            }
        }
        prop_assert!(document.to_pdf().is_ok());
    }
}
