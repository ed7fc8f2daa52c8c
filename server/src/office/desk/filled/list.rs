//! The list of filled-in forms.

use jiff::civil::Date;
use maud::{Markup, html};

use super::words::when_due;
use crate::calendar::italian;
use crate::forms::FilledIn;
use crate::office::desk::list::counted;

/// What the list shows.
pub(super) struct List {
    pub(super) lines: Vec<FilledIn>,
    /// How many there are, over all pages.
    pub(super) found: u32,
    /// Page, from 0.
    pub(super) page: u32,
    /// Lines on a page.
    pub(super) size: u32,
    pub(super) today: Date,
}

impl List {
    pub(super) fn markup(&self) -> Markup {
        html! {
            h1 { "Pratiche" }
            p role="status" { strong { (found(self.found)) } }
            @if self.lines.is_empty() {
                div.card { p { "Qui compaiono i moduli inviati per i servizi dei tuoi uffici, appena protocollati." } }
            } @else { (self.table()) (self.pages()) }
        }
    }

    fn table(&self) -> Markup {
        html! {
            div.card {
                table.stacks {
                    caption { "Pratiche, la più recente in alto" }
                    thead { tr {
                        th scope="col" { "Servizio" } th scope="col" { "Da" } th scope="col" { "Rispondere entro" }
                        th scope="col" { "Ufficio" } th scope="col" { "Protocollata" }
                    } }
                    tbody { @for form in &self.lines { (self.row(form)) } }
                }
            }
        }
    }

    fn row(&self, form: &FilledIn) -> Markup {
        let sender = form.sender.as_ref().map_or("Senza accesso", |(_, name)| name.as_str());
        html! {
            tr {
                th scope="row" {
                    a href={ "/ufficio/pratiche/" (form.id) } { (form.title) }
                    small.quiet { span.code { (form.registration.code()) } }
                }
                td data-label="Da" {
                    (sender)
                    @if let Some((_, name)) = &form.subject { small.quiet { "per conto di " (name) } }
                }
                td data-label="Rispondere entro" { (when_due(form.due, self.today)) }
                td data-label="Ufficio" { (form.office.name) }
                td data-label="Protocollata" { (italian::moment(form.registration.at)) }
            }
        }
    }

    fn pages(&self) -> Markup {
        let last = self.found.saturating_sub(1) / self.size.max(1);
        if last == 0 {
            return html! {};
        }
        // Pages count from 1 in addresses.
        let link = |page: u32| format!("/ufficio/pratiche?pagina={page}");
        html! {
            nav aria-label="Pagine" {
                ul.pages {
                    @if self.page > 0 { li { a.button.plain rel="prev" href=(link(self.page)) { "← Precedente" } } }
                    li { "Pagina " (self.page + 1) " di " (last + 1) }
                    @if self.page < last { li { a.button.plain rel="next" href=(link(self.page + 2)) { "Successiva →" } } }
                }
            }
        }
    }
}

fn found(found: u32) -> String {
    if found == 0 { "Nessuna pratica".to_owned() } else { counted(found.into(), "pratica", "pratiche") }
}
