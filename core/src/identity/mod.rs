//! Who this device is: a key pair that it made at first start.

mod table;

use ed25519_dalek::SigningKey;
use rusqlite::Connection;

use crate::error::Result;
use crate::world::World;

/// The device's key pair; made and kept at the first call.
pub fn signing_key(citizen: &Connection, world: &World) -> Result<SigningKey> {
    if let Some(seed) = table::get(citizen)? {
        return Ok(SigningKey::from_bytes(&seed));
    }
    let seed = world.random();
    table::put(citizen, &seed)?;
    Ok(SigningKey::from_bytes(&seed))
}
