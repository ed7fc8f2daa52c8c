//! Registered reports as Open311 requests: nothing of a person who used the app, and what a client itself has told.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rapida_contract::api;
use rapida_contract::ids::ReportCode;
use rapida_contract::municipality::{Danger, Municipality};
use rapida_contract::progress::State;

use super::table::Beside;
use super::tree::Tree;
use crate::reports::Report;

/// Name of one request in XML.
pub const REQUEST: &str = "request";

/// What does not change from one request to the other.
pub struct Teller<'a> {
    /// The categories' names.
    pub municipality: &'a Municipality,
    /// How clients reach this server.
    pub public_url: &'a str,
    /// The municipality's time.
    pub zone: TimeZone,
}

impl Teller<'_> {
    /// One request, with every field of GeoReport.
    pub fn request(&self, report: &Report, beside: &Beside) -> Tree {
        let code = report.registration.code();
        let category = self.municipality.category(&report.category);
        let media_url = match (&beside.media_url, beside.pictured) {
            (url, false) => url.clone(),
            (_, true) => format!("{}{}", self.public_url, api::thumbnail(&code)),
        };
        let address = if beside.posted { report.address.as_str() } else { "" };
        Tree::Record(vec![
            ("service_request_id", Tree::words(code.0)),
            ("status", Tree::words(if report.state.is_closed() { "closed" } else { "open" })),
            ("status_notes", Tree::words(notes(report.state, beside))),
            ("service_name", Tree::words(category.map_or("", |category| &category.name.it))),
            ("service_code", Tree::words(&report.category)),
            ("description", Tree::words(&beside.description)),
            ("agency_responsible", Tree::words(&report.office.name)),
            ("service_notice", Tree::Nothing),
            ("requested_datetime", self.time(report.registration.at)),
            ("updated_datetime", self.time(report.closed_at.unwrap_or(report.updated_at))),
            ("expected_datetime", self.end_of(report.due)),
            ("address", Tree::words(address)),
            ("address_id", Tree::Nothing),
            ("zipcode", Tree::Nothing),
            ("lat", Tree::Real(report.point.lat)),
            ("long", Tree::Real(report.point.lon)),
            ("media_url", Tree::words(media_url)),
        ])
    }

    fn time(&self, at: Timestamp) -> Tree {
        Tree::Text(at.to_zoned(self.zone.clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// The last second of a day.
    fn end_of(&self, day: Option<Date>) -> Tree {
        let end = day.and_then(|day| day.at(23, 59, 59, 0).to_zoned(self.zone.clone()).ok());
        end.map_or(Tree::Nothing, |end| self.time(end.timestamp()))
    }
}

/// The answer to a posted request.
pub fn filed(code: ReportCode, due: Option<Date>, danger: Option<&Danger>) -> Tree {
    Tree::Record(vec![
        ("service_request_id", Tree::words(code.0)),
        ("service_notice", Tree::words(notice(due, danger))),
        ("account_id", Tree::Nothing),
    ])
}

/// The answer about a token: here it is the request's own id.
pub fn token(code: &str) -> Tree {
    Tree::Record(vec![("service_request_id", Tree::words(code)), ("token", Tree::words(code))])
}

fn notice(due: Option<Date>, danger: Option<&Danger>) -> String {
    let call = danger.map(|danger| format!("Non aspettare: telefona subito a {}, {}.", danger.who, danger.phone));
    let answer = due.map(|due| format!("L'ufficio risponde entro il {}.", due.strftime("%d/%m/%Y")));
    call.into_iter().chain(answer).collect::<Vec<_>>().join(" ")
}

/// Where a request stands, in more words than open or closed.
fn notes(state: State, beside: &Beside) -> String {
    match (state, beside.planned, &beside.duplicate_of) {
        (State::Planned, Some(day), _) => format!("Intervento programmato per il {}", day.strftime("%d/%m/%Y")),
        (State::Duplicate, _, Some(code)) => format!("Già segnalata: vedi {code}"),
        (State::Registered, ..) => "Registrata, in attesa dell'ufficio".to_owned(),
        (State::InCharge, ..) => "In carico all'ufficio".to_owned(),
        (State::Asked, ..) => "In attesa di una risposta di chi ha segnalato".to_owned(),
        (State::Planned, ..) => "Intervento programmato".to_owned(),
        (State::Resolved, ..) => "Risolta".to_owned(),
        (State::Rejected, ..) => "Respinta".to_owned(),
        (State::Duplicate, ..) => "Già segnalata".to_owned(),
        (State::Unknown, ..) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_says_more_than_open_or_closed() {
        for state in State::ALL {
            assert!(!notes(state, &Beside::default()).is_empty(), "{state:?}");
        }
        let beside = Beside {
            planned: "2026-11-30".parse().ok(),
            duplicate_of: Some(ReportCode("2026-0000001".into())),
            ..Beside::default()
        };
        assert_eq!(notes(State::Planned, &beside), "Intervento programmato per il 30/11/2026");
        assert_eq!(notes(State::Duplicate, &beside), "Già segnalata: vedi 2026-0000001");
    }
}
