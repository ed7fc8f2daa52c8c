//! When the app locks by itself: a pure function of what the person was last seen to do.

use std::time::Duration;

use crate::world::Moment;

/// Without keys or pointer, on a desktop.
pub const IDLE: Duration = Duration::from_mins(5);
/// In the background, on a phone.
pub const HIDDEN: Duration = Duration::from_secs(30);

/// What the app runs on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// A desk, which others come to.
    Desktop,
    /// A hand.
    Phone,
}

/// What the person was last seen to do.
#[derive(Clone, Copy, Debug)]
pub struct Presence {
    active: Moment,
    hidden: Option<Moment>,
}

impl Presence {
    /// Somebody who was just let in.
    pub fn new(now: Moment) -> Self {
        Self { active: now, hidden: None }
    }

    /// Something was done, or the window came into sight or went out of it.
    pub fn note(&mut self, visible: bool, now: Moment) {
        self.active = now;
        self.hidden = if visible { None } else { self.hidden.or(Some(now)) };
    }

    /// Whether it is time to lock.
    pub fn is_time(&self, place: Place, now: Moment) -> bool {
        match place {
            Place::Desktop => elapsed(self.active, now) >= IDLE,
            Place::Phone => self.hidden.is_some_and(|hidden| elapsed(hidden, now) >= HIDDEN),
        }
    }
}

/// By the clock that says more: one stands still while the system sleeps, the other may be set back. To lock too early does
/// no harm.
fn elapsed(from: Moment, to: Moment) -> Duration {
    let wall = Duration::try_from(to.wall.duration_since(from.wall)).unwrap_or_default();
    wall.max(to.running.saturating_sub(from.running))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(running_s: u64, wall_s: i64) -> Moment {
        Moment { wall: jiff::Timestamp::from_second(wall_s).unwrap(), running: Duration::from_secs(running_s) }
    }

    #[test]
    fn a_desktop_locks_after_five_minutes_without_a_sign_by_whichever_clock() {
        let presence = Presence::new(at(10, 1_000));
        for (now, expected) in [
            (at(309, 1_299), false),
            (at(310, 1_300), true),
            // The clock was set back; the machine slept.
            (at(310, 5), true),
            (at(11, 1_300), true),
            (at(11, 5), false),
        ] {
            assert_eq!(presence.is_time(Place::Desktop, now), expected, "{now:?}");
        }
    }

    #[test]
    fn a_sign_begins_the_five_minutes_anew() {
        let mut presence = Presence::new(at(0, 0));
        presence.note(false, at(299, 299));
        assert!(!presence.is_time(Place::Desktop, at(598, 598)));
        assert!(presence.is_time(Place::Desktop, at(599, 599)));
    }

    #[test]
    fn a_phone_locks_after_thirty_seconds_out_of_sight_and_never_in_sight() {
        let mut presence = Presence::new(at(0, 0));
        assert!(!presence.is_time(Place::Phone, at(4_000, 4_000)));
        presence.note(false, at(4_000, 4_000));
        presence.note(false, at(4_020, 4_020));
        assert!(!presence.is_time(Place::Phone, at(4_029, 4_029)));
        assert!(presence.is_time(Place::Phone, at(4_030, 4_030)));
        presence.note(true, at(4_025, 4_025));
        assert!(!presence.is_time(Place::Phone, at(9_000, 9_000)));
    }
}
