//! The order of applications: call, residence, band, points, and between equal points what the rules say. It is total, and the
//! order in which applications come in does not matter.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::rules::{Rules, Tie};
use super::score::Application;
use crate::Date;
use crate::digest::hex;

/// The published seed of the draw of each call, by its id.
pub type Seeds = BTreeMap<String, String>;

/// All groups with their applications in order, and who is left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ranking {
    /// In the order of the rules; also those without applications.
    pub groups: Vec<RankedGroup>,
    /// In the order of their numbers.
    pub left_out: Vec<LeftOut>,
}

/// A group with its applications in order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RankedGroup {
    /// The group.
    pub group: String,
    /// The first one first.
    pub rows: Vec<Ranked>,
}

/// An application in its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ranked {
    /// Number of its receipt.
    pub number: String,
    /// Its call.
    pub call: String,
    /// From 1, through all calls.
    pub position: u32,
    /// The band that applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// Hundredths of points.
    pub points: i64,
    /// What put it before the next one; none for the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// The schools that it asks for, the dearest first.
    pub schools: Vec<String>,
}

/// An application that is not ranked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LeftOut {
    /// Number of its receipt.
    pub number: String,
    /// Its call.
    pub call: String,
    /// The group in which it would be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The id of an exclusion, or [`NO_GROUP`](super::rules::NO_GROUP).
    pub why: String,
}

/// What puts an application before another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// It was sent in an earlier call.
    Call,
    /// It is a resident's.
    Residence,
    /// Its band is more favourable.
    Band,
    /// It has more points.
    Points,
    /// Its ISEE is lower, or the other one has none.
    Isee,
    /// The child is older.
    Older,
    /// The draw.
    Draw,
}

/// The key of an application in the draw: SHA-256 over the seed, a byte 0 and the number of the receipt. The lower comes first.
/// Whoever knows the seed can work it out: `printf '%s\0%s' SEED 2027-0004127 | sha256sum`.
pub fn draw(seed: &str, number: &str) -> [u8; 32] {
    Sha256::new().chain_update(seed).chain_update([0]).chain_update(number).finalize().into()
}

/// The same in hexadecimal, as `sha256sum` writes it.
pub fn draw_hex(seed: &str, number: &str) -> String {
    hex(&draw(seed, number))
}

/// Puts applications into the order of the rules.
pub fn rank(rules: &Rules, applications: &[Application], seeds: &Seeds) -> Ranking {
    let order = Order { rules, seeds };
    let mut keys: Vec<Key> = applications.iter().map(|application| order.key(application)).collect();
    keys.sort_by(|one, other| order.compare(one, other).0);
    let groups = rules.groups.iter().map(|group| {
        let of_group = keys.iter().filter(|key| {
            let scored = &key.application.scored;
            scored.excluded.is_none() && scored.group.as_deref() == Some(&group.id)
        });
        let of_group: Vec<&Key> = of_group.collect();
        let next = of_group.iter().skip(1).map(Some).chain([None]);
        let rows = of_group.iter().zip(next).zip(1..).map(|((key, next), position)| {
            let Application { number, call, scored, .. } = key.application;
            Ranked {
                number: number.clone(),
                call: call.clone(),
                position,
                band: scored.band.clone(),
                points: scored.total,
                decided: next.map(|next| order.compare(key, next).1),
                schools: scored.schools.clone(),
            }
        });
        RankedGroup { group: group.id.clone(), rows: rows.collect() }
    });
    Ranking { groups: groups.collect(), left_out: left_out(applications) }
}

fn left_out(applications: &[Application]) -> Vec<LeftOut> {
    let out = applications.iter().filter_map(|application| {
        let Application { number, call, scored, .. } = application;
        let why = scored.excluded.clone()?;
        Some(LeftOut { number: number.clone(), call: call.clone(), group: scored.group.clone(), why })
    });
    let mut out: Vec<LeftOut> = out.collect();
    out.sort_by(|one, other| one.number.cmp(&other.number));
    out
}

struct Order<'a> {
    rules: &'a Rules,
    seeds: &'a Seeds,
}

/// What decides of an application.
struct Key<'a> {
    application: &'a Application,
    call: usize,
    resident: Reverse<bool>,
    /// Those without one come last.
    band: usize,
    points: Reverse<i64>,
    /// With before without.
    isee: (bool, i64),
    born: Date,
    draw: [u8; 32],
}

impl Order<'_> {
    fn key<'a>(&self, application: &'a Application) -> Key<'a> {
        let scored = &application.scored;
        let call = self.rules.calls.iter().position(|call| call.id == application.call);
        let band = scored.band.as_ref().and_then(|id| self.rules.bands.iter().position(|band| band.id == *id));
        let seed = self.seeds.get(&application.call).map_or("", String::as_str);
        Key {
            application,
            call: call.unwrap_or(usize::MAX),
            resident: Reverse(scored.resident),
            band: band.unwrap_or(usize::MAX),
            points: Reverse(scored.total),
            isee: (scored.isee.is_none(), scored.isee.unwrap_or_default()),
            born: scored.birth_date.unwrap_or(Date::MAX),
            draw: draw(seed, &application.number),
        }
    }

    /// Which comes first, and what decided.
    fn compare(&self, one: &Key, other: &Key) -> (Ordering, Decided) {
        let fixed = [
            (one.call.cmp(&other.call), Decided::Call),
            (one.resident.cmp(&other.resident), Decided::Residence),
            (one.band.cmp(&other.band), Decided::Band),
            (one.points.cmp(&other.points), Decided::Points),
        ];
        let ties = self.rules.ties.iter().map(|tie| match tie {
            Tie::Isee => (one.isee.cmp(&other.isee), Decided::Isee),
            Tie::Older => (one.born.cmp(&other.born), Decided::Older),
            Tie::Draw => (one.draw.cmp(&other.draw), Decided::Draw),
        });
        let decided = fixed.into_iter().chain(ties).find(|(order, _)| order.is_ne());
        // Two keys of the draw that are the same are of the same number.
        decided.unwrap_or_else(|| (one.application.number.cmp(&other.application.number), Decided::Draw))
    }
}
