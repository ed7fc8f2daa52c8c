//! Time and randomness, passed in: nothing else in this crate asks the system for them.

use std::sync::Arc;

use rapida_contract::Timestamp;
use uuid::{Builder, Uuid};

/// What a municipality's surroundings give.
#[derive(Clone)]
pub struct World {
    /// Its time.
    pub clock: Clock,
    /// Its randomness.
    pub random: Random,
}

impl World {
    /// The system's clock and its random generator.
    pub fn system() -> Self {
        Self { clock: Clock::of(Timestamp::now), random: Random::system() }
    }
}

/// Where the time comes from: the system's clock, or a test's.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Timestamp + Send + Sync>);

impl Clock {
    /// One that answers so.
    pub fn of(now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// Now, to the millisecond: what is answered is what the tables keep.
    pub fn now(&self) -> Timestamp {
        let now = (self.0)();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}

/// Fills some bytes at random.
type Fill = dyn Fn(&mut [u8]) + Send + Sync;

/// Where secrets and ids that nobody can guess come from.
#[derive(Clone)]
pub struct Random(Arc<Fill>);

impl Random {
    /// The system's.
    ///
    /// # Panics
    /// When it has none: keys made without it would be known to others.
    pub fn system() -> Self {
        Self::of(|bytes| getrandom::fill(bytes).expect("a system without randomness keeps no secret"))
    }

    /// One that fills so.
    pub fn of(fill: impl Fn(&mut [u8]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(fill))
    }

    /// Some random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.0)(&mut bytes);
        bytes
    }

    /// A new id (UUID version 4, RFC 9562).
    pub fn new_id(&self) -> Uuid {
        Builder::from_random_bytes(self.bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_what_the_tables_can_keep() {
        let clock = Clock::of(|| Timestamp::from_nanosecond(1_700_000_000_123_456_789).expect("a time"));
        assert_eq!(clock.now(), Timestamp::from_millisecond(1_700_000_000_123).expect("a time"));
    }

    #[test]
    fn an_id_is_of_the_bytes_that_it_was_handed() {
        let random = Random::of(|bytes| bytes.fill(0xAB));
        assert_eq!(random.new_id().to_string(), "abababab-abab-4bab-abab-abababababab");
    }
}
