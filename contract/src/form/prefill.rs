//! First answers from what is known of a person, so that nobody types twice what is known (criterion C.SE.1.5). The same on the
//! device and at the municipality, which therefore can tell whether what is locked was changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Part};
use crate::acting::Subject;
use crate::profile::Own;
use crate::registry::{CivilStatus, Entry, Kinship, Member};
use crate::service::{Kind, Service, Source};
use crate::sign_in::Person;
use crate::values::TaxCode;

/// What is known of the person who fills in a form, and of whom they act for.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// The signed-in person, as the identity provider tells it.
    pub person: Option<Person>,
    /// Their entry in the register office.
    pub entry: Option<Entry>,
    /// What they wrote into their profile, in its order. The municipality does not have it.
    pub own: Vec<Own>,
    /// For whom they act; none for themselves.
    pub subject: Option<Subject>,
    /// What the subject is called.
    pub subject_name: Option<String>,
}

/// A first answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Prefilled {
    /// The field, by its id.
    pub field: String,
    /// Its answer, or the parts of it that are known.
    pub answer: Answer,
    /// Where it comes from. Whether it is locked, [`Source::is_locked`] tells.
    pub source: Source,
}

/// The first answers to a form, in its order. Columns of groups have none: [`Known::offers`] has what can be chosen there.
pub fn prefill(service: &Service, known: &Known) -> Vec<Prefilled> {
    let sources = service.fields().filter(|(_, field)| field.value.is_none());
    let sources =
        sources.filter_map(|(_, field)| Some((field, field.prefill.filter(|source| source.fits(&field.kind))?)));
    let first = sources.filter_map(|(field, source)| {
        let answer = known.offers(source).into_iter().next()?;
        Some(Prefilled { field: field.id.clone(), answer, source })
    });
    first.collect()
}

impl Known {
    /// All answers that a source has, the first being the one that is filled in.
    pub fn offers(&self, source: Source) -> Vec<Answer> {
        let person = self.person.as_ref();
        let text = |text: Option<&str>| {
            text.filter(|text| !text.trim().is_empty()).map(Answer::text).into_iter().collect::<Vec<_>>()
        };
        match source {
            Source::Person => {
                person.map(|person| of_person(person, self.member(Some(&person.tax_code)))).into_iter().collect()
            }
            Source::GivenName => text(person.map(|person| person.given_name.as_str())),
            Source::FamilyName => text(person.map(|person| person.family_name.as_str())),
            Source::TaxCode => text(person.map(|person| person.tax_code.as_str())),
            Source::BirthDate => text(person.and_then(|person| person.birthdate.as_deref())),
            Source::Birthplace => {
                text(self.member(person.map(|person| &person.tax_code)).map(|member| member.birthplace.as_str()))
            }
            Source::IdentityDocument => text(self.entry.as_ref().and_then(longest_valid)),
            Source::Residence => self.entry.as_ref().map(residence).into_iter().collect(),
            Source::CivilStatus => text(self.entry.as_ref().and_then(|entry| civil_status(entry.civil_status))),
            Source::Citizenship => {
                text(self.entry.as_ref().and_then(|entry| entry.citizenships.first()).map(String::as_str))
            }
            Source::Partner => self.partner().map(of_partner).into_iter().collect(),
            Source::Child => match &self.subject {
                Some(Subject::Person { tax_code }) => self.member(Some(tax_code)).map(of_member).into_iter().collect(),
                _ => Vec::new(),
            },
            Source::CompanyName => match self.subject {
                Some(Subject::Company { .. }) => text(self.subject_name.as_deref()),
                _ => Vec::new(),
            },
            Source::CompanyVatNumber => match &self.subject {
                Some(Subject::Company { vat_number }) => text(Some(vat_number.as_str())),
                _ => Vec::new(),
            },
            Source::Phone => self.contacts(source, person.and_then(|person| person.phone.as_deref())),
            Source::Email => self.contacts(source, person.and_then(|person| person.email.as_deref())),
            Source::CertifiedMail => self.contacts(source, person.and_then(|person| person.digital_address.as_deref())),
            Source::Iban | Source::Vehicle | Source::Property | Source::Isee => self.own(source),
            Source::OwnCompanyName | Source::OwnCompanyVatNumber => self.own(source),
            Source::Unknown => Vec::new(),
        }
    }

    /// Everybody of the household who can be chosen; nothing where the register office told nothing.
    pub fn household(&self) -> Option<Vec<Answer>> {
        Some(self.entry.as_ref()?.household.iter().map(of_member).collect())
    }

    fn member(&self, tax_code: Option<&TaxCode>) -> Option<&Member> {
        self.entry.as_ref()?.household.iter().find(|member| Some(&member.tax_code) == tax_code)
    }

    /// The head of the household for their partner, and the other way round.
    fn partner(&self) -> Option<&Member> {
        let is_partner =
            |member: &Member| matches!(member.kinship, Kinship::Spouse | Kinship::Partner | Kinship::CivilPartner);
        let own = self.member(self.person.as_ref().map(|person| &person.tax_code))?;
        let mut others = self.entry.as_ref()?.household.iter().filter(|other| other.tax_code != own.tax_code);
        match own.kinship {
            Kinship::Head => others.find(|other| is_partner(other)),
            _ if is_partner(own) => others.find(|other| other.kinship == Kinship::Head),
            _ => None,
        }
    }

    /// Those of the profile, and behind them the identity provider's.
    fn contacts(&self, source: Source, told: Option<&str>) -> Vec<Answer> {
        let mut offers = self.own(source);
        let told = told.filter(|text| !text.trim().is_empty()).map(Answer::text);
        offers.extend(told.filter(|told| !offers.contains(told)).into_iter().collect::<Vec<_>>());
        offers
    }

    fn own(&self, source: Source) -> Vec<Answer> {
        self.own.iter().filter_map(|own| of_own(source, own)).collect()
    }
}

fn of_own(source: Source, own: &Own) -> Option<Answer> {
    match (source, own) {
        (Source::Phone, Own::Phone { phone }) => Some(Answer::text(phone.as_str())),
        (Source::Email, Own::Email { email }) => Some(Answer::text(email.as_str())),
        (Source::CertifiedMail, Own::CertifiedMail { certified_mail }) => Some(Answer::text(certified_mail.as_str())),
        (Source::Iban, Own::Iban { iban }) => Some(Answer::text(iban.as_str())),
        (Source::OwnCompanyName, Own::Company { company }) => Some(Answer::text(&company.name)),
        (Source::OwnCompanyVatNumber, Own::Company { company }) => Some(Answer::text(company.vat_number.as_str())),
        (Source::Vehicle, Own::Vehicle { plate, .. }) => {
            Some(Answer::parts([("number", plate.as_str()), ("country", plate.country())]))
        }
        (Source::Property, Own::Property { comune, parcel }) => Some(filled([
            ("comune", comune.as_str()),
            ("section", &parcel.section),
            ("sheet", &parcel.sheet),
            ("number", &parcel.number),
            ("unit", &parcel.unit),
        ])),
        (Source::Isee, Own::Isee { isee }) => {
            let mut parts = BTreeMap::from([("cents".to_owned(), Part::Number(isee.cents.into()))]);
            parts.insert("protocol".to_owned(), Part::Text(isee.protocol.as_str().to_owned()));
            parts.insert("until".to_owned(), Part::Text(isee.until.to_string()));
            Some(Answer::Parts(parts))
        }
        _ => None,
    }
}

/// Parts of which those that are known are there.
fn filled<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Answer {
    Answer::parts(parts.into_iter().map(|(name, text)| (name, text.trim())).filter(|(_, text)| !text.is_empty()))
}

/// Where they were born the identity provider tells by its code; the register office, where it knows them, by its name.
fn of_person(person: &Person, member: Option<&Member>) -> Answer {
    let or_nothing = |text: &'_ Option<String>| text.clone().unwrap_or_default();
    let birthplace = member.map_or_else(|| or_nothing(&person.birthplace), |member| member.birthplace.clone());
    filled([
        ("tax_code", person.tax_code.as_str()),
        ("given_name", &person.given_name),
        ("family_name", &person.family_name),
        ("birth_date", &or_nothing(&person.birthdate)),
        ("birthplace", &birthplace),
        ("sex", &or_nothing(&person.gender)),
    ])
}

fn of_member(member: &Member) -> Answer {
    let sex = super::wire_name(&member.sex);
    let kinship = super::wire_name(&member.kinship);
    filled([
        ("tax_code", member.tax_code.as_str()),
        ("given_name", &member.given_name),
        ("family_name", &member.family_name),
        ("birth_date", &member.birth_date.to_string()),
        ("birthplace", &member.birthplace),
        ("sex", &sex),
        ("kinship", &kinship),
    ])
}

/// What a question about somebody asks: not what they are to the head of their household.
fn of_partner(member: &Member) -> Answer {
    let mut answer = of_member(member);
    if let Answer::Parts(parts) = &mut answer {
        parts.remove("kinship");
    }
    answer
}

fn longest_valid(entry: &Entry) -> Option<&str> {
    entry.documents.iter().max_by_key(|document| document.valid_until).map(|document| document.number.as_str())
}

fn residence(entry: &Entry) -> Answer {
    let residence = &entry.residence;
    filled([
        ("street", residence.street.as_str()),
        ("postal_code", &residence.postal_code),
        ("comune", &residence.comune),
        ("province", &residence.province),
    ])
}

/// As the register calls it, which knows the code of no other.
fn civil_status(status: CivilStatus) -> Option<&'static str> {
    match status {
        CivilStatus::Single => Some("Celibe o nubile"),
        CivilStatus::Married => Some("Coniugato o coniugata"),
        CivilStatus::Widowed => Some("Vedovo o vedova"),
        CivilStatus::Divorced => Some("Divorziato o divorziata"),
        CivilStatus::CivilUnion => Some("Unito o unita civilmente"),
        CivilStatus::WidowedOfUnion => Some("Stato libero per decesso della parte unita civilmente"),
        CivilStatus::UnionDissolved => Some("Stato libero per scioglimento dell'unione civile"),
        CivilStatus::Other => None,
    }
}

/// Whether an answer says all that a known one says. It may say more: what is not known is typed.
pub(super) fn agrees(kind: &Kind, answer: Option<&Answer>, known: &Answer) -> bool {
    let Some(answer) = answer else { return false };
    let (answer, known) = (normal(kind, answer), normal(kind, known));
    match (&answer, &known) {
        (Answer::Parts(answer), Answer::Parts(known)) => {
            known.iter().all(|(name, part)| answer.get(name) == Some(part))
        }
        (answer, known) => answer == known,
    }
}

fn normal(kind: &Kind, answer: &Answer) -> Answer {
    super::kinds::normal(kind, answer).unwrap_or_else(|| answer.clone())
}
