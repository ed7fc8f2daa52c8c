//! The words of forms at the desk: states and steps as an office reads them.

use maud::{Markup, html};
use rapida_contract::proceeding::{State, StepKind, Turn};

/// A state in a word, with the shape and the tint that go with it: never the tint alone.
fn label(state: State) -> (&'static str, &'static str, &'static str) {
    match state {
        State::Received => ("Protocollata", "●", "info"),
        State::InCharge => ("In carico", "▶", "info"),
        State::IntegrationAsked => ("Integrazione richiesta", "?", "wait"),
        State::Integrated => ("Integrata", "●", "info"),
        State::Offered => ("Posto proposto", "?", "wait"),
        State::Accepted => ("Accolta", "✓", "good"),
        State::Refused => ("Respinta", "✕", "none"),
        State::Closed => ("Archiviata", "–", "none"),
        State::Withdrawn => ("Ritirata", "←", "none"),
        State::Unknown => ("Stato sconosciuto", "–", "none"),
    }
}

/// The word of a state.
pub(super) fn word(state: State) -> &'static str {
    label(state).0
}

/// A state with its word, its shape and its tint.
pub(in crate::office::desk) fn badge(state: State) -> Markup {
    let (word, shape, tint) = label(state);
    html! { span class={ "badge " (tint) } { span aria-hidden="true" { (shape) " " } (word) } }
}

/// Who has to move.
pub(super) fn turn(state: State) -> &'static str {
    match state.turn() {
        Turn::Office => "Tocca all'ufficio",
        Turn::Citizen => "Tocca al cittadino",
        Turn::Nobody => "Conclusa",
    }
}

/// What happened, in the timeline.
pub(in crate::office::desk) fn happened(step: StepKind) -> &'static str {
    match step {
        StepKind::Register => "Protocollata",
        StepKind::Amend => "Modificata dal cittadino",
        StepKind::TakeInCharge => "Presa in carico",
        StepKind::AskIntegration => "Integrazione richiesta",
        StepKind::Integrate => "Integrazione del cittadino",
        StepKind::Accept => "Accolta",
        StepKind::Refuse => "Respinta",
        StepKind::Close => "Archiviata",
        StepKind::Withdraw => "Ritirata dal cittadino",
        StepKind::Rank => "In graduatoria",
        StepKind::Observe => "Osservazione del cittadino",
        StepKind::UpholdObservation => "Osservazione accolta",
        StepKind::DismissObservation => "Osservazione respinta",
        StepKind::Offer => "Posto proposto",
        StepKind::AcceptPlace => "Posto accettato",
        StepKind::Renounce => "Rinuncia del cittadino",
        StepKind::Lapse => "Posto non accettato in tempo",
        StepKind::Unknown => "Passaggio sconosciuto",
    }
}

/// What an office can do here, on its button; empty for what it cannot.
pub(super) fn action(step: StepKind) -> &'static str {
    match step {
        StepKind::TakeInCharge => "Prendi in carico",
        StepKind::AskIntegration => "Chiedi un'integrazione",
        StepKind::Accept => "Accogli",
        StepKind::Refuse => "Respingi",
        StepKind::Close => "Archivia",
        _ => "",
    }
}

/// What became of a step, told to the operator who took it.
pub(super) fn taken(step: StepKind) -> Markup {
    let done = match step {
        StepKind::TakeInCharge => "Pratica presa in carico.",
        StepKind::AskIntegration => "Richiesta inviata: ora tocca al cittadino.",
        StepKind::Accept => "Pratica accolta.",
        StepKind::Refuse => "Pratica respinta.",
        StepKind::Close => "Pratica archiviata.",
        _ => "",
    };
    html! { div.note.good role="status" { p { strong { span aria-hidden="true" { "✓ " } (done) } } } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_step_of_a_person_and_none_of_a_ranking_is_taken_here() {
        let here: Vec<_> = StepKind::ALL.iter().filter(|step| !action(**step).is_empty()).collect();
        use StepKind as K;
        assert_eq!(here, [&K::TakeInCharge, &K::AskIntegration, &K::Accept, &K::Refuse, &K::Close]);
        assert!(here.iter().all(|step| !step.is_citizens()));
    }
}
