//! The conversation of tus 1.0.0. Every request but OPTIONS proves its device.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use jiff::fmt::rfc2822::DateTimePrinter;
use rapida_contract::api;
use rapida_contract::ids::AttachmentId;
use rapida_contract::problem::{Code, Problem};
use rapida_contract::submission::ATTACHMENT_BYTES_MAX;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::headers::{self, Creation};
use super::intake::{self, Announced};
use super::table::Upload;
use super::{cancel, checksum, create, own};
use crate::devices::Device;
use crate::path::Id;
use crate::problem::{Refused, internal};
use crate::state::App;

/// Media type of a PATCH.
const BYTES: &str = "application/offset+octet-stream";

/// The routes of this folder.
pub fn routes() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new().routes(routes!(capabilities, begin)).routes(routes!(status, append, end))
}

/// Refuses other versions of the protocol on our paths, and names ours in every answer there: also in that of whoever stands
/// before us and refuses.
pub async fn speak_tus(request: Request, next: Next) -> Response {
    if !request.uri().path().starts_with(api::UPLOADS) {
        return next.run(request).await;
    }
    let understood = request.method() == axum::http::Method::OPTIONS || headers::speaks_our_version(request.headers());
    let mut response = if understood {
        next.run(request).await
    } else {
        let problem = Problem::new(Code::Malformed, "Serve Tus-Resumable: 1.0.0.");
        let status = StatusCode::PRECONDITION_FAILED.as_u16();
        let mut refused = Refused(Problem { status, ..problem }).into_response();
        refused.headers_mut().insert("Tus-Version", HeaderValue::from_static(headers::VERSION));
        refused
    };
    response.headers_mut().insert("Tus-Resumable", HeaderValue::from_static(headers::VERSION));
    response
}

/// What the server can do.
#[utoipa::path(options, path = "/v1/uploads", tag = "uploads", responses(
    (status = 204, description = "Versions, extensions, largest size, checksums", headers(
        ("Tus-Version" = String), ("Tus-Extension" = String), ("Tus-Max-Size" = u64), ("Tus-Checksum-Algorithm" = String),
    )),
))]
async fn capabilities() -> impl axum::response::IntoResponse {
    let said = [
        ("Tus-Version", headers::VERSION.to_owned()),
        ("Tus-Extension", headers::EXTENSIONS.to_owned()),
        ("Tus-Max-Size", ATTACHMENT_BYTES_MAX.to_string()),
        ("Tus-Checksum-Algorithm", checksum::ALGORITHMS.to_owned()),
    ];
    (StatusCode::NO_CONTENT, axum::response::AppendHeaders(said))
}

/// Begins an upload; repeated, finds it again.
#[utoipa::path(post, path = "/v1/uploads", tag = "uploads",
    params(
        ("Upload-Length" = u64, Header, description = "Bytes of the whole file"),
        ("Upload-Metadata" = Option<String>, Header,
            description = "Keys `id` (UUID), `sha256` (hexadecimal), `type`, `purpose` (`photo` where absent, `evidence` or `form_file`)"),
    ),
    responses(
        (status = 201, description = "Begun, or found again", headers(
            ("Location" = String), ("Upload-Offset" = u64), ("Upload-Expires" = String),
        )),
        (status = 401, description = "No proof of the device", body = Problem),
        (status = 409, description = "The id is another file's", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 415, description = "Not an image; for evidence not a document that is taken", body = Problem),
        (status = 429, description = "Too many files of the device wait for a submission", body = Problem),
        (status = 503, description = "Too many files of all devices do", body = Problem),
    ),
)]
async fn begin(State(app): State<Arc<App>>, Device(device): Device, headers: HeaderMap) -> Result<Response, Refused> {
    let upload = create(&app, device, Creation::read(&headers)?).await?;
    let mut response = (StatusCode::CREATED, standing(&upload)).into_response();
    let location = HeaderValue::try_from(api::upload(upload.id)).map_err(|_| internal())?;
    response.headers_mut().insert(header::LOCATION, location);
    Ok(response)
}

/// How far an upload has come.
#[utoipa::path(head, path = "/v1/uploads/{id}", tag = "uploads",
    params(("id" = AttachmentId, Path, description = "The attachment")),
    responses(
        (status = 200, description = "Offset and length", headers(
            ("Upload-Offset" = u64), ("Upload-Length" = u64), ("Upload-Metadata" = String), ("Upload-Expires" = String),
        )),
        (status = 401, description = "No proof of the device"),
        (status = 404, description = "Not there, or not yours"),
        (status = 410, description = "Expired"),
    ),
)]
async fn status(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Id(id): Id<AttachmentId>,
) -> Result<Response, Refused> {
    let upload = own(&app, device, id).await?;
    let mut response = (StatusCode::OK, standing(&upload)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("Upload-Length", upload.length.into());
    if !upload.metadata.is_empty() {
        headers.insert("Upload-Metadata", HeaderValue::try_from(upload.metadata).map_err(|_| internal())?);
    }
    Ok(response)
}

/// Takes bytes.
#[utoipa::path(patch, path = "/v1/uploads/{id}", tag = "uploads",
    params(
        ("id" = AttachmentId, Path, description = "The attachment"),
        ("Upload-Offset" = u64, Header, description = "Where these bytes belong"),
        ("Upload-Checksum" = Option<String>, Header, description = "`sha256` or `sha1`, a blank, the digest in base64"),
    ),
    request_body(content_type = "application/offset+octet-stream", content = [u8]),
    responses(
        (status = 204, description = "They are on disk", headers(("Upload-Offset" = u64), ("Upload-Expires" = String))),
        (status = 401, description = "No proof of the device", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
        (status = 409, description = "The offset is another", body = Problem),
        (status = 410, description = "Expired", body = Problem),
        (status = 413, description = "More bytes than announced, or too many pixels", body = Problem),
        (status = 415, description = "The whole file is not a picture, or a document, that is taken", body = Problem),
        (status = 460, description = "Not the announced bytes", body = Problem),
    ),
)]
async fn append(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Id(id): Id<AttachmentId>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind.as_bytes() != BYTES.as_bytes()) {
        return Err(Problem::new(Code::WrongType, format!("Serve Content-Type: {BYTES}.")).into());
    }
    let announced = Announced {
        offset: headers::offset(&headers)?,
        length: headers::content_length(&headers)?,
        checksum: headers::checksum(&headers)?,
    };
    // A task of its own: when the link is cut this handler is dropped, and what arrived must still be kept.
    let taken = tokio::spawn(async move {
        let upload = own(&app, device, id).await?;
        intake::append(&app, upload, announced, body).await
    });
    let upload = taken.await.map_err(|_| internal())??;
    Ok((StatusCode::NO_CONTENT, standing(&upload)).into_response())
}

/// Ends an upload before its time.
#[utoipa::path(delete, path = "/v1/uploads/{id}", tag = "uploads",
    params(("id" = AttachmentId, Path, description = "The attachment")),
    responses(
        (status = 204, description = "Gone"),
        (status = 403, description = "Part of a submission", body = Problem),
        (status = 401, description = "No proof of the device", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
    ),
)]
async fn end(
    State(app): State<Arc<App>>,
    Device(device): Device,
    Id(id): Id<AttachmentId>,
) -> Result<StatusCode, Refused> {
    cancel(&app, device, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `Upload-Offset`, and until when the rest may come while some is missing.
fn standing(upload: &Upload) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(HeaderName::from_static("upload-offset"), upload.arrived.into());
    let until = DateTimePrinter::new().timestamp_to_rfc9110_string(&upload.expires_at);
    if let (false, Some(value)) = (upload.completed, until.ok().and_then(|text| HeaderValue::try_from(text).ok())) {
        headers.insert(HeaderName::from_static("upload-expires"), value);
    }
    headers
}
