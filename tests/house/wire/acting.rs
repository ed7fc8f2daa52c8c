//! Acting for somebody.

use rapida_contract::acting::{
    Act, Capacity, GrantState, Mandate, Naming, NewMandate, Right, StaffMember, Structure, StructureKind, Subject,
};
use rapida_contract::ids::StructureId;
use rapida_contract::submission::{Content, NewSubmission};
use serde_json::{Value, json};

use super::{due, moment, read, registration, report, sent};

fn hotel() -> StructureId {
    read("albergo-tre-pini")
}

fn subjects() -> [Subject; 3] {
    [
        Subject::Person { tax_code: read("09990010390") },
        Subject::Company { vat_number: read("99900010390") },
        Subject::Structure { id: hotel() },
    ]
}

fn capacity() -> Capacity {
    Capacity {
        subject: Subject::Structure { id: hotel() },
        name: "Albergo Tre Pini".into(),
        right: Right::Staff,
        services: vec!["report".into()],
        until: Some(due()),
    }
}

fn structure() -> Structure {
    let member = StaffMember {
        tax_code: read("BNNSRA96H70C553I"),
        name: "Sara Benini".into(),
        state: GrantState::Accepted,
        until: due(),
        named_at: moment(),
    };
    Structure {
        id: hotel(),
        kind: StructureKind::Hotel,
        name: "Albergo Tre Pini".into(),
        address: "Viale dei Pini 1, 48122 Ravenna RA".into(),
        is_leader: true,
        staff: vec![member],
    }
}

fn new_mandate() -> NewMandate {
    NewMandate {
        delegate: read("SVNRRT69T05D704V"),
        delegate_name: "Roberto Savini".into(),
        services: vec!["report".into()],
        from: read("2026-11-23"),
        until: due(),
        evidence: Some("ab".repeat(32)),
    }
}

fn mandate() -> Mandate {
    let NewMandate { delegate, delegate_name, services, from, until, evidence } = new_mandate();
    Mandate {
        id: read("0193562c-7d2e-7c11-8a6f-2b1d6a5c9e03"),
        is_given: true,
        subject: Subject::Person { tax_code: read("ZLOMRC79M19D458N") },
        subject_name: "Marco Zoli".into(),
        delegate,
        delegate_name,
        services,
        from,
        until,
        evidence,
        state: GrantState::Offered,
    }
}

fn act() -> Act {
    Act {
        at: moment(),
        by: "Roberto Savini".into(),
        subject: Subject::Person { tax_code: read("ZLOMRC79M19D458N") },
        subject_name: "Marco Zoli".into(),
        right: Right::Mandate,
        what: "report".into(),
        code: Some(registration().code().0),
    }
}

/// Every type of the module, by name; and a submission for somebody.
pub fn examples() -> Vec<(&'static str, Value)> {
    let for_somebody = NewSubmission { acting_for: Some(capacity().subject), ..sent(Content::Report(report())) };
    vec![
        ("Acting", json!(for_somebody)),
        ("Subject", json!(subjects())),
        ("Right", json!([Right::Parent, Right::Representative, Right::Staff, Right::Mandate])),
        ("Capacity", json!(capacity())),
        ("Structure", json!(structure())),
        ("StructureKind", json!([StructureKind::Hotel, StructureKind::Garage, StructureKind::Practice])),
        ("Naming", json!(Naming { name: "Sara Benini".into(), until: due() })),
        ("NewMandate", json!(new_mandate())),
        ("Mandate", json!(mandate())),
        (
            "GrantState",
            json!([
                GrantState::Offered,
                GrantState::Accepted,
                GrantState::Revoked,
                GrantState::Declined,
                GrantState::Expired
            ]),
        ),
        ("Act", json!(act())),
    ]
}
