//! What the answers to an application give under the rules of a ranking: its group, what leaves it out, residence, band, points.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::canonical;
use super::rules::{self, Criterion, NO_GROUP, Rules};
use crate::Date;
use crate::digest::sha256_hex;
use crate::expression::{Mistake, Value};
use crate::form::{Answers, Asked, Form, Template};
use crate::service::Kind;

/// An application as a ranking takes it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Application {
    /// The number at the foot of its receipt: `2027-0004127`. No two have the same.
    pub number: String,
    /// The call in which it was sent.
    pub call: String,
    /// SHA-256 of the canonical JSON of the answers that were judged, 64 hexadecimal digits: shows that these facts are of those
    /// answers.
    pub answers: String,
    /// What they gave.
    pub scored: Scored,
}

/// What answers gave.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Scored {
    /// The group whose condition holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Why it is left out: the id of an exclusion, or [`NO_GROUP`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<String>,
    /// Whether it comes before all who are no residents.
    pub resident: bool,
    /// The most favourable band that applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<String>,
    /// Hundredths of points of every criterion, by its id.
    pub points: BTreeMap<String, i64>,
    /// Their sum.
    pub total: i64,
    /// The ISEE in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isee: Option<i64>,
    /// The child's day of birth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// The schools that are asked for, the dearest first, each once.
    pub schools: Vec<String>,
}

/// The rules of a ranking over the form of an edition of its service. Made once for each edition and shared.
#[derive(Clone, Debug)]
pub struct Scorer {
    /// The rules.
    pub rules: Arc<Rules>,
    pub(super) template: Arc<Template>,
}

impl Scorer {
    /// The rules over the form of an edition.
    ///
    /// # Errors
    /// What of the rules does not fit that form, by the names of their expressions: a field that this edition did not have yet.
    /// Over the edition that the rules were checked with there is nothing.
    pub fn new(rules: Arc<Rules>, edition: &Template) -> Result<Self, Vec<(String, Mistake)>> {
        let (service, lists) = (Arc::clone(&edition.service), Arc::clone(&edition.lists));
        let template = Arc::new(Template::with(service, lists, &rules.formulas())?);
        Ok(Self { rules, template })
    }

    /// An application of this number, whose answers were asked for under these circumstances. For any answers.
    pub fn application(&self, number: impl Into<String>, asked: &Asked, answers: &Answers) -> Application {
        let call = asked.call.as_ref().map(|call| call.id.clone()).unwrap_or_default();
        let answers_sha256 = sha256_hex(canonical::json(answers).as_bytes());
        Application { number: number.into(), call, answers: answers_sha256, scored: self.score(asked, answers) }
    }

    /// What answers give. For any answers.
    pub fn score(&self, asked: &Asked, answers: &Answers) -> Scored {
        let (form, rules) = (self.form(asked, answers), &self.rules);
        let first = |key: &str, many: usize| (0..many).find(|place| holds(&form, &rules::condition_of(key, *place)));
        let group = first("groups", rules.groups.len()).and_then(|place| rules.groups.get(place));
        let band = first("bands", rules.bands.len()).and_then(|place| rules.bands.get(place));
        let excluded = first("exclusions", rules.exclusions.len()).and_then(|place| rules.exclusions.get(place));
        let excluded = excluded.map(|exclusion| exclusion.id.clone());
        let given = rules.criteria.iter().enumerate();
        let points: BTreeMap<String, i64> =
            given.map(|(place, criterion)| (criterion.id.clone(), points(&form, place, criterion))).collect();
        Scored {
            excluded: excluded.or_else(|| group.is_none().then(|| NO_GROUP.to_owned())),
            group: group.map(|group| group.id.clone()),
            resident: holds(&form, rules::RESIDENCE),
            band: band.map(|band| band.id.clone()),
            total: points.values().fold(0, |sum, points| sum.saturating_add(*points)),
            points,
            isee: number(&form, rules::ISEE),
            birth_date: if let Some(Value::Date(day)) = form.result(rules::BIRTH_DATE) { Some(*day) } else { None },
            schools: schools(&form, &rules.preferences),
        }
    }

    /// The child's tax code, where the answers tell one.
    pub fn child(&self, asked: &Asked, answers: &Answers) -> Option<String> {
        match self.form(asked, answers).result(rules::CHILD) {
            Some(Value::Text(code)) => Some(code.to_string()),
            _ => None,
        }
    }

    /// The form with these answers, as the rules see it: today is the day of the requirements, where the call has one.
    pub(super) fn form(&self, asked: &Asked, answers: &Answers) -> Form {
        let mut asked = asked.clone();
        let call = asked.call.as_mut();
        if let Some((call, day)) = call.and_then(|call| self.rules.call(&call.id)?.requirements.map(|day| (call, day)))
        {
            call.requirements = Some(day);
            asked.today = day;
        }
        Form::of(Arc::clone(&self.template), asked, answers.clone())
    }

    /// What a school is called; its id where the list is not at hand.
    pub fn school(&self, id: &str) -> String {
        let field = self.template.service.fields().find(|(_, field)| field.id == self.rules.preferences);
        let list = match field.map(|(_, field)| &field.kind) {
            Some(Kind::Preferences { list, .. }) => self.template.lists.iter().find(|known| known.id == *list),
            _ => None,
        };
        let entry = list.and_then(|list| list.entries.iter().find(|entry| entry.id == id));
        entry.map_or_else(|| id.to_owned(), |entry| entry.name.clone())
    }
}

fn holds(form: &Form, name: &str) -> bool {
    form.result(name) == Some(&Value::Bool(true))
}

fn number(form: &Form, name: &str) -> Option<i64> {
    if let Some(Value::Int(number)) = form.result(name) { Some(*number) } else { None }
}

/// What a criterion gives: never below zero or above its most.
fn points(form: &Form, place: usize, criterion: &Criterion) -> i64 {
    let mut cases = criterion.cases.iter().enumerate();
    let case = cases.find(|(number, _)| holds(form, &rules::case_of(place, *number))).map(|(_, case)| case.points);
    let given = case.or_else(|| number(form, &rules::points_of(place)));
    given.unwrap_or_default().clamp(0, criterion.most().max(0))
}

fn schools(form: &Form, field: &str) -> Vec<String> {
    let Some(Value::List(asked)) = form.result(field) else { return Vec::new() };
    let mut schools: Vec<String> = Vec::new();
    for school in asked.iter() {
        if let Value::Text(school) = school
            && !schools.iter().any(|other| **other == **school)
        {
            schools.push(school.to_string());
        }
    }
    schools
}
