//! Everything that happened in a proceeding, and its versions.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::StepKind;

use super::labels;
use super::words::of_files;
use crate::calendar::{self, italian};
use crate::proceedings::{LoggedEvent, Proceeding};

/// What happened, the latest on top.
pub(super) fn markup(log: &[LoggedEvent]) -> Markup {
    html! {
        section.card aria-labelledby="storia" {
            h2 #storia { "Cosa è successo" }
            ol.timeline { @for (at, logged) in log.iter().enumerate().rev() { (event(logged, asked_before(log, at))) } }
        }
    }
}

/// The last day that was set before an event.
fn asked_before(log: &[LoggedEvent], at: usize) -> Option<Date> {
    let before = log.iter().take(at).rev();
    before.filter_map(|logged| logged.event.request.as_ref()).map(|request| request.until).next()
}

fn event(logged: &LoggedEvent, until: Option<Date>) -> Markup {
    let event = &logged.event;
    let late = until.filter(|until| event.step == StepKind::Integrate && calendar::day(event.at) > *until);
    html! {
        li {
            p { strong { (labels::happened(event.step)) } " · " (italian::moment(event.at)) }
            p.quiet {
                @if logged.actor.is_empty() { "Senza accesso" } @else { (logged.actor) }
                @if !event.office.is_empty() { " · " (event.office) }
                @if let Some(entry) = &event.registration { " · protocollo " span.code { (entry.code()) } }
            }
            @if let Some(until) = late { p { strong { span aria-hidden="true" { "▲ " } "Oltre il termine del " (italian::short(until)) } } }
            @if !event.words.is_empty() { blockquote { (event.words) } }
            @if let Some(request) = &event.request {
                p { (if request.document { "Serve un documento. " } else { "" }) "Risposta entro " (italian::with_weekday(request.until)) }
            }
            @if !event.files.is_empty() { (of_files(&event.files)) }
        }
    }
}

/// The versions of a form, where there are several; `shown` is the one on the page.
pub(super) fn versions(proceeding: &Proceeding, log: &[LoggedEvent], shown: SubmissionId) -> Markup {
    let is_version = |logged: &&LoggedEvent| matches!(logged.event.step, StepKind::Register | StepKind::Amend);
    let versions: Vec<_> = log
        .iter()
        .filter(is_version)
        .filter_map(|logged| Some((logged.submission?, logged.event.registration.as_ref()?)))
        .collect();
    if versions.len() < 2 {
        return html! {};
    }
    html! {
        section.card aria-labelledby="versioni" {
            h2 #versioni { "Versioni" }
            ol {
                @for (id, entry) in versions {
                    li {
                        a href={ "/ufficio/pratiche/" (proceeding.id) "?versione=" (id) } aria-current=[(id == shown).then_some("page")] {
                            span.code { (entry.code()) }
                        }
                        " del " (italian::moment(entry.at))
                        @if id == proceeding.form.id { " · " strong { "vale questa" } }
                    }
                }
            }
        }
    }
}
