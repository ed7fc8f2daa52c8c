//! Structures (strutture): hotels, garages, practices of a company. Whoever represents the company leads the structure and
//! names its staff; staff accept, and work for it until their last day, or until somebody ends it.

mod entries;
mod routes;
mod table;

use jiff::civil::Date;
use rapida_contract::Timestamp;
use rapida_contract::acting::{Capacity, GrantState, Naming, StaffMember, Structure, Subject};
use rapida_contract::ids::StructureId;
use rapida_contract::problem::Problem;
use rapida_contract::values::TaxCode;

use crate::acting::{self, grant};
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::problem::not_found;
use crate::sign_in::SignedIn;
use crate::state::App;
pub use entries::{StructureEntry, Structures, StructuresError};
pub use routes::routes;
pub use table::accepted;

/// What an act on staff is called.
const ACT: &str = "staff";

/// A line of staff as it is kept.
struct Line {
    member: StaffMember,
    structure: StructureId,
}

/// Who works for a structure on a day.
pub fn staff(tx: &mut dyn Tx, id: &StructureId, today: Date) -> Result<Vec<TaxCode>, DbError> {
    let works = |member: &StaffMember| member.state == GrantState::Accepted && member.until >= today;
    let members = table::of_structure(tx, id)?.into_iter().map(|line| line.member).filter(works);
    Ok(members.map(|member| member.tax_code).collect())
}

/// The structures that a person leads, with all their staff, and those where they have a line, with that line.
fn list(tx: &mut dyn Tx, app: &App, who: &SignedIn) -> Result<Vec<Structure>, DbError> {
    let (own, today) = (&who.me.person.tax_code, calendar::day(app.clock.now()));
    let led: Vec<Subject> = acting::led(tx, app, who)?.into_iter().map(|capacity| capacity.subject).collect();
    let mut found = Vec::new();
    for entry in app.structures.all() {
        let is_leader = led.contains(&Subject::Structure { id: entry.id.clone() });
        let lines = table::of_structure(tx, &entry.id)?.into_iter().map(|line| line.member);
        let staff: Vec<StaffMember> = lines.filter(|member| is_leader || member.tax_code == *own).collect();
        if is_leader || !staff.is_empty() {
            found.push(entry.shown(is_leader, staff.into_iter().map(|member| on(member, today)).collect()));
        }
    }
    Ok(found)
}

/// A line as it stands on a day.
fn on(member: StaffMember, today: Date) -> StaffMember {
    StaffMember { state: grant::on(member.state, member.until, today), ..member }
}

/// The leader's capacity. A structure of others is as if it were not there; who works for it does not name its staff.
fn leading(tx: &mut dyn Tx, app: &App, who: &SignedIn, id: &StructureId) -> Result<Capacity, Problem> {
    if let Some(capacity) = acting::speaks(tx, app, who, &Subject::Structure { id: id.clone() })? {
        return Ok(capacity);
    }
    match line(tx, app, id, &who.me.person.tax_code)? {
        Some(_) => Err(acting::forbidden("Il personale lo decide chi rappresenta l'impresa.")),
        None => Err(not_found()),
    }
}

/// Somebody's line in a structure that there is, as it stands today.
fn line(tx: &mut dyn Tx, app: &App, id: &StructureId, tax_code: &TaxCode) -> Result<Option<Line>, DbError> {
    let today = calendar::day(app.clock.now());
    let found = table::line(tx, id, tax_code)?.filter(|_| app.structures.get(id).is_some());
    Ok(found.map(|line| Line { member: on(line.member, today), ..line }))
}

/// What is wrong with a naming.
fn check(naming: &Naming, now: Timestamp) -> Result<(), Problem> {
    let today = calendar::day(now);
    let errors = [grant::check_name("name", &naming.name), grant::check_until(today, naming.until, today)];
    let errors: Vec<_> = errors.into_iter().flatten().collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors)) }
}

/// The leader names somebody, or says anew until when. Who has accepted stays; whose line was over accepts again.
fn name(
    tx: &mut dyn Tx,
    app: &App,
    who: &SignedIn,
    id: &StructureId,
    tax_code: &TaxCode,
    naming: Naming,
) -> Result<(), Problem> {
    let capacity = leading(tx, app, who, id)?;
    let now = app.clock.now();
    check(&naming, now)?;
    let known = line(tx, app, id, tax_code)?.map(|line| line.member);
    let member = match known {
        Some(known) if known.state == GrantState::Accepted => StaffMember { until: naming.until, ..known },
        _ => StaffMember {
            tax_code: tax_code.clone(),
            name: naming.name.trim().to_owned(),
            state: GrantState::Offered,
            until: naming.until,
            named_at: now,
        },
    };
    table::put(tx, &Line { member, structure: id.clone() })?;
    Ok(acting::record(tx, app, who, &capacity, ACT, None)?)
}

/// The leader revokes, or a member of staff leaves; once more changes nothing.
fn end(tx: &mut dyn Tx, app: &App, who: &SignedIn, id: &StructureId, tax_code: &TaxCode) -> Result<(), Problem> {
    let is_own = who.me.person.tax_code == *tax_code;
    let leader = acting::speaks(tx, app, who, &Subject::Structure { id: id.clone() })?;
    if leader.is_none() && !is_own {
        // Whether they work for it decides what they are told.
        leading(tx, app, who, id)?;
    }
    let line = line(tx, app, id, tax_code)?.ok_or_else(not_found)?;
    let Some(state) = grant::end(line.member.state, !is_own) else { return Ok(()) };
    table::put(tx, &Line { member: StaffMember { state, ..line.member }, ..line })?;
    match leader.filter(|_| !is_own) {
        Some(capacity) => Ok(acting::record(tx, app, who, &capacity, ACT, None)?),
        None => Ok(()),
    }
}

/// Who was named accepts, under the name by which they signed in.
fn accept(tx: &mut dyn Tx, app: &App, who: &SignedIn, id: &StructureId) -> Result<(), Problem> {
    let line = line(tx, app, id, &who.me.person.tax_code)?.ok_or_else(not_found)?;
    if grant::accept(line.member.state)? {
        let member = StaffMember { state: GrantState::Accepted, name: who.name(), ..line.member };
        table::put(tx, &Line { member, ..line })?;
    }
    Ok(())
}
