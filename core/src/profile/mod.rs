//! What the signed-in person wrote about themselves. It stays on this device
//! ([decision 47](../../../docs/decisions/0047-own-data-stay.md)).

mod table;
#[cfg(test)]
mod tests;

use rapida_contract::ids::OwnDatumId;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::profile::{LINE_MAX, OWN_MAX, Own, OwnDatum};
use rusqlite::Connection;

use crate::error::{Error, Result};

/// All that a person wrote, by kind in the order of a profile, then oldest first.
pub fn list(citizen: &Connection, owner: &str) -> Result<Vec<OwnDatum>> {
    let mut own = table::all(citizen, owner)?;
    own.sort_by_key(|datum| Own::KINDS.iter().position(|kind| *kind == datum.what.kind()));
    Ok(own)
}

/// Keeps a datum, in the place of the one with its id.
pub fn save(citizen: &Connection, owner: &str, datum: &OwnDatum) -> Result<()> {
    let errors = faults(&datum.what);
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    let others = list(citizen, owner)?.into_iter().filter(|other| other.id != datum.id);
    let (mut count, mut is_known) = (0, false);
    for other in others {
        count += 1;
        is_known |= other.what == datum.what;
    }
    if is_known {
        return Err(Problem::new(Code::Conflict, "Questo dato è già nel tuo profilo.").into());
    }
    if count >= OWN_MAX {
        return Err(Problem::new(Code::TooLarge, "Il profilo è pieno: togli prima un dato che non usi.").into());
    }
    table::put(citizen, owner, datum)
}

/// What the types of the values leave open: lines that are missing or too long.
fn faults(own: &Own) -> Vec<FieldError> {
    let (required, optional): (Vec<_>, Vec<_>) = match own {
        Own::Vehicle { model, .. } => (vec![], vec![("model", model)]),
        Own::Property { parcel, .. } => (
            vec![("parcel.sheet", &parcel.sheet), ("parcel.number", &parcel.number)],
            vec![("parcel.section", &parcel.section), ("parcel.unit", &parcel.unit)],
        ),
        Own::Company { company } => (
            vec![("company.name", &company.name)],
            vec![("company.rea", &company.rea), ("company.office", &company.office)],
        ),
        Own::Phone { .. } | Own::Email { .. } | Own::CertifiedMail { .. } | Own::Iban { .. } | Own::Isee { .. } => {
            (vec![], vec![])
        }
    };
    let missing = required.iter().filter(|(_, line)| line.trim().is_empty());
    let missing = missing.map(|(field, _)| FieldError::new(*field, Fault::Required));
    let long = required.iter().chain(&optional).filter(|(_, line)| line.chars().count() > LINE_MAX as usize);
    let long = long.map(|(field, _)| FieldError::bound(*field, Fault::TooLong, LINE_MAX));
    missing.chain(long).collect()
}

/// Takes a datum out.
pub fn remove(citizen: &Connection, owner: &str, id: OwnDatumId) -> Result<()> {
    if table::remove(citizen, owner, id)? { Ok(()) } else { Err(Error::not_found("Il dato")) }
}

/// Takes everything out, whosever it is.
pub fn forget(citizen: &Connection) -> Result<()> {
    table::remove_all(citizen)
}
