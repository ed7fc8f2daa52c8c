//! The map of the desk: drawn by the server, every report a link, no script.

mod base;
mod marks;
mod view;

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::municipality::Municipality;
use rapida_contract::place::Point;

use super::filter::{Filter, States};
use super::list::{address, filters, state_badge};
use super::table::Line;
use crate::office::OfficeEntry;
pub(super) use view::View;

/// Reports on one map.
pub(super) const POINTS_MAX: u32 = 2_000;
/// Reports in the list beside it.
const LISTED_MAX: usize = 50;

/// What the map shows.
pub(super) struct Map<'a> {
    pub(super) municipality: &'a Municipality,
    /// Those that the operator sees.
    pub(super) offices: Vec<&'a OfficeEntry>,
    pub(super) filter: &'a Filter,
    pub(super) view: View,
    pub(super) today: Date,
    pub(super) lines: Vec<Line>,
    /// How many the filter lets through.
    pub(super) found: u32,
}

impl Map<'_> {
    pub(super) fn markup(&self) -> Markup {
        let inside: Vec<&Line> = self.lines.iter().filter(|line| self.view.holds(line.point)).collect();
        html! {
            h1 { "Mappa delle segnalazioni" }
            (filters(self.municipality, &self.offices, self.filter, "/ufficio/mappa"))
            @if self.found > POINTS_MAX {
                div.note.wait { p { "Sulla mappa ci sono le " (POINTS_MAX) " più urgenti di " (self.found) ": usa i filtri per vedere le altre." } }
            }
            div.columns {
                div.card { (self.moves()) (self.drawing(&inside)) (legend()) (credit(self.municipality)) }
                section.card aria-labelledby="elenco" { (self.beside(&inside)) }
            }
        }
    }

    fn drawing(&self, inside: &[&Line]) -> Markup {
        let (width, height) = View::SIZE;
        html! {
            svg.map xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (width) " " (height) } role="group"
                aria-label="Mappa: ogni segno porta a una segnalazione; lo stesso elenco è in parole accanto alla mappa" {
                (base::draw(self.view))
                (marks::draw(self.view, self.filter, self.today, inside))
            }
        }
    }

    fn moves(&self) -> Markup {
        let link = |view: View| view.address(self.filter);
        html! {
            nav aria-label="Muovi la mappa" {
                ul.pages.moves {
                    @if let Some(view) = self.view.closer() { li { a.button.plain href=(link(view)) { "+ Ingrandisci" } } }
                    @if let Some(view) = self.view.farther() { li { a.button.plain href=(link(view)) { "− Riduci" } } }
                    @if !self.view.is_whole() {
                        @for (name, view) in self.view.neighbours() {
                            li { a.button.plain href=(link(view)) aria-label=(name.1) { (name.0) } }
                        }
                        li { a href=(link(View::whole(self.municipality))) { "Tutto il Comune" } }
                    }
                }
            }
        }
    }

    fn beside(&self, inside: &[&Line]) -> Markup {
        html! {
            h2 #elenco { "In questa vista: " (inside.len()) }
            @if inside.is_empty() { p { "Nessuna segnalazione in questa parte della mappa." } }
            ol {
                @for line in inside.iter().take(LISTED_MAX) {
                    li {
                        a href={ "/ufficio/segnalazioni/" (line.code) } { (line.title) } " " (state_badge(line.state))
                        p.quiet.break { span.code { (line.code) } @if !line.address.is_empty() { " · " (line.address) } }
                    }
                }
            }
            @if inside.len() > LISTED_MAX { p { a href=(address(self.filter)) { "Vedi l'elenco intero" } } }
        }
    }
}

/// Zoom at which a street's surroundings are seen.
const STREET: u32 = 4;

/// The address of the map around a point.
pub(super) fn around(municipality: &Municipality, point: Point) -> String {
    let everything = Filter { states: States::All, ..Filter::default() };
    View::whole(municipality).around(point, STREET).address(&everything)
}

/// A drawing of where a report lies; its place is said in words beside it.
pub(super) fn surroundings(municipality: &Municipality, line: &Line, today: Date) -> Markup {
    let view = View::whole(municipality).around(line.point, STREET);
    let (width, height) = View::SIZE;
    // The middle half of the view's height is enough.
    let (top, shown) = (height / 4.0, height / 2.0);
    html! {
        svg.map xmlns="http://www.w3.org/2000/svg" viewBox={ "0 " (top) " " (width) " " (shown) } aria-hidden="true" {
            (base::draw(view))
            (marks::still(view, today, line))
        }
        (credit(municipality))
    }
}

/// Whose work the drawing is, as `assets/map/README.md` asks.
fn credit(municipality: &Municipality) -> Markup {
    html! { p.hint.credit { (municipality.name) " · limiti: openpolis/ISTAT, CC BY 4.0" } }
}

fn legend() -> Markup {
    html! {
        ul.legend {
            li { svg viewBox="-12 -12 24 24" aria-hidden="true" { circle.open r="9" {} } " Aperta" }
            li { svg viewBox="-12 -12 24 24" aria-hidden="true" { path.late d=(marks::TRIANGLE) {} } " Scaduta" }
            li { svg viewBox="-12 -12 24 24" aria-hidden="true" { path.closed d=(marks::SQUARE) {} } " Chiusa" }
        }
    }
}
