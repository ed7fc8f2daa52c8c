use rapida_contract::form::File;
use rapida_contract::ids::AttachmentId;
use rapida_contract::service::{FileKind, file};
use uuid::Uuid;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

const FORM: SubmissionId = SubmissionId(Uuid::from_u128(1));

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
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
        name: String::new(),
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
    begin(&citizen, &stored(FORM, "A"), &parking(), &answers(&[("name", "Ugo"), ("note", "x")])).unwrap();
    save(&citizen, FORM, &answers(&[("name", "Pia")]), "vehicle", at(60)).unwrap();
    assert_eq!(held(&citizen, FORM).unwrap(), Held { answers: answers(&[("name", "Pia")]), others: Answers::new() });
    let draft = draft(&citizen, FORM).unwrap();
    assert_eq!((draft.section.as_str(), draft.saved_at), ("vehicle", at(60)));
    assert_eq!(service(&citizen, &draft).unwrap(), parking(), "in the version in which it was begun");
}

#[test]
fn only_what_is_new_bears_the_new_time() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    begin(&citizen, &stored(FORM, "A"), &parking(), &answers(&[("name", "Ugo"), ("street", "x")])).unwrap();
    save(&citizen, FORM, &answers(&[("name", "Pia"), ("street", "x")]), "", at(60)).unwrap();
    let mut rows = citizen.prepare("SELECT field, at FROM form_answer ORDER BY field").unwrap();
    let times: Vec<(String, i64)> =
        rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<rusqlite::Result<_>>().unwrap();
    assert_eq!(times, [("name".to_owned(), 60_000), ("street".to_owned(), 0)]);
}

#[test]
fn a_draft_is_seen_by_whoever_began_it_and_one_of_nobody_by_all() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    for (number, owner) in [(1, "A"), (2, "B"), (3, "")] {
        let form = stored(SubmissionId(Uuid::from_u128(number)), owner);
        begin(&citizen, &form, &parking(), &Answers::new()).unwrap();
    }
    let seen =
        |owner: &str| drafts(&citizen, owner).unwrap().iter().map(|form| form.id.0.as_u128()).collect::<Vec<_>>();
    assert_eq!((seen("A"), seen("B"), seen("")), (vec![3, 1], vec![3, 2], vec![3]));
}

#[test]
fn a_name_longer_than_it_may_be_is_refused_and_another_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = store(folder.path());
    begin(&citizen, &stored(FORM, "A"), &parking(), &Answers::new()).unwrap();
    rename(&citizen, FORM, &"è".repeat(60)).unwrap();
    assert!(rename(&citizen, FORM, &"è".repeat(61)).is_err());
    assert_eq!(draft(&citizen, FORM).unwrap().name, "è".repeat(60));
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
    begin(&citizen, &stored(FORM, "A"), &parking(), &answers).unwrap();
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
    begin(&citizen, &stored(FORM, "A"), &parking(), &answers).unwrap();
    add_file(&citizen, FORM, &old, b"%PDF").unwrap();
    became_submission(&citizen, FORM).unwrap();
    assert!(draft(&citizen, FORM).is_err(), "it is sent");
    let (again_as, new) = (SubmissionId(Uuid::from_u128(2)), file_named(17));
    again(&citizen, &sent(&citizen, FORM).unwrap(), again_as, answers, || new.id.0, at(90)).unwrap();
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
    begin(&citizen, &stored(FORM, "A"), &parking(), &answers(&[("name", "Ugo")])).unwrap();
    add_file(&citizen, FORM, &file_named(7), b"%PDF").unwrap();
    discard_drafts(&citizen).unwrap();
    for table in ["form", "form_answer", "form_file"] {
        let rows: u32 = citizen.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}
