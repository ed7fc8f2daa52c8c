//! Acting for somebody: for whom one may, what it takes, and who sees it afterwards.

use rapida_contract::acting::{
    ACTING_FOR, CAPACITIES, MANDATES, NewMandate, Right, STRUCTURES, mandate, mandate_acceptance,
};
use rapida_contract::api;
use rapida_contract::ids::MandateId;
use rapida_contract::problem::Code;
use rapida_contract::submission::Registered;
use rapida_server::db::{DbError, Row};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::client::{bytes, new_id, pavement, problem, step};
use crate::municipality::Municipality;
use crate::person::{BENINI, MONTANARI, Person, SAVINI, at_fault, code, done, subject};

const EMMA: &str = "person:FBBMME18R45H199O";
const GIORGIA: &str = "person:RVLGRG08T55H199B";
const OF_ZOLI: &str = "person:ZLOMRC79M19D458N";
const HOTEL: &str = "structure:albergo-tre-pini";

/// A report for somebody.
fn report_for(key: &str) -> String {
    let mut report = pavement();
    report["acting_for"] = json!(subject(key));
    report.to_string()
}

impl Person {
    async fn sends(&self, body: &str) -> Response {
        self.ask(Method::PUT, &api::submission(new_id()), body, &[]).await
    }
}

/// Savini acts for Zoli in some services, in all where none is named.
async fn mandated(municipality: &Municipality, services: &[&str]) -> (Person, Person, MandateId) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let id = given(&zoli, &savini, services).await;
    (zoli, savini, id)
}

async fn given(zoli: &Person, savini: &Person, services: &[&str]) -> MandateId {
    let id = MandateId(Uuid::new_v4());
    let new = NewMandate {
        delegate: SAVINI.parse().unwrap(),
        delegate_name: "Savini".into(),
        services: services.iter().map(|service| (*service).to_owned()).collect(),
        from: "2026-11-23".parse().unwrap(),
        until: "2026-11-30".parse().unwrap(),
        evidence: None,
    };
    done(&zoli.put(&mandate(id), &new).await);
    done(&savini.put(&mandate_acceptance(id), &()).await);
    id
}

pub async fn one_acts_for_minors_of_the_household_and_for_one_s_companies(municipality: &Municipality) {
    for (who, expected) in [
        ("montanari", vec![EMMA, "person:FBBTMS22H18H199U", "person:FBBNNI25C50H199J"]),
        ("casadei", vec!["person:CSDLEO19L22C573J"]),
        ("zoli", vec![]),
        ("ricci", vec![]),
        ("savini", vec![]),
        ("benini", vec![]),
        ("diallo", vec![]),
        ("minguzzi", vec!["person:MNGSFO16A67H199C", "company:99900030398"]),
        ("ravaioli", vec![GIORGIA, "company:99900010390", HOTEL]),
        ("ravaioli-personale", vec![GIORGIA, "company:99900010390", HOTEL]),
        ("guerrini", vec!["company:99900020399", "structure:autorimessa-guerrini"]),
        ("rossi", vec!["company:99900040397", "structure:caf-di-prova"]),
    ] {
        assert_eq!(municipality.person_at(who, "L1").await.subjects().await, expected, "{who}");
    }
    let all = municipality.person("ravaioli").await.capacities().await;
    let found: Vec<_> = all.iter().map(|one| (one.right, one.until.map(|day| day.to_string()))).collect();
    let (parent, company) = (Some("2026-12-14".to_owned()), (Right::Representative, None));
    assert_eq!(found, [(Right::Parent, parent), company.clone(), company]);
}

pub async fn a_child_who_turns_eighteen_acts_alone(municipality: &Municipality) {
    for (moment, expected) in [("2026-12-14T22:59:59Z", true), ("2026-12-14T23:00:00Z", false)] {
        municipality.it_is(moment);
        let ravaioli = municipality.person("ravaioli").await;
        assert_eq!(ravaioli.subjects().await.contains(&GIORGIA.to_owned()), expected, "{moment}");
        let sent = ravaioli.sends(&report_for(GIORGIA)).await;
        assert_eq!(sent.status(), if expected { StatusCode::CREATED } else { StatusCode::FORBIDDEN }, "{moment}");
    }
}

pub async fn a_right_stands_for_seven_days_while_the_registers_are_away(municipality: &Municipality) {
    let (montanari, rossi) = (municipality.person("montanari").await, municipality.person("rossi").await);
    assert_eq!((montanari.subjects().await.len(), rossi.subjects().await.len()), (3, 2));
    montanari.register_behaves("anagrafe", "", "guasto").await;
    montanari.register_behaves("imprese", "", "guasto").await;
    for (moment, expected) in [("2026-11-30T08:59:59Z", (3, 2)), ("2026-11-30T09:00:00Z", (0, 0))] {
        municipality.it_is(moment);
        let (montanari, rossi) = (municipality.person("montanari").await, municipality.person("rossi").await);
        assert_eq!((montanari.subjects().await.len(), rossi.subjects().await.len()), expected, "{moment}");
    }
    montanari.register_behaves("anagrafe", "", "").await;
    montanari.register_behaves("imprese", "", "").await;
    municipality.it_is("2026-11-30T09:10:00Z");
    let (montanari, rossi) = (municipality.person("montanari").await, municipality.person("rossi").await);
    assert_eq!((montanari.subjects().await.len(), rossi.subjects().await.len()), (3, 2));
}

pub async fn a_right_ends_a_day_after_the_register_says_so(municipality: &Municipality) {
    let (montanari, rossi) = (municipality.person("montanari").await, municipality.person("rossi").await);
    assert_eq!((montanari.subjects().await.len(), rossi.subjects().await.len()), (3, 2));
    montanari.register_behaves("anagrafe", MONTANARI, "sconosciuto").await;
    montanari.register_behaves("imprese", "", "sconosciuto").await;
    municipality.it_is("2026-11-24T09:00:00Z");
    let (montanari, rossi) = (municipality.person("montanari").await, municipality.person("rossi").await);
    assert_eq!(code(montanari.sends(&report_for(EMMA)).await).await, Code::NoRight);
    assert_eq!(code(rossi.sends(&report_for("structure:caf-di-prova")).await).await, Code::NoRight);
    assert_eq!((montanari.subjects().await.len(), rossi.subjects().await.len()), (0, 0));
}

pub async fn what_is_sent_for_somebody_needs_a_session_a_level_and_a_right(municipality: &Municipality) {
    let (montanari, zoli) = (municipality.person("montanari").await, municipality.person("zoli").await);
    let low = municipality.person_at("montanari", "L1").await;
    let body = report_for(EMMA);
    let (device, path) = (&montanari.app.device, api::submission(new_id()));
    let proof = device.proof(&Method::PUT, &path);
    let unknown = device.send(Method::PUT, &path, body.as_bytes(), Some(proof)).await;
    assert_eq!(code(unknown).await, Code::SignInNeeded);
    let too_low = low.sends(&body).await;
    assert_eq!(
        too_low.headers()["www-authenticate"],
        "DPoP error=\"insufficient_user_authentication\", acr_values=\"https://www.spid.gov.it/SpidL2\", algs=\"EdDSA\""
    );
    assert_eq!(code(too_low).await, Code::LevelNeeded);
    let refused = zoli.sends(&body).await;
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    assert_eq!(code(refused).await, Code::NoRight);
    let mut nonsense = pavement();
    nonsense["acting_for"] = json!({ "kind": "person", "tax_code": "FBBMME18R45H199A" });
    assert_eq!(at_fault(montanari.sends(&nonsense.to_string()).await).await, ["acting_for"]);
    // Nothing of this took a number.
    let sent = montanari.sends(&body).await;
    assert_eq!(sent.status(), StatusCode::CREATED);
    assert_eq!(sent.json::<Registered>().await.unwrap().registration.number, 1);
    // For oneself nobody's right is needed.
    assert_eq!(zoli.sends(&report_for(OF_ZOLI)).await.status(), StatusCode::CREATED);
    assert_eq!(zoli.app.device.put(new_id(), &bytes(&pavement())).await.status(), StatusCode::CREATED);
}

pub async fn a_submission_repeated_after_the_right_ended_gets_its_first_answer(municipality: &Municipality) {
    let (zoli, savini, id) = mandated(municipality, &[]).await;
    let (submission, body) = (api::submission(new_id()), report_for(OF_ZOLI));
    let first = savini.ask(Method::PUT, &submission, &body, &[]).await;
    assert_eq!(first.status(), StatusCode::CREATED);
    let first = first.bytes().await.unwrap();
    done(&zoli.delete(&mandate(id)).await);
    let again = savini.ask(Method::PUT, &submission, &body, &[]).await;
    assert_eq!((again.status(), again.bytes().await.unwrap()), (StatusCode::OK, first));
    assert_eq!(code(savini.sends(&body).await).await, Code::NoRight);
    assert_eq!(zoli.acts().await.len(), 1);
}

pub async fn a_mandate_is_for_its_services(municipality: &Municipality) {
    for (services, expected) in
        [(vec!["report_step"], StatusCode::FORBIDDEN), (vec!["report_step", "report"], StatusCode::CREATED)]
    {
        let (_, savini, _) = mandated(municipality, &services).await;
        assert_eq!(savini.sends(&report_for(OF_ZOLI)).await.status(), expected, "{services:?}");
    }
}

pub async fn a_mandate_for_reports_is_for_what_follows_them_too(municipality: &Municipality) {
    for (services, expected) in [(["report"], Code::WrongState), (["ztl_permit"], Code::NoRight)] {
        let (zoli, savini, id) = mandated(municipality, &[]).await;
        let sent: Registered = savini.sends(&report_for(OF_ZOLI)).await.json().await.unwrap();
        done(&zoli.delete(&mandate(id)).await);
        let narrow = given(&zoli, &savini, &services).await;
        let mut answer: Value = serde_json::from_slice(&step(sent.id, "answer", "È aperto.")).unwrap();
        answer["acting_for"] = json!(subject(OF_ZOLI));
        // Nothing was asked: but whether they may answer comes first.
        assert_eq!(code(savini.sends(&answer.to_string()).await).await, expected, "{services:?}");
        done(&zoli.delete(&mandate(narrow)).await);
    }
}

pub async fn who_is_represented_sees_every_act_done_for_them(municipality: &Municipality) {
    let (zoli, savini, _) = mandated(municipality, &[]).await;
    let sent: Registered = savini.sends(&report_for(OF_ZOLI)).await.json().await.unwrap();
    let acts = zoli.acts().await;
    let [act] = acts.as_slice() else { panic!("{acts:?}") };
    assert_eq!(
        (act.by.as_str(), act.subject.key().as_str(), act.subject_name.as_str()),
        ("Roberto Savini", OF_ZOLI, "Marco Zoli")
    );
    assert_eq!(
        (act.right, act.what.as_str(), act.code.clone()),
        (Right::Mandate, "report", Some(sent.registration.code().0))
    );
    assert_eq!(act.at, sent.registration.at);
    assert_eq!((savini.acts().await.len(), municipality.person("ricci").await.acts().await.len()), (0, 0));
}

pub async fn a_leader_sees_what_others_do_for_the_structure_and_the_company(municipality: &Municipality) {
    let (leader, benini) = (municipality.person("ravaioli").await, municipality.person("benini").await);
    let path = format!("{STRUCTURES}/albergo-tre-pini/staff/{BENINI}");
    done(&leader.put(&path, &json!({ "name": "Sara", "until": "2026-12-31" })).await);
    done(&benini.put(&format!("{STRUCTURES}/albergo-tre-pini/acceptance"), &()).await);
    municipality.it_is("2026-11-23T09:01:00Z");
    assert_eq!(benini.sends(&report_for(HOTEL)).await.status(), StatusCode::CREATED);
    municipality.it_is("2026-11-23T09:02:00Z");
    assert_eq!(benini.sends(&report_for(HOTEL)).await.status(), StatusCode::CREATED);
    let acts = leader.acts().await;
    let found: Vec<_> =
        acts.iter().map(|act| (act.by.as_str(), act.right, act.what.as_str(), act.at.to_string())).collect();
    let act = |at: &str| ("Sara Benini", Right::Staff, "report", at.to_owned());
    assert_eq!(found, [act("2026-11-23T09:02:00Z"), act("2026-11-23T09:01:00Z")]);
    assert_eq!(benini.acts().await, []);
}

pub async fn an_act_says_by_which_right_and_until_when_and_never_changes(municipality: &Municipality) {
    let leader = municipality.person("ravaioli").await;
    let naming = json!({ "name": "Sara", "until": "2026-12-31" });
    done(&leader.put(&format!("{STRUCTURES}/albergo-tre-pini/staff/{BENINI}"), &naming).await);
    let given = json!({
        "delegate": SAVINI, "delegate_name": "Savini", "from": "2026-11-23", "until": "2026-12-01",
    });
    done(&leader.put_for(GIORGIA, &mandate(MandateId(Uuid::new_v4())), &given).await);
    let sql = "SELECT what, by_right, subject, until, by_tax_code FROM act ORDER BY what";
    let rows = municipality.app().db.read(move |tx| tx.query(sql, &[])).await.unwrap();
    let text = |row: &Row, at: usize| row.opt_text(at).unwrap().map(str::to_owned);
    let found: Vec<_> = rows.iter().map(|row| [0, 1, 2, 3, 4].map(|at| text(row, at))).collect();
    let act = |all: [Option<&str>; 5]| all.map(|one| one.map(str::to_owned));
    let ravaioli = Some("RVLPLA64A15H199T");
    assert_eq!(
        found,
        [
            act([Some("mandate"), Some("parent"), Some(GIORGIA), Some("2026-12-14"), ravaioli]),
            act([Some("staff"), Some("representative"), Some(HOTEL), None, ravaioli]),
        ]
    );
    for sql in ["DELETE FROM act", "UPDATE act SET by_name = 'altro'"] {
        let refused = municipality.app().db.write(move |tx| tx.execute(sql, &[])).await;
        assert!(matches!(refused, Err(DbError::Refused(_))), "{sql}: {refused:?}");
    }
}

pub async fn sending_asks_for_a_level_that_reading_does_not(municipality: &Municipality) {
    let low = municipality.person_at("ravaioli", "L1").await;
    for path in [CAPACITIES, STRUCTURES, MANDATES, "/v1/acts"] {
        assert_eq!(low.ask(Method::GET, path, "", &[]).await.status(), StatusCode::OK, "{path}");
    }
    let id = Uuid::new_v4();
    for (method, path) in [
        (Method::PUT, format!("{STRUCTURES}/albergo-tre-pini/staff/{BENINI}")),
        (Method::DELETE, format!("{STRUCTURES}/albergo-tre-pini/staff/{BENINI}")),
        (Method::PUT, format!("{STRUCTURES}/albergo-tre-pini/acceptance")),
        (Method::PUT, format!("{MANDATES}/{id}")),
        (Method::DELETE, format!("{MANDATES}/{id}")),
        (Method::PUT, format!("{MANDATES}/{id}/acceptance")),
    ] {
        let refused = low.ask(method, &path, "{}", &[]).await;
        let challenge = refused.headers()["www-authenticate"].to_str().unwrap().to_owned();
        assert!(challenge.contains("insufficient_user_authentication"), "{path}: {challenge}");
        let told = problem(refused).await;
        assert!(told.code == Code::LevelNeeded && told.detail.contains("L2"), "{path}: {told:?}");
    }
}

pub async fn nobody_acts_without_being_signed_in(municipality: &Municipality) {
    let app = municipality.an_app();
    for path in [CAPACITIES, STRUCTURES, MANDATES, "/v1/acts"] {
        assert_eq!(code(app.with_token(Method::GET, path, "nonsense").await).await, Code::SignInNeeded, "{path}");
    }
}

pub async fn a_request_names_one_subject_or_none(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let path = format!("{MANDATES}/{}", Uuid::new_v4());
    for (headers, expected) in [
        (vec![(ACTING_FOR, "nonsense")], Code::Malformed),
        (vec![(ACTING_FOR, OF_ZOLI), (ACTING_FOR, OF_ZOLI)], Code::Malformed),
        (vec![(ACTING_FOR, EMMA)], Code::NoRight),
        (vec![(ACTING_FOR, "company:99900010390")], Code::NoRight),
        (vec![(ACTING_FOR, "structure:another")], Code::NoRight),
        (vec![(ACTING_FOR, OF_ZOLI)], Code::NotFound),
    ] {
        assert_eq!(code(zoli.ask(Method::DELETE, &path, "", &headers).await).await, expected, "{headers:?}");
    }
}
