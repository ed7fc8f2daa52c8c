use proptest::prelude::*;

use super::*;

const GOOD: [(&str, &str); 10] = [
    ("client_id", "https://comune.example"),
    ("redirect_uri", "https://comune.example/accesso/ritorno"),
    ("response_type", "code"),
    ("scope", "openid"),
    ("state", "0123456789abcdef0123456789abcdef"),
    ("nonce", "fedcba9876543210fedcba9876543210"),
    ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
    ("code_challenge_method", "S256"),
    ("acr_values", "https://www.spid.gov.it/SpidL3 https://www.spid.gov.it/SpidL2"),
    ("prompt", "consent"),
];

fn client() -> Client {
    Client {
        id: "https://comune.example".into(),
        redirect_uri: "https://comune.example/accesso/ritorno".into(),
        key: None,
        issuer: "https://issuer.example".into(),
    }
}

/// A good request in which one parameter is another; an empty one counts as absent.
fn read(name: &str, value: &str) -> Result<Request, Refusal> {
    let others = GOOD.into_iter().filter(|(known, _)| *known != name);
    let query = serde_urlencoded::to_string(others.chain([(name, value)]).collect::<Vec<_>>()).expect("a query");
    Request::read(&query, &client(), Timestamp::UNIX_EPOCH)
}

#[test]
fn a_request_of_the_profile_is_taken_with_its_least_level() {
    let request = read("ui_locales", "it").expect("taken");
    assert_eq!((request.level, request.nonce.as_str()), (Level::L2, "fedcba9876543210fedcba9876543210"));
}

#[test]
fn whoever_cannot_be_sent_back_stays_here() {
    for (name, value) in [
        ("client_id", ""),
        ("client_id", "https://other.example"),
        ("redirect_uri", ""),
        ("redirect_uri", "https://comune.example/accesso/ritorno/"),
        ("redirect_uri", "https://comune.example.other.example/accesso/ritorno"),
        ("redirect_uri", "https://comune.example/accesso/ritorno?x=1"),
    ] {
        assert!(matches!(read(name, value), Err(Refusal::Here(_))), "{name}={value}");
    }
    let twice = format!("{}&state=x", serde_urlencoded::to_string(GOOD).expect("a query"));
    assert!(matches!(Request::read(&twice, &client(), Timestamp::UNIX_EPOCH), Err(Refusal::Here(_))));
}

#[test]
fn what_the_profile_forbids_is_told_to_the_client() {
    let short = "0123456789abcdef0123456789abcde";
    for (name, value, error) in [
        ("response_type", "", "unsupported_response_type"),
        ("response_type", "code id_token", "unsupported_response_type"),
        ("response_mode", "fragment", "invalid_request"),
        ("scope", "", "invalid_scope"),
        ("scope", "openidx profile", "invalid_scope"),
        ("state", "", "invalid_request"),
        ("state", short, "invalid_request"),
        ("nonce", short, "invalid_request"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw+cM", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("acr_values", "", "invalid_request"),
        ("acr_values", "https://www.spid.gov.it/SpidL9", "invalid_request"),
        ("prompt", "", "invalid_request"),
        ("prompt", "none", "login_required"),
        ("claims", "{", "invalid_request"),
        ("request_uri", "https://comune.example/request", "request_uri_not_supported"),
        ("registration", "{}", "registration_not_supported"),
    ] {
        match read(name, value) {
            Err(Refusal::Back(way, told, _)) => {
                assert_eq!(told, error, "{name}={value}");
                assert_eq!(way.redirect_uri, client().redirect_uri);
            }
            other => panic!("{name}={value}: {other:?}"),
        }
    }
}

proptest! {
    #[test]
    fn whatever_comes_never_panics(query in any::<String>(), name in "[a-z_]{1,24}", value in any::<String>()) {
        let _ = Request::read(&query, &client(), Timestamp::UNIX_EPOCH);
        let _ = read(&name, &value);
    }
}
