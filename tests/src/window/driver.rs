//! WebKit's driver, which starts the app and closes it. It and the app are told nothing of this machine's own home.

use std::ffi::OsString;
use std::fs::Permissions;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
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
        let port = free_port();
        let log = std::fs::File::create(home.path().join(LOG)).expect("a log");
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
        command.env("PATH", with_browser(home.path())).env("RAPIDA_FINGER", home.path().join(FINGER));
        Self { address: format!("127.0.0.1:{port}"), home, size, _program: Program::start(&mut command) }
    }

    /// What the driver and the app wrote for whoever looks for a fault.
    pub fn wrote(&self) -> String {
        std::fs::read(self.home.path().join(LOG))
            .map_or_else(|error| error.to_string(), |log| String::from_utf8_lossy(&log).into_owned())
    }

    /// The folder of the app's own data.
    pub fn data(&self) -> PathBuf {
        data(self.home.path())
    }

    /// What the system's browser was asked to open since this was last asked.
    pub fn opened_in_browser(&self) -> Option<String> {
        let file = self.home.path().join(OPENED);
        let line = std::fs::read_to_string(&file).ok()?;
        // Without its end it is still being written.
        let address = line.strip_suffix('\n')?.to_owned();
        std::fs::remove_file(file).expect("it is there");
        Some(address)
    }

    /// Gives the device a sensor for fingers, which from now on finds the one laid on it known, or not.
    pub fn feels_finger(&self, known: bool) {
        let outcome = if known { "0" } else { "1" };
        write_program(&self.home.path().join(FINGER), &format!("#!/bin/sh\nexit {outcome}\n"));
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

/// One below those that the system gives to connections going out. While the driver starts, [`Driver::opens`] knocks at its
/// port; were it one of those, a knock could come to be connected with itself, and the driver would find its port taken.
fn free_port() -> u16 {
    const FIRST: u32 = 20_000;
    const COUNT: u32 = 10_000;
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let start = std::process::id().wrapping_mul(61);
    let tried = (0..COUNT).map(|_| FIRST + (start.wrapping_add(NEXT.fetch_add(1, Ordering::Relaxed))) % COUNT);
    let mut ports = tried.filter_map(|port| u16::try_from(port).ok());
    ports.find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok()).expect("a free port")
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

/// A home's file with what the driver and the app write.
const LOG: &str = "window.log";

/// A home's file with what its browser was asked to open.
const OPENED: &str = "opened";

/// A home's program that plays the sensor for fingers.
const FINGER: &str = "finger";

/// The places of programs, before them that of a browser which keeps what it is asked to open: the person at it is played
/// by [`crate::browser::Browser`].
fn with_browser(home: &Path) -> OsString {
    let bin = home.join("bin");
    std::fs::create_dir_all(&bin).expect("a folder");
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" > '{}'\n", home.join(OPENED).display());
    write_program(&bin.join("xdg-open"), &script);
    let places = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(bin).chain(std::env::split_paths(&places))).expect("places without a colon")
}

fn write_program(file: &Path, script: &str) {
    std::fs::write(file, script).expect("written");
    std::fs::set_permissions(file, Permissions::from_mode(0o755)).expect("it may be run");
}

fn data(home: &Path) -> PathBuf {
    home.join("data")
}
