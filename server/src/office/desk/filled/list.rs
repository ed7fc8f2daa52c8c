//! The list of filled-in forms.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::proceeding::{Clock, State};

use super::filter::Filter;
use super::labels;
use crate::calendar::italian;
use crate::office::desk::list::{choice, counted, due};
use crate::proceedings::Proceeding;

/// What the list shows.
pub(super) struct List<'a> {
    pub(super) filter: &'a Filter,
    /// Slugs and titles of the services that there are.
    pub(super) services: Vec<(String, String)>,
    pub(super) lines: Vec<(Proceeding, Clock)>,
    /// How many the filter lets through, over all pages.
    pub(super) found: u32,
    /// Lines on a page.
    pub(super) size: u32,
    pub(super) today: Date,
}

impl List<'_> {
    pub(super) fn markup(&self) -> Markup {
        html! {
            h1 { "Pratiche" }
            (self.filters())
            p role="status" { strong { (found(self.found)) } }
            @if self.lines.is_empty() { (self.nothing()) } @else { (self.table()) (self.pages()) }
        }
    }

    fn nothing(&self) -> Markup {
        html! {
            div.card {
                @if self.filter.is_narrow() {
                    p { "Nessuna pratica con questi filtri." }
                    a.button.plain href="/ufficio/pratiche" { "Togli i filtri" }
                } @else {
                    p { "Qui compaiono i moduli inviati per i servizi dei tuoi uffici, appena protocollati." }
                }
            }
        }
    }

    fn filters(&self) -> Markup {
        let states: Vec<(&str, &str)> = [("aperte", "Aperte"), ("tutte", "Tutte")]
            .into_iter()
            .chain(State::ALL.iter().map(|state| (state.as_str(), labels::word(*state))))
            .collect();
        let services = self.services.iter().map(|(slug, title)| (slug.as_str(), title.as_str()));
        let services: Vec<(&str, &str)> = std::iter::once(("", "Tutti")).chain(services).collect();
        html! {
            form.card method="get" action="/ufficio/pratiche" role="search" aria-label="Filtri" {
                div.filters {
                    (choice("stato", "Stato", self.filter.states.name(), &states))
                    (choice("servizio", "Servizio", &self.filter.service, &services))
                    div.field {
                        label for="numero" { "Numero di protocollo" }
                        input #numero name="numero" type="search" value=(self.filter.number) maxlength="32"
                            placeholder="2026-0000123";
                    }
                    div.actions {
                        button { "Filtra" }
                        @if self.filter.is_narrow() { a href="/ufficio/pratiche" { "Togli i filtri" } }
                    }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        html! {
            div.card {
                table.stacks {
                    caption { "Pratiche, la più recente in alto" }
                    thead { tr {
                        th scope="col" { "Servizio" } th scope="col" { "Stato" } th scope="col" { "Da" }
                        th scope="col" { "Rispondere entro" } th scope="col" { "Ufficio" } th scope="col" { "Protocollata" }
                    } }
                    tbody { @for (proceeding, clock) in &self.lines { (self.row(proceeding, *clock)) } }
                }
            }
        }
    }

    fn row(&self, proceeding: &Proceeding, clock: Clock) -> Markup {
        let form = &proceeding.form;
        let sender = proceeding.sender.as_ref().map_or("Senza accesso", |(_, name)| name.as_str());
        html! {
            tr.overdue[clock.last.is_some_and(|last| last < self.today)] {
                th scope="row" {
                    a href={ "/ufficio/pratiche/" (proceeding.id) } { (form.title) }
                    small.quiet { span.code { (form.registration.code()) } }
                }
                td { (labels::badge(proceeding.state)) small.quiet { (labels::turn(proceeding.state)) } }
                td data-label="Da" {
                    (sender)
                    @if let Some((_, name)) = proceeding.on_behalf_of() { small.quiet { "per conto di " (name) } }
                }
                td data-label="Rispondere entro" {
                    (due(clock.last, self.today))
                    @if clock.is_suspended { small.quiet { "sospesa" } }
                }
                td data-label="Ufficio" { (form.office.name) }
                td data-label="Protocollata" { (italian::moment(form.registration.at)) }
            }
        }
    }

    fn pages(&self) -> Markup {
        let (last, page) = (self.found.saturating_sub(1) / self.size.max(1), self.filter.page);
        if last == 0 {
            return html! {};
        }
        let link = |page: u32| self.filter.at_page(page).address();
        html! {
            nav aria-label="Pagine" {
                ul.pages {
                    @if page > 0 { li { a.button.plain rel="prev" href=(link(page - 1)) { "← Precedente" } } }
                    li { "Pagina " (page + 1) " di " (last + 1) }
                    @if page < last { li { a.button.plain rel="next" href=(link(page + 1)) { "Successiva →" } } }
                }
            }
        }
    }
}

fn found(found: u32) -> String {
    if found == 0 { "Nessuna pratica".to_owned() } else { counted(found.into(), "pratica", "pratiche") }
}
