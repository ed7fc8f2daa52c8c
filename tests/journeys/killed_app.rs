//! The app's process is killed at random while it writes: what it had promised is there when it opens again.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use rapida_tests::phone;
use rapida_tests::program::Program;

const KILLS: u64 = 100;

/// What the process printed after the core had answered: from then on it must not be lost.
#[derive(Default)]
struct Promises {
    /// Draft and title.
    drafts: Vec<(String, String)>,
    /// Photos, wherever their draft has gone.
    photos: Vec<String>,
    /// Queued reports.
    queued: Vec<String>,
}

impl Promises {
    fn hear(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ').map(str::to_owned);
        match (words.next().as_deref(), words.next(), words.next()) {
            (Some("draft"), Some(id), Some(title)) => {
                self.drafts.retain(|(known, _)| *known != id);
                self.drafts.push((id, title));
            }
            (Some("photo"), Some(id), _) => self.photos.push(id),
            (Some("queued"), Some(id), _) => {
                self.drafts.retain(|(known, _)| *known != id);
                self.queued.push(id);
            }
            other => panic!("what is this? {other:?}"),
        }
    }

    /// Fails unless the store holds all of it.
    fn are_kept(&self, folder: &Path, round: u64) {
        let device = phone::open(folder, "http://127.0.0.1:9");
        for id in &self.queued {
            let page = device.report(id.parse().expect("an id"));
            assert!(page.is_ok(), "kill {round}: {id} was in the outbox and is gone: {page:?}");
        }
        for (id, title) in &self.drafts {
            let id = id.parse().expect("an id");
            // It may have gone to the outbox just before the end, or been written further, with no time left to say so.
            let now = device.draft(id).map(|draft| draft.report.title);
            let now = now.or_else(|_| device.report(id).map(|page| page.report.title));
            assert!(now.as_ref().is_ok_and(|now| now.starts_with(title)), "kill {round}: {id} {title:?}: {now:?}");
        }
        for id in &self.photos {
            let jpeg = device.photo(id.parse().expect("an id")).expect("reads");
            assert!(jpeg.is_some_and(|jpeg| jpeg.starts_with(&[0xff, 0xd8])), "kill {round}: photo {id}");
        }
    }
}

#[test]
fn an_app_killed_a_hundred_times_loses_no_draft_no_photo_and_no_queued_report() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut dice = SmallRng::seed_from_u64(1);
    let mut promises = Promises::default();
    for round in 0..KILLS {
        let mut command = Command::new(env!("CARGO_BIN_EXE_scribe"));
        command.arg(folder.path()).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut scribe = Program::start(&mut command);
        let mut lines = BufReader::new(scribe.stdout().expect("piped")).lines();
        for line in lines.by_ref().take(dice.random_range(1..20)) {
            promises.hear(&line.expect("text"));
        }
        // Some moment after its last word, in the midst of something.
        let moment = Instant::now() + Duration::from_micros(dice.random_range(0..20_000));
        while Instant::now() < moment {
            std::hint::spin_loop();
        }
        scribe.dies();
        lines.for_each(|line| promises.hear(&line.expect("text")));
        promises.are_kept(folder.path(), round);
    }
    assert!(promises.queued.len() > 20 && promises.photos.len() > 20, "it did write");
}
