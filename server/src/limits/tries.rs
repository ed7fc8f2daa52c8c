//! How long one waits after wrong guesses: the rule alone.

use jiff::{SignedDuration, Timestamp};

/// The first wait; each wrong guess after it doubles the next.
const FIRST: SignedDuration = SignedDuration::from_secs(1);
/// The longest wait.
pub(super) const LONGEST: SignedDuration = SignedDuration::from_mins(15);
/// After so long without a wrong guess one begins anew.
pub(super) const FORGIVEN: SignedDuration = SignedDuration::from_hours(24);

/// Wrong guesses so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Tries {
    wrong: u32,
    pub(super) last: Timestamp,
}

impl Tries {
    /// One more wrong guess, now. The first ones, `free` of them, cost no wait: people mistype.
    pub(super) fn wrong(before: Option<Self>, now: Timestamp) -> Self {
        let so_far = before.filter(|tries| !tries.are_forgiven(now)).map_or(0, |tries| tries.wrong);
        Self { wrong: so_far.saturating_add(1), last: now }
    }

    /// Whether they count no more.
    pub(super) fn are_forgiven(&self, now: Timestamp) -> bool {
        now.duration_since(self.last) >= FORGIVEN
    }

    /// How long one still has to wait; nothing for who may guess now. A clock that went back makes nobody wait longer than
    /// the wait itself.
    pub(super) fn left(&self, free: u32, now: Timestamp) -> Option<SignedDuration> {
        let passed = now.duration_since(self.last).max(SignedDuration::ZERO);
        let left = wait(self.wrong, free) - passed;
        left.is_positive().then_some(left)
    }
}

fn wait(wrong: u32, free: u32) -> SignedDuration {
    let Some(beyond) = wrong.checked_sub(free).filter(|_| wrong > free) else { return SignedDuration::ZERO };
    let doubled = 1_i32.checked_shl(beyond - 1).filter(|times| *times > 0);
    doubled.and_then(|times| FIRST.checked_mul(times)).map_or(LONGEST, |wait| wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).expect("a time")
    }

    #[test]
    fn each_wrong_guess_after_the_free_ones_doubles_the_wait() {
        let waits = (0..17).map(|wrong| wait(wrong, 5).as_secs()).collect::<Vec<_>>();
        assert_eq!(waits, [0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]);
        assert_eq!(wait(u32::MAX, 0), LONGEST);
    }

    #[test]
    fn a_day_without_a_wrong_guess_forgives_all() {
        let mut tries = None;
        (0..10).for_each(|_| tries = Some(Tries::wrong(tries, at(0))));
        assert!(tries.expect("some").left(5, at(0)).is_some());
        assert_eq!(Tries::wrong(tries, at(86_400)).left(5, at(86_400)), None);
    }

    proptest! {
        /// Whoever guesses as often as they may, at whatever pace and with whatever clock, gets at the longest wait.
        #[test]
        fn nobody_waits_longer_than_the_longest_wait_nor_less_after_more_guesses(
            moves in proptest::collection::vec(-100_000_i64..100_000, 1..60), free in 0_u32..30,
        ) {
            let (mut tries, mut now) = (None, 0);
            for (guesses, moved) in (1_u32..).zip(moves) {
                now += moved;
                let next = Tries::wrong(tries, at(now));
                let left = next.left(free, at(now)).unwrap_or_default();
                prop_assert!(left <= LONGEST && left <= wait(guesses, free));
                prop_assert!(next.left(free, at(now - 1_000_000)).unwrap_or_default() <= LONGEST);
                if tries.is_some_and(|before: Tries| !before.are_forgiven(at(now))) {
                    prop_assert!(left >= tries.and_then(|before| before.left(free, before.last)).unwrap_or_default());
                }
                tries = Some(next);
            }
        }

        #[test]
        fn a_day_has_room_for_few_guesses(pauses in proptest::collection::vec(0_i64..2_000, 2_000)) {
            let (mut tries, mut now, mut guesses): (Option<Tries>, i64, u32) = (None, 0, 0);
            for pause in pauses {
                now += pause;
                if now >= 86_400 {
                    break;
                }
                if tries.is_none_or(|tries| tries.left(5, at(now)).is_none()) {
                    tries = Some(Tries::wrong(tries, at(now)));
                    guesses += 1;
                }
            }
            prop_assert!(guesses <= 5 + 11 + 86_400 / 900, "{guesses}");
        }
    }
}
