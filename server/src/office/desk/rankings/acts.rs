//! The forms of a ranking's page, as a browser sends them.

use std::future::Future;

use rapida_contract::problem::{Code, Problem};
use rapida_contract::ranking::Phase;
use serde::Deserialize;

use crate::office::operators::{OTHER_SESSION, Operator};
use crate::rankings::{Wanted, Which};

/// For whoever may look and not work here.
pub(super) const NOT_THEIRS: &str = "Questo lo fa l'ufficio competente.";

/// What was typed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Acts {
    csrf: String,
    fase: String,
    seme: String,
    /// How many runs the page showed: more by now mean that somebody else was there.
    visti: String,
    /// The version of the rules that the page showed.
    regole: String,
}

impl Acts {
    /// How many runs the page showed.
    pub(super) fn seen(&self) -> usize {
        number(&self.visti)
    }

    /// Of which session it is.
    pub(super) fn csrf(&self) -> &str {
        &self.csrf
    }

    /// What is to be published.
    pub(super) fn wanted(&self) -> Wanted {
        let phase = if self.fase == "definitiva" { Phase::Final } else { Phase::Provisional };
        // Of what is no number there never was a version.
        let rules_version = self.regole.trim().parse().unwrap_or(0);
        Wanted { phase, seed: self.seed().to_owned(), seen: self.seen(), rules_version }
    }

    /// The seed that was typed.
    pub(super) fn seed(&self) -> &str {
        self.seme.trim()
    }
}

/// How many there were on a page. What is no number is none that there could be.
pub(super) fn number(typed: &str) -> usize {
    typed.trim().parse().unwrap_or(usize::MAX)
}

/// Does what a form of this very session asks for: what was done, or why not, for the operator. Anything else is the server's
/// own fault.
pub(super) async fn take(
    operator: &Operator,
    (which, csrf): (&Which, &str),
    act: impl Future<Output = Result<String, Problem>>,
) -> Result<Result<String, String>, Problem> {
    if !operator.sent(csrf) {
        return Ok(Err(OTHER_SESSION.into()));
    }
    if !operator.roles.work_for(&which.rules.office) {
        return Ok(Err(NOT_THEIRS.into()));
    }
    match act.await {
        Ok(done) => Ok(Ok(done)),
        Err(problem) => match problem.code {
            Code::Invalid | Code::Forbidden | Code::WrongState | Code::Conflict => Ok(Err(problem.detail)),
            _ => Err(problem),
        },
    }
}
