//! Sends one file by tus 1.0.0, from wherever the last attempt got to.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rapida_contract::api;
use rapida_contract::ids::AttachmentId;
use rapida_contract::problem::Code;
use reqwest::{Method, Response};
use sha2::{Digest, Sha256};

use crate::link::{Link, LinkError, Request};

/// Bytes in one PATCH: small enough to be kept on a bad line, each with its own checksum.
const CHUNK: usize = 256 * 1024;
const VERSION: &str = "1.0.0";

/// What is sent.
pub struct Upload<'a> {
    /// Its id, which makes creation repeatable.
    pub id: AttachmentId,
    /// SHA-256 of the bytes in hexadecimal.
    pub sha256: &'a str,
    /// Its media type.
    pub media_type: &'a str,
    /// What for; a photo of a submission where it is not said.
    pub purpose: Option<&'a str>,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Sends it. When this returns, the municipality has the whole file and has compared its digest. `arrived` is told how many
/// bytes it has, as often as it says so.
pub async fn send(link: &Link, upload: &Upload<'_>, mut arrived: impl FnMut(usize) + Send) -> Result<(), LinkError> {
    let mut offset = create(link, upload).await?;
    arrived(offset);
    while let Some(chunk) = upload.bytes.get(offset..).filter(|rest| !rest.is_empty()) {
        let chunk = chunk.get(..CHUNK).unwrap_or(chunk);
        offset = append(link, upload.id, offset, chunk).await?;
        arrived(offset);
    }
    Ok(())
}

/// Creates the upload, or finds the one begun before. Answers how many bytes are there.
async fn create(link: &Link, upload: &Upload<'_>) -> Result<usize, LinkError> {
    let id = upload.id.to_string();
    let always = [("id", id.as_str()), ("sha256", upload.sha256), ("type", upload.media_type)];
    let metadata = always.into_iter().chain(upload.purpose.map(|purpose| ("purpose", purpose)));
    let metadata: Vec<String> = metadata.map(|(name, value)| format!("{name} {}", STANDARD.encode(value))).collect();
    let request = Request::new(Method::POST, api::UPLOADS)
        .header("tus-resumable", VERSION)
        .header("upload-length", &upload.bytes.len().to_string())
        .header("upload-metadata", &metadata.join(","));
    let response = link.ask(&request).await?;
    // A creation answers 201 without an offset by the protocol's letter: then nothing is there yet.
    Ok(offset_of(&response).unwrap_or(0))
}

async fn append(link: &Link, id: AttachmentId, offset: usize, chunk: &[u8]) -> Result<usize, LinkError> {
    let path = api::upload(id);
    let request = Request::new(Method::PATCH, &path)
        .header("tus-resumable", VERSION)
        .header("upload-offset", &offset.to_string())
        .header("upload-checksum", &format!("sha256 {}", STANDARD.encode(Sha256::digest(chunk))))
        .body("application/offset+octet-stream", chunk.to_vec());
    match link.ask(&request).await {
        Ok(response) => offset_of(&response).ok_or_else(no_offset),
        Err(LinkError::Problem { problem, .. }) if problem.code == Code::WrongOffset => ask_offset(link, id).await,
        Err(error) => Err(error),
    }
}

async fn ask_offset(link: &Link, id: AttachmentId) -> Result<usize, LinkError> {
    let path = api::upload(id);
    let response = link.ask(&Request::new(Method::HEAD, &path).header("tus-resumable", VERSION)).await?;
    offset_of(&response).ok_or_else(no_offset)
}

fn offset_of(response: &Response) -> Option<usize> {
    response.headers().get("upload-offset")?.to_str().ok()?.parse().ok()
}

fn no_offset() -> LinkError {
    LinkError::Offline("the answer does not say how much arrived".to_owned())
}
