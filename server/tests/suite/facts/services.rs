//! The services on offer: what is in force, what becomes of their files, and who is told.

use std::path::Path;
use std::time::Duration;

use rapida_contract::api::EVENTS;
use rapida_contract::changes::Topic;
use rapida_contract::digest::sha256_hex;
use rapida_contract::service::Service;
use rapida_contract::service::edition::{Edition, Offer, SERVICES, service};
use rapida_contract::service::file;
use reqwest::StatusCode;

use super::changes::until_told;
use crate::client::Device;
use crate::municipality::Municipality;

/// The file of the library as it comes with the program, with some words in the place of others.
fn library(changes: &[(&str, &str)]) -> String {
    built_in("library", changes)
}

/// The same of any service.
pub fn built_in(slug: &str, changes: &[(&str, &str)]) -> String {
    let texts = file::texts().services;
    let text = texts.iter().find(|(name, _)| name.ends_with(&format!("/{slug}.toml"))).unwrap().1;
    changes.iter().fold(text.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

const SECOND: (&str, &str) = ("version = 1", "version = 2");
const OTHER_TITLE: (&str, &str) = ("Biblioteca: iscrizione e prestito", "Biblioteche di Ravenna");

/// Puts a file into the folder of the data as a whole, as an official is told to.
pub fn puts(municipality: &Municipality, name: &str, text: &str) {
    let path = municipality.app().config.data.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let beside = path.with_extension("new");
    std::fs::write(&beside, text).unwrap();
    std::fs::rename(beside, path).unwrap();
}

fn takes_away(municipality: &Municipality, name: &str) {
    std::fs::remove_file(municipality.app().config.data.join(name)).unwrap();
}

async fn offer(municipality: &Municipality) -> Offer {
    municipality.a_device().get(SERVICES).await.json().await.unwrap()
}

async fn edition(municipality: &Municipality, slug: &str) -> Option<Edition> {
    offer(municipality).await.editions.into_iter().find(|edition| edition.slug == slug)
}

async fn version(municipality: &Municipality, slug: &str) -> Option<u32> {
    edition(municipality, slug).await.map(|edition| edition.version)
}

async fn definition(device: &Device, slug: &str, version: u32) -> Service {
    let answer = device.get(&service(slug, version)).await;
    assert_eq!(answer.status(), StatusCode::OK, "{slug} {version}");
    answer.json().await.unwrap()
}

/// Does something to the files, and waits until everybody is told that the offer is another. What the server told at its start
/// may still come first.
pub async fn after(municipality: &Municipality, change: impl FnOnce()) {
    let before = offer(municipality).await;
    let mut events = municipality.a_device().get(EVENTS).await;
    change();
    loop {
        events = until_told(events, "services").await;
        if offer(municipality).await != before {
            return;
        }
    }
}

/// The administrator's page as soon as it says all of this.
pub async fn page_saying(municipality: &Municipality, said: &[&str]) -> String {
    let admin = municipality.a_registrar().await;
    loop {
        let page = admin.page("/ufficio/servizi").await;
        if said.iter().all(|said| page.contains(said)) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

pub async fn what_is_on_offer_and_each_edition_of_it_are_served_with_a_tag(municipality: &Municipality) {
    let device = municipality.a_device();
    let answer = device.get(SERVICES).await;
    let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
    let offer: Offer = answer.json().await.unwrap();
    let built_in = file::built_in();
    assert_eq!(offer, file::built_in_offer(&built_in));
    let asked = [("if-none-match", tag.as_str())];
    let again = device.ask_with(reqwest::Method::GET, SERVICES, b"", &asked).await;
    assert_eq!((again.status(), again.headers()["etag"].to_str().unwrap()), (StatusCode::NOT_MODIFIED, tag.as_str()));
    assert!(again.bytes().await.unwrap().is_empty());
    for (edition, known) in offer.editions.iter().zip(&built_in) {
        let path = service(&edition.slug, edition.version);
        let answer = device.get(&path).await;
        assert_eq!(answer.headers()["cache-control"], "public, max-age=31536000, immutable");
        let tag = answer.headers()["etag"].to_str().unwrap().to_owned();
        let bytes = answer.bytes().await.unwrap();
        assert_eq!(sha256_hex(&bytes), edition.sha256, "{path}");
        assert_eq!(serde_json::from_slice::<Service>(&bytes).unwrap(), *known);
        let again = device.ask_with(reqwest::Method::GET, &path, b"", &[("if-none-match", &tag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
    let told = device.changes("", 100).await.changes;
    let told = told.iter().find(|change| change.topic == Topic::Services).unwrap();
    assert_eq!((told.key.as_str(), &format!("W/{}", told.value.as_ref().unwrap())), ("offer", &tag));
    for path in [SERVICES.to_owned(), service("nido", 1)] {
        let whole = device.get(&path).await.bytes().await.unwrap().len();
        let answer = device.ask_with(reqwest::Method::GET, &path, b"", &[("accept-encoding", "br")]).await;
        assert_eq!(answer.headers()["content-encoding"], "br", "{path}");
        assert!(2 * answer.bytes().await.unwrap().len() < whole, "{path}");
    }
}

pub async fn what_was_never_in_force_is_not_there(municipality: &Municipality) {
    let device = municipality.a_device();
    for path in
        ["none/1", "library/2", "library/0", "library/-1", "library/x", "library/99999999999", "Library/1", "%00/1"]
    {
        let answer = device.get(&format!("{SERVICES}/{path}")).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.headers().contains_key("cache-control"), "it may be there one day");
    }
}

pub async fn a_changed_file_is_in_force_without_a_restart_and_the_old_version_is_still_served(
    municipality: &Municipality,
) {
    let device = municipality.a_device();
    let before = definition(&device, "library", 1).await;
    municipality.it_is("2026-11-24T09:30:00Z");
    after(municipality, || puts(municipality, "services/library.toml", &library(&[SECOND, OTHER_TITLE]))).await;
    assert_eq!(version(municipality, "library").await, Some(2));
    let now = definition(&device, "library", 2).await;
    assert_eq!((now.title.it.as_str(), now.version), (OTHER_TITLE.1, 2));
    assert_eq!(definition(&device, "library", 1).await, before);
    let page = page_saying(municipality, &["services/library.toml", OTHER_TITLE.1]).await;
    let line = page.split("<tr>").find(|line| line.contains(OTHER_TITLE.1)).unwrap();
    for said in [">2</td>", "24/11/2026, 10:30", "nella cartella dei dati"] {
        assert!(line.contains(said), "{said} in {line}");
    }
    assert!(page.contains("assets/services/nido.toml") && !page.contains("con errori"), "{page}");
}

pub async fn a_new_file_is_a_service_until_it_is_taken_away(municipality: &Municipality) {
    let device = municipality.a_device();
    after(municipality, || puts(municipality, "services/reading_room.toml", &library(&[OTHER_TITLE]))).await;
    assert_eq!(version(municipality, "reading_room").await, Some(1));
    let slugs: Vec<String> = offer(municipality).await.editions.into_iter().map(|edition| edition.slug).collect();
    assert!(slugs.is_sorted(), "{slugs:?}");
    after(municipality, || takes_away(municipality, "services/reading_room.toml")).await;
    assert_eq!(version(municipality, "reading_room").await, None);
    assert_eq!(definition(&device, "reading_room", 1).await.title.it, OTHER_TITLE.1, "drafts still find it");
}

pub async fn a_service_that_is_taken_out_of_the_offer_comes_back_as_it_was(municipality: &Municipality) {
    let before = edition(municipality, "suap").await;
    after(municipality, || puts(municipality, "offer.toml", "withdrawn = [\"suap\"]\n")).await;
    assert_eq!(edition(municipality, "suap").await, None);
    assert_eq!(definition(&municipality.a_device(), "suap", 1).await.slug, "suap");
    puts(municipality, "offer.toml", "withdrawn = [\n  \"suap\"\n  \"nido\"\n]\n");
    page_saying(municipality, &["offer.toml", "1 file con errori"]).await;
    assert_eq!(edition(municipality, "suap").await, None, "a slip of the pen brings nothing back");
    after(municipality, || takes_away(municipality, "offer.toml")).await;
    assert_eq!(edition(municipality, "suap").await, before);
}

pub async fn a_broken_file_leaves_the_old_one_in_force_and_an_administrator_reads_where(municipality: &Municipality) {
    after(municipality, || puts(municipality, "services/library.toml", &library(&[SECOND]))).await;
    let before = edition(municipality, "library").await;
    let broken = library(&[("version = 1", "version = 3"), ("category = \"culture\"", "category = \"kultur\"")]);
    let line = broken.lines().position(|line| line.starts_with("category")).unwrap() + 1;
    puts(municipality, "services/library.toml", &broken);
    puts(municipality, "services/notes.toml", "this is no service");
    let page = page_saying(municipality, &["2 file con errori"]).await;
    let told = page.split("<tr>").find(|line| line.contains("kultur")).unwrap();
    for said in ["services/library.toml", &format!(">{line}</td>"), ">category</span>", "did you mean"] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert!(page.contains("services/notes.toml") && page.contains("this is no TOML"), "{page}");
    assert_eq!(edition(municipality, "library").await, before);
    assert_eq!(municipality.a_device().get(&service("library", 3)).await.status(), StatusCode::NOT_FOUND);
    let navigation = "<span class=\"badge bad\">2 file con errori</span>";
    assert!(municipality.a_registrar().await.page("/ufficio").await.contains(navigation), "on every page of the desk");
    assert!(!municipality.an_operator().await.page("/ufficio").await.contains("file con errori"), "for administrators");
    takes_away(municipality, "services/notes.toml");
    after(municipality, || puts(municipality, "services/library.toml", &library(&[("version = 1", "version = 3")])))
        .await;
    assert_eq!(version(municipality, "library").await, Some(3));
    assert!(!page_saying(municipality, &["In vigore"]).await.contains("con errori"));
}

pub async fn a_version_says_the_same_for_ever_and_is_never_taken_back(municipality: &Municipality) {
    let first = edition(municipality, "library").await;
    puts(municipality, "services/library.toml", &library(&[OTHER_TITLE]));
    let page = page_saying(municipality, &["aumenta <span class=\"code\">version</span>"]).await;
    let told = page.split("<tr>").find(|line| line.contains("aumenta")).unwrap();
    for said in ["services/library.toml", ">4</td>", ">version</span>", "la versione 1 è già in vigore"] {
        assert!(told.contains(said), "{said} in {told}");
    }
    assert_eq!(edition(municipality, "library").await, first);
    after(municipality, || puts(municipality, "services/library.toml", &library(&[SECOND, OTHER_TITLE]))).await;
    let second = edition(municipality, "library").await;
    puts(municipality, "services/library.toml", &library(&[]));
    page_saying(municipality, &["È già in vigore la versione 2", "services/library.toml"]).await;
    assert_eq!(edition(municipality, "library").await, second);
    takes_away(municipality, "services/library.toml");
    page_saying(municipality, &["È già in vigore la versione 2", "assets/services/library.toml"]).await;
    assert_eq!(edition(municipality, "library").await, second, "the program's own file takes no version back either");
}

const SCHOOLS: &str = "title = { it = \"Nidi\", en = \"Nurseries\", de = \"Krippen\" }\n";

fn schools(ids: &[&str]) -> String {
    ids.iter().fold(SCHOOLS.to_owned(), |text, id| format!("{text}[[entries]]\nid = \"{id}\"\nname = \"Nido {id}\"\n"))
}

async fn entries(municipality: &Municipality, list: &str) -> Option<Vec<String>> {
    let found = offer(municipality).await.lists.into_iter().find(|one| one.id == list);
    found.map(|list| list.entries.into_iter().map(|entry| entry.id).collect())
}

pub async fn a_broken_list_or_catalogue_leaves_the_old_one_in_force(municipality: &Municipality) {
    let change = || puts(municipality, "lists/nido_schools.toml", &schools(&["one", "two", "three", "four", "five"]));
    after(municipality, change).await;
    assert_eq!(entries(municipality, "nido_schools").await.unwrap().len(), 5);
    let before = offer(municipality).await;
    puts(municipality, "lists/nido_schools.toml", &schools(&["one", "one"]));
    puts(municipality, "catalogue.toml", "[[categories]]\nid = \"Culture\"\n");
    // The rules of the rankings look at that list.
    let broken = ["lists/nido_schools.toml", "catalogue.toml", "assets/rankings/nido_2027.toml"];
    page_saying(municipality, &[&["3 file con errori"], &broken[..]].concat()).await;
    assert_eq!(offer(municipality).await, before);
}

pub async fn a_list_stays_for_the_editions_that_choose_from_it(municipality: &Municipality) {
    after(municipality, || puts(municipality, "lists/rooms.toml", &schools(&["one", "two"]))).await;
    assert!(offer(municipality).await.lists.is_sorted_by(|one, other| one.id < other.id));
    takes_away(municipality, "lists/rooms.toml");
    after(municipality, || puts(municipality, "services/library.toml", &library(&[SECOND]))).await;
    assert_eq!(entries(municipality, "rooms").await.unwrap(), ["one", "two"]);
}

pub async fn a_server_that_starts_with_a_broken_file_offers_what_was_in_force(municipality: &Municipality) {
    after(municipality, || puts(municipality, "services/library.toml", &library(&[SECOND]))).await;
    let before = offer(municipality).await;
    puts(municipality, "services/library.toml", "broken");
    puts(municipality, "lists/nido_schools.toml", "broken");
    let other = Municipality::with(municipality.app().config.clone()).await;
    assert_eq!(other.app().service_mistakes.files(), 2);
    assert_eq!(offer(&other).await, before);
    other.end().await;
}

pub async fn two_servers_of_a_municipality_offer_the_same(municipality: &Municipality) {
    let elsewhere = tempfile::tempdir().unwrap();
    let config = municipality.app().config.clone();
    // One database, as both engines have it; a folder of files for each.
    let database = config.data.join("rapida.db");
    if database.exists() {
        std::os::unix::fs::symlink(&database, elsewhere.path().join("rapida.db")).unwrap();
    }
    let seen = municipality.a_device().changes("", 100).await.cursor;
    let other = Municipality::with(rapida_server::config::Config { data: elsewhere.path().into(), ..config }).await;
    let same = municipality.a_device().changes(&seen, 100).await.changes;
    assert_eq!(same, [], "what was in force already is not announced again");
    let both = || [municipality, &other].map(|one| one.app().config.data.clone());
    after(&other, || puts(municipality, "services/library.toml", &library(&[SECOND]))).await;
    assert_eq!(offer(&other).await, offer(municipality).await);
    // The other one's folder follows, and then both go on.
    puts(&other, "services/library.toml", &library(&[SECOND]));
    let third = library(&[("version = 1", "version = 3")]);
    let change = || {
        both().iter().for_each(|data| std::fs::write(Path::new(data).join("services/library.toml"), &third).unwrap())
    };
    after(&other, change).await;
    assert_eq!(version(&other, "library").await, Some(3));
    assert_eq!(offer(&other).await, offer(municipality).await);
    other.end().await;
}
