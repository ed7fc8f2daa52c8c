//! One filled-in form: where it stands, what the register knows of it, and all that was answered.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::form::Form;
use rapida_contract::proceeding::Clock;
use rapida_contract::service::ForWhom;

use super::actions::Actions;
use super::words::euros;
use super::{labels, summary, timeline};
use crate::calendar::italian;
use crate::documents::Decision;
use crate::forms::FilledIn;
use crate::office::desk::list::{counted, due};
use crate::proceedings::{LoggedEvent, Proceeding};
use crate::receipts::VerificationCode;

/// What the page of a form shows.
pub(super) struct Page<'a> {
    pub(super) proceeding: &'a Proceeding,
    /// The version on the page.
    pub(super) form: &'a FilledIn,
    /// None where this release cannot read it.
    pub(super) sent: Option<&'a Form>,
    /// Of the receipt.
    pub(super) code: Option<&'a VerificationCode>,
    pub(super) log: &'a [LoggedEvent],
    pub(super) clock: Clock,
    pub(super) actions: Actions<'a>,
    pub(super) today: Date,
}

impl Page<'_> {
    pub(super) fn markup(&self) -> Markup {
        let (proceeding, counts) = (self.proceeding, self.proceeding.form.id == self.form.id);
        html! {
            p { a href="/ufficio/pratiche" { "← Tutte le pratiche" } }
            h1 { (self.form.title) }
            ul.summary {
                li { span.badge.none { span.code { (self.form.registration.code()) } } }
                li { (labels::badge(proceeding.state)) }
                li { span.badge.none { (labels::turn(proceeding.state)) } }
            }
            (self.actions.outcome())
            @if !counts { (self.replaced()) }
            div.columns {
                div {
                    (self.data())
                    @match self.sent {
                        Some(sent) => (summary::markup(sent)),
                        None => div.note.wait role="status" {
                            p { "Questa versione del programma non sa leggere il modulo: aggiorna il server. La pratica resta com'è arrivata." }
                        },
                    }
                }
                div {
                    @if counts { (self.actions.markup()) (self.decision()) }
                    (timeline::versions(proceeding, self.log, self.form.id))
                    (timeline::markup(self.log))
                }
            }
        }
    }

    fn replaced(&self) -> Markup {
        let now = &self.proceeding.form;
        html! {
            div.note.wait role="status" {
                p { "Questa versione non vale più. " a href={ "/ufficio/pratiche/" (self.proceeding.id) } { "Apri quella che vale, " (now.registration.code()) } "." }
            }
        }
    }

    fn decision(&self) -> Markup {
        html! {
            @if Decision::is_on(self.log) {
                p { a href={ "/ufficio/pratiche/" (self.proceeding.id) "/decisione" } { "Scarica la decisione (PDF)" } }
            }
        }
    }

    fn data(&self) -> Markup {
        let FilledIn { registration, office, sender, subject, version, .. } = self.form;
        html! {
            section.card aria-labelledby="dati" {
                h2 #dati { "Dati" }
                dl {
                    dt { "Protocollo" } dd { (registration.code()) " del " (italian::long_moment(registration.at)) }
                    dt { "Servizio" } dd { (self.form.title) " " span.quiet { "(versione " (version) " del modulo)" } }
                    dt { "Ufficio competente" } dd { (office.name) }
                    dt { "Rispondere entro" }
                    dd { @match self.clock.last { Some(last) => (due(Some(last), self.today)), None => "Non serve più: la pratica è conclusa" } }
                    dt { "Tempo trascorso" } dd { (self.elapsed()) }
                    dt { "Inviata da" }
                    dd {
                        @match sender {
                            Some((code, name)) => { (name) br; span.code { (code) } }
                            None => "Per questo servizio non serve l'accesso",
                        }
                    }
                    @if let Some((who, name)) = subject {
                        dt { "Per conto di" }
                        dd { (name) " " span.quiet { "(" (capacity(self.form.asked.for_whom)) ")" } br; span.code { (which(&who.key())) } }
                    }
                    (self.fee())
                    @if let Some(code) = self.code {
                        dt { "Ricevuta" }
                        dd { a href={ "/verifica?codice=" (code.grouped()) } { "Verifica " span.code { (code.grouped()) } } }
                    }
                }
            }
        }
    }

    /// Days that count, and those for which the clock stood still.
    fn elapsed(&self) -> String {
        let Clock { elapsed, suspended, is_suspended, working, .. } = self.clock;
        let (one, many) = if working { ("giorno lavorativo", "giorni lavorativi") } else { ("giorno", "giorni") };
        let days = counted(elapsed.into(), one, many);
        match (suspended, is_suspended) {
            (0, false) => days,
            (_, true) => format!("{days}, sospesa da {}", counted(suspended.into(), one, many)),
            _ => format!("{days}, più {}", counted(suspended.into(), "di sospensione", "di sospensione")),
        }
    }

    fn fee(&self) -> Markup {
        let fee = self.sent.and_then(|sent| Some((&sent.template().service.fee.as_ref()?.what.it, sent.fee()?)));
        html! { @if let Some((what, cents)) = fee { dt { "Costo" } dd { (euros(cents)) " " span.quiet { "(" (what) ")" } } } }
    }
}

fn capacity(for_whom: ForWhom) -> &'static str {
    match for_whom {
        ForWhom::Child => "minore della famiglia",
        ForWhom::Company => "azienda che rappresenta",
        ForWhom::Structure => "struttura per cui lavora",
        ForWhom::Client => "delega",
        ForWhom::Oneself | ForWhom::Unknown => "per sé",
    }
}

/// The tax code, the VAT number or the slug of a subject's key.
fn which(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, which)| which)
}
