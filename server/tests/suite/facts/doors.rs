//! Who may ask what, tried out: every endpoint of the table, by everyone, about one's own, another's and nothing.

mod asker;

use std::fmt::Write as _;

use rapida_contract::api;
use rapida_server::doors::{ENDPOINTS, Who};
use reqwest::{Method, StatusCode};
use serde_json::Value;

use super::services::{after, built_in, puts};
use crate::client::{bytes, pavement};
use crate::municipality::Municipality;
use crate::relying_party::an_attempt;
use asker::{OPERATORS, OTHER_PARKING, Whose, cast, ends_sessions};

pub async fn the_doors_are_those_that_were_reviewed(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let elsewhere = built_in("resident_parking", &[("office = \"police\"", "office = \"education\"")]);
    after(municipality, || puts(municipality, &format!("services/{OTHER_PARKING}.toml"), &elsewhere)).await;
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
                let parameters = endpoint.path.find('{').zip(endpoint.path.rfind('}'));
                let status = match parameters {
                    None => Some(asker.asks(municipality, endpoint, endpoint.path).await),
                    Some((first, last)) => match asker.thing(municipality, endpoint.path, whose).await {
                        None => None,
                        Some(thing) => {
                            let (before, after) = (&endpoint.path[..first], &endpoint.path[last + 1..]);
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
        "/sandbox/clock",
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
        let path = ["{id}", "{code}", "{file}", "{tax_code}", "{slug}", "{version}", "{call}"]
            .iter()
            .fold(endpoint.path.to_owned(), |path, parameter| path.replace(parameter, "x"));
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
