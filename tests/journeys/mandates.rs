//! Mandates with a scope and a document, over lines that are cut.

use std::collections::BTreeSet;

use rapida_contract::acting::{NewMandate, Right, Subject};
use rapida_contract::digest::sha256_hex;
use rapida_contract::document::DocumentKind;
use rapida_contract::ids::MandateId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::Level;
use rapida_core::world::rome;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;
use rapida_tests::proxy::{Moment, Then};

const OF_MONTANARI: &str = "person:MNTGLI88D52H199O";
const SAVINI: &str = "SVNRRT69T05D704V";
/// Bytes between two cuts in the answers.
const STEP: u64 = 173;

async fn somebody(municipality: &Municipality, identity: &str) -> Phone {
    let phone = Phone::new(municipality.address()).await;
    phone.signs_in_as(identity, Level::L2).await;
    phone
}

/// A signed form, different for each name, of about this size.
fn form(name: &str, size: usize) -> Vec<u8> {
    let mut pdf = format!("%PDF-1.7\n% {name}\n").into_bytes();
    pdf.resize(size.max(pdf.len()), b' ');
    pdf
}

fn to_savini(services: &[&str], document: &[u8]) -> NewMandate {
    let today = jiff::Timestamp::now().to_zoned(rome()).date();
    NewMandate {
        delegate: SAVINI.parse().expect("a tax code"),
        delegate_name: "Roberto Savini".to_owned(),
        services: services.iter().map(|service| (*service).to_owned()).collect(),
        from: today,
        until: today.checked_add(jiff::SignedDuration::from_hours(24 * 30)).expect("a day"),
        evidence: Some(sha256_hex(document)),
    }
}

fn refused<T: std::fmt::Debug>(outcome: rapida_core::error::Result<T>) -> Code {
    Problem::from(outcome.expect_err("it is refused")).code
}

/// Presses *Dai la delega* until it is given; answers how often an answer was lost after the municipality had it.
async fn gives(municipality: &Municipality, giver: &Phone, id: MandateId, mandate: &NewMandate) -> usize {
    let mut lost = 0;
    for _ in 0..5 {
        match giver.device().give_mandate(id, mandate).await {
            Ok(()) => return lost,
            Err(error) => {
                assert_eq!(Problem::from(error).code, Code::Offline);
                lost += municipality.asks(&format!("SELECT id FROM mandate WHERE id = '{id}'")).len();
            }
        }
    }
    panic!("still not given");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_whose_answer_is_lost_anywhere_is_given_once() {
    let municipality = Municipality::opens();
    let giver = somebody(&municipality, "montanari").await;
    let (mut given, mut lost) = (BTreeSet::new(), 0);
    for at in std::iter::once(None).chain((1..).step_by(STEP as usize).map(Some)) {
        let (id, document) = (giver.device().begin_mandate().id, form(&format!("{at:?}"), 200));
        giver.device().add_evidence(&document).expect("a document");
        let met = giver.air.met();
        if let Some(at) = at {
            giver.air.at(Moment::Down(at), Then::Cut);
        }
        lost += gives(&municipality, &giver, id, &to_savini(&[], &document)).await;
        given.insert(id.to_string());
        // What is answered to one giving is shorter than this by now.
        if at.is_some() && giver.air.met() == met {
            break;
        }
    }
    assert!(lost > 0, "some answer was lost after the mandate was given");
    let kept: BTreeSet<String> = municipality.asks("SELECT id FROM mandate").into_iter().collect();
    assert_eq!(kept, given);
    let documents = municipality.asks("SELECT COUNT(*) FROM attachment WHERE mandate IS NOT NULL");
    assert_eq!(documents, [given.len().to_string()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_cut_on_its_way_goes_on_from_there() {
    let municipality = Municipality::opens();
    let giver = somebody(&municipality, "montanari").await;
    let (id, document) = (giver.device().begin_mandate().id, form("lunga", 900_000));
    giver.device().add_evidence(&document).expect("a document");
    let before = giver.air.passed().0;
    giver.air.at(Moment::Up(700_000), Then::Cut);
    let mandate = to_savini(&[], &document);
    assert_eq!(refused(giver.device().give_mandate(id, &mandate).await), Code::Offline);
    assert_eq!(municipality.asks("SELECT id FROM mandate"), Vec::<String>::new());
    gives(&municipality, &giver, id, &mandate).await;
    let sent = giver.air.passed().0 - before;
    assert!(sent < 1_300_000, "what had arrived is not sent again: {sent} bytes for 900 kB");
    assert_eq!(municipality.asks("SELECT COUNT(*) FROM attachment WHERE purpose = 'evidence'"), ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_for_a_service_with_its_document_is_read_by_the_delegate_and_good_for_no_other() {
    let municipality = Municipality::opens();
    let giver = somebody(&municipality, "montanari").await;
    let form_of = giver.device().begin_mandate();
    assert_eq!(form_of.services, ["report"]);
    let document = form("firmata", 5_000);
    let read = giver.device().add_evidence(&document).expect("a document");
    assert_eq!((read.kind, read.bytes), (DocumentKind::Pdf, 5_000));
    let narrow = to_savini(&["ztl_permit"], &document);
    giver.device().give_mandate(form_of.id, &narrow).await.expect("given");

    let delegate = somebody(&municipality, "savini").await;
    let offered = delegate.device().mandates().await.expect("told").remove(0);
    assert_eq!((offered.services, offered.evidence.clone()), (narrow.services, narrow.evidence));
    let sha256 = offered.evidence.expect("it names its document");
    let path = delegate.device().save_evidence(form_of.id, &sha256).await.expect("saved");
    assert_eq!(std::fs::read(path).expect("it is there"), document);
    delegate.device().accept_mandate(form_of.id).await.expect("accepted");
    let subject: Subject = OF_MONTANARI.parse().expect("a subject");
    delegate.device().act_for(Some(&subject)).expect("he may, for permits");
    let draft = delegate.device().new_draft().expect("a draft");
    let report = rapida_tests::phone::broken_pavement("Per conto della cliente");
    delegate.device().save_draft(draft.id, &report, rapida_contract::report::Step::Summary).expect("kept");
    assert_eq!(refused(delegate.device().submit_report(draft.id)), Code::NoRight, "nothing leaves the device");

    let wider = giver.device().begin_mandate().id;
    let unproven = NewMandate { evidence: None, ..to_savini(&["report"], &document) };
    giver.device().give_mandate(wider, &unproven).await.expect("given");
    delegate.device().accept_mandate(wider).await.expect("accepted");
    let rights = delegate.device().acting().expect("known").capacities;
    assert!(rights.iter().all(|capacity| capacity.right == Right::Mandate), "{rights:?}");
    delegate.is_registered(delegate.device().submit_report(draft.id).expect("it goes out")).await;
    assert!(giver.device().acts().await.expect("told").iter().any(|act| act.what == "report"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_without_the_document_that_it_names_is_refused_until_the_document_is_chosen() {
    let municipality = Municipality::opens();
    let giver = somebody(&municipality, "montanari").await;
    for (bytes, code) in [(vec![b' '; 10 * 1024 * 1024 + 1], Code::TooLarge), (b"<html>".to_vec(), Code::WrongType)] {
        assert_eq!(refused(giver.device().add_evidence(&bytes)), code);
    }
    let (id, document) = (giver.device().begin_mandate().id, form("scelta tardi", 300));
    let mandate = to_savini(&[], &document);
    assert_eq!(refused(giver.device().give_mandate(id, &mandate).await), Code::AttachmentMissing);
    giver.device().add_evidence(&document).expect("a document");
    giver.device().sign_out(false).expect("she leaves, and takes the document along");
    giver.signs_in_as("montanari", Level::L2).await;
    assert_eq!(refused(giver.device().give_mandate(id, &mandate).await), Code::AttachmentMissing);
    giver.device().add_evidence(&document).expect("a document");
    giver.device().give_mandate(id, &mandate).await.expect("given");
    // Under the same id something else is another mandate, and takes another form.
    let other = to_savini(&["report"], &document);
    giver.device().add_evidence(&document).expect("a document");
    assert_eq!(refused(giver.device().give_mandate(id, &other).await), Code::Conflict);
    giver.device().give_mandate(giver.device().begin_mandate().id, &other).await.expect("given");
    assert_eq!(municipality.asks("SELECT id FROM mandate").len(), 2);
}
