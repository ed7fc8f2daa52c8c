//! The reports on the map. What would lie on top of one another becomes one mark with their number.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::place::Point;

use super::super::filter::Filter;
use super::super::labels;
use super::super::table::Line;
use super::view::View;
use crate::calendar::italian;

/// Path of the mark of an overdue report, around 0, 0.
pub(super) const TRIANGLE: &str = "M0 -11L11 9L-11 9Z";
/// Path of the mark of a closed report.
pub(super) const SQUARE: &str = "M-8 -8H8V8H-8Z";

/// Units of the drawing within which marks are taken together: a little more than the width of a numbered one.
const TOGETHER: f64 = 52.0;

pub(super) fn draw(view: View, filter: &Filter, today: Date, lines: &[&Line]) -> Markup {
    html! {
        @if view.is_closest() { @for line in lines { (single(view, today, line)) } }
        @else {
            @for together in groups(view, lines) {
                @match together.as_slice() {
                    [one] => (single(view, today, one)),
                    several => (cluster(view, filter, today, several)),
                }
            }
        }
    }
}

/// Each report goes to the first group whose first report is near; so no two groups lie on one another.
fn groups<'a>(view: View, lines: &[&'a Line]) -> Vec<Vec<&'a Line>> {
    let mut groups: Vec<((f64, f64), Vec<&Line>)> = Vec::new();
    for line in lines {
        let (x, y) = view.place(line.point);
        let near = |at: &(f64, f64)| (at.0 - x).hypot(at.1 - y) < TOGETHER;
        match groups.iter_mut().find(|(at, _)| near(at)) {
            Some((_, group)) => group.push(line),
            None => groups.push(((x, y), vec![line])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

fn at(view: View, point: Point) -> String {
    let (x, y) = view.place(point);
    format!("translate({x:.1} {y:.1})")
}

fn single(view: View, today: Date, line: &Line) -> Markup {
    let late = line.is_overdue(today);
    let state = labels::state(line.state).word;
    let due = line.due.map(|due| format!(", rispondere entro il {}", italian::short(due))).unwrap_or_default();
    let late_word = if late { ", scaduta" } else { "" };
    let name = format!("{}, {}, {state}{due}{late_word}", line.title, line.code);
    html! {
        a href={ "/ufficio/segnalazioni/" (line.code) } aria-label=(name) transform=(at(view, line.point)) {
            title { (name) }
            circle r="20" fill="transparent" stroke="none" {}
            (shape(line, late))
        }
    }
}

/// The shape says the state without any tint.
fn shape(line: &Line, late: bool) -> Markup {
    html! {
        @if late { path.late d=(TRIANGLE) transform="scale(1.4)" {} }
        @else if line.state.is_closed() { path.closed d=(SQUARE) transform="scale(1.3)" {} }
        @else { circle.open r="12" stroke-width="2" {} }
    }
}

/// The mark without a link, for a report's own page.
pub(super) fn still(view: View, today: Date, line: &Line) -> Markup {
    html! { g transform=(at(view, line.point)) { (shape(line, line.is_overdue(today))) } }
}

fn cluster(view: View, filter: &Filter, today: Date, lines: &[&Line]) -> Markup {
    let Some(first) = lines.first() else { return html! {} };
    let late = lines.iter().filter(|line| line.is_overdue(today)).count();
    let late_word = if late > 0 { format!(", {late} scadute") } else { String::new() };
    let name = format!("{} segnalazioni vicine{late_word}: ingrandisci", lines.len());
    let tint = if late > 0 { "late" } else { "open" };
    html! {
        a href=(view.into(first.point).address(filter)) aria-label=(name) transform=(at(view, first.point)) {
            title { (name) }
            circle class=(tint) r="22" stroke-width="3" {}
            text.count y="8" font-size="22" text-anchor="middle" { (lines.len()) }
        }
    }
}
