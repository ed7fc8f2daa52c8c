use std::fs::File;
use std::io::Read;

use rapida_contract::ids::OwnDatumId;
use rapida_contract::proceeding::{State, StepKind};
use rapida_contract::report::Step;
use rapida_contract::submission::Content;
use serde_json::{Value, json};
use zip::ZipArchive;

use super::*;
use crate::db::key::StoreKey;
use crate::proceedings::pull;
use crate::proceedings::tests as told_of;
use crate::submissions::Outgoing;

const MONTANARI: &str = "MNTGLI88D52H199O";

fn now() -> Timestamp {
    "2026-11-23T23:30:00Z".parse().unwrap()
}

/// A device with something of everything.
fn store(folder: &Path) -> Store {
    let store = Store::open(folder, &StoreKey([1; 32]), now()).unwrap();
    let person = json!({ "given_name": "Giulia", "family_name": "Montanari", "tax_code": MONTANARI, "level": "L2",
        "issuer": "federa-prova", "issuer_name": "FedERa di prova", "since": now() });
    sign_in::arrive(&store.citizen, &serde_json::from_value(person).unwrap(), "token").unwrap();
    let told = json!({ "identity": { "by": "FedERa di prova", "at": now(), "what":
        { "tax_code": MONTANARI, "given_name": "Giulia", "family_name": "Montanari" } }, "register_office": "away" });
    registry::keep(&store.cache, MONTANARI, &serde_json::from_value(told).unwrap()).unwrap();
    let own = json!({ "kind": "email", "email": "giulia@posta.example" });
    let datum =
        OwnDatum { id: OwnDatumId(uuid::Uuid::from_u128(1)), what: serde_json::from_value(own).unwrap(), at: now() };
    profile::save(&store.citizen, MONTANARI, &datum).unwrap();
    let (draft, sent) = (SubmissionId(uuid::Uuid::from_u128(2)), SubmissionId(uuid::Uuid::from_u128(3)));
    let report = NewReport { title: "Buca".into(), ..NewReport::default() };
    drafts::save(&store.citizen, draft, &report, Step::Data, now()).unwrap();
    for (owner, id) in [(draft, 4), (sent, 5)] {
        let picture = pictures::NewPicture {
            jpeg: vec![0xFF, 0xD8, id],
            sha256: format!("{id:02}").repeat(32),
            width: 1,
            height: 1,
            position: None,
            taken_at: None,
        };
        pictures::add(&store.citizen, owner, AttachmentId(uuid::Uuid::from_u128(id.into())), &picture).unwrap();
    }
    let outgoing =
        Outgoing { sender: None, acting_for: None, content: Content::Report(report), attachments: Vec::new() };
    submissions::queue(&store.citizen, sent, outgoing, now()).unwrap();
    let asked = told_of::proceeding(6, &[(StepKind::AskIntegration, State::IntegrationAsked)]);
    pull::keep(&store.cache, MONTANARI, &told_of::told(&[asked]), now()).unwrap();
    let (of, ids) = ((MONTANARI, SubmissionId(uuid::Uuid::from_u128(6))), std::cell::Cell::new(6));
    let new_id = || uuid::Uuid::from_u128(ids.replace(ids.get() + 1) + 1);
    integrations::add_file(&store.citizen, of, ("isee.pdf", b"%PDF-1.7"), new_id, now()).unwrap();
    deadlines::remind(&store.citizen, "nido", true).unwrap();
    store
}

fn read(archive: &mut ZipArchive<File>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

fn written(store: &Store, folder: &Path) -> PathBuf {
    let receipt = Paper { name: "ricevuta-2026-0000001.pdf".to_owned(), bytes: b"%PDF".to_vec() };
    write(store, folder, "Comune di Ravenna", [Ok(receipt)], now()).unwrap()
}

#[test]
fn everything_that_a_device_holds_is_in_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder.path().join("store"));
    let file = written(&store, folder.path());
    assert_eq!(file.file_name().unwrap(), "rapida-dati-2026-11-24-003000.zip", "by the clocks of Rome");

    let mut archive = ZipArchive::new(File::open(&file).unwrap()).unwrap();
    let mut names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.sort();
    let photo = |id: u128| format!("foto/{}.jpg", uuid::Uuid::from_u128(id));
    let document = format!("documenti/{}.pdf", uuid::Uuid::from_u128(8));
    let expected = [
        &document,
        &photo(4),
        &photo(5),
        "i-miei-dati.pdf",
        "my-data-1.schema.json",
        "rapida.json",
        "ricevute/ricevuta-2026-0000001.pdf",
    ];
    assert_eq!(names, expected);
    assert_eq!(read(&mut archive, &photo(5)), [0xFF, 0xD8, 5]);
    assert!(read(&mut archive, "i-miei-dati.pdf").starts_with(b"%PDF-1.7"));

    let held: Value = serde_json::from_slice(&read(&mut archive, "rapida.json")).unwrap();
    assert_eq!(held.pointer("/person/tax_code"), Some(&json!(MONTANARI)));
    assert_eq!(held.pointer("/own/0/what/email"), Some(&json!("giulia@posta.example")));
    assert_eq!(held.pointer("/drafts/0/photos/0"), Some(&json!(photo(4))));
    assert_eq!(held.pointer("/integrations/0/files/0"), Some(&json!(document)));
    assert_eq!(held.pointer("/proceedings/0/state"), Some(&json!("integration_asked")));
    assert_eq!(held.pointer("/services_reminded/0"), Some(&json!("nido")));
    assert_eq!(held.pointer("/submissions/0/sent/content/title"), Some(&json!("Buca")));
    assert_eq!(held.to_string().find("token"), None, "no secret of the session goes along");
}

#[test]
fn the_data_keep_to_their_published_form() {
    let folder = tempfile::tempdir().unwrap();
    let filled = store(&folder.path().join("store"));
    let empty = Store::open(&folder.path().join("empty"), &StoreKey([2; 32]), now()).unwrap();
    for store in [&filled, &empty] {
        let mut archive = ZipArchive::new(File::open(written(store, folder.path())).unwrap()).unwrap();
        let schema: Value = serde_json::from_slice(&read(&mut archive, "my-data-1.schema.json")).unwrap();
        let held: Value = serde_json::from_slice(&read(&mut archive, "rapida.json")).unwrap();
        let form = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
        let faults: Vec<_> =
            form.iter_errors(&held).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, Vec::<String>::new());
        assert!(!form.is_valid(&json!({ "schema": "urn:rapida:my-data:2" })));
    }
}

#[test]
fn an_archive_that_cannot_be_written_leaves_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder.path().join("store"));
    let file = written(&store, folder.path());
    let before = std::fs::read(&file).unwrap();
    let broken = [Err(crate::error::Error::not_found("La ricevuta"))];
    assert!(write(&store, folder.path(), "Comune di Ravenna", broken, now()).is_err());
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    assert_eq!(left.filter(|path| path.is_file()).collect::<Vec<_>>(), [file], "and no half of one");
}
