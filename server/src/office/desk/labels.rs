//! The words of the desk: states and steps as an office reads them.

use rapida_contract::progress::{State, StepKind};

/// A state in a word, with the shape and the tint that go with it: never the tint alone.
pub(super) struct StateLabel {
    pub(super) word: &'static str,
    pub(super) shape: &'static str,
    pub(super) tint: &'static str,
}

pub(super) fn state(state: State) -> StateLabel {
    let (word, shape, tint) = match state {
        State::Registered => ("Nuova", "●", "info"),
        State::InCharge => ("In carico", "▶", "info"),
        State::Asked => ("Attende il cittadino", "?", "wait"),
        State::Planned => ("Programmata", "◷", "wait"),
        State::Resolved => ("Risolta", "✓", "good"),
        State::Rejected => ("Respinta", "✕", "none"),
        State::Duplicate => ("Duplicata", "=", "none"),
        State::Unknown => ("Stato sconosciuto", "–", "none"),
    };
    StateLabel { word, shape, tint }
}

/// What happened, in the timeline.
pub(super) fn happened(step: StepKind) -> &'static str {
    match step {
        StepKind::Register => "Protocollata",
        StepKind::TakeInCharge => "Presa in carico",
        StepKind::Ask => "Domanda al cittadino",
        StepKind::Answer => "Risposta del cittadino",
        StepKind::Reassign => "Passata a un altro ufficio",
        StepKind::Plan => "Intervento programmato",
        StepKind::Resolve => "Risolta",
        StepKind::Reject => "Respinta",
        StepKind::MarkDuplicate => "Segnata come duplicata",
        StepKind::Reopen => "Riaperta dal cittadino",
        StepKind::Unknown => "Passaggio sconosciuto",
    }
}

/// What became of a step, told to the operator who took it.
pub(super) fn done(step: StepKind) -> &'static str {
    match step {
        StepKind::TakeInCharge => "Segnalazione presa in carico.",
        StepKind::Ask => "Domanda inviata: ora tocca a chi ha segnalato.",
        StepKind::Reassign => "Segnalazione passata all'altro ufficio.",
        StepKind::Plan => "Intervento programmato.",
        StepKind::Resolve => "Segnalazione risolta.",
        StepKind::Reject => "Segnalazione respinta.",
        StepKind::MarkDuplicate => "Segnalazione segnata come duplicata.",
        StepKind::Register | StepKind::Answer | StepKind::Reopen | StepKind::Unknown => "",
    }
}

/// What an office can do, on its button.
pub(super) fn action(step: StepKind) -> &'static str {
    match step {
        StepKind::TakeInCharge => "Prendi in carico",
        StepKind::Ask => "Chiedi al cittadino",
        StepKind::Reassign => "Passa a un altro ufficio",
        StepKind::Plan => "Programma l'intervento",
        StepKind::Resolve => "Segna come risolta",
        StepKind::Reject => "Respingi",
        StepKind::MarkDuplicate => "Segna come duplicata",
        StepKind::Register | StepKind::Answer | StepKind::Reopen | StepKind::Unknown => "",
    }
}
