//! The files of services before a server takes them: for whoever writes them.

use std::path::Path;

use rapida_contract::municipality::Municipality;
use rapida_contract::service::edition::Offer;
use rapida_contract::service::file::Mistake;

use super::files::Files;
use super::reading::Reading;
use super::{contacts, latest, table};
use crate::db::{Db, DbError};
use crate::office::{Offices, OfficesError};

/// Why nothing could be checked.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// The offices that services name.
    #[error(transparent)]
    Offices(#[from] OfficesError),
    /// What is in force.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Files that were checked.
#[derive(Debug)]
pub struct Checked {
    /// How many services there are, those of the program included.
    pub services: usize,
    /// Every mistake, file by file.
    pub mistakes: Vec<Mistake>,
}

/// Checks the files of a folder with those of the program, and with a database their versions, too. Nothing is put in force.
///
/// # Errors
/// Where the offices or the database cannot be read.
pub async fn check(folder: &Path, db: Option<&Db>) -> Result<Checked, CheckError> {
    let offices = contacts(&Offices::of_municipality(folder, &Municipality::built_in())?);
    let (before, latest) = match db {
        Some(db) => db.read(|tx| Ok::<_, DbError>((table::offer(tx)?, latest(tx)?))).await?,
        None => (None::<Offer>, Default::default()),
    };
    Ok(match Files::of_municipality(folder) {
        Err(unlisted) => Checked { services: 0, mistakes: vec![unlisted.into()] },
        Ok(files) => {
            let ids = offices.into_iter().map(|office| office.id).collect();
            let mut reading = Reading::of(&files, ids, before.as_ref());
            reading.hold_against(&latest);
            Checked { services: reading.services.len(), mistakes: reading.mistakes }
        }
    })
}
