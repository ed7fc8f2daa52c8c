//! A municipality to test: a started server with its own data, and a clock that the test moves.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rapida_contract::Timestamp;
use rapida_contract::ids::SubmissionId;
use rapida_contract::problem::Problem;
use rapida_server::config::Config;
use rapida_server::reports::{self, NewStep, Report};
use rapida_server::serve::{self, Running};
use rapida_server::world::{Clock, Random, World};

use crate::client::Device;

/// Monday 23 November 2026, 10 in the morning in Ravenna.
pub const MONDAY: &str = "2026-11-23T09:00:00Z";

pub struct Municipality {
    running: Running,
    millis: Arc<AtomicI64>,
}

impl Municipality {
    /// Begins on a Monday, with the database at `url`, or with SQLite.
    pub async fn begin(data: &Path, url: Option<&str>) -> Self {
        Self::with(Config { database: url.map(str::to_owned), ..Config::for_tests(data) }).await
    }

    /// Begins as the settings say.
    pub async fn with(config: Config) -> Self {
        let monday: Timestamp = MONDAY.parse().unwrap();
        let millis = Arc::new(AtomicI64::new(monday.as_millisecond()));
        let hands = millis.clone();
        let clock = Clock::of(move || Timestamp::from_millisecond(hands.load(Ordering::SeqCst)).unwrap());
        Self { running: serve::start(config, World { clock, random: Random::system() }).await.expect("starts"), millis }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.running.address)
    }

    pub fn a_device(&self) -> Device {
        Device::new(&self.url())
    }

    /// Sets the clock.
    pub fn it_is(&self, moment: &str) {
        let moment: Timestamp = moment.parse().unwrap();
        self.millis.store(moment.as_millisecond(), Ordering::SeqCst);
    }

    /// The office takes a step.
    pub async fn office(&self, report: SubmissionId, step: NewStep) -> Result<Report, Problem> {
        let app = self.running.app.clone();
        self.running.app.db.write(move |tx| reports::step(tx, &app, report, step)).await
    }

    pub fn app(&self) -> &Arc<rapida_server::state::App> {
        &self.running.app
    }

    pub async fn end(self) {
        self.running.stop().await;
    }
}
