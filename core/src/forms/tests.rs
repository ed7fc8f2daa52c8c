use rapida_contract::drafts::SharedDraft;
use rapida_contract::form::File;
use rapida_contract::ids::{AttachmentId, DeviceId};
use rapida_contract::service::{FileKind, file};
use uuid::Uuid;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

const FORM: SubmissionId = SubmissionId(Uuid::from_u128(1));

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn stamp(second: i64) -> Stamp {
    Stamp { at: second * 1_000, by: DeviceId("phone".into()) }
}

fn parking() -> Service {
    file::built_in().into_iter().find(|service| service.slug == "resident_parking").unwrap()
}

fn stored(id: SubmissionId, owner: &str) -> Stored {
    Stored {
        id,
        owner: owner.to_owned(),
        slug: "resident_parking".to_owned(),
        version: parking().version,
        acting_for: None,
        for_whom: ForWhom::Oneself,
        amends: None,
        name: Edit::new(None, stamp(0), None),
        section: "applicant".to_owned(),
        saved_at: at(0),
    }
}

fn answers(of: &[(&str, &str)]) -> Answers {
    of.iter().map(|(field, text)| ((*field).to_owned(), Answer::text(*text))).collect()
}

fn store(folder: &std::path::Path) -> Connection {
    Store::open(folder, &StoreKey([1; 32]), at(0)).unwrap().citizen
}

#[test]
fn what_was_answered_is_there_with_the_place_where_the_person_was() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    begin(&citizen, &stored(FORM, "A"), &parking(), answers(&[("name", "Ugo"), ("note", "x")])).unwrap();
    let changed = Changed::from([("name".into(), Some(Answer::text("Pia"))), ("note".into(), None)]);
    save(&citizen, FORM, &changed, "vehicle", (at(60), &stamp(60))).unwrap();
    assert_eq!(held(&citizen, FORM).unwrap(), Held { answers: answers(&[("name", "Pia")]), others: Answers::new() });
    let draft = draft(&citizen, FORM).unwrap();
    assert_eq!((draft.section.as_str(), draft.saved_at), ("vehicle", at(60)));
    assert_eq!(service(&citizen, &draft).unwrap(), parking(), "in the version in which it was begun");
}

#[test]
fn only_what_is_new_bears_the_new_time() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    begin(&citizen, &stored(FORM, "A"), &parking(), answers(&[("name", "Ugo"), ("street", "x")])).unwrap();
    let changed = all_new(answers(&[("name", "Pia"), ("street", "x")]));
    save(&citizen, FORM, &changed, "", (at(60), &stamp(60))).unwrap();
    let edits = table::edits(&citizen, FORM).unwrap();
    let times: Vec<(&str, i64)> = edits.iter().map(|(field, edit)| (field.as_str(), edit.stamp.at)).collect();
    assert_eq!(times, [("name", 60_000), ("street", 0)]);
}

#[test]
fn a_draft_is_seen_by_whoever_began_it_and_one_of_nobody_by_all() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    for (number, owner) in [(1, "A"), (2, "B"), (3, "")] {
        let form = stored(SubmissionId(Uuid::from_u128(number)), owner);
        begin(&citizen, &form, &parking(), Answers::new()).unwrap();
    }
    let seen =
        |owner: &str| drafts(&citizen, owner).unwrap().iter().map(|form| form.id.0.as_u128()).collect::<Vec<_>>();
    assert_eq!((seen("A"), seen("B"), seen("")), (vec![3, 1], vec![3, 2], vec![3]));
}

#[test]
fn a_name_longer_than_it_may_be_is_refused_and_another_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    begin(&citizen, &stored(FORM, "A"), &parking(), Answers::new()).unwrap();
    rename(&citizen, FORM, &"è".repeat(60), stamp(1)).unwrap();
    assert!(rename(&citizen, FORM, &"è".repeat(61), stamp(2)).is_err());
    assert_eq!(draft(&citizen, FORM).unwrap().label(), "è".repeat(60));
}

fn file_named(number: u128) -> File {
    let id = AttachmentId(Uuid::from_u128(number));
    File { id, name: "a.pdf".into(), kind: FileKind::Pdf, sha256: "ab".repeat(32), size: 4 }
}

#[test]
fn a_file_that_no_answer_names_is_swept_out() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    let (named, in_row, gone) = (file_named(7), file_named(8), file_named(9));
    let row = Answers::from([("booklet".to_owned(), Answer::Files(vec![in_row.clone()]))]);
    let answers = Answers::from([
        ("papers".to_owned(), Answer::Files(vec![named.clone()])),
        ("vehicles".to_owned(), Answer::Rows(vec![row])),
    ]);
    begin(&citizen, &stored(FORM, "A"), &parking(), answers.clone()).unwrap();
    for file in [&named, &in_row, &gone] {
        add_file(&citizen, FORM, file, b"%PDF").unwrap();
    }
    sweep(&citizen, FORM, &answers).unwrap();
    assert_eq!(files(&citizen, FORM).unwrap(), [named, in_row]);
    assert_eq!(file(&citizen, gone.id).unwrap(), None);
}

#[test]
fn a_refused_form_is_a_draft_again_whose_files_have_new_ids() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    let old = file_named(7);
    let answers = Answers::from([("papers".to_owned(), Answer::Files(vec![old.clone()]))]);
    begin(&citizen, &stored(FORM, "A"), &parking(), answers.clone()).unwrap();
    add_file(&citizen, FORM, &old, b"%PDF").unwrap();
    became_submission(&citizen, FORM, "A").unwrap();
    assert!(draft(&citizen, FORM).is_err(), "it is sent");
    let (again_as, new) = (SubmissionId(Uuid::from_u128(2)), file_named(17));
    again(&citizen, &sent(&citizen, FORM).unwrap(), again_as, answers, || new.id.0, (at(90), &stamp(90))).unwrap();
    let held = held(&citizen, again_as).unwrap().answers;
    assert_eq!(held, Answers::from([("papers".to_owned(), Answer::Files(vec![new.clone()]))]));
    let (kept, bytes) = bytes(&citizen, again_as, new.id).unwrap().unwrap();
    assert_eq!((kept, bytes.as_slice()), (new, b"%PDF".as_slice()));
    assert!(sent(&citizen, FORM).is_err() && file(&citizen, old.id).unwrap().is_none());
}

#[test]
fn what_is_thrown_away_is_gone_with_answers_and_files() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    begin(&citizen, &stored(FORM, "A"), &parking(), answers(&[("name", "Ugo")])).unwrap();
    add_file(&citizen, FORM, &file_named(7), b"%PDF").unwrap();
    discard_drafts(&citizen).unwrap();
    for table in ["form", "form_answer", "form_file"] {
        let rows: u32 = citizen.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

/// A device of the same person.
struct Other {
    _folder: tempfile::TempDir,
    citizen: Connection,
    by: &'static str,
}

impl Other {
    fn new(by: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { citizen: store(folder.path()), _folder: folder, by }
    }

    fn types(&self, second: i64, of: &[(&str, &str)]) {
        let stamp = Stamp { at: second * 1_000, by: DeviceId(self.by.into()) };
        save(&self.citizen, FORM, &all_new(answers(of)), "", (at(second), &stamp)).unwrap();
    }

    /// Tells what it has; the municipality's version is `version` then.
    fn tells(&self, version: u32) -> SharedDraft {
        let told = sharing::to_share(&self.citizen, "A").unwrap().pop().expect("something is new");
        sharing::told(&self.citizen, &told, version).unwrap();
        told.draft
    }

    fn hears(&self, draft: &SharedDraft, version: u32) {
        sharing::keep_edition(&self.citizen, &parking()).unwrap();
        sharing::take(&self.citizen, (FORM, "A"), draft, version, at(500)).unwrap();
    }

    fn tells_anew(&self) -> SharedDraft {
        self.types(300, &[("name", "Zoe")]);
        self.tells(2)
    }

    fn holds(&self) -> Held {
        held(&self.citizen, FORM).unwrap()
    }

    fn has_news(&self) -> bool {
        !sharing::to_share(&self.citizen, "A").unwrap().is_empty()
    }
}

/// A phone on which a draft was begun, and a PC that has heard of it.
fn two_devices() -> (Other, Other) {
    let (phone, pc) = (Other::new("phone"), Other::new("pc"));
    begin(&phone.citizen, &stored(FORM, "A"), &parking(), answers(&[("name", "Ugo")])).unwrap();
    pc.hears(&phone.tells(1), 1);
    (phone, pc)
}

#[test]
fn a_draft_goes_on_where_it_was_left_on_another_device() {
    let (phone, pc) = two_devices();
    assert_eq!(pc.holds().answers, answers(&[("name", "Ugo")]));
    assert!(!phone.has_news() && !pc.has_news());
    pc.types(60, &[("name", "Ugo"), ("street", "Via dei Tigli 12")]);
    phone.hears(&pc.tells(2), 2);
    assert_eq!(phone.holds(), pc.holds());
    assert!(!phone.has_news());
}

#[test]
fn of_two_devices_the_last_one_to_answer_a_field_wins_and_offers_the_other_answer() {
    let (phone, pc) = two_devices();
    phone.types(60, &[("name", "Ugo"), ("street", "Via Roma 1"), ("city", "Ravenna")]);
    pc.types(90, &[("name", "Ugo"), ("street", "Via dei Tigli 12")]);
    let told = phone.tells(2);
    pc.hears(&told, 2);
    assert_eq!(pc.holds().answers, answers(&[("name", "Ugo"), ("street", "Via dei Tigli 12"), ("city", "Ravenna")]));
    assert_eq!(pc.holds().others, answers(&[("street", "Via Roma 1")]));
    phone.hears(&pc.tells(3), 3);
    assert_eq!(phone.holds(), pc.holds(), "both say the same");

    settle(&phone.citizen, FORM, "street", true, (at(200), stamp(200))).unwrap();
    pc.hears(&phone.tells(4), 4);
    assert_eq!(pc.holds().answers.get("street"), Some(&Answer::text("Via Roma 1")));
    assert!(pc.holds().others.is_empty() && phone.holds().others.is_empty());
}

#[test]
fn what_is_typed_while_the_others_are_told_is_told_next() {
    let (phone, _) = two_devices();
    phone.types(60, &[("name", "Pia")]);
    let told = sharing::to_share(&phone.citizen, "A").unwrap().pop().unwrap();
    phone.types(61, &[("name", "Piera")]);
    sharing::told(&phone.citizen, &told, 2).unwrap();
    assert!(phone.has_news());
    assert_eq!(sharing::to_share(&phone.citizen, "A").unwrap()[0].after, 2);
}

#[test]
fn a_draft_that_was_sent_elsewhere_is_gone_and_what_was_typed_here_alone_stays_as_another() {
    let new_id = SubmissionId(Uuid::from_u128(9));
    let (phone, pc) = two_devices();
    pc.types(90, &[("name", "Pia")]);
    for device in [&phone, &pc] {
        assert!(sharing::ended(&device.citizen, FORM, new_id).unwrap());
        assert!(draft(&device.citizen, FORM).is_err());
    }
    assert!(drafts(&phone.citizen, "A").unwrap().is_empty());
    assert_eq!(held(&pc.citizen, new_id).unwrap().answers, answers(&[("name", "Pia")]));
    assert_eq!(sharing::to_share(&pc.citizen, "A").unwrap()[0].after, 0, "a new one for the others, too");
}

#[test]
fn the_others_are_told_that_a_draft_was_sent_or_thrown_away() {
    let (phone, pc) = two_devices();
    became_submission(&phone.citizen, FORM, "A").unwrap();
    give_up(&pc.citizen, FORM).unwrap();
    for device in [&phone, &pc] {
        assert_eq!(sharing::to_end(&device.citizen, "A").unwrap(), [FORM]);
        sharing::end_told(&device.citizen, FORM).unwrap();
        assert!(sharing::to_end(&device.citizen, "A").unwrap().is_empty());
    }
    phone.hears(&two_devices().0.tells_anew(), 2);
    assert_eq!(sharing::to_end(&phone.citizen, "A").unwrap(), [FORM], "what was sent is not told as a draft again");
}

#[test]
fn with_the_session_goes_what_the_other_devices_have() {
    let (phone, pc) = two_devices();
    pc.types(90, &[("name", "Pia")]);
    for device in [&phone, &pc] {
        sharing::forget_shared(&device.citizen).unwrap();
    }
    assert!(drafts(&phone.citizen, "A").unwrap().is_empty());
    assert_eq!(drafts(&pc.citizen, "A").unwrap().len(), 1, "nobody else has what was typed here");
}
