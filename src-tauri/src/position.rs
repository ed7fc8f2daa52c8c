//! Where the device is. A phone's own service is asked here; on a desktop the webview has the system's (GeoClue on Linux)
//! and only needs leave to use it.

use rapida_contract::ipc::Located;
use tauri::webview::{PermissionKind, PermissionResponse};
use tauri::{AppHandle, Webview, Wry};

/// What the webview may use of the system. Its page is ours alone and asks for the position when the person has pressed
/// the button that says so; the system asks them as well.
pub fn permit(_: Webview<Wry>, wanted: PermissionKind) -> PermissionResponse {
    match wanted {
        PermissionKind::Geolocation => PermissionResponse::Allow,
        _ => PermissionResponse::Deny,
    }
}

/// The webview has it.
#[cfg(desktop)]
pub fn find(_: &AppHandle) -> Located {
    Located::AskTheWebview
}

/// Asks the phone, which asks the person the first time.
#[cfg(mobile)]
pub fn find(app: &AppHandle) -> Located {
    use rapida_contract::place::{Point, Position, PositionSource};
    use tauri::plugin::PermissionState;
    use tauri_plugin_geolocation::{GeolocationExt, PositionOptions};

    /// Milliseconds after which the search is given up.
    const PATIENCE_MS: u32 = 20_000;

    let service = app.geolocation();
    match service.request_permissions(None) {
        Ok(status) if status.location == PermissionState::Denied => return Located::Refused,
        Ok(_) => {}
        Err(error) => {
            tracing::warn!(%error, "the phone's position service is off");
            return Located::Unavailable;
        }
    }
    let wanted = PositionOptions { enable_high_accuracy: true, timeout: PATIENCE_MS, maximum_age: 0 };
    match service.get_current_position(Some(wanted)) {
        Ok(found) => {
            let point = Point { lat: found.coords.latitude, lon: found.coords.longitude };
            let position = Position { point, accuracy_m: Some(found.coords.accuracy), source: PositionSource::Device };
            Located::Found { position }
        }
        Err(error) => {
            tracing::warn!(%error, "the phone does not find itself");
            Located::Unavailable
        }
    }
}
