//! Proceedings at the desk: what an office does, sees and may.

use rapida_contract::access_log::{ACCESSES, Access, AccessAct};
use rapida_contract::ids::SubmissionId;
use rapida_contract::proceeding::{State, StepKind};
use rapida_contract::service::FileKind;
use rapida_contract::submission::FORM_FILE;
use reqwest::{Response, StatusCode};

use super::evidence::{pdf, upload_for};
use crate::municipality::{MONDAY, Municipality};
use crate::operator::{Browser, between, text};
use crate::proceeding::{amending, step, with_files};

/// A clerk of the Polizia Locale, which is in charge of residents' parking, one of another office, and a registrar.
const OPERATORS: [(&str, &str); 3] = [
    ("BNCNNA85P50H199R", "{ role = 'clerk', offices = ['police'] }"),
    ("FRRLCU78E27D704A", "{ role = 'clerk', offices = ['education'] }"),
    ("SVNRRT69T05D704V", "{ role = 'registrar' }"),
];

fn page_of(id: SubmissionId) -> String {
    format!("/ufficio/pratiche/{id}")
}

impl Browser {
    /// Takes a step from the form's page as it is now.
    async fn goes_on(&self, id: SubmissionId, step: StepKind, fields: &[(&str, &str)]) -> Response {
        let page = self.page(&page_of(id)).await;
        // Where nothing can be done there is no form: only the registration was seen then.
        let there = page.contains("name=\"visti\"");
        let seen = if there { between(&page, "name=\"visti\" value=\"", "\"") } else { "1" };
        self.goes_on_from(id, step, (seen, &self.csrf), fields).await
    }

    async fn goes_on_from(
        &self,
        id: SubmissionId,
        step: StepKind,
        (seen, csrf): (&str, &str),
        fields: &[(&str, &str)],
    ) -> Response {
        let hidden = [("csrf", csrf), ("passo", step.as_str()), ("visti", seen)];
        self.post(&format!("{}/passi", page_of(id)), &[hidden.as_slice(), fields].concat()).await
    }
}

async fn taken(answer: Response) {
    let status = answer.status();
    assert_eq!(status, StatusCode::SEE_OTHER, "{}", text(answer).await);
}

async fn refused(answer: Response, why: &str) {
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains(why), "{why} in {page}");
}

pub async fn an_office_works_on_a_form_to_its_end(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let mut committed = municipality.app().db.committed();
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    let clerk = municipality.operator("bianchi").await;
    let page = clerk.page(&page_of(id)).await;
    for said in ["Protocollata", "Tocca all'ufficio", "Prendi in carico", "value=\"2026-12-03\"", "max=\"2026-12-23\""]
    {
        assert!(page.contains(said), "{said} in {page}");
    }
    taken(clerk.goes_on(id, StepKind::TakeInCharge, &[]).await).await;
    let asked = [("parole", "Manca il libretto <b>"), ("documento", "si"), ("giorno", "2026-12-03")];
    taken(clerk.goes_on(id, StepKind::AskIntegration, &asked).await).await;
    let page = clerk.page(&format!("{}?fatto=ask_integration", page_of(id))).await;
    for said in [
        "Richiesta inviata",
        "Tocca al cittadino",
        "Manca il libretto &lt;b&gt;",
        "Serve un documento. Risposta entro giovedì 3 dicembre 2026",
    ] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let paper = upload_for(&zoli.app.device, FORM_FILE, &pdf()).await;
    zoli.files(&with_files(step(id, StepKind::Integrate, "Eccolo"), &[(&paper, FileKind::Pdf)])).await;
    let page = clerk.page(&page_of(id)).await;
    for said in ["Integrata", "Eccolo", "certificato.pdf", "protocollo", "2026-0000002", "Marco Zoli"] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let file = clerk.get(&format!("/ufficio/documenti/{}", paper.id)).await;
    assert_eq!(file.status(), StatusCode::OK);
    taken(clerk.goes_on(id, StepKind::Accept, &[("parole", "")]).await).await;
    let page = clerk.page(&page_of(id)).await;
    assert!(page.contains("Accolta") && page.contains("Non serve più: la pratica è conclusa"), "{page}");

    let told = zoli.proceeding().await;
    assert_eq!((told.state, told.due, told.events.len()), (State::Accepted, None, 5));
    let accesses: Vec<Access> = zoli.read(ACCESSES).await;
    let worked = accesses.iter().filter(|one| one.act == AccessAct::Worked).count();
    assert_eq!(worked, 3, "each step is in the log");
    let stranger = municipality.a_stranger();
    let mut post = stranger.page("/sandbox/mail").await;
    // To the office of the form and of the integration, to the person of the form and of two steps.
    while post.matches("Consegnata il 23/11/2026, 10:00").count() < 5 {
        committed.changed().await.expect("the database is open");
        post = stranger.page("/sandbox/mail").await;
    }
    for said in [
        "Manca qualcosa, protocollo 2026-0000001",
        "fino a giovedì 3 dicembre 2026",
        "Integrazione arrivata, pratica 2026-0000001",
        "Richiesta accolta",
    ] {
        assert!(post.contains(said), "{said} in {post}");
    }
    assert!(!post.contains("libretto") && !post.contains("Eccolo"), "{post}");
}

pub async fn only_the_office_in_charge_goes_on_with_a_form(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    let (clerk, other, registrar) = (
        municipality.operator("bianchi").await,
        municipality.operator("ferri").await,
        municipality.operator("savini").await,
    );
    let page = registrar.page(&page_of(id)).await;
    assert!(page.contains("Qui lavora l'ufficio competente") && !page.contains("Prendi in carico"), "{page}");
    refused(registrar.goes_on(id, StepKind::TakeInCharge, &[]).await, "Questo lo fa l'ufficio competente.").await;
    let own = (String::from("1"), other.csrf.clone());
    let answer = other.goes_on_from(id, StepKind::TakeInCharge, (&own.0, &own.1), &[]).await;
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    refused(clerk.goes_on_from(id, StepKind::TakeInCharge, ("1", &other.csrf), &[]).await, "Non è andata").await;
    assert_eq!(zoli.proceeding().await.state, State::Received);
    taken(clerk.goes_on_from(id, StepKind::TakeInCharge, ("1", &clerk.csrf), &[]).await).await;
    let late = clerk.goes_on_from(id, StepKind::Accept, ("1", &clerk.csrf), &[]).await;
    refused(late, "Nel frattempo è successo qualcos'altro").await;
}

pub async fn what_an_office_has_to_say_is_told_to_it(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    let clerk = municipality.operator("bianchi").await;
    type Typed<'a> = &'a [(&'a str, &'a str)];
    let cases: [(StepKind, Typed<'_>, &str); 6] = [
        (StepKind::Refuse, &[("parole", " ")], "Manca il testo"),
        (StepKind::Close, &[], "Manca il testo"),
        (StepKind::AskIntegration, &[("parole", "ISEE"), ("giorno", "2026-11-23")], "da domani in poi"),
        (StepKind::AskIntegration, &[("parole", "ISEE"), ("giorno", "2026-12-24")], "al massimo tra 30 giorni"),
        (StepKind::Withdraw, &[("parole", "x")], "non è dell'ufficio"),
        (StepKind::Offer, &[("parole", "x")], "non è dell'ufficio"),
    ];
    for (kind, fields, why) in cases {
        refused(clerk.goes_on(id, kind, fields).await, why).await;
    }
    let page =
        text(clerk.goes_on(id, StepKind::AskIntegration, &[("parole", "Le carte"), ("giorno", "x")]).await).await;
    assert!(page.contains("Le carte</textarea>"), "what was typed is kept: {page}");
    taken(clerk.goes_on(id, StepKind::Refuse, &[("parole", "Fuori dalla ZTL")]).await).await;
    let accept = clerk.goes_on_from(id, StepKind::Accept, ("2", &clerk.csrf), &[]).await;
    refused(accept, "Nel suo stato attuale").await;
    assert_eq!(zoli.proceeding().await.events.last().unwrap().words, "Fuori dalla ZTL");
}

pub async fn forms_are_found_by_state_service_and_number(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let (first, second) = (zoli.sends_parking().await, zoli.sends_parking().await);
    let amended = zoli.files(&amending(second.id, zoli.asks_for_parking(MONDAY).await.body())).await;
    zoli.files(&step(first.id, StepKind::Withdraw, "")).await;
    let clerk = municipality.operator("bianchi").await;
    for (query, found) in [
        ("", vec![second.id]),
        ("stato=tutte", vec![first.id, second.id]),
        ("stato=withdrawn", vec![first.id]),
        ("stato=in_charge", vec![]),
        ("stato=tutte&servizio=resident_parking", vec![first.id, second.id]),
        ("servizio=nido", vec![]),
        ("numero=2026-0000001", vec![first.id]),
        // The number of a step, and of either version.
        ("numero=4", vec![first.id]),
        ("numero=2", vec![second.id]),
        ("numero=3", vec![second.id]),
        ("numero=2025-3", vec![]),
        ("numero=ciao", vec![]),
    ] {
        let page = clerk.page(&format!("/ufficio/pratiche?{query}")).await;
        for id in [first.id, second.id] {
            let there = page.contains(&format!("href=\"{}\"", page_of(id)));
            assert_eq!(there, found.contains(&id), "{query}: {page}");
        }
    }
    let page = clerk.page(&page_of(second.id)).await;
    assert!(page.contains("Versioni") && page.contains("vale questa") && page.contains("2026-0000003"), "{page}");
    let old = clerk.page(&format!("{}?versione={}", page_of(second.id), second.id)).await;
    assert!(old.contains("Questa versione non vale più") && !old.contains("Prendi in carico"), "{old}");
    let by_version = clerk.page(&page_of(amended.id)).await;
    assert!(by_version.contains("Prendi in carico"), "any of its numbers leads there: {by_version}");
}

pub async fn the_term_stands_still_once_and_for_thirty_days_at_most(municipality: &Municipality) {
    municipality.appoints(&OPERATORS);
    let zoli = municipality.person("zoli").await;
    let id = zoli.sends_parking().await.id;
    let due = async |moment: &str| {
        municipality.it_is(moment);
        let told = municipality.person("zoli").await.proceeding().await.due.unwrap().to_string();
        let page = municipality.operator("bianchi").await.page(&page_of(id)).await;
        let elapsed = between(&page, "<dt>Tempo trascorso</dt><dd>", "</dd>").to_owned();
        (told, elapsed)
    };
    let said = |day: &str, elapsed: &str| (day.to_owned(), elapsed.to_owned());
    assert_eq!(due("2026-11-25T09:00:00Z").await, said("2026-12-15", "2 giorni lavorativi"));
    municipality.asks_for(id, "2026-11-25", false).await;
    let stands = said("2026-12-18", "2 giorni lavorativi, sospesa da 3 giorni lavorativi");
    assert_eq!(due("2026-11-30T09:00:00Z").await, stands);
    // Nobody answered for more than thirty days: it goes on.
    let (last, elapsed) = due("2027-01-12T09:00:00Z").await;
    assert!(elapsed.contains(", più ") && elapsed.contains("di sospensione"), "{elapsed}");
    let zoli = municipality.person("zoli").await;
    zoli.files(&step(id, StepKind::Integrate, "Ecco")).await;
    municipality.asks_for(id, "2027-01-12", false).await;
    let (again, _) = due("2027-01-20T09:00:00Z").await;
    assert_eq!(again, last, "a second request does not stop it");
    let clock = municipality.clock(id).await;
    assert!(!clock.is_suspended && clock.working, "{clock:?}");
}
