//! A private PostgreSQL from Debian's packages, on a free port; ends with this value.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rustix::process::{Signal, geteuid};
use tempfile::TempDir;

use crate::program::Program;

/// Who runs it where the tests run as root, whom PostgreSQL refuses. Debian's package makes this user.
const USER: &str = "postgres";

/// A running PostgreSQL.
pub struct Postgres {
    port: u16,
    programs: PathBuf,
    server: Program,
    _folder: TempDir,
}

impl Postgres {
    /// Makes an empty one, quickly: nothing that it holds has to survive this machine.
    ///
    /// # Panics
    /// When PostgreSQL is not installed or does not start.
    pub fn starts() -> Self {
        let programs = programs();
        let folder = tempfile::tempdir().expect("a temporary folder");
        let data = folder.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        if geteuid().is_root() {
            runs(Command::new("chown").arg("-R").arg(USER).arg(folder.path()));
        }
        let words = ["-A", "trust", "-U", USER, "-E", "UTF8", "--no-sync"];
        runs(as_user(&programs.join("initdb")).args(words).arg("-D").arg(&data));
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
        let mut command = as_user(&programs.join("postgres"));
        command.arg("-D").arg(&data).arg("-k").arg(folder.path()).args(["-p", &port.to_string(), "-c", "fsync=off"]);
        let server = Program::start(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()));
        let postgres = Self { port, programs, server, _folder: folder };
        postgres.listens();
        postgres
    }

    /// A new database in it.
    pub fn new_database(&self, name: &str) {
        self.asks("postgres", &format!("CREATE DATABASE {name}"));
    }

    /// A database's address for the server.
    pub fn address(&self, database: &str) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/{database}", self.port)
    }

    /// What it answers to a statement, a row in each line.
    pub fn asks(&self, database: &str, sql: &str) -> String {
        let mut command = self.client("psql");
        runs(command.args(["-AtX", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]))
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.args(["-h", "127.0.0.1", "-U", USER, "-p", &self.port.to_string()]);
        command
    }

    fn listens(&self) {
        let listens = || self.client("pg_isready").arg("-q").status().is_ok_and(|status| status.success());
        for _ in 0..600 {
            if listens() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("PostgreSQL does not start");
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // Its own way to end at once; to be killed would leave its shared memory behind.
        self.server.ends_by(Signal::QUIT);
    }
}

/// Debian's folder of the newest version, or wherever the path leads.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let folders = versions.map(|version| version.path().join("bin")).filter(|folder| folder.join("initdb").is_file());
    let version = |folder: &PathBuf| folder.iter().rev().nth(1)?.to_str()?.parse::<u32>().ok();
    folders.max_by_key(version).unwrap_or_default()
}

fn as_user(program: &Path) -> Command {
    if !geteuid().is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", USER, "--regid", USER, "--clear-groups", "--"]).arg(program).current_dir("/");
    command
}

fn runs(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
