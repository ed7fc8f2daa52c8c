//! The page of a published ranking: what everybody may read, and how the draw is worked out again.

use maud::{Markup, html};
use rapida_contract::ranking::{Phase, PublishedGroup, PublishedRanking, PublishedRow};

use crate::calendar::italian;

/// Longest number that is looked for, in characters.
const NUMBER_MAX: u32 = 32;
/// Of an application that was left out. Why may tell of a child's health.
const LEFT_OUT: &str = "Esclusa: il motivo lo legge chi l'ha inviata.";

/// The page, with the row of a number where one is looked for.
pub(super) fn markup(ranking: &PublishedRanking, wanted: &str) -> Markup {
    html! {
        h1 { (ranking.title.it) }
        ul.summary {
            li { span.badge.info { (phase(ranking.phase)) } }
            li { "Pubblicata il " (italian::long_moment(ranking.published_at)) }
        }
        @if let Some(until) = ranking.observations_until {
            p { "Osservazioni fino al " strong { (italian::long(until)) } ": si inviano dall'app, aprendo la propria domanda." }
        }
        p { "Criteri e punti: " (ranking.act) ". Ogni domanda è indicata con il numero in fondo alla ricevuta." }
        (search(wanted))
        @if !wanted.is_empty() { (found(ranking, wanted)) }
        @for group in &ranking.groups { (of_group(group, wanted)) }
        @if !ranking.without_group.is_empty() {
            section.card {
                h2 { "Senza graduatoria" }
                ul { @for row in &ranking.without_group { li { span.code { (row.number) } " · " (LEFT_OUT) } } }
            }
        }
        (draw(ranking))
    }
}

/// How far a ranking is.
pub fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Provisional => "Provvisoria",
        Phase::Final => "Definitiva",
        Phase::Unknown => "Sconosciuta",
    }
}

/// Hundredths of points as Italians write them: `12,50`.
pub fn points(hundredths: i64) -> String {
    let (sign, whole) = (if hundredths < 0 { "−" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{},{:02}", whole / 100, whole % 100)
}

fn search(wanted: &str) -> Markup {
    html! {
        form.card method="get" role="search" aria-label="Cerca una domanda" {
            div.field {
                label for="numero" { "Numero della ricevuta" }
                input #numero name="numero" type="search" value=(wanted) maxlength=(NUMBER_MAX) placeholder="2027-0004127";
            }
            button { "Cerca" }
        }
    }
}

fn found(ranking: &PublishedRanking, wanted: &str) -> Markup {
    let groups = ranking.groups.iter().flat_map(|group| group.rows.iter().map(move |row| (Some(group), row)));
    let mut rows = groups.chain(ranking.without_group.iter().map(|row| (None, row)));
    html! {
        @match rows.find(|(_, row)| row.number == wanted) {
            Some((group, row)) => div.note.good role="status" {
                p { strong { "Domanda " (row.number) } @if let Some(group) = group { " · " (group.label.it) } }
                p { @match row.position { Some(position) => { "Posizione " (position) }, None => (LEFT_OUT) } }
                @if let Some(what) = outcome(row) { p { (what) } }
            },
            None => div.note.wait role="status" { p { "In questa graduatoria non c'è una domanda con questo numero." } },
        }
    }
}

fn of_group(group: &PublishedGroup, wanted: &str) -> Markup {
    html! {
        div.card {
            h2 { (group.label.it) }
            @if group.rows.is_empty() { p { "Nessuna domanda." } } @else {
                table.stacks {
                    caption { (group.label.it) ", in ordine di posizione" }
                    thead { tr {
                        th scope="col" { "Numero" } th scope="col" { "Posizione" } th scope="col" { "Punti" }
                        th scope="col" { "Esito" }
                    } }
                    tbody { @for row in &group.rows { (of_row(row, wanted)) } }
                }
            }
        }
    }
}

fn of_row(row: &PublishedRow, wanted: &str) -> Markup {
    let number = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    html! {
        tr aria-current=[(row.number == wanted).then_some("true")] {
            th scope="row" { span.code { (row.number) } }
            td data-label="Posizione" { (number(row.position)) }
            td data-label="Punti" { (row.points.map_or_else(|| "–".to_owned(), points)) }
            td data-label="Esito" { @if row.is_left_out { (LEFT_OUT) } @else { (outcome(row).unwrap_or_else(|| "Fuori: rinuncia, ritiro o posto non accettato".to_owned())) } }
        }
    }
}

fn outcome(row: &PublishedRow) -> Option<String> {
    let place = row.place.as_ref().map(|place| format!("Posto: {place}"));
    place.or_else(|| row.reserve.map(|reserve| format!("In riserva, al posto {reserve}")))
}

fn draw(ranking: &PublishedRanking) -> Markup {
    html! {
        section.card aria-labelledby="sorteggio" {
            h2 #sorteggio { "Il sorteggio" }
            p { "A parità di tutto il resto decide un sorteggio che chiunque può rifare. La chiave di una domanda è lo SHA-256 del seme, "
                "di un byte zero e del numero della ricevuta: viene prima la chiave più bassa." }
            dl {
                dt { "Seme" } dd { span.code.break { (ranking.seed) } }
                dt { "Impronta dei dati di partenza (SHA-256)" } dd { span.code.break { (ranking.inputs_sha256) } }
            }
            p { span.code.break { "printf '%s\\0%s' '" (ranking.seed) "' NUMERO | sha256sum" } }
        }
    }
}
