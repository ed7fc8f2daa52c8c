//! How often a PIN may be tried: a pure function of what was tried and of the time for which the app has run since.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Wrong attempts without a wait.
pub const FREE: u32 = 4;
/// The waits after those that follow; the last one after each further.
pub const WAITS: [Duration; 5] = [
    Duration::from_secs(30),
    Duration::from_mins(1),
    Duration::from_mins(5),
    Duration::from_mins(15),
    Duration::from_mins(60),
];
/// A wait that goes on is written down whenever it has become shorter by this.
pub const STEP: Duration = Duration::from_secs(5);

/// The wait after this many wrong attempts in a row.
pub fn wait_after(failed: u32) -> Duration {
    let Some(place) = failed.checked_sub(FREE + 1) else { return Duration::ZERO };
    let place = usize::try_from(place).unwrap_or(usize::MAX).min(WAITS.len() - 1);
    WAITS.get(place).copied().unwrap_or_default()
}

/// What is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Written {
    /// Attempts since the last right one, each counted before it is made.
    pub failed: u32,
    /// Milliseconds of running time until the next.
    pub wait_ms: u64,
}

impl Written {
    /// For what cannot be read: as after the longest wait, so that nobody gains by spoiling it.
    pub fn worst() -> Self {
        let failed = FREE + u32::try_from(WAITS.len()).unwrap_or(u32::MAX);
        Self { failed, wait_ms: millis(wait_after(failed)) }
    }
}

/// The attempts at one lock, while the app runs.
#[derive(Clone, Debug)]
pub struct Throttle {
    failed: u32,
    /// The wait as it was at `since`.
    wait: Duration,
    since: Duration,
}

impl Throttle {
    /// As it was written down, from now on. Time that passed while the app did not run does not count: it could only be
    /// told by a clock that anybody can set.
    pub fn resume(written: Written, running: Duration) -> Self {
        let longest = wait_after(written.failed);
        Self { failed: written.failed, wait: Duration::from_millis(written.wait_ms).min(longest), since: running }
    }

    /// How long the next attempt has to wait.
    pub fn wait(&self, running: Duration) -> Duration {
        self.wait.saturating_sub(running.saturating_sub(self.since))
    }

    /// Counts an attempt that is about to be made, as a wrong one; refuses it while it has to wait.
    pub fn attempt(&mut self, running: Duration) -> Result<(), Duration> {
        let wait = self.wait(running);
        if !wait.is_zero() {
            return Err(wait);
        }
        self.failed = self.failed.saturating_add(1);
        (self.wait, self.since) = (wait_after(self.failed), running);
        Ok(())
    }

    /// What is to be written down now.
    pub fn written(&self, running: Duration) -> Written {
        Written { failed: self.failed, wait_ms: millis(self.wait(running)) }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_wrong_attempts_are_free_and_then_the_waits_grow() {
        let seconds: Vec<u64> = (0..12).map(|failed| wait_after(failed).as_secs()).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 0, 30, 60, 300, 900, 3600, 3600, 3600]);
        assert_eq!(wait_after(u32::MAX).as_secs(), 3600);
    }

    #[test]
    fn a_wait_that_was_written_longer_than_it_can_be_is_as_long_as_it_can_be() {
        let written = Written { failed: 5, wait_ms: u64::MAX };
        assert_eq!(Throttle::resume(written, Duration::ZERO).wait(Duration::ZERO), wait_after(5));
        let worst = Throttle::resume(Written::worst(), Duration::ZERO);
        assert_eq!(worst.wait(Duration::ZERO), Duration::from_mins(60));
    }
}
