//! What every request handler shares.

use std::sync::Arc;

use rapida_contract::Timestamp;
use rapida_contract::area::Area;
use rapida_contract::municipality::{Municipality, OUTLINE};

use crate::config::Config;
use crate::db::{Db, Location};
use crate::office::offices::Offices;

/// Where the time comes from: the system's clock, or a test's.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// The system's.
    pub fn system() -> Self {
        Self::of(Timestamp::now)
    }

    /// Any other.
    pub fn of(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        (self.0)()
    }
}

/// The running municipality.
pub struct App {
    /// Its data.
    pub db: Db,
    /// Its time.
    pub clock: Clock,
    /// Who it is.
    pub municipality: Municipality,
    /// Its territory.
    pub outline: Area,
    /// Its offices.
    pub offices: Offices,
    /// How it was told to run.
    pub config: Config,
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder or the socket.
    #[error("{0}: {1}")]
    Io(String, std::io::Error),
    /// The database.
    #[error(transparent)]
    Db(#[from] crate::db::DbError),
    /// The way of the mails.
    #[error(transparent)]
    Mail(#[from] crate::mail::post::PostError),
    /// One of the municipality's own files.
    #[error("{0} cannot be used: {1}")]
    Asset(&'static str, String),
}

impl App {
    /// Opens everything that lasts: the data folder, the database, the municipality's files.
    pub async fn open(config: Config, clock: Clock) -> Result<Self, StartError> {
        let folder = config.data.display().to_string();
        std::fs::create_dir_all(&config.data).map_err(|error| StartError::Io(folder, error))?;
        let location = match &config.database {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Sqlite(config.data.join("rapida.db")),
        };
        let db = Db::open(location).await?;
        let outline =
            Area::read_all(OUTLINE).map_err(|error| StartError::Asset("comune.geojson", error.to_string()))?;
        let none = || StartError::Asset("comune.geojson", "it has no feature".into());
        let outline = outline.into_iter().next().ok_or_else(none)?;
        Ok(Self { db, clock, municipality: Municipality::built_in(), outline, offices: Offices::built_in(), config })
    }
}
