//! One filled-in form: what the register knows of it, and all that was answered.

use jiff::civil::Date;
use maud::{Markup, html};
use rapida_contract::form::Form;
use rapida_contract::service::ForWhom;

use super::summary;
use super::words::{euros, when_due};
use crate::calendar::italian;
use crate::forms::FilledIn;
use crate::receipts::VerificationCode;

/// What the page of a form shows.
pub(super) struct Page<'a> {
    pub(super) form: &'a FilledIn,
    /// None where this release cannot read it.
    pub(super) sent: Option<&'a Form>,
    /// Of the receipt.
    pub(super) code: Option<&'a VerificationCode>,
    pub(super) today: Date,
}

impl Page<'_> {
    pub(super) fn markup(&self) -> Markup {
        html! {
            p { a href="/ufficio/pratiche" { "← Tutte le pratiche" } }
            h1 { (self.form.title) }
            ul.summary { li { span.badge.none { span.code { (self.form.registration.code()) } } } }
            (self.data())
            @match self.sent {
                Some(sent) => (summary::markup(sent)),
                None => div.note.wait role="status" {
                    p { "Questa versione del programma non sa leggere il modulo: aggiorna il server. La pratica resta com'è arrivata." }
                },
            }
        }
    }

    fn data(&self) -> Markup {
        let FilledIn { registration, office, due, sender, subject, version, .. } = self.form;
        html! {
            section.card aria-labelledby="dati" {
                h2 #dati { "Dati" }
                dl {
                    dt { "Protocollo" } dd { (registration.code()) " del " (italian::long_moment(registration.at)) }
                    dt { "Servizio" } dd { (self.form.title) " " span.quiet { "(versione " (version) " del modulo)" } }
                    dt { "Ufficio competente" } dd { (office.name) }
                    dt { "Rispondere entro" } dd { (when_due(*due, self.today)) }
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
