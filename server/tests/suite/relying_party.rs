//! A relying party and its person's browser, for a look at the sandbox's issuer from outside.

use std::collections::HashMap;

use openidconnect::core::{CoreIdTokenVerifier, CoreProviderMetadata};
use openidconnect::{ClientId, HttpRequest, HttpResponse, IssuerUrl, Nonce};
use rapida_contract::Timestamp;
use reqwest::{Response, StatusCode, header};
use serde_json::Value;

use crate::municipality::Municipality;
use crate::operator::{Browser, between};

/// What a client made up for one sign-in.
pub struct Attempt {
    pub state: String,
    pub nonce: String,
    pub verifier: &'static str,
    pub challenge: &'static str,
}

pub struct RelyingParty {
    pub browser: Browser,
    client_id: String,
    issuer: String,
}

impl Municipality {
    pub fn a_relying_party(&self) -> RelyingParty {
        let issuer = format!("{}/sandbox/federa", self.url());
        RelyingParty { browser: self.a_stranger(), client_id: self.url(), issuer }
    }
}

/// With the verifier and the challenge of RFC 7636, appendix B.
pub fn an_attempt() -> Attempt {
    Attempt {
        state: format!("{:032x}", rand::random::<u128>()),
        nonce: format!("{:032x}", rand::random::<u128>()),
        verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
        challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    }
}

impl RelyingParty {
    pub fn redirect_uri(&self) -> String {
        format!("{}/accesso/ritorno", self.client_id)
    }

    /// The path of a request for L2, with other parameters in the place of the usual ones.
    pub fn request(&self, attempt: &Attempt, others: &[(&str, &str)]) -> String {
        let redirect_uri = self.redirect_uri();
        let usual = [
            ("client_id", self.client_id.as_str()),
            ("redirect_uri", &redirect_uri),
            ("response_type", "code"),
            ("scope", "openid"),
            ("state", &attempt.state),
            ("nonce", &attempt.nonce),
            ("code_challenge", attempt.challenge),
            ("code_challenge_method", "S256"),
            ("acr_values", "https://www.spid.gov.it/SpidL2"),
            ("prompt", "consent"),
        ];
        let usual = usual.into_iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
        let all: Vec<_> = usual.chain(others.iter().copied()).collect();
        format!("/sandbox/federa/authorize?{}", serde_urlencoded::to_string(all).unwrap())
    }

    /// Opens the page of a request and sends its form.
    pub async fn choose(&self, request: &str, fields: &[(&str, &str)]) -> Response {
        let page = self.browser.page(request).await;
        let kept = between(&page, "name=\"richiesta\" value=\"", "\"").replace("&amp;", "&");
        let fields = [&[("richiesta", kept.as_str())], fields].concat();
        self.browser.post("/sandbox/federa/scelta", &fields).await
    }

    /// Signs in as somebody at a level; what comes back in the address.
    pub async fn sign_in(&self, request: &str, who: &str, level: &str, mischief: &str) -> HashMap<String, String> {
        let fields = [("identita", who), ("livello", level), ("prova", mischief)];
        self.came_back(&self.choose(request, &fields).await)
    }

    /// What a redirect brings back to the client.
    pub fn came_back(&self, answer: &Response) -> HashMap<String, String> {
        assert_eq!(answer.status(), StatusCode::FOUND);
        let location = answer.headers()[header::LOCATION].to_str().unwrap();
        let (address, query) = location.split_once('?').unwrap();
        assert_eq!(address, self.redirect_uri());
        serde_urlencoded::from_str(query).unwrap()
    }

    /// Asks for the tokens of a code, with other parameters in the place of the usual ones.
    pub async fn redeem(&self, code: &str, others: &[(&str, &str)]) -> Response {
        let redirect_uri = self.redirect_uri();
        let usual = [
            ("grant_type", "authorization_code"),
            ("client_id", self.client_id.as_str()),
            ("redirect_uri", &redirect_uri),
            ("code", code),
            ("code_verifier", an_attempt().verifier),
        ];
        let usual = usual.into_iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
        let all: Vec<_> = usual.chain(others.iter().copied()).collect();
        self.browser.post("/sandbox/federa/token", &all).await
    }

    /// The tokens of a code.
    pub async fn tokens(&self, code: &str) -> Value {
        let answer = self.redeem(code, &[]).await;
        assert_eq!(
            (answer.status(), &answer.headers()["cache-control"]),
            (StatusCode::OK, &"no-store".parse().unwrap())
        );
        answer.json().await.unwrap()
    }

    pub async fn user_info(&self, token: &str, accept: &str) -> Response {
        let request = reqwest::Client::new().get(format!("{}/userinfo", self.issuer)).header(header::ACCEPT, accept);
        request.bearer_auth(token).send().await.unwrap()
    }

    /// The issuer as the crate `openidconnect` sees it: metadata and keys.
    pub async fn discover(&self) -> CoreProviderMetadata {
        let issuer = IssuerUrl::new(self.issuer.clone()).unwrap();
        CoreProviderMetadata::discover_async(issuer, &http).await.unwrap()
    }

    /// What checks the ID tokens for this client at a moment.
    pub fn verifier<'a>(&self, provider: &CoreProviderMetadata, now: Timestamp) -> CoreIdTokenVerifier<'a> {
        let (client, keys) = (ClientId::new(self.client_id.clone()), provider.jwks().clone());
        let now = std::time::UNIX_EPOCH + std::time::Duration::from_millis(now.as_millisecond() as u64);
        CoreIdTokenVerifier::new_public_client(client, provider.issuer().clone(), keys).set_time_fn(move || now.into())
    }
}

pub fn nonce(attempt: &Attempt) -> Nonce {
    Nonce::new(attempt.nonce.clone())
}

async fn http(request: HttpRequest) -> Result<HttpResponse, reqwest::Error> {
    let answer = reqwest::Client::new().execute(request.try_into()?).await?;
    let mut told = HttpResponse::default();
    *told.status_mut() = answer.status();
    *told.headers_mut() = answer.headers().clone();
    *told.body_mut() = answer.bytes().await?.to_vec();
    Ok(told)
}
