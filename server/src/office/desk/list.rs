//! The list of reports.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::municipality::Municipality;
use rapida_contract::progress::{State, StepKind};

use super::filter::{Filter, States};
use super::labels;
use super::table::{Line, Load};
use crate::calendar::italian;
use crate::office::OfficeEntry;

/// What the list shows.
pub(super) struct List<'a> {
    pub(super) municipality: &'a Municipality,
    /// Those that the operator sees.
    pub(super) offices: Vec<&'a OfficeEntry>,
    pub(super) filter: &'a Filter,
    pub(super) today: Date,
    pub(super) load: Load,
    pub(super) lines: Vec<Line>,
    /// How many the filter lets through, over all pages.
    pub(super) found: u32,
    /// Lines on a page.
    pub(super) size: u32,
    /// A report was passed to another office just now.
    pub(super) passed_on: bool,
}

/// The address of the list with this filter.
pub(super) fn address(filter: &Filter) -> String {
    with_query("/ufficio", filter)
}

/// The address of the map with this filter.
pub(super) fn map_address(filter: &Filter) -> String {
    with_query("/ufficio/mappa", filter)
}

fn with_query(path: &str, filter: &Filter) -> String {
    let query = filter.query();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

impl List<'_> {
    pub(super) fn markup(&self) -> Markup {
        html! {
            h1 { "Segnalazioni" }
            @if self.passed_on { (labels::taken(StepKind::Reassign)) }
            (self.load())
            (filters(self.municipality, &self.offices, self.filter, "/ufficio"))
            p role="status" { strong { (found(self.found)) } " · " a href=(map_address(&self.filter.at_page(0))) { "Vedile sulla mappa" } }
            @if self.lines.is_empty() { (self.nothing()) } @else { (self.table()) (self.pages()) }
        }
    }

    fn load(&self) -> Markup {
        let office = Filter { office: self.filter.office.clone(), ..Filter::default() };
        let only = |state| Filter { states: States::Only(state), ..office.clone() };
        let late = Filter { overdue: true, ..office.clone() };
        html! {
            ul.summary aria-label="In sintesi" {
                li { a.badge.info href=(address(&office)) { (counted(self.load.open, "aperta", "aperte")) } }
                li { a.badge.info href=(address(&only(State::Registered))) { (counted(self.load.new, "nuova", "nuove")) } }
                li { a.badge.wait href=(address(&only(State::Asked))) { (counted(self.load.asked, "attende", "attendono")) " il cittadino" } }
                li { (overdue(self.load.overdue, &late)) }
            }
        }
    }

    fn nothing(&self) -> Markup {
        html! {
            div.card {
                @if self.offices.is_empty() {
                    p { "Il tuo ruolo non ti mostra segnalazioni: nessun ufficio ti è assegnato." }
                } @else if self.filter.is_narrow() {
                    p { "Nessuna segnalazione con questi filtri." }
                    a.button.plain href="/ufficio" { "Togli i filtri" }
                } @else {
                    p { "Nessuna segnalazione aperta. Le nuove compaiono qui appena protocollate." }
                }
            }
        }
    }

    fn table(&self) -> Markup {
        html! {
            div.card {
                table.stacks {
                    caption { "Segnalazioni, la più urgente in alto" }
                    thead { tr {
                        th scope="col" { "Segnalazione" } th scope="col" { "Stato" } th scope="col" { "Rispondere entro" }
                        th scope="col" { "Ufficio" } th scope="col" { "Protocollata" }
                    } }
                    tbody { @for line in &self.lines { (self.row(line)) } }
                }
            }
        }
    }

    fn row(&self, line: &Line) -> Markup {
        let place = [self.category(&line.category), line.address.as_str()];
        let place: Vec<&str> = place.into_iter().filter(|text| !text.is_empty()).collect();
        html! {
            tr.overdue[line.is_overdue(self.today)] {
                th scope="row" {
                    a href={ "/ufficio/segnalazioni/" (line.code) } { (line.title) }
                    small.quiet.break { span.code { (line.code) } " · " (place.join(" · ")) }
                }
                td { (state_badge(line.state)) }
                td data-label="Rispondere entro" { (due(line.due, self.today)) }
                td data-label="Ufficio" { (line.office) }
                td data-label="Protocollata" { (italian::moment(line.registered_at)) }
            }
        }
    }

    fn category<'a>(&'a self, id: &'a str) -> &'a str {
        self.municipality.category(id).map_or(id, |category| category.name.it.as_str())
    }

    fn pages(&self) -> Markup {
        let last = self.found.saturating_sub(1) / self.size.max(1);
        let page = self.filter.page;
        if last == 0 {
            return html! {};
        }
        let link = |page| address(&self.filter.at_page(page));
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

/// Stands out only where something is overdue.
fn overdue(count: i64, late: &Filter) -> Markup {
    let tint = if count == 0 { "none" } else { "bad" };
    html! {
        a class={ "badge " (tint) } href=(address(late)) {
            @if count > 0 { span aria-hidden="true" { "▲ " } }
            (counted(count, "scaduta", "scadute"))
        }
    }
}

fn found(found: u32) -> String {
    if found == 0 { "Nessuna segnalazione".to_owned() } else { counted(found.into(), "segnalazione", "segnalazioni") }
}

/// A number and its noun.
pub(super) fn counted(count: i64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A state with its word, its shape and its tint.
pub(super) fn state_badge(state: State) -> Markup {
    let label = labels::state(state);
    html! { span class={ "badge " (label.tint) } { span aria-hidden="true" { (label.shape) " " } (label.word) } }
}

/// The last day for an answer and how far it is; what is over is said in a word and with a shape.
pub(super) fn due(due: Option<Date>, today: Date) -> Markup {
    let Some(due) = due else { return html! { span.quiet { "–" } } };
    html! {
        (italian::short(due)) " "
        @if due < today {
            small { strong { span aria-hidden="true" { "▲ " } "Scaduta" } " " (italian::term(today, due).trim_start_matches("scaduto ")) }
        } @else { small { (italian::term(today, due)) } }
    }
}

/// The form of the filters; it leads to a page with the filter in its address.
pub(super) fn filters(municipality: &Municipality, offices: &[&OfficeEntry], filter: &Filter, action: &str) -> Markup {
    let states: Vec<(&str, &str)> = [("aperte", "Aperte"), ("tutte", "Tutte")]
        .into_iter()
        .chain(State::ALL.into_iter().map(|state| (state.as_str(), labels::state(state).word)))
        .collect();
    let categories = municipality.categories.iter().map(|category| (category.id.as_str(), category.name.it.as_str()));
    let offices = offices.iter().map(|office| (office.id.as_str(), office.name.as_str()));
    html! {
        form.card method="get" action=(action) role="search" aria-label="Filtri" {
            div.filters {
                (choice("stato", "Stato", filter.states.name(), &states))
                (choice("categoria", "Categoria", &filter.category, &with_all("Tutte", categories)))
                (choice("ufficio", "Ufficio", &filter.office, &with_all("Tutti", offices)))
                div.field {
                    label for="cerca" { "Codice o parole" }
                    input #cerca name="cerca" type="search" value=(filter.text) maxlength="100";
                }
                div.check {
                    input #scadute name="scadute" type="checkbox" value="si" checked[filter.overdue];
                    label for="scadute" { "Solo scadute" }
                }
                div.actions {
                    button { "Filtra" }
                    @if filter.is_narrow() { a href=(action) { "Togli i filtri" } }
                }
            }
        }
    }
}

fn with_all<'a>(all: &'a str, options: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<(&'a str, &'a str)> {
    std::iter::once(("", all)).chain(options).collect()
}

/// A list to choose from.
pub(super) fn choice(name: &str, label: &str, chosen: &str, options: &[(&str, &str)]) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                @for (value, text) in options { option value=(value) selected[*value == chosen] { (text) } }
            }
        }
    }
}
