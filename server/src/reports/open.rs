//! A new report: its row, its first event, and the word to whoever is to know.

use rapida_contract::Date;
use rapida_contract::problem::Problem;
use rapida_contract::progress::State;
use rapida_contract::report::NewReport;
use rapida_contract::submission::{Office, Registration};

use super::{Report, filing, letters, table, telling};
use crate::calendar;
use crate::db::{DbError, Tx};
use crate::state::App;
use crate::submissions::Arrived;

/// Opens a checked report. Answers the last day for an answer.
pub(super) fn open(
    tx: &mut dyn Tx,
    app: &App,
    arrived: &Arrived,
    office: &Office,
    new: NewReport,
    registration: &Registration,
) -> Result<Date, Problem> {
    let position = new.position.ok_or(DbError::Refused("a checked report has a position".into()))?;
    let due = due(app, &office.id, registration.at);
    let report = Report {
        id: arrived.id,
        device: arrived.device.clone(),
        registration: registration.clone(),
        state: State::Registered,
        office: office.clone(),
        due: Some(due),
        category: new.category,
        title: new.title,
        details: new.details,
        address: new.address,
        point: position.point,
        contact: new.contact,
        closed_at: None,
        updated_at: registration.at,
    };
    table::insert(tx, &report)?;
    let registered = filing::registered(office, registration.at);
    table::add_event(tx, report.id, &registered, None)?;
    telling::tell(tx, &report)?;
    letters::write(tx, app, &report, &registered.event)?;
    Ok(due)
}

/// The last day on which this office answers what came now.
pub(super) fn due(app: &App, office: &str, from: rapida_contract::Timestamp) -> Date {
    // An office that is no longer in the file: the term of Law 241/1990, 30 days, as working days.
    let working_days = app.offices.get(office).map_or(20, |office| office.working_days);
    calendar::due(from, working_days)
}
