//! Structures and their staff: named, accepted, revoked, renewed, over.

use rapida_contract::acting::{GrantState, Naming, Right, STRUCTURES, Structure, staff, staff_acceptance};
use rapida_contract::ids::StructureId;
use rapida_contract::problem::Code;
use reqwest::Response;
use serde_json::json;

use crate::municipality::Municipality;
use crate::person::{BENINI, Person, SAVINI, ZOLI, at_fault, code, done};

const HOTEL: &str = "structure:albergo-tre-pini";

fn hotel() -> StructureId {
    "albergo-tre-pini".parse().unwrap()
}

fn line(who: &str) -> String {
    staff(&hotel(), &who.parse().unwrap())
}

fn naming(until: &str) -> Naming {
    Naming { name: " S. Benini ".into(), until: until.parse().unwrap() }
}

impl Person {
    async fn names(&self, who: &str, until: &str) -> Response {
        self.put(&line(who), &naming(until)).await
    }

    async fn accepts(&self) -> Response {
        self.put(&staff_acceptance(&hotel()), &()).await
    }

    /// The lines of the hotel's staff that this person sees: name, state, last day.
    async fn sees(&self) -> Vec<(String, GrantState, String)> {
        let all: Vec<Structure> = self.read(STRUCTURES).await;
        let staff = all.into_iter().filter(|one| one.id == hotel()).flat_map(|one| one.staff);
        staff.map(|one| (one.name, one.state, one.until.to_string())).collect()
    }
}

fn seen(name: &str, state: GrantState, until: &str) -> Vec<(String, GrantState, String)> {
    vec![(name.to_owned(), state, until.to_owned())]
}

/// Ravaioli, and Benini who works for the hotel until a day.
async fn employed(municipality: &Municipality, until: &str) -> (Person, Person) {
    let (leader, benini) = (municipality.person("ravaioli").await, municipality.person("benini").await);
    done(&leader.names(BENINI, until).await);
    done(&benini.accepts().await);
    (leader, benini)
}

pub async fn a_leader_names_staff_who_accept_and_both_see_the_list(municipality: &Municipality) {
    let (leader, benini) = (municipality.person("ravaioli").await, municipality.person("benini").await);
    done(&leader.names(BENINI, "2027-01-31").await);
    for person in [&leader, &benini] {
        assert_eq!(person.sees().await, seen("S. Benini", GrantState::Offered, "2027-01-31"));
    }
    assert_eq!(benini.subjects().await, Vec::<String>::new());
    for _ in 0..2 {
        done(&benini.accepts().await);
    }
    for person in [&leader, &benini] {
        assert_eq!(person.sees().await, seen("Sara Benini", GrantState::Accepted, "2027-01-31"));
    }
    let all = benini.capacities().await;
    let [capacity] = all.as_slice() else { panic!("{all:?}") };
    let found =
        (capacity.subject.key(), capacity.right, capacity.name.as_str(), capacity.until.map(|day| day.to_string()));
    let until = Some("2027-01-31".to_owned());
    assert_eq!(found, (HOTEL.to_owned(), Right::Staff, "Albergo Tre Pini di Prova", until));
    let structures: Vec<Structure> = leader.read(STRUCTURES).await;
    assert_eq!(structures.iter().map(|one| one.is_leader).collect::<Vec<_>>(), [true]);
}

pub async fn a_revoked_member_of_staff_is_nobody_at_once(municipality: &Municipality) {
    let (leader, benini) = employed(municipality, "2027-01-31").await;
    for _ in 0..2 {
        done(&leader.delete(&line(BENINI)).await);
    }
    assert_eq!(benini.subjects().await, Vec::<String>::new());
    assert_eq!(code(benini.put_for(HOTEL, &staff_acceptance(&hotel()), &()).await).await, Code::NoRight);
    for person in [&leader, &benini] {
        assert_eq!(person.sees().await, seen("Sara Benini", GrantState::Revoked, "2027-01-31"));
    }
    assert_eq!(code(benini.accepts().await).await, Code::WrongState);
}

pub async fn a_member_of_staff_leaves_and_who_was_named_may_decline(municipality: &Municipality) {
    let (leader, benini) = employed(municipality, "2027-01-31").await;
    done(&benini.delete(&line(BENINI)).await);
    assert_eq!(benini.subjects().await, Vec::<String>::new());
    let declined = seen("Sara Benini", GrantState::Declined, "2027-01-31");
    assert_eq!(leader.sees().await, declined);
    // What is over stays as it ended.
    done(&leader.delete(&line(BENINI)).await);
    assert_eq!(leader.sees().await, declined);
    done(&leader.names(BENINI, "2027-02-28").await);
    done(&benini.delete(&line(BENINI)).await);
    assert_eq!(leader.sees().await, seen("S. Benini", GrantState::Declined, "2027-02-28"));
}

pub async fn naming_again_renews(municipality: &Municipality) {
    let (leader, benini) = employed(municipality, "2026-11-23").await;
    done(&leader.names(BENINI, "2026-11-30").await);
    assert_eq!(leader.sees().await, seen("Sara Benini", GrantState::Accepted, "2026-11-30"));
    done(&leader.delete(&line(BENINI)).await);
    done(&leader.names(BENINI, "2026-12-31").await);
    assert_eq!(leader.sees().await, seen("S. Benini", GrantState::Offered, "2026-12-31"));
    done(&benini.accepts().await);
    municipality.it_is("2027-01-01T09:00:00Z");
    let (leader, benini) = (municipality.person("ravaioli").await, municipality.person("benini").await);
    assert_eq!(leader.sees().await, seen("Sara Benini", GrantState::Expired, "2026-12-31"));
    assert_eq!(code(benini.accepts().await).await, Code::WrongState);
    done(&leader.names(BENINI, "2027-01-31").await);
    assert_eq!(leader.sees().await, seen("S. Benini", GrantState::Offered, "2027-01-31"));
}

pub async fn a_right_ends_at_midnight_in_rome(municipality: &Municipality) {
    // In winter, on the day on which summer time begins, on the day on which it ends.
    for (until, named, last, over) in [
        ("2026-11-23", "2026-11-23T09:00:00Z", "2026-11-23T22:59:59Z", "2026-11-23T23:00:00Z"),
        ("2027-03-28", "2027-03-27T09:00:00Z", "2027-03-28T21:59:59Z", "2027-03-28T22:00:00Z"),
        ("2027-10-31", "2027-10-30T09:00:00Z", "2027-10-31T22:59:59Z", "2027-10-31T23:00:00Z"),
    ] {
        municipality.it_is(named);
        employed(municipality, until).await;
        for (moment, expected) in [(last, vec![HOTEL.to_owned()]), (over, vec![])] {
            municipality.it_is(moment);
            assert_eq!(municipality.person("benini").await.subjects().await, expected, "{moment}");
        }
    }
}

pub async fn the_structures_of_others_are_as_if_they_were_not_there(municipality: &Municipality) {
    let (_, benini) = employed(municipality, "2027-01-31").await;
    for who in ["zoli", "guerrini"] {
        let other = municipality.person(who).await;
        assert_eq!(other.sees().await, vec![]);
        for answer in [
            other.names(BENINI, "2027-01-31").await,
            other.names(ZOLI, "2027-01-31").await,
            other.delete(&line(BENINI)).await,
            other.delete(&line(ZOLI)).await,
            other.accepts().await,
        ] {
            assert_eq!(code(answer).await, Code::NotFound, "{who}");
        }
    }
    for path in [
        "/v1/structures/another/staff/ZLOMRC79M19D458N",
        "/v1/structures/albergo-tre-pini/staff/ZLOMRC79M19D458A",
        "/v1/structures/NONSENSE/staff/ZLOMRC79M19D458N",
    ] {
        let leader = municipality.person("ravaioli").await;
        assert_eq!(code(leader.put(path, &naming("2027-01-31")).await).await, Code::NotFound, "{path}");
        assert_eq!(code(leader.delete(path).await).await, Code::NotFound, "{path}");
    }
    // Who works for it knows it, and does not name its staff.
    assert_eq!(code(benini.names(SAVINI, "2027-01-31").await).await, Code::Forbidden);
    assert_eq!(code(benini.delete(&line(SAVINI)).await).await, Code::Forbidden);
}

pub async fn a_member_of_staff_sees_their_own_line_alone(municipality: &Municipality) {
    let (leader, benini) = employed(municipality, "2027-01-31").await;
    done(&leader.names(SAVINI, "2027-01-31").await);
    assert_eq!((leader.sees().await.len(), benini.sees().await.len()), (2, 1));
}

pub async fn who_accepts_while_they_are_revoked_does_not_work_there(municipality: &Municipality) {
    let (leader, benini) = (municipality.person("ravaioli").await, municipality.person("benini").await);
    for round in 0..8 {
        done(&leader.names(BENINI, "2027-01-31").await);
        let path = line(BENINI);
        let (accepted, revoked) = tokio::join!(benini.accepts(), leader.delete(&path));
        done(&revoked);
        assert!([204, 409].contains(&accepted.status().as_u16()), "{round}");
        assert_eq!(leader.sees().await.first().map(|(_, state, _)| *state), Some(GrantState::Revoked), "{round}");
        assert_eq!(benini.subjects().await, Vec::<String>::new(), "{round}");
    }
}

pub async fn what_is_wrong_with_a_naming_is_named(municipality: &Municipality) {
    let leader = municipality.person("ravaioli").await;
    for (name, until, expected) in [
        ("Sara", "2026-11-22", vec!["until"]),
        ("Sara", "2028-11-24", vec!["until"]),
        (" ", "2026-11-23", vec!["name"]),
        (&"x".repeat(81), "2026-11-22", vec!["name", "until"]),
    ] {
        let refused = leader.put(&line(BENINI), &json!({ "name": name, "until": until })).await;
        assert_eq!(at_fault(refused).await, expected, "{name} {until}");
    }
    for body in [json!({}), json!({ "name": 1, "until": "2026-12-01" }), json!({ "name": "x", "until": "2026-02-30" })]
    {
        assert_eq!(code(leader.put(&line(BENINI), &body).await).await, Code::Malformed, "{body}");
    }
    assert_eq!(leader.sees().await, vec![]);
}

pub async fn who_the_business_register_knows_leads_with_a_personal_identity_too(municipality: &Municipality) {
    let (owner, rossi) = (municipality.person("ravaioli-personale").await, municipality.person("rossi").await);
    done(&owner.names(BENINI, "2027-01-31").await);
    assert_eq!(owner.sees().await.len(), 1);
    assert_eq!(rossi.subjects().await, ["company:99900040397", "structure:caf-di-prova"]);
    rossi.register_behaves("imprese", "", "sconosciuto").await;
    municipality.it_is("2026-11-24T09:00:00Z");
    let (owner, professional) =
        (municipality.person("ravaioli-personale").await, municipality.person("ravaioli").await);
    assert_eq!(code(owner.names(SAVINI, "2027-01-31").await).await, Code::NotFound);
    // A professional identity says by itself for which company.
    done(&professional.names(SAVINI, "2027-01-31").await);
}
