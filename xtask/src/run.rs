//! A municipality and the app's window, from nothing.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::group::Group;
use crate::house::House;
use crate::process::{program, run};
use crate::progress::step;
use crate::test::EVERYTHING;
use crate::{screens, setup};

/// Between two looks at what runs.
const LOOK: Duration = Duration::from_millis(100);

/// Ctrl-C was pressed, or somebody asked this program to end.
static ENOUGH: AtomicBool = AtomicBool::new(false);

/// Installs, builds, starts; ends with the window, or with Ctrl-C.
pub fn all(house: &House, listen: &str, stay: bool) -> Result<()> {
    let screen = env::var_os("DISPLAY").is_some() || env::var_os("WAYLAND_DISPLAY").is_some();
    let purpose = if screen { setup::For::Running } else { setup::For::Demonstration };
    step("set-up", || setup::install(house, purpose))?;
    screens::build(house)?;
    step("build", || run(program("cargo", &house.path("")).args(["build", "-q"]).args(EVERYTHING)))?;
    ctrlc::set_handler(|| ENOUGH.store(true, Ordering::SeqCst))?;
    let (mut server, url) = step("municipality", || open_municipality(house, listen))?;
    eprintln!("  {url}/ufficio for the offices, {url}/sandbox/mail for the mails that would have been sent");
    if screen {
        let mut window = step("window", || Group::start(&mut window(house, &url)))?;
        eprintln!("  close it, or press Ctrl-C here, to end");
        wait(&mut window);
    } else {
        eprintln!(
            "  there is no display here (neither DISPLAY nor WAYLAND_DISPLAY): playing the first journey under Xvfb"
        );
        step("first journey in the real window", || play(house, &url))?;
        println!("{}", house.shown("demo/report.html").display());
    }
    if stay && !ENOUGH.load(Ordering::SeqCst) {
        eprintln!("  the municipality stays at {url} until Ctrl-C");
        wait(&mut server);
    }
    step("end", || {
        drop(server);
        Ok(())
    })
}

/// Starts the server with its data in `target/demo/municipality`; answers when it listens, and at which address.
fn open_municipality(house: &House, listen: &str) -> Result<(Group, String)> {
    let data = house.shown("demo/municipality");
    std::fs::create_dir_all(&data)?;
    let log = std::fs::File::create(house.shown("demo/municipality.log"))?;
    let mut command = Command::new(house.built("debug/rapida-server"));
    command.args(["serve", "--sandbox", "--listen", listen, "--data"]).arg(data);
    let mut server = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log))?;
    let mut lines = BufReader::new(server.stdout().context("its output is piped")?).lines();
    loop {
        let Some(line) = lines.next() else {
            let log = std::fs::read_to_string(house.shown("demo/municipality.log")).unwrap_or_default();
            bail!("the server does not start:\n{log}");
        };
        let line = line?;
        if let Some(url) = line.strip_prefix("listening on ") {
            let url = url.trim().to_owned();
            // Read to the end, so that it never waits for a reader.
            std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| eprintln!("  {line}")));
            return Ok((server, url));
        }
        eprintln!("  {line}");
    }
}

fn window(house: &House, url: &str) -> Command {
    let mut command = Command::new(house.built("debug/rapida"));
    command.env("RAPIDA_SERVER", url).stdin(Stdio::null());
    command
}

/// The tests' own harness drives the window, and writes what it saw.
fn play(house: &House, url: &str) -> Result<()> {
    let mut command = program(house.built("debug/demo"), &house.path(""));
    command.arg(url).arg(house.shown("demo")).env("CARGO_MANIFEST_DIR", house.path("tests")).stdin(Stdio::null());
    let mut demo = Group::start(&mut command)?;
    match wait(&mut demo) {
        Some(false) => bail!("the journey did not arrive; see target/demo"),
        _ => Ok(()),
    }
}

/// Until it ends by itself (answers whether well), or until it is enough.
fn wait(group: &mut Group) -> Option<bool> {
    loop {
        if let Some(well) = group.ended() {
            return Some(well);
        }
        if ENOUGH.load(Ordering::SeqCst) {
            return None;
        }
        std::thread::sleep(LOOK);
    }
}
