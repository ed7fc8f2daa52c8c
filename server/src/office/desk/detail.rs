//! A report with all that an office may know.

use rapida_contract::ids::{AttachmentId, ReportCode};

use super::table::{self, Line};
use crate::db::{DbError, Tx};
use crate::office::operators::Scope;
use crate::reports::{self, LoggedEvent, Report};
use crate::submissions;

pub(super) struct Detail {
    pub(super) report: Report,
    /// The same, as a line of the list.
    pub(super) line: Line,
    /// The person's pictures, in their order.
    pub(super) pictures: Vec<AttachmentId>,
    /// Everything that happened, oldest first.
    pub(super) events: Vec<LoggedEvent>,
    /// Other open reports of the category nearby: perhaps the same.
    pub(super) near: Vec<Line>,
}

impl Detail {
    /// The report of a code, where it is within the scope.
    pub(super) fn find(tx: &mut dyn Tx, code: &ReportCode, scope: &Scope) -> Result<Option<Self>, DbError> {
        let report = reports::by_code(tx, code)?.filter(|report| scope.holds(&report.office.id));
        let Some(report) = report else { return Ok(None) };
        let line = Line::from(&report);
        let pictures = submissions::of_submission(tx, report.id, &report.device)?;
        Ok(Some(Self {
            pictures: pictures.into_iter().map(|picture| picture.id).collect(),
            events: reports::log(tx, report.id)?,
            near: table::near(tx, &line, scope)?,
            line,
            report,
        }))
    }
}
