//! The real window: the built app under a screen of its own, driven as WebKit's driver allows.

pub mod keyboard;
mod screen;

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

pub use screen::Screen;

use crate::clone;
use crate::program::Program;

/// How long a thing may take to be seen, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// How large the window is, in CSS pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// 390 × 844.
    Phone,
    /// 1280 × 900.
    Desktop,
}

/// Light or dark, as the system says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The app, open.
pub struct Window {
    client: Client,
    pictures: PathBuf,
    /// Before the names of its pictures: `390-dark`.
    name: String,
    /// Ends with the window, and the app with it.
    _driver: Program,
    _home: TempDir,
}

impl Window {
    /// Opens the app on a screen, with a new home, for the municipality at `server` (`http://…`). Pictures go to `pictures`.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn opens(screen: &Screen, server: &str, size: Size, theme: Theme, pictures: PathBuf) -> Self {
        let home = tempfile::tempdir().expect("a temporary folder");
        let (driver, address) = drive(screen, server, theme, home.path());
        let (width, height) = match size {
            Size::Phone => (390, 844),
            Size::Desktop => (1280, 900),
        };
        let name = format!("{width}-{}", if theme == Theme::Dark { "dark" } else { "light" });
        let client = connect(&address).await;
        client.set_window_rect(0, 0, width, height).await.expect("the window takes a size");
        let timeouts = TimeoutConfiguration::new(Some(PATIENCE), Some(PATIENCE), Some(Duration::ZERO));
        client.update_timeouts(timeouts).await.expect("times are set");
        Self { client, pictures, name, _driver: driver, _home: home }
    }

    /// The window's width as the page sees it, in CSS pixels.
    pub async fn width(&self) -> u64 {
        self.asks("return window.innerWidth").await.as_u64().expect("a number")
    }

    /// What a script in the page answers.
    ///
    /// # Panics
    /// When it fails.
    pub async fn asks(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until something is seen, and answers it.
    ///
    /// # Panics
    /// When it is not seen in time; a picture shows what was there instead.
    pub async fn sees(&self, css: &str) -> Element {
        match self.client.wait().at_most(PATIENCE).for_element(Locator::Css(css)).await {
            Ok(element) => element,
            Err(error) => {
                self.takes_picture("instead").await;
                panic!("{}: `{css}` is not seen ({error}); see {}", self.name, self.pictures.display());
            }
        }
    }

    /// Waits until one of these is seen, and answers which.
    pub async fn sees_one_of<'a>(&self, choices: &[&'a str]) -> &'a str {
        self.sees(&choices.join(", ")).await;
        for css in choices {
            if self.client.find(Locator::Css(css)).await.is_ok() {
                return css;
            }
        }
        panic!("{}: gone as soon as it was seen: {choices:?}", self.name);
    }

    /// Presses it with the pointer, after having scrolled to it as a person does: away from the bars at the edges.
    pub async fn clicks(&self, css: &str) {
        let element = self.sees(css).await;
        self.asks(&format!("document.querySelector({css:?}).scrollIntoView({{ block: 'center' }})")).await;
        element.click().await.unwrap_or_else(|error| panic!("{}: cannot press {css}: {error}", self.name));
    }

    /// Types into a field, or names a file to one that takes files.
    pub async fn types(&self, css: &str, text: &str) {
        let field = self.sees(css).await;
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{}: cannot type into {css}: {error}", self.name));
    }

    /// Chooses one of a list by its value.
    pub async fn chooses(&self, css: &str, value: &str) {
        let list = self.sees(css).await;
        list.select_by_value(value).await.unwrap_or_else(|error| panic!("{}: no {value} in {css}: {error}", self.name));
    }

    /// The words of something.
    pub async fn reads(&self, css: &str) -> String {
        self.sees(css).await.text().await.expect("it has words")
    }

    /// Keeps what is seen as `NAME-SIZE-THEME.png`.
    pub async fn takes_picture(&self, name: &str) -> PathBuf {
        let file = self.pictures.join(format!("{name}-{}.png", self.name));
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(&file, picture).expect("target/ can be written");
        file
    }

    /// Fails when axe-core finds something that keeps a person out.
    ///
    /// # Panics
    /// With each rule that is broken and where.
    pub async fn is_accessible(&self, screen: &str) {
        let axe = std::fs::read_to_string(clone::path("app/node_modules/axe-core/axe.min.js")).expect("npm packages");
        self.client.execute(&axe, Vec::new()).await.expect("axe is loaded");
        let run = "const done = arguments[0]; axe.run().then(found => done(found.violations.map(rule => rule.id + ': ' \
                   + rule.help + '\\n' + rule.nodes.map(node => '    ' + node.target + ' ' + node.failureSummary).join('\\n'))), \
                   error => done(['axe: ' + error]))";
        let found = self.client.execute_async(run, Vec::new()).await.expect("axe answers");
        let found: Vec<String> = serde_json::from_value(found).expect("axe answers a list");
        assert!(found.is_empty(), "{screen}, {}:\n{}", self.name, found.join("\n"));
    }

    /// Closes the app.
    pub async fn closes(self) {
        // What it answers to its own end is of no interest.
        let _ = self.client.close().await;
    }
}

/// WebKit's driver on a free port, which starts the app. It and the app are told nothing of this machine's own home.
fn drive(screen: &Screen, server: &str, theme: Theme, home: &Path) -> (Program, String) {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
    let log = std::fs::File::create(home.join("window.log")).expect("a log");
    let mut command = Command::new("WebKitWebDriver");
    command.args(["--host=127.0.0.1", &format!("--port={port}")]).stdin(Stdio::null());
    command.stdout(log.try_clone().expect("a log")).stderr(log);
    command.env("DISPLAY", screen.display()).env_remove("WAYLAND_DISPLAY").env_remove("DBUS_SESSION_BUS_ADDRESS");
    command.env("TAURI_AUTOMATION", "true").env("TAURI_WEBVIEW_AUTOMATION", "true").env("NO_AT_BRIDGE", "1");
    command.env("GTK_THEME", if theme == Theme::Dark { "Adwaita:dark" } else { "Adwaita" });
    command
        .env("RAPIDA_SERVER", server)
        .env("RAPIDA_DATA", home.join("data"))
        .env("RAPIDA_DOCUMENTS", home.join("documents"));
    command.env("HOME", home).env("LANG", "it_IT.UTF-8").env("TZ", "Europe/Rome");
    for (name, folder) in [("XDG_DATA_HOME", "share"), ("XDG_CACHE_HOME", "cache"), ("XDG_CONFIG_HOME", "config")] {
        command.env(name, home.join(folder));
    }
    (Program::start(&mut command), format!("127.0.0.1:{port}"))
}

/// A session with the app, as soon as the driver listens at `address`.
async fn connect(address: &str) -> Client {
    let begun = tokio::time::Instant::now();
    while tokio::net::TcpStream::connect(address).await.is_err() {
        assert!(begun.elapsed() < PATIENCE, "WebKitWebDriver does not listen at {address}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let options = json!({ "binary": clone::program("rapida"), "args": [] });
    let wanted = serde_json::Map::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
    let mut builder = ClientBuilder::new(HttpConnector::new());
    let session = builder.capabilities(wanted).connect(&format!("http://{address}")).await;
    session.unwrap_or_else(|error| panic!("the window does not open: {error}"))
}
