//! A device that talks to the server as the app does.

use std::sync::Mutex;

use ed25519_dalek::SigningKey;
use rapida_contract::api;
use rapida_contract::changes::{OwnReport, Page, PublicReport, Topic};
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proof::{NONCE_HEADER, PROOF_HEADER, Proof, prove, token_digest};
use rapida_contract::submission::Registered;
use reqwest::{Method, Response, StatusCode, redirect};
use serde_json::{Value, json};
use uuid::Uuid;

/// A device: a key, and the last nonce that it was given.
pub struct Device {
    key: SigningKey,
    http: reqwest::Client,
    base: String,
    nonce: Mutex<String>,
}

impl Device {
    pub fn new(base: &str) -> Self {
        // Answers as they come: what is compressed stays so, and whoever is sent elsewhere does not go there.
        let http = reqwest::Client::builder().no_gzip().no_brotli().redirect(redirect::Policy::none());
        let http = http.build().unwrap();
        Self { key: SigningKey::from_bytes(&rand::random()), http, base: base.to_owned(), nonce: Mutex::default() }
    }

    /// Talks to another server from now on.
    pub fn moves_to(&mut self, base: &str) {
        base.clone_into(&mut self.base);
    }

    pub fn proof(&self, method: &Method, path: &str) -> String {
        self.proof_for(method, path, None)
    }

    /// A proof for a request with an access token.
    pub fn proof_for(&self, method: &Method, path: &str, token: Option<&str>) -> String {
        let (jti, htm) = (Uuid::new_v4().to_string(), method.to_string());
        let nonce = self.nonce.lock().unwrap().clone();
        let htu = path.split('?').next().unwrap().to_owned();
        prove(&Proof { jti, htm, htu, iat: 0, nonce, ath: token.map(token_digest) }, &self.key)
    }

    pub async fn send(&self, method: Method, path: &str, body: &[u8], proof: Option<String>) -> Response {
        let proof: Vec<(&str, &str)> = proof.iter().map(|proof| (PROOF_HEADER, proof.as_str())).collect();
        self.send_with(method, path, body, &proof).await
    }

    pub async fn send_with(&self, method: Method, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Response {
        let request = self.http.request(method, format!("{}{path}", self.base)).body(body.to_vec());
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.headers()[api::SERVER_HEADER], api::SERVER_VALUE);
        *self.nonce.lock().unwrap() = answer.headers()[NONCE_HEADER].to_str().unwrap().to_owned();
        answer
    }

    /// Asks, and once again where a fresh nonce is wanted: as the app does.
    pub async fn ask(&self, method: Method, path: &str, body: &[u8]) -> Response {
        self.ask_with(method, path, body, &[]).await
    }

    pub async fn ask_with(&self, method: Method, path: &str, body: &[u8], headers: &[(&str, &str)]) -> Response {
        let proven = async || {
            let proof = self.proof(&method, path);
            let all: Vec<(&str, &str)> = headers.iter().copied().chain([(PROOF_HEADER, proof.as_str())]).collect();
            self.send_with(method.clone(), path, body, &all).await
        };
        let answer = proven().await;
        if answer.status() != StatusCode::UNAUTHORIZED {
            return answer;
        }
        assert_eq!(problem(answer).await.code, Code::NonceNeeded);
        proven().await
    }

    pub async fn put(&self, id: SubmissionId, body: &[u8]) -> Response {
        self.ask(Method::PUT, &api::submission(id), body).await
    }

    /// Submits something that is expected to be registered.
    pub async fn submit(&self, body: &[u8]) -> Registered {
        let answer = self.put(new_id(), body).await;
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert_eq!(status, StatusCode::CREATED, "{text}");
        serde_json::from_str(&text).unwrap()
    }

    pub async fn get(&self, path: &str) -> Response {
        self.ask(Method::GET, path, b"").await
    }

    pub async fn changes(&self, after: &str, limit: u32) -> Page {
        let path = format!("{}?after={after}&limit={limit}", api::CHANGES);
        self.get(&path).await.json().await.unwrap()
    }

    /// Everything of a topic that this device is told, from the beginning.
    async fn told(&self, topic: Topic) -> Vec<Value> {
        let page = self.changes("", api::CHANGES_MAX).await;
        assert!(!page.more);
        page.changes.into_iter().filter(|change| change.topic == topic).filter_map(|change| change.value).collect()
    }

    pub async fn own_reports(&self) -> Vec<OwnReport> {
        self.told(Topic::Report).await.into_iter().map(|value| serde_json::from_value(value).unwrap()).collect()
    }

    pub async fn public_reports(&self) -> Vec<PublicReport> {
        self.told(Topic::PublicReport).await.into_iter().map(|value| serde_json::from_value(value).unwrap()).collect()
    }

    pub async fn follow(&self, code: &ReportCode) -> Response {
        self.ask(Method::PUT, &api::follow(code), b"").await
    }
}

/// The problem that an answer is.
pub async fn problem(answer: Response) -> Problem {
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
    let status = answer.status().as_u16();
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!(problem.status, status);
    problem
}

pub fn new_id() -> SubmissionId {
    SubmissionId(Uuid::new_v4())
}

/// A broken pavement in the middle of Ravenna.
pub fn pavement() -> Value {
    json!({
        "made_at": "2026-11-23T09:00:00Z",
        "service": "report",
        "content": {
            "category": "roads",
            "title": "Marciapiede rotto",
            "details": "Davanti al civico 12",
            "position": { "lat": 44.4175, "lon": 12.199, "source": "map" },
            "address": "Via Cavour 12",
            "contact": { "name": "Maria Rossi", "email": "maria@example.it", "phone": "" },
            "privacy_accepted": true
        },
        "attachments": []
    })
}

/// The same with other words.
pub fn titled(title: &str) -> Vec<u8> {
    let mut report = pavement();
    report["content"]["title"] = title.into();
    bytes(&report)
}

pub fn bytes(json: &Value) -> Vec<u8> {
    serde_json::to_vec(json).unwrap()
}

/// A step of the citizen.
pub fn step(report: SubmissionId, kind: &str, words: &str) -> Vec<u8> {
    bytes(&json!({
        "made_at": "2026-11-23T09:00:00Z",
        "service": "report_step",
        "content": { "report": report, "step": kind, "words": words }
    }))
}
