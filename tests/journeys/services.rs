//! The services on offer: an official changes a file, and the devices know it, with and without a network.

use rapida_contract::ipc::ServicePage;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::service::light::{Light, Reason, Remedy};
use rapida_contract::sign_in::Level;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;

const NIDO: &str = "Iscrizione al nido d'infanzia";

fn official_changes_the_nido(municipality: &Municipality, title: &str) {
    municipality.changes_service("nido", &[(NIDO, title), ("version = 1\n", "version = 2\n")]);
}

fn nido(phone: &Phone) -> ServicePage {
    phone.device().service("nido").expect("it is on offer")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_an_official_changes_is_on_the_devices_and_stays_there_without_a_network() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    assert_eq!((nido(&phone).card.title.it.as_str(), nido(&phone).version), (NIDO, 1), "before any contact");
    let runs = phone.runs();
    official_changes_the_nido(&municipality, "Un posto al nido");
    phone.waits_until("the device knows", |phone| nido(phone).version == 2).await;
    assert_eq!(phone.device().find_services("posto al nido", "it").expect("found").first().expect("one"), "nido");
    drop(runs);

    phone.goes_offline();
    phone.restarts();
    assert_eq!((nido(&phone).card.title.it.as_str(), nido(&phone).version), ("Un posto al nido", 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_file_changes_nothing_on_the_devices() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let _runs = phone.runs();
    let folder = municipality.data().join("services");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("library.toml"), "version = 2\ntitle = 3\n").expect("written");
    // Once the next change is known, the broken one was looked at too.
    official_changes_the_nido(&municipality, "Un posto al nido");
    phone.waits_until("the device knows", |phone| nido(phone).version == 2).await;
    assert_eq!(phone.device().service("library").expect("as it was").version, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_says_how_far_this_person_gets() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    let way = |slug: &str| phone.device().service(slug).expect("on offer").card.way;
    assert_eq!((way("report").light, way("report").remedy), (Light::Green, None));
    assert_eq!(way("accreditation").remedy, Some(Remedy::SignIn { level: Level::L2 }));
    phone.signs_in_as("montanari", Level::L2).await;
    assert_eq!((way("accreditation").light, way("accreditation").remedy), (Light::Green, None));
    assert_eq!((way("public_space").light, way("public_space").reason), (Light::Yellow, Reason::Paper));
    let gone = phone.device().service("no-such").map_err(Problem::from).expect_err("there is none");
    assert_eq!(gone.code, Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn services_opened_last_are_there_after_a_restart_and_go_with_their_person() {
    let municipality = Municipality::opens();
    let mut phone = Phone::new(municipality.address()).await;
    phone.signs_in_as("zoli", Level::L1).await;
    for slug in ["library", "nido"] {
        phone.device().remember_service(slug).expect("remembered");
    }
    phone.restarts();
    let recent = phone.device().services().expect("on offer").recent;
    assert!(recent.contains(&"library".to_owned()) && recent.contains(&"nido".to_owned()), "{recent:?}");
    phone.device().sign_out(true).expect("signed out");
    assert!(phone.device().services().expect("on offer").recent.is_empty());
}
