//! A person who never stops writing, for a test that kills them: drafts, photos, reports into the outbox, for ever. After the
//! core has answered, each of them is told on standard output: `draft ID TITLE`, `photo ID`, `queued ID`.

use std::io::Write;
use std::path::PathBuf;

use rapida_contract::report::Step;
use rapida_tests::{phone, photo};

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("usage: scribe FOLDER"));
    let device = phone::open(&folder, "http://127.0.0.1:9");
    for round in 0u64.. {
        let draft = device.new_draft().expect("a draft").id;
        for word in ["Marciapiede", "Marciapiede rotto", "Marciapiede rotto in via Cavour"] {
            device.save_draft(draft, &phone::broken_pavement(word), Step::Data).expect("kept");
            tell(&format!("draft {draft} {word}"));
        }
        if round % 2 == 0 {
            let photo = device.add_photo(draft, &photo::png(160, 120, round)).expect("taken");
            tell(&format!("photo {}", photo.id));
        }
        if round % 3 != 2 {
            device.submit_report(draft).expect("queued");
            tell(&format!("queued {draft}"));
        }
    }
}

/// A line, at once. Whoever listened may be gone.
fn tell(line: &str) {
    let mut out = std::io::stdout().lock();
    if writeln!(out, "{line}").and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}
