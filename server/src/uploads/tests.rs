//! Uploads over real sockets, against the whole server.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use rapida_contract::digest::sha256_hex;
use rapida_contract::proof::{Proof, device_id, prove};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::*;
use crate::config::Config;
use crate::serve::{Running, start};
use crate::state::Clock;

/// A municipality, and the hours by which its clock was put forward.
struct Town {
    folder: tempfile::TempDir,
    running: Running,
    hours: Arc<AtomicI64>,
    http: reqwest::Client,
}

impl Town {
    async fn open() -> Self {
        Self::open_in(tempfile::tempdir().expect("a folder")).await
    }

    async fn open_in(folder: tempfile::TempDir) -> Self {
        let hours = Arc::new(AtomicI64::new(0));
        let put_forward = hours.clone();
        let clock = Clock::of(move || {
            Timestamp::UNIX_EPOCH + SignedDuration::from_hours(490_000 + put_forward.load(Ordering::SeqCst))
        });
        let running = start(Config::for_tests(folder.path()), clock).await.expect("starts");
        Self { folder, running, hours, http: reqwest::Client::new() }
    }

    async fn open_again(self) -> Self {
        self.running.stop().await;
        Self::open_in(self.folder).await
    }

    /// A request with the proof of the device that has this name here.
    fn ask(&self, device: &str, method: Method, path: &str) -> RequestBuilder {
        let url = format!("http://{}{path}", self.running.address);
        let proof = self.prove(device, &method, path);
        self.http.request(method, url).header("DPoP", proof).header("Tus-Resumable", "1.0.0")
    }

    fn prove(&self, device: &str, method: &Method, path: &str) -> String {
        let proof = Proof {
            jti: Uuid::new_v4().to_string(),
            htm: method.to_string(),
            htu: path.to_owned(),
            iat: 0,
            nonce: self.running.app.nonces.issue(self.running.app.clock.now()),
        };
        prove(&proof, &key(device))
    }

    async fn create(&self, device: &str, id: AttachmentId, bytes: &[u8]) -> Response {
        let metadata = format!("id {},sha256 {}", STANDARD.encode(id.to_string()), STANDARD.encode(sha256_hex(bytes)));
        let request = self.ask(device, Method::POST, "/v1/uploads").header("Upload-Length", bytes.len());
        request.header("Upload-Metadata", metadata).send().await.expect("an answer")
    }

    fn patch(&self, device: &str, id: AttachmentId, offset: usize, bytes: &[u8]) -> RequestBuilder {
        let request = self.ask(device, Method::PATCH, &format!("/v1/uploads/{id}")).header("Upload-Offset", offset);
        request.header("Content-Type", "application/offset+octet-stream").body(bytes.to_vec())
    }

    async fn send(&self, device: &str, id: AttachmentId, offset: usize, bytes: &[u8]) -> Response {
        self.patch(device, id, offset, bytes).send().await.expect("an answer")
    }

    async fn head(&self, device: &str, id: AttachmentId) -> Response {
        self.ask(device, Method::HEAD, &format!("/v1/uploads/{id}")).send().await.expect("an answer")
    }

    async fn completed(&self, id: AttachmentId) -> Option<(AttachmentRef, DeviceId)> {
        self.running.app.db.read(move |tx| completed(tx, id)).await.expect("reads")
    }

    fn pieces(&self) -> usize {
        let folders = std::fs::read_dir(self.folder.path().join("files/pieces")).into_iter().flatten().flatten();
        folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten()).count()
    }
}

fn key(device: &str) -> SigningKey {
    let mut seed = [0; 32];
    seed.iter_mut().zip(device.bytes()).for_each(|(to, from)| *to = from);
    SigningKey::from_bytes(&seed)
}

fn id(last: u8) -> AttachmentId {
    AttachmentId(Uuid::from_bytes([last; 16]))
}

/// A picture of a wished size in bytes: what comes after a PNG's end is nobody's concern.
fn picture(size: usize) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let image = image::DynamicImage::ImageRgb8(image::RgbImage::new(40, 30));
    image.write_to(&mut out, image::ImageFormat::Png).expect("encodes");
    let mut bytes = out.into_inner();
    bytes.extend((bytes.len()..size).map(|at| (at % 251) as u8));
    bytes
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().expect("text"))
}

#[tokio::test]
async fn a_picture_goes_up_in_parts_and_is_kept_under_its_digest() {
    let town = Town::open().await;
    let bytes = picture(3_000_000);
    let created = town.create("a", id(1), &bytes).await;
    assert_eq!(created.status(), StatusCode::CREATED);
    assert_eq!(header(&created, "Location"), format!("/v1/uploads/{}", id(1)));
    assert_eq!((header(&created, "Upload-Offset"), header(&created, "Tus-Resumable")), ("0", "1.0.0"));
    let first = town.send("a", id(1), 0, &bytes[..2_500_000]).await;
    assert_eq!((first.status(), header(&first, "Upload-Offset")), (StatusCode::NO_CONTENT, "2500000"));
    assert!(header(&first, "Upload-Expires").ends_with(" GMT"));
    assert_eq!(town.completed(id(1)).await, None);
    let last = town.send("a", id(1), 2_500_000, &bytes[2_500_000..]).await;
    assert_eq!((last.status(), header(&last, "Upload-Offset")), (StatusCode::NO_CONTENT, "3000000"));
    let (attachment, device) = town.completed(id(1)).await.expect("completed");
    assert_eq!(attachment, AttachmentRef { id: id(1), sha256: sha256_hex(&bytes), size: 3_000_000 });
    assert_eq!(device, device_id(&key("a")));
    let kept = town.running.app.files.read(&attachment.sha256.parse().expect("a digest")).await.expect("kept");
    assert_eq!(kept, bytes);
    assert_eq!(town.pieces(), 0, "what was put together is no longer needed");
}

#[tokio::test]
async fn a_creation_can_be_repeated_and_tells_how_far_it_came() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    town.create("a", id(1), &bytes).await;
    town.send("a", id(1), 0, &bytes[..1_000]).await;
    let town = town.open_again().await;
    let again = town.create("a", id(1), &bytes).await;
    assert_eq!((again.status(), header(&again, "Upload-Offset")), (StatusCode::CREATED, "1000"));
    town.send("a", id(1), 1_000, &bytes[1_000..]).await;
    let again = town.create("a", id(1), &bytes).await;
    assert_eq!((again.status(), header(&again, "Upload-Offset")), (StatusCode::CREATED, "5000"));
}

#[tokio::test]
async fn an_id_is_one_file_of_one_device() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    town.create("a", id(1), &bytes).await;
    assert_eq!(town.create("b", id(1), &bytes).await.status(), StatusCode::CONFLICT);
    assert_eq!(town.create("a", id(1), &picture(5_001)).await.status(), StatusCode::CONFLICT);
    let mut other = bytes.clone();
    other[4_999] ^= 1;
    assert_eq!(town.create("a", id(1), &other).await.status(), StatusCode::CONFLICT);
    assert_eq!(town.head("b", id(1)).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(town.send("b", id(1), 0, &bytes).await.status(), StatusCode::NOT_FOUND);
    let end = town.ask("b", Method::DELETE, &format!("/v1/uploads/{}", id(1))).send().await.expect("an answer");
    assert_eq!(end.status(), StatusCode::NOT_FOUND);
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_offset_appends_nothing() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    town.create("a", id(1), &bytes).await;
    town.send("a", id(1), 0, &bytes[..1_000]).await;
    for offset in [0, 999, 1_001, 5_000] {
        assert_eq!(town.send("a", id(1), offset, &bytes[..10]).await.status(), StatusCode::CONFLICT, "{offset}");
    }
    let too_many = town.send("a", id(1), 1_000, &bytes[..4_001]).await;
    assert_eq!(too_many.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(header(&town.head("a", id(1)).await, "Upload-Offset"), "1000");
}

#[tokio::test]
async fn a_spoilt_chunk_is_told_and_appends_nothing() {
    let town = Town::open().await;
    let bytes = picture(3_000_000);
    town.create("a", id(1), &bytes).await;
    let sum = format!("sha256 {}", STANDARD.encode(<sha2::Sha256 as sha2::Digest>::digest(&bytes[..2_500_000])));
    let mut spoilt = bytes[..2_500_000].to_vec();
    spoilt[7] ^= 1;
    let refused = town.patch("a", id(1), 0, &spoilt).header("Upload-Checksum", &sum).send().await.expect("an answer");
    assert_eq!(refused.status().as_u16(), 460);
    assert_eq!(header(&town.head("a", id(1)).await, "Upload-Offset"), "0");
    assert_eq!(town.pieces(), 0);
    let sound = town.patch("a", id(1), 0, &bytes[..2_500_000]).header("Upload-Checksum", sum);
    assert_eq!(header(&sound.send().await.expect("an answer"), "Upload-Offset"), "2500000");
    let unknown = town.patch("a", id(1), 2_500_000, &bytes[2_500_000..]).header("Upload-Checksum", "crc32 AAAA");
    assert_eq!(unknown.send().await.expect("an answer").status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_file_that_is_not_what_was_announced_is_thrown_away() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    let mut other = bytes.clone();
    other[4_999] ^= 1;
    town.create("a", id(1), &bytes).await;
    assert_eq!(town.send("a", id(1), 0, &other).await.status().as_u16(), 460);
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::NOT_FOUND);
    let pdf = b"%PDF-1.7 not a picture";
    town.create("a", id(2), pdf).await;
    assert_eq!(town.send("a", id(2), 0, pdf).await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(town.head("a", id(2)).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(town.completed(id(2)).await, None);
    // Sent again as announced, it arrives.
    town.create("a", id(1), &bytes).await;
    assert_eq!(town.send("a", id(1), 0, &bytes).await.status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_before_it_is_sent() {
    let town = Town::open().await;
    let begin = |length: &str, metadata: &str| {
        let request = town.ask("a", Method::POST, "/v1/uploads").header("Upload-Length", length);
        request.header("Upload-Metadata", metadata).send()
    };
    let cases = [
        ("0", "", 400),
        ("20971521", "", 413),
        ("5", "type dGV4dC9odG1s", 415), // text/html
        ("many", "", 400),
        ("5", "type aW1hZ2UvcG5n", 201), // image/png; without an id the server makes one
    ];
    for (length, metadata, status) in cases {
        let answer = begin(length, metadata).await.expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{length} {metadata}");
    }
    for _ in 1..BEGUN_MAX {
        assert_eq!(begin("5", "").await.expect("an answer").status().as_u16(), 201);
    }
    assert_eq!(begin("5", "").await.expect("an answer").status().as_u16(), 429);
}

#[tokio::test]
async fn the_bytes_before_a_cut_are_kept_and_the_rest_is_resumed() {
    let town = Town::open().await;
    let bytes = picture(3_000_000);
    town.create("a", id(1), &bytes).await;
    for sent in [1_300_000_usize, 17] {
        let offset: usize = header(&town.head("a", id(1)).await, "Upload-Offset").parse().expect("a number");
        let mut link = TcpStream::connect(town.running.address).await.expect("connects");
        let path = format!("/v1/uploads/{}", id(1));
        let proof = town.prove("a", &Method::PATCH, &path);
        let request = format!(
            "PATCH {path} HTTP/1.1\r\nHost: x\r\nDPoP: {proof}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\n\
             Content-Type: application/offset+octet-stream\r\nContent-Length: {}\r\n\r\n",
            bytes.len() - offset
        );
        link.write_all(request.as_bytes()).await.expect("writes");
        link.write_all(&bytes[offset..offset + sent]).await.expect("writes");
        link.shutdown().await.expect("cut");
        let mut rest = Vec::new();
        let _ = link.read_to_end(&mut rest).await;
        drop(link);
        // The server ends its work on the cut request by itself.
        while header(&town.head("a", id(1)).await, "Upload-Offset") != (offset + sent).to_string() {
            tokio::task::yield_now().await;
        }
    }
    let last = town.send("a", id(1), 1_300_017, &bytes[1_300_017..]).await;
    assert_eq!(last.status(), StatusCode::NO_CONTENT);
    assert!(town.completed(id(1)).await.is_some());
}

#[tokio::test]
async fn of_two_senders_of_the_same_bytes_one_is_told_to_look_again() {
    let town = Town::open().await;
    let bytes = picture(1_500_000);
    town.create("a", id(1), &bytes).await;
    let (one, other) = tokio::join!(town.send("a", id(1), 0, &bytes), town.send("a", id(1), 0, &bytes));
    let mut answers = [one.status().as_u16(), other.status().as_u16()];
    answers.sort_unstable();
    assert!([[204, 204], [204, 409], [409, 409]].contains(&answers), "{answers:?}");
    let offset: usize = header(&town.head("a", id(1)).await, "Upload-Offset").parse().expect("a number");
    town.send("a", id(1), offset, &bytes[offset..]).await;
    assert_eq!(town.completed(id(1)).await.map(|(attachment, _)| attachment.sha256), Some(sha256_hex(&bytes)));
}

#[tokio::test]
async fn an_upload_expires_a_day_after_its_last_byte_and_can_be_begun_anew() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    town.create("a", id(1), &bytes).await;
    town.hours.fetch_add(23, Ordering::SeqCst);
    town.send("a", id(1), 0, &bytes[..1_000]).await;
    town.hours.fetch_add(23, Ordering::SeqCst);
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::OK);
    town.hours.fetch_add(1, Ordering::SeqCst);
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::GONE);
    assert_eq!(town.send("a", id(1), 1_000, &bytes[1_000..]).await.status(), StatusCode::GONE);
    town.hours.fetch_add(1, Ordering::SeqCst);
    purge(&town.running.app).await.expect("purges");
    assert_eq!(town.pieces(), 0);
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::GONE);
    let anew = town.create("a", id(1), &bytes).await;
    assert_eq!((anew.status(), header(&anew, "Upload-Offset")), (StatusCode::CREATED, "0"));
    town.hours.fetch_add(24 * 9, Ordering::SeqCst);
    purge(&town.running.app).await.expect("purges");
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_that_arrived_waits_a_month_for_its_submission() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    town.create("a", id(1), &bytes).await;
    town.send("a", id(1), 0, &bytes).await;
    town.hours.fetch_add(24 * 30, Ordering::SeqCst);
    purge(&town.running.app).await.expect("purges");
    assert!(town.completed(id(1)).await.is_some());
    let again = town.create("a", id(1), &bytes).await;
    assert_eq!(header(&again, "Upload-Offset"), "5000");
    town.hours.fetch_add(1, Ordering::SeqCst);
    purge(&town.running.app).await.expect("purges");
    assert_eq!(town.completed(id(1)).await, None);
}

#[tokio::test]
async fn an_upload_can_be_ended() {
    let town = Town::open().await;
    let bytes = picture(5_000);
    town.create("a", id(1), &bytes).await;
    town.send("a", id(1), 0, &bytes[..1_000]).await;
    let path = format!("/v1/uploads/{}", id(1));
    let end = town.ask("a", Method::DELETE, &path).send().await.expect("an answer");
    assert_eq!(end.status(), StatusCode::NO_CONTENT);
    assert_eq!(town.head("a", id(1)).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(town.pieces(), 0);
}

#[tokio::test]
async fn a_client_of_tus_learns_what_is_spoken_here() {
    let town = Town::open().await;
    let url = format!("http://{}/v1/uploads", town.running.address);
    let said = town.http.request(Method::OPTIONS, &url).send().await.expect("an answer");
    assert_eq!(said.status(), StatusCode::NO_CONTENT);
    assert_eq!(header(&said, "Tus-Version"), "1.0.0");
    assert_eq!(header(&said, "Tus-Extension"), "creation,checksum,expiration,termination");
    assert_eq!(header(&said, "Tus-Max-Size"), "20971520");
    assert_eq!(header(&said, "Tus-Checksum-Algorithm"), "sha256,sha1");
    for version in ["", "0.2.2"] {
        let other = town.http.post(&url).header("Tus-Resumable", version).send().await;
        let other = other.expect("an answer");
        assert_eq!((other.status(), header(&other, "Tus-Version")), (StatusCode::PRECONDITION_FAILED, "1.0.0"));
    }
}
