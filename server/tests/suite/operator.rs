//! An operator at the desk: a browser without scripts that sends the desk's own forms.

use rapida_contract::progress::StepKind;
use rapida_server::office::operators;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Response, StatusCode, header, redirect};

use crate::municipality::Municipality;

/// What is typed into a form: names and texts.
pub type Fields = &'static [(&'static str, &'static str)];

pub struct Browser {
    base: String,
    client: reqwest::Client,
    cookie: String,
    pub csrf: String,
}

impl Municipality {
    /// A browser that is not signed in.
    pub fn a_stranger(&self) -> Browser {
        let wanted = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static("text/html,*/*;q=0.8"))]);
        let client = reqwest::Client::builder().redirect(redirect::Policy::none()).default_headers(wanted).build();
        let client = client.expect("a client");
        Browser { base: self.url(), client, cookie: String::new(), csrf: String::new() }
    }

    /// Anna Bianchi, with a new token.
    pub async fn an_operator(&self) -> Browser {
        let app = self.app();
        let token = operators::new_token_of(&app.db, app.clock.now(), app.random.bytes())
            .await
            .expect("a token")
            .to_string()
            .to_lowercase();
        let mut browser = self.a_stranger();
        let entry = [("nome", "  Anna   Bianchi "), ("token", token.as_str()), ("poi", "")];
        let answer = browser.post("/ufficio/accesso", &entry).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookie = answer.headers().get(header::SET_COOKIE).expect("a session").to_str().expect("text");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        browser.cookie = cookie.split(';').next().expect("a pair").to_owned();
        let page = browser.page("/ufficio").await;
        browser.csrf = between(&page, "name=\"csrf\" value=\"", "\"").to_owned();
        browser
    }
}

impl Browser {
    pub async fn get(&self, path: &str) -> Response {
        let request = self.client.get(format!("{}{path}", self.base)).header(header::COOKIE, &self.cookie);
        request.send().await.expect("an answer")
    }

    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        text(answer).await
    }

    /// Sends a plain form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body = serde_urlencoded::to_string(fields).expect("a form");
        self.send(path, "application/x-www-form-urlencoded", body.into_bytes()).await
    }

    /// Sends a form with a file.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: (&str, &[u8])) -> Response {
        let mut body = Vec::new();
        fields.iter().for_each(|(name, text)| part(&mut body, name, "", text.as_bytes()));
        part(&mut body, file.0, "; filename=\"file\"", file.1);
        body.extend(b"--BOUNDARY--\r\n");
        self.send(path, "multipart/form-data; boundary=BOUNDARY", body).await
    }

    async fn send(&self, path: &str, form: &str, body: Vec<u8>) -> Response {
        let request = self.client.post(format!("{}{path}", self.base)).header(header::COOKIE, &self.cookie);
        request.header(header::CONTENT_TYPE, form).body(body).send().await.expect("an answer")
    }

    /// Takes a step from the report's page as it is now.
    pub async fn step(&self, code: &str, step: StepKind, fields: &[(&str, &str)], picture: &[u8]) -> Response {
        let page = self.page(&format!("/ufficio/segnalazioni/{code}")).await;
        let seen = between(&page, "name=\"visti\" value=\"", "\"");
        self.step_from(code, step, (seen, &self.csrf), fields, picture).await
    }

    /// Takes a step from a page of before (it had seen so many events) or of another session.
    pub async fn step_from(
        &self,
        code: &str,
        step: StepKind,
        (seen, csrf): (&str, &str),
        fields: &[(&str, &str)],
        picture: &[u8],
    ) -> Response {
        let hidden = [("csrf", csrf), ("passo", step.as_str()), ("visti", seen)];
        let fields = [hidden.as_slice(), fields].concat();
        self.upload(&format!("/ufficio/segnalazioni/{code}/passi"), &fields, ("foto", picture)).await
    }
}

fn part(body: &mut Vec<u8>, name: &str, file: &str, bytes: &[u8]) {
    body.extend(format!("--BOUNDARY\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(b"\r\n");
}

/// A page's text, with apostrophes as people read them.
pub async fn text(answer: Response) -> String {
    answer.text().await.expect("text").replace("&#39;", "'")
}

/// What stands between two texts, the first time.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let from = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}")).1;
    from.split_once(after).expect("an end").0
}
