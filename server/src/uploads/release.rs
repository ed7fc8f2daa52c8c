//! Forgets an upload, and the bytes under its digest where nobody else has the same.

use rapida_contract::problem::Problem;
use tokio::runtime::Handle;

use super::table::{self, Upload};
use crate::db::Tx;
use crate::files::Files;
use crate::state::App;

/// Forgets uploads from within a transaction. The bytes go in it too: writes are serial, so whoever brings the same
/// bytes has named their digest before, or keeps them after.
#[derive(Clone)]
pub(super) struct Release {
    files: Files,
    runtime: Handle,
}

impl Release {
    /// For this municipality; called where its runtime is.
    pub(super) fn of(app: &App) -> Self {
        Self { files: app.files.clone(), runtime: Handle::current() }
    }

    pub(super) fn forget(&self, tx: &mut dyn Tx, upload: &Upload) -> Result<(), Problem> {
        table::remove(tx, upload.id)?;
        match &upload.sha256 {
            Some(digest) if !table::is_named(tx, digest)? => Ok(self.runtime.block_on(self.files.forget(digest))?),
            _ => Ok(()),
        }
    }
}
