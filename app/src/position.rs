//! Where this device is: by a phone's own service, or by the webview's.

use js_sys::{Promise, Reflect};
use rapida_contract::ipc::{FindPosition, Located};
use rapida_contract::place::{Point, Position, PositionSource};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::bridge;

/// Milliseconds after which the search is given up.
const PATIENCE_MS: u32 = 20_000;

/// Why there is no position.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoPosition {
    /// The person, or the system, does not allow it.
    Refused,
    /// The device does not find itself.
    Unavailable,
    /// Not within 20 seconds.
    Late,
}

/// Asks the device, which may ask the person first.
pub async fn find() -> Result<Position, NoPosition> {
    match bridge::call(FindPosition {}).await {
        Ok(Located::Found { position }) => Ok(position),
        Ok(Located::Refused) => Err(NoPosition::Refused),
        Ok(Located::Unavailable) | Err(_) => Err(NoPosition::Unavailable),
        Ok(Located::AskTheWebview) => by_webview().await,
    }
}

async fn by_webview() -> Result<Position, NoPosition> {
    let service = web_sys::window().and_then(|window| window.navigator().geolocation().ok());
    let service = service.ok_or(NoPosition::Unavailable)?;
    let options = web_sys::PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE_MS);
    let mut ask = |found: js_sys::Function, failed: js_sys::Function| {
        let asked = service.get_current_position_with_error_callback_and_options(&found, Some(&failed), &options);
        if asked.is_err() {
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    };
    let found = JsFuture::from(Promise::new(&mut ask)).await.map_err(|error| reason(&error))?;
    read(&found).ok_or(NoPosition::Unavailable)
}

/// The codes of `GeolocationPositionError`.
fn reason(error: &JsValue) -> NoPosition {
    match number(error, "code").map(|code| code as u8) {
        Some(1) => NoPosition::Refused,
        Some(3) => NoPosition::Late,
        _ => NoPosition::Unavailable,
    }
}

fn read(found: &JsValue) -> Option<Position> {
    let coordinates = Reflect::get(found, &"coords".into()).ok()?;
    let point = Point { lat: number(&coordinates, "latitude")?, lon: number(&coordinates, "longitude")? };
    Some(Position { point, accuracy_m: number(&coordinates, "accuracy"), source: PositionSource::Device })
}

fn number(object: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(object, &name.into()).ok()?.as_f64()
}
