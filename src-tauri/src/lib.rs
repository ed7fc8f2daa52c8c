//! The shell: one window, the device's key store, pictures and notifications. Everything else is the core's.

#![cfg_attr(mobile, allow(missing_docs, reason = "what `mobile_entry_point` writes has none"))]

mod biometrics;
mod browser;
mod commands;
mod happenings;
mod here;
mod keys;
mod language;
mod pictures;
mod policy;
mod position;
mod window;

use std::path::PathBuf;

use rapida_contract::ipc::PICTURE_SCHEME;
use rapida_contract::municipality::Municipality;
use rapida_core::device::Home;
use rapida_core::lock::idle::Place;
use rapida_core::people::People;
use rapida_core::world::World;
use tauri::Manager;

/// The municipality that this app was built for, where no other is named at start.
const SERVER: &str = match option_env!("RAPIDA_DEFAULT_SERVER") {
    Some(server) => server,
    None => "https://servizi.comune.ravenna.it",
};

/// Opens the window and runs until it is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::from_default_env()).init();
    let mut context = tauri::generate_context!();
    policy::let_in_base_map(&mut context, &Municipality::built_in());
    let builder = tauri::Builder::default();
    #[cfg(mobile)]
    let builder = builder
        .plugin(tauri_plugin_geolocation::init())
        .plugin(tauri_plugin_deep_link::init())
        .plugin(tauri_plugin_biometric::init());
    builder
        .plugin(tauri_plugin_notification::init())
        // The page opens nothing by itself.
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .on_permission_request(position::permit)
        .register_asynchronous_uri_scheme_protocol(PICTURE_SCHEME, pictures::answer)
        .setup(|app| {
            let (home, sensor) = (home(app.handle())?, biometrics::of_system(app.handle()));
            let people = People::new(home, World::real(), Box::new(keys::System), sensor, PLACE);
            app.manage(people.clone());
            happenings::pass_on(app.handle().clone(), people.happenings());
            browser::look_for_people(app.handle(), &people);
            tauri::async_runtime::spawn(people.run());
            Ok(())
        })
        .on_window_event(window::is_seen)
        .invoke_handler(commands::handler())
        .run(context)
        .expect("the window cannot be opened: the system's webview is missing or broken");
}

/// Where this device lives: the system's folders, or those that the environment names.
fn home(app: &tauri::AppHandle) -> tauri::Result<Home> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let folder = named("RAPIDA_DATA").map_or_else(|| app.path().app_data_dir(), Ok)?;
    let documents = named("RAPIDA_DOCUMENTS").map_or_else(|| app.path().document_dir(), Ok);
    let server = std::env::var("RAPIDA_SERVER").unwrap_or_else(|_| SERVER.to_owned());
    Ok(Home { documents: documents.unwrap_or_else(|_| folder.clone()), folder, server })
}

/// What this runs on.
const PLACE: Place = if cfg!(mobile) { Place::Phone } else { Place::Desktop };
