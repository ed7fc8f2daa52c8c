//! An office's question to somebody who has no app: what it asks, and where to answer.

use rapida_contract::ids::ReportCode;

use super::letter::{Letter, one_line};

/// What is asked, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The report that it is about.
    pub code: &'a ReportCode,
    /// Italian name of its category.
    pub category: &'a str,
    /// Its address; may be empty.
    pub address: &'a str,
    /// The question.
    pub words: &'a str,
    /// Who asks: where the answer goes, by mail or by telephone.
    pub office: &'a str,
    /// Its mail address.
    pub email: &'a str,
    /// Its telephone.
    pub phone: &'a str,
}

/// The letter to whoever told of the report.
pub fn to_citizen(asked: Question<'_>) -> Letter {
    let title = format!("Una domanda sulla tua segnalazione {}", asked.code);
    let address = one_line(asked.address);
    let place = if address.is_empty() { String::new() } else { format!("Luogo: {address}\n") };
    let Question { category, words, office, email, phone, .. } = asked;
    let body = format!(
        "{title}

Categoria: {category}
{place}
L'ufficio chiede:
{words}

Rispondi a {office}, con il numero della segnalazione.
E-mail: {email}
Telefono: {phone}

Messaggio automatico di Rapida: la casella da cui parte non viene letta.
"
    );
    Letter { subject: title, body }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_citizen_reads_the_question_and_where_to_answer() {
        let code = ReportCode("2026-0004127".into());
        let letter = to_citizen(Question {
            code: &code,
            category: "Marciapiedi e manto stradale",
            address: "Via Cavour 12\nBcc: altri@ravenna.example",
            words: "Quale lato?\nDestra o sinistra?",
            office: "Ufficio Strade",
            email: "strade@ravenna.example",
            phone: "800978483",
        });
        assert_eq!(letter.subject, "Una domanda sulla tua segnalazione 2026-0004127");
        let expected = "Una domanda sulla tua segnalazione 2026-0004127

Categoria: Marciapiedi e manto stradale
Luogo: Via Cavour 12 Bcc: altri@ravenna.example

L'ufficio chiede:
Quale lato?
Destra o sinistra?

Rispondi a Ufficio Strade, con il numero della segnalazione.
E-mail: strade@ravenna.example
Telefono: 800978483

Messaggio automatico di Rapida: la casella da cui parte non viene letta.
";
        assert_eq!(letter.body, expected);
    }
}
