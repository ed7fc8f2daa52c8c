//! What becomes of forms: as people follow it, and as their office goes on with it.

use rapida_contract::changes::Topic;
use rapida_contract::form::File;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::{Code, Fault, Problem};
use rapida_contract::proceeding::{self, Clock, PROCEEDINGS, Proceeding, ProceedingsPage, Request, State, StepKind};
use rapida_contract::ranking::Offer;
use rapida_contract::service::FileKind;
use rapida_contract::submission::{AttachmentRef, Registered};
use rapida_contract::{Date, api};
use rapida_server::proceedings::{self, NewStep};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::client::{new_id, problem};
use crate::municipality::{MONDAY, Municipality};
use crate::person::Person;

/// A step of somebody in the proceeding of residents' parking.
pub fn step(form: SubmissionId, step: StepKind, words: &str) -> Value {
    let content = json!({ "form": form, "slug": "resident_parking", "step": step, "words": words });
    json!({ "made_at": MONDAY, "service": "form_step", "content": content, "attachments": [] })
}

/// The same with files that were sent up before.
pub fn with_files(mut step: Value, files: &[(&AttachmentRef, FileKind)]) -> Value {
    let named = |(attachment, kind): &(&AttachmentRef, FileKind)| {
        let AttachmentRef { id, sha256, size } = (*attachment).clone();
        File { id, name: "certificato.pdf".into(), kind: *kind, sha256, size }
    };
    step["content"]["files"] = json!(files.iter().map(named).collect::<Vec<_>>());
    step["attachments"] = json!(files.iter().map(|(attachment, _)| attachment).collect::<Vec<_>>());
    step
}

/// A form in the place of another.
pub fn amending(first: SubmissionId, mut body: Value) -> Value {
    body["content"]["amends"] = json!(first);
    body
}

/// A step of the office, with what it needs.
pub fn of_office(kind: StepKind, today: &str) -> NewStep {
    let today: Date = today.parse().unwrap();
    let until = today.saturating_add(jiff::Span::new().days(10));
    let mut step = NewStep { words: "Manca il libretto".into(), ..NewStep::new(kind, "Anna Bianchi") };
    if kind == StepKind::AskIntegration {
        step.request = Some(Request { words: step.words.clone(), document: false, until });
    }
    step.offer = (kind == StepKind::Offer).then(|| Offer { place: "Posto 12".into(), until });
    step
}

impl Municipality {
    /// The office goes on with a form.
    pub async fn goes_on(&self, id: SubmissionId, step: NewStep) -> Result<proceedings::Proceeding, Problem> {
        let app = self.app().clone();
        self.app().db.write(move |tx| proceedings::step(tx, &app, id, step)).await
    }

    /// The office asks for something on a day, with a document or not.
    pub async fn asks_for(&self, id: SubmissionId, today: &str, document: bool) {
        let mut step = of_office(StepKind::AskIntegration, today);
        step.request = step.request.map(|request| Request { document, ..request });
        self.goes_on(id, step).await.unwrap();
    }

    /// The office's clock now.
    pub async fn clock(&self, id: SubmissionId) -> Clock {
        let app = self.app().clone();
        let read = self.app().db.read(move |tx| {
            let proceeding = proceedings::by_id(tx, id)?.unwrap();
            let log = proceedings::log(tx, id)?;
            proceedings::clock(tx, &app, &proceeding, &log)
        });
        read.await.unwrap()
    }
}

impl Person {
    /// Residents' parking, sent without a fault.
    pub async fn sends_parking(&self) -> Registered {
        self.files(&self.asks_for_parking(MONDAY).await.body()).await
    }

    /// All that the person may read, in one page.
    pub async fn proceedings(&self) -> Vec<Proceeding> {
        let page: ProceedingsPage = self.read(PROCEEDINGS).await;
        assert_eq!(page.after, None);
        page.proceedings
    }

    /// The one that there is.
    pub async fn proceeding(&self) -> Proceeding {
        let mut all = self.proceedings().await;
        assert_eq!(all.len(), 1);
        all.remove(0)
    }

    pub async fn form_of(&self, id: SubmissionId) -> Response {
        self.ask(Method::GET, &proceeding::form(id), "", &[]).await
    }

    /// Why something is not taken.
    pub async fn refused(&self, body: &Value) -> (Code, String) {
        let problem = problem(self.hands_in(new_id(), body).await).await;
        (problem.code, problem.detail)
    }

    /// What is at fault with something, and where.
    pub async fn faults(&self, body: &Value) -> Vec<(String, Fault)> {
        let problem = problem(self.hands_in(new_id(), body).await).await;
        assert_eq!(problem.code, Code::Invalid, "{}", problem.detail);
        problem.errors.into_iter().map(|error| (error.field, error.fault)).collect()
    }

    /// The proceedings of which the feed of this device tells.
    pub async fn told_of(&self) -> Vec<String> {
        let page = self.app.device.changes("", api::CHANGES_MAX).await;
        let changes = page.changes.into_iter().filter(|change| change.topic == Topic::Proceeding);
        changes.map(|change| change.key).collect()
    }
}

/// What leads from the registration to a state: steps of the office, and of the person.
pub fn way_to(state: State) -> &'static [StepKind] {
    use StepKind as K;
    match state {
        State::Received | State::Unknown => &[],
        State::InCharge => &[K::TakeInCharge],
        State::IntegrationAsked => &[K::TakeInCharge, K::AskIntegration],
        State::Integrated => &[K::AskIntegration, K::Integrate],
        State::Offered => &[K::TakeInCharge, K::Offer],
        State::Accepted => &[K::Accept],
        State::Refused => &[K::TakeInCharge, K::Refuse],
        State::Closed => &[K::Close],
        State::Withdrawn => &[K::Withdraw],
    }
}
