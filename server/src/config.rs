//! How the server is told to run: flags, then `RAPIDA_*` in the environment, then the file, then what is built in.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;

use crate::gateway;
use crate::open311::{BadKey, Keys};
use crate::services;
use crate::sign_in::Issuer;
use crate::uploads::Room;

/// How long a client may stand still.
const PATIENCE: Duration = Duration::from_secs(30);
/// Megabytes of files before their submission: of one device (four submissions with three pictures each), of all.
const DEVICE_FILES: NonZeroU32 = NonZeroU32::new(240).unwrap();
const WAITING_FILES: NonZeroU32 = NonZeroU32::new(20_000).unwrap();

/// Where the municipality's data are: all that the commands beside `serve` need to know.
#[derive(Clone, Debug, Default, clap::Args, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Store {
    /// Folder of the municipality's data: database, files
    #[arg(long, env = "RAPIDA_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// PostgreSQL instead of SQLite in the data folder: `postgres://user:password@host/database`. With
    /// `?sslmode=require` at its end only by TLS, with a certificate that the system trusts
    #[arg(long, env = "RAPIDA_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
}

/// Settings as they are written, all of them optional. Flags and environment are read by clap, the file by serde.
#[derive(Clone, Debug, Default, clap::Args, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    #[command(flatten)]
    #[serde(flatten)]
    store: Store,
    /// Address and port to listen on; port 0 picks a free one [default: 127.0.0.1:8080]
    #[arg(long, env = "RAPIDA_LISTEN", value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// S3 bucket for the files instead of the data folder; region, endpoint and credentials from the `AWS_*` variables
    #[arg(long, env = "RAPIDA_FILES_BUCKET", value_name = "BUCKET")]
    files_bucket: Option<String>,
    /// File with the key that people's drafts are sealed under, 32 bytes, where several servers share a database
    /// [default: drafts.key in the folder of the data, made at the first start]
    #[arg(long, env = "RAPIDA_DRAFTS_KEY", value_name = "FILE")]
    drafts_key: Option<PathBuf>,
    /// Test mode: mails are kept and shown instead of sent, one signs in as an invented person, Open311 accepts the key `prova`
    #[arg(long, env = "RAPIDA_SANDBOX")]
    sandbox: bool,
    /// Key of a client that may post by Open311; several are parted by commas
    #[arg(
        long = "open311-keys",
        env = "RAPIDA_OPEN311_KEYS",
        value_name = "NAME=KEY",
        value_delimiter = ',',
        hide_env_values = true
    )]
    open311_keys: Vec<String>,
    /// How citizens reach this server, for links in mails and receipts: `https://rapida.comune.example.it`
    /// [default: http:// and the address to listen on]
    #[arg(long, env = "RAPIDA_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Server that takes the mails: `smtps://user:password@host:465`. Without it mails wait
    #[arg(long, env = "RAPIDA_SMTP", value_name = "URL", hide_env_values = true)]
    smtp: Option<String>,
    /// Address in whose name mails are sent [default: the municipality's own]
    #[arg(long, env = "RAPIDA_MAIL_FROM", value_name = "ADDRESS")]
    mail_from: Option<String>,
    /// Requests that one device may make in a minute [default: 600; in test mode 6000]
    #[arg(long, env = "RAPIDA_DEVICE_RATE", value_name = "N")]
    device_rate: Option<NonZeroU32>,
    /// Requests that one address may make in a minute [default: 6000; in test mode 60000]
    #[arg(long, env = "RAPIDA_ADDRESS_RATE", value_name = "N")]
    address_rate: Option<NonZeroU32>,
    /// Megabytes of files that one device may have here before their submission, for three days at most
    /// [default: 240]
    #[arg(long, env = "RAPIDA_DEVICE_FILES", value_name = "MB")]
    device_files: Option<NonZeroU32>,
    /// Megabytes of files that all devices together may have here before their submissions [default: 20000]
    #[arg(long, env = "RAPIDA_WAITING_FILES", value_name = "MB")]
    waiting_files: Option<NonZeroU32>,
    /// A proxy of ours stands in front: the last address of `X-Forwarded-For` is the client's
    #[arg(long, env = "RAPIDA_BEHIND_PROXY")]
    behind_proxy: bool,
    /// Form of the logs on stderr [default: text]
    #[arg(long, env = "RAPIDA_LOG_FORMAT", value_enum)]
    log_format: Option<LogFormat>,
    /// What is logged: a level, or `target=level` pairs [default: info]
    #[arg(long, env = "RAPIDA_LOG", value_name = "FILTER")]
    log: Option<String>,
    /// Identity providers (FedERa, SPID, CIE), each an `[[issuers]]` of the file.
    #[arg(skip)]
    issuers: Vec<Issuer>,
    /// The register office, `[register-office]` of the file.
    #[arg(skip)]
    register_office: Option<gateway::Settings>,
    /// The business register, `[business-register]` of the file.
    #[arg(skip)]
    business_register: Option<gateway::Settings>,
}

/// Form of the logs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs, one object per line.
    Json,
}

/// Settings as the server runs with them.
#[derive(Clone, Debug)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// Folder of the municipality's data.
    pub data: PathBuf,
    /// PostgreSQL's URL; SQLite in the data folder where there is none.
    pub database: Option<String>,
    /// S3 bucket of the files; the data folder where there is none.
    pub files_bucket: Option<String>,
    /// File with the key of drafts; in the data folder where nothing was said.
    pub drafts_key: Option<PathBuf>,
    /// Keys of the Open311 clients.
    pub open311_keys: Keys,
    /// Test mode.
    pub sandbox: bool,
    /// How citizens reach this server, without a slash at its end; the listening address where nothing was said.
    pub public_url: Option<String>,
    /// URL of the server that takes mails; in the sandbox they stay in a folder.
    pub smtp: Option<String>,
    /// Address in whose name mails are sent; the municipality's own where nothing was said.
    pub mail_from: Option<String>,
    /// Requests per minute and device.
    pub device_rate: NonZeroU32,
    /// Requests per minute and address.
    pub address_rate: NonZeroU32,
    /// How many files may wait for their submissions.
    pub room: Room,
    /// Whether the last address of `X-Forwarded-For` is the client's.
    pub behind_proxy: bool,
    /// How long a client may stand still, in the head of a request or in its body, and an issuer before its answer.
    pub patience: Duration,
    /// Form of the logs.
    pub log_format: LogFormat,
    /// What is logged.
    pub log: String,
    /// Whom people sign in with.
    pub issuers: Vec<Issuer>,
    /// Where the register office is asked; in the sandbox its own where nothing was said.
    pub register_office: Option<gateway::Settings>,
    /// Where the business register is asked; in the sandbox its own where nothing was said.
    pub business_register: Option<gateway::Settings>,
    /// How long a register may take.
    pub register_patience: Duration,
    /// How often the files of services are looked at.
    pub look_every: Duration,
}

/// Settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// The file is not what it should be.
    #[error("{0}: {1}")]
    Malformed(PathBuf, Box<toml::de::Error>),
    /// Something that has no built-in value is missing.
    #[error("say the folder of the data with --data DIR, RAPIDA_DATA or `data` in the file")]
    NoData,
    /// A key of a client that cannot be used.
    #[error(transparent)]
    BadKey(#[from] BadKey),
}

impl From<Store> for Settings {
    fn from(store: Store) -> Self {
        Self { store, ..Self::default() }
    }
}

impl Settings {
    /// Reads a TOML file: the same names as the flags, without dashes in front.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|error| ConfigError::Unreadable(path.into(), error))?;
        toml::from_str(&text).map_err(|error| ConfigError::Malformed(path.into(), Box::new(error)))
    }

    /// These settings, and the others where these say nothing.
    pub fn or(self, other: Self) -> Self {
        Self {
            store: Store {
                data: self.store.data.or(other.store.data),
                database: self.store.database.or(other.store.database),
            },
            listen: self.listen.or(other.listen),
            files_bucket: self.files_bucket.or(other.files_bucket),
            drafts_key: self.drafts_key.or(other.drafts_key),
            open311_keys: if self.open311_keys.is_empty() { other.open311_keys } else { self.open311_keys },
            sandbox: self.sandbox || other.sandbox,
            public_url: self.public_url.or(other.public_url),
            smtp: self.smtp.or(other.smtp),
            mail_from: self.mail_from.or(other.mail_from),
            device_rate: self.device_rate.or(other.device_rate),
            address_rate: self.address_rate.or(other.address_rate),
            device_files: self.device_files.or(other.device_files),
            waiting_files: self.waiting_files.or(other.waiting_files),
            behind_proxy: self.behind_proxy || other.behind_proxy,
            log_format: self.log_format.or(other.log_format),
            log: self.log.or(other.log),
            issuers: if self.issuers.is_empty() { other.issuers } else { self.issuers },
            register_office: self.register_office.or(other.register_office),
            business_register: self.business_register.or(other.business_register),
        }
    }

    /// With what is built in for the rest.
    pub fn complete(self) -> Result<Config, ConfigError> {
        // In test mode one machine plays many citizens.
        let rate = |normal: u32| NonZeroU32::MIN.saturating_add(if self.sandbox { 10 * normal } else { normal } - 1);
        Ok(Config {
            listen: self.listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))),
            data: self.store.data.ok_or(ConfigError::NoData)?,
            database: self.store.database,
            files_bucket: self.files_bucket,
            drafts_key: self.drafts_key,
            open311_keys: Keys::read(&self.open311_keys, self.sandbox)?,
            sandbox: self.sandbox,
            public_url: self.public_url.map(|url| url.trim_end_matches('/').to_owned()),
            smtp: self.smtp,
            mail_from: self.mail_from,
            device_rate: self.device_rate.unwrap_or(rate(600)),
            address_rate: self.address_rate.unwrap_or(rate(6_000)),
            room: Room {
                device_mb: self.device_files.unwrap_or(DEVICE_FILES),
                all_mb: self.waiting_files.unwrap_or(WAITING_FILES),
            },
            behind_proxy: self.behind_proxy,
            patience: PATIENCE,
            log_format: self.log_format.unwrap_or_default(),
            log: self.log.unwrap_or_else(|| "info".into()),
            issuers: self.issuers,
            register_office: self.register_office,
            business_register: self.business_register,
            register_patience: gateway::PATIENCE,
            look_every: services::EVERY,
        })
    }
}

impl Config {
    /// A server on a free port with its data in a folder, as tests want it.
    pub fn for_tests(data: &Path) -> Self {
        let settings = Settings {
            listen: Some(SocketAddr::from(([127, 0, 0, 1], 0))),
            store: Store { data: Some(data.into()), database: None },
            sandbox: true,
            ..Settings::default()
        };
        let config = settings.complete().expect("the data folder is said");
        Config { look_every: Duration::from_millis(50), ..config }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_nearer_wins() {
        let file: Settings = toml::from_str("data = '/file'\nlog = 'warn'\nlog-format = 'json'").expect("reads");
        let flags = Settings::from(Store { data: Some("/flag".into()), database: None });
        let config = flags.or(file).complete().expect("complete");
        assert_eq!((config.data, config.log.as_str(), config.log_format), ("/flag".into(), "warn", LogFormat::Json));
    }

    #[test]
    fn the_help_tells_the_defaults_as_they_are() {
        let help = <Settings as clap::Args>::augment_args(clap::Command::new("serve")).render_help().to_string();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let complete = |sandbox| {
            let settings = Settings { sandbox, ..Settings::from(Store { data: Some("/x".into()), database: None }) };
            settings.complete().expect("complete")
        };
        let (config, test) = (complete(false), complete(true));
        for default in [
            config.listen.to_string(),
            format!("{}; in test mode {}", config.device_rate, test.device_rate),
            format!("{}; in test mode {}", config.address_rate, test.address_rate),
            config.room.device_mb.to_string(),
            config.room.all_mb.to_string(),
            format!("{:?}", config.log_format).to_lowercase(),
            config.log,
        ] {
            assert!(help.contains(&format!("[default: {default}]")), "{default} in {help}");
        }
    }

    #[test]
    fn a_misspelt_setting_is_refused() {
        assert!(toml::from_str::<Settings>("dta = '/x'").is_err());
        assert!(toml::from_str::<Settings>("[[issuers]]\nid = 'spid'\nname = 'SPID'\nurl = 'no address'").is_err());
    }

    /// The settings of a page of the documentation.
    fn example(text: &str) -> Config {
        let file = text.split("```").nth(1).and_then(|block| block.strip_prefix("toml")).expect("an example");
        toml::from_str::<Settings>(file).expect("reads").complete().expect("complete")
    }

    #[test]
    fn the_example_of_the_documentation_names_two_registers() {
        let config = example(include_str!("../../docs/register-office.md"));
        assert!(config.register_office.is_some_and(|one| one.client_key.is_some() && one.token.is_some()));
        assert!(config.business_register.is_some_and(|one| one.url.starts_with("https://")));
    }

    #[test]
    fn the_example_of_the_documentation_names_several_issuers() {
        let config = example(include_str!("../../docs/identity-providers.md"));
        let names: Vec<_> = config.issuers.iter().map(|issuer| (issuer.id.as_str(), issuer.scopes.len())).collect();
        assert_eq!(names, [("federa", 2), ("spid", 0)]);
    }
}
