//! What every request handler shares.

use std::fs::DirBuilder;
use std::net::SocketAddr;
use std::os::unix::fs::DirBuilderExt;

use rapida_contract::area::Area;
use rapida_contract::municipality::{Municipality, OUTLINE};
use tokio::sync::watch;

use crate::changes::{self, Announcements};
use crate::config::Config;
use crate::db::{Db, DbError, Location, Tx};
use crate::devices::{self, Nonces, Replays};
use crate::drafts::{KeyError, MasterKey};
use crate::files::{Files, FilesError, Place};
use crate::gateway::{self, Gateway, GatewayError};
use crate::limits::Limits;
use crate::office::offices::{Offices, OfficesError};
use crate::office::operators::{Directory, DirectoryError};
use crate::rankings::rules::RulesInForce;
use crate::receipts;
use crate::sandbox_clock::Ahead;
use crate::sandbox_registers;
use crate::services::{Mistakes, Templates};
use crate::sign_in::{Issuers, IssuersError};
use crate::structures::{Structures, StructuresError};
use crate::world::{Clock, Random, World};

/// The running municipality.
pub struct App {
    /// Its data.
    pub db: Db,
    /// Its time.
    pub clock: Clock,
    /// How far that was put forward in the sandbox.
    pub ahead: Ahead,
    /// Its randomness.
    pub random: Random,
    /// Who it is.
    pub municipality: Municipality,
    /// Its territory.
    pub outline: Area,
    /// Its offices.
    pub offices: Offices,
    /// Where people work for companies.
    pub structures: Structures,
    /// Who works in them.
    pub operators: Directory,
    /// What is wrong with the files of its services.
    pub service_mistakes: Mistakes,
    /// Their forms, made ready.
    pub templates: Templates,
    /// The rules of its rankings, as they were read last.
    pub ranking_rules: RulesInForce,
    /// Its nonces, by which devices' proofs are known to be new.
    pub nonces: Nonces,
    /// The proofs that were used.
    pub replays: Replays,
    /// How much one may ask.
    pub limits: Limits,
    /// Where changes are heard.
    pub announcements: Announcements,
    /// Whom people sign in with.
    pub issuers: Issuers,
    /// The register office, where one is connected.
    pub register_office: Option<Gateway>,
    /// The business register, where one is connected.
    pub business_register: Option<Gateway>,
    /// How citizens reach this server, without a slash at its end.
    pub public_url: String,
    /// Becomes true when the server is to end.
    pub end: watch::Receiver<bool>,
    /// What people's drafts are sealed with.
    pub drafts_key: MasterKey,
    /// Its files.
    pub files: Files,
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
    /// The store of files.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The key of drafts.
    #[error(transparent)]
    DraftsKey(#[from] KeyError),
    /// The way of the mails.
    #[error(transparent)]
    Mail(#[from] crate::mail::post::PostError),
    /// The issuers.
    #[error(transparent)]
    Issuers(#[from] IssuersError),
    /// The way to a register.
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    /// The municipality's offices.
    #[error(transparent)]
    Offices(#[from] OfficesError),
    /// The municipality's structures.
    #[error(transparent)]
    Structures(#[from] StructuresError),
    /// Who works in them.
    #[error(transparent)]
    Operators(#[from] DirectoryError),
    /// One of the municipality's own files.
    #[error("{0} cannot be used: {1}")]
    Asset(&'static str, String),
}

impl App {
    /// Opens everything that lasts: the data folder, the database, the municipality's files. The server listens at
    /// `address` until `end` becomes true.
    pub async fn open(
        config: Config,
        world: World,
        address: SocketAddr,
        end: watch::Receiver<bool>,
    ) -> Result<Self, StartError> {
        let municipality = Municipality::built_in();
        let offices = Offices::of_municipality(&config.data, &municipality)?;
        let operators = Directory::of_municipality(&config.data, &offices, config.sandbox)?;
        let db = open_db(&config).await?;
        let ahead = Ahead::of(&db, world.clock, config.sandbox).await?;
        let world = World { clock: ahead.clock(), ..world };
        let secret = first_rows(&db, &world, &municipality).await?;
        let own = format!("http://{address}");
        let public_url = config.public_url.clone().unwrap_or_else(|| own.clone());
        Ok(Self {
            nonces: Nonces::new(&secret),
            replays: Replays::default(),
            limits: Limits::new(config.device_rate, config.address_rate),
            announcements: Announcements::follow(db.clone(), end.clone()),
            issuers: Issuers::new(&config, &public_url)?,
            register_office: gateway(
                "the register office",
                config.register_office.as_ref(),
                sandbox_registers::register_office(&own),
                &config,
            )?,
            business_register: gateway(
                "the business register",
                config.business_register.as_ref(),
                sandbox_registers::business_register(&own),
                &config,
            )?,
            public_url,
            outline: outline()?,
            structures: Structures::of_municipality(&config.data, config.sandbox)?,
            offices,
            operators,
            service_mistakes: Mistakes::default(),
            templates: Templates::default(),
            ranking_rules: RulesInForce::default(),
            drafts_key: MasterKey::of_municipality(&config.data, config.drafts_key.as_deref(), &world.random)?,
            files: Files::open(&Place::named(config.files_bucket.as_deref(), &config.data))?,
            municipality,
            db,
            clock: world.clock,
            ahead,
            random: world.random,
            end,
            config,
        })
    }
}

/// The way to a register that the settings name; in the sandbox, where they name none, to the one that comes along.
fn gateway(
    name: &'static str,
    named: Option<&gateway::Settings>,
    own: String,
    config: &Config,
) -> Result<Option<Gateway>, GatewayError> {
    let own = config.sandbox.then(|| gateway::Settings::at(own));
    let settings = named.cloned().or(own);
    settings.map(|settings| Gateway::new(name, &settings, config.register_patience, config.sandbox)).transpose()
}

/// Opens the database that the settings name. The folder of the data is made for this user alone: keys lie in it.
pub async fn open_db(config: &Config) -> Result<Db, StartError> {
    let folder = config.data.display().to_string();
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data)
        .map_err(|error| StartError::Io(folder, error))?;
    let location = match &config.database {
        Some(url) => Location::Postgres(url.clone()),
        None => Location::Sqlite(config.data.join("rapida.db")),
    };
    Ok(Db::open(location).await?)
}

/// What a new database begins with, and what a changed municipality tells. Answers the secret of the nonces.
async fn first_rows(db: &Db, world: &World, municipality: &Municipality) -> Result<[u8; 32], DbError> {
    let (now, municipality) = (world.clock.now(), municipality.clone());
    let (secret, seed) = (world.random.bytes(), world.random.bytes());
    let feed = i64::from_ne_bytes(world.random.bytes());
    let begin = move |tx: &mut dyn Tx| {
        receipts::ensure_key(tx, seed, now)?;
        changes::ensure_feed(tx, feed)?;
        crate::municipality::tell(tx, &municipality)?;
        devices::ensure_secret(tx, secret)
    };
    db.write(begin).await
}

fn outline() -> Result<Area, StartError> {
    let unusable = |error: String| StartError::Asset("comune.geojson", error);
    let areas = Area::read_all(OUTLINE).map_err(|error| unusable(error.to_string()))?;
    areas.into_iter().next().ok_or_else(|| unusable("it has no feature".into()))
}
