//! For whom a person may act, by which right, until when: by the registers, the session, the staff of structures, and
//! mandates. Days are days in Europe/Rome.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use rapida_contract::acting::{Capacity, Right, Subject};
use rapida_contract::registry::{Entry, Kinship, Member};
use rapida_contract::values::{TaxCode, VatNumber};

use crate::db::{DbError, Tx};
use crate::sign_in::SignedIn;
use crate::state::App;
use crate::{business_register, calendar, mandates, register_office, structures};

/// How long a right stands on what a register told, while the register is away.
const STANDS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// From this age on nobody has parental responsibility (art. 2 and 316 of the Civil Code).
const OF_AGE: i64 = 18;

/// Everybody for whom a person may act.
pub fn all(tx: &mut dyn Tx, app: &App, who: &SignedIn) -> Result<Vec<Capacity>, DbError> {
    let (own, today) = (&who.me.person.tax_code, calendar::day(app.clock.now()));
    let mut all = led(tx, app, who)?;
    let led: Vec<Subject> = all.iter().map(|capacity| capacity.subject.clone()).collect();
    for (id, until) in structures::accepted(tx, own, today)? {
        let subject = Subject::Structure { id: id.clone() };
        if let Some(structure) = app.structures.get(&id).filter(|_| !led.contains(&subject)) {
            all.push(Capacity { until: Some(until), ..lasting(subject, &structure.name, Right::Staff) });
        }
    }
    all.extend(mandates::accepted(tx, own, today)?);
    Ok(all)
}

/// Those for whom a person speaks by themselves: their minors, their companies, the structures of these.
pub fn led(tx: &mut dyn Tx, app: &App, who: &SignedIn) -> Result<Vec<Capacity>, DbError> {
    let now = app.clock.now();
    let mut all = minors(tx, &who.me.person.tax_code, now)?;
    let companies = companies(tx, who, now)?;
    let structures = app.structures.all().iter();
    let structures = structures.filter(|one| companies.iter().any(|(number, _)| *number == one.vat_number));
    let structures: Vec<Capacity> = structures
        .map(|one| lasting(Subject::Structure { id: one.id.clone() }, &one.name, Right::Representative))
        .collect();
    all.extend(
        companies
            .into_iter()
            .map(|(vat_number, name)| lasting(Subject::Company { vat_number }, &name, Right::Representative)),
    );
    all.extend(structures);
    Ok(all)
}

/// Who may act for a subject in a service, as far as they can be found from the subject. `near` is somebody whose household
/// may be the subject's.
pub fn representatives(
    tx: &mut dyn Tx,
    app: &App,
    subject: &Subject,
    service: &str,
    near: &TaxCode,
) -> Result<Vec<TaxCode>, DbError> {
    let (now, today) = (app.clock.now(), calendar::day(app.clock.now()));
    let mut found = mandates::delegates(tx, subject, service, today)?;
    let company = match subject {
        Subject::Person { tax_code } => {
            let mut near = vec![near.clone()];
            near.extend(mandates::givers(tx, subject)?);
            found.extend(parents(tx, tax_code, &near, now)?);
            None
        }
        Subject::Company { vat_number } => Some(vat_number),
        Subject::Structure { id } => {
            found.extend(structures::staff(tx, id, today)?);
            app.structures.get(id).map(|structure| &structure.vat_number)
        }
    };
    if let Some(company) = company {
        found.extend(business_register::representatives(tx, company, now - STANDS)?);
    }
    Ok(found)
}

/// Who answers for a minor among those who live with some people.
fn parents(tx: &mut dyn Tx, minor: &TaxCode, near: &[TaxCode], now: Timestamp) -> Result<Vec<TaxCode>, DbError> {
    let (mut members, mut parents) = (Vec::new(), Vec::new());
    for one in near {
        let entry = register_office::kept(tx, one)?.and_then(|kept| kept.entry);
        members.extend(entry.map(|entry| entry.household).unwrap_or_default());
    }
    for member in members {
        let subject = Subject::Person { tax_code: minor.clone() };
        if minors(tx, &member.tax_code, now)?.iter().any(|capacity| capacity.subject == subject) {
            parents.push(member.tax_code);
        }
    }
    Ok(parents)
}

/// A capacity for every service, without a known end.
fn lasting(subject: Subject, name: &str, right: Right) -> Capacity {
    Capacity { subject, name: name.to_owned(), right, services: Vec::new(), until: None }
}

fn minors(tx: &mut dyn Tx, own: &TaxCode, now: Timestamp) -> Result<Vec<Capacity>, DbError> {
    let kept = register_office::kept(tx, own)?.filter(|kept| kept.is_within(STANDS, now));
    Ok(kept.and_then(|kept| kept.entry).map(|entry| minors_of(&entry, own, calendar::day(now))).unwrap_or_default())
}

/// The minors for whom somebody answers: the head of the household, and who is married to them or in a civil union.
fn minors_of(entry: &Entry, own: &TaxCode, today: Date) -> Vec<Capacity> {
    let answers = |member: &Member| {
        matches!(member.kinship, Kinship::Head | Kinship::Spouse | Kinship::CivilPartner)
            && last_day_as_minor(member.birth_date).is_none_or(|last| last < today)
    };
    if !entry.household.iter().any(|member| member.tax_code == *own && answers(member)) {
        return Vec::new();
    }
    let children = entry.household.iter();
    let children = children.filter(|one| matches!(one.kinship, Kinship::Child | Kinship::AdoptedChild));
    let minors = children.filter_map(|child| {
        let until = last_day_as_minor(child.birth_date).filter(|last| today <= *last)?;
        let subject = Subject::Person { tax_code: child.tax_code.clone() };
        let name = format!("{} {}", child.given_name, child.family_name);
        Some(Capacity { until: Some(until), ..lasting(subject, &name, Right::Parent) })
    });
    minors.collect()
}

/// The day before the eighteenth birthday. Who was born on 29 February is of age on the 28th where there is no 29th
/// (art. 2963 of the Civil Code).
fn last_day_as_minor(birth: Date) -> Option<Date> {
    birth.checked_add(OF_AGE.years()).and_then(|of_age| of_age.yesterday()).ok()
}

/// The companies of the session's professional identity and of the business register.
fn companies(tx: &mut dyn Tx, who: &SignedIn, now: Timestamp) -> Result<Vec<(VatNumber, String)>, DbError> {
    let person = &who.me.person;
    let mut all = business_register::represented(tx, &person.tax_code, now - STANDS)?;
    // What the issuer told stands no longer than what a register told.
    let told = person.vat_number.as_deref().filter(|_| who.me.told_at >= now - STANDS);
    let number = told.and_then(|number| number.parse::<VatNumber>().ok());
    if let Some(number) = number.filter(|number| all.iter().all(|(known, _)| known != number)) {
        let name = person.company_name.clone().unwrap_or_else(|| number.to_string());
        all.push((number, name));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    #[test]
    fn a_child_is_a_minor_until_the_day_before_the_eighteenth_birthday() {
        for (birth, last) in [("2008-12-15", "2026-12-14"), ("2008-02-29", "2026-02-27"), ("2008-01-01", "2025-12-31")]
        {
            assert_eq!(last_day_as_minor(day(birth)), Some(day(last)), "{birth}");
        }
    }

    /// A household with one member of each kinship, all born on a day.
    fn household(kinships: &[Kinship], birth: Date) -> Entry {
        let code = |at: usize| temporary(u64::try_from(at).expect("a small number") + 1);
        let member = |(at, kinship): (usize, &Kinship)| {
            serde_json::json!({
                "tax_code": code(at), "given_name": "A", "family_name": "B", "sex": "female", "birth_date": birth,
                "birthplace": "Ravenna", "kinship": kinship,
            })
        };
        let household: Vec<_> = kinships.iter().enumerate().map(member).collect();
        let residence = serde_json::json!({ "street": "", "postal_code": "", "comune": "", "province": "" });
        let entry = serde_json::json!({
            "residence": residence, "civil_status": "single", "citizenships": [], "household": household,
        });
        serde_json::from_value(entry).expect("an entry")
    }

    /// Eleven digits that check.
    fn temporary(number: u64) -> String {
        (0..10)
            .map(|check| format!("{number:010}{check}"))
            .find(|code| code.parse::<TaxCode>().is_ok())
            .expect("one checks")
    }

    #[test]
    fn only_the_head_and_their_spouse_or_partner_answer_for_children_and_nobody_for_others() {
        for &kinship in Kinship::ALL {
            let mut entry =
                household(&[kinship, Kinship::Child, Kinship::Grandchild, Kinship::AdoptedChild], day("2015-06-01"));
            let own = entry.household.first_mut().map(|member| {
                member.birth_date = day("1980-01-01");
                member.tax_code.clone()
            });
            let found = minors_of(&entry, &own.expect("a member"), day("2026-11-23"));
            let answers = matches!(kinship, Kinship::Head | Kinship::Spouse | Kinship::CivilPartner);
            assert_eq!(found.len(), if answers { 2 } else { 0 }, "{kinship:?}");
        }
    }

    #[test]
    fn a_minor_who_heads_a_household_answers_for_nobody() {
        let entry = household(&[Kinship::Head, Kinship::Child], day("2010-06-01"));
        let own = entry.household.first().map(|member| member.tax_code.clone()).expect("a member");
        assert_eq!(minors_of(&entry, &own, day("2026-11-23")), []);
    }

    proptest! {
        #[test]
        fn nobody_answers_for_whoever_is_of_age(days in -20_000_i64..20_000) {
            let today = day("2026-11-23");
            let birth = today.checked_sub(days.days()).expect("a day");
            let mut entry = household(&[Kinship::Head, Kinship::Child], birth);
            let own = entry.household.first_mut().map(|member| {
                member.birth_date = day("1960-01-01");
                member.tax_code.clone()
            });
            let is_minor = birth.checked_add(18.years()).expect("a day") > today;
            prop_assert_eq!(!minors_of(&entry, &own.expect("a member"), today).is_empty(), is_minor);
        }
    }
}
