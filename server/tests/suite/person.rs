//! Somebody of the sandbox who is signed in on a device.

use rapida_contract::acting::{ACTING_FOR, ACTS, Act, CAPACITIES, Capacity, Subject};
use rapida_contract::problem::{Code, FieldError};
use reqwest::{Method, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::SigningApp;
use crate::client::problem;
use crate::municipality::Municipality;

pub const MONTANARI: &str = "MNTGLI88D52H199O";
pub const ZOLI: &str = "ZLOMRC79M19D458N";
pub const BENINI: &str = "BNNSRA96H70C553I";
pub const SAVINI: &str = "SVNRRT69T05D704V";
pub const RICCI: &str = "RCCDLA45B67H199S";

pub struct Person {
    pub app: SigningApp,
    token: String,
}

impl Municipality {
    /// Signs somebody in on a device of their own, known surely enough to send something.
    pub async fn person(&self, who: &str) -> Person {
        self.person_at(who, "L2").await
    }

    pub async fn person_at(&self, who: &str, level: &str) -> Person {
        let mut app = self.an_app();
        let given: Value = app.sign_in(who, level).await;
        Person { app, token: given["access_token"].as_str().unwrap().to_owned() }
    }
}

impl Person {
    pub async fn ask(&self, method: Method, path: &str, body: &str, headers: &[(&str, &str)]) -> Response {
        let headers = [headers, &[("content-type", "application/json")]].concat();
        self.app.with_token_and(method, path, &self.token, body, &headers).await
    }

    /// What is there for this person, and for no cache.
    pub async fn read<T: DeserializeOwned>(&self, path: &str) -> T {
        self.read_with(path, &[]).await
    }

    pub async fn read_with<T: DeserializeOwned>(&self, path: &str, headers: &[(&str, &str)]) -> T {
        let answer = self.ask(Method::GET, path, "", headers).await;
        let found = (answer.status(), answer.headers()["cache-control"].to_str().unwrap().to_owned());
        assert_eq!(found, (StatusCode::OK, "no-store".to_owned()), "{path}");
        answer.json().await.unwrap()
    }

    pub async fn put(&self, path: &str, body: &impl Serialize) -> Response {
        self.ask(Method::PUT, path, &serde_json::to_string(body).unwrap(), &[]).await
    }

    pub async fn put_for(&self, subject: &str, path: &str, body: &impl Serialize) -> Response {
        let body = serde_json::to_string(body).unwrap();
        self.ask(Method::PUT, path, &body, &[(ACTING_FOR, subject)]).await
    }

    pub async fn delete(&self, path: &str) -> Response {
        self.ask(Method::DELETE, path, "", &[]).await
    }

    pub async fn capacities(&self) -> Vec<Capacity> {
        self.read(CAPACITIES).await
    }

    /// For whom the person may act, by key.
    pub async fn subjects(&self) -> Vec<String> {
        self.capacities().await.into_iter().map(|capacity| capacity.subject.key()).collect()
    }

    pub async fn acts(&self) -> Vec<Act> {
        self.read(ACTS).await
    }

    /// A register of the sandbox behaves so towards somebody, or towards all others.
    pub async fn register_behaves(&self, register: &str, who: &str, condition: &str) {
        let path = format!("/sandbox/{register}/stato");
        let answer = self.app.browser.post(&path, &[("chi", who), ("stato", condition)]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }
}

/// It was done.
pub fn done(answer: &Response) {
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
}

/// Why it was not done.
pub async fn code(answer: Response) -> Code {
    problem(answer).await.code
}

/// The fields at fault.
pub async fn at_fault(answer: Response) -> Vec<String> {
    let problem = problem(answer).await;
    assert_eq!(problem.code, Code::Invalid);
    problem.errors.into_iter().map(|FieldError { field, .. }| field).collect()
}

/// The subject of a key.
pub fn subject(key: &str) -> Subject {
    key.parse().unwrap()
}
