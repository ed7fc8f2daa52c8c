//! What becomes of a form, as the two ends tell each other.

use rapida_contract::acting::Subject;
use rapida_contract::form::{Asked, File, Known};
use rapida_contract::proceeding::{
    Event, FormAsSent, Named, Proceeding, ProceedingsPage, Request, State, StepKind, Version,
};
use rapida_contract::ranking::{Before, Corrected, Evidence, Given, Offer, OwnRanking, Phase, PlaceAsked};
use rapida_contract::service::{Count, FileKind, ForWhom, Term};
use rapida_contract::submission::{Content, NewFormStep};
use serde_json::{Value, json};

use super::{attachment, due, moment, office, read, registration, sent, submission, text};

/// What the device alone works out.
pub(super) const ON_THE_DEVICE: &[&str] = &["Clock", "Deadline", "DeadlineKind", "Hindrance"];

fn file() -> File {
    let named = attachment();
    File { id: named.id, name: "contratto.pdf".into(), kind: FileKind::Pdf, sha256: named.sha256, size: named.size }
}

fn request() -> Request {
    Request { words: "Manca il contratto di affitto.".into(), document: true, until: due() }
}

fn event() -> Event {
    Event {
        at: moment(),
        step: StepKind::Integrate,
        state: State::Integrated,
        office: "Polizia Locale".into(),
        words: "Ecco il contratto.".into(),
        request: Some(request()),
        files: vec![file()],
        registration: Some(registration()),
    }
}

fn own_ranking() -> OwnRanking {
    let given = Given {
        id: "work".into(),
        label: text("Lavoro dei genitori"),
        points: 1_250,
        most: 2_400,
        evidence: vec![Evidence { question: text("Le tue ore alla settimana"), answer: text("36") }],
    };
    let asked = PlaceAsked {
        name: "Nido Il Girasole".into(),
        places: 12,
        last_admitted: Some(12),
        is_full: true,
        is_given: false,
    };
    OwnRanking {
        group: text("Lattanti"),
        phase: Phase::Final,
        published_at: moment(),
        act: "Deliberazione della Giunta comunale PG 37185/50 del 18 febbraio 2025".into(),
        position: Some(14),
        of: 80,
        points: 1_250,
        band: Some(text("Bambino con disabilità")),
        criteria: vec![given],
        corrected: vec![Corrected {
            question: text("Le tue ore alla settimana"),
            declared: text("40"),
            answer: text("36"),
            why: "Il contratto è di 36 ore.".into(),
        }],
        excluded: Some(text("Ha più di 32 mesi.")),
        places: vec![asked],
        before: Some(Before { position: Some(16), points: 1_050, phase: Phase::Provisional }),
        observations_until: Some(due()),
    }
}

fn proceeding() -> Proceeding {
    Proceeding {
        id: submission(),
        slug: "nido".into(),
        version: 3,
        title: text("Iscrizione al nido d'infanzia"),
        state: State::Offered,
        office: office(),
        term: Some(Term { days: 60, count: Count::Calendar }),
        due: Some(due()),
        call_closes: Some(due()),
        request: Some(request()),
        ranking: Some(own_ranking()),
        offer: Some(Offer { place: "Nido Il Girasole".into(), until: due() }),
        renounce_until: Some(due()),
        versions: vec![Version { id: submission(), registration: registration(), receipt: "a.b.c".into() }],
        events: vec![event()],
        sender: Some("Giulia Montanari".into()),
        subject: Some(Named {
            subject: Subject::Person { tax_code: read("FBBNNI25C50H199J") },
            name: "Nina Fabbri".into(),
        }),
        updated_at: moment(),
    }
}

fn form_as_sent() -> FormAsSent {
    let asked = Asked { today: due(), call: None, for_whom: ForWhom::Child, known: Known::default() };
    let answers = serde_json::from_value(json!({ "privacy": true })).expect("answers");
    FormAsSent { id: submission(), slug: "nido".into(), version: 3, made_at: moment(), asked, answers }
}

pub(super) fn examples() -> Vec<(&'static str, Value)> {
    let step = NewFormStep {
        form: submission(),
        slug: "nido".into(),
        step: StepKind::Integrate,
        words: "Ecco il contratto.".into(),
        files: vec![file()],
    };
    vec![
        ("ProceedingsPage", json!(ProceedingsPage { proceedings: vec![proceeding()], after: Some("c3Q".into()) })),
        ("ProceedingState", json!(State::ALL)),
        ("ProceedingStepKind", json!(StepKind::ALL)),
        ("FormAsSent", json!(form_as_sent())),
        ("NewFormStep", json!(sent(Content::FormStep(step)))),
    ]
}
