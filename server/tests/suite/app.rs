//! The app as an OAuth client with its device's key, and the person's browser that it opens.

use std::collections::HashMap;

use rapida_contract::proof::PROOF_HEADER;
use rapida_contract::sign_in::{ME, METADATA, TOKEN};
use reqwest::{Method, Response, StatusCode, header};
use serde_json::Value;

use crate::client::Device;
use crate::municipality::Municipality;
use crate::operator::{Browser, between};

/// Where this app listens on a desktop.
pub const LOOPBACK: &str = "http://127.0.0.1:51004/ritorno";
/// The verifier and the challenge of RFC 7636, appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
pub const STATE: &str = "an-app-s-own-state-0001";
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

pub struct SigningApp {
    pub device: Device,
    pub browser: Browser,
    base: String,
}

impl Municipality {
    pub fn an_app(&self) -> SigningApp {
        SigningApp { device: self.a_device(), browser: self.a_stranger(), base: self.url() }
    }
}

/// What an address brings back.
pub fn query(location: &str) -> HashMap<String, String> {
    serde_urlencoded::from_str(location.split_once('?').unwrap().1).unwrap()
}

/// Where an answer sends the browser.
pub fn location(answer: &Response) -> String {
    assert_eq!(answer.status(), StatusCode::FOUND);
    answer.headers()[header::LOCATION].to_str().unwrap().to_owned()
}

/// Parameters with others in the place of some.
fn with(usual: &[(&str, &str)], others: &[(&str, &str)]) -> String {
    let kept = usual.iter().filter(|(name, _)| others.iter().all(|(other, _)| other != name));
    serde_urlencoded::to_string(kept.chain(others).collect::<Vec<_>>()).unwrap()
}

impl SigningApp {
    /// The path that the app opens in the browser.
    pub fn request(&self, others: &[(&str, &str)]) -> String {
        let usual = [
            ("client_id", "rapida"),
            ("redirect_uri", LOOPBACK),
            ("response_type", "code"),
            ("state", STATE),
            ("code_challenge", CHALLENGE),
            ("code_challenge_method", "S256"),
        ];
        format!("/oauth/authorize?{}", with(&usual, others))
    }

    /// Presses the button of the issuer; what the issuer is asked, and the browser now has its cookie.
    pub async fn press_the_button(&mut self, others: &[(&str, &str)]) -> String {
        let page = self.browser.page(&self.request(others)).await;
        let button = between(&page, "class=\"button\" href=\"", "\"").replace("&amp;", "&");
        let answer = self.browser.get(&button).await;
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
        self.browser.keep(cookie);
        location(&answer)
    }

    /// Chooses at the issuer; where that sends the browser.
    pub async fn choose(&self, asked: &str, fields: &[(&str, &str)]) -> String {
        let fields = [&[("richiesta", asked.split_once('?').unwrap().1)], fields].concat();
        let answer = self.browser.post("/sandbox/federa/scelta", &fields).await;
        location(&answer)
    }

    /// Comes back from the issuer to the municipality.
    pub async fn come_back(&self, address: &str) -> Response {
        self.browser.get(address.strip_prefix(&self.base).unwrap()).await
    }

    /// The whole way; what the app is told at its end.
    pub async fn enter(&mut self, others: &[(&str, &str)], choice: &[(&str, &str)]) -> HashMap<String, String> {
        let asked = self.press_the_button(others).await;
        let back = self.choose(&asked, choice).await;
        query(&location(&self.come_back(&back).await))
    }

    /// Asks the token endpoint for a code's tokens.
    pub async fn redeem(&self, code: &str, others: &[(&str, &str)]) -> Response {
        let usual = [
            ("grant_type", "authorization_code"),
            ("client_id", "rapida"),
            ("redirect_uri", LOOPBACK),
            ("code", code),
            ("code_verifier", VERIFIER),
        ];
        self.post(TOKEN, &with(&usual, others)).await
    }

    pub async fn refresh(&self, token: &str) -> Response {
        let usual = [("grant_type", "refresh_token"), ("client_id", "rapida"), ("refresh_token", token)];
        self.post(TOKEN, &with(&usual, &[])).await
    }

    pub async fn post(&self, path: &str, form: &str) -> Response {
        self.ask(Method::POST, path, form, &[FORM], None).await
    }

    /// Asks with a proof whose nonce is fresh: every answer brings one. The proof is for this token.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        body: &str,
        headers: &[(&str, &str)],
        token: Option<&str>,
    ) -> Response {
        self.device.send(Method::GET, METADATA, b"", None).await;
        let proof = self.device.proof_for(&method, path, token);
        let headers = [headers, &[(PROOF_HEADER, proof.as_str())]].concat();
        self.device.send_with(method, path, body.as_bytes(), &headers).await
    }

    /// Signs in as somebody at a level; the tokens.
    pub async fn sign_in(&mut self, who: &str, level: &str) -> Value {
        let back = self.enter(&[], &[("identita", who), ("livello", level)]).await;
        tokens(self.redeem(&back["code"], &[]).await).await
    }

    pub async fn me(&self, token: &str) -> Response {
        self.with_token(Method::GET, ME, token).await
    }

    /// Asks in the name of whoever is signed in.
    pub async fn with_token(&self, method: Method, path: &str, token: &str) -> Response {
        self.with_token_and_proof(method, path, token, Some(token)).await
    }

    /// The same with a proof that names another token, or none.
    pub async fn with_token_and_proof(&self, method: Method, path: &str, token: &str, named: Option<&str>) -> Response {
        self.ask(method, path, "", &[("authorization", &format!("DPoP {token}"))], named).await
    }

    /// The same with a body and further headers.
    pub async fn with_token_and(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) -> Response {
        let authorization = format!("DPoP {token}");
        let headers = [headers, &[("authorization", authorization.as_str())]].concat();
        self.ask(method, path, body, &headers, Some(token)).await
    }
}

/// The tokens of an answer.
pub async fn tokens(answer: Response) -> Value {
    assert_eq!((answer.status(), &answer.headers()["cache-control"]), (StatusCode::OK, &"no-store".parse().unwrap()));
    answer.json().await.unwrap()
}
