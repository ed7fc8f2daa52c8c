//! An operator of an office: signs in with a digital identity, and fills in the desk's own forms as a browser does.

use jiff::civil::Date;
use rapida_contract::ids::{ReportCode, SubmissionId};
use rapida_contract::proceeding;
use rapida_contract::progress::StepKind;
use rapida_contract::ranking::Phase;
use reqwest::{Client, RequestBuilder, Response, StatusCode, header, redirect};

use crate::browser::{Browser, encoded};
use crate::municipality::Municipality;

/// Between the fields of a form with files.
const BOUNDARY: &str = "field-of-the-desk";

/// Somebody who is signed in at `/ufficio`.
pub struct Operator {
    client: Client,
    desk: String,
    cookie: String,
    csrf: String,
}

impl Operator {
    /// Signs in as Anna Bianchi, whose office keeps the streets unless the municipality [says otherwise](Municipality::has_clerk_of).
    ///
    /// # Panics
    /// When the desk does not let them in.
    pub async fn of(municipality: &Municipality) -> Self {
        let client = Client::builder().redirect(redirect::Policy::none()).build().expect("a client");
        let desk = format!("{}/ufficio", municipality.url());
        let mut browser = Browser::default();
        let choice = [("identita", "bianchi"), ("livello", "L2")];
        let back = browser.chooses(&format!("{desk}/accesso"), &choice).await;
        let answer = browser.opens(&back).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "the identity opens the desk");
        let cookie =
            answer.headers().get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok()).expect("a cookie");
        let cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        let mut operator = Self { client, desk, cookie, csrf: String::new() };
        operator.csrf = hidden(&operator.opens("").await, "csrf").to_owned();
        operator
    }

    /// The open reports, the most urgent first.
    pub async fn lists(&self) -> Vec<ReportCode> {
        let page = self.opens("").await;
        let links = page.split("href=\"/ufficio/segnalazioni/").skip(1);
        links.filter_map(|rest| rest.split('"').next()).map(|code| ReportCode(code.to_owned())).collect()
    }

    /// Prende in carico.
    pub async fn takes(&self, report: &ReportCode) {
        self.steps(report, StepKind::TakeInCharge, "", &[]).await;
    }

    /// Chiede a chi ha segnalato.
    pub async fn asks(&self, report: &ReportCode, question: &str) {
        self.steps(report, StepKind::Ask, question, &[]).await;
    }

    /// Risolve, with a picture of the mended place; an empty one for none.
    pub async fn resolves(&self, report: &ReportCode, words: &str, picture: &[u8]) {
        self.steps(report, StepKind::Resolve, words, picture).await;
    }

    /// Respinge, with the reason.
    pub async fn rejects(&self, report: &ReportCode, reason: &str) {
        self.steps(report, StepKind::Reject, reason, &[]).await;
    }

    /// Sends the form of a step from the report's page as it is now.
    async fn steps(&self, report: &ReportCode, step: StepKind, words: &str, picture: &[u8]) {
        let page = self.opens(&format!("/segnalazioni/{report}")).await;
        let fields = [
            ("csrf", self.csrf.as_str()),
            ("passo", step.as_str()),
            ("visti", hidden(&page, "visti")),
            ("parole", words),
        ];
        let form = self.client.post(format!("{}/segnalazioni/{report}/passi", self.desk));
        let form = form.header(header::COOKIE, &self.cookie).body(with_file(&fields, "foto", picture));
        let answer = send(form, &format!("multipart/form-data; boundary={BOUNDARY}")).await;
        let status = answer.status();
        let page = answer.text().await.unwrap_or_default();
        assert_eq!(status, StatusCode::SEE_OTHER, "{} is taken: {page}", step.as_str());
    }

    /// Asks whoever sent a form for something, a document too where one is needed, by a day.
    pub async fn asks_for(&self, form: SubmissionId, words: &str, document: bool, until: Date) {
        let until = until.to_string();
        let mut fields = vec![("parole", words), ("giorno", until.as_str())];
        if document {
            fields.push(("documento", "si"));
        }
        self.works_on(form, proceeding::StepKind::AskIntegration, &fields).await;
    }

    /// Sends the form of a step from the page of a filled-in form as it is now: its fields beside those that every step has.
    ///
    /// # Panics
    /// When the desk does not take it.
    pub async fn works_on(&self, form: SubmissionId, step: proceeding::StepKind, fields: &[(&str, &str)]) {
        let page = self.opens(&format!("/pratiche/{form}")).await;
        let of_every_step = [("csrf", self.csrf.as_str()), ("passo", step.as_str()), ("visti", hidden(&page, "visti"))];
        let body = encoded(&[of_every_step.as_slice(), fields].concat());
        let sent = self.client.post(format!("{}/pratiche/{form}/passi", self.desk));
        let sent = sent.header(header::COOKIE, &self.cookie).body(body);
        let answer = send(sent, "application/x-www-form-urlencoded").await;
        let status = answer.status();
        let page = answer.text().await.unwrap_or_default();
        assert_eq!(status, StatusCode::SEE_OTHER, "{} is taken: {page}", step.as_str());
    }

    /// Tries the ranking of a call of a service with a seed for its draw; answers the page, which keeps nothing.
    pub async fn tries_ranking(&self, slug: &str, call: &str, seed: &str) -> String {
        self.opens(&format!("/graduatorie/{slug}/{call}?seme={seed}")).await
    }

    /// The page of the ranking of a call.
    pub async fn reads_ranking(&self, slug: &str, call: &str) -> String {
        self.opens(&format!("/graduatorie/{slug}/{call}")).await
    }

    /// Publishes the ranking of a call, provisional or final. The seed counts the first time.
    ///
    /// # Panics
    /// When the desk does not take it.
    pub async fn publishes(&self, slug: &str, call: &str, phase: Phase, seed: &str) {
        let phase = if phase == Phase::Final { "definitiva" } else { "provvisoria" };
        let fields = [("fase", phase), ("seme", seed)];
        let done = self.acts_on_ranking(&format!("/graduatorie/{slug}/{call}"), "pubblicazione", &fields).await;
        assert_eq!(done, phase);
    }

    /// Offers the places that are free, down the final ranking of a call; answers how many.
    ///
    /// # Panics
    /// When the desk does not take it.
    pub async fn offers_places(&self, slug: &str, call: &str) -> u32 {
        let done = self.acts_on_ranking(&format!("/graduatorie/{slug}/{call}"), "posti", &[]).await;
        done.strip_prefix("posti-").and_then(|many| many.parse().ok()).unwrap_or_else(|| panic!("{done}"))
    }

    /// Counts another answer to a question of an application, and says why.
    ///
    /// # Panics
    /// When the desk does not take it.
    pub async fn corrects(
        &self,
        (slug, call): (&str, &str),
        form: SubmissionId,
        (question, answer): (&str, &str),
        why: &str,
    ) {
        let fields = [("domanda", question), ("valore", answer), ("motivo", why)];
        let page = format!("/graduatorie/{slug}/{call}/domande/{form}");
        assert_eq!(self.acts_on_ranking(&page, "rettifica", &fields).await, "rettifica");
    }

    /// Answers what somebody observed on a ranking: whether they are right, in words.
    ///
    /// # Panics
    /// When the desk does not take it.
    pub async fn answers_observation(
        &self,
        (slug, call): (&str, &str),
        form: SubmissionId,
        (is_upheld, words): (bool, &str),
    ) {
        let fields = [("esito", if is_upheld { "accolta" } else { "respinta" }), ("parole", words)];
        let page = format!("/graduatorie/{slug}/{call}/domande/{form}");
        assert_eq!(self.acts_on_ranking(&page, "risposta", &fields).await, "risposta");
    }

    /// Sends a form of a ranking's page as it is now; answers what the page says was done.
    async fn acts_on_ranking(&self, ranking: &str, act: &str, fields: &[(&str, &str)]) -> String {
        let page = self.opens(ranking).await;
        let after = page.split_once(&format!("{ranking}/{act}\"")).map(|(_, after)| after);
        let form =
            after.and_then(|after| after.split("</form>").next()).unwrap_or_else(|| panic!("no form {act}: {page}"));
        let shown = ["visti", "regole"].into_iter().filter(|name| form.contains(&format!("name=\"{name}\"")));
        let shown: Vec<_> = shown.map(|name| (name, hidden(form, name))).collect();
        let body = encoded(&[[("csrf", self.csrf.as_str())].as_slice(), &shown, fields].concat());
        let sent = self.client.post(format!("{}{ranking}/{act}", self.desk));
        let sent = sent.header(header::COOKIE, &self.cookie).body(body);
        let answer = send(sent, "application/x-www-form-urlencoded").await;
        let there = answer.headers().get(header::LOCATION).and_then(|there| there.to_str().ok()).map(str::to_owned);
        let page = answer.text().await.unwrap_or_default();
        let done = there.as_deref().and_then(|there| there.split_once("?fatto=")).map(|(_, done)| done.to_owned());
        done.unwrap_or_else(|| panic!("{act} is taken: {page}"))
    }

    /// A page of the desk.
    async fn opens(&self, path: &str) -> String {
        let asked = self.client.get(format!("{}{path}", self.desk)).header(header::COOKIE, &self.cookie);
        let answer = asked.send().await.expect("the desk answers");
        assert_eq!(answer.status(), StatusCode::OK, "the desk's page {path:?}");
        answer.text().await.expect("a page")
    }
}

async fn send(form: RequestBuilder, kind: &str) -> Response {
    form.header(header::CONTENT_TYPE, kind).send().await.expect("the desk answers")
}

/// The value of a form's hidden field.
fn hidden<'a>(page: &'a str, name: &str) -> &'a str {
    let field =
        page.split_once(&format!("name=\"{name}\" value=\"")).unwrap_or_else(|| panic!("no {name} in {page}")).1;
    field.split('"').next().unwrap_or_default()
}

fn with_file(fields: &[(&str, &str)], name: &str, file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, text) in fields {
        part(&mut body, &format!("name=\"{name}\""), text.as_bytes());
    }
    part(&mut body, &format!("name=\"{name}\"; filename=\"{name}\""), file);
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    body
}

fn part(body: &mut Vec<u8>, disposition: &str, content: &[u8]) {
    body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n").bytes());
    body.extend(content);
    body.extend(b"\r\n");
}
