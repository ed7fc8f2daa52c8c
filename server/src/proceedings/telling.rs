//! Who is told that something happened in a proceeding: the devices of whose it is, and of who may act for them, as far as they can
//! be found. What happened they ask for.

use rapida_contract::acting::Subject;
use rapida_contract::changes::Topic;
use rapida_contract::ids::DeviceId;
use rapida_contract::values::TaxCode;

use super::Proceeding;
use crate::acting;
use crate::changes::{self, Scope};
use crate::db::{DbError, Tx};
use crate::sign_in;
use crate::state::App;

/// Tells when it changed.
pub(super) fn tell(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding) -> Result<(), DbError> {
    let key = proceeding.id.to_string();
    for device in devices(tx, app, proceeding)? {
        changes::tell(tx, &Scope::Device(device), Topic::Proceeding, &key, Some(&proceeding.updated_at))?;
    }
    Ok(())
}

/// Whose it is, where that is a person, and who may act for them.
pub(super) fn people(
    tx: &mut dyn Tx,
    app: &App,
    proceeding: &Proceeding,
    sender: &TaxCode,
) -> Result<Vec<TaxCode>, DbError> {
    let Some((subject, _)) = &proceeding.subject else { return Ok(Vec::new()) };
    let own = if let Subject::Person { tax_code } = subject { vec![tax_code.clone()] } else { Vec::new() };
    let others = acting::representatives(tx, app, subject, &proceeding.form.slug, sender)?;
    Ok(own.into_iter().chain(others).collect())
}

fn devices(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding) -> Result<Vec<DeviceId>, DbError> {
    let Some((sender, _)) = &proceeding.sender else { return Ok(vec![proceeding.device.clone()]) };
    let mut devices = Vec::new();
    for person in &people(tx, app, proceeding, sender)? {
        for device in sign_in::devices_of(tx, person.as_str(), app.clock.now())? {
            if !devices.contains(&device) {
                devices.push(device);
            }
        }
    }
    Ok(devices)
}
