//! Pictures for the webview: `rapida://localhost/photo/{id}` and `rapida://localhost/thumbnail/{code}`.

use std::sync::Arc;

use rapida_contract::ids::ReportCode;
use rapida_core::device::Device;
use rapida_core::people::People;
use tauri::http::{Request, Response, StatusCode};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

/// Answers from the store, off the thread that draws.
pub fn answer(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        // None is shown while the app is locked.
        let device = app.state::<Arc<People>>().device().ok();
        responder.respond(match device.and_then(|device| find(&device, request.uri().path())) {
            Some(jpeg) => response(StatusCode::OK, jpeg),
            None => response(StatusCode::NOT_FOUND, Vec::new()),
        });
    });
}

fn find(device: &Device, path: &str) -> Option<Vec<u8>> {
    let (kind, name) = path.trim_start_matches('/').split_once('/')?;
    match kind {
        "photo" => device.photo(name.parse().ok()?).ok()?,
        "thumbnail" => device.thumbnail(&ReportCode(name.to_owned())).ok()?,
        _ => None,
    }
}

fn response(status: StatusCode, body: Vec<u8>) -> Response<Vec<u8>> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let jpeg = tauri::http::HeaderValue::from_static("image/jpeg");
    response.headers_mut().insert(tauri::http::header::CONTENT_TYPE, jpeg);
    response
}
