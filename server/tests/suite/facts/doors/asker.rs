//! Somebody who asks at a door, and what they ask about.

use rapida_contract::acting::{STRUCTURES, Structure, mandate};
use rapida_contract::drafts::draft;
use rapida_contract::erasure::{ERASURES, Erasure, ErasureState, erasure};
use rapida_contract::ids::{ErasureId, MandateId, SubmissionId};
use rapida_contract::proceeding;
use rapida_contract::progress::StepKind;
use rapida_contract::service::FileKind;
use rapida_contract::sign_in::{METADATA, Me, SESSIONS, TOKEN};
use rapida_contract::submission::FORM_FILE;
use rapida_server::doors::Endpoint;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::SigningApp;
use crate::client::{Device, bytes, pavement};
use crate::facts::attachments::{begin, picture, upload, with};
use crate::facts::desk::{PIAZZA, report};
use crate::facts::evidence::{pdf, upload as send_up, upload_for};
use crate::facts::form_files::with_lease;
use crate::municipality::Municipality;
use crate::operator::Browser;
use crate::person::BENINI;
use crate::proceeding::of_office;

/// Whose the thing is that one asks about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Whose {
    Own,
    Anothers,
    Nones,
}

/// Somebody who asks.
pub(super) enum Asker {
    Nobody,
    Device(Device),
    Person(SigningApp, String),
    Operator(Browser, &'static str),
}

/// Everybody, each with the name of a column.
pub(super) async fn cast(municipality: &Municipality) -> Vec<(&'static str, Asker)> {
    let mut all = vec![("nobody", Asker::Nobody), ("device", Asker::Device(municipality.a_device()))];
    for (name, who, level) in [("L1", "zoli", "L1"), ("L2", "ravaioli", "L2"), ("another", "casadei", "L2")] {
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

pub(super) const OPERATORS: [(&str, &str); 4] = [
    ("BNCNNA85P50H199R", "{ role = 'clerk', offices = ['roads', 'police'] }"),
    ("GRRDVD71R08E730W", "{ role = 'clerk', offices = ['green', 'education'] }"),
    ("SVNRRT69T05D704V", "{ role = 'registrar' }"),
    ("MNGCHR83C61A944T", "{ role = 'admin' }"),
];

/// Forms for the offices of the two clerks.
const PARKING: &str = "resident_parking";
pub(super) const OTHER_PARKING: &str = "other_parking";

/// A request for parking with a file: both by their ids.
async fn parking(municipality: &Municipality, slug: &str) -> (String, String) {
    let montanari = municipality.person("montanari").await;
    let lease = upload_for(&montanari.app.device, FORM_FILE, &pdf()).await;
    let mut body = with_lease(&montanari, &lease, FileKind::Pdf).await.body();
    body["content"]["slug"] = slug.into();
    (montanari.files(&body).await.id.to_string(), lease.id.to_string())
}

impl Asker {
    fn device(&self) -> Option<&Device> {
        match self {
            Self::Device(device) => Some(device),
            Self::Person(app, _) => Some(&app.device),
            Self::Nobody | Self::Operator(..) => None,
        }
    }

    /// A thing in the place of an endpoint's parameter; none where nobody can have one.
    pub(super) async fn thing(&self, municipality: &Municipality, path: &str, whose: Whose) -> Option<String> {
        let stranger = municipality.a_device();
        if path.ends_with("/{slug}/{call}") || path.contains("{slug}/{call}/") {
            return self.ranking(whose);
        }
        let owner = match whose {
            _ if path.starts_with("/v1/structures") => return self.structure(path, whose).await,
            Whose::Own if path.starts_with("/ufficio") => return self.of_the_office(municipality, path, true).await,
            Whose::Anothers if path.starts_with("/ufficio") => {
                return self.of_the_office(municipality, path, false).await;
            }
            Whose::Own => self.device()?,
            Whose::Anothers => &stranger,
            Whose::Nones if path.contains("{code}") => return Some("2026-0009999".into()),
            Whose::Nones if path.contains("{file}") => return Some(format!("{}.json", Uuid::new_v4())),
            Whose::Nones if path.contains("{slug}") => return Some("nessuno/1".into()),
            Whose::Nones => return Some(Uuid::new_v4().to_string()),
        };
        Some(match path {
            "/v1/submissions/{id}" | "/v1/submissions/{id}/rating" => {
                owner.submit(&bytes(&pavement())).await.id.to_string()
            }
            "/v1/sessions/{id}" => return self.session(municipality, whose).await,
            "/v1/erasure-requests/{id}" => return self.erasure(municipality, whose).await,
            "/v1/drafts/{id}" => return self.draft(municipality, whose).await,
            "/v1/proceedings/{id}/form" => return self.proceeding(municipality, whose).await,
            "/v1/proceedings/{id}/decision" => {
                let id = self.proceeding(municipality, whose).await?;
                municipality
                    .goes_on(id.parse().unwrap(), of_office(proceeding::StepKind::Accept, "2026-11-23"))
                    .await
                    .unwrap();
                return Some(id);
            }
            "/v1/mandates/{id}" | "/v1/mandates/{id}/acceptance" => {
                return self.mandate(municipality, whose, false).await;
            }
            "/v1/mandates/{id}/evidence" => return self.mandate(municipality, whose, true).await,
            "/v1/uploads/{id}" => begin(owner, &picture()).await.id.to_string(),
            "/v1/attachments/{id}" => upload(owner, &picture()).await.id.to_string(),
            "/v1/public-reports/{code}/thumbnail" => {
                let photo = upload(owner, &picture()).await;
                owner.submit(&with(&[&photo])).await.registration.code().0
            }
            "/v1/follows/{code}" => owner.submit(&bytes(&pavement())).await.registration.code().0,
            "/v1/services/{slug}/{version}" => "library/1".into(),
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
        if path.contains("pratiche") || path.contains("documenti") {
            let (form, file) = parking(municipality, if category == "green" { OTHER_PARKING } else { PARKING }).await;
            return Some(if path.contains("pratiche") { form } else { file });
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

    /// The ranking of a call, which is one office's; nobody has one of their own besides.
    fn ranking(&self, whose: Whose) -> Option<String> {
        let is_of_education = matches!(self, Self::Operator(_, "green"));
        match whose {
            Whose::Own => is_of_education.then(|| "nido/main_2027".to_owned()),
            Whose::Anothers => (!is_of_education).then(|| "nido/main_2027".to_owned()),
            Whose::Nones => Some("nido/nessuno".into()),
        }
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

    /// A form of the asker, or somebody else's; none where they may not send one.
    async fn proceeding(&self, municipality: &Municipality, whose: Whose) -> Option<String> {
        match self {
            Self::Person(app, token) if whose == Whose::Own => sent_parking(municipality, app, token).await,
            _ if whose == Whose::Own => None,
            _ => Some(parking(municipality, PARKING).await.0),
        }
    }

    /// A draft of the asker, somebody else's, or none.
    async fn draft(&self, municipality: &Municipality, whose: Whose) -> Option<String> {
        match self {
            Self::Person(app, token) if whose == Whose::Own => Some(kept_draft(app, token).await),
            _ if whose == Whose::Own => None,
            _ => {
                let mut other = municipality.an_app();
                let token = other.sign_in("montanari", "L2").await["access_token"].as_str().unwrap().to_owned();
                Some(kept_draft(&other, &token).await)
            }
        }
    }

    /// A structure that the asker leads, another one, or none; with it a member of its staff.
    async fn structure(&self, path: &str, whose: Whose) -> Option<String> {
        let slug = match (self, whose) {
            (Self::Person(app, token), Whose::Own) => {
                let all: Vec<Structure> = app.with_token(Method::GET, STRUCTURES, token).await.json().await.unwrap();
                all.iter().find(|one| one.is_leader)?.id.to_string()
            }
            (_, Whose::Own) => return None,
            (_, Whose::Anothers) => "autorimessa-guerrini".to_owned(),
            (_, Whose::Nones) => "nessuna".to_owned(),
        };
        Some(if path.contains("{tax_code}") { format!("{slug}/staff/{BENINI}") } else { slug })
    }

    /// A mandate that the asker gave, one between others, or none; with the document that proves it.
    async fn mandate(&self, municipality: &Municipality, whose: Whose, proven: bool) -> Option<String> {
        match self {
            Self::Person(app, token) if whose == Whose::Own => Some(given_mandate(app, token, proven).await),
            _ if whose == Whose::Own => None,
            _ => {
                let mut other = municipality.an_app();
                let token = other.sign_in("montanari", "L2").await["access_token"].as_str().unwrap().to_owned();
                Some(given_mandate(&other, &token, proven).await)
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

    pub(super) async fn asks(&self, municipality: &Municipality, endpoint: &Endpoint, path: &str) -> StatusCode {
        if let (Self::Operator(browser, _), "POST") = (self, endpoint.method) {
            match endpoint.path {
                "/ufficio/uscita" => return browser.post(path, &[("csrf", &browser.csrf)]).await.status(),
                "/ufficio/segnalazioni/{code}/passi" => {
                    let step = StepKind::TakeInCharge.as_str();
                    let fields = [("csrf", browser.csrf.as_str()), ("passo", step), ("visti", "1")];
                    return browser.upload(path, &fields, ("foto", b"")).await.status();
                }
                "/ufficio/pratiche/{id}/passi" => {
                    let step = proceeding::StepKind::TakeInCharge.as_str();
                    let fields = [("csrf", browser.csrf.as_str()), ("passo", step), ("visti", "1")];
                    return browser.post(path, &fields).await.status();
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

/// A form that whoever is signed in sent from another device, known surely enough.
async fn sent_parking(municipality: &Municipality, app: &SigningApp, token: &str) -> Option<String> {
    let me: Me = app.me(token).await.json().await.unwrap();
    let person = municipality.person(&me.person.family_name.to_lowercase()).await;
    Some(person.sends_parking().await.id.to_string())
}

/// A person's open request: the one that there is, or a new one; none's for whoever may not ask.
async fn open_erasure(app: &SigningApp, token: &str) -> String {
    let id = ErasureId(Uuid::new_v4());
    app.with_token(Method::PUT, &erasure(id), token).await;
    let all: Vec<Erasure> = app.with_token(Method::GET, ERASURES, token).await.json().await.unwrap();
    all.iter().find(|one| one.state == ErasureState::Open).map_or(id, |one| one.id).to_string()
}

fn a_draft() -> Value {
    json!({ "after": 0, "sealed": "0".repeat(40) })
}

/// A draft that a person keeps now.
async fn kept_draft(app: &SigningApp, token: &str) -> String {
    let id = SubmissionId(Uuid::new_v4());
    let json = [("content-type", "application/json")];
    app.with_token_and(Method::PUT, &draft(id), token, &a_draft().to_string(), &json).await;
    id.to_string()
}

fn a_mandate() -> Value {
    json!({ "delegate": BENINI, "delegate_name": "Sara Benini", "from": "2026-11-23", "until": "2026-12-31" })
}

/// A mandate that a person gives now; none's for whoever may not give one.
async fn given_mandate(app: &SigningApp, token: &str, proven: bool) -> String {
    let id = MandateId(Uuid::new_v4());
    let json = [("content-type", "application/json")];
    let mut new = a_mandate();
    if proven {
        new["evidence"] = send_up(&app.device, &pdf()).await.sha256.into();
    }
    app.with_token_and(Method::PUT, &mandate(id), token, &new.to_string(), &json).await;
    id.to_string()
}

/// What an endpoint wants to read, where it would otherwise not get as far as to ask for whom.
pub(super) fn content(endpoint: &Endpoint) -> (Vec<u8>, Vec<(&'static str, String)>) {
    let tus = ("tus-resumable", "1.0.0".to_owned());
    let form = ("content-type", "application/x-www-form-urlencoded".to_owned());
    let json = ("content-type", "application/json".to_owned());
    match (endpoint.method, endpoint.path) {
        ("PUT", "/v1/structures/{id}/staff/{tax_code}") => {
            (bytes(&json!({ "name": "Sara Benini", "until": "2026-12-31" })), vec![json])
        }
        ("PUT", "/v1/drafts/{id}") => (bytes(&a_draft()), vec![json]),
        ("PUT", "/v1/mandates/{id}") => (bytes(&a_mandate()), vec![json]),
        ("PUT", "/v1/submissions/{id}") => (bytes(&pavement()), Vec::new()),
        ("PUT", "/v1/submissions/{id}/rating") => (bytes(&json!({ "stars": 5 })), vec![json]),
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
pub(super) fn ends_sessions(endpoint: &Endpoint) -> bool {
    matches!((endpoint.method, endpoint.path), ("DELETE", SESSIONS | "/v1/sessions/{id}") | ("POST", "/ufficio/uscita"))
}
