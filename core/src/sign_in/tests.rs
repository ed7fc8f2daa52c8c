use std::sync::atomic::{AtomicU8, Ordering};

use proptest::prelude::*;
use rapida_contract::sign_in::Level;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;
use crate::world::World;

const BACK: &str = "http://127.0.0.1:49152/ritorno";
const ISSUER: &str = "https://comune.example";

fn noon() -> Timestamp {
    "2026-11-23T11:00:00Z".parse().unwrap()
}

fn metadata(page: &str) -> Metadata {
    Metadata { issuer: ISSUER.to_owned(), authorization_endpoint: page.to_owned() }
}

fn wish() -> Wish {
    Wish { level: Level::L2, return_to: "/segnala/3".to_owned() }
}

fn attempt() -> Attempt {
    let turn = AtomicU8::new(0);
    let world = World::new(noon, move |bytes| bytes.fill(turn.fetch_add(1, Ordering::Relaxed)));
    Attempt::new(metadata("https://comune.example/oauth/authorize"), wish(), BACK.to_owned(), &world).unwrap()
}

fn citizen() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let citizen = Store::open(folder.path(), &StoreKey([1; 32]), noon()).unwrap().citizen;
    (folder, citizen)
}

fn zoli() -> SignedIn {
    SignedIn {
        given_name: "Anna".to_owned(),
        family_name: "Zoli".to_owned(),
        tax_code: "ZLONNA85M41H199Q".to_owned(),
        level: Level::L1,
        issuer: "federa".to_owned(),
        issuer_name: "FedERa".to_owned(),
        since: noon(),
    }
}

#[test]
fn the_browser_is_sent_with_a_challenge_a_state_and_a_level() {
    let attempt = attempt();
    let (page, query) = attempt.address.split_once('?').unwrap();
    assert_eq!(page, "https://comune.example/oauth/authorize");
    let mut said: Vec<(String, String)> = oauth2::url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    said.sort();
    let names: Vec<&str> = said.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "acr_values",
        "client_id",
        "code_challenge",
        "code_challenge_method",
        "redirect_uri",
        "response_type",
        "state",
    ];
    assert_eq!(names, expected);
    assert!(said.contains(&("code_challenge_method".into(), "S256".into())));
    assert!(said.contains(&("redirect_uri".into(), BACK.into())));
    assert!(said.contains(&("acr_values".into(), "https://www.spid.gov.it/SpidL2".into())));
    assert!(!query.contains(&attempt.verifier), "the verifier stays here");
    assert_eq!(attempt.until, noon() + PATIENCE);
}

#[test]
fn nothing_but_a_page_is_opened() {
    for address in ["file:///etc/passwd", "javascript:alert(1)", "rapida", ""] {
        let refused = Attempt::new(metadata(address), wish(), BACK.to_owned(), &World::real());
        assert!(refused.is_err(), "{address}");
    }
}

#[test]
fn an_answer_is_read_only_where_it_belongs_to_this_sign_in() {
    let attempt = attempt();
    let state = &attempt.state;
    for (address, expected) in [
        (format!("{BACK}?code=c&state={state}&iss={ISSUER}"), Some(Ok("c".to_owned()))),
        (format!("{BACK}?code=c&state={state}"), Some(Err(Code::SignInFailed))),
        (format!("{BACK}?code=c&state={state}&iss=https://evil.example"), Some(Err(Code::SignInFailed))),
        (format!("{BACK}?state={state}&iss={ISSUER}"), Some(Err(Code::SignInFailed))),
        (format!("{BACK}?error=access_denied&state={state}&iss={ISSUER}"), Some(Err(Code::SignInRefused))),
        (format!("{BACK}?error=access_denied&code=c&state={state}&iss={ISSUER}"), Some(Err(Code::SignInFailed))),
        (format!("{BACK}?error=temporarily_unavailable&state={state}&iss={ISSUER}"), Some(Err(Code::IssuerAway))),
        (
            format!("{BACK}?error=unmet_authentication_requirements&state={state}&iss={ISSUER}"),
            Some(Err(Code::SignInLevel)),
        ),
        (format!("{BACK}?error=server_error&state={state}&iss={ISSUER}"), Some(Err(Code::SignInFailed))),
        (format!("{BACK}?code=c&state=another&iss={ISSUER}"), None),
        (format!("{BACK}?code=c&iss={ISSUER}"), None),
        (format!("{BACK}?code=c&state={state}&state={state}&iss={ISSUER}"), None),
        (format!("http://127.0.0.1:1/ritorno?code=c&state={state}&iss={ISSUER}"), None),
        (BACK.to_owned(), None),
    ] {
        assert_eq!(attempt.read(&address), expected, "{address}");
    }
}

#[test]
fn what_comes_back_is_taken_once_and_in_time() {
    let (_folder, citizen) = citizen();
    let attempt = attempt();
    let address = format!("{BACK}?code=c&state={}&iss={ISSUER}", attempt.state);
    assert!(take(&citizen, &address, noon()).unwrap().is_none(), "nothing is waited for");
    begin(&citizen, &attempt).unwrap();
    assert!(take(&citizen, BACK, noon()).unwrap().is_none());
    let comeback = take(&citizen, &address, noon()).unwrap().unwrap();
    assert_eq!((comeback.attempt, comeback.said), (attempt.clone(), Ok("c".to_owned())));
    assert!(take(&citizen, &address, noon()).unwrap().is_none(), "a second time");
    begin(&citizen, &attempt).unwrap();
    let late = take(&citizen, &address, attempt.until).unwrap().unwrap();
    assert_eq!(late.said, Err(Code::SignInLate));
}

#[test]
fn a_sign_in_on_a_phone_outlives_the_app_and_one_at_a_port_does_not() {
    let (_folder, citizen) = citizen();
    for (redirect_uri, lasts) in [(APP_REDIRECT, true), (BACK, false)] {
        begin(&citizen, &Attempt { redirect_uri: redirect_uri.to_owned(), ..attempt() }).unwrap();
        give_up_port(&citizen).unwrap();
        assert_eq!(waiting(&citizen).unwrap().is_some(), lasts, "{redirect_uri}");
    }
}

#[test]
fn who_signs_in_in_anothers_place_leaves_their_session() {
    let (_folder, citizen) = citizen();
    arrive(&citizen, &zoli(), "first").unwrap();
    arrive(&citizen, &SignedIn { level: Level::L2, ..zoli() }, "second").unwrap();
    assert_eq!(person(&citizen).unwrap().unwrap().level, Level::L2);
    assert_eq!(to_revoke(&citizen).unwrap().as_deref(), Some("first"));
    revoked(&citizen, "first").unwrap();
    assert_eq!(to_revoke(&citizen).unwrap(), None);
}

#[test]
fn a_token_that_is_no_longer_the_sessions_changes_nothing() {
    let (_folder, citizen) = citizen();
    arrive(&citizen, &zoli(), "first").unwrap();
    assert!(renew(&citizen, "first", "second").unwrap());
    assert!(!renew(&citizen, "first", "third").unwrap());
    assert!(!end(&citizen, "first", noon()).unwrap());
    assert_eq!(person(&citizen).unwrap(), Some(zoli()));
    assert!(end(&citizen, "second", noon()).unwrap());
    assert_eq!((person(&citizen).unwrap(), ended_at(&citizen).unwrap()), (None, Some(noon())));
    leave(&citizen).unwrap();
    assert_eq!((to_revoke(&citizen).unwrap(), ended_at(&citizen).unwrap()), (None, None));
}

proptest! {
    #[test]
    fn whatever_comes_back_never_panics(address in any::<String>(), query in any::<String>()) {
        let _ = attempt().read(&address);
        let _ = attempt().read(&format!("{BACK}?{query}"));
    }
}
