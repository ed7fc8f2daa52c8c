//! Attachments on their way up, by tus 1.0.0.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rapida_contract::api;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::AttachmentId;
use rapida_contract::submission::AttachmentRef;
use rapida_server::uploads;
use reqwest::{Method, Response, StatusCode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::client::Device;
use crate::municipality::Municipality;

const TUS: (&str, &str) = ("Tus-Resumable", "1.0.0");
const BYTES: (&str, &str) = ("Content-Type", "application/offset+octet-stream");

async fn create(device: &Device, id: AttachmentId, bytes: &[u8]) -> Response {
    let metadata = format!("id {},sha256 {}", STANDARD.encode(id.to_string()), STANDARD.encode(sha256_hex(bytes)));
    begin(device, &bytes.len().to_string(), &metadata).await
}

async fn begin(device: &Device, length: &str, metadata: &str) -> Response {
    let headers = [TUS, ("Upload-Length", length), ("Upload-Metadata", metadata)];
    device.ask_with(Method::POST, api::UPLOADS, b"", &headers).await
}

async fn send(device: &Device, id: AttachmentId, offset: usize, bytes: &[u8]) -> Response {
    send_summed(device, id, offset, bytes, None).await
}

async fn send_summed(device: &Device, id: AttachmentId, offset: usize, bytes: &[u8], sum: Option<&str>) -> Response {
    let offset = offset.to_string();
    let sum = sum.map(|sum| ("Upload-Checksum", sum));
    let headers: Vec<_> = [TUS, BYTES, ("Upload-Offset", &offset)].into_iter().chain(sum).collect();
    device.ask_with(Method::PATCH, &api::upload(id), bytes, &headers).await
}

async fn head(device: &Device, id: AttachmentId) -> Response {
    device.ask_with(Method::HEAD, &api::upload(id), b"", &[TUS]).await
}

/// Sets the clock, and lets the device have a fresh nonce: an answer to HEAD has no body to say that one is wanted.
async fn it_is(municipality: &Municipality, device: &Device, moment: &str) {
    municipality.it_is(moment);
    device.send(Method::GET, api::MUNICIPALITY, b"", None).await;
}

async fn offset(device: &Device, id: AttachmentId) -> usize {
    header(&head(device, id).await, "Upload-Offset").parse().unwrap()
}

async fn end(device: &Device, id: AttachmentId) -> StatusCode {
    device.ask_with(Method::DELETE, &api::upload(id), b"", &[TUS]).await.status()
}

async fn completed(municipality: &Municipality, id: AttachmentId) -> Option<AttachmentRef> {
    let found = municipality.app().db.read(move |tx| uploads::completed(tx, id)).await;
    found.unwrap().map(|(attachment, _)| attachment)
}

/// Pieces of uploads in the store.
fn pieces(municipality: &Municipality) -> usize {
    let folders =
        std::fs::read_dir(municipality.app().config.data.join("files/pieces")).into_iter().flatten().flatten();
    folders.flat_map(|folder| std::fs::read_dir(folder.path()).into_iter().flatten()).count()
}

/// Begins a PATCH of which only a part is written for now.
async fn open_link(
    municipality: &Municipality,
    device: &Device,
    id: AttachmentId,
    (offset, whole): (usize, usize),
    more: &str,
    part: &[u8],
) -> TcpStream {
    let mut link = TcpStream::connect(municipality.app().public_url.trim_start_matches("http://")).await.unwrap();
    let path = api::upload(id);
    let proof = device.proof(&Method::PATCH, &path);
    let request = format!(
        "PATCH {path} HTTP/1.1\r\nHost: x\r\nDPoP: {proof}\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\n\
         Content-Type: application/offset+octet-stream\r\n{more}Content-Length: {whole}\r\n\r\n"
    );
    link.write_all(request.as_bytes()).await.unwrap();
    link.write_all(part).await.unwrap();
    link
}

fn sum(bytes: &[u8]) -> String {
    format!("sha256 {}", STANDARD.encode(<sha2::Sha256 as sha2::Digest>::digest(bytes)))
}

fn id() -> AttachmentId {
    AttachmentId(Uuid::new_v4())
}

/// A picture of a wished size in bytes: what comes after a PNG's end is nobody's concern.
fn picture(size: usize) -> Vec<u8> {
    let mut bytes = super::attachments::picture();
    assert!(bytes.len() <= size);
    bytes.extend((bytes.len()..size).map(|at| (at % 251) as u8));
    bytes
}

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

pub async fn a_picture_goes_up_in_parts_and_is_kept_under_its_digest(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(3_000_000));
    let created = create(&device, id, &bytes).await;
    assert_eq!((created.status(), header(&created, "Location")), (StatusCode::CREATED, api::upload(id).as_str()));
    assert_eq!((header(&created, "Upload-Offset"), header(&created, "Tus-Resumable")), ("0", "1.0.0"));
    let first = send(&device, id, 0, &bytes[..2_500_000]).await;
    assert_eq!((first.status(), header(&first, "Upload-Offset")), (StatusCode::NO_CONTENT, "2500000"));
    assert_eq!(header(&first, "Upload-Expires"), "Tue, 24 Nov 2026 09:00:00 GMT");
    assert_eq!(completed(municipality, id).await, None);
    let last = send(&device, id, 2_500_000, &bytes[2_500_000..]).await;
    assert_eq!((last.status(), header(&last, "Upload-Offset")), (StatusCode::NO_CONTENT, "3000000"));
    let attachment = completed(municipality, id).await.expect("completed");
    assert_eq!(attachment, AttachmentRef { id, sha256: sha256_hex(&bytes), size: 3_000_000 });
    let kept = municipality.app().files.read(&attachment.sha256.parse().unwrap()).await.unwrap();
    assert_eq!(kept, bytes);
    assert_eq!(pieces(municipality), 0, "what was put together is no longer needed");
}

pub async fn a_creation_can_be_repeated_and_tells_how_far_it_came(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(90_000));
    create(&device, id, &bytes).await;
    for (from, to) in [(0, 1_000), (1_000, 90_000)] {
        send(&device, id, from, &bytes[from..to]).await;
        let again = create(&device, id, &bytes).await;
        assert_eq!((again.status(), header(&again, "Upload-Offset")), (StatusCode::CREATED, to.to_string().as_str()));
    }
    let told = head(&device, id).await;
    assert_eq!((header(&told, "Upload-Length"), header(&told, "Cache-Control")), ("90000", "no-store"));
    assert!(header(&told, "Upload-Metadata").starts_with("id "));
}

pub async fn an_id_is_one_file_of_one_device(municipality: &Municipality) {
    let (device, other, id) = (municipality.a_device(), municipality.a_device(), id());
    let bytes = picture(90_000);
    create(&device, id, &bytes).await;
    let mut changed = bytes.clone();
    changed[89_999] ^= 1;
    for (device, bytes) in [(&other, &bytes), (&device, &changed), (&device, &picture(90_001))] {
        assert_eq!(create(device, id, bytes).await.status(), StatusCode::CONFLICT);
    }
    assert_eq!(head(&other, id).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(send(&other, id, 0, &bytes).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(end(&other, id).await, StatusCode::NOT_FOUND);
    assert_eq!(offset(&device, id).await, 0);
}

pub async fn a_wrong_offset_appends_nothing(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(90_000));
    create(&device, id, &bytes).await;
    send(&device, id, 0, &bytes[..1_000]).await;
    for wrong in [0, 999, 1_001, 90_000] {
        assert_eq!(send(&device, id, wrong, &bytes[..10]).await.status(), StatusCode::CONFLICT, "{wrong}");
    }
    let too_many = send(&device, id, 1_000, &bytes[..89_001]).await;
    assert_eq!(too_many.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(offset(&device, id).await, 1_000);
}

pub async fn a_spoilt_chunk_is_told_and_appends_nothing(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(3_000_000));
    create(&device, id, &bytes).await;
    let chunk = &bytes[..2_500_000];
    let mut spoilt = chunk.to_vec();
    spoilt[7] ^= 1;
    let refused = send_summed(&device, id, 0, &spoilt, Some(&sum(chunk))).await;
    assert_eq!(refused.status().as_u16(), 460);
    assert_eq!((offset(&device, id).await, pieces(municipality)), (0, 0));
    let sound = send_summed(&device, id, 0, chunk, Some(&sum(chunk))).await;
    assert_eq!(header(&sound, "Upload-Offset"), "2500000");
    let unknown = send_summed(&device, id, 2_500_000, &bytes[2_500_000..], Some("crc32 AAAA")).await;
    assert_eq!(unknown.status(), StatusCode::BAD_REQUEST);
}

pub async fn a_file_that_is_not_what_was_announced_is_thrown_away(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(90_000));
    let mut other = bytes.clone();
    other[89_999] ^= 1;
    create(&device, id, &bytes).await;
    assert_eq!(send(&device, id, 0, &other).await.status().as_u16(), 460);
    assert_eq!(head(&device, id).await.status(), StatusCode::NOT_FOUND);
    // Sent again as announced, it arrives.
    create(&device, id, &bytes).await;
    assert_eq!(send(&device, id, 0, &bytes).await.status(), StatusCode::NO_CONTENT);
}

pub async fn what_is_no_picture_is_thrown_away(municipality: &Municipality) {
    let (device, id, pdf) = (municipality.a_device(), id(), b"%PDF-1.7 not a picture");
    create(&device, id, pdf).await;
    assert_eq!(send(&device, id, 0, pdf).await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(head(&device, id).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(completed(municipality, id).await, None);
}

pub async fn what_cannot_be_taken_is_refused_before_it_is_sent(municipality: &Municipality) {
    let device = municipality.a_device();
    let cases = [
        ("0", "", 400),
        ("20971521", "", 413),
        ("5", "type dGV4dC9odG1s", 415), // text/html
        ("many", "", 400),
        ("5", "type aW1hZ2UvcG5n", 201), // image/png; without an id the server makes one
    ];
    for (length, metadata, status) in cases {
        let answer = begin(&device, length, metadata).await;
        assert_eq!(answer.status().as_u16(), status, "{length} {metadata}");
    }
    for _ in 1..12 {
        assert_eq!(begin(&device, "5", "").await.status().as_u16(), 201);
    }
    assert_eq!(begin(&device, "5", "").await.status().as_u16(), 429, "twelve are begun and none is ended");
}

pub async fn the_bytes_before_a_cut_are_kept_and_the_rest_is_resumed(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(3_000_000));
    create(&device, id, &bytes).await;
    for (from, to) in [(0, 1_300_000), (1_300_000, 1_300_017)] {
        let whole = (from, bytes.len() - from);
        let mut link = open_link(municipality, &device, id, whole, "", &bytes[from..to]).await;
        link.shutdown().await.unwrap();
        let _ = link.read_to_end(&mut Vec::new()).await;
        drop(link);
        // The server ends its work on the cut request by itself.
        while offset(&device, id).await != to {
            tokio::task::yield_now().await;
        }
    }
    let last = send(&device, id, 1_300_017, &bytes[1_300_017..]).await;
    assert_eq!(last.status(), StatusCode::NO_CONTENT);
    assert!(completed(municipality, id).await.is_some());
}

pub async fn a_slow_sender_of_spoilt_bytes_does_not_undo_what_arrived_meanwhile(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(1_500_000));
    create(&device, id, &bytes).await;
    let mut spoilt = bytes.clone();
    spoilt[1_499_998] ^= 1;
    let more = format!("Upload-Checksum: {}\r\n", sum(&spoilt));
    let (part, rest) = spoilt.split_at(1_499_999);
    let mut slow = open_link(municipality, &device, id, (0, 1_500_000), &more, part).await;
    while pieces(municipality) == 0 {
        tokio::task::yield_now().await;
    }
    assert_eq!(send(&device, id, 0, &bytes).await.status(), StatusCode::NO_CONTENT);
    slow.write_all(rest).await.unwrap();
    let mut answer = [0; 12];
    slow.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 409");
    assert_eq!(completed(municipality, id).await.map(|attachment| attachment.sha256), Some(sha256_hex(&bytes)));
}

pub async fn two_senders_of_the_same_bytes_make_one_file(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(1_500_000));
    create(&device, id, &bytes).await;
    let (one, other) = tokio::join!(send(&device, id, 0, &bytes), send(&device, id, 0, &bytes));
    for answer in [one, other] {
        assert!([204, 409].contains(&answer.status().as_u16()), "{}", answer.status());
    }
    let from = offset(&device, id).await;
    send(&device, id, from, &bytes[from..]).await;
    assert_eq!(completed(municipality, id).await.map(|attachment| attachment.sha256), Some(sha256_hex(&bytes)));
}

pub async fn an_upload_expires_a_day_after_its_last_byte_and_can_be_begun_anew(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(90_000));
    create(&device, id, &bytes).await;
    it_is(municipality, &device, "2026-11-24T08:00:00Z").await;
    send(&device, id, 0, &bytes[..1_000]).await;
    it_is(municipality, &device, "2026-11-25T07:00:00Z").await;
    assert_eq!(head(&device, id).await.status(), StatusCode::OK);
    it_is(municipality, &device, "2026-11-25T08:00:01Z").await;
    assert_eq!(head(&device, id).await.status(), StatusCode::GONE);
    assert_eq!(send(&device, id, 1_000, &bytes[1_000..]).await.status(), StatusCode::GONE);
    uploads::purge(municipality.app()).await.unwrap();
    assert_eq!(pieces(municipality), 0);
    assert_eq!(head(&device, id).await.status(), StatusCode::GONE);
    let anew = create(&device, id, &bytes).await;
    assert_eq!((anew.status(), header(&anew, "Upload-Offset")), (StatusCode::CREATED, "0"));
    it_is(municipality, &device, "2026-12-04T09:00:00Z").await;
    uploads::purge(municipality.app()).await.unwrap();
    assert_eq!(head(&device, id).await.status(), StatusCode::NOT_FOUND);
}

pub async fn a_file_that_arrived_waits_three_days_for_its_submission(municipality: &Municipality) {
    let (device, other) = (municipality.a_device(), municipality.a_device());
    let [alone, shared] = [picture(90_000), picture(90_001)];
    let sent = [super::attachments::upload(&device, &alone).await, super::attachments::upload(&device, &shared).await];
    let taken = super::attachments::upload(&other, &shared).await;
    other.submit(&super::attachments::with(&[&taken])).await;
    it_is(municipality, &device, "2026-11-26T09:00:00Z").await;
    uploads::purge(municipality.app()).await.unwrap();
    let again = create(&device, sent[0].id, &alone).await;
    assert_eq!(header(&again, "Upload-Offset"), "90000");
    it_is(municipality, &device, "2026-11-26T09:00:01Z").await;
    uploads::purge(municipality.app()).await.unwrap();
    for file in &sent {
        assert_eq!(completed(municipality, file.id).await, None);
    }
    let files = &municipality.app().files;
    assert!(files.read(&sent[0].sha256.parse().unwrap()).await.is_err(), "its bytes are gone too");
    assert!(files.read(&sent[1].sha256.parse().unwrap()).await.is_ok(), "these are a submission's as well");
}

pub async fn an_upload_can_be_ended_until_a_submission_takes_it(municipality: &Municipality) {
    let (device, id, bytes) = (municipality.a_device(), id(), picture(90_000));
    create(&device, id, &bytes).await;
    send(&device, id, 0, &bytes[..1_000]).await;
    assert_eq!(end(&device, id).await, StatusCode::NO_CONTENT);
    assert_eq!((head(&device, id).await.status(), pieces(municipality)), (StatusCode::NOT_FOUND, 0));
    let taken = super::attachments::upload(&device, &bytes).await;
    device.submit(&super::attachments::with(&[&taken])).await;
    assert_eq!(end(&device, taken.id).await, StatusCode::FORBIDDEN);
    assert!(completed(municipality, taken.id).await.is_some());
}

pub async fn a_client_of_tus_learns_what_is_spoken_here(municipality: &Municipality) {
    let (http, url) = (reqwest::Client::new(), format!("{}{}", municipality.url(), api::UPLOADS));
    let said = http.request(Method::OPTIONS, &url).send().await.unwrap();
    assert_eq!(said.status(), StatusCode::NO_CONTENT);
    assert_eq!(header(&said, "Tus-Version"), "1.0.0");
    assert_eq!(header(&said, "Tus-Extension"), "creation,checksum,expiration,termination");
    assert_eq!(header(&said, "Tus-Max-Size"), "20971520");
    assert_eq!(header(&said, "Tus-Checksum-Algorithm"), "sha256,sha1");
    for version in ["", "0.2.2"] {
        let other = http.post(&url).header("Tus-Resumable", version).send().await.unwrap();
        assert_eq!((other.status(), header(&other, "Tus-Version")), (StatusCode::PRECONDITION_FAILED, "1.0.0"));
    }
}
