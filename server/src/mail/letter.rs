//! What the mails say. No more of a person than the office needs to begin: the rest is behind its sign-in.

use jiff::civil::Date;
use rapida_contract::ids::ReportCode;

use crate::calendar::italian;

/// Why an office is written to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Occasion {
    /// A report was registered and assigned to it.
    Registered,
    /// Another office passed a report on to it.
    Reassigned,
    /// The citizen answered its question.
    Answered,
    /// The citizen says that it was not mended.
    Reopened,
}

/// The report that a letter is about.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its public name.
    pub code: &'a ReportCode,
    /// Italian name of its category.
    pub category: &'a str,
    /// Address as said by the person; may be empty.
    pub address: &'a str,
    /// The last day for an answer.
    pub due: Option<Date>,
    /// Where this server is reached, without a slash at the end.
    pub public_url: &'a str,
}

/// A subject and a text, ready for [`super::queue`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Plain text, lines ended by `\n`.
    pub body: String,
}

impl Occasion {
    fn title(self) -> &'static str {
        match self {
            Self::Registered => "Nuova segnalazione",
            Self::Reassigned => "Segnalazione assegnata al tuo ufficio",
            Self::Answered => "Risposta alla tua domanda, segnalazione",
            Self::Reopened => "Segnalazione riaperta",
        }
    }
}

/// The letter to the office in charge.
pub fn to_office(occasion: Occasion, about: About<'_>) -> Letter {
    let title = format!("{} {}", occasion.title(), about.code);
    let mut lines = vec![title.clone(), String::new(), format!("Categoria: {}", about.category)];
    let address = one_line(about.address);
    if !address.is_empty() {
        lines.push(format!("Luogo: {address}"));
    }
    if let Some(due) = about.due {
        lines.push(format!("Risposta entro: {}", italian::with_weekday(due)));
    }
    lines.extend([String::new(), "Apri la segnalazione:".to_owned(), link(about.public_url, about.code)]);
    lines.extend([String::new(), "Messaggio automatico di Rapida: non serve rispondere.".to_owned(), String::new()]);
    Letter { subject: format!("{title} – {}", about.category), body: lines.join("\n") }
}

/// The office's page of a report.
fn link(public_url: &str, code: &ReportCode) -> String {
    format!("{public_url}/ufficio/segnalazioni/{code}")
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_office_reads_what_it_is_about_by_when_and_where_to_go_on() {
        let code = ReportCode("2026-0004127".into());
        let about = About {
            code: &code,
            category: "Marciapiedi e manto stradale",
            address: "Via Cavour 12\nBcc: altri@ravenna.example",
            due: Some(jiff::civil::date(2026, 12, 22)),
            public_url: "https://rapida.ravenna.example",
        };
        let letter = to_office(Occasion::Registered, about);
        assert_eq!(letter.subject, "Nuova segnalazione 2026-0004127 – Marciapiedi e manto stradale");
        let expected = "Nuova segnalazione 2026-0004127

Categoria: Marciapiedi e manto stradale
Luogo: Via Cavour 12 Bcc: altri@ravenna.example
Risposta entro: martedì 22 dicembre 2026

Apri la segnalazione:
https://rapida.ravenna.example/ufficio/segnalazioni/2026-0004127

Messaggio automatico di Rapida: non serve rispondere.
";
        assert_eq!(letter.body, expected);
        let bare = to_office(Occasion::Reopened, About { address: " ", due: None, ..about });
        assert!(!bare.body.contains("Luogo") && !bare.body.contains("entro"), "{}", bare.body);
    }
}
