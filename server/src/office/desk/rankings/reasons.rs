//! The page of an application: how it is judged now and why, what was corrected, what was observed.

use maud::{Markup, html};
use rapida_contract::italian::typed_cents;
use rapida_contract::proceeding::{State, WORDS_MAX};
use rapida_contract::ranking::correction::{Correctable, Entry};
use rapida_contract::ranking::score::Scored;
use rapida_contract::ranking::show;

use super::address;
use super::application::{Detail, Last, path};
use crate::calendar::italian;
use crate::office::desk::filled::{badge, happened};
use crate::office::operators::Operator;
use crate::rankings::page::{phase, points};

/// What the page of an application shows.
pub(super) struct Page<'a> {
    pub(super) detail: &'a Detail,
    pub(super) operator: &'a Operator,
    pub(super) last: &'a Last,
}

impl Page<'_> {
    pub(super) fn markup(&self) -> Markup {
        let Detail { which, judged, .. } = self.detail;
        let scored = judged.scorer.score(&judged.proceeding.form.asked, &judged.answers);
        html! {
            p { a href=(address(which)) { "← " (which.rules.title.it) } }
            h1 { "Domanda " span.code { (judged.number) } }
            ul.summary {
                li { (badge(judged.proceeding.state)) }
                li { a href={ "/ufficio/pratiche/" (judged.proceeding.id) } { "Apri la pratica" } }
            }
            (self.outcome())
            div.columns {
                div { (self.judged(&scored)) (self.criteria(&scored)) (self.corrected()) }
                div { (self.observations()) (self.corrections()) }
            }
        }
    }

    fn outcome(&self) -> Markup {
        let done = match self.last.done.as_deref() {
            Some("rettifica") => Some("Risposta corretta: conta dalla prossima prova e dalla prossima pubblicazione."),
            Some("risposta") => Some("Risposta inviata: chi ha fatto l'osservazione la legge nell'app."),
            _ => None,
        };
        html! {
            @if let Some((typed, why)) = &self.last.refused {
                div.note.bad role="alert" #errore {
                    h2 { "Non è andata" }
                    p { (why) }
                    @if !typed.domanda.is_empty() { p { a href={ "#correggi-" (typed.domanda) } { "Vai alla risposta" } } }
                }
            } @else if let Some(done) = done {
                div.note.good role="status" { p { strong { span aria-hidden="true" { "✓ " } (done) } } }
            }
        }
    }

    /// What it gives now, and what it was when it was published last.
    fn judged(&self, scored: &Scored) -> Markup {
        let rules = &self.detail.judged.scorer.rules;
        let group = scored.group.as_ref().and_then(|group| rules.group(group));
        let band = scored.band.as_ref().and_then(|band| rules.band(band));
        html! {
            section.card aria-labelledby="ora" {
                h2 #ora { "Come viene giudicata ora" }
                dl {
                    dt { "Graduatoria" } dd { (group.map_or("–", |group| group.label.it.as_str())) }
                    @if let Some(why) = &scored.excluded { dt { "Esclusa" } dd { (rules.reason(why).it) } }
                    @if let Some(residence) = &rules.residence {
                        dt { (residence.label.it) } dd { (if scored.resident { "Sì" } else { "No" }) }
                    }
                    dt { "Fascia" } dd { (band.map_or("Nessuna", |band| band.label.it.as_str())) }
                    dt { "Punti" } dd { (points(scored.total)) }
                }
                @if let Some(own) = &self.detail.published {
                    p.quiet {
                        (phase(own.phase)) " del " (italian::long_moment(own.published_at)) ": "
                        @match own.position { Some(position) => { "posizione " (position) " di " (own.of) }, None => "esclusa" }
                        ", punti " (points(own.points)) "."
                    }
                }
            }
        }
    }

    fn criteria(&self, scored: &Scored) -> Markup {
        let judged = &self.detail.judged;
        let criteria = show::criteria(&judged.scorer, scored, judged.answered());
        html! {
            div.card {
                table.stacks {
                    caption { "Punti per criterio" }
                    thead { tr { th scope="col" { "Criterio" } th scope="col" { "Punti" } th scope="col" { "Risposte che contano" } } }
                    tbody { @for given in criteria {
                        tr {
                            th scope="row" { (given.label.it) }
                            td data-label="Punti" { (points(given.points)) " su " (points(given.most)) }
                            td data-label="Risposte che contano" {
                                @for seen in &given.evidence { p { (seen.question.it) " " strong { (or(&seen.answer.it, "nessuna risposta")) } } }
                            }
                        }
                    } }
                }
            }
        }
    }

    fn corrected(&self) -> Markup {
        let all = &self.detail.corrections;
        let judged = &self.detail.judged;
        let now = show::corrected(&judged.scorer, judged.answered());
        let known = judged.scorer.correctable(&judged.proceeding.form.asked, &judged.answers);
        let question = |path: &str| known.iter().find(|one| one.path == path).map(|one| one.question.it.as_str());
        html! {
            @if !all.is_empty() {
                section.card aria-labelledby="rettifiche" {
                    h2 #rettifiche { "Rettifiche" }
                    @for one in &now {
                        p { (one.question.it) br; "Dichiarato: " (or(&one.declared.it, "nessuna risposta")) ". Conta: " strong { (or(&one.answer.it, "come non risposto")) } }
                        blockquote { (one.why) }
                    }
                    ol.timeline { @for one in all.iter().rev() {
                        li { p { (italian::moment(one.at)) " · " (one.actor) } p { (question(&one.path).unwrap_or_default()) } p.quiet { (one.why) } }
                    } }
                }
            }
        }
    }

    fn observations(&self) -> Markup {
        let all = &self.detail.observations;
        html! {
            @if !all.is_empty() {
                section.card aria-labelledby="osservazioni" {
                    h2 #osservazioni { "Osservazioni (" (all.len()) ")" }
                    @for one in all {
                        p { strong { (italian::moment(one.observed.event.at)) } " · " (one.observed.actor) }
                        blockquote { (one.observed.event.words) }
                        @if let Some(answer) = &one.answer {
                            p.quiet { (happened(answer.event.step)) " · " (italian::moment(answer.event.at)) " · " (answer.actor) }
                            blockquote { (answer.event.words) }
                        }
                    }
                    @if all.iter().any(|one| one.answer.is_none()) && self.is_open() { (self.answer()) }
                }
            }
        }
    }

    fn is_open(&self) -> bool {
        let works = self.operator.roles.work_for(&self.detail.which.rules.office);
        works && !self.detail.is_final && !self.detail.judged.proceeding.state.is_over()
    }

    fn form(&self, act: &str, seen: usize, content: &Markup) -> Markup {
        let Detail { which, judged, .. } = self.detail;
        html! {
            form method="post" action={ (path((&which.rules.service, &which.call), judged.proceeding.id)) "/" (act) } {
                input type="hidden" name="csrf" value=(self.operator.csrf);
                input type="hidden" name="visti" value=(seen);
                (content)
            }
        }
    }

    fn answer(&self) -> Markup {
        if self.detail.judged.proceeding.state != State::InCharge {
            return html! { p.hint { "Si risponde quando la pratica è in carico: ora si aspetta la persona." } };
        }
        let typed = self.last.refused.as_ref().map(|(typed, _)| typed).filter(|typed| !typed.esito.is_empty());
        let esito = typed.map_or("", |typed| typed.esito.as_str());
        let content = html! {
            fieldset {
                legend { "La tua risposta" }
                @for (value, label) in [("accolta", "Ha ragione: correggo le risposte che contano"), ("respinta", "Non ha ragione")] {
                    div.check {
                        input id={ "esito-" (value) } type="radio" name="esito" value=(value) required checked[esito == value];
                        label for={ "esito-" (value) } { (label) }
                    }
                }
            }
            (words("risposta-parole", "parole", "Che cosa rispondi", typed.map_or("", |typed| typed.parole.as_str())))
            button { "Rispondi" }
        };
        self.form("risposta", self.detail.events, &content)
    }

    fn corrections(&self) -> Markup {
        if !self.is_open() {
            return html! {};
        }
        let judged = &self.detail.judged;
        let all = judged.scorer.correctable(&judged.proceeding.form.asked, &judged.answers);
        html! {
            section.card aria-labelledby="correggi" {
                h2 #correggi { "Correggi una risposta" }
                p.hint { "Dopo un controllo o un'osservazione accolta. La domanda resta com'è stata inviata: accanto resta scritto che cosa conta e perché." }
                @for (at, one) in all.iter().enumerate() { (self.correction(at, one)) }
            }
        }
    }

    fn correction(&self, at: usize, one: &Correctable) -> Markup {
        let typed = self.last.refused.as_ref().map(|(typed, _)| typed).filter(|typed| typed.domanda == one.path);
        let id = format!("valore-{at}");
        let content = html! {
            input type="hidden" name="domanda" value=(one.path);
            div.field { label for=(id) { "La risposta che conta" } (entry(&id, &one.entry, typed.map(|typed| typed.valore.as_str()))) }
            (words(&format!("motivo-{at}"), "motivo", "Perché", typed.map_or("", |typed| typed.motivo.as_str())))
            button { "Correggi" }
        };
        html! {
            details id={ "correggi-" (one.path) } open[typed.is_some()] {
                summary { (one.question.it) " " span.quiet { (or(&one.answer.it, "nessuna risposta")) } }
                (self.form("rettifica", self.detail.corrections.len(), &content))
            }
        }
    }
}

fn or<'a>(text: &'a str, nothing: &'a str) -> &'a str {
    if text.is_empty() { nothing } else { text }
}

fn words(id: &str, name: &str, label: &str, typed: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            textarea id=(id) name=(name) maxlength=(WORDS_MAX) required aria-describedby={ (id) "-aiuto" } { (typed) }
            p.hint id={ (id) "-aiuto" } { "Lo legge nell'app chi ha inviato la domanda, e chi agisce per suo conto." }
        }
    }
}

/// How an answer is entered: with what counts now, or what was typed and refused.
fn entry(id: &str, entry: &Entry, typed: Option<&str>) -> Markup {
    let now = |now: String| typed.map_or(now, str::to_owned);
    match entry {
        Entry::YesNo(yes) => {
            let yes = yes.map(|yes| if yes { "si" } else { "no" }).unwrap_or_default();
            options(id, &[("si", "Sì"), ("no", "No")], &now(yes.to_owned()))
        }
        Entry::OneOf(choices, chosen) => {
            let choices: Vec<_> = choices.iter().map(|one| (one.value.as_str(), one.label.it.as_str())).collect();
            options(id, &choices, &now(chosen.clone().unwrap_or_default()))
        }
        Entry::Number(number) => {
            let value = now(number.map(|number| number.to_string()).unwrap_or_default());
            html! { input id=(id) name="valore" inputmode="numeric" value=(value); }
        }
        Entry::Cents(cents) => {
            let value = now(cents.map(typed_cents).unwrap_or_default());
            html! { input id=(id) name="valore" inputmode="decimal" value=(value); }
        }
        Entry::Line(line) => {
            let value = now(line.clone().unwrap_or_default());
            html! { input id=(id) name="valore" value=(value); }
        }
        Entry::Day(day) => {
            let value = now(day.map(|day| day.to_string()).unwrap_or_default());
            html! { input id=(id) name="valore" type="date" value=(value); }
        }
    }
}

fn options(id: &str, all: &[(&str, &str)], chosen: &str) -> Markup {
    html! {
        select id=(id) name="valore" {
            option value="" selected[chosen.is_empty()] { "Come non risposto" }
            @for (value, label) in all { option value=(value) selected[*value == chosen] { (label) } }
        }
    }
}
