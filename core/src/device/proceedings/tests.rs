//! Whoever is at the app may change while the municipality is asked. It is played by a real socket.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;

use rapida_contract::api::{SERVER_HEADER, SERVER_VALUE};
use rapida_contract::form::{Answer, Answers, Asked, Known};
use rapida_contract::ids::AttachmentId;
use rapida_contract::ipc::{Standing, SubmissionFilter};
use rapida_contract::service::{FileKind, ForWhom};
use rapida_contract::submission::FilledForm;
use uuid::Uuid;

use super::*;
use crate::device::form_steps::tests::{device_of, signs_in};
use crate::outbox;
use crate::proceedings::tests::{at, proceeding, told};
use crate::submissions::Outgoing;

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn id() -> SubmissionId {
    SubmissionId(Uuid::from_u128(1))
}

/// A municipality that is asked once and tells this, after something happened.
fn answers_once(
    listener: TcpListener,
    status: &'static str,
    body: Vec<u8>,
    meanwhile: impl FnOnce() + Send + 'static,
) -> std::thread::JoinHandle<()> {
    std::thread::spawn(move || {
        let (mut line, _) = listener.accept().unwrap();
        let mut asked = Vec::new();
        while !asked.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            line.read_exact(&mut byte).unwrap();
            asked.extend(byte);
        }
        let head = String::from_utf8(asked).unwrap().to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let mut body_asked = vec![0; length.map_or(0, |length| length.parse().unwrap())];
        line.read_exact(&mut body_asked).unwrap();
        meanwhile();
        let length = body.len();
        let head = format!("HTTP/1.1 {status}\r\n{SERVER_HEADER}: {SERVER_VALUE}\r\nContent-Length: {length}\r\n\r\n");
        line.write_all(head.as_bytes()).unwrap();
        line.write_all(&body).unwrap();
    })
}

/// A form with a file, as the municipality has it.
fn form(device: &Device) -> FormAsSent {
    let service = device.catalogue().unwrap().service("nido").unwrap().clone();
    let file = File {
        id: AttachmentId(Uuid::from_u128(77)),
        name: "a.pdf".into(),
        kind: FileKind::Pdf,
        sha256: sha256_hex(PDF),
        size: PDF.len() as u64,
    };
    let asked = Asked::on(&service, "2027-04-01".parse().unwrap(), ForWhom::Child, Known::default());
    let answers = Answers::from([("papers".to_owned(), Answer::Files(vec![file]))]);
    let (version, slug) = (service.version, service.slug);
    FormAsSent { id: id(), slug, version, made_at: at("2027-04-01T11:00:00Z"), asked, answers }
}

/// A device on which a form was sent while nobody was signed in, and of which it was told.
fn begun(folder: &std::path::Path, listener: &TcpListener) -> Arc<Device> {
    let device = device_of(folder, &format!("http://{}", listener.local_addr().unwrap()));
    let content = FilledForm { slug: "nido".into(), version: 1, answers: Answers::new(), amends: None };
    let outgoing =
        Outgoing { sender: None, acting_for: None, content: Content::Form(content), attachments: Vec::new() };
    let now = at("2027-04-01T11:00:00Z");
    device
        .store
        .change(|citizen| submissions::queue(citizen, SubmissionId(Uuid::from_u128(9)), outgoing, now))
        .unwrap();
    device.store.with(|store| pull::keep(&store.cache, "", &told(&[proceeding(1, &[])]), now)).unwrap();
    device
}

/// What of nobody's a device keeps: when it was told, whether it has the form, whether it began another version.
fn kept(device: &Device) -> (String, bool, bool) {
    let kept = device.store.with(|store| {
        let told_at = proceedings::told_at(&store.cache, "")?.expect("it was told").to_string();
        let form = proceedings::form(&store.cache, "", id())?;
        Ok((told_at, form.is_some(), forms::amending(&store.citizen, "", id())?.is_some()))
    });
    kept.unwrap()
}

#[tokio::test]
async fn a_step_that_is_refused_is_announced_and_found_by_its_proceeding() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let device = begun(folder.path(), &listener);
    device.store.change(|citizen| outbox::withdraw(citizen, SubmissionId(Uuid::from_u128(9)))).unwrap();
    device.step_form(id(), StepKind::Withdraw, "").unwrap();
    let mut happenings = device.happenings();
    let problem = serde_json::to_vec(&Problem::new(Code::WrongState, "")).unwrap();
    let municipality = answers_once(listener, "409 Conflict", problem, || {});
    assert_eq!(device.deliver().await.unwrap(), None);
    municipality.join().unwrap();
    let heard: Vec<_> = std::iter::from_fn(|| happenings.try_recv().ok()).collect();
    assert!(heard.iter().any(|one| matches!(one, Happening::Changed(Topic::Proceeding))), "{heard:?}");
    let rows = device.submissions(&SubmissionFilter::default()).unwrap().rows;
    let row = rows.iter().find(|row| row.id == id()).expect("by the proceeding");
    assert_eq!((row.standing, row.step_waits), (Standing::Returned, false));
    let steps = device.proceeding(id()).unwrap().expect("it is told").steps;
    assert!(matches!(steps[0].delivery, Delivery::Refused { .. }), "{steps:?}");
}

#[derive(Clone, Copy, Debug)]
enum Wait {
    Unchanged,
    Form,
    FileOfAmendment,
}

/// Waits for an answer, during which somebody signs in or nobody does; answers what is kept then, and whether it was done.
async fn waits(wait: Wait, somebody_signs_in: bool) -> ((String, bool, bool), bool) {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let device = begun(folder.path(), &listener);
    let form = form(&device);
    let (status, body) = match wait {
        Wait::Unchanged => ("304 Not Modified", Vec::new()),
        Wait::Form => ("200 OK", serde_json::to_vec(&form).unwrap()),
        Wait::FileOfAmendment => {
            device.store.with(|store| proceedings::keep_form(&store.cache, "", &form)).unwrap();
            ("200 OK", PDF.to_vec())
        }
    };
    let arrives = device.clone();
    let meanwhile = move || {
        if somebody_signs_in {
            signs_in(&arrives, "L2");
        }
    };
    let municipality = answers_once(listener, status, body, meanwhile);
    let done = match wait {
        Wait::Unchanged => device.pull_proceedings().await,
        Wait::Form => device.have_form(id()).await,
        Wait::FileOfAmendment => device.amend_form(id()).await.map(drop),
    };
    municipality.join().unwrap();
    (kept(&device), done.is_ok())
}

#[tokio::test]
async fn nothing_is_kept_for_somebody_else_than_who_asked_for_it() {
    let (before, now) = ("2027-04-01T11:00:00Z", "2027-04-10T11:00:00Z");
    let cases = [
        (Wait::Unchanged, (now, false, false), (before, false, false)),
        (Wait::Form, (before, true, false), (before, false, false)),
        (Wait::FileOfAmendment, (before, true, true), (before, true, false)),
    ];
    for (wait, as_asked, as_another) in cases {
        let of = |(at, form, draft): (&str, bool, bool)| (at.to_owned(), form, draft);
        assert_eq!(waits(wait, false).await, (of(as_asked), true), "{wait:?}: who asked is there");
        let is_done = matches!(wait, Wait::Unchanged);
        assert_eq!(waits(wait, true).await, (of(as_another), is_done), "{wait:?}: another is there");
    }
}
