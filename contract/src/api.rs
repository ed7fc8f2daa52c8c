//! The HTTP conversations between the app and the municipality: their paths, in one place for both ends.
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `GET /v1/municipality` | – | [`Municipality`](crate::municipality::Municipality), with an `ETag` |
//! | `POST /v1/uploads` | tus 1.0.0 creation; metadata `id`, `sha256`, `type`, `purpose` | 201 and `Location`, also when repeated |
//! | `HEAD`, `PATCH`, `DELETE /v1/uploads/{id}` | tus 1.0.0 core, checksum, expiration, termination | |
//! | `PUT /v1/submissions/{id}` | [`NewSubmission`](crate::submission::NewSubmission) | [`Registered`](crate::submission::Registered): 201, then 200 |
//! | `GET /v1/changes?after=CURSOR&limit=N` | – | [`Page`](crate::changes::Page) |
//! | `GET /v1/events` | – | server-sent events `changed`, data = [`Topic`](crate::changes::Topic) |
//! | `PUT`, `DELETE /v1/follows/{code}` | – | 204 |
//! | `GET /v1/attachments/{id}` | – | the bytes, for the owner of the report |
//! | `GET /v1/public-reports/{code}/thumbnail` | – | JPEG, at most 320 pixels |
//! | `GET /.well-known/jwks.json` | – | the receipts' keys |
//!
//! Signing in has its own: [`sign_in`](crate::sign_in), and so have the [`access_log`](crate::access_log) and
//! the requests for [`erasure`](crate::erasure).

use crate::ids::{AttachmentId, ReportCode, SubmissionId};

/// Header by which an answer is known to be a Rapida server's and not a captive portal's; its value is [`SERVER_VALUE`].
pub const SERVER_HEADER: &str = "Rapida-Server";
/// Value of [`SERVER_HEADER`].
pub const SERVER_VALUE: &str = "1";
/// Most changes in a page.
pub const CHANGES_MAX: u32 = 5_000;

/// The Comune.
pub const MUNICIPALITY: &str = "/v1/municipality";
/// Creation of uploads.
pub const UPLOADS: &str = "/v1/uploads";
/// The change feed.
pub const CHANGES: &str = "/v1/changes";
/// Server-sent events.
pub const EVENTS: &str = "/v1/events";
/// The receipts' public keys.
pub const JWKS: &str = "/.well-known/jwks.json";

/// One upload.
pub fn upload(id: AttachmentId) -> String {
    format!("/v1/uploads/{id}")
}

/// One submission.
pub fn submission(id: SubmissionId) -> String {
    format!("/v1/submissions/{id}")
}

/// Following a report.
pub fn follow(code: &ReportCode) -> String {
    format!("/v1/follows/{code}")
}

/// An attachment's bytes.
pub fn attachment(id: AttachmentId) -> String {
    format!("/v1/attachments/{id}")
}

/// A public report's small picture.
pub fn thumbnail(code: &ReportCode) -> String {
    format!("/v1/public-reports/{code}/thumbnail")
}
