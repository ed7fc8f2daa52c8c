//! How far files have come while they leave: by bytes, over a line that breaks, and after a restart.

use std::pin::pin;

use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{Delivery, Transfer};
use rapida_contract::proceeding::{State, StepKind};
use rapida_contract::sign_in::Level;
use rapida_core::device::Happening;
use rapida_tests::filling_in::document;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::{Phone, photo_of};
use rapida_tests::proxy::{Moment, Then};

use crate::proceedings::asked_for_a_permit;

/// Bytes that the municipality says it has at once.
const CHUNK: u64 = 256 * 1024;
/// Two documents, of three pieces and of four.
const DOCUMENTS: [u64; 2] = [600_000, 900_000];
const TOTAL: u64 = DOCUMENTS[0] + DOCUMENTS[1];
/// What is said besides the bytes of files, at most, and less than a piece.
const BESIDES: u64 = 60_000;

async fn signed_in(municipality: &Municipality) -> Phone {
    let phone = Phone::new(municipality.address()).await;
    phone.signs_in_as("zoli", Level::L2).await;
    phone.tries().await;
    phone
}

/// A form with its documents, handed to the outbox.
fn sends_documents(phone: &Phone) -> SubmissionId {
    let weights = DOCUMENTS.map(|bytes| document(usize::try_from(bytes).expect("it fits in memory")));
    let id = phone.fills_in_with(&weights);
    phone.sends(id).expect("it goes to the outbox");
    id
}

fn told(phone: &Phone, id: SubmissionId) -> Option<Transfer> {
    phone.device().transfer(id).expect("read")
}

/// Delivers until so many bytes have left and the line stands still; cuts it then. Answers how far it had come.
async fn comes_until(phone: &Phone, id: SubmissionId, bytes: u64) -> Option<Transfer> {
    let met = phone.air.met();
    phone.air.at(Moment::Up(bytes), Then::Hold);
    let mut tried = pin!(phone.tries());
    tokio::select! {
        () = phone.air.has_met(met + 1) => {}
        () = &mut tried => panic!("all was said before {bytes} bytes"),
    }
    let come = told(phone, id);
    phone.air.next([]);
    tried.await;
    come
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_arrived_grows_and_goes_on_from_where_the_line_was_cut() {
    let municipality = Municipality::opens();
    let mut phone = signed_in(&municipality).await;
    let id = sends_documents(&phone);
    assert_eq!(told(&phone, id), None, "nothing leaves yet");

    let is = |arrived| Some(Transfer { arrived, total: TOTAL });
    assert_eq!(comes_until(&phone, id, CHUNK + BESIDES).await, is(CHUNK), "a piece of the first");
    assert_eq!(phone.sent(id).card.delivery, Delivery::Queued);
    assert_eq!(told(&phone, id), None, "it waits");

    assert_eq!(comes_until(&phone, id, BESIDES).await, is(CHUNK), "it goes on from there");
    let rest = DOCUMENTS[0] - CHUNK;
    let second = DOCUMENTS[0] + CHUNK;
    assert_eq!(comes_until(&phone, id, rest + CHUNK + BESIDES).await, is(second), "all of one, a piece of the other");

    phone.restarts();
    assert_eq!(comes_until(&phone, id, BESIDES).await, is(second), "the municipality knows it");
    phone.form_is_registered(id).await;
    assert_eq!(told(&phone, id), None, "all is there");
    let receipt = phone.device().receipt(id).expect("there").receipt;
    assert_eq!(receipt.attachments.len(), DOCUMENTS.len());
}

/// Once for each piece that arrives, and no more often.
#[tokio::test(flavor = "multi_thread")]
async fn a_screen_hears_of_each_piece_after_it_heard_that_it_leaves() {
    let municipality = Municipality::opens();
    let phone = signed_in(&municipality).await;
    let id = sends_documents(&phone);
    let mut happenings = phone.device().happenings();
    phone.form_is_registered(id).await;
    let mut topics = Vec::new();
    while let Ok(happening) = happenings.try_recv() {
        topics.extend(match happening {
            Happening::Changed(topic @ (Topic::Transfer | Topic::Proceeding)) => Some(topic),
            _ => None,
        });
    }
    assert_eq!(topics.first(), Some(&Topic::Proceeding), "{topics:?}");
    let pieces = DOCUMENTS.iter().map(|bytes| bytes.div_ceil(CHUNK)).sum::<u64>();
    let heard = topics.iter().filter(|topic| **topic == Topic::Transfer).count();
    assert_eq!(heard as u64, pieces + DOCUMENTS.len() as u64, "each piece, and where each file begins: {topics:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn photos_of_a_report_are_told_too() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    phone.is_registered(phone.reports("La prima impara le chiavi", &[])).await;
    let id = phone.reports("Buca", &[photo_of(1), photo_of(2)]);
    let bytes: Vec<u64> = phone.page(id).photos.iter().map(|photo| photo.bytes).collect();
    let total = bytes.iter().sum();
    // Each is one piece: within the second the first has arrived.
    let come = comes_until(&phone, id, bytes[0] + bytes[1] / 2).await;
    assert_eq!(come, Some(Transfer { arrived: bytes[0], total }), "{bytes:?}");
    phone.is_registered(id).await;
    assert_eq!(told(&phone, id), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_that_an_office_asked_for_is_told_too() {
    let (_municipality, desk, phone, id) = asked_for_a_permit().await;
    desk.works_on(id, StepKind::TakeInCharge, &[]).await;
    let until = jiff::Zoned::now().date().saturating_add(jiff::Span::new().days(10));
    desk.asks_for(id, "Manca il contratto di locazione.", true, until).await;
    let page = || phone.device().proceeding(id).expect("read");
    let is_asked = || page().is_some_and(|page| page.proceeding.state == State::IntegrationAsked);
    phone.tries_until("it is asked", is_asked).await;
    phone.device().add_integration_file(id, "contratto.pdf", &document(400_000)).expect("taken");
    phone.device().save_integration(id, "Ecco il contratto.").expect("kept");
    phone.device().send_integration(id).expect("it goes to the outbox");
    let step = page().expect("it is there").steps.first().expect("it is on its way").id;
    let come = comes_until(&phone, step, CHUNK + BESIDES).await;
    assert_eq!(come, Some(Transfer { arrived: CHUNK, total: 400_000 }));
    phone.tries_until("it is answered", || page().is_some_and(|page| page.proceeding.state == State::Integrated)).await;
    assert_eq!(told(&phone, step), None);
}
