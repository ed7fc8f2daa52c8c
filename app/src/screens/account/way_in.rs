//! The button that opens the browser, and what goes on until the person is back.

use dioxus::prelude::*;
use rapida_contract::Timestamp;
use rapida_contract::ipc::{BeginSignIn, CancelSignIn, SignInStep};
use rapida_contract::problem::Problem;
use rapida_contract::sign_in::Level;

use crate::act::use_act;
use crate::route::Route;
use crate::ui::button::{Button, Kind};
use crate::ui::icon::symbol;
use crate::{t, text};

/// The way in, at least at this level, and back to a screen; `words` are those of its button, `why` what it is for.
#[component]
pub fn WayIn(
    step: SignInStep,
    level: Level,
    words: String,
    #[props(default)] why: String,
    #[props(default = Route::Account)] return_to: Route,
) -> Element {
    let begin = use_act();
    let enter = move |()| begin.run(BeginSignIn { level, return_to: return_to.href() }, |()| ());
    let waits = matches!(step, SignInStep::Waiting { .. } | SignInStep::Finishing);
    rsx! {
        section { class: "panel", "aria-label": t!("account-title"),
            div { role: "status",
                match step {
                    SignInStep::Waiting { address, until } => rsx! { Waiting { address, until } },
                    SignInStep::Finishing => rsx! { p { {t!("account-finishing")} } },
                    SignInStep::Failed { problem, .. } => failure(&problem),
                    SignInStep::Idle | SignInStep::Arrived { .. } | SignInStep::EndedElsewhere { .. } => rsx! {},
                }
            }
            if !why.is_empty() {
                p { class: "field-hint", "{why}" }
            }
            if !waits {
                div { class: "actions",
                    Button { id: "sign-in", icon: "user", busy: begin.busy(), onclick: enter, "{words}" }
                }
            }
        }
    }
}

fn failure(problem: &Problem) -> Element {
    rsx! {
        div { class: "note note-waiting",
            {symbol("info")}
            p { class: "note-body", {text::of_problem(problem)} }
        }
    }
}

/// The person is in the browser.
#[component]
fn Waiting(address: String, until: Timestamp) -> Element {
    let cancel = use_act();
    rsx! {
        p { strong { {t!("account-waiting")} } }
        p { class: "field-hint", {t!("account-waiting-until", at = text::clock(until))} }
        details { class: "more",
            summary { {t!("account-no-browser")} }
            p { {t!("account-copy")} }
            p { id: "sign-in-address", class: "mono", "{address}" }
        }
        div { class: "actions",
            Button { id: "cancel-sign-in", kind: Kind::Second, busy: cancel.busy(),
                onclick: move |()| cancel.run(CancelSignIn {}, |()| ()), {t!("action-cancel")} }
        }
    }
}
