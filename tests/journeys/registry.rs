//! The registry section: what the municipality knows of a person, on their device, with and without a network.

use rapida_contract::ipc::Profile;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::profile::Own;
use rapida_contract::registry::{Asked, CivilStatus, Kinship};
use rapida_contract::sign_in::Level;
use rapida_tests::municipality::Municipality;
use rapida_tests::phone::Phone;

const REGISTER: &str = "/sandbox/anagrafe/stato";

fn profile(phone: &Phone) -> Profile {
    phone.device().profile().expect("somebody is signed in")
}

fn told(phone: &Phone) -> Option<Asked> {
    profile(phone).registry.map(|registry| registry.register_office)
}

/// How the sandbox's register office is to behave towards everybody.
async fn register_office_is(municipality: &Municipality, condition: &str) {
    let form = reqwest::Client::new().post(format!("{}{REGISTER}", municipality.url()));
    let form = form.header("content-type", "application/x-www-form-urlencoded").body(format!("chi=&stato={condition}"));
    let answer = form.send().await.expect("the register office's page answers");
    assert!(answer.status().is_success(), "{answer:?}");
}

async fn montanari(municipality: &Municipality) -> Phone {
    let phone = Phone::new(municipality.address()).await;
    phone.signs_in_as("montanari", Level::L1).await;
    phone.waits_until("the municipality has told", |phone| profile(phone).registry.is_some()).await;
    phone
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parent_has_their_household_at_hand_without_a_network_and_after_a_restart() {
    let municipality = Municipality::opens();
    let mut phone = montanari(&municipality).await;
    let known = profile(&phone).registry.expect("told");
    assert_eq!((known.identity.by.as_str(), known.register_office), ("FedERa di prova", Asked::Answered));
    let entry = known.entry.as_ref().expect("the register office knows her");
    assert_eq!((entry.by.as_str(), entry.what.civil_status), ("Anagrafe", CivilStatus::Married));
    assert_eq!(entry.what.residence.street, "Via dei Tigli di Prova 12");
    let kinship: Vec<_> = entry.what.household.iter().map(|member| member.kinship).collect();
    assert_eq!(kinship, [Kinship::Head, Kinship::Spouse, Kinship::Child, Kinship::Child, Kinship::Child]);

    phone.goes_offline();
    phone.restarts();
    assert_eq!(profile(&phone).registry, Some(known));
    let refused = phone.device().refresh_profile().await.map_err(Problem::from).expect_err("no network");
    assert_eq!(refused.code, Code::Offline);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_register_office_is_away_its_last_word_stands() {
    let municipality = Municipality::opens();
    let phone = montanari(&municipality).await;
    let before = profile(&phone).registry.and_then(|registry| registry.entry);
    for condition in ["guasto", "lento"] {
        register_office_is(&municipality, condition).await;
        phone.device().refresh_profile().await.expect("the municipality answers all the same");
        assert_eq!(told(&phone), Some(Asked::Away), "{condition}");
        assert_eq!(profile(&phone).registry.and_then(|registry| registry.entry), before, "{condition}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_resides_elsewhere_has_what_the_issuer_told() {
    let municipality = Municipality::opens();
    let phone = Phone::new(municipality.address()).await;
    phone.signs_in_as("savini", Level::L1).await;
    phone.waits_until("the municipality has told", |phone| told(phone) == Some(Asked::NotFound)).await;
    let known = profile(&phone).registry.expect("told");
    assert_eq!((known.identity.what.family_name.as_str(), known.entry), ("Savini", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn own_data_are_for_their_writer_and_go_with_a_lost_device() {
    let municipality = Municipality::opens();
    let phone = montanari(&municipality).await;
    let number = Own::Phone { phone: "+39 333 1234567".parse().expect("a number") };
    phone.device().save_own(None, number.clone()).expect("kept");
    phone.device().sign_out(true).expect("left");
    let refused = phone.device().profile().map_err(Problem::from).expect_err("nobody is signed in");
    assert_eq!(refused.code, Code::SignInNeeded);
    phone.signs_in_as("zoli", Level::L1).await;
    assert_eq!(profile(&phone).own, [], "another person");
    phone.device().sign_out(true).expect("left");
    phone.signs_in_as("montanari", Level::L1).await;
    assert_eq!(profile(&phone).own.iter().map(|datum| &datum.what).collect::<Vec<_>>(), [&number]);

    let desktop = montanari(&municipality).await;
    desktop.device().end_other_sessions().await.expect("ended");
    phone.tries().await;
    let is_out = |phone: &Phone| phone.device().sign_in().expect("known").person.is_none();
    phone.waits_until("the phone knows", is_out).await;
    phone.signs_in_as("montanari", Level::L1).await;
    assert_eq!(profile(&phone).own, [], "nothing of her was left on the lost phone");
}
