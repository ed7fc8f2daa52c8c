//! Step 2: where, what, photos, and how to reach the person.

use dioxus::prelude::*;
use rapida_contract::report::Step;

use super::sheet::Sheet;
use super::{contact, kind, nearby, photos, place, words};
use crate::route::{self, Route};
use crate::ui::button::{Button, ButtonLink, Kind};
use crate::ui::card::Comune;
use crate::ui::fault::FaultIndex;
use crate::{browser, t};

/// Dati della segnalazione.
#[component]
pub fn DataStep(sheet: Sheet) -> Element {
    let comune = use_context::<Comune>();
    let faults = if (sheet.tried)() { sheet.faults(&comune.read(), Step::Data) } else { Vec::new() };
    let next = move |()| {
        if sheet.passes(&comune.peek(), Step::Data) {
            route::go(&Route::Flow(sheet.id, Step::Summary));
        }
    };
    // A danger is for the telephone: there is no way on from here.
    let stopped = sheet.danger.read().is_some();
    rsx! {
        if !stopped {
            FaultIndex { errors: faults.clone(), jump: |id: String| browser::focus(&id) }
            place::PlacePart { sheet, faults: faults.clone() }
        }
        kind::KindPart { sheet, faults: faults.clone() }
        if !stopped {
            nearby::NearbyPart { sheet }
            words::WordsPart { sheet, faults: faults.clone() }
            photos::PhotosPart { sheet }
            contact::ContactPart { sheet, faults }
            div { class: "actions",
                Button { id: "next", icon: "right", onclick: next, {t!("action-next")} }
                ButtonLink { id: "back", kind: Kind::Plain, icon: "left", href: Route::Flow(sheet.id, Step::Conditions).href(),
                    {t!("action-back")}
                }
            }
        }
    }
}
