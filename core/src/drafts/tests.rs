use super::*;
use crate::db::Store;
use crate::db::key::StoreKey;
use crate::pictures::NewPicture;
use rapida_contract::ids::AttachmentId;
use uuid::Uuid;

const UNTOUCHED: SubmissionId = SubmissionId(Uuid::from_u128(1));
const TYPED: SubmissionId = SubmissionId(Uuid::from_u128(2));
const WITH_PHOTO: SubmissionId = SubmissionId(Uuid::from_u128(3));

fn photo() -> NewPicture {
    NewPicture { jpeg: vec![0xFF], sha256: "ab".repeat(32), width: 100, height: 100, position: None, taken_at: None }
}

#[test]
fn a_draft_without_a_word_or_a_photo_is_no_draft_yet() {
    let folder = tempfile::tempdir().unwrap();
    let citizen = Store::open(folder.path(), &StoreKey([1; 32]), Timestamp::UNIX_EPOCH).unwrap().citizen;
    let typed = NewReport { title: "Buca".into(), ..NewReport::default() };
    for (id, report) in [(UNTOUCHED, &NewReport::default()), (TYPED, &typed), (WITH_PHOTO, &NewReport::default())] {
        save(&citizen, id, report, Step::Conditions, Timestamp::UNIX_EPOCH).unwrap();
    }
    pictures::add(&citizen, WITH_PHOTO, AttachmentId(Uuid::from_u128(4)), &photo()).unwrap();
    assert_eq!(untouched(&citizen).unwrap(), Some(UNTOUCHED));
    let mut listed: Vec<SubmissionId> = list(&citizen).unwrap().into_iter().map(|draft| draft.id).collect();
    listed.sort_unstable();
    assert_eq!(listed, [TYPED, WITH_PHOTO]);
    discard(&citizen, UNTOUCHED).unwrap();
    assert_eq!(untouched(&citizen).unwrap(), None);
}
