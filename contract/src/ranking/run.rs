//! A run: everything that a ranking is made of, and what came of it, so that anybody who has the inputs comes to the same.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::assign::{Assignment, Places, Standings, assign};
use super::canonical;
use super::rank::{Ranking, Seeds, rank};
use super::rules::Rules;
use super::score::Application;
use super::{Before, Phase};
use crate::digest::sha256_hex;

/// Fewest characters of a seed.
pub const SEED_MIN: usize = 16;
/// Most characters of a seed.
pub const SEED_MAX: usize = 200;

/// All that a ranking is made of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Inputs {
    /// The rules, as they were.
    pub rules: Rules,
    /// The seed of each call.
    pub seeds: Seeds,
    /// How many places there are.
    pub places: Places,
    /// What became of the places that were offered before.
    pub standings: Standings,
    /// The applications, in the order of their numbers.
    pub applications: Vec<Application>,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Outputs {
    /// The order.
    pub ranking: Ranking,
    /// The places.
    pub assignment: Assignment,
}

/// A run of a ranking.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Run {
    /// SHA-256 of the canonical JSON of the inputs, 64 hexadecimal digits.
    pub inputs_sha256: String,
    /// What it was made of.
    pub inputs: Inputs,
    /// What came of it.
    pub outputs: Outputs,
}

/// Why there can be no run of these inputs.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoRun {
    /// Two applications have the same number.
    #[error("number {number} is there twice")]
    Twice {
        /// Which.
        number: String,
    },
    /// An application was sent in a call that the rules are not for.
    #[error("application {number} was sent in the call {call:?}, which these rules are not for")]
    OtherCall {
        /// Which.
        number: String,
        /// Its call.
        call: String,
    },
    /// A call with applications has no seed.
    #[error("the call {call:?} has no seed")]
    NoSeed {
        /// Which.
        call: String,
    },
    /// A seed that cannot be published and typed again, into a shell, too.
    #[error("the seed of the call {call:?} must be 16 to 200 letters, digits, dots, hyphens and underscores")]
    Seed {
        /// Of which.
        call: String,
    },
}

impl Inputs {
    /// What is wrong with them, if anything.
    pub fn check(&self) -> Vec<NoRun> {
        let mut wrong = Vec::new();
        let mut seen = BTreeSet::new();
        for Application { number, call, .. } in &self.applications {
            if !seen.insert(number) {
                wrong.push(NoRun::Twice { number: number.clone() });
            }
            if self.rules.call(call).is_none() {
                wrong.push(NoRun::OtherCall { number: number.clone(), call: call.clone() });
            }
        }
        let calls: BTreeSet<&String> = self.applications.iter().map(|application| &application.call).collect();
        let unseeded = calls.into_iter().filter(|call| !self.seeds.contains_key(*call));
        wrong.extend(unseeded.map(|call| NoRun::NoSeed { call: call.clone() }));
        let fits = |seed: &str| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
            (SEED_MIN..=SEED_MAX).contains(&seed.len()) && seed.bytes().all(is_plain)
        };
        let unfit = self.seeds.iter().filter(|(_, seed)| !fits(seed));
        wrong.extend(unfit.map(|(call, _)| NoRun::Seed { call: call.clone() }));
        wrong
    }

    /// SHA-256 of their canonical JSON, 64 hexadecimal digits.
    pub fn sha256(&self) -> String {
        sha256_hex(canonical::json(self).as_bytes())
    }
}

/// What comes of these inputs: the same again and again.
pub fn reproduce(inputs: &Inputs) -> Outputs {
    let ranking = rank(&inputs.rules, &inputs.applications, &inputs.seeds);
    let assignment = assign(&ranking, &inputs.places, &inputs.standings);
    Outputs { ranking, assignment }
}

impl Run {
    /// A run of these inputs, whatever order their applications are in.
    ///
    /// # Errors
    /// All that is wrong with them.
    pub fn of(mut inputs: Inputs) -> Result<Self, Vec<NoRun>> {
        let wrong = inputs.check();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        inputs.applications.sort_by(|one, other| one.number.cmp(&other.number));
        Ok(Self { inputs_sha256: inputs.sha256(), outputs: reproduce(&inputs), inputs })
    }

    /// Whether digest and outputs are those of its inputs.
    pub fn is_sound(&self) -> bool {
        self.inputs.check().is_empty()
            && self.inputs.sha256() == self.inputs_sha256
            && reproduce(&self.inputs) == self.outputs
    }

    /// An application of it.
    pub fn application(&self, number: &str) -> Option<&Application> {
        let applications = &self.inputs.applications;
        let place = applications.binary_search_by(|application| application.number.as_str().cmp(number)).ok()?;
        applications.get(place)
    }

    /// How an application stood in it, for the run after it.
    pub fn before(&self, number: &str, phase: Phase) -> Option<Before> {
        let application = self.application(number)?;
        let position = self.outputs.assignment.row(number).map(|(_, row)| row.position);
        Some(Before { position, points: application.scored.total, phase })
    }
}
