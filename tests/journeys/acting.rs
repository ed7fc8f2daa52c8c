//! Acting for somebody: a child, a hotel, a client; and what becomes of it when the right is over.

use jiff::civil::Date;
use rapida_contract::acting::{GrantState, Naming, NewMandate, Right, StaffMember, Subject};
use rapida_contract::ids::StructureId;
use rapida_contract::ipc::{Acting, Delivery};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::sign_in::Level;
use rapida_contract::values::TaxCode;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;

const NINA: &str = "person:FBBNNI25C50H199J";
const MONTANARI: &str = "person:MNTGLI88D52H199O";
const BENINI: &str = "BNNSRA96H70C553I";
const SAVINI: &str = "SVNRRT69T05D704V";

fn subject(key: &str) -> Subject {
    key.parse().expect("a subject")
}

fn hotel() -> StructureId {
    "albergo-tre-pini".parse().expect("a slug")
}

fn tax_code(text: &str) -> TaxCode {
    text.parse().expect("a tax code")
}

/// Days from today in Italy.
fn day(days: i64) -> Date {
    let today = jiff::Timestamp::now().to_zoned(rapida_core::world::rome()).date();
    today.checked_add(jiff::SignedDuration::from_hours(24 * days)).expect("a day")
}

fn acting(phone: &Phone) -> Acting {
    phone.device().acting().expect("known")
}

fn may(phone: &Phone, subject: &Subject) -> Option<Right> {
    acting(phone).capacities.into_iter().find(|capacity| capacity.subject == *subject).map(|capacity| capacity.right)
}

async fn somebody(municipality: &Municipality, identity: &str, level: Level) -> Phone {
    let phone = Phone::new(municipality.address()).await;
    phone.signs_in_as(identity, level).await;
    phone
}

/// Waits until a submission was refused, and answers why.
async fn refusal(phone: &Phone, id: rapida_contract::ids::SubmissionId) -> Code {
    for _ in 0..50 {
        if let Delivery::Refused { problem } = phone.delivery(id) {
            return problem.code;
        }
        phone.tries().await;
    }
    panic!("not refused: {:?}", phone.delivery(id));
}

fn refused<T: std::fmt::Debug>(outcome: rapida_core::error::Result<T>) -> Code {
    Problem::from(outcome.expect_err("it is refused")).code
}

async fn staff(phone: &Phone) -> Vec<StaffMember> {
    let structures = phone.device().structures().await.expect("told");
    structures.into_iter().filter(|structure| structure.id == hotel()).flat_map(|structure| structure.staff).collect()
}

async fn names_benini(leader: &Phone) {
    let naming = Naming { name: "Sara Benini".to_owned(), until: day(90) };
    leader.device().name_staff(&hotel(), &tax_code(BENINI), &naming).await.expect("named");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_reports_for_a_child_once_surely_enough_known() {
    let municipality = Municipality::opens();
    let phone = somebody(&municipality, "montanari", Level::L1).await;
    phone.waits_until("the rights are known", |phone| may(phone, &subject(NINA)).is_some()).await;
    assert_eq!((may(&phone, &subject(NINA)), acting(&phone).capacities.len()), (Some(Right::Parent), 3));

    let acting = phone.device().act_for(Some(&subject(NINA))).expect("she may");
    assert_eq!(acting.chosen.map(|capacity| capacity.name).as_deref(), Some("Nina Fabbri"));
    let id = phone.reports("Scivolo rotto al nido", &[]);
    assert_eq!(refusal(&phone, id).await, Code::LevelNeeded);

    phone.signs_in_as("montanari", Level::L2).await;
    let draft = phone.device().correct_refused(id).expect("nothing typed is lost");
    let id = phone.device().submit_report(draft.id).expect("it goes out");
    phone.is_registered(id).await;
    let acts = municipality.asks("SELECT by_tax_code, subject, by_right FROM act");
    assert_eq!(acts, [format!("MNTGLI88D52H199O|{NINA}|parent")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_parent_sent_for_a_child_leaves_in_nobody_else_s_name() {
    let municipality = Municipality::opens();
    let phone = somebody(&municipality, "montanari", Level::L2).await;
    phone.waits_until("the rights are known", |phone| may(phone, &subject(NINA)).is_some()).await;
    phone.device().act_for(Some(&subject(NINA))).expect("she may");
    phone.goes_offline();
    let id = phone.reports("Scivolo rotto al nido", &[]);
    phone.device().sign_out(true).expect("she leaves, and keeps what waits");
    phone.goes_online();
    phone.signs_in_as("zoli", Level::L2).await;
    phone.tries().await;
    assert_eq!(phone.delivery(id), Delivery::Queued, "it waits for her");
    assert_eq!(municipality.asks("SELECT id FROM act"), Vec::<String>::new());

    phone.device().sign_out(true).expect("he leaves");
    phone.signs_in_as("montanari", Level::L2).await;
    phone.is_registered(id).await;
    assert_eq!(municipality.asks("SELECT by_tax_code FROM act"), ["MNTGLI88D52H199O"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receptionist_acts_for_the_hotel_from_acceptance_to_revocation() {
    let municipality = Municipality::opens();
    let leader = somebody(&municipality, "ravaioli", Level::L2).await;
    names_benini(&leader).await;
    let receptionist = somebody(&municipality, "benini", Level::L2).await;
    let desk = Subject::Structure { id: hotel() };
    assert_eq!(staff(&receptionist).await.first().map(|member| member.state), Some(GrantState::Offered));
    assert_eq!(refused(receptionist.device().act_for(Some(&desk))), Code::NoRight, "not before she accepts");

    receptionist.device().accept_staff(&hotel()).await.expect("accepted");
    assert_eq!(staff(&leader).await.first().map(|member| member.state), Some(GrantState::Accepted));
    receptionist.device().act_for(Some(&desk)).expect("she may");
    receptionist.is_registered(receptionist.reports("Lampione spento davanti all'albergo", &[])).await;
    let acts = leader.device().acts().await.expect("told");
    assert!(acts.iter().any(|act| act.by == "Sara Benini" && act.right == Right::Staff), "{acts:?}");

    receptionist.goes_offline();
    let waiting = receptionist.reports("Buca davanti all'albergo", &[]);
    leader.device().end_staff(&hotel(), &tax_code(BENINI)).await.expect("revoked");
    receptionist.goes_online();
    assert_eq!(refusal(&receptionist, waiting).await, Code::NoRight, "what was written before is not sent after");
    receptionist.tries().await;
    assert_eq!(acting(&receptionist).lost.as_deref(), Some("Albergo Tre Pini di Prova"));
    let draft = receptionist.device().correct_refused(waiting).expect("nothing typed is lost");
    assert_eq!(refused(receptionist.device().submit_report(draft.id)), Code::NoRight);
    receptionist.device().act_for(None).expect("for herself");
    receptionist.is_registered(receptionist.device().submit_report(draft.id).expect("it goes out")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn naming_staff_asks_for_a_higher_level_and_for_the_leader() {
    let municipality = Municipality::opens();
    let naming = Naming { name: "Sara Benini".to_owned(), until: day(90) };
    let leader = somebody(&municipality, "ravaioli", Level::L1).await;
    let named = leader.device().name_staff(&hotel(), &tax_code(BENINI), &naming).await;
    assert_eq!(refused(named), Code::LevelNeeded);
    let stranger = somebody(&municipality, "zoli", Level::L2).await;
    let named = stranger.device().name_staff(&hotel(), &tax_code(BENINI), &naming).await;
    assert_eq!(refused(named), Code::NotFound, "whose structure it is, is nobody's to know");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mandate_is_given_accepted_used_seen_and_ended() {
    let municipality = Municipality::opens();
    let giver = somebody(&municipality, "montanari", Level::L2).await;
    let mandate = NewMandate {
        delegate: tax_code(SAVINI),
        delegate_name: "Roberto Savini".to_owned(),
        services: vec![],
        from: day(0),
        until: day(30),
        evidence: None,
    };
    let id = giver.device().begin_mandate().id;
    giver.device().give_mandate(id, &mandate).await.expect("given");

    let clerk = somebody(&municipality, "savini", Level::L2).await;
    clerk.device().accept_mandate(id).await.expect("accepted");
    assert_eq!(may(&clerk, &subject(MONTANARI)), Some(Right::Mandate));
    clerk.device().act_for(Some(&subject(MONTANARI))).expect("he may");
    clerk.is_registered(clerk.reports("Per conto della cliente", &[])).await;
    let acts = giver.device().acts().await.expect("told");
    assert!(acts.iter().any(|act| act.by == "Roberto Savini" && act.right == Right::Mandate), "{acts:?}");

    giver.device().end_mandate(id).await.expect("ended");
    clerk.tries().await;
    assert_eq!(acting(&clerk).lost.as_deref(), Some("Giulia Montanari"));
    let states = clerk.device().mandates().await.expect("told").into_iter().map(|mandate| mandate.state);
    assert_eq!(states.collect::<Vec<_>>(), [GrantState::Revoked]);
}
