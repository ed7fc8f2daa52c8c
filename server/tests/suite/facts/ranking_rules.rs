//! The rules of rankings: files that a municipality changes while its server runs.

use rapida_contract::jws::Unverified;
use rapida_contract::proceeding::StepKind;
use rapida_contract::ranking::ranking;
use rapida_contract::ranking::run::Run;
use rapida_contract::service::file;
use rapida_server::rankings::{REPORT_TYPE, Report};
use reqwest::StatusCode;

use super::rankings::{
    AFTER_OBSERVATIONS, AFTER_THE_CALL, DESK, SEED, acts, apply, done, own, published, publishes, refused, takes,
};
use super::services::{built_in, page_saying, puts};
use crate::municipality::Municipality;
use crate::operator::Browser;

const FILE: &str = "rankings/nido_2027.toml";
const VERSION: &str = "version = 1\n";
const SECOND: (&str, &str) = (VERSION, "version = 2\n");
const THIRD: (&str, &str) = (VERSION, "version = 3\n");
const TITLE: (&str, &str) = ("Graduatorie dei nidi d'infanzia 2027/2028", "Graduatorie dei nidi rettificate");
const ACCEPTANCE: &str = "acceptance = { days = 5, count = \"working\" }";
const PLACES: &str = "school = \"pavirani\"\ngroup = \"infants\"\nplaces = 6\n";

/// The rules of the nurseries as they come with the program, with some words in the place of others.
fn rules(changes: &[(&str, &str)]) -> String {
    let texts = file::texts().rankings;
    let text = texts.iter().find(|(name, _)| name.ends_with("/nido_2027.toml")).unwrap().1;
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

/// Puts changed rules into the folder of the data, and waits until they are in force.
async fn takes_effect(municipality: &Municipality, version: u32, changes: &[(&str, &str)]) -> String {
    puts(municipality, FILE, &rules(changes));
    let admin = municipality.a_registrar().await;
    loop {
        let page = admin.page("/ufficio/servizi").await;
        let line = page.split("<tr>").find(|line| line.contains("<span class=\"code\">nido_2027</span>")).unwrap();
        if line.contains(&format!(">{version}</td>")) {
            return line.to_owned();
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// What the page of services tells of a file, as soon as it says this of it.
async fn told(municipality: &Municipality, file: &str, said: &str) -> String {
    let page = page_saying(municipality, &[file, said]).await;
    page.split("<tr>").find(|line| line.contains(file) && line.contains(said)).unwrap().to_owned()
}

/// The line of a file, from 1, that begins so.
fn line_of(text: &str, beginning: &str) -> usize {
    text.lines().position(|line| line.starts_with(beginning)).unwrap() + 1
}

async fn desk(municipality: &Municipality) -> (Browser, String) {
    let clerk = municipality.operator("bianchi").await;
    let page = clerk.page(DESK).await;
    (clerk, page)
}

pub async fn changed_rules_are_in_force_without_a_restart_and_the_desk_says_so(municipality: &Municipality) {
    apply(municipality, 2).await;
    municipality.it_is(AFTER_THE_CALL);
    let (clerk, page) = desk(municipality).await;
    assert!(page.contains("Criteri in vigore: versione 1") && !page.contains("I criteri sono cambiati"), "{page}");
    publishes(&clerk, "provvisoria", "0").await;
    let before = published(municipality).await;

    let longer = ("observations = { days = 15", "observations = { days = 20");
    let line = takes_effect(municipality, 2, &[SECOND, TITLE, longer]).await;
    for said in [TITLE.1, FILE, "nella cartella dei dati", "20/04/2027, 10:00"] {
        assert!(line.contains(said), "{said} in {line}");
    }
    assert_eq!(published(municipality).await, before, "what was published is as it was");
    let (_, page) = desk(municipality).await;
    for said in ["versione 2", "I criteri sono cambiati", "con la versione 1", "La prossima pubblicazione usa quelli"] {
        assert!(page.contains(said), "{said} in {page}");
    }
    let old = acts(&clerk, "pubblicazione", "1", &[("fase", "provvisoria"), ("regole", "1")]).await;
    refused(old, "è entrata in vigore la versione 2").await;
    done(acts(&clerk, "pubblicazione", "1", &[("fase", "provvisoria"), ("regole", "2")]).await, "provvisoria").await;
    let now = published(municipality).await;
    assert_eq!((now.title.it.as_str(), now.seed.as_str()), (TITLE.1, SEED));
    assert_eq!(now.observations_until, Some("2027-05-10".parse().unwrap()));
    assert!(!desk(municipality).await.1.contains("I criteri sono cambiati"));
}

pub async fn broken_rules_leave_the_old_ones_in_force_also_after_a_restart(municipality: &Municipality) {
    apply(municipality, 1).await;
    takes_effect(municipality, 2, &[SECOND, TITLE]).await;
    let broken = rules(&[THIRD, ("school = \"pavirani\"", "school = \"pavirano\"")]);
    puts(municipality, FILE, &broken);
    let line = told(municipality, FILE, "pavirano").await;
    let at = format!(">{}</td>", line_of(&broken, "school = \"pavirano\""));
    for said in [".school</span>", "did you mean", &at] {
        assert!(line.contains(said), "{said} in {line}");
    }
    assert!(desk(municipality).await.1.contains("Criteri in vigore: versione 2"));

    let again = Municipality::with(municipality.app().config.clone()).await;
    again.it_is(AFTER_THE_CALL);
    assert_eq!(again.app().service_mistakes.files(), 1);
    let (clerk, page) = desk(&again).await;
    assert!(page.contains("Criteri in vigore: versione 2") && page.contains(TITLE.1), "{page}");
    publishes(&clerk, "provvisoria", "0").await;
    again.end().await;
}

pub async fn a_version_of_rules_says_the_same_for_ever_and_is_never_taken_back(municipality: &Municipality) {
    puts(municipality, FILE, &rules(&[TITLE]));
    let line = told(municipality, FILE, "la versione 1 è già in vigore").await;
    let version = format!(">{}</td>", line_of(&rules(&[]), "version"));
    for said in [">version</span>", &version] {
        assert!(line.contains(said), "{said} in {line}");
    }
    takes_effect(municipality, 2, &[SECOND, TITLE]).await;
    puts(municipality, FILE, &rules(&[]));
    told(municipality, FILE, "È già in vigore la versione 2").await;
    std::fs::remove_file(municipality.app().config.data.join(FILE)).unwrap();
    let page = page_saying(municipality, &["assets/rankings/nido_2027.toml", "È già in vigore la versione 2"]).await;
    assert!(page.contains(TITLE.1), "the program's own file takes no version back either: {page}");
    for sql in ["DELETE FROM ranking_rules", "UPDATE ranking_rules SET version = 9"] {
        assert!(municipality.app().db.write(move |tx| tx.execute(sql, &[])).await.is_err(), "{sql}");
    }
}

pub async fn rules_that_were_published_under_stay_for_their_call(municipality: &Municipality) {
    apply(municipality, 1).await;
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    let call = "[[calls]]\nid = \"main_2027\"\nrequirements = 2027-03-29\n";
    puts(municipality, FILE, &rules(&[SECOND, (call, "")]));
    let line = told(municipality, FILE, "was published under these rules").await;
    assert!(line.contains("main_2027") && line.contains(">calls</span>"), "{line}");
    // Calls for which nothing was published may go.
    let late = "[[calls]]\nid = \"late_infants_2027\"\nrequirements = 2027-06-30\n";
    takes_effect(municipality, 2, &[SECOND, (late, "")]).await;
    let page = municipality.operator("bianchi").await.page("/ufficio/graduatorie").await;
    assert!(page.contains("/nido/main_2027") && !page.contains("/nido/late_infants_2027"), "{page}");
}

pub async fn a_municipality_s_own_file_adds_a_ranking_and_no_call_has_two(municipality: &Municipality) {
    let own = rules(&[("service = \"nido\"", "service = \"summer_nursery\""), TITLE]);
    puts(municipality, "rankings/summer_2027.toml", &own);
    told(municipality, "rankings/summer_2027.toml", "assets/services has no service").await;
    puts(municipality, "services/summer_nursery.toml", &built_in("nido", &[]));
    let page = page_saying(municipality, &["<span class=\"code\">summer_2027</span>"]).await;
    assert!(!page.contains("con errori"), "{page}");
    let desk = municipality.a_registrar().await;
    let list = desk.page("/ufficio/graduatorie").await;
    let path = "/ufficio/graduatorie/summer_nursery/main_2027";
    assert!(list.contains(path) && list.contains(TITLE.1) && list.contains(DESK), "{list}");
    assert!(desk.page(path).await.contains("Non pubblicata"));
    assert_eq!(
        municipality.a_stranger().get(&ranking("summer_nursery", "main_2027")).await.status(),
        StatusCode::NOT_FOUND
    );

    puts(municipality, "rankings/summer_bis.toml", &own);
    let line = told(municipality, "rankings/summer_bis.toml", "a call has one ranking").await;
    let at = format!(">{}</td>", line_of(&own, "id = \"main_2027\""));
    assert!(line.contains("summer_2027 is for the call") && line.contains(&at), "{line}");
    assert!(!desk.page("/ufficio/servizi").await.contains("<span class=\"code\">summer_bis</span>"));
}

pub async fn a_final_ranking_takes_the_rules_in_force_and_its_rounds_take_its_own(municipality: &Municipality) {
    let ids = apply(municipality, 8).await;
    municipality.it_is(AFTER_THE_CALL);
    publishes(&municipality.operator("bianchi").await, "provvisoria", "0").await;
    let montanari = municipality.person("montanari").await;
    assert_eq!(own(&montanari, ids[0]).await.ranking.unwrap().places[0].places, 6);

    municipality.it_is(AFTER_OBSERVATIONS);
    let (three, twelve) = (PLACES.replace('6', "3"), PLACES.replace('6', "12"));
    let longer = (ACCEPTANCE, "acceptance = { days = 7, count = \"working\" }");
    takes_effect(municipality, 2, &[SECOND, longer, (PLACES, &three)]).await;
    let (clerk, montanari) = (municipality.operator("bianchi").await, municipality.person("montanari").await);
    publishes(&clerk, "definitiva", "1").await;
    assert_eq!(own(&montanari, ids[0]).await.ranking.unwrap().places[0].places, 3, "the final one: those in force");

    let shorter = (ACCEPTANCE, "acceptance = { days = 1, count = \"calendar\" }");
    takes_effect(municipality, 3, &[THIRD, shorter, (PLACES, &twelve)]).await;
    let page = desk(municipality).await.1;
    assert!(page.contains("versione 3") && page.contains("I posti si propongono con la versione 2"), "{page}");
    done(acts(&clerk, "posti", "2", &[]).await, "posti-3").await;
    assert_eq!(own(&montanari, ids[0]).await.offer.unwrap().until.to_string(), "2027-05-17");
    refused(acts(&clerk, "posti", "3", &[]).await, "Non c'è un posto libero").await;
    assert_eq!(takes(&montanari, ids[1], StepKind::Renounce, "").await.status(), StatusCode::CREATED);
    done(acts(&clerk, "posti", "3", &[]).await, "posti-1").await;
    let next = own(&montanari, ids[3]).await;
    assert_eq!(next.offer.unwrap().until.to_string(), "2027-05-17");
    assert_eq!(next.ranking.unwrap().places[0].places, 3);

    let run: Run = clerk.get(&format!("{DESK}/elaborazione.json")).await.json().await.unwrap();
    assert_eq!((run.inputs.rules.version, run.is_sound()), (2, true));
    let signed = clerk.get(&format!("{DESK}/verbale.jws")).await.text().await.unwrap();
    let keys = municipality.a_stranger().get("/.well-known/jwks.json").await.json().await.unwrap();
    let report: Report = Unverified::read(&signed, REPORT_TYPE).unwrap().verify_with(&keys).unwrap();
    assert_eq!((report.round, report.rules_version), (2, 2));
}
