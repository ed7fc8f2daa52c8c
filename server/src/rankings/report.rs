//! The signed report of a run (verbale): that this run, with these seeds, was published at this time.

use rapida_contract::Timestamp;
use rapida_contract::digest::sha256_hex;
use rapida_contract::ranking::Phase;
use rapida_contract::ranking::rank::Seeds;
use rapida_contract::ranking::run::Run;
use serde::{Deserialize, Serialize};

use super::{Kept, Which};
use crate::db::{DbError, Tx};
use crate::receipts;

/// The `typ` of such a JWS.
pub const REPORT_TYPE: &str = "rapida-ranking+jwt";

/// Its claims.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Name of the municipality.
    pub iss: String,
    /// Slug of the service.
    pub service: String,
    /// Id of the call.
    pub call: String,
    /// How far the ranking is.
    pub phase: Phase,
    /// Which round of offers; 0 for a publication.
    pub round: u32,
    /// When it was published.
    pub published_at: Timestamp,
    /// Id of the rules.
    pub rules: String,
    /// Their version.
    pub rules_version: u32,
    /// The act that sets them.
    pub act: String,
    /// The seeds of the draws, by call.
    pub seeds: Seeds,
    /// SHA-256 of the canonical JSON of the inputs.
    pub inputs_sha256: String,
    /// SHA-256 of the bytes of the run, as it is exported: inputs and outputs.
    pub run_sha256: String,
}

/// Signs the report of a run, given as it is exported.
pub(super) fn sign(
    tx: &mut dyn Tx,
    municipality: &str,
    (which, kept): (&Which, &Kept),
    run: &Run,
    text: &str,
) -> Result<String, DbError> {
    let rules = &run.inputs.rules;
    let report = Report {
        iss: municipality.to_owned(),
        service: rules.service.clone(),
        call: which.call.clone(),
        phase: kept.phase,
        round: kept.round,
        published_at: kept.published_at,
        rules: rules.id.clone(),
        rules_version: rules.version,
        act: rules.act.cited(),
        seeds: run.inputs.seeds.clone(),
        inputs_sha256: run.inputs_sha256.clone(),
        run_sha256: sha256_hex(text.as_bytes()),
    };
    receipts::sign_as(tx, REPORT_TYPE, &report)
}
