//! Step 1: what the person allows, before anything is asked.

use dioxus::prelude::*;
use rapida_contract::ipc::DiscardDraft;
use rapida_contract::report::Step;

use super::sheet::Sheet;
use crate::act::use_act;
use crate::route::{self, Route};
use crate::ui::button::{Button, Kind};
use crate::ui::card::Comune;
use crate::ui::fault::{FaultIndex, fault_of};
use crate::ui::field::Check;
use crate::ui::icon::symbol;
use crate::{browser, t};

/// Autorizzazioni e condizioni.
#[component]
pub fn ConditionsStep(sheet: Sheet) -> Element {
    let comune = use_context::<Comune>();
    let faults = if (sheet.tried)() { sheet.faults(&comune.read(), Step::Conditions) } else { Vec::new() };
    let next = move |()| {
        if sheet.passes(&comune.peek(), Step::Conditions) {
            route::go(&Route::Flow(sheet.id, Step::Data));
        }
    };
    let discard = use_act();
    let cancel = move |()| {
        if !sheet.is_untouched() {
            return route::go(&Route::Home);
        }
        discard.run(DiscardDraft { id: sheet.id }, move |()| {
            sheet.forget();
            route::replace(&Route::Home);
        });
    };
    rsx! {
        p { class: "lead", {t!("conditions-lead")} }
        FaultIndex { errors: faults.clone(), jump: |id: String| browser::focus(&id) }
        div { class: "note note-waiting",
            {symbol("phone")}
            p { {t!("flow-emergency")} }
        }
        section { class: "panel", "aria-labelledby": "conditions-use",
            h2 { id: "conditions-use", {t!("conditions-use-title")} }
            ul { class: "bullets",
                li { {t!("conditions-use-1")} }
                li { {t!("conditions-use-2")} }
                li { {t!("conditions-use-3")} }
                li { {t!("conditions-use-4")} }
            }
            Check {
                id: "privacy",
                label: t!("conditions-accept"),
                checked: sheet.report.read().privacy_accepted,
                fault: fault_of(&faults, "privacy_accepted"),
                onchange: move |accepted| sheet.choose(|report| report.privacy_accepted = accepted),
            }
        }
        div { class: "actions",
            Button { id: "next", icon: "right", onclick: next, {t!("action-next")} }
            Button { id: "cancel", kind: Kind::Plain, busy: discard.busy(), onclick: cancel, {t!("action-cancel")} }
        }
    }
}
