//! Forms as clients send them.

use proptest::prelude::*;
use rapida_contract::report::check;

use super::*;

fn posted(form: &str) -> Result<Posted, Refusal> {
    Posted::read(&Fields::read(&[form.as_bytes()]).expect("reads"), &Municipality::built_in())
}

#[test]
fn the_least_that_a_client_sends_is_a_report_that_may_be_filed() {
    let posted = posted("service_code=roads&lat=44.4175&long=12.199").expect("taken");
    assert_eq!(check(&posted.report, &Municipality::built_in()), []);
    assert_eq!(posted.report.title, "Marciapiedi e manto stradale");
}

#[test]
fn the_description_gives_title_and_details() {
    let long = "parola ".repeat(30);
    let cases = [
        ("Buca", "Buca", ""),
        ("Buca\nDavanti alla scuola", "Buca", "Davanti alla scuola"),
        ("title:  Buca\n\ndetail: Davanti\n\nurl: http://x/1\n", "Buca", "Davanti\n\nurl: http://x/1"),
        ("title:\n\ndetail: Davanti", "Marciapiedi e manto stradale", "Davanti"),
    ];
    for (description, title, details) in cases {
        assert_eq!(
            title_and_details(None, description, "Marciapiedi e manto stradale"),
            (title.into(), details.into())
        );
    }
    let (title, details) = title_and_details(None, long.trim(), "");
    assert!(title.chars().count() <= 100 && title.ends_with("parola…"), "{title}");
    assert_eq!(details, long.trim());
}

#[test]
fn a_danger_is_told_to_the_office_first() {
    let form = "service_code=roads&lat=44.4&long=12.2&description=Vieni&attribute[danger]=gas&attribute[title]=Gas";
    let posted = posted(form).expect("taken");
    assert_eq!(posted.report.title, "Gas");
    assert_eq!(posted.report.details, "Pericolo segnalato: C'è odore di gas.\nVieni");
    assert_eq!(posted.danger.map(|danger| danger.phone).as_deref(), Some("800713666"));
}

#[test]
fn coordinates_in_the_address_are_taken() {
    for address in ["44.4175,12.199", "44.4175, 12.199", "44.4175 12.199"] {
        let posted = posted(&format!("service_code=roads&address_string={address}")).expect(address);
        assert_eq!(posted.report.position.map(|p| p.point), Some(Point { lat: 44.4175, lon: 12.199 }));
    }
}

#[test]
fn each_wrong_form_is_refused_with_its_reason() {
    let cases = [
        ("lat=44.4&long=12.2", 400, "service_code"),
        ("service_code=ufo&lat=44.4&long=12.2", 404, "service_code"),
        ("service_code=roads", 400, "lat e long"),
        ("service_code=roads&address_string=Via+Cavour+1", 400, "address_string"),
        ("service_code=roads&address_id=7", 400, "address_id"),
        ("service_code=roads&lat=44.4", 400, "long"),
        ("service_code=roads&long=12.2", 400, "lat"),
        ("service_code=roads&lat=qui&long=12.2", 400, "lat, long"),
        ("service_code=roads&lat=44.4&long=12.2&attribute[danger]=ufo", 400, "attribute[danger]"),
        ("service_code=roads&lat=44.4&long=12.2&media_url=javascript:alert(1)", 400, "media_url"),
    ];
    for (form, status, word) in cases {
        let refusal = posted(form).expect_err(form);
        assert_eq!(refusal.status.as_u16(), status, "{form}");
        assert!(refusal.descriptions[0].contains(word), "{form}: {refusal:?}");
    }
}

proptest! {
    #[test]
    fn no_form_makes_it_panic(
        lat in ".{0,20}", long in ".{0,20}", description in "(?s).{0,300}", address in ".{0,40}", url in ".{0,60}",
    ) {
        let pairs = [
            ("service_code", "roads"), ("lat", &lat), ("long", &long), ("description", &description),
            ("address_string", &address), ("media_url", &url),
        ];
        let _ = posted(&serde_urlencoded::to_string(pairs).expect("encodes"));
    }

    #[test]
    fn no_word_of_the_description_is_lost(description in "(?s).{0,400}") {
        let (title, details) = title_and_details(None, &description, "x");
        prop_assert!(title.chars().count() <= TITLE_MAX as usize);
        for word in description.split_whitespace() {
            let label = ["title:", "detail:"].iter().any(|label| word.contains(label));
            prop_assert!(label || title.contains(word) || details.contains(word), "{word:?}");
        }
    }
}
