//! Mandates: given, accepted, ended, and never handed on.

use rapida_contract::acting::{GrantState, MANDATES, Mandate, NewMandate, Right, mandate, mandate_acceptance};
use rapida_contract::ids::MandateId;
use rapida_contract::problem::Code;
use reqwest::Response;
use uuid::Uuid;

use crate::municipality::Municipality;
use crate::person::{BENINI, Person, RICCI, SAVINI, ZOLI, at_fault, code, done};

const OF_ZOLI: &str = "person:ZLOMRC79M19D458N";
const GIORGIA: &str = "person:RVLGRG08T55H199B";
const HOTEL_COMPANY: &str = "company:99900010390";
const HOTEL: &str = "structure:albergo-tre-pini";

fn an_id() -> MandateId {
    MandateId(Uuid::new_v4())
}

/// To Savini, for everything, until the end of the year.
fn to_savini() -> NewMandate {
    NewMandate {
        delegate: SAVINI.parse().unwrap(),
        delegate_name: "Rag. Savini".into(),
        services: Vec::new(),
        from: "2026-11-23".parse().unwrap(),
        until: "2026-12-31".parse().unwrap(),
        evidence: None,
    }
}

impl Person {
    async fn gives(&self, id: MandateId, new: &NewMandate) -> Response {
        self.put(&mandate(id), new).await
    }

    async fn takes(&self, id: MandateId) -> Response {
        self.put(&mandate_acceptance(id), &()).await
    }

    async fn mandates(&self) -> Vec<Mandate> {
        self.read(MANDATES).await
    }

    /// Their only mandate: whether it was given, and how it stands.
    async fn the_mandate(&self) -> (bool, GrantState) {
        let all = self.mandates().await;
        let [one] = all.as_slice() else { panic!("{all:?}") };
        (one.is_given, one.state)
    }
}

/// Zoli, and Savini who acts for him.
async fn represented(municipality: &Municipality, new: &NewMandate) -> (Person, Person, MandateId) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    let id = an_id();
    done(&zoli.gives(id, new).await);
    done(&savini.takes(id).await);
    (zoli, savini, id)
}

pub async fn a_mandate_counts_once_it_is_accepted_and_until_either_side_ends_it(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    for (ends_it, expected) in [(&zoli, GrantState::Revoked), (&savini, GrantState::Declined)] {
        let id = an_id();
        for _ in 0..2 {
            done(&zoli.gives(id, &to_savini()).await);
        }
        assert_eq!(savini.subjects().await, Vec::<String>::new());
        for _ in 0..2 {
            done(&savini.takes(id).await);
        }
        let all = savini.capacities().await;
        let [capacity] = all.as_slice() else { panic!("{all:?}") };
        let until = capacity.until.map(|day| day.to_string());
        let found = (capacity.subject.key(), capacity.name.as_str(), capacity.right, until.as_deref());
        assert_eq!(found, (OF_ZOLI.to_owned(), "Marco Zoli", Right::Mandate, Some("2026-12-31")));
        for _ in 0..2 {
            done(&ends_it.delete(&mandate(id)).await);
        }
        assert_eq!(savini.subjects().await, Vec::<String>::new());
        for person in [&zoli, &savini] {
            let found = person.mandates().await.into_iter().find(|one| one.id == id).unwrap();
            assert_eq!((found.state, found.delegate_name.as_str()), (expected, "Roberto Savini"));
        }
        assert_eq!(code(savini.takes(id).await).await, Code::WrongState);
        // Given again under the same id, it stays what it has become.
        done(&zoli.gives(id, &to_savini()).await);
        assert_eq!(savini.subjects().await, Vec::<String>::new());
    }
}

pub async fn each_side_sees_a_mandate_as_its_own(municipality: &Municipality) {
    let (zoli, savini, _) = represented(municipality, &to_savini()).await;
    assert_eq!(zoli.the_mandate().await, (true, GrantState::Accepted));
    assert_eq!(savini.the_mandate().await, (false, GrantState::Accepted));
    assert_eq!(municipality.person("ricci").await.mandates().await, []);
}

pub async fn a_mandate_counts_from_its_first_to_its_last_day_in_rome(municipality: &Municipality) {
    let days = NewMandate { from: "2026-11-25".parse().unwrap(), until: "2026-11-26".parse().unwrap(), ..to_savini() };
    let (_, savini, _) = represented(municipality, &days).await;
    assert_eq!(savini.subjects().await, Vec::<String>::new());
    for (moment, counts, state) in [
        ("2026-11-24T22:59:59Z", false, GrantState::Accepted),
        ("2026-11-24T23:00:00Z", true, GrantState::Accepted),
        ("2026-11-26T22:59:59Z", true, GrantState::Accepted),
        ("2026-11-26T23:00:00Z", false, GrantState::Expired),
    ] {
        municipality.it_is(moment);
        let savini = municipality.person("savini").await;
        let found = (!savini.subjects().await.is_empty(), savini.the_mandate().await.1);
        assert_eq!(found, (counts, state), "{moment}");
    }
}

pub async fn whoever_holds_a_mandate_or_works_for_a_structure_hands_nothing_on(municipality: &Municipality) {
    let (_, savini, _) = represented(municipality, &to_savini()).await;
    let (ravaioli, benini) = (municipality.person("ravaioli").await, municipality.person("benini").await);
    let naming = serde_json::json!({ "name": "Sara", "until": "2027-01-31" });
    done(&ravaioli.put(&format!("/v1/structures/albergo-tre-pini/staff/{BENINI}"), &naming).await);
    done(&benini.put("/v1/structures/albergo-tre-pini/acceptance", &()).await);
    let to_ricci = NewMandate { delegate: RICCI.parse().unwrap(), ..to_savini() };
    for (person, subject, expected) in [
        (&savini, OF_ZOLI, Code::Forbidden),
        (&benini, HOTEL, Code::Forbidden),
        (&benini, HOTEL_COMPANY, Code::NoRight),
        (&benini, OF_ZOLI, Code::NoRight),
    ] {
        assert_eq!(code(person.put_for(subject, &mandate(an_id()), &to_ricci).await).await, expected, "{subject}");
    }
    assert_eq!(municipality.person("ricci").await.mandates().await, []);
}

pub async fn who_speaks_for_a_company_a_structure_or_a_child_gives_mandates_for_them(municipality: &Municipality) {
    let (ravaioli, savini) = (municipality.person("ravaioli").await, municipality.person("savini").await);
    let as_minor = NewMandate { until: "2026-12-14".parse().unwrap(), ..to_savini() };
    for (subject, new) in [(HOTEL_COMPANY, to_savini()), (HOTEL, to_savini()), (GIORGIA, as_minor)] {
        let id = an_id();
        done(&ravaioli.put_for(subject, &mandate(id), &new).await);
        done(&savini.takes(id).await);
        assert!(savini.subjects().await.contains(&subject.to_owned()), "{subject}");
    }
    // A mandate for a child ends with parental responsibility.
    let longer = NewMandate { until: "2026-12-15".parse().unwrap(), ..to_savini() };
    assert_eq!(at_fault(ravaioli.put_for(GIORGIA, &mandate(an_id()), &longer).await).await, ["until"]);
    // Whoever else speaks for the company sees its mandates, and ends them.
    let personal = municipality.person("ravaioli-personale").await;
    assert_eq!(personal.mandates().await.len(), 3);
    for one in personal.mandates().await {
        assert!(one.is_given);
        done(&personal.delete(&mandate(one.id)).await);
    }
    assert_eq!(savini.subjects().await, Vec::<String>::new());
}

pub async fn the_mandates_of_others_are_as_if_they_were_not_there(municipality: &Municipality) {
    let (zoli, savini, id) = represented(municipality, &to_savini()).await;
    let ricci = municipality.person("ricci").await;
    for answer in [
        ricci.gives(id, &to_savini()).await,
        ricci.takes(id).await,
        ricci.delete(&mandate(id)).await,
        zoli.takes(id).await,
        ricci.takes(an_id()).await,
        ricci.delete("/v1/mandates/nonsense").await,
    ] {
        assert_eq!(code(answer).await, Code::NotFound);
    }
    assert_eq!(savini.the_mandate().await, (false, GrantState::Accepted));
    let other = NewMandate { services: vec!["report".into()], ..to_savini() };
    assert_eq!(code(zoli.gives(id, &other).await).await, Code::Conflict);
}

pub async fn who_accepts_a_mandate_while_it_is_taken_back_holds_none(municipality: &Municipality) {
    let (zoli, savini) = (municipality.person("zoli").await, municipality.person("savini").await);
    for round in 0..8 {
        let id = an_id();
        done(&zoli.gives(id, &to_savini()).await);
        let path = mandate(id);
        let (accepted, revoked) = tokio::join!(savini.takes(id), zoli.delete(&path));
        done(&revoked);
        assert!([204, 409].contains(&accepted.status().as_u16()), "{round}");
        assert_eq!(savini.subjects().await, Vec::<String>::new(), "{round}");
        let found = zoli.mandates().await.into_iter().find(|one| one.id == id).unwrap();
        assert_eq!(found.state, GrantState::Revoked, "{round}");
    }
}

pub async fn what_is_wrong_with_a_mandate_is_named(municipality: &Municipality) {
    let zoli = municipality.person("zoli").await;
    let day = |text: &str| text.parse().unwrap();
    for (new, expected) in [
        (NewMandate { delegate: ZOLI.parse().unwrap(), ..to_savini() }, "delegate"),
        (NewMandate { delegate_name: " ".into(), ..to_savini() }, "delegate_name"),
        (NewMandate { services: vec!["Report!".into()], ..to_savini() }, "services"),
        (NewMandate { services: vec!["report".into(); 51], ..to_savini() }, "services"),
        (NewMandate { from: day("2027-01-01"), ..to_savini() }, "until"),
        (NewMandate { from: day("2026-11-01"), until: day("2026-11-22"), ..to_savini() }, "until"),
        (NewMandate { until: day("2028-11-24"), ..to_savini() }, "until"),
        (NewMandate { from: day("2028-11-24"), until: day("2028-11-25"), ..to_savini() }, "from"),
        (NewMandate { evidence: Some("AB".repeat(32)), ..to_savini() }, "evidence"),
    ] {
        assert_eq!(at_fault(zoli.gives(an_id(), &new).await).await, [expected], "{new:?}");
    }
    assert_eq!(zoli.mandates().await, []);
}
