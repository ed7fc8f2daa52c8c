//! The shell: one window, the device's key store, pictures and notifications. Everything else is the core's.

#![cfg_attr(mobile, allow(missing_docs, reason = "what `mobile_entry_point` writes has none"))]

mod commands;
mod happenings;
mod keys;
mod language;
mod pictures;
mod policy;
mod position;

use std::path::PathBuf;
use std::sync::Arc;

use rapida_contract::ipc::PICTURE_SCHEME;
use rapida_contract::municipality::Municipality;
use rapida_core::device::{Device, Home};
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
    let builder = builder.plugin(tauri_plugin_geolocation::init());
    builder
        .plugin(tauri_plugin_notification::init())
        .on_permission_request(position::permit)
        .register_asynchronous_uri_scheme_protocol(PICTURE_SCHEME, pictures::answer)
        .setup(|app| {
            let device = Device::new(home(app.handle())?, World::real());
            happenings::pass_on(app.handle().clone(), device.happenings());
            app.manage(device);
            app.manage(commands::Running::default());
            Ok(())
        })
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

/// The device, as the shell's functions are handed it.
type TheDevice<'a> = tauri::State<'a, Arc<Device>>;
