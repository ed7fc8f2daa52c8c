//! The program `rapida-server`.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use rapida_server::config::{Config, ConfigError, Settings, Store};
use rapida_server::world::World;
use rapida_server::{audit, logs, receipts, serve, services, state};
use tokio::signal::unix::{SignalKind, signal};

/// The municipal server of Rapida
#[derive(Parser)]
#[command(version, about)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

/// What has no flag.
const ISSUERS: &str = "Identity providers are in the file of settings alone, one table for each button (and the tables
[register-office] and [business-register], see docs/register-office.md):

  [[issuers]]
  id = \"federa\"
  name = \"FedERa\"
  url = \"https://federa.example.it\"
  client-secret = \"…\"      # or client-key, a file with an RSA key as PEM
  scopes = [\"profile\"]     # beside openid";

#[derive(Subcommand)]
enum Command {
    /// Runs the municipality until SIGTERM or SIGINT. Prints `listening on http://…` when it is ready
    #[command(after_help = ISSUERS)]
    Serve(Box<Told<Settings>>),
    /// Makes a new key for the receipts and prints its id; the old ones stay published. The server may be running
    RotateKeys(Told<Store>),
    /// The files of services
    #[command(subcommand)]
    Services(Services),
    /// The audit log: who did what, and whose data it was about
    #[command(subcommand)]
    Audit(Audit),
}

#[derive(Subcommand)]
enum Services {
    /// Tells every mistake in the files of services by file, line and field, and fails where there is one. Nothing is put in
    /// force. The server may be running
    Check(Check),
}

#[derive(clap::Args)]
struct Check {
    /// Folder with the files, as in the folder of the data: services/*.toml, lists/*.toml, catalogue.toml, offer.toml
    /// [default: the folder of the data]
    folder: Option<PathBuf>,
    #[command(flatten)]
    told: Told<Store>,
}

#[derive(Subcommand)]
enum Audit {
    /// Walks the whole log. Prints how many entries there are and the hash of the last one, or fails and names the first
    /// that is not as it was written. The server may be running
    Verify(Verify),
}

#[derive(clap::Args)]
struct Verify {
    /// A hash that was printed earlier: some entry must still have it, or the end of the log was cut off or written anew
    #[arg(long, value_name = "HASH")]
    noted: Option<String>,
    #[command(flatten)]
    told: Told<Store>,
}

/// Settings, and the file that holds more of them.
#[derive(clap::Args)]
struct Told<T: clap::Args> {
    /// TOML file of settings, named as the flags. Flags win over the environment, the environment over the file
    #[arg(long, env = "RAPIDA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: T,
}

impl<T: clap::Args + Into<Settings>> Told<T> {
    fn complete(self) -> Result<Config, ConfigError> {
        let file = self.config.as_deref().map(Settings::read).transpose()?.unwrap_or_default();
        self.settings.into().or(file).complete()
    }
}

type Outcome = Result<(), Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = match Program::parse().command {
        Command::Serve(told) => serve(*told).await,
        Command::RotateKeys(told) => rotate_keys(told).await,
        Command::Services(Services::Check(check)) => check_services(check).await,
        Command::Audit(Audit::Verify(verify)) => verify_audit(verify).await,
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rapida-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn rotate_keys(told: Told<Store>) -> Outcome {
    let db = state::open_db(&told.complete()?).await?;
    let world = World::system();
    let (seed, now) = (world.random.bytes(), world.clock.now());
    let kid = db.write(move |tx| receipts::rotate(tx, seed, now)).await?;
    writeln!(std::io::stdout(), "{kid}")?;
    Ok(())
}

/// With the data their database says which versions are in force; a folder alone is checked without.
async fn check_services(Check { folder, told }: Check) -> Outcome {
    let (folder, db) = match (folder, told.complete()) {
        (folder, Ok(config)) => {
            let db = state::open_db(&config).await?;
            (folder.unwrap_or(config.data), Some(db))
        }
        (Some(folder), Err(ConfigError::NoData)) => (folder, None),
        (_, Err(error)) => return Err(error.into()),
    };
    let checked = services::check(&folder, db.as_ref()).await?;
    let mut out = std::io::stdout();
    for mistake in &checked.mistakes {
        writeln!(out, "{mistake}")?;
    }
    let services::Checked { services, rankings, mistakes } = &checked;
    writeln!(out, "{services} services, {rankings} rankings, {} mistakes", mistakes.len())?;
    if checked.mistakes.is_empty() { Ok(()) } else { Err("the files of services have mistakes".into()) }
}

async fn verify_audit(Verify { noted, told }: Verify) -> Outcome {
    let db = state::open_db(&told.complete()?).await?;
    let walked = db.read(move |tx| audit::verify(tx, noted.as_deref())).await??;
    writeln!(
        std::io::stdout(),
        "{} entries, each as it was written; the last one's hash is {}",
        walked.count,
        walked.head
    )?;
    Ok(())
}

async fn serve(told: Told<Settings>) -> Outcome {
    let config = told.complete()?;
    logs::begin(config.log_format, &config.log);
    // Before anything is told: whoever reads the line may send a signal at once.
    let (mut term, mut int) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let running = serve::start(config, World::system()).await?;
    // A closed stdout is no reason not to serve.
    let _ = writeln!(std::io::stdout(), "listening on http://{}", running.address);
    tokio::select! { _ = term.recv() => {}, _ = int.recv() => {} }
    tracing::info!("stopping");
    running.stop().await;
    Ok(())
}
