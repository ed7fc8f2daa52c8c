//! Acting for somebody: a person, a subject, a right, a last day. The right is asked for in the transaction of the act that
//! needs it, and the act is recorded there too.

mod extract;
pub mod grant;
mod rights;
mod routes;
mod table;

use rapida_contract::acting::{Act, Capacity, Subject};
use rapida_contract::problem::{Code, Problem};

use crate::audit::{self, Actor, Happening};
use crate::db::{DbError, Tx};
use crate::sign_in::SignedIn;
use crate::state::App;
use crate::{business_register, register_office};
pub use extract::{Acting, Sender};
pub use rights::{all, led, representatives};
pub use routes::routes;

/// Acts that are told at once.
const ACTS_MAX: usize = 1_000;

/// The capacity in which a person acts for a subject, in a service where one is named: the first of their rights that
/// covers it.
pub fn right(
    tx: &mut dyn Tx,
    app: &App,
    who: &SignedIn,
    subject: &Subject,
    service: Option<&str>,
) -> Result<Capacity, Problem> {
    let covers =
        |capacity: &Capacity| capacity.subject == *subject && service.is_none_or(|service| capacity.covers(service));
    let found = rights::all(tx, app, who)?.into_iter().find(covers);
    found.ok_or_else(|| {
        Problem::new(Code::NoRight, "Non puoi agire per conto di questo soggetto, o non più. Scegli per chi agisci.")
    })
}

/// The capacity of somebody who speaks for a subject themselves: a parent, a representative. Whoever only works for it or
/// holds a mandate hands nothing on.
pub fn speaks(tx: &mut dyn Tx, app: &App, who: &SignedIn, subject: &Subject) -> Result<Option<Capacity>, DbError> {
    Ok(rights::led(tx, app, who)?.into_iter().find(|capacity| capacity.subject == *subject))
}

/// Asks the registers on which rights stand, where what they told is older than a day: all of them, or those for a subject.
pub async fn refresh(app: &App, who: &SignedIn, subject: Option<&Subject>) -> Result<(), DbError> {
    let own = &who.me.person.tax_code;
    if matches!(subject, None | Some(Subject::Person { .. })) {
        register_office::ask(app, own, false).await?;
    }
    match subject {
        None | Some(Subject::Company { .. }) => business_register::ask_of_person(app, own).await,
        Some(Subject::Structure { id }) => match app.structures.get(id) {
            Some(structure) => business_register::ask_of_company(app, &structure.vat_number).await,
            None => Ok(()),
        },
        Some(Subject::Person { .. }) => Ok(()),
    }
}

/// Records what a person did for somebody else: for those who are represented, and in the log that nothing is lost from.
pub fn record(
    tx: &mut dyn Tx,
    app: &App,
    who: &SignedIn,
    capacity: &Capacity,
    what: &str,
    code: Option<&str>,
) -> Result<(), DbError> {
    let act = Act {
        at: app.clock.now(),
        by: who.name(),
        subject: capacity.subject.clone(),
        subject_name: capacity.name.clone(),
        right: capacity.right,
        what: what.to_owned(),
        code: code.map(str::to_owned),
    };
    table::add(tx, app.random.new_id(), who, &act, capacity.until)?;
    let actor = Actor::Person(who.me.person.tax_code.to_string());
    let (subject, right) = (capacity.subject.key(), table::right_name(capacity.right).to_owned());
    audit::record(
        tx,
        Happening::new(audit::Act::OnBehalf, actor).on_behalf_of(subject, right).because(what.to_owned()),
        act.at,
    )
}

/// What others did for a person, or for those for whom the person speaks, newest first.
fn acts(tx: &mut dyn Tx, app: &App, who: &SignedIn) -> Result<Vec<Act>, DbError> {
    let own = Subject::Person { tax_code: who.me.person.tax_code.clone() };
    let led = rights::led(tx, app, who)?.into_iter().map(|capacity| capacity.subject);
    let mut acts = Vec::new();
    for subject in led.chain([own]) {
        acts.extend(table::of_subject(tx, &subject, &who.me.person.tax_code, ACTS_MAX)?);
    }
    acts.sort_by_key(|act| std::cmp::Reverse(act.at));
    acts.truncate(ACTS_MAX);
    Ok(acts)
}

/// Known, and for somebody else to do.
pub fn forbidden(detail: &str) -> Problem {
    Problem::new(Code::Forbidden, detail)
}
