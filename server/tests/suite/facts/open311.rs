//! Clients of Open311 as they are.

use quick_xml::Reader;
use quick_xml::events::Event;
use rapida_contract::Timestamp;
use rapida_contract::ids::ReportCode;
use rapida_contract::progress::StepKind;
use rapida_server::reports::{self, NewStep};
use reqwest::{Response, StatusCode};
use serde_json::Value;

use crate::client::titled;
use crate::municipality::Municipality;
use crate::operator::text;

/// What a client posts.
type Form<'a> = &'a [(&'a str, &'a str)];

/// A client of the standard, which knows nothing of ours.
struct Client {
    base: String,
    http: reqwest::Client,
}

impl Client {
    fn of(municipality: &Municipality) -> Self {
        Self { base: municipality.url(), http: reqwest::Client::new() }
    }

    fn url(&self, path: &str) -> String {
        format!("{}/open311/v2/{path}", self.base)
    }

    async fn get(&self, path: &str) -> Response {
        self.http.get(self.url(path)).send().await.expect("an answer")
    }

    async fn json(&self, path: &str) -> Value {
        serde_json::from_slice(&self.get(path).await.bytes().await.expect("a body")).expect("JSON")
    }

    async fn post(&self, end: &str, form: Form<'_>) -> Response {
        let body = serde_urlencoded::to_string(form).expect("encodes");
        let request = self.http.post(self.url(&format!("requests.{end}"))).body(body);
        request.header("Content-Type", "application/x-www-form-urlencoded").send().await.expect("an answer")
    }

    /// Posts a report and answers its id.
    async fn filed(&self, form: Form<'_>) -> String {
        let rest = [("api_key", "prova"), ("service_code", "roads"), ("lat", "44.4175"), ("long", "12.199")];
        let answer = self.post("json", &[form, &rest].concat()).await;
        let answer: Value = serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("JSON");
        answer[0]["service_request_id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }
}

/// The text of the first element at a path of names, as a client that walks the tree finds it.
fn at(xml: &str, path: &[&str]) -> Option<String> {
    let (mut reader, mut open, mut text) = (Reader::from_str(xml), Vec::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                open.push(tag.name().as_ref().to_owned());
                text.clear();
            }
            Event::End(_) if open == path => return Some(text),
            Event::End(_) => drop(open.pop()),
            Event::Text(words) => text.push_str(&words),
            Event::GeneralRef(name) => text.push_str(match &*name {
                "apos" => "'",
                "quot" => "\"",
                "amp" => "&",
                "lt" => "<",
                "gt" => ">",
                other => panic!("no entity {other}"),
            }),
            Event::Eof => return None,
            _ => {}
        }
    }
}

async fn body(response: Response) -> String {
    response.text().await.expect("a body")
}

pub async fn a_client_like_fixmystreet_works_as_it_is(municipality: &Municipality) {
    let client = Client::of(municipality);
    let services = body(client.get("services.xml?jurisdiction_id=").await).await;
    assert_eq!(at(&services, &["services", "service", "service_code"]).as_deref(), Some("roads"));
    let definition = body(client.get("services/roads.xml?jurisdiction_id=").await).await;
    let code = at(&definition, &["service_definition", "attributes", "attribute", "code"]);
    assert_eq!(code.as_deref(), Some("title"));
    let description = "title:  Buca profonda\n\ndetail: Davanti al civico 7\n\nurl: http://fms.example/report/1\n\n\
                       Submitted via FixMyStreet\n";
    let form = [
        ("jurisdiction_id", ""),
        ("api_key", "prova"),
        ("lat", "44.4175"),
        ("long", "12.199"),
        ("email", "maria@example.it"),
        ("description", description),
        ("service_code", "roads"),
        ("first_name", "Maria"),
        ("last_name", ""),
        ("media_url", "http://fms.example/photo/1.jpeg"),
        ("attribute[easting]", "754674"),
    ];
    let posted = client.post("xml", &form).await;
    assert_eq!(posted.status(), StatusCode::OK);
    assert_eq!(posted.headers()["content-type"], "text/xml; charset=utf-8");
    let posted = body(posted).await;
    let id = at(&posted, &["service_requests", "request", "service_request_id"]);
    assert_eq!(id.as_deref(), Some("2026-0000001"), "{posted}");
    let notice = at(&posted, &["service_requests", "request", "service_notice"]).expect("there");
    assert!(notice.starts_with("L'ufficio risponde entro il "), "{notice}");
    let asked = body(client.get("requests.xml?jurisdiction_id=&service_request_id=2026-0000001").await).await;
    let told = |name: &str| at(&asked, &["service_requests", "request", name]);
    assert_eq!(told("status").as_deref(), Some("open"));
    assert_eq!(told("description").as_deref(), Some(description.trim()));
    assert_eq!(told("media_url").as_deref(), Some("http://fms.example/photo/1.jpeg"));
    assert_eq!(told("requested_datetime").as_deref(), Some("2026-11-23T10:00:00+01:00"));
    assert_eq!(told("agency_responsible").as_deref(), Some("Ufficio Strade"));
    assert_eq!(told("lat").as_deref(), Some("44.4175"));
    assert!(!asked.contains("maria@example.it") && !asked.contains("Maria"), "who it was is for the office alone");
}

pub async fn a_post_without_a_good_key_files_nothing(municipality: &Municipality) {
    let client = Client::of(municipality);
    for key in [None, Some(""), Some("sbagliata")] {
        let form: Vec<_> = key
            .map(|key| ("api_key", key))
            .into_iter()
            .chain([("service_code", "roads"), ("lat", "44.4175")])
            .collect();
        let refused = client.post("xml", &form).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN, "{key:?}");
        let refused = body(refused).await;
        assert_eq!(at(&refused, &["errors", "error", "code"]).as_deref(), Some("403"));
        assert!(at(&refused, &["errors", "error", "description"]).expect("there").contains("api_key"));
    }
    assert_eq!(client.json("requests.json").await, Value::Array(Vec::new()));
}

pub async fn what_is_wrong_is_said_in_the_format_that_was_asked_for(municipality: &Municipality) {
    let client = Client::of(municipality);
    let base = [("api_key", "prova"), ("service_code", "roads")];
    let here = [("lat", "44.4175"), ("long", "12.199")];
    let long = "x".repeat(2_000);
    let cases: &[(Form, u64, &str)] = &[
        (&[("address_string", "Via Cavour 1")], 400, "address_string"),
        (&[("lat", "45.07"), ("long", "7.68")], 400, "fuori dal territorio"),
        (&[here[0], here[1], ("email", "maria")], 400, "email"),
        (&[here[0], here[1], ("description", &long)], 400, "description"),
        (&[here[0], here[1], ("jurisdiction_id", "comune.cervia.it")], 404, "jurisdiction_id"),
    ];
    for (form, code, word) in cases {
        let answer = client.post("json", &[&base[..], form].concat()).await;
        assert_eq!(u64::from(answer.status().as_u16()), *code, "{form:?}");
        assert_eq!(answer.headers()["content-type"], "application/json; charset=utf-8");
        let errors: Value = serde_json::from_slice(&answer.bytes().await.expect("a body")).expect("JSON");
        assert_eq!(errors[0]["code"], *code, "{errors}");
        assert!(errors[0]["description"].as_str().expect("text").contains(word), "{errors}");
    }
    let unknown = [("api_key", "prova"), ("service_code", "ufo"), here[0], here[1]];
    assert_eq!(client.post("xml", &unknown).await.status(), StatusCode::NOT_FOUND);
    let multipart =
        client.http.post(client.url("requests.xml")).header("Content-Type", "multipart/form-data; boundary=x");
    assert_eq!(multipart.body("--x--").send().await.expect("an answer").status(), StatusCode::BAD_REQUEST);
    let huge = client.post("xml", &[("description", &"x".repeat(70_000))]).await;
    assert_eq!(huge.status(), StatusCode::PAYLOAD_TOO_LARGE);
    for missing in ["requests/2026-0000009.xml", "services/ufo.xml", "tokens/x.xml", "services.xml?jurisdiction_id=x"] {
        let answer = client.get(missing).await;
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{missing}");
        assert_eq!(at(&body(answer).await, &["errors", "error", "code"]).as_deref(), Some("404"), "{missing}");
    }
}

pub async fn the_filters_choose(municipality: &Municipality) {
    let client = Client::of(municipality);
    let first = client.filed(&[("description", "uno")]).await;
    let second = client.filed(&[("service_code", "lighting"), ("description", "due")]).await;
    let cases: &[(&str, &[&str])] = &[
        ("", &[&second, &first]),
        ("?service_code=roads", &[&first]),
        ("?service_code=lighting", &[&second]),
        ("?service_code=lighting,roads", &[&second, &first]),
        ("?status=open", &[&second, &first]),
        ("?status=closed", &[]),
        ("?start_date=2026-11-23T00:00:00Z&end_date=2026-11-24T00:00:00Z", &[&second, &first]),
        ("?start_date=2026-11-24T00:00:00Z", &[]),
        ("?end_date=2026-11-23T08:59:59Z", &[]),
        ("?service_request_id=2026-0000001,2026-0000007&status=closed", &[&first]),
    ];
    for (query, expected) in cases {
        let requests = client.json(&format!("requests.json{query}")).await;
        let ids: Vec<&str> = requests
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|request| request["service_request_id"].as_str())
            .collect();
        assert_eq!(ids, *expected, "{query}");
    }
    assert_eq!(client.get("requests.json?status=ufo").await.status(), StatusCode::BAD_REQUEST);
}

pub async fn one_request_is_a_list_of_one_and_a_token_is_its_own_request(municipality: &Municipality) {
    let client = Client::of(municipality);
    let id = client.filed(&[("description", "uno"), ("attribute[danger]", "none")]).await;
    let one = client.json(&format!("requests/{id}.json")).await;
    assert_eq!(one.as_array().map(Vec::len), Some(1));
    assert_eq!(one[0]["service_name"], "Marciapiedi e manto stradale");
    assert_eq!(one[0]["status_notes"], "Registrata, in attesa dell'ufficio");
    let token = client.json(&format!("tokens/{id}.json")).await;
    assert_eq!(token[0]["service_request_id"], id.as_str());
}

pub async fn requests_are_valid_by_the_schema_of_georeport(municipality: &Municipality) {
    let client = Client::of(municipality);
    let id = client.filed(&[("description", "uno")]).await;
    let request = client.json(&format!("requests/{id}.json")).await[0].clone();
    for field in ["service_request_id", "status", "service_code", "requested_datetime"] {
        assert!(request[field].is_string(), "{field} is required");
    }
    for field in ["lat", "long"] {
        assert!(request[field].is_number(), "{field}");
    }
    for field in [
        "status_notes",
        "service_name",
        "description",
        "agency_responsible",
        "service_notice",
        "updated_datetime",
        "expected_datetime",
        "address",
        "address_id",
        "zipcode",
        "media_url",
    ] {
        assert!(request[field].is_string() || request[field].is_null(), "{field}");
    }
    for field in ["requested_datetime", "updated_datetime", "expected_datetime"] {
        let text = request[field].as_str().expect("a time");
        assert!(text.parse::<Timestamp>().is_ok() && text.ends_with("+01:00"), "{field}: {text}");
    }
}

pub async fn other_sites_may_read_and_discovery_says_where(municipality: &Municipality) {
    let client = Client::of(municipality);
    for path in ["services.json", "services/roads.json", "requests.xml", "requests/x.json", "discovery.xml"] {
        assert_eq!(client.get(path).await.headers()["access-control-allow-origin"], "*", "{path}");
    }
    let posted = client.post("json", &[]).await;
    assert!(!posted.headers().contains_key("access-control-allow-origin"));
    let discovery = client.json("discovery.json").await;
    let endpoint = &discovery["endpoints"][0];
    assert_eq!(endpoint["url"], format!("{}/open311/v2", municipality.url()));
    assert_eq!(endpoint["formats"], serde_json::json!(["text/xml", "application/json"]));
    assert_eq!(endpoint["type"], "test");
    let outside = format!("{}/open311/discovery.xml", municipality.url());
    let xml = body(client.http.get(outside).send().await.expect("an answer")).await;
    assert!(at(&xml, &["discovery", "endpoints", "endpoint", "specification"]).is_some(), "{xml}");
}

pub async fn a_danger_is_answered_with_whom_to_call(municipality: &Municipality) {
    let client = Client::of(municipality);
    let form = [
        ("api_key", "prova"),
        ("service_code", "roads"),
        ("lat", "44.4175"),
        ("long", "12.199"),
        ("attribute[danger]", "gas"),
    ];
    let answer = body(client.post("xml", &form).await).await;
    let notice = at(&answer, &["service_requests", "request", "service_notice"]).expect("there");
    assert!(notice.contains("800713666"), "{notice}");
}

pub async fn what_the_office_does_is_told(municipality: &Municipality) {
    let client = Client::of(municipality);
    let (kept, done) = (client.filed(&[]).await, client.filed(&[("description", "Altra")]).await);
    let id = async |code: &str| {
        let code = ReportCode(code.to_owned());
        municipality.app().db.read(move |tx| reports::by_code(tx, &code)).await.unwrap().expect("filed").id
    };
    let planned = NewStep { planned: "2026-11-30".parse().ok(), ..NewStep::new(StepKind::Plan, "anna") };
    municipality.office(id(&kept).await, planned).await.unwrap();
    municipality.it_is("2026-11-24T09:00:00Z");
    municipality.office(id(&done).await, NewStep::new(StepKind::Resolve, "anna")).await.unwrap();
    let open = client.json("requests.json?status=open").await;
    assert_eq!(open.as_array().map(Vec::len), Some(1));
    assert_eq!(open[0]["service_request_id"], kept.as_str());
    assert_eq!(open[0]["status_notes"], "Intervento programmato per il 30/11/2026");
    let closed = client.json("requests.json?status=closed").await;
    assert_eq!(closed.as_array().map(Vec::len), Some(1));
    assert_eq!(closed[0]["service_request_id"], done.as_str());
    assert_eq!(closed[0]["updated_datetime"], "2026-11-24T10:00:00+01:00");
    assert!(closed[0]["expected_datetime"].is_null());
}

pub async fn the_words_of_the_app_are_not_told(municipality: &Municipality) {
    let registered = municipality.a_device().submit(&titled("Marciapiede di Maria Rossi")).await;
    let client = Client::of(municipality);
    let answer = client.get(&format!("requests/{}.json", registered.registration.code())).await;
    let told = body(answer).await;
    for word in ["Maria", "Cavour", "civico"] {
        assert!(!told.contains(word), "{told}");
    }
    assert!(told.contains("\"service_code\":\"roads\""), "{told}");
}

pub async fn the_same_words_sent_again_are_the_same_request(municipality: &Municipality) {
    let client = Client::of(municipality);
    let words = [("description", "Buca"), ("email", "maria@example.it")];
    let first = client.filed(&words).await;
    assert_eq!(client.filed(&words).await, first, "the answer to the first may have been lost");
    let here = [("lat", "44.4176"), words[0], words[1]];
    let elsewhere = client.filed(&here).await;
    assert_ne!(elsewhere, first);
    municipality.it_is("2026-11-24T09:00:01Z");
    assert_ne!(client.filed(&words).await, first, "a day later it is another one");
    assert_eq!(client.json("requests.json").await.as_array().map(Vec::len), Some(3));
}

pub async fn an_open311_poster_is_asked_by_mail_or_not_at_all(municipality: &Municipality) {
    let client = Client::of(municipality);
    let silent = client.filed(&[("description", "Buca")]).await;
    let known = client.filed(&[("description", "Buca"), ("email", "maria@example.it")]).await;
    let operator = municipality.an_operator().await;
    for (code, is_asked) in [(&silent, false), (&known, true)] {
        let page = text(operator.get(&format!("/ufficio/segnalazioni/{code}")).await).await;
        assert!(page.contains("Arrivata da Open311 (client prova)") && !page.contains("nell'app"), "{page}");
        assert_eq!(page.contains("Chiedi al cittadino"), is_asked, "{page}");
        let answer = operator.step(code, StepKind::Ask, &[("parole", "Quale lato?")], &[]).await;
        assert_eq!(answer.status() == StatusCode::SEE_OTHER, is_asked);
        assert_eq!(text(answer).await.contains("non ha lasciato un'e-mail"), !is_asked);
    }
    let post = text(operator.get("/sandbox/mail").await).await;
    assert_eq!(post.matches("Quale lato?").count(), 1, "{post}");
    for told in [&format!("Una domanda sulla tua segnalazione {known}"), "A maria@example.it", "strade@ravenna.example"]
    {
        assert!(post.contains(told), "{told} in {post}");
    }
}
