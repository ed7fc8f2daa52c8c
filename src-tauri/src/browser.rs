//! The system's browser: where people sign in, and where they come back from. Never a webview (RFC 8252, 8.12).

use std::sync::Arc;

use rapida_contract::problem::{Code, Problem};
use rapida_core::people::People;
use rapida_core::sign_in::WayBack;
use tauri::AppHandle;
use tauri_plugin_opener::OpenerExt;

/// How the browser comes back to this system's app.
#[cfg(desktop)]
pub const WAY_BACK: WayBack = WayBack::Loopback;
/// How the browser comes back to this system's app.
#[cfg(mobile)]
pub const WAY_BACK: WayBack = WayBack::Scheme;

/// Opens an address in it.
pub fn open(app: &AppHandle, address: &str) -> Result<(), Problem> {
    app.opener().open_url(address, None::<&str>).map_err(|error| {
        tracing::warn!(%error, "the system opens no browser");
        Problem::new(Code::NoBrowser, "Il browser non si apre. Copia l'indirizzo e aprilo tu.")
    })
}

/// A desktop is come back to at a port.
#[cfg(desktop)]
pub fn look_for_people(_: &AppHandle, _: &Arc<People>) {}

/// Takes in whoever comes back by the app's scheme, from now on or by starting the app. Also while it is locked: half a minute
/// in the browser is enough for that.
#[cfg(mobile)]
pub fn look_for_people(app: &AppHandle, people: &Arc<People>) {
    use tauri_plugin_deep_link::DeepLinkExt;

    let take_in = |people: &Arc<People>, address: String| {
        let people = people.clone();
        tauri::async_runtime::spawn(async move { people.came_back(&address).await });
    };
    let links = app.deep_link();
    for address in links.get_current().ok().flatten().unwrap_or_default() {
        take_in(people, address.into());
    }
    let people = people.clone();
    links.on_open_url(move |event| event.urls().into_iter().for_each(|address| take_in(&people, address.into())));
}
