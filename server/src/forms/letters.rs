//! Letters about a form that came in: to the office that has something to do, and to the person as a second way besides the
//! app (criterion C.SE.1.2). No answers are in them.

use rapida_contract::values::Email;

use super::FilledIn;
use crate::calendar::italian;
use crate::db::{DbError, Tx};
use crate::mail;
use crate::mail::letter::Letter;
use crate::receipts::VerificationCode;
use crate::sign_in::SignedIn;
use crate::state::App;

const AUTOMATIC: &str = "Messaggio automatico di Rapida: non serve rispondere.";

/// Writes to the office in charge, and to whoever sent the form where their identity tells an address.
pub(super) fn write(
    tx: &mut dyn Tx,
    app: &App,
    form: &FilledIn,
    who: Option<&SignedIn>,
    code: &VerificationCode,
) -> Result<(), DbError> {
    let now = form.registration.at;
    if let Some(office) = app.offices.get(&form.office.id) {
        mail::queue(tx, app.random.new_id(), &office.email, &to_office(form, &app.public_url), now)?;
    }
    let told = who.and_then(|who| who.me.person.email.as_deref());
    if let Some(address) = told.and_then(|text| text.parse::<Email>().ok()) {
        let letter = to_person(form, &app.municipality.name, &app.public_url, code);
        mail::queue(tx, app.random.new_id(), address.as_str(), &letter, now)?;
    }
    Ok(())
}

fn to_office(form: &FilledIn, public_url: &str) -> Letter {
    let FilledIn { id, title, due, .. } = form;
    let code = form.registration.code();
    let lines = [
        format!("Nuova pratica {code}"),
        String::new(),
        format!("Servizio: {title}"),
        format!("Risposta entro: {}", italian::with_weekday(*due)),
        String::new(),
        "Apri la pratica:".to_owned(),
        format!("{public_url}/ufficio/pratiche/{id}"),
        String::new(),
        AUTOMATIC.to_owned(),
        String::new(),
    ];
    Letter { subject: format!("Nuova pratica {code} – {title}"), body: lines.join("\n") }
}

fn to_person(form: &FilledIn, municipality: &str, public_url: &str, code: &VerificationCode) -> Letter {
    let FilledIn { title, due, registration, .. } = form;
    let number = registration.code();
    let lines = [
        format!("Il {municipality} ha ricevuto la tua richiesta."),
        String::new(),
        format!("Servizio: {title}"),
        format!("Numero di protocollo: {number}"),
        format!("Ricevuta: {}", italian::long_moment(registration.at)),
        format!("Ufficio: {}", form.office.name),
        format!("Risposta entro: {}", italian::with_weekday(*due)),
        String::new(),
        "La ricevuta è nell'app. Chiunque può verificarla qui:".to_owned(),
        format!("{public_url}/verifica?codice={}", code.grouped()),
        String::new(),
        AUTOMATIC.to_owned(),
        String::new(),
    ];
    Letter { subject: format!("Richiesta ricevuta, protocollo {number}"), body: lines.join("\n") }
}

#[cfg(test)]
mod tests {
    use rapida_contract::form::{Asked, Known};
    use rapida_contract::service::ForWhom;
    use rapida_contract::submission::{Office, Registration};

    use super::*;

    fn form() -> FilledIn {
        let sender = ("MNTGLI88D52H199O".parse().expect("a tax code"), "Giulia Montanari".to_owned());
        let (call, known) = (None, Known::default());
        FilledIn {
            id: "0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01".parse().expect("an id"),
            slug: "nido".into(),
            version: 1,
            title: "Iscrizione al nido d'infanzia".into(),
            registration: Registration { year: 2027, number: 12, at: "2027-04-01T07:03:00Z".parse().expect("a time") },
            office: Office { id: "education".into(), name: "Ufficio Nidi".into() },
            due: jiff::civil::date(2027, 5, 31),
            sender: Some(sender),
            subject: None,
            asked: Asked { today: jiff::civil::date(2027, 4, 1), call, for_whom: ForWhom::Child, known },
        }
    }

    #[test]
    fn the_office_reads_what_came_by_when_and_where_it_is_but_not_whose_it_is() {
        let letter = to_office(&form(), "https://rapida.ravenna.example");
        assert_eq!(letter.subject, "Nuova pratica 2027-0000012 – Iscrizione al nido d'infanzia");
        for said in ["lunedì 31 maggio 2027", "/ufficio/pratiche/0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01"] {
            assert!(letter.body.contains(said), "{said} in {}", letter.body);
        }
        assert!(!letter.body.contains("Montanari"), "{}", letter.body);
    }

    #[test]
    fn the_person_reads_number_day_service_term_and_how_to_check_the_receipt() {
        let letter =
            to_person(&form(), "Comune di Ravenna", "https://rapida.ravenna.example", &VerificationCode::new(7));
        let checked = format!("https://rapida.ravenna.example/verifica?codice={}", VerificationCode::new(7).grouped());
        for said in ["2027-0000012", "1º aprile 2027, ore 09:03", "Iscrizione al nido", "31 maggio 2027", &checked] {
            assert!(letter.body.contains(said), "{said} in {}", letter.body);
        }
    }
}
