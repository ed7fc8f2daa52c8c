//! Rankings (graduatorie): who comes before whom for places that are fewer than applications, and why.
//!
//! A person sees their own application with all its reasons; everybody sees numbers of receipts and points, and no name.
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `GET /v1/rankings/{slug}/{call}` | anybody | [`PublishedRanking`]: as it was published last |
//!
//! What is here goes over the wire. The engine itself is not for the screens, and described in `docs/rankings.md`:
//!
//! 1. `file` reads the rules of a school year from `assets/rankings` and tells every mistake by line and field;
//! 2. `score` says what the answers to an application give, criterion by criterion; `correction` puts in their place what an office
//!    found out;
//! 3. `rank` puts applications into their order, the draw with it; `assign` gives the places;
//! 4. a `run` holds the inputs with what came of them, and can be made again;
//! 5. `show` makes of it the list for everybody, and what each person sees of their own.
//!
//! Nothing in here panics, for any answers and any rules.

#[cfg(feature = "native")]
pub mod assign;
#[cfg(feature = "native")]
mod canonical;
#[cfg(feature = "native")]
pub mod correction;
#[cfg(feature = "native")]
pub mod file;
mod published;
#[cfg(feature = "native")]
pub mod rank;
#[cfg(feature = "native")]
pub mod rules;
#[cfg(feature = "native")]
pub mod run;
#[cfg(feature = "native")]
pub mod score;
#[cfg(feature = "native")]
pub mod show;
#[cfg(feature = "native")]
mod words;

pub use published::{PublishedGroup, PublishedRanking, PublishedRow, RANKINGS, ranking};

use serde::{Deserialize, Serialize};

use crate::municipality::Text;
use crate::{Date, Timestamp};

/// How far a ranking is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Published for observations (provvisoria).
    Provisional,
    /// After them (definitiva).
    Final,
    /// One of a newer server.
    #[serde(other)]
    Unknown,
}

/// An application in its ranking, as whoever sent it sees it. Points are hundredths.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnRanking {
    /// Which of the service's rankings: "Lattanti".
    pub group: Text,
    /// How far it is.
    pub phase: Phase,
    /// When it was published.
    pub published_at: Timestamp,
    /// The act that sets its criteria and points.
    pub act: String,
    /// From 1; none for an application that was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
    /// How many applications are in it.
    pub of: u32,
    /// Hundredths of points.
    pub points: i64,
    /// The band of precedence, where one applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<Text>,
    /// Every criterion, with what it gave and why.
    pub criteria: Vec<Given>,
    /// What the office counts in the place of what was answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrected: Vec<Corrected>,
    /// Why it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<Text>,
    /// The schools that were asked for, in the person's order.
    pub places: Vec<PlaceAsked>,
    /// How it was in the ranking before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// The last day for observations, while there are any to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub observations_until: Option<Date>,
}

/// What a criterion gave.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Given {
    /// The criterion, by its id.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Hundredths of points; 0 where it does not apply.
    pub points: i64,
    /// The most that it can give.
    pub most: i64,
    /// What was answered that it looks at.
    pub evidence: Vec<Evidence>,
}

/// An answer that a criterion looks at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Evidence {
    /// The question.
    pub question: Text,
    /// The answer that counts; empty where there is none.
    pub answer: Text,
}

/// An answer in whose place the office counts another one.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Corrected {
    /// The question.
    pub question: Text,
    /// What was answered; empty where nothing was.
    pub declared: Text,
    /// What counts; empty where it counts as not answered.
    pub answer: Text,
    /// Why, in the office's words.
    pub why: String,
}

/// A school that was asked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PlaceAsked {
    /// Its name.
    pub name: String,
    /// Places to give in this ranking.
    pub places: u32,
    /// The position of whoever got its last place; none where places are left, where there are none to give, and where those who
    /// have them are not in this ranking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_admitted: Option<u32>,
    /// Whether no place is left.
    #[serde(default)]
    pub is_full: bool,
    /// Whether this application got a place there.
    pub is_given: bool,
}

/// An application in the ranking before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Before {
    /// From 1; none where it was left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
    /// Hundredths of points.
    pub points: i64,
    /// How far it was.
    pub phase: Phase,
}

/// A place that is offered.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Offer {
    /// The school's name.
    pub place: String,
    /// The last day to accept it.
    pub until: Date,
}

#[cfg(all(test, feature = "native"))]
mod tests;
