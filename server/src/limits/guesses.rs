//! Whoever guesses at a secret waits, and longer each time: per account and per address.
//!
//! Each server of the municipality counts for itself, in memory: a restart forgives, and lasts longer than most waits.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use rapida_contract::problem::{Code, Problem};

use super::tries::Tries;
use crate::page::limit::network;
use crate::problem::Refused;

/// Guessers remembered at once: some ten megabytes. Beyond, the one that was silent longest is forgotten.
const KEPT_MAX: usize = 50_000;

/// What is guessed at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Secret {
    /// The code of a receipt, on the verification page.
    Receipt,
    /// The key of an Open311 client.
    ApiKey,
    /// An authorization code or a refresh token.
    Grant,
    /// A place among the operators.
    Desk,
}

/// Who guesses.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Guesser {
    /// An address; of IPv6 the network that one household has.
    Address(IpAddr),
    /// A device or a person, by their id.
    Account(String),
}

impl Guesser {
    /// Wrong guesses that cost nothing: behind an address there may be many people. A grant is 256 random bits, and most
    /// wrong ones are of sessions that ended: what is slowed there is a flood.
    fn free(&self, secret: Secret) -> u32 {
        match (self, secret) {
            (Self::Address(_), Secret::Grant) => 1_000,
            (Self::Address(_), _) => 20,
            (Self::Account(_), _) => 5,
        }
    }

    fn normal(&self) -> Self {
        match self {
            Self::Address(address) => Self::Address(network(*address)),
            Self::Account(_) => self.clone(),
        }
    }
}

/// How long one has to wait before the next guess.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait(SignedDuration);

/// The wrong guesses of this server's last day.
#[derive(Default)]
pub struct Guesses(Mutex<HashMap<(Secret, Guesser), Tries>>);

impl Guesses {
    /// Refuses whoever has to wait.
    pub fn check(&self, secret: Secret, guessers: &[Guesser], now: Timestamp) -> Result<(), Wait> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let left = |guesser: &Guesser| kept.get(&(secret, guesser.normal()))?.left(guesser.free(secret), now);
        guessers.iter().filter_map(left).max().map_or(Ok(()), |left| Err(Wait(left)))
    }

    /// Counts a wrong guess.
    pub fn wrong(&self, secret: Secret, guessers: &[Guesser], now: Timestamp) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for guesser in guessers {
            if kept.len() >= KEPT_MAX {
                make_room(&mut kept, now);
            }
            let key = (secret, guesser.normal());
            let tries = Tries::wrong(kept.get(&key).copied(), now);
            kept.insert(key, tries);
        }
    }

    /// Forgives an account that was right. An address is not forgiven: who knows one secret may guess at others.
    pub fn right(&self, secret: Secret, account: &str) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.remove(&(secret, Guesser::Account(account.to_owned())));
    }
}

fn make_room(kept: &mut HashMap<(Secret, Guesser), Tries>, now: Timestamp) {
    kept.retain(|_, tries| !tries.are_forgiven(now));
    if kept.len() < KEPT_MAX {
        return;
    }
    let oldest = kept.iter().min_by_key(|(_, tries)| tries.last).map(|(key, _)| key.clone());
    oldest.map(|key| kept.remove(&key));
}

impl Wait {
    /// Whole seconds, at least one.
    pub fn seconds(self) -> i64 {
        let whole = self.0.as_secs();
        if self.0.subsec_nanos() > 0 { whole + 1 } else { whole }
    }

    /// For whoever waits.
    pub fn told(self) -> String {
        let (seconds, minutes) = (self.seconds(), (self.seconds() + 59) / 60);
        let time = match (seconds, minutes) {
            (1, _) => "1 secondo".to_owned(),
            (..120, _) => format!("{seconds} secondi"),
            _ => format!("{minutes} minuti"),
        };
        format!("Troppi tentativi sbagliati. Riprova fra {time}.")
    }

    /// When to come back, on an answer of another kind.
    pub fn on(self, mut answer: Response) -> Response {
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(self.seconds()));
        answer
    }
}

impl IntoResponse for Wait {
    fn into_response(self) -> Response {
        self.on(Refused(Problem::new(Code::TooMany, self.told())).into_response())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).expect("a time")
    }

    fn account(name: &str) -> [Guesser; 1] {
        [Guesser::Account(name.into())]
    }

    #[test]
    fn who_guesses_waits_and_nobody_else() {
        let guesses = Guesses::default();
        for _ in 0..8 {
            guesses.wrong(Secret::Grant, &account("a"), at(0));
        }
        assert_eq!(guesses.check(Secret::Grant, &account("a"), at(0)).map_err(Wait::seconds), Err(4));
        assert_eq!(guesses.check(Secret::Grant, &account("a"), at(4)), Ok(()));
        assert_eq!(guesses.check(Secret::Grant, &account("b"), at(0)), Ok(()));
        assert_eq!(guesses.check(Secret::Desk, &account("a"), at(0)), Ok(()));
        guesses.right(Secret::Grant, "a");
        assert_eq!(guesses.check(Secret::Grant, &account("a"), at(0)), Ok(()));
    }

    #[test]
    fn a_household_is_one_guesser() {
        let guesses = Guesses::default();
        let from = |address: &str| [Guesser::Address(address.parse().expect("an address"))];
        for neighbour in 0..21 {
            guesses.wrong(Secret::Receipt, &from(&format!("2001:db8::{neighbour}")), at(0));
        }
        assert!(guesses.check(Secret::Receipt, &from("2001:db8::ffff"), at(0)).is_err());
        assert!(guesses.check(Secret::Receipt, &from("2001:db8:0:1::1"), at(0)).is_ok());
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let guesses = Guesses::default();
        for name in 0..KEPT_MAX + 10 {
            guesses.wrong(Secret::Desk, &account(&name.to_string()), at(name.min(9) as i64));
        }
        assert!(guesses.0.lock().expect("whole").len() <= KEPT_MAX);
        guesses.wrong(Secret::Desk, &account("later"), at(100_000));
        assert_eq!(guesses.0.lock().expect("whole").len(), 1, "what is forgiven leaves first");
    }

    #[test]
    fn the_wait_is_told_in_whole_units() {
        for (millis, told) in [(400, "1 secondo"), (8_000, "8 secondi"), (119_500, "2 minuti"), (900_000, "15 minuti")]
        {
            assert!(Wait(SignedDuration::from_millis(millis)).told().ends_with(&format!("fra {told}.")), "{told}");
        }
    }
}
