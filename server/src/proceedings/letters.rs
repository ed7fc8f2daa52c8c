//! Letters about a form: to the office that has something to do, and to the person as a second way besides the app (criterion
//! C.SE.1.2). No answers are in them, and no words of an office: those are behind a sign-in.

use rapida_contract::Date;
use rapida_contract::acting::Subject;
use rapida_contract::proceeding::{Event, Request, StepKind};
use rapida_contract::ranking::Offer;
use rapida_contract::values::{Email, TaxCode};

use super::{Proceeding, telling};
use crate::calendar::italian;
use crate::db::{DbError, Tx};
use crate::forms::FilledIn;
use crate::mail;
use crate::mail::letter::Letter;
use crate::rankings;
use crate::receipts::VerificationCode;
use crate::sign_in::{self, SignedIn};
use crate::state::App;

const AUTOMATIC: &str = "Messaggio automatico di Rapida: non serve rispondere.";

/// Writes to whom a step is news: to the office what a person did, to the person what the office did.
pub(super) fn of_step(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding, event: &Event) -> Result<(), DbError> {
    if let Some(letter) = to_office(proceeding, event.step, &app.public_url) {
        let Some(office) = app.offices.get(&proceeding.form.office.id) else { return Ok(()) };
        return mail::queue(tx, app.random.new_id(), &office.email, &letter, event.at);
    }
    let observations = rankings::observations_until(tx, proceeding.id)?;
    let Some(letter) = to_person(proceeding, event.step, observations, &app.municipality.name) else { return Ok(()) };
    let Some((sender, _)) = &proceeding.sender else { return Ok(()) };
    let Some(address) = address(tx, app, proceeding, sender)? else { return Ok(()) };
    mail::queue(tx, app.random.new_id(), address.as_str(), &letter, event.at)
}

/// Where to write: to whose it is, or else to who sent it or another of those who may act for them now.
fn address(tx: &mut dyn Tx, app: &App, proceeding: &Proceeding, sender: &TaxCode) -> Result<Option<Email>, DbError> {
    let mut people = telling::people(tx, app, proceeding, sender)?;
    let is_own = |person: &TaxCode| {
        proceeding.subject.as_ref().is_some_and(|(subject, _)| *subject == Subject::Person { tax_code: person.clone() })
    };
    people.sort_by_key(|person| (!is_own(person), person != sender));
    for person in &people {
        if let Some(address) = sign_in::email_of(tx, person)? {
            return Ok(Some(address));
        }
    }
    Ok(None)
}

/// Confirms a form to whoever sent it now, where their identity tells an address.
pub(super) fn confirm(
    tx: &mut dyn Tx,
    app: &App,
    form: &FilledIn,
    who: Option<&SignedIn>,
    code: &VerificationCode,
) -> Result<(), DbError> {
    let told = who.and_then(|who| who.me.person.email.as_deref());
    let Some(address) = told.and_then(|text| text.parse::<Email>().ok()) else { return Ok(()) };
    let letter = confirmation(form, &app.municipality.name, &app.public_url, code);
    mail::queue(tx, app.random.new_id(), address.as_str(), &letter, form.registration.at)
}

/// What a person did, as the office reads it; none for what the office did itself.
fn to_office(proceeding: &Proceeding, step: StepKind, public_url: &str) -> Option<Letter> {
    let what = match step {
        StepKind::Register => "Nuova pratica",
        StepKind::Amend => "Pratica modificata, vale la versione",
        StepKind::Integrate => "Integrazione arrivata, pratica",
        StepKind::Withdraw => "Pratica ritirata",
        StepKind::Observe => "Osservazione arrivata, pratica",
        StepKind::AcceptPlace => "Posto accettato, pratica",
        StepKind::Renounce => "Rinuncia, pratica",
        _ => return None,
    };
    let FilledIn { title, due, registration, .. } = &proceeding.form;
    let subject = format!("{what} {}", registration.code());
    let mut lines = vec![subject.clone(), String::new(), format!("Servizio: {title}")];
    if matches!(step, StepKind::Register | StepKind::Amend) {
        lines.push(format!("Risposta entro: {}", italian::with_weekday(*due)));
    }
    lines.extend([
        String::new(),
        "Apri la pratica:".to_owned(),
        format!("{public_url}/ufficio/pratiche/{}", proceeding.id),
        String::new(),
        AUTOMATIC.to_owned(),
        String::new(),
    ]);
    Some(Letter { subject: format!("{subject} – {title}"), body: lines.join("\n") })
}

/// What the office did, as the person reads it; none for what they did themselves or need not hear of. `observations` is the last
/// day for them, on a provisional ranking.
fn to_person(
    proceeding: &Proceeding,
    step: StepKind,
    observations: Option<Date>,
    municipality: &str,
) -> Option<Letter> {
    let until = |day| format!("Hai tempo fino a {}.", italian::with_weekday(day));
    let asked = proceeding.request.as_ref().map(|Request { until: day, .. }| until(*day));
    let offered = proceeding.offer.as_ref().map(|Offer { until: day, .. }| until(*day));
    let (what, told, term) = match step {
        StepKind::AskIntegration => ("Manca qualcosa", "L'ufficio ti chiede un'integrazione.", asked),
        StepKind::Rank => {
            let until =
                observations.map(|day| format!("Puoi fare osservazioni fino a {}.", italian::with_weekday(day)));
            ("Graduatoria pubblicata", "Posizione, punti e motivi della tua domanda sono nell'app.", until)
        }
        StepKind::UpholdObservation | StepKind::DismissObservation => (
            "Risposta alla tua osservazione",
            "L'ufficio ha risposto alla tua osservazione. La risposta è nell'app.",
            None,
        ),
        StepKind::Offer => ("Un posto per te", "Ti è stato proposto un posto: accettalo o rinuncia.", offered),
        StepKind::Accept => ("Richiesta accolta", "La tua richiesta è stata accolta.", None),
        StepKind::Refuse => ("Richiesta respinta", "La tua richiesta è stata respinta. Il motivo è nell'app.", None),
        StepKind::Close => ("Richiesta archiviata", "La tua richiesta è stata archiviata. Il motivo è nell'app.", None),
        StepKind::Lapse => ("Posto non accettato", "Il posto non è stato accettato in tempo.", None),
        _ => return None,
    };
    let (form, number) = (&proceeding.form, proceeding.form.registration.code());
    let mut lines = vec![told.to_owned()];
    lines.extend(term);
    lines.extend([
        String::new(),
        format!("Servizio: {}", form.title),
        format!("Numero di protocollo: {number}"),
        format!("Ufficio: {}, {municipality}", form.office.name),
        String::new(),
        "Apri l'app per leggere tutto e per rispondere.".to_owned(),
        String::new(),
        AUTOMATIC.to_owned(),
        String::new(),
    ]);
    Some(Letter { subject: format!("{what}, protocollo {number}"), body: lines.join("\n") })
}

fn confirmation(form: &FilledIn, municipality: &str, public_url: &str, code: &VerificationCode) -> Letter {
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
    use rapida_contract::acting::Subject;
    use rapida_contract::form::{Asked, Known};
    use rapida_contract::ids::DeviceId;
    use rapida_contract::proceeding::State;
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

    fn proceeding(state: State) -> Proceeding {
        let form = form();
        let until = jiff::civil::date(2027, 4, 11);
        let (words, at) = ("Manca il certificato di Ugo".to_owned(), form.registration.at);
        Proceeding {
            id: form.id,
            device: DeviceId("device".into()),
            sender: form.sender.clone(),
            subject: form.sender.clone().map(|(tax_code, name)| (Subject::Person { tax_code }, name)),
            state,
            request: (state == State::IntegrationAsked).then_some(Request { words, document: true, until }),
            offer: (state == State::Offered).then(|| Offer { place: "Il girasole".into(), until }),
            registered_at: at,
            updated_at: at,
            form,
        }
    }

    #[test]
    fn the_office_reads_what_came_by_when_and_where_it_is_but_not_whose_it_is() {
        let of = |step| to_office(&proceeding(State::Received), step, "https://rapida.ravenna.example");
        let letter = of(StepKind::Register).expect("a letter");
        assert_eq!(letter.subject, "Nuova pratica 2027-0000012 – Iscrizione al nido d'infanzia");
        for said in ["lunedì 31 maggio 2027", "/ufficio/pratiche/0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01"] {
            assert!(letter.body.contains(said), "{said} in {}", letter.body);
        }
        assert!(!letter.body.contains("Montanari"), "{}", letter.body);
        let written: Vec<_> = StepKind::ALL.iter().filter(|step| of(**step).is_some()).collect();
        let citizens: Vec<_> =
            StepKind::ALL.iter().filter(|step| step.is_citizens() || **step == StepKind::Register).collect();
        assert_eq!(written, citizens, "an office is told what it did not do itself");
    }

    #[test]
    fn the_person_reads_what_the_office_did_and_until_when_but_none_of_its_words() {
        use StepKind as K;
        let cases = [
            (K::AskIntegration, State::IntegrationAsked, Some("Manca qualcosa"), "fino a domenica 11 aprile 2027"),
            (K::Offer, State::Offered, Some("Un posto per te"), "fino a domenica 11 aprile 2027"),
            (K::Accept, State::Accepted, Some("Richiesta accolta"), "è stata accolta"),
            (K::Refuse, State::Refused, Some("Richiesta respinta"), "Il motivo è nell'app"),
            (K::Close, State::Closed, Some("Richiesta archiviata"), "Il motivo è nell'app"),
            (K::Rank, State::InCharge, Some("Graduatoria pubblicata"), "osservazioni fino a sabato 1º maggio 2027"),
            (K::UpholdObservation, State::InCharge, Some("Risposta alla tua osservazione"), "La risposta è nell'app"),
            (K::DismissObservation, State::InCharge, Some("Risposta alla tua osservazione"), "La risposta è nell'app"),
            (K::TakeInCharge, State::InCharge, None, ""),
            (K::Integrate, State::Integrated, None, ""),
        ];
        for (step, state, subject, said) in cases {
            let letter = to_person(&proceeding(state), step, Some(jiff::civil::date(2027, 5, 1)), "Comune di Ravenna");
            let found = letter.as_ref().map(|letter| letter.subject.replace(", protocollo 2027-0000012", ""));
            assert_eq!(found.as_deref(), subject, "{step:?}");
            let body = letter.map(|letter| letter.body).unwrap_or_default();
            assert!(body.contains(said) && !body.contains("Ugo") && !body.contains("girasole"), "{body}");
        }
    }

    #[test]
    fn the_person_reads_number_day_service_term_and_how_to_check_the_receipt() {
        let letter =
            confirmation(&form(), "Comune di Ravenna", "https://rapida.ravenna.example", &VerificationCode::new(7));
        let checked = format!("https://rapida.ravenna.example/verifica?codice={}", VerificationCode::new(7).grouped());
        for said in ["2027-0000012", "1º aprile 2027, ore 09:03", "Iscrizione al nido", "31 maggio 2027", &checked] {
            assert!(letter.body.contains(said), "{said} in {}", letter.body);
        }
    }
}
