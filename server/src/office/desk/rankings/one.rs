//! The page of a ranking.

use maud::{Markup, html};
use rapida_contract::ranking::Phase;
use rapida_contract::ranking::run::{SEED_MAX, SEED_MIN};

use super::application::path;
use super::{Detail, Shown, address, said, table};
use crate::calendar::italian;
use crate::office::desk::list::counted;
use crate::office::operators::Operator;
use crate::rankings::is_open;

/// What the page of a ranking shows.
pub(super) struct Page<'a> {
    pub(super) detail: &'a Detail,
    pub(super) operator: &'a Operator,
    /// What was done just now, as the address says.
    pub(super) done: Option<&'a str>,
}

impl Page<'_> {
    pub(super) fn markup(&self) -> Markup {
        let Detail { which, title, kept, shown, .. } = self.detail;
        html! {
            p { a href="/ufficio/graduatorie" { "← Tutte le graduatorie" } }
            h1 { (which.rules.title.it) }
            ul.summary {
                li { (title) }
                li { span.badge.info { (kept.last().map_or("Non pubblicata".to_owned(), said)) } }
                li { "Criteri in vigore: versione " (which.rules.version) }
            }
            (self.outcome())
            (self.rules())
            div.columns {
                div { (self.acts()) (self.observations()) }
                div {
                    @if kept.is_empty() { div.card { p { "Non c'è ancora una graduatoria: provala con un seme, senza pubblicarla." } } }
                    (self.published())
                }
            }
            // Wider than a column.
            @if let Some(shown) = shown { (self.table(shown)) }
        }
    }

    fn outcome(&self) -> Markup {
        let done = match self.done {
            Some("provvisoria") => {
                Some("Graduatoria provvisoria pubblicata: chi ha fatto domanda la trova nell'app.".to_owned())
            }
            Some("definitiva") => Some("Graduatoria definitiva pubblicata.".to_owned()),
            Some(other) => {
                let many = other.strip_prefix("posti-").and_then(|many| many.parse::<u32>().ok());
                many.map(|many| format!("Fatto: {}.", counted(many.into(), "posto proposto", "posti proposti")))
            }
            None => None,
        };
        html! {
            @if let Some(why) = &self.detail.refused {
                div.note.bad role="alert" #errore { h2 { "Non è andata" } p { (why) } }
            } @else if let Some(done) = done {
                div.note.good role="status" { p { strong { span aria-hidden="true" { "✓ " } (done) } } }
            }
        }
    }

    /// That the rules in force are others than those of the last run, and what that means.
    fn rules(&self) -> Markup {
        let in_force = self.detail.which.rules.version;
        let other = self.detail.kept.last().filter(|last| last.rules_version != in_force);
        html! {
            @if let Some(last) = other {
                div.note.wait role="status" {
                    h2 { "I criteri sono cambiati" }
                    p { "È in vigore la versione " (in_force) "; l'ultima pubblicazione è con la versione " (last.rules_version) ". "
                        @if last.phase == Phase::Final {
                            "I posti si propongono con la versione " (last.rules_version) ", quella della graduatoria definitiva."
                        } @else {
                            "La prossima pubblicazione usa quelli in vigore: provala prima."
                        }
                    }
                }
            }
        }
    }

    fn table(&self, shown: &Shown) -> Markup {
        let base = address(&self.detail.which);
        html! {
            section.card aria-labelledby="tabella" {
                h2 #tabella { @if shown.trial.is_some() { "Prova" } @else { "Ultima pubblicata" } }
                @if let Some(seed) = &shown.trial {
                    p { "Niente di questo è pubblicato. Seme: " span.code.break { (seed) } }
                }
                @if !shown.waiting.is_empty() {
                    div.note.wait role="status" {
                        p { "Restano fuori perché aspettano un'integrazione: " (shown.waiting.join(", ")) "." }
                    }
                }
                form method="get" action={ (base) "#tabella" } role="search" aria-label="Cerca una domanda" {
                    @if let Some(seed) = &shown.trial { input type="hidden" name="seme" value=(seed); }
                    div.field {
                        label for="numero" { "Numero della domanda" }
                        input #numero name="numero" type="search" value=(shown.view.number) maxlength="32";
                    }
                    button.plain { "Cerca" }
                }
                (table::markup(shown, &self.detail.schools, &base))
            }
        }
    }

    fn acts(&self) -> Markup {
        let last = self.detail.kept.last();
        html! {
            section.card aria-labelledby="azioni" {
                h2 #azioni { "Cosa puoi fare" }
                @if !self.operator.roles.work_for(&self.detail.which.rules.office) { p { "Qui lavora l'ufficio competente." } }
                @else { @match last.map(|last| last.phase) {
                    None => { (self.try_out()) (self.publish("provvisoria", "Pubblica la graduatoria provvisoria")) }
                    Some(Phase::Final) => (self.offer()),
                    Some(_) => {
                        (self.try_out())
                        (self.publish("provvisoria", "Pubblica di nuovo la provvisoria"))
                        (self.publish("definitiva", "Pubblica la graduatoria definitiva"))
                    }
                } }
            }
        }
    }

    /// A seed can be chosen until the first publication.
    fn seed(&self, id: &str) -> Markup {
        html! {
            @if self.detail.kept.is_empty() {
                div.field {
                    label for=(id) { "Seme del sorteggio" }
                    input id=(id) name="seme" value=(self.detail.seed) minlength=(SEED_MIN) maxlength=(SEED_MAX) autocomplete="off"
                        aria-describedby={ (id) "-aiuto" };
                    p.hint id={ (id) "-aiuto" } { "Da 16 a 200 tra lettere senza accenti, cifre, punti e trattini. Vuoto: lo sceglie il caso." }
                }
            } @else { input type="hidden" name="seme" value=""; }
        }
    }

    fn try_out(&self) -> Markup {
        html! {
            form #prova method="get" action={ (address(&self.detail.which)) "#tabella" } { (self.seed("prova-seme")) button.plain { "Prova senza pubblicare" } }
        }
    }

    fn form(&self, act: &str, content: &Markup) -> Markup {
        html! {
            form method="post" action={ (address(&self.detail.which)) "/" (act) } {
                input type="hidden" name="csrf" value=(self.operator.csrf);
                input type="hidden" name="visti" value=(self.detail.kept.len());
                (content)
            }
        }
    }

    fn publish(&self, phase: &str, label: &str) -> Markup {
        let content = html! {
            input type="hidden" name="fase" value=(phase);
            input type="hidden" name="regole" value=(self.detail.which.rules.version);
            (self.seed(&format!("{phase}-seme")))
            p.hint { "Tutti possono leggere i numeri delle domande; chi l'ha inviata legge la sua nell'app." }
            button { (label) }
        };
        html! { details id={ "pubblica-" (phase) } { summary { (label) } (self.form("pubblicazione", &content)) } }
    }

    fn offer(&self) -> Markup {
        let is_first = self.detail.kept.iter().all(|kept| kept.round == 0);
        let label = if is_first { "Proponi i posti" } else { "Scorri: proponi i posti liberi" };
        let content = html! {
            p.hint { "Chi ha un posto libero davanti a sé lo riceve in proposta. I posti non accettati in tempo passano ai seguenti." }
            button { (label) }
        };
        html! { div #proponi { (self.form("posti", &content)) } }
    }

    fn published(&self) -> Markup {
        let (base, which) = (address(&self.detail.which), &self.detail.which);
        html! {
            @if !self.detail.kept.is_empty() {
                section.card aria-labelledby="pubblicate" {
                    h2 #pubblicate { "Pubblicazioni" }
                    ol.timeline {
                        @for kept in self.detail.kept.iter().rev() {
                            li {
                                p { strong { (said(kept)) } " · " (italian::moment(kept.published_at)) }
                                p.quiet {
                                    (kept.actor) " · criteri: versione " (kept.rules_version) " · seme " span.code.break { (kept.seed) }
                                    @if let Some(until) = kept.observations_until { " · osservazioni fino al " (italian::long(until)) }
                                }
                            }
                        }
                    }
                    ul {
                        li { a href={ "/graduatorie/" (which.rules.service) "/" (which.call) } { "Com'è per tutti" } }
                        li { a href={ (base) "/graduatoria.pdf" } { "Elenco da pubblicare (PDF)" } }
                        li { a href={ (base) "/graduatoria.csv" } { "Tabella (CSV)" } }
                        li { a href={ (base) "/elaborazione.json" } { "Elaborazione: dati di partenza e risultato (JSON)" } }
                        li { a href={ (base) "/verbale.jws" } { "Verbale firmato (JWS)" } }
                    }
                }
            }
        }
    }

    fn observations(&self) -> Markup {
        let (which, all) = (&self.detail.which, &self.detail.observations);
        let open = all.iter().filter(|one| is_open(one)).count();
        html! {
            @if !self.detail.kept.is_empty() {
                section.card aria-labelledby="osservazioni" {
                    h2 #osservazioni { "Osservazioni (" (all.iter().map(|(_, observed)| observed.len()).sum::<usize>()) ")" }
                    @if all.is_empty() { p { "Nessuna." } }
                    @if open > 0 { p { strong { (counted(open.try_into().unwrap_or(i64::MAX), "domanda aspetta", "domande aspettano")) " una risposta" } } }
                    ul { @for one in all {
                        li {
                            a href=(path((&which.rules.service, &which.call), one.0.id)) { span.code { (one.0.form.registration.code()) } }
                            " · " @if is_open(one) { "aspetta una risposta" } @else { "risposta data" }
                        }
                    } }
                }
            }
        }
    }
}
