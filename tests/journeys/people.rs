//! Several people on one PC: each has their own, and a shift leaves nothing for the next.

use std::path::Path;

use rapida_contract::ids::{PersonId, SubmissionId};
use rapida_contract::ipc::lock::LockKind;
use rapida_contract::ipc::{Delivery, Opening, SignInStep};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::report::Step;
use rapida_contract::sign_in::Level;
use rapida_core::device::{Device, Home};
use rapida_core::sign_in::{WayBack, Wish};
use rapida_core::world::World;
use rapida_tests::browser::{Browser, Choice};
use rapida_tests::municipality::Municipality;
use rapida_tests::pc::Pc;
use rapida_tests::phone::broken_pavement;

const MORNING: &str = "259014";
const NIGHT: &str = "604873";
const ZOLI: Choice<'_> = &[("identita", "zoli"), ("livello", "L2")];
const RICCI: Choice<'_> = &[("identita", "ricci"), ("livello", "L2")];

/// Two people, of whom the first is at the app.
fn two_people(pc: &Pc) -> (PersonId, PersonId) {
    let people = pc.people();
    assert_eq!(people.open().expect("opens"), Opening::Ready);
    people.set_lock(None, LockKind::Pin, MORNING).expect("locked");
    people.rename("Turno mattina").expect("named");
    let morning = people.people().expect("known").here;
    let night = people.add("Turno di notte", LockKind::Pin, NIGHT).expect("added");
    (morning, night)
}

/// The app is locked, and opened by somebody else.
fn shift_changes(pc: &Pc, to: PersonId, pin: &str) {
    pc.people().lock_now();
    pc.is_opened_by(to, pin);
}

async fn signs_in(pc: &Pc, choice: Choice<'_>) {
    let wish = Wish { level: Level::L2, return_to: "#/".to_owned() };
    let address = pc.device().begin_sign_in(wish, WayBack::Loopback).await.expect("the browser is opened");
    let mut browser = Browser::default();
    let back = browser.signs_in(&address, choice).await;
    browser.reads(&back).await;
    let arrived = |pc: &Pc| matches!(pc.device().sign_in().expect("known").step, SignInStep::Arrived { .. });
    pc.waits_until("the person has arrived", arrived).await;
}

fn family_name(device: &Device) -> Option<String> {
    device.sign_in().expect("known").person.map(|person| person.family_name)
}

fn reports(device: &Device, title: &str) -> SubmissionId {
    let draft = device.new_draft().expect("a draft").id;
    device.save_draft(draft, &broken_pavement(title), Step::Summary).expect("kept");
    device.submit_report(draft).expect("queued")
}

fn drafts(device: &Device, title: &str) {
    let draft = device.new_draft().expect("a draft").id;
    device.save_draft(draft, &broken_pavement(title), Step::Data).expect("kept");
}

fn is_registered(device: &Device, id: SubmissionId) -> bool {
    matches!(device.report(id).expect("ours").card.delivery, Delivery::Registered { .. })
}

/// Every file below a folder.
fn each_file(folder: &Path, look: &mut impl FnMut(&Path, &[u8])) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            each_file(&path, look);
        } else {
            look(&path, &std::fs::read(&path).expect("a file"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_signs_in_for_themselves_and_reads_nothing_of_the_other() {
    let municipality = Municipality::opens();
    let mut pc = Pc::new(municipality.address()).await;
    let (morning, night) = two_people(&pc);
    signs_in(&pc, ZOLI).await;
    drafts(&pc.device(), "Bozza-del-mattino");
    let id = reports(&pc.device(), "Buca-del-mattino");
    pc.waits_until("it is registered", |pc| is_registered(&pc.device(), id)).await;

    shift_changes(&pc, night, NIGHT);
    assert_eq!(family_name(&pc.device()), None);
    let home = pc.device().home().expect("a home");
    assert!(home.drafts.is_empty() && home.under_way.is_empty());
    let refused = pc.device().report(id).expect_err("not of this person");
    assert_eq!(Problem::from(refused).code, Code::NotFound);
    signs_in(&pc, RICCI).await;
    assert_eq!(family_name(&pc.device()).as_deref(), Some("Ricci"));
    let sessions = municipality.asks("SELECT DISTINCT device FROM person_session WHERE ended_at IS NULL");
    assert_eq!(sessions.len(), 2, "each has a device key");

    pc.restarts();
    pc.is_opened_by(morning, MORNING);
    assert_eq!(family_name(&pc.device()).as_deref(), Some("Zoli"));
    assert_eq!(pc.device().home().expect("a home").drafts.len(), 1);
    each_file(&pc.data(), &mut |path, bytes| {
        for words in ["Bozza-del-mattino", "Buca-del-mattino", "Zoli", "Ricci"] {
            let found = bytes.windows(words.len()).any(|window| window == words.as_bytes());
            assert!(!found, "{words} in {}", path.display());
        }
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_sent_while_the_app_is_locked_and_not_once_its_person_has_left() {
    let municipality = Municipality::opens();
    let pc = Pc::new(municipality.address()).await;
    let (morning, night) = two_people(&pc);
    let registered = || municipality.asks("SELECT code FROM report").len();
    pc.air.goes_offline();
    reports(&pc.device(), "In coda");
    pc.people().lock_now();
    assert_eq!(pc.people().device().map_err(|error| Problem::from(error).code).err(), Some(Code::AppLocked));
    pc.air.goes_online();
    pc.waits_until("it is sent behind the lock", |_| registered() == 1).await;

    pc.is_opened_by(morning, MORNING);
    pc.air.goes_offline();
    let later = reports(&pc.device(), "Per il prossimo turno");
    let before = pc.device();
    shift_changes(&pc, night, NIGHT);
    assert_eq!(Problem::from(before.deliver().await.expect_err("left")).code, Code::Locked);
    pc.air.goes_online();
    let own = reports(&pc.device(), "Della notte");
    pc.waits_until("the night's is sent", |pc| is_registered(&pc.device(), own)).await;
    assert_eq!(registered(), 2, "the morning's waits for the morning");
    shift_changes(&pc, morning, MORNING);
    pc.waits_until("the morning's is sent", |pc| is_registered(&pc.device(), later)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shift_that_ends_gives_up_its_sign_in() {
    let municipality = Municipality::opens();
    let pc = Pc::new(municipality.address()).await;
    let (morning, night) = two_people(&pc);
    let wish = Wish { level: Level::L2, return_to: "#/".to_owned() };
    let address = pc.device().begin_sign_in(wish, WayBack::Loopback).await.expect("the browser is opened");
    let back = Browser::default().signs_in(&address, ZOLI).await;
    shift_changes(&pc, night, NIGHT);
    let port = back.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port").to_owned();
    while tokio::net::TcpStream::connect(format!("127.0.0.1:{port}")).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert_eq!(family_name(&pc.device()), None);
    shift_changes(&pc, morning, MORNING);
    assert_eq!((family_name(&pc.device()), pc.device().sign_in().expect("known").step), (None, SignInStep::Idle));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_comes_back_from_the_browser_to_a_locked_app_is_signed_in_behind_the_lock() {
    let municipality = Municipality::opens();
    let pc = Pc::new(municipality.address()).await;
    let (morning, _) = two_people(&pc);
    let wish = Wish { level: Level::L2, return_to: "#/".to_owned() };
    let address = pc.device().begin_sign_in(wish, WayBack::Scheme).await.expect("the browser is opened");
    pc.people().lock_now();
    let back = Browser::default().signs_in(&address, ZOLI).await;
    let people = pc.people().clone();
    tokio::spawn(async move { people.came_back(&back).await }).await.expect("taken in");
    assert!(pc.people().is_locked());
    pc.is_opened_by(morning, MORNING);
    assert_eq!(family_name(&pc.device()).as_deref(), Some("Zoli"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_on_the_disk_and_in_the_key_store_opens_no_locked_store() {
    let municipality = Municipality::opens();
    let pc = Pc::new(municipality.address()).await;
    let (morning, night) = two_people(&pc);
    drafts(&pc.device(), "Segreta");
    shift_changes(&pc, night, NIGHT);
    for person in [morning, night] {
        let folder = pc.data().join("people").join(person.to_string());
        for key in pc.keys.all() {
            let home = Home { folder: folder.clone(), documents: folder.clone(), server: pc.air.url() };
            let opening = Device::new(home, World::real()).open_with(key).expect("tried");
            assert!(matches!(opening, Opening::Damaged { .. }), "{opening:?}");
        }
    }
}
