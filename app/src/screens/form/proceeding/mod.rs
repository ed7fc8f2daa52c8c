//! What became of a form at the municipality: where it stands, what is asked of the person, what happened, what they can do.

mod change;
mod confirm;
mod facts;
mod integration;
mod offer;
mod story;
mod versions;

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ids::SubmissionId;
use rapida_contract::ipc::{GetProceeding, ProceedingPage};
use rapida_contract::proceeding::{State, StepKind, Turn};

use crate::bridge;
use crate::live::{Live, use_live};
use crate::ui::badge::proceeding_badge;
use crate::ui::title::go_on_from_heading;
use integration::Integration;

/// A proceeding as it is read, once registered.
pub type Now = Live<Option<ProceedingPage>>;

/// The proceeding of a form, by any of its submissions.
pub fn use_proceeding(id: SubmissionId) -> Now {
    use_live(GetProceeding { id }, &[Topic::Proceeding, Topic::Draft, Topic::Connection, Topic::SignIn])
}

/// Whether anything happened since it was registered.
pub fn has_moved(page: &ProceedingPage) -> bool {
    let proceeding = &page.proceeding;
    proceeding.state != State::Received || proceeding.versions.len() > 1 || proceeding.events.len() > 1
}

/// Where it stands and what is asked of the person; right after it was sent a confirmation with its number stands above. While
/// a step of theirs is on its way nothing is asked twice.
pub fn head(now: Now, page: &ProceedingPage, is_confirmed: bool) -> Element {
    let proceeding = &page.proceeding;
    let is_free = page.steps.iter().all(|step| step.step == StepKind::Amend);
    rsx! {
        if !is_confirmed {
            div { id: "proceeding-state", class: "report-state", {proceeding_badge(proceeding.state)} }
        }
        if is_free && proceeding.state.turn() == Turn::Citizen {
            if let Some(request) = proceeding.request.clone() {
                Integration { now, id: proceeding.id, until: request.until, request: Some(request), draft: page.integration.clone().unwrap_or_default() }
            }
            if let Some(offer) = proceeding.offer.clone() {
                offer::Offered { now, id: proceeding.id, offer }
            }
        }
        {facts::facts(page, is_confirmed)}
    }
}

/// Its place in a ranking, what happened, the versions, what can still be done. The one receipt of one version may stand
/// elsewhere.
pub fn rest(now: Now, page: &ProceedingPage, has_receipt: bool) -> Element {
    let proceeding = &page.proceeding;
    let is_free = page.steps.iter().all(|step| step.step == StepKind::Amend);
    let observations = proceeding.ranking.as_ref().and_then(|ranking| ranking.observations_until);
    let can_observe = is_free && proceeding.state.after(StepKind::Observe).is_some();
    rsx! {
        if let Some(ranking) = &proceeding.ranking {
            {super::ranking::in_short(proceeding.id, ranking)}
        }
        if let Some(until) = observations.filter(|_| can_observe) {
            Integration { now, id: proceeding.id, until, request: None, draft: page.integration.clone().unwrap_or_default() }
        }
        {story::story(now, page)}
        if proceeding.versions.len() > 1 || !has_receipt {
            {versions::versions(proceeding)}
        }
        if is_free {
            change::Change { now, page: page.clone() }
        }
    }
}

/// Reads it again after a step. What was pressed may be there no longer: the keyboard goes on from the heading.
fn read_again(now: Now) {
    now.again();
    wasm_bindgen_futures::spawn_local(async {
        bridge::settle().await;
        go_on_from_heading();
    });
}
