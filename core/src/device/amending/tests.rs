use std::sync::Arc;

use rapida_contract::digest::sha256_hex;
use rapida_contract::drafts::Stamp;
use rapida_contract::form::{Answer, Asked, File, Known};
use rapida_contract::ids::DeviceId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::proceeding::{FormAsSent, State, Version};
use rapida_contract::service::FileKind;
use rapida_contract::submission::{FilledForm, Registered};
use uuid::Uuid;

use super::*;
use crate::device::form_steps::tests::{device, tells};
use crate::outbox::plan::Next;
use crate::proceedings::tests::{MONTANARI, at, proceeding, registration};
use crate::submissions::Outgoing;
use crate::{outbox, proceedings};

const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn id(number: u128) -> SubmissionId {
    SubmissionId(Uuid::from_u128(number))
}

fn nido(device: &Device) -> Service {
    device.catalogue().unwrap().service("nido").unwrap().clone()
}

fn lease() -> File {
    let id = AttachmentId(Uuid::from_u128(77));
    File { id, name: "a.pdf".into(), kind: FileKind::Pdf, sha256: sha256_hex(PDF), size: PDF.len() as u64 }
}

fn answers() -> Answers {
    let answers = [("email", Answer::text("giulia@posta.example")), ("papers", Answer::Files(vec![lease()]))];
    answers.map(|(field, answer)| (field.to_owned(), answer)).into()
}

/// A request for the nido that was sent from here on 1 April 2027, or another version of one.
fn sends(device: &Device, number: u128, amends: Option<SubmissionId>) {
    let service = nido(device);
    let stored = Stored {
        id: id(number),
        owner: MONTANARI.into(),
        slug: service.slug.clone(),
        version: service.version,
        acting_for: None,
        for_whom: ForWhom::Oneself,
        amends,
        name: Edit::new(None, Stamp { at: 0, by: DeviceId("phone".into()) }, None),
        section: String::new(),
        saved_at: at("2027-04-01T11:00:00Z"),
    };
    let form = FilledForm { slug: service.slug.clone(), version: service.version, answers: answers(), amends };
    let sent = device.store.change(|citizen| {
        forms::begin(citizen, &stored, &service, answers())?;
        if amends.is_none() {
            forms::add_file(citizen, stored.id, &lease(), PDF)?;
        }
        forms::became_submission(citizen, stored.id, MONTANARI)?;
        let sender = Some(MONTANARI.to_owned());
        let outgoing = Outgoing { sender, acting_for: None, content: Content::Form(form), attachments: Vec::new() };
        submissions::queue(citizen, stored.id, outgoing, stored.saved_at)
    });
    sent.unwrap();
}

fn is_registered(device: &Device, number: u128) {
    let registered = Registered {
        id: id(number),
        registration: registration(1),
        office: rapida_contract::submission::Office { id: "education".into(), name: "Ufficio Nidi".into() },
        due: "2027-05-01".parse().unwrap(),
        receipt: String::new(),
    };
    device.store.change(|citizen| submissions::mark_registered(citizen, &registered)).unwrap();
}

/// A device that sent a request, of which the municipality tells.
fn begun(folder: &std::path::Path) -> Arc<Device> {
    let device = device(folder);
    sends(&device, 1, None);
    is_registered(&device, 1);
    tells(&device, &proceeding(1, &[]));
    device
}

fn code<T>(outcome: Result<T>) -> Option<Code> {
    outcome.map_err(Problem::from).err().map(|problem| problem.code)
}

/// The one file of a draft.
fn file_of(answers: &Answers) -> File {
    let Some(Answer::Files(files)) = answers.get("papers") else { panic!("files: {answers:?}") };
    files[0].clone()
}

#[tokio::test]
async fn another_version_begins_with_what_was_sent_and_knows_what_it_amends() {
    let folder = tempfile::tempdir().unwrap();
    let device = begun(folder.path());
    let draft = device.amend_form(id(1)).await.unwrap();
    let form = device.form(draft).unwrap();
    assert_eq!((form.amends, form.answers.get("email")), (Some(id(1)), answers().get("email")));
    let file = file_of(&form.answers);
    assert_ne!(file.id, lease().id, "it goes up again: the first belongs to the first version");
    let kept = device.store.citizen(|citizen| Ok((forms::file(citizen, file.id)?, forms::file(citizen, lease().id)?)));
    assert_eq!(kept.unwrap(), (Some(PDF.to_vec()), Some(PDF.to_vec())));
    assert_eq!(device.amend_form(id(1)).await.unwrap(), draft, "one at a time");
    assert_eq!(device.proceeding(id(1)).unwrap().and_then(|page| page.draft), Some(draft));
    let shared = device.store.citizen(|citizen| forms::sharing::to_share(citizen, MONTANARI)).unwrap();
    assert_eq!(shared.iter().map(|shared| shared.draft.amends).collect::<Vec<_>>(), [Some(id(1))], "on all devices");
}

#[tokio::test]
async fn what_can_no_longer_be_amended_is_not_sent() {
    let folder = tempfile::tempdir().unwrap();
    let device = begun(folder.path());
    let draft = device.amend_form(id(1)).await.unwrap();
    tells(&device, &proceeding(1, &[(StepKind::TakeInCharge, State::InCharge)]));
    let seen = device.form(draft).unwrap().saved_at;
    assert_eq!(code(device.submit_form(draft, seen)), Some(Code::WrongState));
    device.discard_form(draft).unwrap();
    assert_eq!(code(device.amend_form(id(1)).await), Some(Code::WrongState));
    let mut closed = proceeding(1, &[]);
    closed.call_closes = Some("2027-04-09".parse().unwrap());
    tells(&device, &closed);
    assert_eq!(code(device.amend_form(id(1)).await), Some(Code::WrongState));
    assert_eq!(code(device.amend_form(id(5)).await), Some(Code::NotFound));
}

#[tokio::test]
async fn of_several_versions_the_last_one_is_gone_on_with_and_a_refused_one_again() {
    let folder = tempfile::tempdir().unwrap();
    let device = begun(folder.path());
    sends(&device, 2, Some(id(1)));
    let sent = device.store.with(|store| sent_here(store, MONTANARI, &proceeding(1, &[]))).unwrap();
    assert_eq!(sent.map(|sent| (sent.answers, sent.call)), Some((answers(), Some("main_2027".to_owned()))));
    let problem = Problem::new(Code::Invalid, "");
    device.store.change(|citizen| submissions::mark_refused(citizen, id(2), &problem)).unwrap();
    let draft = device.amend_form(id(1)).await.unwrap();
    assert_eq!(device.form(draft).unwrap().amends, Some(id(1)));
    assert!(device.store.citizen(|citizen| forms::sent(citizen, id(2))).is_err(), "it is a draft again");
}

#[test]
fn another_version_leaves_after_what_it_amends() {
    let folder = tempfile::tempdir().unwrap();
    let (device, now) = (device(folder.path()), at("2027-04-10T11:00:00Z"));
    sends(&device, 1, None);
    sends(&device, 2, Some(id(1)));
    let next = || device.store.citizen(|citizen| outbox::next(citizen, now)).unwrap();
    let Next::Send(first) = next() else { panic!("the first is free") };
    assert_eq!((first.submission, first.report), (Some(id(1)), Some(id(1))));
    let later = at("2027-04-10T11:01:00Z");
    device.store.change(|citizen| outbox::retry(citizen, &first, 1, later)).unwrap();
    assert_eq!(next(), Next::Wait(later), "not before it, though it is due");
    is_registered(&device, 1);
    let Next::Send(second) = next() else { panic!("nothing is before it") };
    assert_eq!((second.submission, second.report), (Some(id(2)), Some(id(1))));
}

/// What was sent from elsewhere, as the municipality has it.
fn as_sent(device: &Device, version: u32) -> FormAsSent {
    let service = nido(device);
    let asked = Asked::on(&service, "2027-04-01".parse().unwrap(), ForWhom::Child, Known::default());
    let (slug, made_at) = (service.slug, at("2027-04-01T11:00:00Z"));
    FormAsSent { id: id(1), slug, version, made_at, asked, answers: answers() }
}

#[tokio::test]
async fn what_was_sent_from_elsewhere_needs_the_network_once() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let mut one = proceeding(1, &[]);
    tells(&device, &one);
    assert_eq!(code(device.amend_form(id(1)).await), Some(Code::Offline));
    assert_eq!(code(device.have_form(id(1)).await), Some(Code::Offline));
    assert_eq!(code(device.sent_form(id(1))), Some(Code::NotFound));

    let form = as_sent(&device, nido(&device).version);
    device.store.with(|store| proceedings::keep_form(&store.cache, MONTANARI, &form)).unwrap();
    device.have_form(id(1)).await.expect("it is here");
    let sent = device.sent_form(id(1)).unwrap();
    assert_eq!((sent.answers, sent.has_receipt, sent.office.as_deref()), (answers(), true, Some("Ufficio Nidi")));
    assert_eq!(sent.asked.for_whom, ForWhom::Child);
    assert!(device.print_form(id(1)).unwrap().ends_with(".pdf"));
    assert_eq!(code(device.amend_form(id(1)).await), Some(Code::Offline), "its file is not here");

    one.versions.push(Version { id: id(2), registration: registration(2), receipt: String::new() });
    tells(&device, &one);
    assert_eq!(code(device.have_form(id(1)).await), Some(Code::Offline), "another version counts");
}

#[tokio::test]
async fn a_file_that_is_nowhere_has_to_be_chosen_again() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let service = nido(&device);
    let kept = device.store.change(|citizen| {
        let stored = Stored {
            id: id(3),
            owner: MONTANARI.into(),
            slug: service.slug.clone(),
            version: service.version,
            acting_for: None,
            for_whom: ForWhom::Child,
            amends: Some(id(1)),
            name: Edit::new(None, Stamp { at: 0, by: DeviceId("phone".into()) }, None),
            section: String::new(),
            saved_at: at("2027-04-10T11:00:00Z"),
        };
        forms::amend(citizen, &stored, &service, answers(), &[], || Uuid::from_u128(99))?;
        forms::held(citizen, id(3))
    });
    assert_eq!(file_of(&kept.unwrap().answers), lease(), "named as it was: sending asks for it");
}

#[test]
fn another_version_is_filled_in_in_the_edition_in_force_for_its_call_or_else_as_it_was_sent() {
    let folder = tempfile::tempdir().unwrap();
    let device = device(folder.path());
    let catalogue = device.catalogue().unwrap();
    let sent = nido(&device);
    type Change = fn(&mut Service);
    let cases: [(&str, Option<&str>, Change, bool); 6] = [
        ("the same call", Some("main_2027"), |_| {}, true),
        (
            "the call is on offer no more",
            Some("main_2027"),
            |now| now.calls.retain(|call| call.id != "main_2027"),
            false,
        ),
        ("asked without a call, which there is now", None, |_| {}, false),
        ("always open, then and now", None, |now| now.calls.clear(), true),
        ("on paper by now", Some("main_2027"), |now| now.channel = Channel::Print, false),
        ("without a form", Some("main_2027"), |now| now.sections.clear(), false),
    ];
    for (what, call, change, is_newer) in cases {
        let mut catalogue = Catalogue::clone(&catalogue);
        let now = catalogue.services.iter_mut().find(|service| service.slug == "nido").unwrap();
        now.version = sent.version + 1;
        change(now);
        let call = call.map(str::to_owned);
        let of = Sent { answers: Answers::new(), for_whom: ForWhom::Child, call, service: sent.clone() };
        assert_eq!(edition(&catalogue, &of).version, sent.version + u32::from(is_newer), "{what}");
        catalogue.services.retain(|service| service.slug != "nido");
        assert_eq!(edition(&catalogue, &of), sent, "{what}, and withdrawn");
    }
}
