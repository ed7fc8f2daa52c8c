//! The desk of the offices, page by page, as an operator uses it.

use rapida_contract::ids::ReportCode;
use rapida_contract::place::Point;
use rapida_contract::problem::Code;
use rapida_contract::progress::{State, StepKind};
use rapida_server::db::DbError;
use rapida_server::reports;
use reqwest::{StatusCode, header};
use serde_json::json;
use uuid::Uuid;

use crate::client::{bytes, pavement, problem};
use crate::municipality::Municipality;
use crate::operator::{Fields, between, text};

pub const PIAZZA: Point = Point { lat: 44.4173, lon: 12.1996 };

/// A citizen's report; answers its code.
pub async fn report(municipality: &Municipality, category: &str, title: &str, point: Point) -> String {
    let mut report = pavement();
    let content = json!({
        "category": category,
        "title": title,
        "details": "È profonda <e> larga",
        "position": { "lat": point.lat, "lon": point.lon, "source": "map" },
        "address": "Via Cavour 12",
        "contact": { "name": "Maria Rossi", "email": "maria@example.org", "phone": "" },
        "privacy_accepted": true
    });
    report.as_object_mut().expect("an object").insert("content".into(), content);
    municipality.a_device().submit(&bytes(&report)).await.registration.code().0
}

pub async fn state_of(municipality: &Municipality, code: &str) -> State {
    let code = ReportCode(code.into());
    let found = municipality.app().db.read(move |tx| reports::by_code(tx, &code)).await;
    found.map_err(|error: DbError| error).expect("reads").expect("known").state
}

pub async fn the_desk_is_closed_to_whoever_is_not_signed_in(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let stranger = municipality.a_stranger();
    assert!(stranger.page("/").await.contains("href=\"/ufficio\""), "the way is shown");
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
        assert_eq!(to, format!("/ufficio/accesso?poi={}", path.replace('/', "%2F")));
    }
    let answer = stranger.step_from(&code, StepKind::TakeInCharge, ("1", ""), &[], &[]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(state_of(municipality, &code).await, State::Registered);
}

pub async fn an_operator_works_on_a_report_and_every_step_is_logged_with_the_name(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca sul <marciapiede>", PIAZZA).await;
    let operator = municipality.an_operator().await;
    let path = format!("/ufficio/segnalazioni/{code}");

    let list = operator.page("/ufficio").await;
    assert!(between(&list, "In sintesi", "0 scadute").contains("class=\"badge none\""), "nothing is red at zero");
    assert!(list.contains("Buca sul &lt;marciapiede&gt;") && list.contains(&code), "{list}");
    let page = operator.page(&path).await;
    assert!(
        page.contains("martedì 22 dicembre 2026 <span class=\"quiet\">(tra 29 giorni, di cui 20 lavorativi)")
            && page.contains("maria@example.org"),
        "{page}"
    );

    let steps: [(StepKind, Fields, State); 4] = [
        (StepKind::TakeInCharge, &[], State::InCharge),
        (StepKind::Plan, &[("giorno", "2026-12-01")], State::Planned),
        (StepKind::Reassign, &[("ufficio", "coast")], State::Registered),
        (StepKind::Ask, &[("parole", "Quale lato?")], State::Asked),
    ];
    for (step, fields, state) in steps {
        let answer = operator.step(&code, step, fields, &[]).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{step:?}");
        assert_eq!(state_of(municipality, &code).await, state);
    }
    let page = operator.page(&format!("{path}?fatto=ask")).await;
    for told in ["Domanda inviata", "Anna Bianchi", "Quale lato?", "Per martedì 1º dicembre 2026", "Ufficio Litorale"]
    {
        assert!(page.contains(told), "{told} in {page}");
    }
}

pub async fn a_picture_of_the_mended_place_is_kept_without_what_the_camera_wrote(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let operator = municipality.an_operator().await;
    let mut camera = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_pixel(300, 200, image::Rgb([90, 120, 60]));
    image.write_to(&mut camera, image::ImageFormat::Jpeg).expect("encodes");
    let mut jpeg = camera.into_inner();
    let secret = b"\xFF\xE1\x00\x16Exif\x00\x00SECRET-SECRET";
    jpeg.splice(2..2, secret[..secret.len()].iter().copied().chain(std::iter::once(0)));

    let answer = operator.step(&code, StepKind::Resolve, &[("parole", "Asfalto rifatto")], &jpeg).await;
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

pub async fn what_is_refused_is_explained_and_changes_nothing(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let operator = municipality.an_operator().await;
    let cases: [(StepKind, Fields, &[u8], &str); 7] = [
        (StepKind::Reject, &[("parole", " ")], b"", "Manca il testo"),
        (StepKind::Plan, &[("giorno", "2026-11-01")], b"", "già passato"),
        (StepKind::Plan, &[("giorno", "9999-01-01")], b"", "entro 2 anni"),
        (StepKind::MarkDuplicate, &[("codice", "2026-0000099")], b"", "un'altra segnalazione"),
        (StepKind::MarkDuplicate, &[("codice", "2026-0000001")], b"", "un'altra segnalazione"),
        (StepKind::Resolve, &[], b"MZ\x90", "non è un'immagine"),
        (StepKind::Answer, &[("parole", "Ecco")], b"", "non è dell'ufficio"),
    ];
    for (step, fields, picture, told) in cases {
        let answer = operator.step(&code, step, fields, picture).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{step:?}");
        let page = text(answer).await;
        assert!(page.contains(told), "{told} in {page}");
    }

    let huge = vec![0; 21 * 1024 * 1024];
    let kept = text(operator.step(&code, StepKind::Resolve, &[("parole", "Asfalto rifatto")], &huge).await).await;
    for told in
        ["Non è andata: segna come risolta", "il massimo è 20 MB", "Asfalto rifatto</textarea>", "#passo-resolve"]
    {
        assert!(kept.contains(told), "{told} in {kept}");
    }
    let cut = operator.post(&format!("/ufficio/segnalazioni/{code}/passi"), &[("passo", "resolve")]).await;
    let cut = text(cut).await;
    assert!(cut.contains("<h2>Non è andata</h2>") && cut.contains("href=\"#azioni\""), "{cut}");
    assert_eq!(state_of(municipality, &code).await, State::Registered);

    operator.step(&code, StepKind::TakeInCharge, &[], &[]).await;
    let late = operator.step_from(&code, StepKind::Reject, ("1", &operator.csrf), &[("parole", "No")], &[]).await;
    assert!(text(late).await.contains("Nel frattempo"));
    assert_eq!(state_of(municipality, &code).await, State::InCharge);
}

pub async fn the_list_is_filtered_by_its_address_and_the_overdue_are_marked(municipality: &Municipality) {
    let hole = report(municipality, "roads", "Buca", PIAZZA).await;
    let lamp = report(municipality, "lighting", "Lampione 100% spento", PIAZZA).await;
    let operator = municipality.a_registrar().await;
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
    municipality.it_is("2026-12-14T09:00:00Z");
    let operator = municipality.a_registrar().await;
    let page = operator.page("/ufficio?scadute=si").await;
    assert!(page.contains(&lamp) && !page.contains(&hole) && page.contains("Scaduta"), "{page}");
    let map = operator.page("/ufficio/mappa").await;
    assert!(map.contains("2 segnalazioni vicine, 1 scadute"), "{map}");
    for page in [map, operator.page(&format!("/ufficio/segnalazioni/{lamp}")).await] {
        assert!(page.contains("limiti: openpolis/ISTAT, CC BY 4.0"), "{page}");
    }
}

pub async fn a_long_list_comes_in_pages(municipality: &Municipality) {
    for at in 0..27 {
        report(municipality, "roads", &format!("Buca {at}"), PIAZZA).await;
    }
    let operator = municipality.an_operator().await;
    let first = operator.page("/ufficio?cerca=buca").await;
    assert_eq!(first.matches("<th scope=\"row\">").count(), 25);
    let next = between(&first, "rel=\"next\" href=\"", "\"").replace("&amp;", "&");
    assert_eq!(operator.page(&next).await.matches("<th scope=\"row\">").count(), 2);
}

pub async fn the_stamp_of_a_report_is_served_and_a_code_of_none_is_not_found(municipality: &Municipality) {
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let operator = municipality.an_operator().await;
    let stamp = operator.page(&format!("/ufficio/segnalazioni/{code}/segnatura.xml")).await;
    assert!(stamp.contains("<prot:NumeroRegistrazione>0000001</prot:NumeroRegistrazione>"), "{stamp}");
    assert_eq!(operator.get("/ufficio/segnalazioni/2026-0009999").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(operator.get("/ufficio/pictures/none").await.status(), StatusCode::NOT_FOUND);
}

pub async fn the_office_reads_of_a_new_report_in_the_sandbox_s_post(municipality: &Municipality) {
    let mut committed = municipality.app().db.committed();
    let code = report(municipality, "roads", "Buca", PIAZZA).await;
    let stranger = municipality.a_stranger();
    let mut post = stranger.page("/sandbox/mail").await;
    while !post.contains("Consegnata il 23/11/2026, 10:00") {
        committed.changed().await.expect("the database is open");
        post = stranger.page("/sandbox/mail").await;
    }
    assert!(
        post.contains("strade@ravenna.example") && post.contains(&format!("/ufficio/segnalazioni/{code}")),
        "{post}"
    );
    assert!(!post.contains("Maria Rossi") && !post.contains("profonda"), "no more of a person than needed");
}

pub async fn a_fault_is_a_page_for_a_browser_and_a_problem_for_a_program(municipality: &Municipality) {
    let operator = municipality.an_operator().await;
    for path in ["/ufficio/pictures/none", "/ufficio/segnalazioni/2026-0009999/segnatura.xml", "/nulla"] {
        let answer = operator.get(path).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(
            answer.headers()[header::CONTENT_SECURITY_POLICY].to_str().expect("text").contains("default-src 'none'")
        );
        let page = text(answer).await;
        assert!(
            page.contains("<html lang=\"it\">") && page.contains("Qui non c'è nulla che tu possa vedere."),
            "{page}"
        );
    }
    let program = reqwest::get(format!("{}/nulla", municipality.url())).await.expect("an answer");
    assert_eq!(problem(program).await.code, Code::NotFound);
}

pub async fn every_address_answers_with_words_and_says_what_they_are(municipality: &Municipality) {
    let (browser, program) = (municipality.a_stranger(), reqwest::Client::new());
    let page = browser.post("/", &[]).await;
    assert_eq!(page.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(text(page).await.contains("non accetta richieste di questo tipo"));
    for path in ["/v1/municipality", "/ufficio/mappa", "/v1/submissions/x"] {
        let refused = program.delete(format!("{}{path}", municipality.url())).send().await.expect("an answer");
        assert!(refused.headers().contains_key(header::ALLOW), "{path}");
        assert_eq!(problem(refused).await.status, 405, "{path}");
    }
    for (path, to) in [("/ufficio/", "/ufficio"), ("/verifica/?codice=A", "/verifica?codice=A")] {
        let moved = browser.get(path).await;
        assert_eq!(
            (moved.status(), &moved.headers()[header::LOCATION]),
            (StatusCode::PERMANENT_REDIRECT, &to.parse().unwrap())
        );
    }
}
