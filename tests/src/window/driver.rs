//! WebKit's driver, which starts the app and closes it. It and the app are told nothing of this machine's own home.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;

use super::{PATIENCE, Screen, Size, Theme};
use crate::program::Program;
use crate::{bus, clone};

/// The driver, with a home for the app that ends with it.
pub struct Driver {
    address: String,
    home: TempDir,
    size: Size,
    _program: Program,
}

impl Driver {
    /// Starts on a free port, for an app whose municipality is at `server`.
    pub fn starts(screen: &Screen, server: &str, size: Size, theme: Theme) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let listener = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = listener.expect("a free port").port();
        let log = std::fs::File::create(home.path().join("window.log")).expect("a log");
        let mut command = Command::new("WebKitWebDriver");
        command.args(["--host=127.0.0.1", &format!("--port={port}")]).stdin(Stdio::null());
        command.stdout(log.try_clone().expect("a log")).stderr(log);
        command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY");
        command.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true").env("NO_AT_BRIDGE", "1");
        command.env("GTK_THEME", if theme == Theme::Dark { "Adwaita:dark" } else { "Adwaita" });
        for (name, bus) in
            [("DBUS_SYSTEM_BUS_ADDRESS", &screen.system_bus), ("DBUS_SESSION_BUS_ADDRESS", &screen.session_bus)]
        {
            command.env(name, bus.as_deref().unwrap_or(bus::NONE));
        }
        settle(&mut command, server, home.path());
        Self { address: format!("127.0.0.1:{port}"), home, size, _program: Program::start(&mut command) }
    }

    /// The folder of the app's own data.
    pub fn data(&self) -> PathBuf {
        data(self.home.path())
    }

    /// Opens the app, as soon as the driver listens.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn opens(&self) -> Client {
        let begun = tokio::time::Instant::now();
        while tokio::net::TcpStream::connect(&self.address).await.is_err() {
            assert!(begun.elapsed() < PATIENCE, "WebKitWebDriver does not listen at {}", self.address);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let options = json!({ "binary": clone::program("rapida"), "args": [] });
        let wanted = serde_json::Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let opened = builder.capabilities(wanted).connect(&format!("http://{}", self.address)).await;
        let client = opened.unwrap_or_else(|error| panic!("the window does not open: {error}"));
        let (width, height) = self.size.pixels();
        client.set_window_rect(0, 0, width, height).await.expect("the window takes a size");
        let timeouts = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), Some(Duration::ZERO));
        client.update_timeouts(timeouts).await.expect("times are set");
        client
    }
}

/// Where the app lives and what it is told of the world.
fn settle(command: &mut Command, server: &str, home: &Path) {
    command.env("RAPIDA_SERVER", server);
    command.env("RAPIDA_DATA", data(home)).env("RAPIDA_DOCUMENTS", home.join("documents"));
    command.env("HOME", home).env("LANG", "it_IT.UTF-8").env("TZ", "Europe/Rome");
    for (name, folder) in [("XDG_DATA_HOME", "share"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")] {
        command.env(name, home.join(folder));
    }
}

fn data(home: &Path) -> PathBuf {
    home.join("data")
}
