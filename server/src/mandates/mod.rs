//! Mandates (deleghe): somebody lets somebody else act for them, or for a company, a structure or a child for whom they
//! speak; for some services, for some days. Who received one accepts it; either side ends it. Whoever holds a mandate, or
//! only works for a structure, gives none on: there are no chains.

mod evidence;
mod routes;
mod table;

use jiff::civil::Date;
use rapida_contract::acting::{Capacity, GRANT_DAYS_MAX, GrantState, Mandate, NewMandate, Right, Subject};
use rapida_contract::digest::sha256_hex;
use rapida_contract::ids::{DeviceId, MandateId};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::values::TaxCode;

use crate::acting::{self, Acting, grant};
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::problem::not_found;
use crate::sign_in::SignedIn;
use crate::state::App;
pub use routes::routes;

/// What an act on a mandate is called.
const ACT: &str = "mandate";
/// Most services that a mandate names; for more it is for all.
const SERVICES_MAX: u32 = 50;
/// Longest slug of a service.
const SLUG_MAX: usize = 60;

/// A mandate as it is kept.
struct Kept {
    id: MandateId,
    subject: Subject,
    subject_name: String,
    given_by: TaxCode,
    new: NewMandate,
    state: GrantState,
    content_sha256: String,
}

impl Kept {
    /// As one of its sides sees it on a day.
    fn shown(self, is_given: bool, today: Date) -> Mandate {
        Mandate {
            id: self.id,
            is_given,
            subject: self.subject,
            subject_name: self.subject_name,
            delegate: self.new.delegate,
            delegate_name: self.new.delegate_name,
            services: self.new.services,
            from: self.new.from,
            state: grant::on(self.state, self.new.until, today),
            until: self.new.until,
            evidence: self.new.evidence,
        }
    }
}

/// For whom a person may act on a day by mandates.
pub fn accepted(tx: &mut dyn Tx, own: &TaxCode, today: Date) -> Result<Vec<Capacity>, DbError> {
    let received = table::received(tx, own)?.into_iter().filter(|kept| counts(kept, today));
    let capacity = |kept: Kept| Capacity {
        subject: kept.subject,
        name: kept.subject_name,
        right: Right::Mandate,
        services: kept.new.services,
        until: Some(kept.new.until),
    };
    Ok(received.map(capacity).collect())
}

/// Who may act for a subject in a service on a day by mandates.
pub fn delegates(tx: &mut dyn Tx, subject: &Subject, service: &str, today: Date) -> Result<Vec<TaxCode>, DbError> {
    let covers = |kept: &Kept| kept.new.services.is_empty() || kept.new.services.iter().any(|one| one == service);
    let given = table::given(tx, subject)?.into_iter().filter(|kept| counts(kept, today) && covers(kept));
    Ok(given.map(|kept| kept.new.delegate).collect())
}

/// Who ever gave a mandate to act for a subject.
pub fn givers(tx: &mut dyn Tx, subject: &Subject) -> Result<Vec<TaxCode>, DbError> {
    Ok(table::given(tx, subject)?.into_iter().map(|kept| kept.given_by).collect())
}

/// Whether it was accepted and is for a day.
fn counts(kept: &Kept, today: Date) -> bool {
    kept.state == GrantState::Accepted && (kept.new.from..=kept.new.until).contains(&today)
}

/// The mandates that a person gave, those given for whom the person speaks, and those received.
fn list(tx: &mut dyn Tx, app: &App, who: &SignedIn) -> Result<Vec<Mandate>, DbError> {
    let (own, today) = (&who.me.person.tax_code, calendar::day(app.clock.now()));
    let led = acting::led(tx, app, who)?.into_iter().map(|capacity| capacity.subject);
    let mut all = Vec::new();
    for subject in [Subject::Person { tax_code: own.clone() }].into_iter().chain(led) {
        all.extend(table::given(tx, &subject)?.into_iter().map(|kept| kept.shown(true, today)));
    }
    let is_new = |kept: &Kept| all.iter().all(|known| known.id != kept.id);
    let received: Vec<Kept> = table::received(tx, own)?.into_iter().filter(is_new).collect();
    all.extend(received.into_iter().map(|kept| kept.shown(false, today)));
    Ok(all)
}

/// Gives a mandate in the name of the request's subject, from a device. Again with the same content is the same.
fn give(
    tx: &mut dyn Tx,
    app: &App,
    (acting, device): (&Acting, &DeviceId),
    id: MandateId,
    new: NewMandate,
) -> Result<(), Problem> {
    let who = &acting.who;
    let capacity = giving(tx, app, acting)?;
    let own = Subject::Person { tax_code: who.me.person.tax_code.clone() };
    let (subject, subject_name) = match &capacity {
        Some(capacity) => (capacity.subject.clone(), capacity.name.clone()),
        None => (own, who.name()),
    };
    let digest = digest(&subject, &new);
    if let Some(known) = table::find(tx, id)? {
        return again(&known, who, &digest);
    }
    let last = capacity.as_ref().and_then(|capacity| capacity.until);
    check(&new, &subject, who, last, calendar::day(app.clock.now()))?;
    let new = NewMandate { delegate_name: new.delegate_name.trim().to_owned(), ..new };
    if let Some(sha256) = &new.evidence {
        evidence::take(tx, id, device, sha256)?;
    }
    let given_by = who.me.person.tax_code.clone();
    let state = GrantState::Offered;
    table::add(tx, &Kept { id, subject, subject_name, given_by, new, state, content_sha256: digest }, app.clock.now())?;
    match capacity {
        Some(capacity) => Ok(acting::record(tx, app, who, &capacity, ACT, None)?),
        None => Ok(()),
    }
}

/// The capacity of whoever speaks for the request's subject; none for themselves.
fn giving(tx: &mut dyn Tx, app: &App, acting: &Acting) -> Result<Option<Capacity>, Problem> {
    let Some(subject) = &acting.subject else { return Ok(None) };
    // Nobody who lost their right learns more than that.
    acting.capacity(tx, app, None)?;
    match acting::speaks(tx, app, &acting.who, subject)? {
        Some(capacity) => Ok(Some(capacity)),
        None => Err(acting::forbidden("Chi agisce per delega o come personale non può dare deleghe a sua volta.")),
    }
}

/// What makes two givings the same.
fn digest(subject: &Subject, new: &NewMandate) -> String {
    let content = serde_json::to_vec(&(subject, new)).expect("plain data is always JSON");
    sha256_hex(&content)
}

fn again(known: &Kept, who: &SignedIn, digest: &str) -> Result<(), Problem> {
    if known.given_by != who.me.person.tax_code {
        return Err(not_found());
    }
    if known.content_sha256 == digest {
        return Ok(());
    }
    Err(Problem::new(Code::Conflict, "Con questo id hai già dato una delega diversa. Dalla di nuovo come nuova."))
}

/// Everything at fault. A mandate for a child ends with the right of who gives it.
fn check(new: &NewMandate, subject: &Subject, who: &SignedIn, last: Option<Date>, today: Date) -> Result<(), Problem> {
    let to = Subject::Person { tax_code: new.delegate.clone() };
    let is_oneself = new.delegate == who.me.person.tax_code || to == *subject;
    let slug = |service: &String| {
        (1..=SLUG_MAX).contains(&service.len())
            && service.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
    };
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    let too_far = i64::from((new.from - today).get_days()) > GRANT_DAYS_MAX;
    let outlives = last.is_some_and(|last| new.until > last);
    let errors = [
        is_oneself.then(|| FieldError::new("delegate", Fault::Malformed)),
        grant::check_name("delegate_name", &new.delegate_name),
        (new.services.len() > SERVICES_MAX as usize)
            .then(|| FieldError::bound("services", Fault::TooLong, SERVICES_MAX)),
        (!new.services.iter().all(slug)).then(|| FieldError::new("services", Fault::Malformed)),
        too_far.then(|| FieldError::new("from", Fault::TooLong)),
        grant::check_until(new.from, new.until, today),
        outlives.then(|| FieldError::new("until", Fault::TooLong)),
        (!new.evidence.as_deref().is_none_or(hex)).then(|| FieldError::new("evidence", Fault::Malformed)),
    ];
    let errors: Vec<FieldError> = errors.into_iter().flatten().collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

/// Who received it accepts, under the name by which they signed in.
fn accept(tx: &mut dyn Tx, app: &App, who: &SignedIn, id: MandateId) -> Result<(), Problem> {
    let kept = table::find(tx, id)?.filter(|kept| kept.new.delegate == who.me.person.tax_code);
    let kept = kept.ok_or_else(not_found)?;
    let today = calendar::day(app.clock.now());
    if grant::accept(grant::on(kept.state, kept.new.until, today))? {
        table::set(tx, id, GrantState::Accepted, &who.name())?;
    }
    Ok(())
}

/// Who gave it, or speaks for whom it represents, takes it back; or who received it gives it back. Once more changes
/// nothing.
fn end(tx: &mut dyn Tx, app: &App, who: &SignedIn, id: MandateId) -> Result<(), Problem> {
    let kept = table::find(tx, id)?.ok_or_else(not_found)?;
    let by_giver = is_given_by(tx, app, who, &kept)?;
    if !by_giver && kept.new.delegate != who.me.person.tax_code {
        return Err(not_found());
    }
    let today = calendar::day(app.clock.now());
    let Some(state) = grant::end(grant::on(kept.state, kept.new.until, today), by_giver) else { return Ok(()) };
    table::set(tx, id, state, &kept.new.delegate_name)?;
    match acting::speaks(tx, app, who, &kept.subject)? {
        Some(capacity) => Ok(acting::record(tx, app, who, &capacity, ACT, None)?),
        None => Ok(()),
    }
}

/// Whether it is a person's own, or of somebody for whom they speak.
fn is_given_by(tx: &mut dyn Tx, app: &App, who: &SignedIn, kept: &Kept) -> Result<bool, DbError> {
    let own = Subject::Person { tax_code: who.me.person.tax_code.clone() };
    Ok(kept.subject == own || acting::speaks(tx, app, who, &kept.subject)?.is_some())
}
