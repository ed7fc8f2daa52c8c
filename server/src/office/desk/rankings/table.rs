//! The applications of a run in their order, some of them on a page.

use maud::{Markup, html};
use rapida_contract::ranking::assign::Outcome;
use rapida_contract::ranking::rank::Decided;
use rapida_contract::ranking::rules::{Band, Group};
use rapida_contract::ranking::run::Run;
use rapida_contract::ranking::score::Scorer;

use super::Shown;
use super::application::path;
use crate::office::desk::filled::badge;
use crate::rankings::page::points;

/// Applications on a page.
const PAGE: usize = 100;
/// Longest number that is looked for, in characters.
const NUMBER_MAX: usize = 32;

/// Which applications the page shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct View {
    /// From 0.
    page: usize,
    /// One alone, by its number; empty for all.
    pub(super) number: String,
}

/// An application in a run.
pub(super) struct Row<'a> {
    pub(super) number: &'a str,
    pub(super) call: &'a str,
    pub(super) group: Option<&'a Group>,
    pub(super) position: Option<u32>,
    pub(super) band: Option<&'a Band>,
    pub(super) points: Option<i64>,
    pub(super) decided: Option<Decided>,
    pub(super) outcome: Option<&'a Outcome>,
    /// The id of what leaves it out.
    pub(super) excluded: Option<&'a str>,
}

impl View {
    /// As in the address. Foreign text: anything unknown is the first page.
    pub(super) fn read(page: Option<String>, number: Option<String>) -> Self {
        let page = page.and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).saturating_sub(1);
        Self { page, number: number.unwrap_or_default().chars().take(NUMBER_MAX).collect() }
    }

    fn of<'a>(&self, run: &'a Run) -> Vec<Row<'a>> {
        let wanted = rows(run).into_iter().filter(|row| self.number.is_empty() || row.number == self.number);
        wanted.skip(self.page.saturating_mul(PAGE)).take(PAGE).collect()
    }

    /// The numbers on the page.
    pub(super) fn numbers(&self, run: &Run) -> Vec<String> {
        self.of(run).into_iter().map(|row| row.number.to_owned()).collect()
    }
}

/// All applications of a run: the ranked ones of each group in order, then those left out.
pub(super) fn rows(run: &Run) -> Vec<Row<'_>> {
    let (rules, outputs) = (&run.inputs.rules, &run.outputs);
    let mut rows = Vec::new();
    for (ranked, assigned) in outputs.ranking.groups.iter().zip(&outputs.assignment.groups) {
        for (row, assigned) in ranked.rows.iter().zip(&assigned.rows) {
            rows.push(Row {
                number: &row.number,
                call: &row.call,
                group: rules.group(&ranked.group),
                position: Some(row.position),
                band: row.band.as_ref().and_then(|band| rules.band(band)),
                points: Some(row.points),
                decided: row.decided,
                outcome: Some(&assigned.outcome),
                excluded: None,
            });
        }
    }
    let left_out = outputs.ranking.left_out.iter().map(|out| Row {
        number: &out.number,
        call: &out.call,
        group: out.group.as_ref().and_then(|group| rules.group(group)),
        position: None,
        band: None,
        points: None,
        decided: None,
        outcome: None,
        excluded: Some(&out.why),
    });
    rows.extend(left_out);
    rows
}

/// What schools are called, by their ids: as the form in force has them.
#[derive(Default)]
pub(super) struct Schools(pub(super) Option<Scorer>);

impl Schools {
    fn name(&self, id: &str) -> String {
        self.0.as_ref().map_or_else(|| id.to_owned(), |scorer| scorer.school(id))
    }
}

/// What an application gets.
pub(super) fn outcome(outcome: &Outcome, schools: &Schools) -> String {
    match outcome {
        Outcome::New { school } => format!("Posto: {}", schools.name(school)),
        Outcome::Offered { school } => format!("Posto già proposto: {}", schools.name(school)),
        Outcome::Accepted { school } => format!("Posto accettato: {}", schools.name(school)),
        Outcome::Reserve { place } => format!("Riserva {place}"),
        Outcome::Gone => "Fuori: rinuncia, ritiro o posto non accettato".to_owned(),
    }
}

/// What put an application before the next one.
fn decided(decided: Decided) -> &'static str {
    match decided {
        Decided::Call => "bando",
        Decided::Residence => "residenza",
        Decided::Band => "fascia",
        Decided::Points => "punti",
        Decided::Isee => "ISEE",
        Decided::Older => "età",
        Decided::Draw => "sorteggio",
    }
}

pub(super) fn markup(shown: &Shown, schools: &Schools, base: &str) -> Markup {
    let (all, here) = (rows(&shown.run).len(), shown.view.of(&shown.run));
    let pages = all.div_ceil(PAGE).max(1);
    let trial = shown.trial.as_ref().map(|seed| format!("&seme={seed}")).unwrap_or_default();
    let link = |page: usize| format!("{base}?pagina={}{trial}#tabella", page + 1);
    html! {
        @if here.is_empty() { p { "Nessuna domanda." } } @else {
            table.stacks {
                caption { (all) " domande, in ordine" }
                thead { tr {
                    th scope="col" { "Numero" } th scope="col" { "Graduatoria" } th scope="col" { "Posizione" }
                    th scope="col" { "Fascia" } th scope="col" { "Punti" } th scope="col" { "Prima della seguente per" }
                    th scope="col" { "Esito" } @if shown.trial.is_none() { th scope="col" { "Com'è ora" } }
                } }
                tbody { @for row in &here { (line(row, shown, schools)) } }
            }
        }
        @if shown.view.number.is_empty() && pages > 1 {
            nav aria-label="Pagine" {
                ul.pages {
                    @if shown.view.page > 0 { li { a.button.plain rel="prev" href=(link(shown.view.page - 1)) { "← Precedente" } } }
                    li { "Pagina " (shown.view.page + 1) " di " (pages) }
                    @if shown.view.page + 1 < pages { li { a.button.plain rel="next" href=(link(shown.view.page + 1)) { "Successiva →" } } }
                }
            }
        }
    }
}

fn line(row: &Row<'_>, shown: &Shown, schools: &Schools) -> Markup {
    let slug = shown.run.inputs.rules.service.as_str();
    let number = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let now = shown.rows.iter().find(|(number, _)| number == row.number).map(|(_, proceeding)| proceeding);
    html! {
        tr {
            th scope="row" {
                @match now {
                    Some(proceeding) => a href=(path((slug, row.call), proceeding.id)) { span.code { (row.number) } },
                    None => span.code { (row.number) },
                }
            }
            td data-label="Graduatoria" { (row.group.map_or("–", |group| group.label.it.as_str())) }
            td data-label="Posizione" { (number(row.position)) }
            td data-label="Fascia" { (row.band.map_or("–", |band| band.label.it.as_str())) }
            td data-label="Punti" { (row.points.map_or_else(|| "–".to_owned(), points)) }
            td data-label="Prima della seguente per" { (row.decided.map_or("–", decided)) }
            td data-label="Esito" {
                @if let Some(what) = row.outcome { (outcome(what, schools)) }
                @if let Some(why) = row.excluded { "Esclusa: " (shown.run.inputs.rules.reason(why).it) }
            }
            @if shown.trial.is_none() { td { @if let Some(proceeding) = now { (badge(proceeding.state)) } } }
        }
    }
}
