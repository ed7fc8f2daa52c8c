//! The words of the desk: states and steps as an office reads them.

use maud::{Markup, html};
use rapida_contract::progress::{State, StepKind};

use crate::reports::Reach;

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
fn done(step: StepKind) -> &'static str {
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

/// A step that was taken, told at the top of the page.
pub(super) fn taken(step: StepKind) -> Markup {
    html! { div.note.good role="status" { p { strong { span aria-hidden="true" { "✓ " } (done(step)) } } } }
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

/// Where the words of a step go.
pub(super) fn words_go(step: StepKind, reach: Reach) -> &'static str {
    match (step, reach) {
        (StepKind::Ask, Reach::Mail) => "Parte per e-mail, con i recapiti dell'ufficio per rispondere.",
        (StepKind::Ask, _) => "La legge chi ha segnalato, nell'app.",
        (StepKind::Reject, Reach::App) => "Lo legge chi ha segnalato, nell'app.",
        (_, Reach::App) => "Se lo scrivi, lo legge chi ha segnalato.",
        _ => "Resta nella storia della segnalazione.",
    }
}

/// What is left where nothing can be done.
pub(super) fn closed(reach: Reach) -> &'static str {
    match reach {
        Reach::App => "La segnalazione è chiusa. Se il problema resta, chi l'ha fatta può riaprirla entro 30 giorni.",
        _ => "La segnalazione è chiusa. Se il problema resta, ne serve una nuova.",
    }
}
