//! An OpenID Connect provider that somebody else wrote works by settings alone: npm's `oidc-provider`, as
//! `server/tests/provider` starts it. `cargo xtask test` installs it.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rapida_contract::Timestamp;
use rapida_server::config::Config;
use rapida_server::sign_in::Issuer;
use reqwest::{Method, Response, StatusCode, header, redirect};
use rsa::pkcs8::{EncodePrivateKey, LineEnding};
use serde_json::{Value, json};

use crate::app::{location, query, tokens};
use crate::issuers::{free_port, issuer};
use crate::municipality::Municipality;
use crate::operator::{between, text};

const L2: &str = "https://www.spid.gov.it/SpidL2";
const L1: &str = "https://www.spid.gov.it/SpidL1";
/// Redirects between a request and its answer; there are five.
const HOPS_MAX: usize = 20;

struct Provider {
    child: Child,
    issuer: String,
}

impl Provider {
    fn start(client: &Value, signed: bool) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/provider");
        assert!(
            folder.join("node_modules").is_dir(),
            "oidc-provider is not installed: `cargo xtask test` does it, or `npm ci` in {}",
            folder.display()
        );
        let mut command = Command::new("node");
        command.arg("provider.mjs").arg(json!({ "client": client, "signed": signed }).to_string()).current_dir(folder);
        // It ends when its input does: also when this process is killed.
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("node starts");
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let issuer = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line:?}")).to_owned();
        Self { child, issuer }
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // Ended already, where its input was closed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The person's browser at the provider: keeps its cookies and fills in its forms.
struct Person {
    client: reqwest::Client,
    cookies: BTreeMap<String, String>,
    issuer: String,
}

impl Person {
    fn at(provider: &Provider) -> Self {
        let client = reqwest::Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { client, cookies: BTreeMap::new(), issuer: provider.issuer.clone() }
    }

    /// From the request to the address that the provider sends back to.
    async fn goes_through(&mut self, asked: &str, account: &str, acr: &str) -> String {
        let form = serde_urlencoded::to_string([("account", account), ("acr", acr)]).unwrap();
        let mut there = asked.to_owned();
        for _ in 0..HOPS_MAX {
            let mut answer = self.send(Method::GET, &there, "").await;
            if answer.status() == StatusCode::OK {
                answer = self.send(Method::POST, &there, &form).await;
            }
            assert!(answer.status().is_redirection(), "{} at {there}", answer.status());
            let next = answer.headers()[header::LOCATION].to_str().unwrap();
            if !next.starts_with('/') && !next.starts_with(&self.issuer) {
                return next.to_owned();
            }
            there = next.strip_prefix('/').map_or(next.to_owned(), |path| format!("{}/{path}", self.issuer));
        }
        panic!("no way back after {HOPS_MAX} redirects");
    }

    async fn send(&mut self, method: Method, url: &str, form: &str) -> Response {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.client.request(method, url).header(header::COOKIE, cookies.join("; "));
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(form.to_owned());
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        answer
    }
}

/// A provider and a municipality that know of each other by their settings alone.
async fn both(data: &Path, signed: bool) -> (Provider, Municipality) {
    let listen = free_port();
    let url = format!("http://{listen}");
    let mut client = json!({
        "client_id": url,
        "redirect_uris": [format!("{url}/accesso/ritorno")],
        "response_types": ["code"],
        "grant_types": ["authorization_code"],
    });
    let more = if signed {
        json!({
            "token_endpoint_auth_method": "private_key_jwt",
            "jwks_uri": format!("{url}/accesso/jwks.json"),
            "request_object_signing_alg": "RS256",
            "userinfo_signed_response_alg": "RS256",
        })
    } else {
        json!({ "token_endpoint_auth_method": "client_secret_basic", "client_secret": "un segreto della prova" })
    };
    client.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let provider = Provider::start(&client, signed);
    let mut named = Issuer { scopes: vec!["profile".into()], ..issuer("indipendente", &provider.issuer) };
    if signed {
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2_048).unwrap();
        let file = data.join("client.pem");
        std::fs::write(&file, key.to_pkcs8_pem(LineEnding::LF).unwrap()).unwrap();
        named.client_key = Some(file);
    } else {
        named.client_secret = Some("un segreto della prova".into());
    }
    let municipality = Municipality::with(Config { listen, issuers: vec![named], ..Config::for_tests(data) }).await;
    // The provider has the machine's clock.
    municipality.it_is(&Timestamp::now().to_string());
    (provider, municipality)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_of_others_lets_a_person_in_by_settings_alone() {
    for signed in [false, true] {
        let data = tempfile::tempdir().unwrap();
        let (provider, municipality) = both(data.path(), signed).await;
        let mut app = municipality.an_app();
        let asked = app.press_the_button(&[("acr_values", L2)]).await;
        assert!(asked.starts_with(&provider.issuer), "{asked}");
        assert_eq!(query(&asked).contains_key("request"), signed);
        let back = Person::at(&provider).goes_through(&asked, "zoli", L2).await;
        let told = query(&location(&app.come_back(&back).await));
        assert_eq!(told.get("error"), None, "{told:?}");
        let given = tokens(app.redeem(&told["code"], &[]).await).await;
        let me: Value = app.me(given["access_token"].as_str().unwrap()).await.json().await.unwrap();
        assert_eq!((&me["level"], &me["origin"]), (&json!("L2"), &json!("indipendente")));
        assert_eq!(
            (&me["person"]["tax_code"], &me["person"]["family_name"]),
            (&json!("ZLOMRC79M19D458N"), &json!("Zoli"))
        );
        municipality.end().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_provider_of_others_says_too_little_of_signs_nobody_in() {
    let data = tempfile::tempdir().unwrap();
    let (provider, municipality) = both(data.path(), false).await;
    for (account, acr, error) in [
        ("zoli", L1, "unmet_authentication_requirements"),
        ("zoli", "", "unmet_authentication_requirements"),
        ("nessuno", L2, "server_error"),
    ] {
        let mut app = municipality.an_app();
        let asked = app.press_the_button(&[("acr_values", L2)]).await;
        let back = Person::at(&provider).goes_through(&asked, account, acr).await;
        let told = query(&location(&app.come_back(&back).await));
        assert_eq!((told["error"].as_str(), told.get("code")), (error, None), "{account} {acr}");
    }
    municipality.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_comes_to_the_desk_through_a_provider_of_others() {
    let data = tempfile::tempdir().unwrap();
    let (provider, municipality) = both(data.path(), false).await;
    municipality.appoints(&[("ZLOMRC79M19D458N", "{ role = 'registrar' }")]);
    for (acr, status, told) in [(L2, 303, ""), (L1, 403, "serve il livello 2")] {
        let mut browser = municipality.a_stranger();
        let page = browser.page("/ufficio/accesso").await;
        let button = between(&page, "class=\"button\" href=\"", "\"").replace("&amp;", "&");
        let sent = browser.get(&button).await;
        browser.keep(sent.headers()[header::SET_COOKIE].to_str().unwrap());
        let back = Person::at(&provider).goes_through(&location(&sent), "zoli", acr).await;
        let answer = browser.get(back.strip_prefix(&municipality.url()).unwrap()).await;
        assert_eq!(answer.status().as_u16(), status, "{acr}");
        assert!(text(answer).await.contains(told), "{acr}");
    }
    municipality.end().await;
}
