//! For whom the signed-in person may act, and for whom they act now.

mod table;
#[cfg(test)]
mod tests;

use rapida_contract::Date;
use rapida_contract::acting::{Capacity, Subject};
use rapida_contract::ipc::Acting;
use rapida_contract::problem::{Code, Problem};
use rusqlite::Connection;

use crate::db::Store;
use crate::error::{Error, Result};

/// Keeps for whom a person may act in the place of what was known; answers whether it is new.
pub fn keep(cache: &Connection, owner: &str, capacities: &[Capacity]) -> Result<bool> {
    let is_new = table::capacities(cache, owner)?.as_deref() != Some(capacities);
    if is_new {
        table::put_capacities(cache, owner, capacities)?;
    }
    Ok(is_new)
}

/// For whom a person may act on a day, and for whom they act now. A choice whose right is over is told as lost: nobody is
/// to act for themselves while they believe to act for somebody else.
pub fn get(store: &Store, owner: &str, today: Date) -> Result<Acting> {
    let known = table::capacities(&store.cache, owner)?.unwrap_or_default();
    let capacities: Vec<_> = known.into_iter().filter(|capacity| stands(capacity, today)).collect();
    let Some((subject, name)) = table::chosen(&store.citizen, owner)? else {
        return Ok(Acting { capacities, ..Acting::default() });
    };
    let chosen = capacities.iter().find(|capacity| capacity.subject == subject).cloned();
    let lost = chosen.is_none().then_some(name);
    Ok(Acting { chosen, lost, capacities })
}

fn stands(capacity: &Capacity, today: Date) -> bool {
    capacity.until.is_none_or(|until| today <= until)
}

/// Chooses for whom a person acts from now on: one of those that they may act for, or nobody else.
pub fn choose(store: &Store, owner: &str, subject: Option<&Subject>, today: Date) -> Result<()> {
    let Some(subject) = subject else { return forget(&store.citizen) };
    let capacities = get(store, owner, today)?.capacities;
    let capacity = capacities.into_iter().find(|capacity| capacity.subject == *subject).ok_or_else(over)?;
    table::put_chosen(&store.citizen, owner, &capacity)
}

/// For whom a person acts, in a service where one is named; refused where the right that they chose is over, or none of theirs
/// is for that service.
pub fn subject(store: &Store, owner: &str, today: Date, service: Option<&str>) -> Result<Option<Subject>> {
    let Acting { chosen, lost, capacities } = get(store, owner, today)?;
    if lost.is_some() {
        return Err(over());
    }
    let Some(subject) = chosen.map(|capacity| capacity.subject) else { return Ok(None) };
    let mut rights = capacities.iter().filter(|capacity| capacity.subject == subject);
    if rights.any(|capacity| service.is_none_or(|service| capacity.covers(service))) {
        return Ok(Some(subject));
    }
    let detail = "Il tuo diritto non comprende questo servizio: scegli per chi agisci e riprova.";
    Err(Problem::new(Code::NoRight, detail).into())
}

fn over() -> Error {
    Problem::new(Code::NoRight, "Non puoi più agire per conto suo: scegli per chi agisci e riprova.").into()
}

/// From now on whoever is signed in acts for themselves.
pub fn forget(citizen: &Connection) -> Result<()> {
    table::remove_chosen(citizen)
}

/// Forgets for whom anybody may act.
pub fn forget_capacities(cache: &Connection) -> Result<()> {
    table::remove_capacities(cache)
}
