//! The municipality between the app and an issuer: a person signs in, and whatever goes wrong is told to the app.

use rapida_contract::problem::Code;
use rapida_contract::sign_in::{ME, METADATA, REVOKE, SESSIONS};
use rapida_server::sandbox_issuer;
use reqwest::{Method, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::app::{LOOPBACK, STATE, SigningApp, location, query, tokens};
use crate::client::problem;
use crate::municipality::Municipality;
use crate::operator::between;

const ZOLI: [(&str, &str); 2] = [("identita", "zoli"), ("livello", "L2")];

fn text<'a>(tokens: &'a Value, name: &str) -> &'a str {
    tokens[name].as_str().unwrap_or_else(|| panic!("{name} in {tokens}"))
}

async fn fault(answer: Response) -> (u16, String) {
    let status = answer.status().as_u16();
    let told: Value = answer.json().await.unwrap();
    (status, text(&told, "error").to_owned())
}

fn invalid_grant() -> (u16, String) {
    (400, "invalid_grant".to_owned())
}

pub async fn a_person_signs_in_and_the_app_knows_who(municipality: &Municipality) {
    let mut app = municipality.an_app();
    let told = app.enter(&[], &[("identita", "minguzzi"), ("livello", "L2")]).await;
    assert_eq!((told["state"].as_str(), &told["iss"]), (STATE, &municipality.url()));
    let given = tokens(app.redeem(&told["code"], &[]).await).await;
    assert_eq!((text(&given, "token_type"), given["expires_in"].as_i64()), ("DPoP", Some(600)));
    let me: Value = app.me(text(&given, "access_token")).await.json().await.unwrap();
    assert_eq!((&me["level"], &me["origin"]), (&json!("L2"), &json!("federa-prova")));
    assert_eq!(me["origin_name"], "FedERa di prova");
    let expected = json!({
        "tax_code": "MNGCHR83C61A944T",
        "given_name": "Chiara",
        "family_name": "Minguzzi",
        "gender": "female",
        "birthdate": "1983-03-21",
        "birthplace": "A944",
        "email": "chiara.minguzzi@posta.example",
        "phone": "+393330000008",
        "digital_address": "chiara.minguzzi@pec.example",
        "street": "Via del Mosaico di Prova 22",
        "postal_code": "48121",
        "town": "Ravenna",
        "company_name": "Bottega di Prova di Chiara Minguzzi",
        "company_office": "Via del Mosaico di Prova 22, 48121 Ravenna RA",
        "vat_number": "99900030398",
    });
    assert_eq!(me["person"], expected);
}

pub async fn the_authorization_server_says_what_it_is(municipality: &Municipality) {
    let told: Value = municipality.a_stranger().get(METADATA).await.json().await.unwrap();
    assert_eq!(told["issuer"], municipality.url());
    assert_eq!(told["token_endpoint"], format!("{}/oauth/token", municipality.url()));
    assert_eq!(told["code_challenge_methods_supported"], json!(["S256"]));
    assert_eq!(told["authorization_response_iss_parameter_supported"], json!(true));
}

pub async fn a_foreign_app_is_never_answered_elsewhere(municipality: &Municipality) {
    let app = municipality.an_app();
    for (name, value) in [
        ("client_id", "another"),
        ("redirect_uri", "https://evil.example/ritorno"),
        ("redirect_uri", "http://127.0.0.1:51004/ritorno/"),
        ("redirect_uri", "http://127.0.0.1:51004@evil.example/ritorno"),
        ("redirect_uri", ""),
    ] {
        let answer = app.browser.get(&app.request(&[(name, value)])).await;
        assert_eq!((answer.status(), answer.headers().get(header::LOCATION)), (StatusCode::BAD_REQUEST, None));
        assert!(answer.text().await.unwrap().contains("Accesso non riuscito"), "{name}={value}");
    }
}

pub async fn what_the_app_may_not_ask_is_told_to_it(municipality: &Municipality) {
    let app = municipality.an_app();
    for (name, value, error) in [
        ("response_type", "token", "unsupported_response_type"),
        ("state", "short", "invalid_request"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("code_challenge_method", "", "invalid_request"),
        ("acr_values", "https://www.spid.gov.it/SpidL9", "invalid_request"),
    ] {
        for back in [LOOPBACK, "http://[::1]:8/ritorno", "it.ravenna.comune.rapida:/ritorno"] {
            let answer = app.browser.get(&app.request(&[(name, value), ("redirect_uri", back)])).await;
            let there = location(&answer);
            assert!(there.starts_with(back), "{there}");
            assert_eq!(query(&there)["error"], error, "{name}={value}");
        }
    }
}

pub async fn what_an_issuer_does_wrong_signs_nobody_in(municipality: &Municipality) {
    let level = [("acr_values", "https://www.spid.gov.it/SpidL2")];
    for (mischief, chosen, error) in [
        ("", "L1", "unmet_authentication_requirements"),
        ("senza-acr", "L2", "unmet_authentication_requirements"),
        ("occupato", "L2", "temporarily_unavailable"),
        ("iss", "L2", "server_error"),
        ("senza-iss", "L2", "server_error"),
        ("tardi", "L2", "server_error"),
        ("nonce", "L2", "server_error"),
        ("token-iss", "L2", "server_error"),
        ("token-aud", "L2", "server_error"),
        ("token-at-hash", "L2", "server_error"),
        ("token-scaduto", "L2", "server_error"),
        ("token-firma", "L2", "server_error"),
        ("sub", "L2", "server_error"),
    ] {
        let choice = [("identita", "zoli"), ("livello", chosen), ("prova", mischief)];
        let told = municipality.an_app().enter(&level, &choice).await;
        let found = (told["error"].as_str(), told["state"].as_str(), told.get("code"));
        assert_eq!(found, (error, STATE, None), "{mischief}: {told:?}");
    }
    let refused = municipality.an_app().enter(&level, &[("esito", "annulla")]).await;
    assert_eq!(refused["error"], "access_denied");
    let mut app = municipality.an_app();
    let asked = app.press_the_button(&level).await;
    let back = app.choose(&asked, &[("esito", "annulla")]).await;
    // A refusal, too, must come in the issuer's own name (RFC 9207, 2.4).
    let foreign = back.replace("%2Ffedera", "%2Faltra");
    assert_ne!(foreign, back);
    assert_eq!(query(&location(&app.come_back(&foreign).await))["error"], "server_error");
    let higher = municipality.an_app().enter(&level, &[("identita", "zoli"), ("livello", "L3")]).await;
    assert!(higher.contains_key("code"));
}

pub async fn a_codice_fiscale_that_is_none_is_told_on_a_page_that_leads_back(municipality: &Municipality) {
    let mut app = municipality.an_app();
    let asked = app.press_the_button(&[]).await;
    let back = app.choose(&asked, &[&ZOLI[..], &[("prova", "codice-fiscale")]].concat()).await;
    let answer = app.come_back(&back).await;
    assert_eq!((answer.status(), answer.headers().get(header::LOCATION)), (StatusCode::BAD_GATEWAY, None));
    let page = answer.text().await.unwrap();
    assert!(page.contains("un codice fiscale che non è valido"), "{page}");
    let on = between(&page, "class=\"button\" href=\"", "\"").replace("&amp;", "&");
    let told = query(&on);
    assert!(on.starts_with(LOOPBACK) && !told.contains_key("code"), "{on}");
    assert_eq!((told["error"].as_str(), told["state"].as_str()), ("server_error", STATE));
}

pub async fn what_was_told_belongs_to_the_session(municipality: &Municipality) {
    let (mut phone, mut computer) = (municipality.an_app(), municipality.an_app());
    let on_phone = phone.sign_in("ravaioli-personale", "L1").await;
    municipality.it_is("2026-11-23T09:05:00Z");
    let on_computer = computer.sign_in("ravaioli", "L2").await;
    let me = async |app: &SigningApp, given: &Value| -> Value {
        app.me(text(given, "access_token")).await.json().await.unwrap()
    };
    let (phone, computer) = (me(&phone, &on_phone).await, me(&computer, &on_computer).await);
    assert_eq!(phone["person"]["tax_code"], computer["person"]["tax_code"]);
    assert_eq!((phone["person"].get("vat_number"), &computer["person"]["vat_number"]), (None, &json!("99900010390")));
    assert_eq!((&phone["level"], &phone["told_at"]), (&json!("L1"), &json!("2026-11-23T09:00:00Z")));
    assert_eq!((&computer["level"], &computer["told_at"]), (&json!("L2"), &json!("2026-11-23T09:05:00Z")));
}

pub async fn a_sign_in_ends_in_the_browser_that_began_it_and_once(municipality: &Municipality) {
    let (mut app, mut other) = (municipality.an_app(), municipality.an_app());
    let (asked, others) = (app.press_the_button(&[]).await, other.press_the_button(&[]).await);
    assert_ne!(query(&asked)["state"], query(&others)["state"]);
    let back = app.choose(&asked, &ZOLI).await;
    let stranger = municipality.an_app();
    for address in [back.as_str(), &back.replace("state=", "state=0"), &back.replace("state=", "x=")] {
        for browser in [&other, &stranger] {
            let answer = browser.come_back(address).await;
            assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
            assert!(answer.text().await.unwrap().contains("partito da un altro browser"));
        }
    }
    assert!(query(&location(&app.come_back(&back).await)).contains_key("code"));
    assert_eq!(app.come_back(&back).await.status(), StatusCode::BAD_REQUEST);
    let late = app.press_the_button(&[]).await;
    let back = app.choose(&late, &ZOLI).await;
    municipality.it_is("2026-11-23T09:15:00Z");
    assert_eq!(app.come_back(&back).await.status(), StatusCode::BAD_REQUEST);
}

pub async fn a_code_that_was_slipped_into_another_sign_in_is_of_no_use(municipality: &Municipality) {
    let (mut victim, mut thief) = (municipality.an_app(), municipality.an_app());
    let (asked, thiefs) = (victim.press_the_button(&[]).await, thief.press_the_button(&[]).await);
    let stolen = query(&victim.choose(&asked, &ZOLI).await);
    let own = thief.choose(&thiefs, &[("identita", "ricci"), ("livello", "L2")]).await;
    let mixed = own.replace(&query(&own)["code"], &stolen["code"]);
    assert_ne!(mixed, own);
    let told = query(&location(&thief.come_back(&mixed).await));
    assert_eq!((told["error"].as_str(), told.get("code")), ("server_error", None));
}

pub async fn two_sign_ins_of_a_browser_do_not_disturb_each_other(municipality: &Municipality) {
    let mut app = municipality.an_app();
    let first = app.press_the_button(&[]).await;
    let second = app.press_the_button(&[("state", "the-second-state-of-this-app")]).await;
    for (asked, state) in [(second, "the-second-state-of-this-app"), (first, STATE)] {
        let back = app.choose(&asked, &ZOLI).await;
        assert_eq!(query(&location(&app.come_back(&back).await))["state"], state);
    }
}

pub async fn an_issuer_changes_its_keys_unannounced(municipality: &Municipality) {
    let mut app = municipality.an_app();
    for _ in 0..2 {
        app.sign_in("zoli", "L2").await;
        // Twice: the key that is known here is not even among the published ones any more.
        sandbox_issuer::rotate(municipality.app()).await.unwrap();
        sandbox_issuer::rotate(municipality.app()).await.unwrap();
    }
}

pub async fn a_code_of_the_app_is_good_once_for_a_minute_and_with_its_verifier(municipality: &Municipality) {
    let mut app = municipality.an_app();
    for (name, value, expected) in [
        ("code_verifier", "another", invalid_grant()),
        ("code_verifier", "", invalid_grant()),
        ("redirect_uri", "it.ravenna.comune.rapida:/ritorno", invalid_grant()),
        ("code", "another", invalid_grant()),
        ("client_id", "another", (401, "invalid_client".to_owned())),
        ("grant_type", "password", (400, "unsupported_grant_type".to_owned())),
        ("grant_type", "", (400, "invalid_request".to_owned())),
    ] {
        let code = app.enter(&[], &ZOLI).await["code"].clone();
        assert_eq!(fault(app.redeem(&code, &[(name, value)]).await).await, expected, "{name}={value}");
    }
    let code = app.enter(&[], &ZOLI).await["code"].clone();
    let given = tokens(app.redeem(&code, &[]).await).await;
    assert_eq!(fault(municipality.an_app().redeem(&code, &[]).await).await, invalid_grant());
    // Whoever came second may be a thief: what the first one was given ends (RFC 6749, 4.1.2).
    assert_eq!(problem(app.me(text(&given, "access_token")).await).await.code, Code::SignInNeeded);
    let late = app.enter(&[], &ZOLI).await["code"].clone();
    municipality.it_is("2026-11-23T09:01:00Z");
    assert_eq!(fault(app.redeem(&late, &[]).await).await, invalid_grant());
}

pub async fn a_refresh_token_is_good_once_and_a_stolen_one_ends_the_session(municipality: &Municipality) {
    let mut app = municipality.an_app();
    let first = app.sign_in("zoli", "L2").await;
    let second = tokens(app.refresh(text(&first, "refresh_token")).await).await;
    let third = tokens(app.refresh(text(&second, "refresh_token")).await).await;
    assert_eq!(app.me(text(&third, "access_token")).await.status(), StatusCode::OK);
    assert_eq!(problem(app.me(text(&second, "access_token")).await).await.code, Code::SignInNeeded);
    assert_eq!(fault(app.refresh(text(&first, "refresh_token")).await).await, invalid_grant());
    for token in [text(&third, "access_token"), text(&second, "access_token")] {
        assert_eq!(problem(app.me(token).await).await.code, Code::SignInNeeded);
    }
    assert_eq!(fault(app.refresh(text(&third, "refresh_token")).await).await, invalid_grant());
}

pub async fn a_refresh_whose_answer_was_lost_is_repeated(municipality: &Municipality) {
    let mut app = municipality.an_app();
    let first = app.sign_in("zoli", "L2").await;
    let lost = tokens(app.refresh(text(&first, "refresh_token")).await).await;
    let repeated = tokens(app.refresh(text(&first, "refresh_token")).await).await;
    assert_eq!(app.me(text(&repeated, "access_token")).await.status(), StatusCode::OK);
    let next = tokens(app.refresh(text(&repeated, "refresh_token")).await).await;
    // What was lost turns up after all: it was not the app that kept it.
    assert_eq!(fault(app.refresh(text(&lost, "refresh_token")).await).await, invalid_grant());
    assert_eq!(problem(app.me(text(&next, "access_token")).await).await.code, Code::SignInNeeded);
}

pub async fn tokens_are_worth_nothing_with_another_key_or_too_late(municipality: &Municipality) {
    let (mut app, thief) = (municipality.an_app(), municipality.an_app());
    let given = app.sign_in("zoli", "L2").await;
    let access = text(&given, "access_token");
    assert_eq!(fault(app.refresh("nonsense").await).await, invalid_grant());
    for token in [access, text(&given, "refresh_token"), "nonsense"] {
        assert_eq!(problem(thief.me(token).await).await.code, Code::SignInNeeded, "{token}");
    }
    assert_eq!(app.me(access).await.status(), StatusCode::OK);
    assert_eq!(problem(app.me(text(&given, "refresh_token")).await).await.code, Code::SignInNeeded);
    municipality.it_is("2026-11-23T09:10:00Z");
    assert_eq!(fault(app.refresh(access).await).await, invalid_grant());
    assert_eq!(problem(app.me(access).await).await.code, Code::SignInNeeded);
    let given = tokens(app.refresh(text(&given, "refresh_token")).await).await;
    assert_eq!(fault(thief.refresh(text(&given, "refresh_token")).await).await, invalid_grant());
    assert_eq!(problem(app.me(text(&given, "access_token")).await).await.code, Code::SignInNeeded);
    let given = app.sign_in("zoli", "L2").await;
    municipality.it_is("2026-12-24T09:10:00Z");
    assert_eq!(fault(app.refresh(text(&given, "refresh_token")).await).await, invalid_grant());
}

pub async fn a_proof_goes_with_the_token_that_it_names(municipality: &Municipality) {
    let (mut app, mut other) = (municipality.an_app(), municipality.an_app());
    let (given, foreign) = (app.sign_in("zoli", "L2").await, other.sign_in("ricci", "L2").await);
    let access = text(&given, "access_token");
    for named in [None, Some(text(&foreign, "access_token")), Some("")] {
        let refused = app.with_token_and_proof(Method::GET, ME, access, named).await;
        assert_eq!(problem(refused).await.code, Code::NoProof, "{named:?}");
    }
    assert_eq!(app.me(access).await.status(), StatusCode::OK);
}

pub async fn who_signs_out_or_in_again_leaves_the_old_session(municipality: &Municipality) {
    let (mut app, stranger) = (municipality.an_app(), municipality.an_app());
    let low = app.sign_in("zoli", "L1").await;
    let high = app.sign_in("zoli", "L3").await;
    assert_eq!(problem(app.me(text(&low, "access_token")).await).await.code, Code::SignInNeeded);
    let me: Value = app.me(text(&high, "access_token")).await.json().await.unwrap();
    assert_eq!(me["level"], "L3");
    let leaving = format!("token={}", text(&high, "refresh_token"));
    for (who, expected) in [(&stranger, StatusCode::OK), (&app, StatusCode::UNAUTHORIZED)] {
        assert_eq!(who.post(REVOKE, &leaving).await.status(), StatusCode::OK);
        assert_eq!(app.me(text(&high, "access_token")).await.status(), expected);
    }
    assert_eq!(app.post(REVOKE, "token=nonsense").await.status(), StatusCode::OK);
}

pub async fn a_lost_phone_s_session_is_ended_from_another_device(municipality: &Municipality) {
    let (mut phone, mut computer, mut other) = (municipality.an_app(), municipality.an_app(), municipality.an_app());
    let (on_phone, on_other) = (phone.sign_in("zoli", "L2").await, other.sign_in("ricci", "L2").await);
    municipality.it_is("2026-11-23T09:01:00Z");
    let on_computer = computer.sign_in("zoli", "L1").await;
    let token = text(&on_computer, "access_token");
    let sessions =
        async || -> Vec<Value> { computer.with_token(Method::GET, SESSIONS, token).await.json().await.unwrap() };
    let found = sessions().await;
    let seen: Vec<_> = found.iter().map(|one| (one["is_this"].as_bool().unwrap(), text(one, "level"))).collect();
    assert_eq!(seen, [(true, "L1"), (false, "L2")]);
    let lost = format!("{SESSIONS}/{}", text(&found[1], "id"));
    // What is not one's own is as if it were not there.
    let foreign = other.with_token(Method::DELETE, &lost, text(&on_other, "access_token")).await;
    assert_eq!(problem(foreign).await.code, Code::NotFound);
    let nobody = problem(phone.with_token(Method::DELETE, &lost, "nonsense").await).await;
    assert_eq!(nobody.code, Code::SignInNeeded);
    for expected in [StatusCode::NO_CONTENT, StatusCode::NOT_FOUND] {
        assert_eq!(computer.with_token(Method::DELETE, &lost, token).await.status(), expected);
    }
    assert_eq!(sessions().await.len(), 1);
    assert_eq!(problem(phone.me(text(&on_phone, "access_token")).await).await.code, Code::SignInNeeded);
    assert_eq!(fault(phone.refresh(text(&on_phone, "refresh_token")).await).await, invalid_grant());
    let nonsense = format!("{SESSIONS}/nonsense");
    assert_eq!(computer.with_token(Method::DELETE, &nonsense, token).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(computer.with_token(Method::DELETE, SESSIONS, token).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(problem(computer.me(token).await).await.code, Code::SignInNeeded);
    assert_eq!(other.me(text(&on_other, "access_token")).await.status(), StatusCode::OK);
}

pub async fn a_device_that_was_silent_for_thirty_days_is_not_signed_in(municipality: &Municipality) {
    let (mut phone, mut computer) = (municipality.an_app(), municipality.an_app());
    phone.sign_in("zoli", "L2").await;
    for (day, expected) in [("2026-12-23T08:59:59Z", 2), ("2026-12-23T09:00:00Z", 1)] {
        municipality.it_is(day);
        let given = computer.sign_in("zoli", "L2").await;
        let found = computer.with_token(Method::GET, SESSIONS, text(&given, "access_token")).await;
        assert_eq!(found.headers()["cache-control"], "no-store");
        assert_eq!(found.json::<Vec<Value>>().await.unwrap().len(), expected, "{day}");
    }
}

pub async fn the_sign_in_speaks_the_language_of_the_browser(municipality: &Municipality) {
    let app = municipality.an_app();
    for (language, title, stopped) in [
        ("it", "Entra", "Torna nell'app e premi Entra"),
        ("en-GB,en;q=0.9", "Sign in", "Go back to the app and press Sign in"),
        ("de", "Anmelden", "Kehre in die App zurück und drücke Anmelden"),
        ("fr", "Entra", "Torna nell'app e premi Entra"),
    ] {
        let page = async |path: &str| app.browser.get_in(language, path).await.text().await.unwrap();
        assert!(page(&app.request(&[])).await.contains(&format!("<h1>{title}</h1>")), "{language}");
        for path in [app.request(&[("client_id", "another")]).as_str(), "/accesso/ritorno"] {
            assert!(page(path).await.contains(stopped), "{language} {path}");
        }
    }
}
