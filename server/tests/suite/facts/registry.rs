//! The registry section: what the identity provider and the register office tell of a person.

use rapida_contract::problem::Code;
use rapida_contract::registry::{Asked, CivilStatus, Kinship, REGISTRY, Registry};
use reqwest::{Method, StatusCode};

use crate::client::problem;
use crate::municipality::Municipality;
use crate::person::Person;

impl Person {
    async fn registry(&self) -> Registry {
        self.read(REGISTRY).await
    }

    /// With the wish to ask the register office now.
    async fn registry_anew(&self) -> Registry {
        self.read_with(REGISTRY, &[("cache-control", "max-age=0, No-Cache")]).await
    }

    async fn behaves(&self, who: &str, condition: &str) {
        self.register_behaves("anagrafe", who, condition).await;
    }
}

async fn signed(municipality: &Municipality, who: &str) -> Person {
    municipality.person_at(who, "L1").await
}

pub async fn the_registry_section_tells_who_a_person_is_and_of_their_household(municipality: &Municipality) {
    let montanari = signed(municipality, "montanari").await;
    let registry = montanari.registry().await;
    assert_eq!((registry.identity.by.as_str(), registry.register_office), ("FedERa di prova", Asked::Answered));
    assert_eq!(registry.identity.what.given_name, "Giulia");
    let told = registry.entry.unwrap();
    assert_eq!((told.by.as_str(), told.at.to_string().as_str()), ("Anagrafe", "2026-11-23T09:00:00Z"));
    assert_eq!(told.what.residence.street, "Via dei Tigli di Prova 12");
    assert_eq!(told.what.civil_status, CivilStatus::Married);
    let household: Vec<_> = told.what.household.iter().map(|one| (one.given_name.as_str(), one.kinship)).collect();
    let child = Kinship::Child;
    let expected =
        [("Luca", Kinship::Head), ("Giulia", Kinship::Spouse), ("Emma", child), ("Tommaso", child), ("Nina", child)];
    assert_eq!(household, expected);
    let diallo = signed(municipality, "diallo").await.registry().await.entry.unwrap().what;
    assert_eq!((diallo.citizenships, diallo.household.len()), (vec!["Senegalese".to_owned()], 1));
}

pub async fn the_registry_section_is_closed_to_whoever_is_not_signed_in(municipality: &Municipality) {
    let app = municipality.an_app();
    assert_eq!(problem(app.with_token(Method::GET, REGISTRY, "nonsense").await).await.code, Code::SignInNeeded);
    let proof = app.device.proof(&Method::GET, REGISTRY);
    let refused = app.device.send(Method::GET, REGISTRY, b"", Some(proof)).await;
    assert_eq!(problem(refused).await.code, Code::SignInNeeded);
}

pub async fn who_resides_elsewhere_is_not_found_in_the_register(municipality: &Municipality) {
    let savini = signed(municipality, "savini").await;
    for _ in 0..2 {
        let registry = savini.registry().await;
        assert_eq!((registry.entry, registry.register_office), (None, Asked::NotFound));
    }
}

pub async fn the_register_is_asked_once_a_day_and_when_the_person_wishes(municipality: &Municipality) {
    let zoli = signed(municipality, "zoli").await;
    zoli.registry().await;
    zoli.behaves("", "guasto").await;
    municipality.it_is("2026-11-23T09:09:00Z");
    let registry = zoli.registry().await;
    assert_eq!(registry.register_office, Asked::Answered);
    assert_eq!(registry.entry.unwrap().at.to_string(), "2026-11-23T09:00:00Z");
    let anew = zoli.registry_anew().await;
    assert_eq!(anew.register_office, Asked::Away);
    // It comes back; it is left alone for five seconds after a failure.
    zoli.behaves("", "").await;
    assert_eq!(zoli.registry_anew().await.register_office, Asked::Away);
    municipality.it_is("2026-11-23T09:09:05Z");
    let registry = zoli.registry_anew().await;
    assert_eq!(registry.register_office, Asked::Answered);
    assert_eq!(registry.entry.unwrap().at.to_string(), "2026-11-23T09:09:05Z");
    municipality.it_is("2026-11-24T09:09:05Z");
    let zoli = signed(municipality, "zoli").await;
    assert_eq!(zoli.registry().await.entry.unwrap().at.to_string(), "2026-11-24T09:09:05Z");
}

pub async fn a_register_that_is_away_leaves_what_it_told_before(municipality: &Municipality) {
    let ricci = signed(municipality, "ricci").await;
    let before = ricci.registry().await;
    for (condition, minute) in [("guasto", 1), ("lento", 2), ("deviato", 3)] {
        ricci.behaves("RCCDLA45B67H199S", condition).await;
        municipality.it_is(&format!("2026-11-23T09:0{minute}:00Z"));
        let now = ricci.registry_anew().await;
        assert_eq!((now.register_office, now.entry), (Asked::Away, before.entry.clone()), "{condition}");
    }
    let nobody_yet = signed(municipality, "casadei").await.registry().await;
    // The register was left alone for everybody.
    assert_eq!((nobody_yet.register_office, nobody_yet.entry), (Asked::Away, None));
}

pub async fn whoever_the_register_no_longer_knows_has_no_household(municipality: &Municipality) {
    let zoli = signed(municipality, "zoli").await;
    assert!(zoli.registry().await.entry.is_some());
    zoli.behaves("ZLOMRC79M19D458N", "sconosciuto").await;
    let now = zoli.registry_anew().await;
    assert_eq!((now.register_office, now.entry), (Asked::NotFound, None));
    zoli.behaves("ZLOMRC79M19D458N", "").await;
    assert_eq!(zoli.registry().await.register_office, Asked::NotFound);
    assert_eq!(zoli.registry_anew().await.register_office, Asked::Answered);
}

pub async fn the_pages_of_the_sandbox_s_registers_are_plain_forms(municipality: &Municipality) {
    let browser = municipality.a_stranger();
    for (path, title, known) in [
        ("/sandbox/anagrafe", "Anagrafe di prova", "Elena Casadei"),
        ("/sandbox/imprese", "Registro imprese di prova", "CAF di Prova"),
    ] {
        let page = browser.page(path).await;
        assert!(page.contains(&format!("<h1>{title}</h1>")) && page.contains(known) && !page.contains("<script"));
        let set = browser.post(&format!("{path}/stato"), &[("chi", ""), ("stato", "lento")]).await;
        assert_eq!(set.headers()["location"], path);
        assert!(browser.page(path).await.contains("Tutti gli altri"));
        let nonsense = browser.post(&format!("{path}/stato"), &[("chi", ""), ("stato", "nonsense")]).await;
        assert_eq!(nonsense.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
}
