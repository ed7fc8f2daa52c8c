//! From a keystroke to the painted frame, in a form of 300 questions in the real window, and in a bare field of the same
//! window: `typing FOLDER` prints JSON.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use rapida_tests::first_journey;
use rapida_tests::municipality::Municipality;
use rapida_tests::window::{Screen, Size, Theme, Window};
use serde_json::Value;

/// Whole numbers, and as many words that are asked where the number is large.
const PAIRS: usize = 100;
/// Whole numbers without more.
const NUMBERS: usize = 40;
/// Sums of two numbers.
const SUMS: usize = 60;

/// Types into one field after the other, in turns with the bare one. A stroke has arrived when a frame is painted that began after
/// the page had changed by it.
const SCRIPT: &str = r"
window.typing = null;
const painted = is_new => new Promise(done => requestAnimationFrame(() => {
  const channel = new MessageChannel(), was_new = is_new();
  channel.port1.onmessage = () => done(was_new);
  channel.port2.postMessage(0);
}));
const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
const stroke = async (input, text, place) => {
  let changed = false;
  const watch = new MutationObserver(() => { changed = true; });
  watch.observe(place, { childList: true, characterData: true, subtree: true });
  const begun = performance.now();
  write.call(input, text);
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  while (!await painted(() => changed));
  watch.disconnect();
  return performance.now() - begun;
};
const middle = times => times.sort((a, b) => a - b)[times.length >> 1];
(async () => {
  const bare = document.createElement('input'), echo = document.createElement('p');
  document.body.append(bare, echo);
  bare.addEventListener('input', () => { echo.textContent = bare.value; });
  const ours = [], peer = [];
  for (let at = 0; at < 100; at++) {
    const field = document.querySelector(`#q-n${at}`);
    for (const text of ['7', '75']) {
      ours.push(await stroke(field, text, document.querySelector('main')));
      peer.push(await stroke(bare, bare.value + text, echo));
    }
  }
  const worst = Math.max(...ours), questions = document.querySelectorAll('main [id^=q-]').length;
  window.typing = { median_ms: middle(ours), worst_ms: worst, peer_ms: middle(peer), questions };
})();
";

#[tokio::main]
async fn main() -> ExitCode {
    let Some(folder) = std::env::args().nth(1).map(PathBuf::from) else {
        eprintln!("usage: typing FOLDER");
        return ExitCode::FAILURE;
    };
    let found = measure(folder).await;
    match writeln!(std::io::stdout(), "{}", serde_json::json!({ "results": [found] })) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

async fn measure(folder: PathBuf) -> Value {
    std::fs::create_dir_all(&folder).expect("the folder can be written");
    let municipality = Municipality::opens();
    municipality.offers("long_form", &service());
    let screen = Screen::new();
    let window = Window::opens(&screen, &municipality.url(), Size::Desktop, Theme::Light, folder).await;
    first_journey::reaches_home(&window).await;
    window.goes_to("#/services").await;
    window.types("#service-search", "trecento domande").await;
    window.clicks("a[href='#/services/long_form']").await;
    window.clicks("#form-begin").await;
    window.sees("#q-n0").await;
    window.asks(SCRIPT).await;
    loop {
        let found = window.asks("return window.typing").await;
        if !found.is_null() {
            window.closes().await;
            return found;
        }
    }
}

/// A service whose form is one section of 300 questions.
fn service() -> String {
    let text = |words: &str| format!("{{ it = \"{words}\", en = \"{words}\", de = \"{words}\" }}");
    let mut file = format!(
        "version = 1\ntitle = {t}\nsummary = {t}\ncategory = \"education\"\ntopics = [\"family\"]\noffice = \"education\"\n\
         channel = \"print\"\n\n[card]\naudience = {t}\nhow = {t}\nneeded = {t}\noutcome = {t}\ntimes = {t}\naccess = {t}\n\
         conditions = {t}\n\n[[sections]]\nid = \"all\"\ntitle = {t}\n",
        t = text("Trecento domande")
    );
    let mut field = |id: String, kind: &str, more: String| {
        let label = text(&format!("Domanda {id}"));
        write!(file, "\n[[sections.fields]]\nid = \"{id}\"\nkind = \"{kind}\"\nlabel = {label}\n{more}").expect("text");
    };
    for at in 0..PAIRS {
        field(format!("n{at}"), "integer", String::new());
        field(format!("w{at}"), "short_text", format!("shown_if = \"n{at} > 50\"\n"));
    }
    for at in PAIRS..PAIRS + NUMBERS {
        field(format!("n{at}"), "integer", String::new());
    }
    for at in 0..SUMS {
        field(format!("s{at}"), "integer", format!("value = \"n{at} + n{}\"\n", at + 1));
    }
    file
}
