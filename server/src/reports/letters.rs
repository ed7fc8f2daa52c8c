//! Letters, in the transaction that gives the office something to do, or asks somebody who has no app.

use rapida_contract::progress::{Event, StepKind};

use super::{Reach, Report};
use crate::db::{DbError, Tx};
use crate::mail;
use crate::mail::letter::{About, Letter, Occasion, to_office};
use crate::mail::question::{Question, to_citizen};
use crate::state::App;

/// Writes to whom the event is news.
pub(super) fn write(tx: &mut dyn Tx, app: &App, report: &Report, event: &Event) -> Result<(), DbError> {
    let letter = match occasion(event.step) {
        Some(occasion) => for_office(app, report, occasion),
        None if event.step == StepKind::Ask && report.reach() == Reach::Mail => {
            Some((report.contact.email.as_str(), question(app, report, &event.words)))
        }
        None => None,
    };
    let Some((to, letter)) = letter else { return Ok(()) };
    mail::queue(tx, app.random.new_id(), to, &letter, event.at)
}

fn for_office<'a>(app: &'a App, report: &Report, occasion: Occasion) -> Option<(&'a str, Letter)> {
    let Some(office) = app.offices.get(&report.office.id) else {
        // Its reports stay on the page of the offices, where somebody reassigns them.
        tracing::warn!(office = report.office.id, "an office that is no longer in the file cannot be written to");
        return None;
    };
    let about = About {
        code: &report.registration.code(),
        category: category(app, report),
        address: &report.address,
        due: report.due,
        public_url: &app.public_url,
    };
    Some((&office.email, to_office(occasion, about)))
}

fn question(app: &App, report: &Report, words: &str) -> Letter {
    let municipality = &app.municipality;
    // For an office that is no longer in the file, the municipality answers.
    let (office, email, phone) = app
        .offices
        .get(&report.office.id)
        .map_or((&municipality.name, &municipality.email, &municipality.phone), |office| {
            (&office.name, &office.email, &office.phone)
        });
    let code = &report.registration.code();
    let (category, address) = (category(app, report), report.address.as_str());
    to_citizen(Question { code, category, address, words, office, email, phone })
}

fn category<'a>(app: &'a App, report: &Report) -> &'a str {
    app.municipality.category(&report.category).map_or("", |category| &category.name.it)
}

fn occasion(step: StepKind) -> Option<Occasion> {
    match step {
        StepKind::Register => Some(Occasion::Registered),
        StepKind::Reassign => Some(Occasion::Reassigned),
        StepKind::Answer => Some(Occasion::Answered),
        StepKind::Reopen => Some(Occasion::Reopened),
        _ => None,
    }
}
