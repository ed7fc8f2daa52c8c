use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::lock::throttle::wait_after;

/// A world whose clocks a test moves.
#[derive(Clone, Default)]
struct Clocks {
    running_ms: Arc<AtomicU64>,
    wall_off_s: Arc<AtomicI64>,
}

impl Clocks {
    fn world(&self) -> World {
        let (wall, running) = (self.clone(), self.clone());
        let now = move || {
            let noon: Timestamp = "2026-11-23T11:00:00Z".parse().unwrap();
            noon + SignedDuration::from_secs(wall.wall_off_s.load(Ordering::Relaxed))
        };
        World::new(now, |bytes| bytes.fill(7)).running_by(move || running.running())
    }

    fn running(&self) -> Duration {
        Duration::from_millis(self.running_ms.load(Ordering::Relaxed))
    }

    fn run(&self, time: Duration) {
        self.running_ms.fetch_add(u64::try_from(time.as_millis()).unwrap(), Ordering::Relaxed);
    }
}

#[derive(Clone, Debug)]
enum Deed {
    /// An attempt, with the right PIN or a wrong one.
    Try(bool),
    /// The app runs for so many milliseconds.
    Run(u64),
    /// The app is ended and started: its running time begins anew.
    Restart,
    /// Somebody sets the clock, by so many seconds.
    SetClock(i64),
}

fn acts() -> impl Strategy<Value = Vec<Deed>> {
    let year = 366 * 24 * 3_600_i64;
    let act = prop_oneof![
        5 => Just(Deed::Try(false)),
        1 => prop::bool::weighted(0.2).prop_map(Deed::Try),
        4 => prop_oneof![0..2_000_u64, 0..70_000_u64, 0..4_000_000_u64].prop_map(Deed::Run),
        2 => Just(Deed::Restart),
        2 => (-year..year).prop_map(Deed::SetClock),
    ];
    prop::collection::vec(act, 1..60)
}

/// The app with one lock, and the true time for which it has run, over all its starts.
struct App {
    folder: tempfile::TempDir,
    clocks: Clocks,
    tries: Tries,
    truly: Duration,
}

impl App {
    fn new() -> Self {
        let (folder, clocks) = (tempfile::tempdir().unwrap(), Clocks::default());
        Tries::none(folder.path()).unwrap();
        let tries = Tries::open(folder.path(), &clocks.world());
        Self { folder, clocks, tries, truly: Duration::ZERO }
    }

    /// Runs, and writes down each second how far a wait has come, as the app does.
    fn runs(&mut self, time: Duration) {
        let mut left = time;
        // Once the wait is over nothing more is written.
        while !left.is_zero() && !self.wait().is_zero() {
            let piece = left.min(Duration::from_secs(1));
            self.clocks.run(piece);
            self.tries.step(&self.clocks.world()).unwrap();
            left -= piece;
        }
        self.clocks.run(left);
        self.truly += time;
    }

    fn restarts(&mut self) {
        self.clocks.running_ms.store(0, Ordering::Relaxed);
        self.tries = Tries::open(self.folder.path(), &self.clocks.world());
    }

    fn wait(&self) -> Duration {
        self.tries.wait(&self.clocks.world())
    }

    fn tries(&mut self) -> std::result::Result<(), Duration> {
        self.tries.attempt(&self.clocks.world()).unwrap()
    }
}

/// Attempts that the schedule allows within some running time, the first one at its beginning.
fn bound(time: Duration) -> u32 {
    let mut sum = Duration::ZERO;
    (1..)
        .find(|failed| {
            sum += wait_after(*failed);
            sum > time
        })
        .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to the app and to the clock, nobody tries more often than the schedule says, and whoever waits as
    /// long as they are told is let in.
    #[test]
    fn nobody_tries_more_often_than_the_schedule_says_and_nobody_waits_longer(acts in acts()) {
        let mut app = App::new();
        let mut wrong: Vec<Duration> = Vec::new();
        for act in acts {
            match act {
                Deed::Run(ms) => app.runs(Duration::from_millis(ms)),
                Deed::Restart => {
                    let before = app.wait();
                    app.restarts();
                    prop_assert!(app.wait() >= before && app.wait() <= before + STEP, "{before:?} {:?}", app.wait());
                }
                Deed::SetClock(seconds) => drop(app.clocks.wall_off_s.swap(seconds, Ordering::Relaxed)),
                Deed::Try(right) => match app.tries() {
                    Ok(()) if right => {
                        app.tries.succeed(&app.clocks.world()).unwrap();
                        wrong.clear();
                    }
                    Ok(()) => wrong.push(app.truly),
                    Err(wait) => prop_assert_eq!(wait, app.wait()),
                },
            }
            for (first, from) in wrong.iter().enumerate() {
                for (last, to) in wrong.iter().enumerate().skip(first) {
                    let accepted = u32::try_from(last - first + 1).unwrap();
                    prop_assert!(accepted <= bound(*to - *from), "{accepted} within {:?}", *to - *from);
                }
            }
        }
        let told = app.wait();
        app.runs(told);
        prop_assert!(app.tries().is_ok(), "after the wait that was told");
    }

    #[test]
    fn whatever_lies_in_the_file_is_read_as_something(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), bytes).unwrap();
        let tries = Tries::open(folder.path(), &Clocks::default().world());
        prop_assert!(tries.wait(&Clocks::default().world()) <= Duration::from_mins(60));
    }
}

#[test]
fn an_attempt_is_on_the_disk_before_it_is_made() {
    let mut app = App::new();
    for _ in 0..5 {
        app.tries().unwrap();
        // Killed before the PIN was tried.
        app.restarts();
    }
    assert_eq!(app.wait(), Duration::from_secs(30));
}

#[test]
fn two_apps_at_once_have_the_attempts_of_one() {
    let mut app = App::new();
    let mut other = Tries::open(app.folder.path(), &app.clocks.world());
    for _ in 0..3 {
        app.tries().unwrap();
    }
    for _ in 0..2 {
        other.attempt(&app.clocks.world()).unwrap().unwrap();
    }
    assert_eq!(app.tries(), Err(Duration::from_secs(30)));
}

#[test]
fn who_takes_the_file_away_waits_longest() {
    let mut app = App::new();
    fs::remove_file(app.folder.path().join(FILE)).unwrap();
    app.restarts();
    assert_eq!(app.wait(), Duration::from_mins(60));
}
