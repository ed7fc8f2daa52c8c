//! The program itself: its flags, its words, its end.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use rapida_contract::jws::JwkSet;
use rapida_server::audit::{self, Act, Actor, Happening};
use rapida_server::db::{Db, Location};

use crate::client::{Device, bytes, new_id, pavement};
use crate::postgres::Cluster;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapida-server"));
    command.env_clear();
    command
}

/// A server as a process; killed when a test fails.
pub struct Served(Child, pub String);

impl Served {
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let url = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line:?}")).to_owned();
        Self(child, url)
    }

    /// Asks it to end, and answers whether it ended well, and its log.
    pub fn end(mut self, signal: &str) -> (bool, String) {
        let killed = Command::new("kill").args([signal, &self.0.id().to_string()]).status().unwrap();
        assert!(killed.success());
        let mut log = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        (self.0.wait().unwrap().success(), log)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // Ended already, unless the test failed.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The sandbox on these data, on a free port.
pub fn serve(data: &Path) -> Command {
    let mut command = program();
    command.args(["serve", "--sandbox", "--listen", "127.0.0.1:0", "--data"]).arg(data);
    command
}

#[test]
fn help_names_every_setting() {
    let help = |args: &[&str]| {
        let Output { stdout, status, .. } = program().args(args).output().unwrap();
        assert!(status.success());
        String::from_utf8(stdout).unwrap()
    };
    let general = help(&["--help"]);
    let serving = help(&["serve", "--help"]);
    for command in ["serve", "rotate-keys", "audit"] {
        assert!(general.contains(command), "{command}");
    }
    for flag in ["listen", "data", "database", "sandbox", "config", "public-url", "log-format", "device-rate"] {
        assert!(serving.contains(&format!("--{flag}")), "{flag}");
    }
    assert!(serving.contains("RAPIDA_DATABASE") && serving.contains("[default: 127.0.0.1:8080]"));
    assert!(serving.contains("[[issuers]]") && serving.contains("client-key"));
    let told = help(&["rotate-keys", "--help"]);
    let flags: Vec<&str> = told.split_whitespace().filter(|word| word.starts_with("--")).collect();
    assert_eq!(flags, ["--config", "--data", "--database", "--help"], "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_gracefully_and_its_log_names_nobody() {
    for signal in ["-TERM", "-INT"] {
        let data = tempfile::tempdir().unwrap();
        let served = Served::start(serve(data.path()).args(["--log-format", "json"]));
        let device = Device::new(&served.1);
        let registered = device.submit(&bytes(&pavement())).await;
        // Somebody listens to events: that must not keep the server from ending.
        let _listening = device.get("/v1/events").await;
        device.get("/v1/changes?after=nonsense-of-somebody").await;
        let (ended_well, log) = served.end(signal);
        assert!(ended_well, "{signal}");
        assert!(log.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log}");
        assert!(log.contains("/v1/submissions/{id}"));
        let personal = ["Maria", "example.it", "Cavour", "127.0.0.1", "nonsense", &registered.id.to_string()];
        for personal in personal {
            assert!(!log.contains(personal), "{personal}: {log}");
        }
    }
}

#[test]
fn a_log_that_is_no_terminal_has_no_colours() {
    let data = tempfile::tempdir().unwrap();
    let (ended_well, log) = Served::start(&mut serve(data.path())).end("-TERM");
    assert!(ended_well && log.contains("stopping") && !log.contains('\u{1b}'), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_outlives_the_process() {
    let data = tempfile::tempdir().unwrap();
    let served = Served::start(&mut serve(data.path()));
    let mut device = Device::new(&served.1);
    let (id, body) = (new_id(), bytes(&pavement()));
    let first = device.put(id, &body).await.bytes().await.unwrap();
    assert!(!served.end("-KILL").0);
    let served = Served::start(&mut serve(data.path()));
    device.moves_to(&served.1);
    let again = device.put(id, &body).await;
    assert_eq!((again.status().as_u16(), again.bytes().await.unwrap()), (200, first));
}

#[test]
fn a_setting_of_the_environment_wins_over_the_file_and_a_flag_over_both() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("rapida.toml");
    let [by_flag, by_environment, by_file] = ["flag", "environment", "file"].map(|name| data.path().join(name));
    std::fs::write(&file, format!("listen = '127.0.0.1:0'\nsandbox = true\ndata = {by_file:?}\n")).unwrap();
    let start = |environment: bool, flag: bool| {
        let mut command = program();
        command.arg("serve").arg("--config").arg(&file);
        if environment {
            command.env("RAPIDA_DATA", &by_environment);
        }
        if flag {
            command.arg("--data").arg(&by_flag);
        }
        assert!(Served::start(&mut command).end("-TERM").0);
    };
    for (environment, flag, folder) in
        [(true, true, &by_flag), (true, false, &by_environment), (false, false, &by_file)]
    {
        assert!(!folder.exists());
        start(environment, flag);
        assert!(folder.join("rapida.db").exists());
    }
}

#[test]
fn what_cannot_be_is_said_and_refused() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("rapida.toml");
    std::fs::write(&file, "dta = 'x'").unwrap();
    let nowhere = data.path().join("nowhere.toml");
    std::fs::write(data.path().join("drafts.key"), "short").unwrap();
    let data_path = data.path().to_str().unwrap();
    let serve = ["serve", "--listen", "127.0.0.1:0", "--data", data_path];
    let cases = [
        (serve.to_vec(), "drafts.key, has 5 bytes and not 32"),
        ([&serve[..], &["--drafts-key", nowhere.to_str().unwrap()]].concat(), "head -c 32"),
        (vec!["serve"], "--data"),
        (vec!["serve", "--config", file.to_str().unwrap()], "unknown field"),
        (vec!["serve", "--config", nowhere.to_str().unwrap()], "nowhere.toml"),
        (vec!["serve", "--listen", "pluto", "--data", "x"], "--listen"),
    ];
    for (args, said) in cases {
        let output = program().args(&args).output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && words.contains(said), "{args:?}: {words}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_rotated_while_the_server_runs() {
    let data = tempfile::tempdir().unwrap();
    let served = Served::start(&mut serve(data.path()));
    let keys = async || -> JwkSet {
        reqwest::get(format!("{}/.well-known/jwks.json", served.1)).await.unwrap().json().await.unwrap()
    };
    let before = keys().await.keys;
    let rotated = program().args(["rotate-keys", "--data"]).arg(data.path()).output().unwrap();
    assert!(rotated.status.success());
    let kid = String::from_utf8(rotated.stdout).unwrap().trim().to_owned();
    let after = keys().await.keys;
    assert_eq!((after[0].kid.clone(), &after[1..]), (Some(kid), &before[..]));
    assert!(served.end("-TERM").0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_log_is_verified_from_outside_and_its_first_broken_entry_named() {
    let data = tempfile::tempdir().unwrap();
    let served = Served::start(&mut serve(data.path()));
    let verify = |more: &[&str]| {
        let output = program().args(["audit", "verify", "--data"]).arg(data.path()).args(more).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.success(), text(output.stdout) + &text(output.stderr))
    };
    assert_eq!(verify(&[]), (true, "0 entries, each as it was written; the last one's hash is \n".to_owned()));
    let db = Db::open(Location::Sqlite(data.path().join("rapida.db"))).await.unwrap();
    for _ in 0..3 {
        let happening = Happening::new(Act::SignIn, Actor::System);
        db.write(move |tx| audit::record(tx, happening, "2026-11-23T09:00:00Z".parse().unwrap())).await.unwrap();
    }
    let (whole, told) = verify(&[]);
    assert!(whole && told.starts_with("3 entries"), "{told}");
    let head = told.trim().rsplit(' ').next().unwrap().to_owned();
    assert!(verify(&["--noted", &head]).0);
    let (whole, told) = verify(&["--noted", "00"]);
    assert!(!whole && told.contains("no entry has the hash 00"), "{told}");
    let tampering =
        ["DROP TRIGGER audit_as_it_is", "UPDATE audit SET entry = REPLACE(entry, 'sign_in', 'view') WHERE seq = 2"];
    for sql in tampering {
        db.write(move |tx| tx.execute(sql, &[])).await.unwrap();
    }
    let (whole, told) = verify(&[]);
    assert!(!whole && told.contains("entry 2 is not what was written there"), "{told}");
    assert!(served.end("-TERM").0);
}

#[test]
fn files_of_services_are_checked_before_a_server_takes_them() {
    let [data, drafts] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    let check = |args: &[&str]| {
        let output = program().args(["services", "check"]).args(args).output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.success(), text(output.stdout), text(output.stderr))
    };
    let [data_path, drafts_path] = [&data, &drafts].map(|folder| folder.path().to_str().unwrap());
    let (right, told, _) = check(&[drafts_path]);
    assert!(right && told.ends_with(" services, 2 rankings, 0 mistakes\n"), "{told}");
    let texts = rapida_contract::service::file::texts().services;
    let library = texts.iter().find(|(name, _)| name.ends_with("/library.toml")).unwrap().1;
    std::fs::create_dir(drafts.path().join("services")).unwrap();
    let draft = |text: &str| std::fs::write(drafts.path().join("services/library.toml"), text).unwrap();
    draft(&library.replace("office = ", "ofice = "));
    let (right, told, words) = check(&[drafts_path]);
    assert!(!right && words.contains("mistakes"), "{words}");
    assert!(told.starts_with("services/library.toml:") && told.contains("did you mean \"office\"?"), "{told}");
    // What is in force is known where the data are.
    assert!(Served::start(&mut serve(data.path())).end("-TERM").0);
    draft(&library.replace("libri", "libri e film"));
    assert!(check(&[drafts_path]).0, "by itself it is right");
    let (right, told, _) = check(&[drafts_path, "--data", data_path]);
    assert!(!right && told.contains("services/library.toml:4:1: version: version 1 is in force"), "{told}");
    assert!(told.contains("write version 2") && check(&["--data", data_path]).0, "{told}");
    let (right, _, words) = check(&[]);
    assert!(!right && words.contains("--data"), "{words}");
}

#[test]
fn rules_of_rankings_are_checked_with_the_services() {
    let [data, drafts] = [(); 2].map(|()| tempfile::tempdir().unwrap());
    assert!(Served::start(&mut serve(data.path())).end("-TERM").0);
    std::fs::create_dir(drafts.path().join("rankings")).unwrap();
    let text = rapida_contract::service::file::texts().rankings[0].1;
    let check = |id: &str, (from, to): (&str, &str), args: &[&str]| {
        let file = drafts.path().join(format!("rankings/{id}.toml"));
        std::fs::write(&file, text.replacen(from, to, 1)).unwrap();
        let output = program().args(["services", "check"]).arg(drafts.path()).args(args).output().unwrap();
        std::fs::remove_file(file).unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let (held, points) = (["--data", data.path().to_str().unwrap()], ("most_points = 6000", "most_points = 6100"));
    let told = check("nido_2027", points, &[]);
    assert!(told.starts_with("rankings/nido_2027.toml:") && told.contains("most_points: the criteria give"), "{told}");
    let told = check("nido_2028", ("", ""), &[]);
    assert!(told.contains("rankings/nido_2028.toml:") && told.contains("assets/rankings/nido_2027.toml:"), "{told}");
    assert!(told.ends_with(" services, 3 rankings, 2 mistakes\n"), "{told}");
    let (shorter, second) = (("days = 15", "days = 10"), ("version = 1", "version = 2"));
    assert!(check("nido_2027", shorter, &[]).contains(" 0 mistakes"));
    let told = check("nido_2027", shorter, &held);
    assert!(told.contains("version: version 1 is in force") && told.contains("write version 2"), "{told}");
    assert!(check("nido_2027", second, &held).contains(" 0 mistakes"));
}

#[test]
fn a_broken_file_of_services_is_in_the_log_and_keeps_no_server_from_starting() {
    let data = tempfile::tempdir().unwrap();
    std::fs::create_dir(data.path().join("services")).unwrap();
    std::fs::write(data.path().join("services/camp.toml"), "version = 1\n\nvresion = 2\n").unwrap();
    let (ended_well, log) = Served::start(&mut serve(data.path())).end("-TERM");
    let told = log.lines().find(|line| line.contains("vresion")).unwrap_or_else(|| panic!("{log}"));
    for said in ["ERROR", "file=services/camp.toml", "line=3", "what was in force stays"] {
        assert!(ended_well && told.contains(said), "{said} in {told}");
    }
}

#[test]
fn a_database_behind_tls_is_reached_where_its_certificate_is_trusted() {
    let (cluster, certificate) = Cluster::with_tls();
    let url = cluster.database().replace("127.0.0.1", "localhost");
    let data = tempfile::tempdir().unwrap();
    let rotate = |mode: &str, trusted: Option<&Path>| {
        let mut command = program();
        command.args(["rotate-keys", "--database", &format!("{url}?sslmode={mode}"), "--data"]).arg(data.path());
        command.envs(trusted.map(|certificate| ("SSL_CERT_FILE", certificate)));
        let output = command.output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    assert_eq!(rotate("require", Some(&certificate)), (true, String::new()));
    let (reached, words) = rotate("require", None);
    assert!(!reached && words.contains("certificate"), "{words}");
    for mode in ["prefer", "disable"] {
        assert_eq!(rotate(mode, None), (true, String::new()), "{mode}");
    }
}
