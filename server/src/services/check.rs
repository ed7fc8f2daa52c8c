//! The files of services before a server takes them: for whoever writes them.

use std::path::Path;

use rapida_contract::municipality::Municipality;
use rapida_contract::service::edition::Offer;
use rapida_contract::service::file::Mistake;

use super::files::Files;
use super::reading::Reading;
use super::{contacts, latest, table};
use crate::db::{Db, DbError, Tx};
use crate::office::{Offices, OfficesError};
use crate::rankings::rules::{self, Before, RulesInForce};

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
    /// How many files of rankings, likewise.
    pub rankings: usize,
    /// Every mistake, file by file.
    pub mistakes: Vec<Mistake>,
}

/// Checks the files of a folder with those of the program, and with a database their versions, too. Nothing is put in force.
///
/// # Errors
/// Where the offices or the database cannot be read.
pub async fn check(folder: &Path, db: Option<&Db>) -> Result<Checked, CheckError> {
    let offices = contacts(&Offices::of_municipality(folder, &Municipality::built_in())?);
    let in_force = |tx: &mut dyn Tx| {
        let rules = Before::now(tx, &RulesInForce::default())?;
        Ok::<_, DbError>((table::offer(tx)?, latest(tx)?, rules))
    };
    let (before, latest, rules_before) = match db {
        Some(db) => db.read(in_force).await?,
        None => (None::<Offer>, Default::default(), Before::default()),
    };
    Ok(match Files::of_municipality(folder) {
        Err(unlisted) => Checked { services: 0, rankings: 0, mistakes: vec![unlisted.into()] },
        Ok(files) => {
            let ids: Vec<String> = offices.into_iter().map(|office| office.id).collect();
            let mut reading = Reading::of(&files, ids.clone(), before.as_ref());
            reading.hold_against(&latest);
            let (services, mut mistakes) = (reading.services.len(), std::mem::take(&mut reading.mistakes));
            let mut rules = rules::Reading::of(&files.rankings, &reading.known(ids, &latest), &rules_before);
            rules.hold_against(&rules_before);
            mistakes.extend(rules.mistakes);
            Checked { services, rankings: files.rankings.len(), mistakes }
        }
    })
}
