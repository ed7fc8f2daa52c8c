//! The rules of a ranking, as its file in `assets/rankings` says them (`docs/rankings.md`).

use serde::{Deserialize, Serialize};

use crate::Date;
use crate::calendar::last_day;
use crate::italian::MONTHS;
use crate::municipality::Text;
use crate::service::Term;
use crate::service::program::Formula;

/// Why an application is left out that fits no group: what stands in the place of the id of an [`Exclusion`].
pub const NO_GROUP: &str = "no_group";

/// The rules of the rankings of a service for a school year. Points are hundredths.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Rules {
    /// The file's name without its ending: `nido_2027`.
    pub id: String,
    /// Counted up with every change of the file.
    pub version: u32,
    /// Slug of the service.
    pub service: String,
    /// What it is called: "Graduatorie dei nidi 2027/2028".
    pub title: Text,
    /// The office that makes it: an id of `assets/offices.toml`.
    pub office: String,
    /// Who decides about observations.
    pub commission: Text,
    /// What sets criteria and points.
    pub act: Act,
    /// How long there is for what.
    pub terms: Terms,
    /// The calls it is for. Who applied in a later one comes after all of those before.
    pub calls: Vec<RankedCall>,
    /// Expression: the child's tax code, by which one sees that a child is in two applications. It goes into no run.
    pub child: String,
    /// Expression: the child's day of birth.
    pub birth_date: String,
    /// Expression: the ISEE in cents, absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isee: Option<String>,
    /// The field with the schools that are asked for, the dearest first.
    pub preferences: String,
    /// What decides between equal points, in order. The last is the draw.
    pub ties: Vec<Tie>,
    /// The sum of what all criteria can give.
    pub most_points: i64,
    /// The rankings. An application is in the first whose condition holds.
    pub groups: Vec<Group>,
    /// What is told to those who are in none.
    pub no_group: Text,
    /// What leaves an application out. The first that holds is told.
    #[serde(default)]
    pub exclusions: Vec<Exclusion>,
    /// Who comes before all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residence: Option<ResidenceRule>,
    /// Bands of precedence (fasce di precedenza), the most favourable first. Of several that hold the first counts; who has
    /// none comes after all bands.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// What gives points.
    #[serde(default)]
    pub criteria: Vec<Criterion>,
    /// How many places there are.
    pub places: Vec<SchoolPlaces>,
}

/// The act that sets the rules.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Act {
    /// `Deliberazione della Giunta comunale`.
    pub title: String,
    /// `PG 37185/50`.
    pub number: String,
    /// Its day.
    pub date: Date,
    /// Where it can be read.
    pub url: String,
}

/// How long there is for what.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Terms {
    /// For observations on a provisional ranking.
    pub observations: Term,
    /// To accept a place that is offered.
    pub acceptance: Term,
}

/// A call of the service.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RankedCall {
    /// Its id.
    pub id: String,
    /// The day on which answers are judged; where it is left out, the day on which each was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirements: Option<Date>,
}

/// What decides between equal points.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The lower ISEE; with before without.
    Isee,
    /// The older child.
    Older,
    /// The draw: [`super::rank::draw`].
    Draw,
}

impl Tie {
    /// How each is written.
    pub const WORDS: &'static [&'static str] = &["isee", "older", "draw"];
}

/// A ranking for some of the children.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Group {
    /// Which: `infants`.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Who is in it.
    pub condition: String,
}

/// What leaves an application out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exclusion {
    /// Which.
    pub id: String,
    /// Where it holds.
    pub condition: String,
    /// What the person is told; it is not published.
    pub reason: Text,
}

/// Who comes before all others.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ResidenceRule {
    /// What it is called.
    pub label: Text,
    /// Where it holds.
    pub condition: String,
}

/// A band of precedence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Band {
    /// Which.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// Where it applies.
    pub condition: String,
}

/// What gives points: those of the first case that holds, or those of an expression.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Criterion {
    /// Which.
    pub id: String,
    /// What it is called.
    pub label: Text,
    /// The fields that show why.
    pub evidence: Vec<String>,
    /// Conditions with their points.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// Gives hundredths of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expression: Option<String>,
    /// The most that the expression gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<i64>,
}

/// A condition with its points.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Case {
    /// Where it holds.
    pub condition: String,
    /// What it gives.
    pub points: i64,
}

/// How many places a school has for a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SchoolPlaces {
    /// An entry of the list of schools.
    pub school: String,
    /// Which group.
    pub group: String,
    /// How many.
    pub places: u32,
}

impl Rules {
    /// A group by its id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// The band of an id.
    pub fn band(&self, id: &str) -> Option<&Band> {
        self.bands.iter().find(|band| band.id == id)
    }

    /// A call of the service that it is for.
    pub fn call(&self, id: &str) -> Option<&RankedCall> {
        self.calls.iter().find(|call| call.id == id)
    }

    /// What is told to an application that is left out, by the exclusion's id or [`NO_GROUP`].
    pub fn reason(&self, excluded: &str) -> &Text {
        let known = self.exclusions.iter().find(|exclusion| exclusion.id == excluded);
        known.map_or(&self.no_group, |exclusion| &exclusion.reason)
    }

    /// The last day for observations on a ranking that was published on a day in Europe/Rome.
    pub fn observations_until(&self, published: Date) -> Date {
        last_day(published, Some(self.terms.observations))
    }

    /// The last day to accept a place that was offered on a day in Europe/Rome.
    pub fn acceptance_until(&self, offered: Date) -> Date {
        last_day(offered, Some(self.terms.acceptance))
    }

    /// All expressions, for the program of the form.
    pub(super) fn formulas(&self) -> Vec<Formula> {
        use crate::expression::Type::{Bool, Date, Int, Text};
        let mut found = vec![
            formula(CHILD.to_owned(), &self.child, Text, "child".to_owned()),
            formula(BIRTH_DATE.to_owned(), &self.birth_date, Date, "birth_date".to_owned()),
        ];
        found.extend(self.isee.as_ref().map(|isee| formula(ISEE.to_owned(), isee, Int, "isee".to_owned())));
        if let Some(residence) = &self.residence {
            found.push(formula(RESIDENCE.to_owned(), &residence.condition, Bool, "residence.condition".to_owned()));
        }
        let groups = self.groups.iter().map(|group| &group.condition);
        let exclusions = self.exclusions.iter().map(|exclusion| &exclusion.condition);
        let bands = self.bands.iter().map(|band| &band.condition);
        found.extend(conditions("groups", groups));
        found.extend(conditions("exclusions", exclusions));
        found.extend(conditions("bands", bands));
        for (place, criterion) in self.criteria.iter().enumerate() {
            let points = criterion.expression.as_ref();
            let path = format!("criteria[{place}].expression");
            found.extend(points.map(|text| formula(points_of(place), text, Int, path)));
            for (number, case) in criterion.cases.iter().enumerate() {
                let path = format!("criteria[{place}].cases[{number}].condition");
                found.push(formula(case_of(place, number), &case.condition, Bool, path));
            }
        }
        found
    }
}

impl Criterion {
    /// The most that it can give.
    pub fn most(&self) -> i64 {
        let cases = self.cases.iter().map(|case| case.points).max();
        self.most.into_iter().chain(cases).max().unwrap_or_default()
    }
}

impl Act {
    /// As it is cited: `Deliberazione della Giunta comunale PG 37185/50 del 18 febbraio 2025`.
    pub fn cited(&self) -> String {
        let month = usize::try_from(self.date.month() - 1).ok().and_then(|month| MONTHS.get(month));
        let (day, year) = (self.date.day(), self.date.year());
        format!("{} {} del {day} {} {year}", self.title, self.number, month.unwrap_or(&""))
    }
}

// Names that no expression can say.
pub(super) const CHILD: &str = "ranking:child";
pub(super) const BIRTH_DATE: &str = "ranking:birth_date";
pub(super) const ISEE: &str = "ranking:isee";
pub(super) const RESIDENCE: &str = "ranking:residence";

/// Of the conditions under a key (`groups`, `exclusions`, `bands`) the one at this place.
pub(super) fn condition_of(key: &str, place: usize) -> String {
    format!("ranking:{key}{place}")
}

/// Of a criterion with an expression.
pub(super) fn points_of(criterion: usize) -> String {
    format!("ranking:points{criterion}")
}

/// Of a case of a criterion.
pub(super) fn case_of(criterion: usize, case: usize) -> String {
    format!("ranking:points{criterion}:case{case}")
}

fn conditions<'a>(key: &str, texts: impl Iterator<Item = &'a String>) -> Vec<Formula> {
    let bool = crate::expression::Type::Bool;
    let made = texts.enumerate().map(|(place, text)| {
        formula(condition_of(key, place), text, bool.clone(), format!("{key}[{place}].condition"))
    });
    made.collect()
}

fn formula(name: String, text: &str, expects: crate::expression::Type, path: String) -> Formula {
    Formula { name, group: None, text: text.to_owned(), expects, path }
}
