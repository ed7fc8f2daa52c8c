//! The document that proves a mandate: it must have arrived, from the same device, and prove no other one.
//!
//! The SQL by which mandates look at the table `attachment` is here and nowhere else; how files arrive is `uploads`'.

use rapida_contract::ids::{DeviceId, MandateId};
use rapida_contract::problem::{Code, Fault, FieldError, Problem};

use super::{is_given_by, table};
use crate::db::{DbError, Row, Tx};
use crate::files::Digest;
use crate::sign_in::SignedIn;
use crate::state::App;

/// A document as it is kept.
pub(super) struct Document {
    /// Under which its bytes lie.
    pub digest: Digest,
    /// By its content.
    pub media_type: String,
}

/// Binds the document of this digest to a mandate, or says that it is not here: nobody else's is.
pub(super) fn take(tx: &mut dyn Tx, id: MandateId, device: &DeviceId, sha256: &str) -> Result<(), Problem> {
    let taken = tx.execute(
        "UPDATE attachment SET mandate = $1 WHERE id = (
           SELECT id FROM attachment WHERE device = $2 AND sha256 = $3 AND purpose = 'evidence'
             AND completed_at IS NOT NULL AND mandate IS NULL ORDER BY completed_at DESC, id LIMIT 1)",
        &[id.to_string().into(), (&device.0).into(), sha256.into()],
    )?;
    if taken == 1 {
        return Ok(());
    }
    let detail = "Il documento della delega non è arrivato: caricalo e dai di nuovo la delega.";
    let errors = vec![FieldError::new("evidence", Fault::Required)];
    Err(Problem { errors, ..Problem::new(Code::AttachmentMissing, detail) })
}

/// The document of a mandate, for its two sides.
pub(super) fn readable(tx: &mut dyn Tx, app: &App, who: &SignedIn, id: MandateId) -> Result<Option<Document>, DbError> {
    let Some(kept) = table::find(tx, id)? else { return Ok(None) };
    if kept.new.delegate != who.me.person.tax_code && !is_given_by(tx, app, who, &kept)? {
        return Ok(None);
    }
    let read = |row: &Row| Ok(Document { digest: row.parse(0, "a SHA-256")?, media_type: row.text(1)?.to_owned() });
    tx.query("SELECT sha256, type FROM attachment WHERE mandate = $1", &[id.to_string().into()])?
        .first()
        .map(read)
        .transpose()
}
