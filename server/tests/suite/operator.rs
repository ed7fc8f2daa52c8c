//! An operator at the desk: a browser without scripts that sends the desk's own forms.

use rapida_contract::progress::StepKind;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Response, StatusCode, header, redirect};

use crate::app::location;
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

    /// Anna Bianchi, clerk of the offices of roads and of the coast.
    pub async fn an_operator(&self) -> Browser {
        self.operator("bianchi").await
    }

    /// Luca Ferri, registrar: sees everything.
    pub async fn a_registrar(&self) -> Browser {
        self.operator("ferri").await
    }

    /// One of the people of the sandbox's issuer, signed in at the desk.
    pub async fn operator(&self, who: &str) -> Browser {
        let mut browser = self.a_stranger();
        let answer = browser.comes_to_the_desk("/ufficio", &[("identita", who), ("livello", "L2")]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookie = answer.headers()[header::SET_COOKIE].to_str().expect("text");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        browser.keep(cookie);
        let page = browser.page("/ufficio").await;
        browser.csrf = between(&page, "name=\"csrf\" value=\"", "\"").to_owned();
        browser
    }

    /// Names the operators in the municipality's own file: each a tax code and what stands in `roles`.
    pub fn appoints(&self, operators: &[(&str, &str)]) {
        let lines = operators.iter().map(|(tax_code, roles)| {
            format!("[[operators]]\ntax_code = '{tax_code}'\nname = 'Operatore {tax_code}'\nroles = [{roles}]\n")
        });
        let file = self.app().config.data.join("operators.toml");
        std::fs::write(file, lines.collect::<String>()).expect("writes");
    }
}

impl Browser {
    /// Keeps a cookie that was set, as the only one.
    pub fn keep(&mut self, cookie: &str) {
        cookie.split(';').next().expect("a pair").clone_into(&mut self.cookie);
    }

    /// As the browser sends it.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub async fn get(&self, path: &str) -> Response {
        let request = self.client.get(format!("{}{path}", self.base)).header(header::COOKIE, &self.cookie);
        request.send().await.expect("an answer")
    }

    /// The same in another language.
    pub async fn get_in(&self, language: &str, path: &str) -> Response {
        let request = self.client.get(format!("{}{path}", self.base)).header(header::ACCEPT_LANGUAGE, language);
        request.send().await.expect("an answer")
    }

    pub async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        text(answer).await
    }

    /// Signs in for a page of the desk, with this choice at the issuer; the answer to coming back from there.
    pub async fn comes_to_the_desk(&mut self, wanted: &str, choice: &[(&str, &str)]) -> Response {
        let wanted = serde_urlencoded::to_string([("poi", wanted)]).expect("a query");
        let page = self.page(&format!("/ufficio/accesso?{wanted}")).await;
        let button = between(&page, "class=\"button\" href=\"", "\"").replace("&amp;", "&");
        let sent = self.get(&button).await;
        self.keep(sent.headers()[header::SET_COOKIE].to_str().expect("text"));
        let asked = location(&sent);
        let choice = [&[("richiesta", asked.split_once('?').expect("a request").1)], choice].concat();
        let back = location(&self.post("/sandbox/federa/scelta", &choice).await);
        self.get(back.strip_prefix(&self.base).expect("back to the municipality")).await
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
