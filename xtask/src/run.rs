//! A municipality and the app's window, from nothing.

use std::env;
use std::io::stdin;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Result, bail};

use crate::group::Group;
use crate::house::House;
use crate::process::{program, run};
use crate::progress::step;
use crate::test::EVERYTHING;
use crate::town::Town;
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
    let mut town = step("municipality", || Town::opens(house, listen))?;
    tell(house, &town.url());
    if screen {
        let mut window = step("window", || Group::start(&mut window(house, &town.url())))?;
        eprintln!(
            "  close it, or press Ctrl-C here, to end; press Enter here to close the municipality and open it again"
        );
        wait(&mut town, |_| window.ended().is_some())?;
    } else {
        eprintln!(
            "  there is no display here (neither DISPLAY nor WAYLAND_DISPLAY): playing the first journey under Xvfb"
        );
        step("first journey in the real window", || play(house, &town))?;
    }
    if stay && !ENOUGH.load(Ordering::SeqCst) {
        eprintln!("  the municipality stays at {} until Ctrl-C; press Enter to close it and open it again", town.url());
        wait(&mut town, |town| town.broke_down())?;
    }
    step("end", || {
        drop(town);
        Ok(())
    })
}

/// What a newcomer may open next.
fn tell(house: &House, url: &str) {
    eprintln!("  {url}/ufficio for the offices, {url}/sandbox/mail for the mails that would have been sent,");
    eprintln!("  {url}/sandbox/clock to put the municipality's clock forward, past a deadline or the end of a call");
    eprintln!(
        "  at the offices sign in as Anna Bianchi (streets and coast) or Luca Ferri (everything), both invented, with L2;"
    );
    eprintln!(
        "  who works there is in {}/operators.toml, once there is one",
        house.shown("demo/municipality").display()
    );
}

fn window(house: &House, url: &str) -> Command {
    let mut command = Command::new(house.built("debug/rapida"));
    command.env("RAPIDA_SERVER", url).stdin(Stdio::null());
    command
}

/// The tests' own harness drives the window, and writes what it saw.
fn play(house: &House, town: &Town) -> Result<()> {
    let mut command = program(house.built("debug/demo"), &house.path(""));
    command
        .arg(town.url())
        .arg(house.shown("demo"))
        .env("CARGO_MANIFEST_DIR", house.path("tests"))
        .stdin(Stdio::null());
    let mut demo = Group::start(&mut command)?;
    let arrived = loop {
        match demo.ended() {
            Some(well) => break well,
            None if ENOUGH.load(Ordering::SeqCst) => return Ok(()),
            None => std::thread::sleep(LOOK),
        }
    };
    if !arrived {
        bail!("the journey did not arrive; see target/demo");
    }
    println!("{}", house.shown("demo/report.html").display());
    Ok(())
}

/// Until it is over, or until it is enough; each Enter closes the municipality or opens it.
fn wait(town: &mut Town, mut over: impl FnMut(&mut Town) -> bool) -> Result<()> {
    let (pressed, enter) = mpsc::channel();
    // Ends with the program, or where there is nobody to press anything.
    std::thread::spawn(move || stdin().lines().map_while(Result::ok).all(|_| pressed.send(()).is_ok()));
    while !over(town) && !ENOUGH.load(Ordering::SeqCst) {
        if enter.try_recv().is_ok() {
            town.toggle()?;
        }
        std::thread::sleep(LOOK);
    }
    Ok(())
}
