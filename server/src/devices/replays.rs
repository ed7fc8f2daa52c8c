//! Proofs that were seen: each is good for one request. Remembered as long as their nonce could be fresh.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use rapida_contract::Timestamp;
use rapida_contract::ids::DeviceId;
use sha2::{Digest, Sha256};

use super::nonce::span;

/// Proofs remembered in a span: 16 bytes each, so at most some 48 MB in all. More than a Comune sends in five minutes.
const SPAN_MAX: usize = 1_000_000;

/// How a proof was met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    /// For the first time.
    First,
    /// It was used before.
    Again,
    /// There is no room to remember it.
    Full,
}

/// What was seen in the current span and the two before.
#[derive(Default)]
pub struct Replays(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    span: i64,
    current: HashSet<u128>,
    before: [HashSet<u128>; 2],
}

impl Replays {
    /// Remembers a proof of a device by its `jti`.
    pub fn see(&self, device: &DeviceId, jti: &str, now: Timestamp) -> Seen {
        let mark = mark(device, jti);
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        memory.move_to(span(now));
        if memory.before.iter().any(|seen| seen.contains(&mark)) {
            return Seen::Again;
        }
        if memory.current.len() >= SPAN_MAX && !memory.current.contains(&mark) {
            return Seen::Full;
        }
        if memory.current.insert(mark) { Seen::First } else { Seen::Again }
    }
}

impl Memory {
    fn move_to(&mut self, span: i64) {
        // A clock that goes back keeps what it has: better to remember too long.
        while self.span < span {
            let [newer, _] = std::mem::take(&mut self.before);
            self.before = [std::mem::take(&mut self.current), newer];
            let is_empty = self.before.iter().all(HashSet::is_empty);
            self.span = if is_empty { span } else { self.span + 1 };
        }
    }
}

/// 128 bits stand for a proof: nobody finds two that collide, and the memory stays small.
fn mark(device: &DeviceId, jti: &str) -> u128 {
    let digest = Sha256::new().chain_update(device.0.as_bytes()).chain_update([0]).chain_update(jti).finalize();
    digest.iter().take(16).fold(0, |mark, byte| mark << 8 | u128::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::super::nonce::SPAN_S;
    use super::*;

    #[test]
    fn a_proof_is_good_once_while_its_nonce_is_fresh() {
        let replays = Replays::default();
        let device = |name: &str| DeviceId(name.into());
        let at = |second| Timestamp::from_second(1_800_000_000 + second).expect("a time");
        let cases = [
            ("a", "1", 0, Seen::First),
            ("a", "1", 1, Seen::Again),
            ("b", "1", 1, Seen::First),
            ("a", "2", SPAN_S, Seen::First),
            ("a", "1", 2 * SPAN_S - 1, Seen::Again),
            ("a", "2", 3 * SPAN_S, Seen::Again),
            ("a", "1", 9 * SPAN_S, Seen::First),
        ];
        for (name, jti, second, seen) in cases {
            assert_eq!(replays.see(&device(name), jti, at(second)), seen, "{name} {jti} {second}");
        }
    }
}
