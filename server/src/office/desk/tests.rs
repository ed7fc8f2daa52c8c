//! The desk over real sockets: a municipality, its operator, and reports.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use rapida_contract::ids::{DeviceId, SubmissionId};
use rapida_contract::place::{Point, Position, PositionSource};
use rapida_contract::progress::{State, StepKind};
use rapida_contract::report::{Contact, NewReport};
use rapida_contract::submission::{Content, NewSubmission};
use reqwest::{Response, StatusCode, header, redirect};
use tempfile::TempDir;
use uuid::Uuid;

use crate::config::Config;
use crate::db::DbError;
use crate::office::operators;
use crate::reports;
use crate::serve::{self, Running};
use crate::state::Clock;
use crate::submissions::{self, Arrived};

/// A municipality that runs, with a clock that stands until it is moved.
struct Town {
    running: Running,
    now: Arc<Mutex<Timestamp>>,
    _data: TempDir,
}

impl Town {
    async fn open() -> Self {
        let data = TempDir::new().expect("a folder");
        let now = Arc::new(Mutex::new("2026-11-23T09:00:00Z".parse().expect("a time")));
        let told = now.clone();
        let clock = Clock::of(move || *told.lock().expect("unpoisoned"));
        let running = serve::start(Config::for_tests(data.path()), clock).await.expect("starts");
        Self { running, now, _data: data }
    }

    fn wait_days(&self, days: i64) {
        *self.now.lock().expect("unpoisoned") += SignedDuration::from_hours(24 * days);
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }

    /// A citizen's report, filed; answers its code.
    async fn report(&self, category: &str, title: &str, point: Point) -> String {
        let report = NewReport {
            category: category.into(),
            title: title.into(),
            details: "La buca è profonda <e> larga".into(),
            address: "Via Cavour 12".into(),
            position: Some(Position { point, accuracy_m: None, source: PositionSource::Map }),
            contact: Contact { name: "Maria Rossi".into(), email: "maria@example.org".into(), ..Contact::default() },
            privacy_accepted: true,
        };
        let made_at = self.running.app.clock.now();
        let submission = NewSubmission { made_at, content: Content::Report(report), attachments: Vec::new() };
        let body = serde_json::to_vec(&submission).expect("JSON");
        let id = SubmissionId(Uuid::new_v4());
        let arrived = Arrived { id, device: DeviceId("a device".into()), body };
        let app = self.running.app.clone();
        let filed = self.running.app.db.write(move |tx| {
            submissions::register(tx, &app, &arrived, &submission)?;
            Ok::<_, rapida_contract::problem::Problem>(reports::by_id(tx, id)?.expect("filed").registration.code())
        });
        filed.await.expect("registers").0
    }

    async fn state(&self, code: &str) -> State {
        let code = rapida_contract::ids::ReportCode(code.into());
        let found = self.running.app.db.read(move |tx| reports::by_code(tx, &code)).await;
        found.map_err(|error: DbError| error).expect("reads").expect("known").state
    }

    async fn operator(&self) -> Browser<'_> {
        let token = operators::new_token_of(&self.running.app.db, self.running.app.clock.now()).await.expect("a token");
        let mut browser = self.stranger();
        let fields = [("nome", "  Anna   Bianchi "), ("token", &token.to_string().to_lowercase()), ("poi", "")];
        let answer = browser.post("/ufficio/accesso", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookie = answer.headers().get(header::SET_COOKIE).expect("a session").to_str().expect("text");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        browser.cookie = cookie.split(';').next().expect("a pair").to_owned();
        let page = browser.page("/ufficio").await;
        browser.csrf = between(&page, "name=\"csrf\" value=\"", "\"").to_owned();
        browser
    }

    fn stranger(&self) -> Browser<'_> {
        let client = reqwest::Client::builder().redirect(redirect::Policy::none()).build().expect("a client");
        Browser { town: self, client, cookie: String::new(), csrf: String::new() }
    }
}

struct Browser<'a> {
    town: &'a Town,
    client: reqwest::Client,
    cookie: String,
    csrf: String,
}

impl Browser<'_> {
    async fn get(&self, path: &str) -> Response {
        let request = self.client.get(self.town.url(path)).header(header::COOKIE, &self.cookie);
        request.send().await.expect("an answer")
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        answer.text().await.expect("text")
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.client.post(self.town.url(path)).header(header::COOKIE, &self.cookie);
        let body = serde_urlencoded::to_string(fields).expect("a form");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        request.body(body).send().await.expect("an answer")
    }

    /// Sends the form of a step as a browser does, from the page as it is now.
    async fn step(&self, code: &str, step: StepKind, fields: &[(&'static str, &str)], picture: Vec<u8>) -> Response {
        let page = self.page(&format!("/ufficio/segnalazioni/{code}")).await;
        let seen = between(&page, "name=\"visti\" value=\"", "\"").to_owned();
        self.send(code, step, &seen, &self.csrf, fields, picture).await
    }

    async fn send(
        &self,
        code: &str,
        step: StepKind,
        seen: &str,
        csrf: &str,
        fields: &[(&'static str, &str)],
        picture: Vec<u8>,
    ) -> Response {
        let mut form = multipart(&[("csrf", csrf), ("passo", step.as_str()), ("visti", seen)]);
        fields.iter().for_each(|(name, text)| part(&mut form, name, "", text.as_bytes()));
        part(&mut form, "foto", "; filename=\"foto.jpg\"", &picture);
        form.extend(b"--BOUNDARY--\r\n");
        let path = self.town.url(&format!("/ufficio/segnalazioni/{code}/passi"));
        let request = self.client.post(path).header(header::COOKIE, &self.cookie);
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=BOUNDARY");
        request.body(form).send().await.expect("an answer")
    }
}

fn multipart(fields: &[(&str, &str)]) -> Vec<u8> {
    let mut body = Vec::new();
    fields.iter().for_each(|(name, text)| part(&mut body, name, "", text.as_bytes()));
    body
}

fn part(body: &mut Vec<u8>, name: &str, file: &str, bytes: &[u8]) {
    body.extend(format!("--BOUNDARY\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n").bytes());
    body.extend(bytes);
    body.extend(b"\r\n");
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let from = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}")).1;
    from.split_once(after).expect("an end").0
}

/// What is typed into a form: names and texts.
type Fields = &'static [(&'static str, &'static str)];

const PIAZZA: Point = Point { lat: 44.4173, lon: 12.1996 };

#[tokio::test]
async fn the_desk_is_closed_to_whoever_is_not_signed_in() {
    let town = Town::open().await;
    let code = town.report("roads", "Buca", PIAZZA).await;
    let stranger = town.stranger();
    for path in [
        "/ufficio".to_owned(),
        "/ufficio/mappa".to_owned(),
        format!("/ufficio/segnalazioni/{code}"),
        format!("/ufficio/segnalazioni/{code}/segnatura.xml"),
        format!("/ufficio/pictures/{}", Uuid::new_v4()),
    ] {
        let answer = stranger.get(&path).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
        let to = answer.headers().get(header::LOCATION).expect("elsewhere").to_str().expect("text");
        assert!(to.starts_with("/ufficio/accesso?poi=%2Fufficio"), "{to}");
    }
    let answer = stranger.send(&code, StepKind::TakeInCharge, "1", "", &[], Vec::new()).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(town.state(&code).await, State::Registered);
    let wrong = [("nome", "Anna"), ("token", "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")];
    assert_eq!(stranger.post("/ufficio/accesso", &wrong).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_operator_works_on_a_report_and_every_step_is_logged_with_the_name() {
    let town = Town::open().await;
    let code = town.report("roads", "Buca sul <marciapiede>", PIAZZA).await;
    let operator = town.operator().await;
    let path = format!("/ufficio/segnalazioni/{code}");

    let list = operator.page("/ufficio").await;
    assert!(list.contains("Buca sul &lt;marciapiede&gt;") && list.contains(&code), "{list}");
    let page = operator.page(&path).await;
    assert!(page.contains("martedì 22 dicembre 2026") && page.contains("maria@example.org"), "{page}");

    let steps: [(StepKind, Fields, State); 4] = [
        (StepKind::TakeInCharge, &[], State::InCharge),
        (StepKind::Plan, &[("giorno", "2026-12-01")], State::Planned),
        (StepKind::Reassign, &[("ufficio", "green")], State::Registered),
        (StepKind::Ask, &[("parole", "Quale lato?")], State::Asked),
    ];
    for (step, fields, state) in steps {
        let answer = operator.step(&code, step, fields, Vec::new()).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{step:?}");
        assert_eq!(town.state(&code).await, state);
    }
    let page = operator.page(&format!("{path}?fatto=ask")).await;
    for told in [
        "Domanda inviata",
        "Anna Bianchi",
        "Quale lato?",
        "Per martedì 1º dicembre 2026",
        "Ufficio Verde e arredo urbano",
    ] {
        assert!(page.contains(told), "{told} in {page}");
    }
    let left = operator.post("/ufficio/uscita", &[("csrf", &operator.csrf)]).await;
    assert_eq!(left.status(), StatusCode::SEE_OTHER);
    assert_eq!(operator.get("/ufficio").await.status(), StatusCode::SEE_OTHER, "signed out");
}

#[tokio::test]
async fn a_picture_of_the_mended_place_is_kept_without_what_the_camera_wrote() {
    let town = Town::open().await;
    let code = town.report("roads", "Buca", PIAZZA).await;
    let operator = town.operator().await;
    let mut camera = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(300, 200, image::Rgb([90, 120, 60]));
    image.write_to(&mut camera, image::ImageFormat::Jpeg).expect("encodes");
    let mut jpeg = camera.into_inner();
    let secret = b"\xFF\xE1\x00\x16Exif\x00\x00SECRET-SECRET";
    jpeg.splice(2..2, secret[..secret.len()].iter().copied().chain(std::iter::once(0)));

    let answer = operator.step(&code, StepKind::Resolve, &[("parole", "Asfalto rifatto")], jpeg).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let page = operator.page(&format!("/ufficio/segnalazioni/{code}")).await;
    let picture = between(&page, "src=\"/ufficio/pictures/", "\"").to_owned();
    let answer = operator.get(&format!("/ufficio/pictures/{picture}")).await;
    assert_eq!(answer.headers().get(header::CONTENT_TYPE).expect("a type"), "image/jpeg");
    let kept = answer.bytes().await.expect("bytes");
    assert!(!kept.windows(6).any(|six| six == b"SECRET"));
    assert_eq!(image::load_from_memory(&kept).expect("a picture").width(), 300);
    assert!(page.contains("La segnalazione è chiusa"), "nothing is left to do");
}

#[tokio::test]
async fn what_is_refused_is_explained_and_changes_nothing() {
    let town = Town::open().await;
    let code = town.report("roads", "Buca", PIAZZA).await;
    let operator = town.operator().await;
    let cases: [(StepKind, Fields, Vec<u8>, &str); 6] = [
        (StepKind::Reject, &[("parole", " ")], vec![], "Manca il testo"),
        (StepKind::Plan, &[("giorno", "2026-11-01")], vec![], "già passato"),
        (StepKind::MarkDuplicate, &[("codice", "2026-0000099")], vec![], "un&#39;altra segnalazione"),
        (StepKind::MarkDuplicate, &[("codice", "2026-0000001")], vec![], "un&#39;altra segnalazione"),
        (StepKind::Resolve, &[], b"MZ\x90".to_vec(), "non è un&#39;immagine"),
        (StepKind::Answer, &[("parole", "Ecco")], vec![], "non è dell&#39;ufficio"),
    ];
    for (step, fields, picture, told) in cases {
        let answer = operator.step(&code, step, fields, picture).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{step:?}");
        let page = answer.text().await.expect("text").replace('\'', "&#39;");
        assert!(page.contains(told), "{told} in {page}");
    }
    let foreign = operator.send(&code, StepKind::TakeInCharge, "1", "another session's", &[], Vec::new()).await;
    assert_eq!(foreign.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.state(&code).await, State::Registered);

    operator.step(&code, StepKind::TakeInCharge, &[], Vec::new()).await;
    let late = operator.send(&code, StepKind::Reject, "1", &operator.csrf, &[("parole", "No")], Vec::new()).await;
    assert!(late.text().await.expect("text").contains("Nel frattempo"));
    assert_eq!(town.state(&code).await, State::InCharge);
}

#[tokio::test]
async fn the_list_is_filtered_by_its_address_and_the_overdue_are_marked() {
    let town = Town::open().await;
    let hole = town.report("roads", "Buca", PIAZZA).await;
    let lamp = town.report("lighting", "Lampione 100% spento", PIAZZA).await;
    let operator = town.operator().await;
    let shown = async |query: &str| {
        let page = operator.page(&format!("/ufficio?{query}")).await;
        (page.contains(&hole), page.contains(&lamp))
    };
    for (query, expected) in [
        ("", (true, true)),
        ("categoria=roads", (true, false)),
        ("ufficio=lighting", (false, true)),
        ("cerca=100%25", (false, true)),
        ("cerca=LAMPIONE", (false, true)),
        ("cerca=1%25s", (false, false)),
        ("cerca=via+cavour", (true, true)),
        ("stato=resolved", (false, false)),
        ("scadute=si", (false, false)),
    ] {
        assert_eq!(shown(query).await, expected, "{query}");
    }
    // The lamps' office answers in 10 working days, the roads' in 20.
    town.wait_days(20);
    let operator = town.operator().await;
    let page = operator.page("/ufficio?scadute=si").await;
    assert!(page.contains(&lamp) && !page.contains(&hole) && page.contains("Scaduta"), "{page}");
    let map = operator.page("/ufficio/mappa").await;
    assert!(map.contains("2 segnalazioni vicine, 1 scadute"), "{map}");
}

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    let town = Town::open().await;
    for at in 0..27 {
        town.report("roads", &format!("Buca {at}"), PIAZZA).await;
    }
    let operator = town.operator().await;
    let first = operator.page("/ufficio?cerca=buca").await;
    assert_eq!(first.matches("<th scope=\"row\">").count(), 25);
    let next = between(&first, "rel=\"next\" href=\"", "\"").replace("&amp;", "&");
    assert_eq!(operator.page(&next).await.matches("<th scope=\"row\">").count(), 2);
}

#[tokio::test]
async fn the_stamp_of_a_report_is_served_and_a_code_of_none_is_not_found() {
    let town = Town::open().await;
    let code = town.report("roads", "Buca", PIAZZA).await;
    let operator = town.operator().await;
    let stamp = operator.page(&format!("/ufficio/segnalazioni/{code}/segnatura.xml")).await;
    assert!(stamp.contains("<prot:NumeroRegistrazione>0000001</prot:NumeroRegistrazione>"), "{stamp}");
    assert_eq!(operator.get("/ufficio/segnalazioni/2026-0009999").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(operator.get("/ufficio/pictures/none").await.status(), StatusCode::NOT_FOUND);
}
