use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use rapida_contract::deadlines::DeadlineKind;
use rapida_contract::ipc::{FormStepOnItsWay, IntegrationDraft, ProceedingPage};
use rapida_contract::proceeding::{Named, Request};
use rapida_contract::ranking::Offer;
use serde_json::json;

use super::*;
use crate::db::key::StoreKey;
use crate::deadlines;
use crate::device::{Happening, Home};
use crate::proceedings::pull;
use crate::proceedings::tests::{MONTANARI, at, event, proceeding, registration, told};
use crate::world::World;

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

/// A device of Giulia Montanari, who is signed in, on 10 April 2027.
pub fn device(folder: &Path) -> Arc<Device> {
    let device = device_of(folder, "http://127.0.0.1:9");
    signs_in(&device, "L2");
    device
}

/// A device of a municipality at this address, with nobody signed in.
pub fn device_of(folder: &Path, server: &str) -> Arc<Device> {
    let now: Timestamp = at("2027-04-10T11:00:00Z");
    let home = Home { folder: folder.into(), documents: folder.join("documents"), server: server.into() };
    let random = std::sync::atomic::AtomicU8::new(0);
    let fill = move |bytes: &mut [u8]| bytes.fill(random.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let device = Device::new(home, World::new(move || now, fill));
    device.open_with(StoreKey([1; 32])).unwrap();
    device
}

/// The same person, known as surely as this.
pub fn signs_in(device: &Device, level: &str) {
    let person = json!({ "given_name": "Giulia", "family_name": "Montanari", "tax_code": MONTANARI, "level": level,
        "issuer": "federa-prova", "issuer_name": "FedERa di prova", "since": "2027-04-10T11:00:00Z" });
    device.store.change(|citizen| sign_in::arrive(citizen, &serde_json::from_value(person).unwrap(), level)).unwrap();
}

/// The municipality tells of this and of nothing else.
pub fn tells(device: &Device, proceeding: &Proceeding) {
    let told = told(std::slice::from_ref(proceeding));
    device.store.with(|store| pull::keep(&store.cache, MONTANARI, &told, at("2027-04-10T11:00:00Z"))).unwrap();
}

/// The office asks for a document.
fn asks(device: &Device) -> Proceeding {
    let mut one = proceeding(1, &[(StepKind::AskIntegration, State::IntegrationAsked)]);
    one.request = Some(Request { words: "ISEE".into(), document: true, until: "2027-04-20".parse().unwrap() });
    tells(device, &one);
    one
}

fn page(device: &Device, of: &Proceeding) -> ProceedingPage {
    device.proceeding(of.id).unwrap().expect("it is known")
}

fn on_its_way(device: &Device, of: &Proceeding) -> Vec<(StepKind, &'static str)> {
    let how = |step: FormStepOnItsWay| match step.delivery {
        Delivery::Queued => (step.step, "queued"),
        Delivery::Sent => (step.step, "sent"),
        Delivery::Registered { .. } => (step.step, "registered"),
        Delivery::Refused { .. } => (step.step, "refused"),
    };
    page(device, of).steps.into_iter().map(how).collect()
}

fn problem<T>(outcome: Result<T>) -> Problem {
    outcome.map(drop).map_err(Problem::from).expect_err("it is not done")
}

fn refuses(device: &Device, id: SubmissionId) {
    let refused = Problem::new(Code::WrongState, "");
    device.store.change(|citizen| submissions::mark_refused(citizen, id, &refused)).unwrap();
}

fn sent(device: &Device, id: SubmissionId) -> rapida_contract::submission::NewSubmission {
    device.store.citizen(|citizen| submissions::get(citizen, id)?.content()).unwrap()
}

#[test]
fn a_step_that_the_state_does_not_allow_is_not_queued() {
    type Since = &'static [(StepKind, State)];
    let cases: [(&str, Since, StepKind, bool); 9] = [
        ("a withdrawal", &[], StepKind::Withdraw, true),
        ("what is over", &[(StepKind::Close, State::Closed)], StepKind::Withdraw, false),
        ("an offer is answered", &[(StepKind::Offer, State::Offered)], StepKind::Withdraw, false),
        ("a place accepted", &[(StepKind::Offer, State::Offered)], StepKind::AcceptPlace, true),
        ("a place given up", &[(StepKind::Offer, State::Offered)], StepKind::Renounce, true),
        ("no place", &[], StepKind::AcceptPlace, false),
        ("what was granted for good", &[(StepKind::Accept, State::Accepted)], StepKind::Renounce, false),
        (
            "an answer goes another way",
            &[(StepKind::AskIntegration, State::IntegrationAsked)],
            StepKind::Integrate,
            false,
        ),
        ("the office's own", &[], StepKind::Accept, false),
    ];
    for (what, since, step, allowed) in cases {
        let folder = tempfile::tempdir().unwrap();
        let (device, one) = (device(folder.path()), proceeding(1, since));
        tells(&device, &one);
        let outcome = device.step_form(one.id, step, "");
        let code = outcome.map_err(Problem::from).err().map(|problem| problem.code);
        assert_eq!(code, (!allowed).then_some(Code::WrongState), "{what}");
        let waiting = if allowed { vec![(step, "queued")] } else { vec![] };
        assert_eq!(on_its_way(&device, &one), waiting, "{what}");
    }
}

#[test]
fn who_is_not_known_surely_enough_is_asked_to_sign_in_again_before_anything_is_sent() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let one = asks(&device);
    device.add_integration_file(one.id, "isee.pdf", PDF).unwrap();
    signs_in(&device, "L1");
    assert_eq!(problem(device.send_integration(one.id)).code, Code::LevelNeeded);
    assert_eq!(problem(device.step_form(one.id, StepKind::Withdraw, "")).code, Code::LevelNeeded);
    assert!(page(&device, &one).integration.is_some(), "what was chosen is kept");
    signs_in(&device, "L2");
    device.send_integration(one.id).expect("now it goes");
}

#[test]
fn the_days_of_a_step_are_kept() {
    let mut offered = proceeding(1, &[(StepKind::Offer, State::Offered)]);
    let mut granted = proceeding(2, &[(StepKind::Accept, State::Accepted)]);
    for (last, allowed) in [("2027-04-10", true), ("2027-04-09", false)] {
        let folder = tempfile::tempdir().unwrap();
        let device = device(folder.path());
        offered.offer = Some(Offer { place: "Il Girasole".into(), until: last.parse().unwrap() });
        granted.renounce_until = Some(last.parse().unwrap());
        tells(&device, &offered);
        assert_eq!(device.step_form(offered.id, StepKind::AcceptPlace, "").is_ok(), allowed, "{last}");
        tells(&device, &granted);
        assert_eq!(page(&device, &granted).can_renounce, allowed, "{last}");
        assert_eq!(device.step_form(granted.id, StepKind::Renounce, "").is_ok(), allowed, "{last}");
    }
}

#[test]
fn what_is_on_its_way_counts_so_that_nothing_is_done_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (device, one) = (device(folder.path()), proceeding(1, &[]));
    tells(&device, &one);
    device.step_form(one.id, StepKind::Withdraw, " Ho cambiato idea ").unwrap();
    assert_eq!(problem(device.step_form(one.id, StepKind::Withdraw, "")).code, Code::WrongState);
    let step = page(&device, &one).steps.remove(0);
    let Content::FormStep(content) = sent(&device, step.id).content else { panic!("a step") };
    assert_eq!((content.form, content.words.as_str()), (one.id, "Ho cambiato idea"));
    refuses(&device, step.id);
    assert_eq!(on_its_way(&device, &one), [(StepKind::Withdraw, "refused")]);
    device.discard_form_step(step.id).unwrap();
    assert_eq!(on_its_way(&device, &one), []);
    device.step_form(one.id, StepKind::Withdraw, "").expect("what was refused stands in nobody's way");
}

#[test]
fn what_was_granted_is_given_up_until_its_day_and_an_offer_always() {
    let (accepted, offered) = ((StepKind::Accept, State::Accepted), (StepKind::Offer, State::Offered));
    let cases = [
        (accepted, None, false),
        (accepted, Some("2027-04-09"), false),
        (accepted, Some("2027-04-10"), true),
        (offered, None, true),
        (offered, Some("2027-04-09"), true),
    ];
    for (since, until, allowed) in cases {
        let folder = tempfile::tempdir().unwrap();
        let (device, mut one) = (device(folder.path()), proceeding(1, &[since]));
        one.renounce_until = until.map(|day| day.parse().unwrap());
        tells(&device, &one);
        assert_eq!(page(&device, &one).can_renounce, allowed, "{since:?} {until:?}");
        let done = device.step_form(one.id, StepKind::Renounce, "");
        assert_eq!(done.is_ok(), allowed, "{since:?} {until:?}");
    }
}

#[test]
fn a_step_is_on_its_way_until_the_municipality_tells_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let (device, mut one) = (device(folder.path()), proceeding(1, &[]));
    tells(&device, &one);
    device.step_form(one.id, StepKind::Withdraw, "").unwrap();
    let id = page(&device, &one).steps.remove(0).id;
    let registered = rapida_contract::submission::Registered {
        id,
        registration: registration(7),
        office: one.office.clone(),
        due: "2027-05-01".parse().unwrap(),
        receipt: String::new(),
    };
    device.store.change(|citizen| submissions::mark_registered(citizen, &registered)).unwrap();
    assert_eq!(on_its_way(&device, &one), [(StepKind::Withdraw, "registered")]);
    let mut withdrawn = event("2027-04-10", StepKind::Withdraw, State::Withdrawn);
    withdrawn.registration = Some(registration(7));
    one.events.push(withdrawn);
    one.state = State::Withdrawn;
    tells(&device, &one);
    assert_eq!(on_its_way(&device, &one), []);
}

#[test]
fn an_answer_to_the_office_goes_with_its_document_in_the_name_of_whom_it_is_for() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let mut one = asks(&device);
    let subject: Subject = "person:FBBNNI25C50H199J".parse().unwrap();
    one.subject = Some(Named { subject: subject.clone(), name: "Nina Fabbri".into() });
    tells(&device, &one);
    device.save_integration(one.id, " Ecco ").unwrap();
    let faults = problem(device.send_integration(one.id)).errors;
    assert_eq!(faults, [FieldError::new("files", Fault::Required)], "the office asked for a document");
    let file = device.add_integration_file(one.id, "isee.pdf", PDF).unwrap();
    let typed = IntegrationDraft { words: " Ecco ".into(), files: vec![file.clone()] };
    assert_eq!(page(&device, &one).integration, Some(typed));
    device.send_integration(one.id).unwrap();
    let ProceedingPage { integration, mut steps, .. } = page(&device, &one);
    assert_eq!((integration, steps.len()), (None, 1));
    let sent = sent(&device, steps.remove(0).id);
    assert_eq!(sent.acting_for, Some(subject));
    assert_eq!(sent.attachments.iter().map(|file| file.id).collect::<Vec<_>>(), [file.id]);
    let Content::FormStep(step) = sent.content else { panic!("a step") };
    assert_eq!((step.step, step.words.as_str(), step.files), (StepKind::Integrate, "Ecco", vec![file]));
    assert_eq!(problem(device.send_integration(one.id)).code, Code::WrongState, "once");
}

#[test]
fn what_was_refused_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let one = asks(&device);
    device.save_integration(one.id, "Ecco").unwrap();
    device.add_integration_file(one.id, "isee.pdf", PDF).unwrap();
    device.send_integration(one.id).unwrap();
    let id = page(&device, &one).steps.remove(0).id;
    assert!(device.discard_form_step(id).is_err(), "what may have arrived cannot be given up");
    refuses(&device, id);
    device.discard_form_step(id).unwrap();
    let again = page(&device, &one).integration.expect("nothing that was typed is lost");
    assert_eq!((again.words.as_str(), again.files.len()), ("Ecco", 1));
    device.send_integration(one.id).expect("it goes again");
}

#[test]
fn nothing_is_sent_where_nothing_is_said_or_too_much() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let mut one = asks(&device);
    one.request = Some(Request { document: false, ..one.request.clone().unwrap() });
    tells(&device, &one);
    let too_long = vec![FieldError::bound("words", Fault::TooLong, WORDS_MAX)];
    assert_eq!(problem(device.send_integration(one.id)).errors, [FieldError::new("words", Fault::Required)]);
    device.save_integration(one.id, &"è".repeat(WORDS_MAX as usize + 1)).unwrap();
    assert_eq!(problem(device.send_integration(one.id)).errors, too_long);
    assert_eq!(problem(device.step_form(one.id, StepKind::Withdraw, &"è".repeat(2_001))).errors, too_long);
    device.save_integration(one.id, &"è".repeat(WORDS_MAX as usize)).unwrap();
    device.send_integration(one.id).expect("not more than there may be");
}

#[test]
fn who_leaves_leaves_nothing_of_it() {
    for keep_unsent in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let device = device(folder.path());
        let one = asks(&device);
        device.save_integration(one.id, "Ecco").unwrap();
        device.remind("nido", true).unwrap();
        device.sign_out(keep_unsent).unwrap();
        assert_eq!(device.proceeding(one.id).unwrap(), None);
        let kept = device.store.citizen(|citizen| integrations::get(citizen, MONTANARI, one.id)).unwrap();
        assert_eq!((kept.is_some(), device.reminded().unwrap().len()), (keep_unsent, usize::from(keep_unsent)));
    }
}

#[test]
fn deadlines_are_told_written_and_reminded_of_once() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let mut happenings = device.happenings();
    let one = asks(&device);
    let [deadline] = &device.deadlines().unwrap()[..] else { panic!("the office's question") };
    assert_eq!((deadline.day.to_string().as_str(), deadline.submission), ("2027-04-20", Some(one.id)));
    let file = device.export_deadlines(Some(&deadline.uid)).unwrap();
    assert!(std::fs::read_to_string(file).unwrap().contains("DTSTART;VALUE=DATE:20270420\r\n"));
    assert_eq!(problem(device.export_deadlines(Some("another"))).code, Code::NotFound);
    assert_eq!(device.remind_now().unwrap(), Some(at("2027-04-15T07:00:00Z")), "five days before");
    let mut soon = one.clone();
    soon.request = Some(Request { until: "2027-04-12".parse().unwrap(), ..one.request.unwrap() });
    tells(&device, &soon);
    for _ in 0..2 {
        assert_eq!(device.remind_now().unwrap(), Some(at("2027-04-11T07:00:00Z")));
    }
    let mut told = Vec::new();
    while let Ok(happening) = happenings.try_recv() {
        told.extend(if let Happening::Reminded(reminder) = happening { Some(reminder.in_days) } else { None });
    }
    assert_eq!(told, [2]);
}

#[test]
fn a_call_that_opened_is_told_to_whoever_asked_before_and_to_nobody_who_sees_it() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let mut happenings = device.happenings();
    let mut tells = || {
        device.remind_now().unwrap();
        let heard = std::iter::from_fn(|| happenings.try_recv().ok());
        let opens = heard.filter_map(|happening| match happening {
            Happening::Reminded(reminder) if reminder.deadline.kind == DeadlineKind::CallOpens => {
                Some(reminder.in_days)
            }
            _ => None,
        });
        opens.collect::<Vec<_>>()
    };
    device.remind("nido", true).unwrap();
    assert_eq!(tells(), Vec::<u32>::new(), "it is open as they ask");
    let before = |citizen: &Connection| {
        deadlines::forget(citizen)?;
        deadlines::remind(citizen, "nido", true)
    };
    device.store.change(before).unwrap();
    assert_eq!((tells(), tells()), (vec![0], vec![]));
    let listed = device.deadlines().unwrap();
    assert!(listed.iter().all(|one| one.day >= "2027-04-10".parse().unwrap()), "the list has what is to come");
}

#[test]
fn more_than_three_notifications_at_once_are_one() {
    for (many, expected) in [(3, "RRR"), (4, "S"), (400, "S")] {
        let folder = tempfile::tempdir().unwrap();
        let device = device(folder.path());
        let mut happenings = device.happenings();
        let all: Vec<Proceeding> = (1..=many)
            .map(|number| {
                let mut one = proceeding(number, &[(StepKind::AskIntegration, State::IntegrationAsked)]);
                let until = "2027-04-15".parse().unwrap();
                one.request = Some(Request { words: "ISEE".into(), document: true, until });
                one
            })
            .collect();
        let now = at("2027-04-10T11:00:00Z");
        device.store.with(|store| pull::keep(&store.cache, MONTANARI, &told(&all), now)).unwrap();
        for _ in 0..2 {
            device.remind_now().unwrap();
        }
        let mut heard = String::new();
        while let Ok(happening) = happenings.try_recv() {
            heard.push(match happening {
                Happening::Reminded(_) => 'R',
                Happening::Several => 'S',
                other => panic!("{other:?}"),
            });
        }
        assert_eq!(heard, expected, "{many}");
    }
}
