//! One report: what it says, what happened, what can be done.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::calendar::working_days_between;
use rapida_contract::ids::AttachmentId;
use rapida_contract::municipality::Municipality;

use super::actions::Actions;
use super::detail::Detail;
use super::list::{counted, due, state_badge};
use super::{labels, map};
use crate::calendar::italian;
use crate::reports::LoggedEvent;

/// What the page of a report shows.
pub(super) struct Page<'a> {
    pub(super) municipality: &'a Municipality,
    pub(super) detail: &'a Detail,
    pub(super) today: Date,
    pub(super) actions: Actions<'a>,
}

impl Page<'_> {
    pub(super) fn markup(&self) -> Markup {
        let line = &self.detail.line;
        html! {
            p { a href="/ufficio" { "← Tutte le segnalazioni" } }
            h1 { (line.title) }
            ul.summary {
                li { span.badge.none { span.code { (line.code) } } }
                li { (state_badge(line.state)) }
                @if line.is_overdue(self.today) {
                    li { span.badge.bad { span aria-hidden="true" { "▲ " } "Scaduta" } }
                }
            }
            (self.actions.outcome())
            div.columns {
                div { (self.data()) (self.pictures()) (self.place()) }
                div { (self.actions.markup()) (self.near()) (self.timeline()) }
            }
        }
    }

    fn data(&self) -> Markup {
        let line = &self.detail.line;
        let category =
            self.municipality.category(&line.category).map_or(line.category.as_str(), |c| c.name.it.as_str());
        html! {
            section.card aria-labelledby="dati" {
                h2 #dati { "Dati" }
                @if !self.detail.report.details.is_empty() { blockquote { (self.detail.report.details) } }
                dl {
                    dt { "Categoria" } dd { (category) }
                    dt { "Protocollo" } dd { (line.code) " del " (italian::long_moment(line.registered_at)) }
                    dt { "Ufficio competente" } dd { (line.office) }
                    dt { "Risposta entro" } dd { (self.term()) }
                    (self.contact())
                }
                p.hint { a href={ "/ufficio/segnalazioni/" (line.code) "/segnatura.xml" } { "Segnatura di protocollo (XML)" } }
            }
        }
    }

    fn term(&self) -> Markup {
        let Some(last) = self.detail.line.due else { return html! { "Non serve più: la segnalazione è chiusa" } };
        let working = working_days_between(self.today, last);
        let tomorrow = self.today.tomorrow().unwrap_or(self.today);
        html! {
            (italian::with_weekday(last)) " "
            @if last < self.today { (due(Some(last), self.today)) }
            @else {
                span.quiet {
                    "(" (italian::term(self.today, last))
                    @if last > tomorrow { ", di cui " (counted(working.into(), "lavorativo", "lavorativi")) }
                    ")"
                }
            }
        }
    }

    fn contact(&self) -> Markup {
        let contact = &self.detail.report.contact;
        let none = [&contact.name, &contact.email, &contact.phone].iter().all(|line| line.is_empty());
        let client = self.detail.report.open311_client();
        html! {
            dt { "Chi segnala" }
            dd {
                @if let Some(client) = client { "Arrivata da Open311 (client " (client) ")" br; }
                @else if none { "Nessun contatto: legge le risposte nell'app" }
                @if !contact.name.is_empty() { (contact.name) br; }
                @if !contact.email.is_empty() { a href={ "mailto:" (contact.email) } { (contact.email) } br; }
                @if !contact.phone.is_empty() { a href={ "tel:" (digits(&contact.phone)) } { (contact.phone) } }
            }
        }
    }

    fn pictures(&self) -> Markup {
        html! {
            @if !self.detail.pictures.is_empty() {
                section.card aria-labelledby="foto" {
                    h2 #foto { "Foto" }
                    (gallery(&self.detail.pictures, "della segnalazione"))
                }
            }
        }
    }

    fn place(&self) -> Markup {
        let line = &self.detail.line;
        html! {
            section.card aria-labelledby="luogo" {
                h2 #luogo { "Luogo" }
                p.break {
                    @if line.address.is_empty() { "Indirizzo non indicato" } @else { (line.address) }
                    br;
                    span.code { (format!("{:.5}, {:.5}", line.point.lat, line.point.lon)) }
                    " · " a href=(map::around(self.municipality, line.point)) { "Vedi sulla mappa" }
                }
                (map::surroundings(self.municipality, line, self.today))
            }
        }
    }

    fn near(&self) -> Markup {
        html! {
            @if !self.detail.near.is_empty() {
                section.card aria-labelledby="vicine" {
                    h2 #vicine { "Aperte qui vicino, stessa categoria" }
                    p.hint { "Entro 250 metri: forse è già stata segnalata." }
                    ul {
                        @for line in &self.detail.near {
                            li { a href={ "/ufficio/segnalazioni/" (line.code) } { (line.title) } " " span.code { (line.code) } }
                        }
                    }
                }
            }
        }
    }

    fn timeline(&self) -> Markup {
        html! {
            section.card aria-labelledby="storia" {
                h2 #storia { "Cosa è successo" }
                ol.timeline { @for logged in self.detail.events.iter().rev() { (event(logged)) } }
            }
        }
    }
}

fn event(logged: &LoggedEvent) -> Markup {
    let event = &logged.event;
    html! {
        li {
            p { strong { (labels::happened(event.step)) } " · " (italian::moment(event.at)) }
            p.quiet { (actor(&logged.actor)) @if !event.office.is_empty() { " · " (event.office) } }
            @if let Some(day) = event.planned { p { "Per " (italian::with_weekday(day)) } }
            @if let Some(code) = &event.duplicate_of {
                p { "Di " a href={ "/ufficio/segnalazioni/" (code) } { (code) } }
            }
            @if !event.words.is_empty() { blockquote { (event.words) } }
            @if !event.pictures.is_empty() { (gallery(&event.pictures, "dell'intervento")) }
        }
    }
}

/// The log's own words for whoever is no operator.
fn actor(name: &str) -> &str {
    match name {
        "citizen" => "Chi ha segnalato",
        "open311" => "Servizio Open311",
        "" => "Protocollo",
        operator => operator,
    }
}

fn gallery(pictures: &[AttachmentId], of: &str) -> Markup {
    html! {
        ul.pictures {
            @for (at, id) in pictures.iter().enumerate() {
                li {
                    a href={ "/ufficio/pictures/" (id) } {
                        img src={ "/ufficio/pictures/" (id) } loading="lazy"
                            alt={ "Foto " (at + 1) " di " (pictures.len()) " " (of) ": apri intera" };
                    }
                }
            }
        }
    }
}

fn digits(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
