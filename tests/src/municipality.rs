//! A municipality: the real `rapida-server` in a folder of its own.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use jiff::civil::Date;
use jiff::{Span, Zoned};
use reqwest::{Client, StatusCode, header, redirect};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crate::browser::encoded;
use crate::clone;
use crate::postgres::Postgres;
use crate::program::Program;

/// Long enough for a first start on a machine that compiles meanwhile.
const START: Duration = Duration::from_secs(120);

/// The database in its own PostgreSQL.
const DATABASE: &str = "rapida";

/// A server that can be killed and comes back at the same address.
pub struct Municipality {
    folder: TempDir,
    address: String,
    program: Option<Program>,
    /// Its PostgreSQL, where it is not on its embedded database; ends after the server.
    postgres: Option<Postgres>,
}

impl Municipality {
    /// Opens with its embedded database.
    pub fn opens() -> Self {
        Self::opens_on(None)
    }

    /// Opens on a PostgreSQL of its own.
    pub fn opens_on_postgres() -> Self {
        Self::opens_on(Some(Postgres::starts()))
    }

    fn opens_on(postgres: Option<Postgres>) -> Self {
        if let Some(postgres) = &postgres {
            postgres.new_database(DATABASE);
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut municipality = Self { folder, address: "127.0.0.1:0".into(), program: None, postgres };
        municipality.comes_back();
        municipality
    }

    /// Starts (again), at the address that it had.
    ///
    /// # Panics
    /// When it ends, or does not listen in time; with what it logged.
    pub fn comes_back(&mut self) {
        let log = std::fs::File::options().create(true).append(true).open(self.log()).expect("a log");
        let mut command = Command::new(clone::program("rapida-server"));
        command.args(["serve", "--sandbox", "--listen", &self.address, "--data"]).arg(self.data());
        command.env("RAPIDA_LOG", "info").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        if let Some(postgres) = &self.postgres {
            command.args(["--database", &postgres.address(DATABASE)]);
        }
        let mut program = Program::start(&mut command);
        let lines = lines_of(&mut program);
        loop {
            let line = lines.recv_timeout(START).unwrap_or_else(|_| panic!("no server:\n{}", self.logged()));
            if let Some(address) = line.strip_prefix("listening on http://") {
                self.address = address.trim().to_owned();
                self.program = Some(program);
                return;
            }
        }
    }

    /// An official changes a service: its file as it comes along, with other lines, in the folder of the data.
    ///
    /// # Panics
    /// When one of the lines is not there any longer.
    pub fn changes_service(&self, slug: &str, lines: &[(&str, &str)]) {
        let mut text = std::fs::read_to_string(clone::path(format!("assets/services/{slug}.toml"))).expect("its file");
        for (line, other) in lines {
            assert!(text.contains(line), "{slug} has no line {line} to change");
            text = text.replace(line, other);
        }
        self.offers(slug, &text);
    }

    /// An official puts a service's file into the folder of the data.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn offers(&self, slug: &str, file: &str) {
        let folder = self.data().join("services");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join(format!("{slug}.toml")), file).expect("written");
    }

    /// An official puts the nido's first call around today, in version 2; answers its last day.
    pub fn opens_call_of_nido(&self) -> Date {
        let today = Zoned::now().date();
        let (opens, closes) = (today.saturating_sub(Span::new().days(1)), today.saturating_add(Span::new().days(9)));
        let days =
            [("opens = 2027-03-30", opens), ("closes = 2027-04-15", closes), ("requirements = 2027-03-29", opens)];
        let name = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
        let days = days.map(|(line, day)| (line, format!("{} = {day}", name(line))));
        let lines: Vec<(&str, &str)> = days.iter().map(|(line, other)| (*line, other.as_str())).collect();
        self.changes_service("nido", &[&[("version = 1\n", "version = 2\n")], lines.as_slice()].concat());
        closes
    }

    /// From now on Anna Bianchi works for this office, and nobody for any other.
    ///
    /// # Panics
    /// When the file cannot be written.
    pub fn has_clerk_of(&self, office: &str) {
        let clerk = format!(
            "[[operators]]\ntax_code = \"BNCNNA85P50H199R\"\nname = \"Anna Bianchi\"\n\
             roles = [{{ role = \"clerk\", offices = [\"{office}\"] }}]\n"
        );
        std::fs::write(self.data().join("operators.toml"), clerk).expect("written");
    }

    /// Somebody puts the clock of the sandbox forward to a local time in Rome, as `2027-04-20T10:00`.
    ///
    /// # Panics
    /// When it is not later than what the clock shows.
    pub async fn it_is(&self, local: &str) {
        let client = Client::builder().redirect(redirect::Policy::none()).build().expect("a client");
        let put = client.post(format!("{}/sandbox/clock", self.url())).body(encoded(&[("quando", local)]));
        let put = put.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = put.send().await.expect("the clock answers");
        let status = answer.status();
        let page = answer.text().await.unwrap_or_default();
        assert_eq!(status, StatusCode::SEE_OTHER, "it is not put to {local}: {page}");
    }

    /// `kill -9`.
    pub fn dies(&mut self) {
        self.program = None;
    }

    /// SIGTERM: it finishes what it has begun. Answers whether it ended well.
    pub fn closes(&mut self) -> bool {
        let status = self.program.as_mut().and_then(Program::closes);
        self.program = None;
        status.is_some_and(|status| status.success())
    }

    /// `127.0.0.1:PORT`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The folder of its data.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// What its tables answer to a statement that both engines understand: a row in each line, columns between `|`.
    ///
    /// # Panics
    /// When the statement is not understood.
    pub fn asks(&self, sql: &str) -> Vec<String> {
        let answer = match &self.postgres {
            Some(postgres) => postgres.asks(DATABASE, sql),
            None => asks_sqlite(&self.data().join("rapida.db"), sql).expect("its tables answer"),
        };
        answer.lines().map(str::to_owned).collect()
    }

    /// What it logged so far.
    pub fn logged(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }

    fn log(&self) -> PathBuf {
        Path::join(self.folder.path(), "server.log")
    }
}

/// As `psql -At` would print it.
fn asks_sqlite(file: &Path, sql: &str) -> rusqlite::Result<String> {
    let tables = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut statement = tables.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    let mut lines = String::new();
    while let Some(row) = rows.next()? {
        let words: rusqlite::Result<Vec<String>> = (0..columns).map(|column| row.get_ref(column).map(word)).collect();
        lines.push_str(&words?.join("|"));
        lines.push('\n');
    }
    Ok(lines)
}

fn word(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => String::new(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Its lines, read to the end so that it never waits for a reader.
fn lines_of(program: &mut Program) -> mpsc::Receiver<String> {
    let (sender, lines) = mpsc::channel();
    let stdout = program.stdout().expect("its output is piped");
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            // Nobody reads after the start.
            let _ = sender.send(line);
        }
    });
    lines
}
