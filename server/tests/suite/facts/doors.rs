//! Who may ask what, tried out: every endpoint of the table, by everyone, about one's own, another's and nothing.

use std::fmt::Write as _;

use rapida_contract::api;
use rapida_contract::erasure::{ERASURES, Erasure, ErasureState, erasure};
use rapida_contract::ids::ErasureId;
use rapida_contract::progress::StepKind;
use rapida_contract::sign_in::{METADATA, SESSIONS, TOKEN};
use rapida_server::doors::{ENDPOINTS, Endpoint, Who};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use uuid::Uuid;

use crate::app::SigningApp;
use crate::client::{Device, bytes, pavement};
use crate::facts::attachments::{begin, picture, upload, with};
use crate::facts::desk::{PIAZZA, report};
use crate::municipality::Municipality;
use crate::operator::Browser;
use crate::relying_party::an_attempt;

/// Whose the thing is that one asks about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Whose {
    Own,
    Anothers,
    Nones,
}

/// Somebody who asks.
enum Asker {
    Nobody,
    Device(Device),
    Person(SigningApp, String),
    Operator(Browser, &'static str),
}

/// Everybody, each with the name of a column.
async fn cast(municipality: &Municipality) -> Vec<(&'static str, Asker)> {
    let mut all = vec![("nobody", Asker::Nobody), ("device", Asker::Device(municipality.a_device()))];
    for (name, who, level) in [("L1", "zoli", "L1"), ("L2", "ricci", "L2"), ("another", "casadei", "L2")] {
        let mut app = municipality.an_app();
        let token = app.sign_in(who, level).await["access_token"].as_str().unwrap().to_owned();
        all.push((name, Asker::Person(app, token)));
    }
    for (name, who, category) in [
        ("clerk", "bianchi", "roads"),
        ("clerk2", "guerrini", "green"),
        ("registr.", "savini", "roads"),
        ("admin", "minguzzi", "roads"),
    ] {
        all.push((name, Asker::Operator(municipality.operator(who).await, category)));
    }
    all
}

const OPERATORS: [(&str, &str); 4] = [
    ("BNCNNA85P50H199R", "{ role = 'clerk', offices = ['roads'] }"),
    ("GRRDVD71R08E730W", "{ role = 'clerk', offices = ['green'] }"),
    ("SVNRRT69T05D704V", "{ role = 'registrar' }"),
    ("MNGCHR83C61A944T", "{ role = 'admin' }"),
];

impl Asker {
    fn device(&self) -> Option<&Device> {
        match self {
            Self::Device(device) => Some(device),
            Self::Person(app, _) => Some(&app.device),
            Self::Nobody | Self::Operator(..) => None,
        }
    }

    /// A thing in the place of an endpoint's parameter; none where nobody can have one.
    async fn thing(&self, municipality: &Municipality, path: &str, whose: Whose) -> Option<String> {
        let stranger = municipality.a_device();
        let owner = match whose {
            Whose::Own if path.starts_with("/ufficio") => return self.of_the_office(municipality, path, true).await,
            Whose::Anothers if path.starts_with("/ufficio") => {
                return self.of_the_office(municipality, path, false).await;
            }
            Whose::Own => self.device()?,
            Whose::Anothers => &stranger,
            Whose::Nones if path.contains("{code}") => return Some("2026-0009999".into()),
            Whose::Nones if path.contains("{file}") => return Some(format!("{}.json", Uuid::new_v4())),
            Whose::Nones => return Some(Uuid::new_v4().to_string()),
        };
        Some(match path {
            "/v1/submissions/{id}" => owner.submit(&bytes(&pavement())).await.id.to_string(),
            "/v1/sessions/{id}" => return self.session(municipality, whose).await,
            "/v1/erasure-requests/{id}" => return self.erasure(municipality, whose).await,
            "/v1/uploads/{id}" => begin(owner, &picture()).await.id.to_string(),
            "/v1/attachments/{id}" => upload(owner, &picture()).await.id.to_string(),
            "/v1/public-reports/{code}/thumbnail" => {
                let photo = upload(owner, &picture()).await;
                owner.submit(&with(&[&photo])).await.registration.code().0
            }
            "/v1/follows/{code}" => owner.submit(&bytes(&pavement())).await.registration.code().0,
            "/open311/v2/services/{file}" => "roads.json".into(),
            "/open311/v2/requests/{file}" => {
                format!("{}.json", owner.submit(&bytes(&pavement())).await.registration.code())
            }
            "/open311/v2/tokens/{file}" => format!("{}.json", owner.submit(&bytes(&pavement())).await.id),
            other => panic!("nothing is known to stand in {other}"),
        })
    }

    /// A report of the asker's own office, or of another one; whoever is no operator has an office's as little as an operator
    /// of another one.
    async fn of_the_office(&self, municipality: &Municipality, path: &str, own: bool) -> Option<String> {
        let category = match (self, own) {
            (Self::Operator(_, category), true) => category,
            (Self::Operator(_, "green"), false) => "roads",
            (Self::Operator(..), false) => "green",
            (_, true) => return None,
            (_, false) => "roads",
        };
        if path.contains("cancellazioni") {
            return self.erasure(municipality, Whose::Anothers).await;
        }
        if path.contains("pictures") {
            let device = municipality.a_device();
            let photo = upload(&device, &picture()).await;
            let mut body: Value = serde_json::from_slice(&with(&[&photo])).unwrap();
            body["content"]["category"] = (*category).into();
            device.submit(&bytes(&body)).await;
            return Some(photo.id.to_string());
        }
        Some(report(municipality, category, "Buca", PIAZZA).await)
    }

    async fn erasure(&self, municipality: &Municipality, whose: Whose) -> Option<String> {
        match self {
            Self::Person(app, token) if whose == Whose::Own => Some(open_erasure(app, token).await),
            _ if whose == Whose::Own => None,
            _ => {
                let mut other = municipality.an_app();
                let token = other.sign_in("montanari", "L2").await["access_token"].as_str().unwrap().to_owned();
                Some(open_erasure(&other, &token).await)
            }
        }
    }

    async fn session(&self, municipality: &Municipality, whose: Whose) -> Option<String> {
        let of = async |app: &SigningApp, token: &str| {
            let all: Vec<Value> = app.with_token(Method::GET, SESSIONS, token).await.json().await.unwrap();
            all.iter().find(|one| one["is_this"] == true).unwrap()["id"].as_str().unwrap().to_owned()
        };
        match self {
            Self::Person(app, token) if whose == Whose::Own => Some(of(app, token).await),
            _ if whose == Whose::Own => None,
            _ => {
                let mut other = municipality.an_app();
                let token = other.sign_in("montanari", "L2").await["access_token"].as_str().unwrap().to_owned();
                Some(of(&other, &token).await)
            }
        }
    }

    async fn asks(&self, municipality: &Municipality, endpoint: &Endpoint, path: &str) -> StatusCode {
        if let (Self::Operator(browser, _), "POST") = (self, endpoint.method) {
            match endpoint.path {
                "/ufficio/uscita" => return browser.post(path, &[("csrf", &browser.csrf)]).await.status(),
                "/ufficio/segnalazioni/{code}/passi" => {
                    let step = StepKind::TakeInCharge.as_str();
                    let fields = [("csrf", browser.csrf.as_str()), ("passo", step), ("visti", "1")];
                    return browser.upload(path, &fields, ("foto", b"")).await.status();
                }
                "/ufficio/cancellazioni/{id}" => {
                    let answer = [("csrf", browser.csrf.as_str()), ("esito", "fatta"), ("parole", "Fatto.")];
                    return browser.post(path, &answer).await.status();
                }
                _ => {}
            }
        }
        let method = Method::from_bytes(endpoint.method.as_bytes()).unwrap();
        let (body, mut headers) = content(endpoint);
        let fresh = municipality.a_device();
        let sender = self.device().unwrap_or(&fresh);
        let authorization;
        if let Self::Operator(browser, _) = self {
            headers.push(("cookie", browser.cookie().to_owned()));
        }
        if let Some(device) = self.device() {
            device.send(Method::GET, METADATA, b"", None).await;
            let token = if let Self::Person(_, token) = self { Some(token.as_str()) } else { None };
            headers.push(("dpop", device.proof_for(&method, path, token)));
            if let Some(token) = token {
                authorization = format!("DPoP {token}");
                headers.push(("authorization", authorization));
            }
        }
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sender.send_with(method, path, &body, &headers).await.status()
    }
}

/// A person's open request: the one that there is, or a new one; none's for whoever may not ask.
async fn open_erasure(app: &SigningApp, token: &str) -> String {
    let id = ErasureId(Uuid::new_v4());
    app.with_token(Method::PUT, &erasure(id), token).await;
    let all: Vec<Erasure> = app.with_token(Method::GET, ERASURES, token).await.json().await.unwrap();
    all.iter().find(|one| one.state == ErasureState::Open).map_or(id, |one| one.id).to_string()
}

/// What an endpoint wants to read, where it would otherwise not get as far as to ask for whom.
fn content(endpoint: &Endpoint) -> (Vec<u8>, Vec<(&'static str, String)>) {
    let tus = ("tus-resumable", "1.0.0".to_owned());
    let form = ("content-type", "application/x-www-form-urlencoded".to_owned());
    match (endpoint.method, endpoint.path) {
        ("PUT", "/v1/submissions/{id}") => (bytes(&pavement()), Vec::new()),
        ("POST", "/v1/uploads") => {
            use base64::Engine;
            let base64 = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
            let (id, sha256) = (base64(&Uuid::new_v4().to_string()), base64(&"0".repeat(64)));
            let metadata = format!("id {id},sha256 {sha256}");
            (Vec::new(), vec![tus, ("upload-length", "9".into()), ("upload-metadata", metadata)])
        }
        ("PATCH", "/v1/uploads/{id}") => {
            let kind = ("content-type", "application/offset+octet-stream".to_owned());
            (vec![0], vec![tus, ("upload-offset", "0".to_owned()), kind])
        }
        (_, "/v1/uploads/{id}") => (Vec::new(), vec![tus]),
        ("POST", TOKEN) => (b"grant_type=refresh_token&client_id=rapida&refresh_token=none".to_vec(), vec![form]),
        ("POST", _) => (Vec::new(), vec![form]),
        _ => (Vec::new(), Vec::new()),
    }
}

/// Whether asking ends a session, so that everybody is needed anew.
fn ends_sessions(endpoint: &Endpoint) -> bool {
    matches!((endpoint.method, endpoint.path), ("DELETE", SESSIONS | "/v1/sessions/{id}") | ("POST", "/ufficio/uscita"))
}

pub async fn the_doors_are_those_that_were_reviewed(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let mut all = cast(municipality).await;
    let mut told = String::new();
    write!(told, "{:<66}", "").unwrap();
    all.iter().for_each(|(name, _)| write!(told, "{name:>9}").unwrap());
    for endpoint in ENDPOINTS {
        let of = if endpoint.path.contains('{') {
            vec![(Whose::Own, " own"), (Whose::Anothers, " another's"), (Whose::Nones, " none")]
        } else {
            vec![(Whose::Nones, "")]
        };
        for (whose, word) in of {
            let line = format!("{} {}{word}", endpoint.method, endpoint.path);
            write!(told, "\n{line:<66}").unwrap();
            for (_, asker) in &all {
                let status = match endpoint.path.split_once('{') {
                    None => Some(asker.asks(municipality, endpoint, endpoint.path).await),
                    Some((before, rest)) => match asker.thing(municipality, endpoint.path, whose).await {
                        None => None,
                        Some(thing) => {
                            let after = rest.split_once('}').unwrap().1;
                            Some(asker.asks(municipality, endpoint, &format!("{before}{thing}{after}")).await)
                        }
                    },
                };
                write!(told, "{:>9}", status.map_or("-".to_owned(), |status| status.as_u16().to_string())).unwrap();
            }
            if ends_sessions(endpoint) {
                all = cast(municipality).await;
            }
        }
    }
    insta::assert_snapshot!("doors", told);
}

const POLICIES: [&str; 4] = ["default-src 'none'", "form-action '", "base-uri 'none'", "frame-ancestors 'none'"];

pub async fn every_answer_says_what_a_browser_may_do_with_it(municipality: &Municipality) {
    let code = municipality.a_device().submit(&bytes(&pavement())).await.registration.code();
    let (stranger, operator) = (municipality.a_stranger(), municipality.an_operator().await);
    let (program, mut pages) = (reqwest::Client::new(), 0);
    let (report, stamp) =
        (format!("/ufficio/segnalazioni/{code}"), format!("/ufficio/segnalazioni/{code}/segnatura.xml"));
    let issuer = municipality.a_relying_party().request(&an_attempt(), &[]);
    let sign_in = municipality.an_app().request(&[]);
    for path in [
        "/",
        "/nulla",
        "/openapi.json",
        "/healthz",
        "/stile.css",
        "/open311/v2/services.xml",
        "/verifica",
        "/v1/changes",
        "/accesso/ritorno",
        "/ufficio/accesso",
        "/ufficio/",
        "/ufficio",
        "/ufficio/mappa",
        "/sandbox/mail",
        "/v1/uploads",
        &report,
        &stamp,
        &issuer,
        &sign_in,
    ] {
        let asked = program.get(format!("{}{path}", municipality.url())).send().await.unwrap();
        for answer in [stranger.get(path).await, operator.get(path).await, asked] {
            let told = |name: &str| {
                answer.headers().get(name).unwrap_or_else(|| panic!("no {name} at {path}")).to_str().unwrap()
            };
            assert_eq!(told("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(told("referrer-policy"), "same-origin", "{path}");
            assert_eq!(told("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(told("permissions-policy").contains("geolocation=()"), "{path}");
            let policy = told("content-security-policy");
            assert!(
                POLICIES.iter().all(|rule| policy.contains(rule)) && !policy.contains("unsafe"),
                "{path}: {policy}"
            );
            assert!(!answer.headers().contains_key("strict-transport-security"), "this is plain http");
            if answer.headers().get("content-type").is_some_and(|kind| kind.to_str().unwrap().starts_with("text/html"))
            {
                assert_eq!(told("cache-control"), "no-store", "{path}");
                let page = answer.text().await.unwrap();
                for odd in ["<script", "style=\"", "onclick", "src=\"http", "src=\"//"] {
                    assert!(!page.contains(odd), "{odd} at {path}");
                }
                pages += 1;
            }
        }
    }
    assert!(pages > 20, "{pages}");
}

/// A method that nobody has is refused by the guard where there is a route, and is nothing where there is none.
pub async fn every_line_of_the_table_is_a_route_and_every_route_has_its_line(municipality: &Municipality) {
    let client = reqwest::Client::new();
    let unheard_of = Method::from_bytes(b"SMUGGLE").unwrap();
    for endpoint in ENDPOINTS {
        let path = endpoint.path.replace("{id}", "x").replace("{code}", "x").replace("{file}", "x");
        let request = client.request(unheard_of.clone(), format!("{}{path}", municipality.url()));
        let answer = request.header("tus-resumable", "1.0.0").send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{path}");
        let allowed = answer.headers()["allow"].to_str().unwrap().to_owned();
        assert!(allowed.split(", ").any(|method| method == endpoint.method), "{path}: {allowed}");
    }
    // The documented ones, with what the document says of proofs.
    let document: Value =
        client.get(format!("{}/openapi.json", municipality.url())).send().await.unwrap().json().await.unwrap();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            // Those of Open311 stand there once for both formats.
            let path = path.replace("{format}", "json");
            let method = method.to_uppercase();
            let line = ENDPOINTS.iter().find(|line| line.path == path && line.method == method);
            let line = line.unwrap_or_else(|| panic!("no line for {method} {path}"));
            let is_proven = matches!(line.who, Who::Device | Who::Person(_));
            assert_eq!(operation.get("security").is_some(), is_proven, "{method} {path}");
        }
    }
    assert_eq!(client.get(format!("{}{}x", municipality.url(), api::CHANGES)).send().await.unwrap().status(), 404);
}
