//! The real window: the built app under a screen of its own, driven as WebKit's driver allows.

mod driver;
pub mod keyboard;
mod look;
mod screen;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::Value;

pub use screen::Screen;

use driver::Driver;

/// How long a thing may take to be seen, on a machine that compiles meanwhile.
const PATIENCE: Duration = Duration::from_secs(60);

/// How large the window is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Size {
    /// 320 × 568.
    Small,
    /// 390 × 844.
    Phone,
    /// 1280 × 900.
    Desktop,
    /// 3840 × 2160.
    Huge,
}

impl Size {
    /// Width and height in CSS pixels.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Small => (320, 568),
            Self::Phone => (390, 844),
            Self::Desktop => (1280, 900),
            Self::Huge => (3840, 2160),
        }
    }
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
    driver: Driver,
    pictures: PathBuf,
    /// Before the names of its pictures: `390-dark`.
    name: String,
}

impl Window {
    /// Opens the app on a screen, with a new home, for the municipality at `server` (`http://…`). Pictures go to `pictures`.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn opens(screen: &Screen, server: &str, size: Size, theme: Theme, pictures: PathBuf) -> Self {
        let driver = Driver::starts(screen, server, size, theme);
        let name = format!("{}-{}", size.pixels().0, if theme == Theme::Dark { "dark" } else { "light" });
        Self { client: driver.opens().await, driver, pictures, name }
    }

    /// Closes the app.
    pub async fn closes(&self) {
        // What it answers to its own end is of no interest.
        let _ = self.client.clone().close().await;
    }

    /// Opens it again, after it was closed, with what it kept.
    pub async fn opens_again(&mut self) {
        self.client = self.driver.opens().await;
    }

    /// Gives the device a sensor for fingers, which from now on finds the one laid on it known, or not.
    pub fn feels_finger(&self, known: bool) {
        self.driver.feels_finger(known);
    }

    /// The folder of the store of whoever is alone on this device.
    ///
    /// # Panics
    /// When nobody is.
    pub fn store(&self) -> PathBuf {
        let people = self.driver.data().join("people");
        let mut folders =
            std::fs::read_dir(&people).expect("somebody was here").map(|entry| entry.expect("a folder").path());
        let only = folders.next().filter(|_| folders.next().is_none());
        only.unwrap_or_else(|| panic!("one person is in {}", people.display()))
    }

    /// Waits until the system's browser is asked to open something, and answers what.
    ///
    /// # Panics
    /// When it is not asked.
    pub async fn opens_in_browser(&self) -> String {
        let begun = Instant::now();
        loop {
            if let Some(address) = self.driver.opened_in_browser() {
                return address;
            }
            assert!(begun.elapsed() < PATIENCE, "{}: the browser is asked to open nothing", self.name);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
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

    /// Goes to an address of the app, as a link from elsewhere does.
    pub async fn goes_to(&self, address: &str) {
        self.asks(&format!("location.hash = {address:?}")).await;
    }

    /// Leaves the app for a page on the web, drawn by the same webview.
    ///
    /// # Panics
    /// When the page does not load.
    pub async fn visits(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Goes back, as a phone's gesture or a browser's button does.
    pub async fn goes_back(&self) {
        self.asks("history.back()").await;
    }

    /// Presses it with the pointer.
    pub async fn clicks(&self, css: &str) {
        self.scrolls_to(css).await;
        let element = self.sees(css).await;
        element.click().await.unwrap_or_else(|error| panic!("{}: cannot press {css}: {error}", self.name));
    }

    /// Types into a field, or names a file to one that takes files.
    pub async fn types(&self, css: &str, text: &str) {
        let field = self.sees(css).await;
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{}: cannot type into {css}: {error}", self.name));
    }

    /// Types in the place of what stood in a field.
    pub async fn types_anew(&self, css: &str, text: &str) {
        self.sees(css).await;
        self.asks(&format!("const field = document.querySelector({css:?}); field.focus(); field.select()")).await;
        self.presses(text).await;
    }

    /// Chooses one of a list by its value.
    pub async fn chooses(&self, css: &str, value: &str) {
        let list = self.sees(css).await;
        list.select_by_value(value).await.unwrap_or_else(|error| panic!("{}: no {value} in {css}: {error}", self.name));
    }
}
