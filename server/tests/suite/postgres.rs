//! A private PostgreSQL from the system's packages, for as long as the tests run.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// How long a cluster may take to answer on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A cluster of its own; ends and vanishes when dropped.
pub struct Cluster {
    server: Child,
    port: u16,
    databases: AtomicU32,
    settings: Vec<String>,
    folder: tempfile::TempDir,
}

/// Where the programs lie: Debian keeps them out of the PATH, a folder per version.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let found = versions.map(|version| version.path().join("bin")).filter(|bin| bin.join("initdb").exists()).max();
    found.expect("the server's tests need PostgreSQL: install the package `postgresql` (apt-get install postgresql)")
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id runs");
    id.stdout.trim_ascii() == b"0"
}

/// A program of PostgreSQL; initdb and postgres refuse to run as root.
fn program(name: &str) -> Command {
    let path = programs().join(name);
    if !is_root() {
        return Command::new(path);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(path);
    command
}

fn run(command: &mut Command) {
    let output = command.output().expect("a program of PostgreSQL runs");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn hand_over(folder: &Path) {
    if is_root() {
        run(Command::new("chown").arg("postgres:postgres").arg(folder));
    }
}

fn spawn(folder: &Path, port: u16, more: &[String]) -> Child {
    let mut server = program("postgres");
    server.current_dir(folder).arg("-D").arg(folder.join("data")).args(["-p", &port.to_string()]);
    for setting in ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "max_connections=300"] {
        server.args(["-c", setting]);
    }
    for setting in more {
        server.args(["-c", setting]);
    }
    server.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("postgres starts")
}

impl Cluster {
    pub fn start() -> Self {
        Self::with(|_| Vec::new())
    }

    /// One with a certificate for `localhost`, which is signed by itself; answers it too.
    pub fn with_tls() -> (Self, PathBuf) {
        let cluster = Self::with(|folder| {
            let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
            let key = folder.join("data/server.key");
            std::fs::write(folder.join("server.crt"), made.cert.pem()).expect("written");
            std::fs::write(&key, made.signing_key.serialize_pem()).expect("written");
            run(Command::new("chmod").arg("600").arg(&key));
            hand_over(&key);
            let certificate = folder.join("server.crt").display().to_string();
            vec!["ssl=on".to_owned(), format!("ssl_cert_file={certificate}"), "ssl_key_file=server.key".to_owned()]
        });
        let certificate = cluster.folder.path().join("server.crt");
        (cluster, certificate)
    }

    /// One with the settings that this makes in its folder.
    fn with(settings: impl FnOnce(&Path) -> Vec<String>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        std::fs::create_dir(&data).expect("a folder");
        // The tests' folder must be passable for the user postgres.
        run(Command::new("chmod").arg("755").arg(folder.path()));
        hand_over(&data);
        let init = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--no-locale", "--no-sync", "-D"];
        run(program("initdb").current_dir(folder.path()).args(init).arg(&data));
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let settings = settings(folder.path());
        let server = spawn(folder.path(), port, &settings);
        let cluster = Self { server, port, databases: AtomicU32::new(0), settings, folder };
        cluster.wait();
        cluster
    }

    /// Ends it as a loss of power does.
    pub fn break_down(&mut self) {
        self.server.kill().and_then(|()| self.server.wait()).expect("it was running");
    }

    /// Starts it again on the same data.
    pub fn come_back(&mut self) {
        self.server = spawn(self.folder.path(), self.port, &self.settings);
        self.wait();
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    fn connect(&self) -> Result<postgres::Client, postgres::Error> {
        postgres::Client::connect(&self.url("postgres"), postgres::NoTls)
    }

    fn wait(&self) {
        let begun = Instant::now();
        while let Err(error) = self.connect() {
            assert!(begun.elapsed() < PATIENCE, "PostgreSQL does not answer: {error}");
            std::thread::yield_now();
        }
    }

    /// A new, empty database.
    pub fn database(&self) -> String {
        let name = format!("rapida_{}", self.databases.fetch_add(1, Ordering::SeqCst));
        let mut client = self.connect().expect("connects");
        client.batch_execute(&format!("CREATE DATABASE {name}")).expect("creates a database");
        self.url(&name)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGKILL, since the data go with the folder; its children end with it.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
