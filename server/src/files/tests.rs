//! The store, on a real folder.

use super::*;

fn opened() -> (tempfile::TempDir, Files) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::open(&Place::Folder(folder.path().join("files"))).expect("opens");
    (folder, files)
}

#[tokio::test]
async fn a_file_is_read_as_it_was_kept_and_lies_under_its_digest() {
    let (folder, files) = opened();
    let digest = Digest::of(b"abc");
    files.keep(&digest, Bytes::from_static(b"abc")).await.expect("kept");
    files.keep(&digest, Bytes::from_static(b"abc")).await.expect("kept again");
    assert_eq!(files.read(&digest).await.expect("read"), "abc");
    let path = folder.path().join("files/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(std::fs::read(path).expect("there"), b"abc");
}

#[tokio::test]
async fn a_file_that_was_changed_on_the_disk_is_not_given_out_and_is_mended_when_kept_again() {
    let (folder, files) = opened();
    let digest = Digest::of(b"abc");
    files.keep(&digest, Bytes::from_static(b"abc")).await.expect("kept");
    let path = folder.path().join("files/ba/7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    std::fs::write(path, b"abd").expect("spoilt");
    assert!(matches!(files.read(&digest).await, Err(FilesError::Damaged(_))));
    files.keep(&digest, Bytes::from_static(b"abc")).await.expect("mended");
    assert_eq!(files.read(&digest).await.expect("read"), "abc");
}

#[tokio::test]
async fn a_digest_that_nobody_kept_is_missing() {
    let (_folder, files) = opened();
    assert!(matches!(files.read(&Digest::of(b"abc")).await, Err(FilesError::Missing(_))));
}

#[tokio::test]
async fn a_piece_can_be_forgotten_twice() {
    let (_folder, files) = opened();
    let upload = AttachmentId(uuid::Uuid::nil());
    files.keep_piece(upload, "a", Bytes::from_static(b"x")).await.expect("kept");
    assert_eq!(files.read_piece(upload, "a").await.expect("read").as_deref(), Some(b"x".as_slice()));
    files.forget_piece(upload, "a").await.expect("forgotten");
    files.forget_piece(upload, "a").await.expect("forgotten again");
    assert_eq!(files.read_piece(upload, "a").await.expect("read"), None);
}
