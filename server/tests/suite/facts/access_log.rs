//! A person reads who in the municipality looked at their submissions, when and why.

use rapida_contract::access_log::{ACCESSES, ACCESSES_MAX, Access, AccessAct, OperatorRole, Purpose, accesses};
use rapida_contract::api::submission;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Code;
use rapida_contract::progress::StepKind;
use rapida_contract::submission::Registered;
use reqwest::{Method, StatusCode};
use uuid::Uuid;

use crate::app::SigningApp;
use crate::client::{bytes, pavement, problem};
use crate::municipality::Municipality;

struct Person {
    app: SigningApp,
    token: String,
}

async fn person(municipality: &Municipality, who: &str) -> Person {
    let mut app = municipality.an_app();
    let token = app.sign_in(who, "L1").await["access_token"].as_str().unwrap().to_owned();
    Person { app, token }
}

impl Person {
    /// Reports in their own name.
    async fn reports(&self) -> String {
        let (path, body) = (submission(SubmissionId(Uuid::new_v4())), pavement().to_string());
        let json = [("content-type", "application/json")];
        let answer = self.app.with_token_and(Method::PUT, &path, &self.token, &body, &json).await;
        answer.json::<Registered>().await.unwrap().registration.code().0
    }

    async fn reads(&self, path: &str) -> Vec<Access> {
        let answer = self.app.with_token(Method::GET, path, &self.token).await;
        assert_eq!(
            (answer.status(), &answer.headers()["cache-control"]),
            (StatusCode::OK, &"no-store".parse().unwrap())
        );
        answer.json().await.unwrap()
    }
}

pub async fn a_person_reads_who_looked_at_their_submissions_when_and_why(municipality: &Municipality) {
    let (zoli, ricci) = (person(municipality, "zoli").await, person(municipality, "ricci").await);
    let code = zoli.reports().await;
    let path = format!("/ufficio/segnalazioni/{code}");
    let (clerk, registrar) = (municipality.an_operator().await, municipality.a_registrar().await);
    assert!(zoli.reads(ACCESSES).await.is_empty(), "one's own sign-in is not somebody's look");
    registrar.page(&format!("{path}/segnatura.xml")).await;
    municipality.it_is("2026-11-23T09:05:00Z");
    clerk.step(&code, StepKind::TakeInCharge, &[], &[]).await;

    // Long after, and from another device.
    let computer = person(municipality, "zoli").await;
    let told = computer.reads(ACCESSES).await;
    let found: Vec<_> = told.iter().map(|one| (one.role, one.act, one.step, one.purpose)).collect();
    let clerk = OperatorRole::Clerk;
    assert_eq!(
        found,
        [
            (clerk, AccessAct::Worked, Some(StepKind::TakeInCharge), Purpose::Handling),
            (clerk, AccessAct::Viewed, None, Purpose::Handling),
            (OperatorRole::Registrar, AccessAct::Exported, None, Purpose::Registration),
        ]
    );
    assert!(told.iter().all(|one| one.code.0 == code && one.office.name == "Ufficio Strade"));
    assert_eq!(
        (told[0].at.to_string(), told[2].at.to_string()),
        ("2026-11-23T09:05:00Z".into(), "2026-11-23T09:00:00Z".into())
    );
    assert_eq!(computer.reads(&accesses(Some(told[0].seq))).await, told[1..]);
    assert!(ricci.reads(ACCESSES).await.is_empty(), "nobody reads of others");
    let nonsense = computer.app.with_token(Method::GET, "/v1/accesses?before=x", &computer.token).await;
    assert_eq!(problem(nonsense).await.code, Code::Malformed);
    let raw = computer.app.with_token(Method::GET, ACCESSES, &computer.token).await.text().await.unwrap();
    assert!(!raw.contains("Anna") && !raw.contains("BNCNNA"), "the operator is an office and a role: {raw}");
}

pub async fn what_nobody_signed_in_sent_is_nobody_s_and_works_as_before(municipality: &Municipality) {
    let mut shared = person(municipality, "zoli").await;
    let stranger = municipality.a_device().submit(&bytes(&pavement())).await.registration.code().0;
    // From the device of somebody signed in, who does not show it: it may have been written before they came.
    let unsaid = shared.app.device.submit(&bytes(&pavement())).await.registration.code().0;
    let clerk = municipality.an_operator().await;
    for code in [&stranger, &unsaid] {
        assert!(clerk.page(&format!("/ufficio/segnalazioni/{code}")).await.contains("Marciapiede rotto"));
    }
    assert!(shared.reads(ACCESSES).await.is_empty());

    // Two people on one device: it is whose token came with it.
    let zoli = shared.token.clone();
    shared.token = shared.app.sign_in("ricci", "L1").await["access_token"].as_str().unwrap().to_owned();
    let ricci_s = shared.reports().await;
    clerk.page(&format!("/ufficio/segnalazioni/{ricci_s}")).await;
    assert_eq!(shared.reads(ACCESSES).await.len(), 1);
    shared.token = zoli;
    assert!(shared.reads(ACCESSES).await.is_empty());
}

pub async fn a_long_access_log_comes_in_pages(municipality: &Municipality) {
    let zoli = person(municipality, "zoli").await;
    let path = format!("/ufficio/segnalazioni/{}", zoli.reports().await);
    let clerk = municipality.an_operator().await;
    for _ in 0..=ACCESSES_MAX {
        clerk.page(&path).await;
    }
    let first = zoli.reads(ACCESSES).await;
    let rest = zoli.reads(&accesses(first.last().map(|one| one.seq))).await;
    assert_eq!((first.len(), rest.len()), (ACCESSES_MAX as usize, 1));
    assert!(first.iter().chain(&rest).map(|one| one.seq).is_sorted_by(|one, next| one > next));
}
