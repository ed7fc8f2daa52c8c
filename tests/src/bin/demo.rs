//! Plays the first journey in the real window against a running municipality, and writes what happened:
//! `demo http://127.0.0.1:8484 target/demo`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rapida_tests::first_journey::{self, Seen};
use rapida_tests::photo;
use rapida_tests::window::{Screen, Size, Theme, Window};
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (Some(server), Some(folder)) = (words.next(), words.next()) else {
        eprintln!("usage: demo http://ADDRESS FOLDER");
        return ExitCode::FAILURE;
    };
    let mut enough = signal(SignalKind::terminate()).expect("signals");
    // Whoever asks for the end gets it at once, and the window and its screen end with the future that holds them.
    tokio::select! {
        () = play(&server, Path::new(&folder)) => ExitCode::SUCCESS,
        _ = enough.recv() => ExitCode::FAILURE,
    }
}

async fn play(server: &str, folder: &Path) {
    std::fs::create_dir_all(folder).expect("the folder can be written");
    let file = folder.join("marciapiede.png");
    std::fs::write(&file, photo::png(1600, 1200, 7)).expect("the folder can be written");
    let screen = Screen::new();
    let window = Window::opens(&screen, server, Size::Phone, Theme::Light, folder.to_owned()).await;
    let seen = first_journey::play(&window, &absolute(&file), async |_, name| eprintln!("  {name}")).await;
    window.closes().await;
    std::fs::write(folder.join("report.html"), report(server, &seen)).expect("the folder can be written");
}

fn absolute(file: &Path) -> PathBuf {
    std::path::absolute(file).expect("a path")
}

/// One page, in the language of those who will look at it.
fn report(server: &str, seen: &Seen) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"it\"><meta charset=\"utf-8\"><title>Rapida: il primo percorso</title>\
         <style>body{font-family:sans-serif;margin:2rem;max-width:70rem}figure{display:inline-block;margin:0 1rem 1rem 0}\
         img{width:260px;border:1px solid #999}pre{white-space:pre-wrap;background:#eee;padding:1rem}</style>\
         <h1>Il primo percorso, nella finestra vera</h1>",
    );
    let _ = write!(page, "<p>Una segnalazione con una foto presa dal disco, inviata al Comune su {server}.</p>");
    for (name, picture) in &seen.pictures {
        let file = picture.file_name().unwrap_or_default().to_string_lossy();
        let _ = write!(page, "<figure><img src=\"{file}\" alt=\"\"><figcaption>{name}</figcaption></figure>");
    }
    let receipt = seen.receipt.replace('&', "&amp;").replace('<', "&lt;");
    let _ = write!(page, "<h2>La ricevuta</h2><pre>{receipt}</pre></html>");
    page
}
