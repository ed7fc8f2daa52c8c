//! When to ask a register again that did not answer: not at each request, but at growing intervals.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// How long it is left alone after the first failure; twice as long after each further one.
const FIRST: SignedDuration = SignedDuration::from_secs(5);
/// The longest that it is left alone.
const LONGEST: SignedDuration = SignedDuration::from_mins(10);

/// Counts failures, and says whether it is time to ask.
#[derive(Default)]
pub struct Breaker(Mutex<State>);

#[derive(Default)]
struct State {
    failures: u32,
    failed_at: Option<Timestamp>,
    /// Not before; none where all is well.
    again_at: Option<Timestamp>,
}

impl Breaker {
    /// Whether a request may go out now. When the time has come one goes, and the others wait for what comes of it.
    pub fn lets_through(&self, now: Timestamp) -> bool {
        let mut state = self.state();
        // A clock that was put back does not keep the register away for longer.
        let waits = |again: Timestamp| now < again && again.duration_since(now) <= LONGEST;
        if state.again_at.is_some_and(waits) {
            return false;
        }
        if state.again_at.is_some() {
            state.again_at = now.checked_add(wait(state.failures)).ok();
        }
        true
    }

    /// It answered.
    pub fn succeeded(&self) {
        *self.state() = State::default();
    }

    /// It did not answer a request that began at a moment. Requests that were on their way together fail once.
    pub fn failed(&self, began: Timestamp, now: Timestamp) {
        let mut state = self.state();
        if state.failed_at.is_some_and(|last| began < last && last <= now) {
            return;
        }
        state.failures = state.failures.saturating_add(1);
        state.failed_at = Some(now);
        state.again_at = now.checked_add(wait(state.failures)).ok();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn wait(failures: u32) -> SignedDuration {
    let doubled = failures.saturating_sub(1).min(16);
    (FIRST * (1_i32 << doubled)).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_795_000_000 + second).expect("a time")
    }

    #[test]
    fn whoever_does_not_answer_is_asked_again_at_growing_intervals() {
        let breaker = Breaker::default();
        let mut second = 0;
        for interval in [5, 10, 20, 40, 80, 160, 320, 600, 600] {
            assert!(breaker.lets_through(at(second)), "{interval}");
            breaker.failed(at(second), at(second));
            assert!(!breaker.lets_through(at(second + interval - 1)), "{interval}");
            second += interval;
        }
        assert!(breaker.lets_through(at(second)));
        breaker.succeeded();
        assert!(breaker.lets_through(at(second)) && breaker.lets_through(at(second)));
    }

    #[test]
    fn one_request_goes_ahead_and_the_others_wait_for_it() {
        let breaker = Breaker::default();
        breaker.failed(at(0), at(0));
        assert!(breaker.lets_through(at(5)));
        assert!(!breaker.lets_through(at(5)));
    }

    #[test]
    fn requests_that_were_on_their_way_together_fail_once() {
        let breaker = Breaker::default();
        for _ in 0..9 {
            breaker.failed(at(0), at(3));
        }
        assert!(breaker.lets_through(at(8)));
    }

    proptest! {
        #[test]
        fn nobody_is_left_alone_for_longer_than_ten_minutes_whatever_the_clock_does(
            failures in proptest::collection::vec(-100_000_i64..100_000, 1..40), then in -100_000_i64..100_000,
        ) {
            let breaker = Breaker::default();
            for second in failures {
                breaker.failed(at(second), at(second));
            }
            let is_asked = breaker.lets_through(at(then)) || breaker.lets_through(at(then + 600));
            prop_assert!(is_asked);
        }
    }
}
