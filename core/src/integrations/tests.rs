use uuid::Uuid;

use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;

const OF: (&str, SubmissionId) = ("MNTGLI88D52H199O", SubmissionId(Uuid::from_u128(1)));
const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn now() -> Timestamp {
    "2027-04-02T11:00:00Z".parse().unwrap()
}

fn citizen() -> (tempfile::TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), &StoreKey([1; 32]), now()).unwrap();
    (folder, store.citizen)
}

/// New ids, from a hundred on.
fn ids() -> impl FnMut() -> Uuid {
    let mut number = 100;
    move || {
        number += 1;
        Uuid::from_u128(number)
    }
}

fn code(outcome: Result<File>) -> Code {
    Problem::from(outcome.unwrap_err()).code
}

#[test]
fn what_is_typed_and_chosen_is_there_at_each_pause() {
    let (_folder, citizen) = citizen();
    let mut new_id = ids();
    let file = add_file(&citizen, OF, ("isee.pdf", PDF), &mut new_id, now()).unwrap();
    for words in ["Ecco", "Ecco l'ISEE"] {
        save(&citizen, OF, words, SubmissionId(new_id()), now()).unwrap();
    }
    let expected = IntegrationDraft { words: "Ecco l'ISEE".into(), files: vec![file.clone()] };
    assert_eq!(draft(&citizen, OF.0, OF.1).unwrap(), Some(expected));
    assert_eq!(draft(&citizen, "ZLOMRC79M19D458N", OF.1).unwrap(), None, "nobody else reads it");
    remove_file(&citizen, "ZLOMRC79M19D458N", OF.1, file.id).unwrap();
    assert_eq!(draft(&citizen, OF.0, OF.1).unwrap().unwrap().files.len(), 1);
    remove_file(&citizen, OF.0, OF.1, file.id).unwrap();
    assert_eq!(draft(&citizen, OF.0, OF.1).unwrap().unwrap().files, []);
}

#[test]
fn a_file_is_what_its_bytes_are_and_there_are_not_too_many() {
    let (_folder, citizen) = citizen();
    let mut new_id = ids();
    let too_large = [PDF, &vec![b' '; 10_000_000]].concat();
    for (bytes, refused) in [(&b""[..], Code::WrongType), (b"MZ\x90\0", Code::WrongType), (&too_large, Code::TooLarge)]
    {
        assert_eq!(code(add_file(&citizen, OF, ("a.pdf", bytes), &mut new_id, now())), refused);
    }
    for _ in 0..INTEGRATION_FILES_MAX {
        add_file(&citizen, OF, ("a.txt", PDF), &mut new_id, now()).unwrap();
    }
    assert_eq!(code(add_file(&citizen, OF, ("a.pdf", PDF), &mut new_id, now())), Code::TooMany);
    let kinds: Vec<_> = draft(&citizen, OF.0, OF.1).unwrap().unwrap().files.iter().map(|file| file.kind).collect();
    assert_eq!(kinds, [rapida_contract::service::FileKind::Pdf; 5], "whatever its name says");
}

#[test]
fn what_was_refused_can_be_gone_on_with_under_new_ids() {
    let (_folder, citizen) = citizen();
    let mut new_id = ids();
    let file = add_file(&citizen, OF, ("isee.pdf", PDF), &mut new_id, now()).unwrap();
    let sent = get(&citizen, OF.0, OF.1).unwrap().unwrap().id;
    became_submission(&citizen, sent).unwrap();
    assert_eq!(draft(&citizen, OF.0, OF.1).unwrap(), None, "it is a submission");
    assert_eq!(forms::files(&citizen, sent).unwrap(), std::slice::from_ref(&file), "which has the files");
    again(&citizen, OF, sent, "Ecco", &mut new_id, now()).unwrap();
    let IntegrationDraft { words, files } = draft(&citizen, OF.0, OF.1).unwrap().unwrap();
    assert_eq!((words.as_str(), files.len()), ("Ecco", 1));
    assert_ne!((files[0].id, get(&citizen, OF.0, OF.1).unwrap().unwrap().id), (file.id, sent));
    assert_eq!(forms::file(&citizen, files[0].id).unwrap().as_deref(), Some(PDF));
}

#[test]
fn what_was_written_meanwhile_is_not_overwritten_by_what_was_refused() {
    let (_folder, citizen) = citizen();
    let mut new_id = ids();
    let file = add_file(&citizen, OF, ("isee.pdf", PDF), &mut new_id, now()).unwrap();
    let sent = get(&citizen, OF.0, OF.1).unwrap().unwrap().id;
    became_submission(&citizen, sent).unwrap();
    save(&citizen, OF, "Nuovo", SubmissionId(new_id()), now()).unwrap();
    again(&citizen, OF, sent, "Vecchio", &mut new_id, now()).unwrap();
    assert_eq!(draft(&citizen, OF.0, OF.1).unwrap().unwrap().words, "Nuovo");
    assert_eq!(forms::file(&citizen, file.id).unwrap(), None);
}

#[test]
fn what_is_thrown_away_is_gone_with_its_files() {
    let (_folder, citizen) = citizen();
    add_file(&citizen, OF, ("isee.pdf", PDF), ids(), now()).unwrap();
    discard_all(&citizen).unwrap();
    for table in ["integration", "form_file"] {
        let rows: u32 = citizen.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}
