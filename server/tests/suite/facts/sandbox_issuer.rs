//! "FedERa di prova": a complete OpenID Connect provider, looked at from outside with another's library.

use std::time::Duration;

use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKey, CoreUserInfoJsonWebToken};
use openidconnect::{AccessToken, AccessTokenHash, ClaimsVerificationError, ClientId, JsonWebKey, UserInfoVerifier};
use rapida_contract::Timestamp;
use rapida_server::sandbox_issuer;
use reqwest::{Response, StatusCode, header};
use serde_json::{Value, json};

use crate::municipality::{MONDAY, Municipality};
use crate::relying_party::{RelyingParty, an_attempt, nonce};

fn monday() -> Timestamp {
    MONDAY.parse().unwrap()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}"))
}

async fn error(answer: Response) -> (StatusCode, String) {
    let status = answer.status();
    let told: Value = answer.json().await.unwrap();
    (status, text(&told, "error").to_owned())
}

/// The claims of a token, whoever signed it.
fn claims(token: &str) -> Value {
    use base64::Engine;
    let claims = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap()
}

/// Whether the ID token is that of the access token (`at_hash`).
fn belongs(tokens: &Value, verifier: &CoreIdTokenVerifier) -> bool {
    let id_token: CoreIdToken = text(tokens, "id_token").parse().unwrap();
    let access_token = AccessToken::new(text(tokens, "access_token").to_owned());
    let (algorithm, key) = (id_token.signing_alg().unwrap(), id_token.signing_key(verifier).unwrap());
    let hash = AccessTokenHash::from_token(&access_token, algorithm, key).unwrap();
    claims(text(tokens, "id_token"))["at_hash"] == json!(hash)
}

pub async fn the_issuer_tells_what_it_is_and_its_keys(municipality: &Municipality) {
    let party = municipality.a_relying_party();
    let provider = party.discover().await;
    assert_eq!(provider.issuer().as_str(), format!("{}/sandbox/federa", municipality.url()));
    assert_eq!(provider.jwks().keys().len(), 1);
    let told: Value = party.browser.get("/sandbox/federa/.well-known/openid-configuration").await.json().await.unwrap();
    for (name, expected) in [
        ("response_types_supported", json!(["code"])),
        ("subject_types_supported", json!(["pairwise"])),
        ("code_challenge_methods_supported", json!(["S256"])),
        ("authorization_response_iss_parameter_supported", json!(true)),
        ("claims_parameter_supported", json!(true)),
        ("acr_values_supported", json!(["1", "2", "3"].map(|level| format!("https://www.spid.gov.it/SpidL{level}")))),
    ] {
        assert_eq!(told[name], expected, "{name}");
    }
    assert!(
        told["claims_supported"].as_array().unwrap().contains(&json!("https://attributes.eid.gov.it/fiscal_number"))
    );
    let keys: Value = party.browser.get("/sandbox/federa/jwks.json").await.json().await.unwrap();
    let key = keys["keys"][0].as_object().unwrap();
    // The public half and nothing more: 2048 bits are 342 signs of base64url.
    assert_eq!(key.keys().collect::<Vec<_>>(), ["alg", "e", "kid", "kty", "n", "use"]);
    assert_eq!((text(&keys["keys"][0], "n").len(), text(&keys["keys"][0], "alg")), (342, "RS256"));
}

pub async fn a_person_signs_in_at_each_level(municipality: &Municipality) {
    let party = municipality.a_relying_party();
    let provider = party.discover().await;
    for level in ["L1", "L2", "L3"] {
        let attempt = an_attempt();
        let acr = format!("https://www.spid.gov.it/Spid{level}");
        let back = party.sign_in(&party.request(&attempt, &[("acr_values", &acr)]), "montanari", level, "").await;
        assert_eq!((&back["state"], back["iss"].as_str()), (&attempt.state, provider.issuer().as_str()));
        let tokens = party.tokens(&back["code"]).await;
        let id_token: CoreIdToken = text(&tokens, "id_token").parse().unwrap();
        let verifier = party.verifier(&provider, monday());
        let read = id_token.claims(&verifier, &nonce(&attempt)).unwrap();
        assert_eq!(read.auth_context_ref().unwrap().as_str(), acr);
        assert!(belongs(&tokens, &verifier));
        // SPID tells of the person by UserInfo alone.
        let claims = claims(text(&tokens, "id_token"));
        let names: Vec<_> = claims.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["acr", "at_hash", "aud", "exp", "iat", "iss", "jti", "nbf", "nonce", "sub"]);
    }
}

/// Somebody's tokens, for a request that asks for these claims.
async fn tokens_for(party: &RelyingParty, who: &str, scope: &str, wanted: &Value) -> Value {
    let wanted = wanted.to_string();
    let request = party.request(&an_attempt(), &[("scope", scope), ("claims", &wanted)]);
    let back = party.sign_in(&request, who, "L2", "").await;
    party.tokens(&back["code"]).await
}

pub async fn user_info_tells_what_was_asked_for(municipality: &Municipality) {
    const P: &str = "https://attributes.eid.gov.it";
    let party = municipality.a_relying_party();
    let vat = format!("{P}/vat_number");
    let former = "https://attributes.spid.gov.it/fiscal_number";
    let wanted =
        json!({ "userinfo": { &vat: null, "family_name": { "essential": true }, former: null, "shoe_size": null } });
    let tokens = tokens_for(&party, "minguzzi", "openid", &wanted).await;
    let subject = claims(text(&tokens, "id_token"))["sub"].clone();
    let plain = party.user_info(text(&tokens, "access_token"), "application/json").await;
    assert_eq!(plain.headers()[header::CONTENT_TYPE], "application/json");
    let expected = json!({
        "sub": subject, "family_name": "Minguzzi", former: "TINIT-MNGCHR83C61A944T", vat: "VATIT-99900030398",
    });
    assert_eq!(plain.json::<Value>().await.unwrap(), expected);

    let tokens = tokens_for(&party, "diallo", "openid profile email", &json!({})).await;
    let plain = party.user_info(text(&tokens, "access_token"), "application/json").await;
    let told: Value = plain.json().await.unwrap();
    assert_eq!(told[format!("{P}/fiscal_number")], "TINIT-09990010390");
    assert_eq!((&told["email"], &told["birthdate"]), (&json!("amina.diallo@posta.example"), &json!("2001-05-14")));
}

pub async fn user_info_comes_signed_where_it_is_wanted_so(municipality: &Municipality) {
    let party = municipality.a_relying_party();
    let provider = party.discover().await;
    let tokens = tokens_for(&party, "zoli", "openid email", &json!({})).await;
    let signed = party.user_info(text(&tokens, "access_token"), "application/jwt").await;
    assert_eq!(signed.headers()[header::CONTENT_TYPE], "application/jwt");
    let jwt = json!(signed.text().await.unwrap());
    let jwt: CoreUserInfoJsonWebToken = serde_json::from_value(jwt).unwrap();
    let client = ClientId::new(municipality.url());
    let verifier = UserInfoVerifier::new(client, provider.issuer().clone(), provider.jwks().clone(), None);
    let told = jwt.claims(&verifier).unwrap();
    assert_eq!(told.email().unwrap().as_str(), "marco.zoli@posta.example");
}

pub async fn user_info_is_closed_to_whoever_has_no_good_token(municipality: &Municipality) {
    let party = municipality.a_relying_party();
    let bare = party.browser.get("/sandbox/federa/userinfo").await;
    assert_eq!(
        (bare.status(), &bare.headers()["www-authenticate"]),
        (StatusCode::UNAUTHORIZED, &"Bearer".parse().unwrap())
    );
    let tokens = tokens_for(&party, "zoli", "openid", &json!({})).await;
    let access_token = text(&tokens, "access_token");
    municipality.it_is("2026-11-23T09:05:00Z");
    for token in ["nonsense", text(&tokens, "id_token"), access_token] {
        let refused = party.user_info(token, "application/json").await;
        assert_eq!(refused.status(), StatusCode::UNAUTHORIZED);
        assert_eq!(refused.headers()["www-authenticate"], "Bearer error=\"invalid_token\"");
    }
}

pub async fn who_refuses_goes_back_without_a_code(municipality: &Municipality) {
    let (party, attempt) = (municipality.a_relying_party(), an_attempt());
    let back = party.came_back(&party.choose(&party.request(&attempt, &[]), &[("esito", "annulla")]).await);
    assert_eq!((back["error"].as_str(), &back["state"], back.get("code")), ("access_denied", &attempt.state, None));
    let busy = party.sign_in(&party.request(&attempt, &[]), "zoli", "L2", "occupato").await;
    assert_eq!((busy["error"].as_str(), busy.get("code")), ("temporarily_unavailable", None));
    let nobody = party.choose(&party.request(&attempt, &[]), &[("identita", "nessuno"), ("livello", "L2")]).await;
    assert_eq!(nobody.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nobody.text().await.unwrap().contains("Scegli un"));
}

pub async fn the_issuer_comes_back_wrongly_on_purpose(municipality: &Municipality) {
    let (party, attempt) = (municipality.a_relying_party(), an_attempt());
    let request = party.request(&attempt, &[]);
    let back = party.sign_in(&request, "zoli", "L2", "state").await;
    assert_ne!(back["state"], attempt.state);
    let back = party.sign_in(&request, "zoli", "L2", "iss").await;
    assert_eq!((back["iss"].as_str(), &back["state"]), ("https://altro-issuer.example", &attempt.state));
    assert_eq!(party.sign_in(&request, "zoli", "L2", "senza-iss").await.get("iss"), None);
    let back = party.sign_in(&request, "zoli", "L2", "tardi").await;
    assert_eq!(error(party.redeem(&back["code"], &[]).await).await, (StatusCode::BAD_REQUEST, "invalid_grant".into()));
    let back = party.sign_in(&request, "zoli", "L2", "silenzio").await;
    let silence = tokio::time::timeout(Duration::from_millis(300), party.redeem(&back["code"], &[])).await;
    assert!(silence.is_err());
    let lower = party.sign_in(&request, "zoli", "L1", "").await;
    let tokens = party.tokens(&lower["code"]).await;
    assert_eq!(claims(text(&tokens, "id_token"))["acr"], "https://www.spid.gov.it/SpidL1");
}

pub async fn wrong_id_tokens_are_made_on_purpose(municipality: &Municipality) {
    use ClaimsVerificationError as E;
    type Expected = fn(&E) -> bool;
    let (party, attempt) = (municipality.a_relying_party(), an_attempt());
    let provider = party.discover().await;
    let request = party.request(&attempt, &[]);
    let verifier = party.verifier(&provider, monday());
    let cases: [(&str, Expected); 5] = [
        ("nonce", |error| matches!(error, E::InvalidNonce(_))),
        ("token-iss", |error| matches!(error, E::InvalidIssuer(_))),
        ("token-aud", |error| matches!(error, E::InvalidAudience(_))),
        ("token-scaduto", |error| matches!(error, E::Expired(_))),
        ("token-firma", |error| matches!(error, E::SignatureVerification(_))),
    ];
    for (mischief, expected) in cases {
        let back = party.sign_in(&request, "zoli", "L2", mischief).await;
        let tokens = party.tokens(&back["code"]).await;
        let id_token: CoreIdToken = text(&tokens, "id_token").parse().unwrap();
        let fault = id_token.claims(&verifier, &nonce(&attempt)).unwrap_err();
        assert!(expected(&fault), "{mischief}: {fault}");
    }
    // Faults that a client must look for itself.
    let right = party.tokens(&party.sign_in(&request, "zoli", "L2", "").await["code"]).await;
    let subject = claims(text(&right, "id_token"))["sub"].clone();
    let wrong = party.tokens(&party.sign_in(&request, "zoli", "L2", "senza-acr").await["code"]).await;
    assert_eq!(claims(text(&wrong, "id_token"))["acr"], Value::Null);
    let wrong = party.tokens(&party.sign_in(&request, "zoli", "L2", "token-at-hash").await["code"]).await;
    assert!(!belongs(&wrong, &verifier));
    let wrong = party.tokens(&party.sign_in(&request, "zoli", "L2", "sub").await["code"]).await;
    let told: Value = party.user_info(text(&wrong, "access_token"), "*/*").await.json().await.unwrap();
    assert_ne!(told["sub"], subject);
}

pub async fn a_code_is_good_once_for_a_minute_and_for_its_client(municipality: &Municipality) {
    let (party, attempt) = (municipality.a_relying_party(), an_attempt());
    let code = async || party.sign_in(&party.request(&attempt, &[]), "zoli", "L2", "").await["code"].clone();
    let refused = async |code: &str, others: &[(&str, &str)]| error(party.redeem(code, others).await).await;
    for (name, value, status, told) in [
        ("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX", 400, "invalid_grant"),
        ("code_verifier", "", 400, "invalid_grant"),
        ("redirect_uri", "https://other.example/", 400, "invalid_grant"),
        ("code", "0000", 400, "invalid_grant"),
        ("client_id", "https://other.example", 401, "invalid_client"),
        ("grant_type", "password", 400, "unsupported_grant_type"),
        ("grant_type", "", 400, "invalid_request"),
    ] {
        let expected = (StatusCode::from_u16(status).unwrap(), told.to_owned());
        assert_eq!(refused(&code().await, &[(name, value)]).await, expected, "{name}={value}");
    }
    let bad = (StatusCode::BAD_REQUEST, "invalid_grant".to_owned());
    let replayed = code().await;
    let tokens = party.tokens(&replayed).await;
    assert_eq!(party.user_info(text(&tokens, "access_token"), "*/*").await.status(), StatusCode::OK);
    assert_eq!(refused(&replayed, &[]).await, bad);
    // Whoever came second may be a thief: what the first one was given ends (RFC 6749, 4.1.2).
    assert_eq!(party.user_info(text(&tokens, "access_token"), "*/*").await.status(), StatusCode::UNAUTHORIZED);
    let late = code().await;
    municipality.it_is("2026-11-23T09:01:00Z");
    assert_eq!(refused(&late, &[]).await, bad);
}

pub async fn a_foreign_request_is_answered_on_a_page_and_never_sent_on(municipality: &Municipality) {
    let (party, attempt) = (municipality.a_relying_party(), an_attempt());
    for other in [("redirect_uri", "https://other.example/"), ("client_id", "https://other.example")] {
        let request = party.request(&attempt, &[other]);
        let opened = party.browser.get(&request).await;
        let sent = [("richiesta", request.split_once('?').unwrap().1), ("identita", "zoli"), ("livello", "L2")];
        for answer in [opened, party.browser.post("/sandbox/federa/scelta", &sent).await] {
            assert_eq!((answer.status(), answer.headers().get(header::LOCATION)), (StatusCode::BAD_REQUEST, None));
            assert!(answer.text().await.unwrap().contains("Accesso non riuscito"));
        }
    }
    let plain = party.request(&attempt, &[("code_challenge_method", "plain")]);
    let back = party.came_back(&party.browser.get(&plain).await);
    assert_eq!((back["error"].as_str(), &back["state"]), ("invalid_request", &attempt.state));
    assert_eq!(back["iss"], format!("{}/sandbox/federa", municipality.url()));
}

pub async fn the_choice_is_a_page_of_plain_forms(municipality: &Municipality) {
    let party = municipality.a_relying_party();
    let answer = party.browser.get(&party.request(&an_attempt(), &[])).await;
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    // The answer leads on to the app's own addresses, which a browser holds against `form-action`.
    assert!(policy.contains("form-action 'self' http: it.ravenna.comune.rapida:;"), "{policy}");
    let page = answer.text().await.unwrap();
    assert!(!page.contains("<script") && !page.contains("onclick") && page.contains("lang=\"it\""), "{page}");
    assert!(page.contains("<h1>FedERa di prova</h1>") && page.contains("sono inventate"));
    let fields = page.matches("<input type=\"radio\"").count();
    assert!(fields > 12 && page.matches("<label for=").count() == fields + 1, "{page}");
    assert!(page.contains("Codice fiscale con omocodia") && page.contains("value=\"L2\" checked"));
}

pub async fn the_issuer_s_keys_are_rotated(municipality: &Municipality) {
    let (party, attempt) = (municipality.a_relying_party(), an_attempt());
    let mut keys = Vec::new();
    for _ in 0..2 {
        let before = party.tokens(&party.sign_in(&party.request(&attempt, &[]), "zoli", "L2", "").await["code"]).await;
        let before: CoreIdToken = text(&before, "id_token").parse().unwrap();
        sandbox_issuer::rotate(municipality.app()).await.unwrap();
        let provider = party.discover().await;
        assert_eq!(provider.jwks().keys().len(), 2);
        // What was signed before is still believed.
        let verifier = party.verifier(&provider, monday());
        assert!(before.claims(&verifier, &nonce(&attempt)).is_ok());
        keys.extend(provider.jwks().keys().first().and_then(CoreJsonWebKey::key_id).cloned());
    }
    assert_ne!(keys[0], keys[1]);
}
