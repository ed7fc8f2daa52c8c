use super::*;
use crate::service::file::built_in;

fn service(slug: &str) -> Service {
    built_in().into_iter().find(|service| service.slug == slug).expect(slug)
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

const OUT: Asker = Asker { level: None, right: None, is_business: false, can_sign: CanSign::Unknown };
const L1: Asker = Asker { level: Some(Level::L1), ..OUT };
const L2: Asker = Asker { level: Some(Level::L2), ..OUT };
const COMPANY: Asker = Asker { right: Some(Right::Representative), is_business: true, ..L2 };

/// A business service of which everything else holds.
fn of_businesses(on_paper: bool) -> Service {
    let for_whom = vec![ForWhom::Oneself, ForWhom::Company];
    Service { signature: Signature::Businesses, on_paper, for_whom, ..service("resident_parking") }
}

#[test]
fn the_sentences_of_the_brief_hold() {
    let parking = service("resident_parking");
    let today = day("2026-11-23");
    // "Se il semaforo è verde e il lucchetto è chiuso si ha la possibilità di concludere tutta la procedura online, …"
    let way = of(&parking, &L2, today);
    assert_eq!((way.light, way.padlock, way.remedy), (Light::Green, Padlock::Closed, None));
    // "… ma è necessario essere autenticato …"
    let way = of(&parking, &OUT, today);
    assert_eq!((way.light, way.padlock), (Light::Green, Padlock::Closed));
    assert_eq!(way.remedy, Some(Remedy::SignIn { level: Level::L2 }));
    // "… e, solo se si è imprenditore, possedere la firma digitale"
    let business = of_businesses(false);
    assert_eq!(of(&business, &COMPANY, today).remedy, Some(Remedy::DigitalSignature));
    assert_eq!(of(&business, &L2, today).remedy, None);
    // "Se il semaforo è giallo e il lucchetto è aperto si ha accesso alla modulistica, compilabile online, ma si deve
    // stampare e firmare per l'invio cartaceo."
    for asker in [OUT, L1, L2] {
        let way = of(&service("public_space"), &asker, today);
        assert_eq!((way.light, way.padlock), (Light::Yellow, Padlock::Open));
        assert_eq!((way.reason, way.remedy), (Reason::Paper, Some(Remedy::PrintAndSign)));
    }
}

#[test]
fn the_way_depends_on_who_asks() {
    use Light::{Green, Red, Yellow};
    use Padlock::{Closed, Open};
    let today = day("2026-11-23");
    let parking = service("resident_parking");
    let (business, paper) = (of_businesses(false), of_businesses(true));
    let everybody = Service { signature: Signature::Always, ..parking.clone() };
    let of_companies = Service { for_whom: vec![ForWhom::Company], ..business.clone() };
    let signs = |can_sign| Asker { can_sign, ..COMPANY };
    let again = Remedy::SignInAgain { level: Level::L2 };
    let as_oneself = Remedy::ActFor { whom: ForWhom::Oneself };
    let cases = [
        ("a person signs in more surely", &parking, L1, (Green, Closed, Reason::Online, Some(again))),
        (
            "a level above is enough",
            &parking,
            Asker { level: Some(Level::L3), ..OUT },
            (Green, Closed, Reason::Online, None),
        ),
        (
            "a permit for people is none for companies",
            &parking,
            COMPANY,
            (Red, Closed, Reason::NotForThem, Some(as_oneself)),
        ),
        (
            "a client's mandate counts",
            &parking,
            Asker { right: Some(Right::Mandate), ..L2 },
            (Green, Closed, Reason::Online, None),
        ),
        (
            "a right of a newer server does not",
            &parking,
            Asker { right: Some(Right::Unknown), ..L2 },
            (Red, Closed, Reason::NotForThem, Some(as_oneself)),
        ),
        (
            "a business that can sign has nothing in its way",
            &business,
            signs(CanSign::Yes),
            (Green, Closed, Reason::Online, None),
        ),
        (
            "one that cannot is stopped",
            &business,
            signs(CanSign::No),
            (Red, Closed, Reason::NoSignature, Some(Remedy::DigitalSignature)),
        ),
        (
            "unless paper is taken, too",
            &paper,
            signs(CanSign::No),
            (Yellow, Open, Reason::NoSignature, Some(Remedy::DigitalSignature)),
        ),
        (
            "a person needs no signature there",
            &paper,
            Asker { can_sign: CanSign::No, ..L2 },
            (Green, Closed, Reason::Online, None),
        ),
        (
            "signing in comes before signing",
            &business,
            Asker { level: None, ..COMPANY },
            (Green, Closed, Reason::Online, Some(Remedy::SignIn { level: Level::L2 })),
        ),
        (
            "where everybody signs, people do",
            &everybody,
            Asker { can_sign: CanSign::No, ..L2 },
            (Red, Closed, Reason::SignatureOfAll, Some(Remedy::DigitalSignature)),
        ),
        (
            "for whom one acts is asked after the sign-in",
            &of_companies,
            OUT,
            (Green, Closed, Reason::Online, Some(Remedy::SignIn { level: Level::L2 })),
        ),
        (
            "what is for companies is not for people",
            &of_companies,
            L2,
            (Red, Closed, Reason::NotForThem, Some(Remedy::ActFor { whom: ForWhom::Company })),
        ),
        ("a report needs nobody's name", &service("report"), OUT, (Green, Open, Reason::Online, None)),
        (
            "what is asked at a counter has no light",
            &service("library"),
            OUT,
            (Light::Off, Open, Reason::AtTheOffice, Some(Remedy::AskOffice)),
        ),
        (
            "nor what is elsewhere",
            &service("change_of_residence"),
            L2,
            (Light::Off, Open, Reason::Elsewhere, Some(Remedy::OpenPages)),
        ),
    ];
    for (fact, service, asker, (light, padlock, reason, remedy)) in cases {
        assert_eq!(of(service, &asker, today), Way { light, padlock, reason, remedy }, "{fact}");
    }
}

#[test]
fn a_call_is_open_from_its_first_to_its_last_day() {
    let nido = service("nido");
    let cases = [
        ("2026-11-23", Light::Red, Reason::NotYet { opens: day("2027-03-30") }),
        ("2027-03-29", Light::Red, Reason::NotYet { opens: day("2027-03-30") }),
        ("2027-03-30", Light::Green, Reason::Online),
        ("2027-04-15", Light::Green, Reason::Online),
        ("2027-04-16", Light::Red, Reason::NotYet { opens: day("2027-07-01") }),
        ("2027-07-10", Light::Green, Reason::Online),
        ("2027-09-30", Light::Green, Reason::Online),
        ("2027-10-01", Light::Red, Reason::Closed { closed: day("2027-09-30") }),
    ];
    for (today, light, reason) in cases {
        let way = of(&nido, &L2, day(today));
        assert_eq!((way.light, way.reason), (light, reason), "{today}");
        assert_eq!(way.padlock, Padlock::Closed, "{today}");
    }
}

#[test]
fn what_is_suspended_or_newer_than_the_app_says_so() {
    let today = day("2026-11-23");
    let suspended = Service { suspended: Some(Default::default()), ..service("resident_parking") };
    let way = of(&suspended, &L2, today);
    assert_eq!((way.light, way.reason, way.remedy), (Light::Red, Reason::Suspended, Some(Remedy::AskOffice)));
    let newer = Service { channel: Channel::Unknown, ..service("resident_parking") };
    let way = of(&newer, &L2, today);
    assert_eq!((way.light, way.reason, way.remedy), (Light::Red, Reason::NewerApp, Some(Remedy::UpdateApp)));
}

#[test]
fn codes_go_over_the_wire_by_name() {
    let way = of(&service("nido"), &OUT, day("2026-11-23"));
    let json = serde_json::to_value(way).expect("JSON");
    let reason = serde_json::json!({ "code": "not_yet", "opens": "2027-03-30" });
    let expected =
        serde_json::json!({ "light": "red", "padlock": "closed", "reason": reason, "remedy": { "code": "remind_me" } });
    assert_eq!(json, expected);
    assert_eq!(serde_json::from_value::<Way>(json).ok(), Some(way));
}
