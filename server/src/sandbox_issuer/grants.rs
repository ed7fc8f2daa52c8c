//! What the issuer gave out: codes, and access tokens for them. In memory alone: a sandbox that is started anew has
//! forgotten them, and people sign in once more.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use rapida_contract::sign_in::Level;

use super::identities::Identity;
use super::mischief::Mischief;
use super::request::Request;

/// How long a code waits (RFC 6749, 4.1.2: ten minutes at most).
const CODE_LIFE: SignedDuration = SignedDuration::from_mins(1);
/// How long an access token is good.
pub(super) const TOKEN_LIFE: SignedDuration = SignedDuration::from_mins(5);
/// Codes or tokens kept at once.
const KEPT_MAX: usize = 10_000;

/// Who came by which request, and what the tester wants of the issuer.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Grant {
    pub request: Request,
    pub identity: &'static Identity,
    pub level: Level,
    pub mischief: Mischief,
}

#[derive(Default)]
pub(super) struct Grants(Mutex<Memory>);

#[derive(Default)]
struct Memory {
    codes: HashMap<String, Kept>,
    tokens: HashMap<String, Kept>,
}

struct Kept {
    grant: Grant,
    /// The code that it all began with.
    code: String,
    ends: Timestamp,
    spent: bool,
}

impl Grants {
    fn memory(&self, now: Timestamp) -> MutexGuard<'_, Memory> {
        let mut memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Memory { codes, tokens } = &mut *memory;
        for kept in [codes, tokens] {
            kept.retain(|_, one| one.ends > now);
            // A sandbox is open to everybody: what does not fit is lost, and its person begins anew.
            if kept.len() >= KEPT_MAX {
                kept.clear();
            }
        }
        memory
    }

    /// Keeps what a code stands for.
    pub fn give(&self, code: String, grant: Grant, now: Timestamp) {
        let ends = if grant.mischief == Mischief::Late { now } else { now + CODE_LIFE };
        let kept = Kept { grant, code: code.clone(), ends, spent: false };
        self.memory(now).codes.insert(code, kept);
    }

    /// What a code stands for, once. A second time it may have been stolen, and what came of it ends (RFC 6749, 4.1.2).
    pub fn take(&self, code: &str, now: Timestamp) -> Option<Grant> {
        let mut memory = self.memory(now);
        let kept = memory.codes.get_mut(code)?;
        if std::mem::replace(&mut kept.spent, true) {
            memory.tokens.retain(|_, token| token.code != code);
            return None;
        }
        Some(kept.grant.clone())
    }

    /// Keeps what an access token stands for.
    pub fn give_token(&self, token: String, code: &str, grant: Grant, now: Timestamp) {
        let kept = Kept { grant, code: code.to_owned(), ends: now + TOKEN_LIFE, spent: false };
        self.memory(now).tokens.insert(token, kept);
    }

    /// What an access token stands for.
    pub fn of_token(&self, token: &str, now: Timestamp) -> Option<Grant> {
        self.memory(now).tokens.get(token).map(|kept| kept.grant.clone())
    }
}
