//! Steps of the citizen and of the office.

use rapida_contract::Date;
use rapida_contract::ids::ReportCode;
use rapida_contract::problem::{Code, Fault};
use rapida_contract::progress::{State, StepKind};
use rapida_contract::submission::Office;
use rapida_server::reports::NewStep;

use crate::client::{bytes, new_id, pavement, problem, step, titled};
use crate::municipality::Municipality;

fn said(kind: StepKind, words: &str) -> NewStep {
    NewStep { words: words.into(), ..NewStep::new(kind, "Anna Bianchi") }
}

pub async fn a_citizen_answers_and_reopens(municipality: &Municipality) {
    let device = municipality.a_device();
    let report = device.submit(&bytes(&pavement())).await;
    let asked = municipality.office(report.id, said(StepKind::Ask, "Quale civico?")).await.unwrap();
    assert_eq!((asked.state, asked.due), (State::Asked, Some(report.due)));
    municipality.it_is("2026-11-25T09:00:00Z");
    let answered = device.submit(&step(report.id, "answer", "Il 12")).await;
    assert_eq!(answered.registration.number, 2);
    assert!(answered.due > report.due, "an answer gives the office a new term");
    municipality.office(report.id, said(StepKind::Resolve, "")).await.unwrap();
    assert_eq!(device.own_reports().await[0].due, None);
    let reopened = device.submit(&step(report.id, "reopen", "C'è ancora")).await;
    assert_eq!(reopened.registration.number, 3);
    let own = &device.own_reports().await[0];
    assert_eq!((own.state, own.due, &own.registration), (State::Registered, Some(reopened.due), &report.registration));
    let events: Vec<(StepKind, &str, &str)> =
        own.events.iter().map(|event| (event.step, event.office.as_str(), event.words.as_str())).collect();
    let office = report.office.name.as_str();
    let expected = [
        (StepKind::Register, office, ""),
        (StepKind::Ask, office, "Quale civico?"),
        (StepKind::Answer, "", "Il 12"),
        (StepKind::Resolve, office, ""),
        (StepKind::Reopen, "", "C'è ancora"),
    ];
    assert_eq!(events, expected);
}

pub async fn steps_that_the_state_forbids_are_refused(municipality: &Municipality) {
    let device = municipality.a_device();
    let report = device.submit(&bytes(&pavement())).await;
    for kind in ["answer", "reopen"] {
        let refused = problem(device.put(new_id(), &step(report.id, kind, "Ecco")).await).await;
        assert_eq!(refused.code, Code::WrongState, "{kind}");
    }
    for (kind, words, field, fault) in
        [("resolve", "Fatto", "step", Fault::Unknown), ("answer", " ", "words", Fault::Required)]
    {
        let refused = problem(device.put(new_id(), &step(report.id, kind, words)).await).await;
        assert_eq!((refused.errors[0].field.as_str(), refused.errors[0].fault), (field, fault));
    }
    assert_eq!(device.submit(&titled("Un'altra")).await.registration.number, 2, "refusals take no number");
}

pub async fn a_report_is_reopened_within_thirty_days(municipality: &Municipality) {
    let device = municipality.a_device();
    let report = device.submit(&bytes(&pavement())).await;
    municipality.office(report.id, said(StepKind::Reject, "Strada privata")).await.unwrap();
    municipality.it_is("2026-12-23T09:00:01Z");
    let refused = problem(device.put(new_id(), &step(report.id, "reopen", "No")).await).await;
    assert_eq!(refused.code, Code::WrongState);
    assert!(refused.detail.contains("30 giorni"), "{}", refused.detail);
    municipality.it_is("2026-12-23T09:00:00Z");
    device.submit(&step(report.id, "reopen", "No")).await;
}

pub async fn the_report_of_another_cannot_be_touched(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let report = device.submit(&bytes(&pavement())).await;
    municipality.office(report.id, said(StepKind::Ask, "Quale civico?")).await.unwrap();
    let stranger = problem(other.put(new_id(), &step(report.id, "answer", "Il 12")).await).await;
    let nowhere = problem(other.put(new_id(), &step(new_id(), "answer", "Il 12")).await).await;
    assert_eq!((stranger.code, &stranger), (Code::NotFound, &nowhere));
}

pub async fn an_office_must_say_what_its_step_needs(municipality: &Municipality) {
    let device = municipality.a_device();
    let (report, first) = (device.submit(&bytes(&pavement())).await, device.submit(&titled("Prima")).await);
    let missing = [
        (said(StepKind::Reject, ""), "words"),
        (said(StepKind::Plan, ""), "planned"),
        (said(StepKind::Reassign, ""), "office"),
        (said(StepKind::MarkDuplicate, ""), "duplicate_of"),
        (
            NewStep { duplicate_of: Some(ReportCode("2026-0009999".into())), ..said(StepKind::MarkDuplicate, "") },
            "duplicate_of",
        ),
    ];
    for (step, field) in missing {
        let refused = municipality.office(report.id, step).await.unwrap_err();
        assert_eq!((refused.code, refused.errors[0].field.as_str()), (Code::Invalid, field));
    }
    let day: Date = "2026-12-01".parse().unwrap();
    let office = Office { id: "green".into(), name: "Ufficio Verde".into() };
    let planned = NewStep { planned: Some(day), ..said(StepKind::Plan, "") };
    let reassigned = NewStep { office: Some(office.clone()), ..said(StepKind::Reassign, "") };
    let duplicate = NewStep { duplicate_of: Some(first.registration.code()), ..said(StepKind::MarkDuplicate, "") };
    for step in [planned, reassigned, duplicate] {
        municipality.office(report.id, step).await.unwrap();
    }
    let own = device.own_reports().await.into_iter().find(|own| own.id == report.id).unwrap();
    assert_eq!((own.state, &own.office), (State::Duplicate, &office));
    assert_eq!(own.events[1].planned, Some(day));
    assert_eq!(own.events[3].duplicate_of, Some(first.registration.code()));
}
