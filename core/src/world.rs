//! Time and randomness, passed in: nothing else in this crate asks the system for them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// Italian time as the European Union has kept it since 1996: a device need not have the zones of the world for it.
pub fn rome() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap_or(TimeZone::UTC)
}

/// Fills some bytes at random.
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// What the device's surroundings give: two clocks and random bytes.
#[derive(Clone)]
pub struct World {
    now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    running: Arc<dyn Fn() -> Duration + Send + Sync>,
    random: Arc<Fill>,
}

/// A moment by both clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    /// By the clock that a person may set.
    pub wall: Timestamp,
    /// By the one that nobody sets; systems stop it while they sleep.
    pub running: Duration,
}

impl World {
    /// A world of one's own, for tests. It runs as the system does.
    pub fn new(
        now: impl Fn() -> Timestamp + Send + Sync + 'static,
        random: impl Fn(&mut [u8]) + Send + Sync + 'static,
    ) -> Self {
        let begun = Instant::now();
        Self { now: Arc::new(now), running: Arc::new(move || begun.elapsed()), random: Arc::new(random) }
    }

    /// The same, running as a test says.
    pub fn running_by(self, running: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self { running: Arc::new(running), ..self }
    }

    /// The system's clock and its random generator.
    pub fn real() -> Self {
        let random = |bytes: &mut [u8]| getrandom::fill(bytes).expect("a system without randomness keeps no secret");
        Self::new(Timestamp::now, random)
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        (self.now)()
    }

    /// For how long the world has been running: it never goes back, and nobody sets it.
    pub fn running(&self) -> Duration {
        (self.running)()
    }

    /// This moment by both clocks.
    pub fn moment(&self) -> Moment {
        Moment { wall: self.now(), running: self.running() }
    }

    /// Some random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.random)(&mut bytes);
        bytes
    }

    /// A new id (UUID version 7, RFC 9562): in the order of time, and not to be guessed.
    pub fn new_id(&self) -> Uuid {
        let millis = u64::try_from(self.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.random()).into_uuid()
    }

    /// A number from 0 to 1, for jitter.
    pub fn fraction(&self) -> f64 {
        f64::from(u32::from_le_bytes(self.random())) / f64::from(u32::MAX)
    }
}
