//! Who gets which place: in the order of the ranking each one the first of the schools that they asked for where one is free.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::rank::{Ranked, RankedGroup, Ranking};
use super::rules::Rules;

/// How many places there are: by group and school.
pub type Places = BTreeMap<String, BTreeMap<String, u32>>;

/// What became of the places that were offered before, by the number of the receipt. Whoever is not in it waits.
pub type Standings = BTreeMap<String, Standing>;

/// What became of a place that was offered. It is a place of the group in which it was given, and stays taken there, also where its
/// application is left out now or in another group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    /// It is offered, and its term runs: it stays theirs.
    Offered {
        /// Of which group the place is.
        group: String,
        /// Where.
        school: String,
    },
    /// It was taken: it stays theirs.
    Accepted {
        /// Of which group the place is.
        group: String,
        /// Where.
        school: String,
    },
    /// It was given up, was not accepted in time, or the application was withdrawn: they are out, and the place goes on.
    Gone,
}

/// Who has which place, and who waits.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Assignment {
    /// In the order of the ranking.
    pub groups: Vec<AssignedGroup>,
}

/// A group with its places.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct AssignedGroup {
    /// The group.
    pub group: String,
    /// What each one gets, in order.
    pub rows: Vec<Assigned>,
    /// The schools with places for it.
    pub schools: BTreeMap<String, School>,
}

/// What an application gets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Assigned {
    /// Number of its receipt.
    pub number: String,
    /// Its position.
    pub position: u32,
    /// What it gets.
    pub outcome: Outcome,
}

/// What an application gets.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Outcome {
    /// A place, now: it is to be offered.
    New {
        /// Where.
        school: String,
    },
    /// It was offered before and its term runs.
    Offered {
        /// Where.
        school: String,
    },
    /// It was taken before.
    Accepted {
        /// Where.
        school: String,
    },
    /// None: it is on the reserve list (graduatoria di riserva).
    Reserve {
        /// From 1, in this group.
        place: u32,
    },
    /// None any more: it was given up, or lost.
    Gone,
}

/// The places of a school for a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct School {
    /// How many there are.
    pub places: u32,
    /// How many of them somebody has.
    pub taken: u32,
    /// The position of the last one who has one, where none is left; nothing where all who have one are not in this ranking.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_admitted: Option<u32>,
}

impl Standing {
    /// The group and the school of the place that there is.
    pub fn place(&self) -> Option<(&str, &str)> {
        match self {
            Self::Offered { group, school } | Self::Accepted { group, school } => Some((group, school)),
            Self::Gone => None,
        }
    }

    fn outcome(&self) -> Outcome {
        match self {
            Self::Offered { school, .. } => Outcome::Offered { school: school.clone() },
            Self::Accepted { school, .. } => Outcome::Accepted { school: school.clone() },
            Self::Gone => Outcome::Gone,
        }
    }
}

impl Outcome {
    /// The school at which it has a place.
    pub fn school(&self) -> Option<&str> {
        match self {
            Self::New { school } | Self::Offered { school } | Self::Accepted { school } => Some(school),
            Self::Reserve { .. } | Self::Gone => None,
        }
    }

    /// Its place on the reserve list, from 1.
    pub fn reserve(&self) -> Option<u32> {
        if let Self::Reserve { place } = self { Some(*place) } else { None }
    }
}

impl Rules {
    /// The places that the rules say.
    pub fn places(&self) -> Places {
        let mut places = Places::new();
        for row in &self.places {
            places.entry(row.group.clone()).or_default().insert(row.school.clone(), row.places);
        }
        places
    }
}

impl Assignment {
    /// What an application gets; nothing where it is not ranked.
    pub fn row(&self, number: &str) -> Option<(&AssignedGroup, &Assigned)> {
        let mut rows = self.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (group, row)));
        rows.find(|(_, row)| row.number == number)
    }
}

/// Gives the places. Whoever has one keeps it, also where it is more than there are now, and whether or not they are in the ranking
/// still; then the free ones go down the ranking. In which order acceptances and renunciations came in does not matter: they are told all at once.
pub fn assign(ranking: &Ranking, places: &Places, standings: &Standings) -> Assignment {
    let of = |group| of_group(group, schools(&group.group, places, standings), standings);
    Assignment { groups: ranking.groups.iter().map(of).collect() }
}

/// The schools with places for a group, and how many of them are taken before any is given.
fn schools(group: &str, places: &Places, standings: &Standings) -> BTreeMap<String, School> {
    let empty = |places: u32| School { places, ..School::default() };
    let places = places.get(group).into_iter().flatten();
    let mut schools: BTreeMap<String, School> = places.map(|(id, many)| (id.clone(), empty(*many))).collect();
    for (_, school) in standings.values().filter_map(Standing::place).filter(|(of, _)| *of == group) {
        schools.entry(school.to_owned()).or_default().taken += 1;
    }
    schools
}

fn of_group(group: &RankedGroup, mut schools: BTreeMap<String, School>, standings: &Standings) -> AssignedGroup {
    let mut waiting = 0;
    let rows: Vec<Assigned> = group
        .rows
        .iter()
        .map(|row| {
            let outcome = match standings.get(&row.number) {
                Some(standing) => standing.outcome(),
                None => give(row, &mut schools).unwrap_or_else(|| {
                    waiting += 1;
                    Outcome::Reserve { place: waiting }
                }),
            };
            Assigned { number: row.number.clone(), position: row.position, outcome }
        })
        .collect();
    let given_elsewhere =
        |number: &str| standings.get(number).and_then(Standing::place).is_some_and(|(of, _)| of != group.group);
    for row in rows.iter().filter(|row| !given_elsewhere(&row.number)) {
        // Positions go up: what stays is the last one.
        if let Some(school) = row.outcome.school().and_then(|school| schools.get_mut(school)) {
            school.last_admitted = (school.taken >= school.places).then_some(row.position);
        }
    }
    AssignedGroup { group: group.group.clone(), rows, schools }
}

/// The dearest of the schools with a place free.
fn give(row: &Ranked, schools: &mut BTreeMap<String, School>) -> Option<Outcome> {
    let free = |id: &&String| schools.get(*id).is_some_and(|school| school.taken < school.places);
    let id = row.schools.iter().find(free)?.clone();
    if let Some(school) = schools.get_mut(&id) {
        school.taken += 1;
    }
    Some(Outcome::New { school: id })
}
