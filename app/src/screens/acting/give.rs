//! The form of a mandate: to whom, for which days and services, and what proves it.

use dioxus::prelude::*;
use rapida_contract::acting::NewMandate;
use rapida_contract::ipc::{BeginMandate, GiveMandate};
use rapida_contract::problem::{Code, Problem};

use super::evidence::{Chosen, EvidenceField};
use super::grantee::{Grantee, GranteeFields, Typed};
use super::scope::{Scope, ScopeFields};
use crate::act::use_act;
use crate::live::use_live;
use crate::ui::button::Button;
use crate::ui::icon::symbol;
use crate::{t, text};

/// "Dai una delega". What was typed stays until the mandate is given.
#[component]
pub fn GiveForm(changed: EventHandler<()>) -> Element {
    let act = use_act();
    // The id is the form's: pressed again after a lost answer, it is the same mandate.
    let form = use_live(BeginMandate {}, &[]);
    let mut typed = use_signal(Typed::default);
    let mut scope = use_signal(Scope::default);
    let mut evidence = use_signal(Chosen::default);
    let mut refused = use_signal(|| None::<String>);
    let mut failed = move |problem: Problem| {
        // Both, from the last to the first, so that the first fault has the focus.
        let of_document = evidence.with_mut(|evidence| evidence.blame(&problem));
        if typed.with_mut(|typed| typed.blame(&problem)) || of_document {
            return;
        }
        refused.set(Some(match problem.code {
            // An answer was lost, and what was typed has changed since: now it is another mandate.
            Code::Conflict => {
                form.again();
                changed.call(());
                t!("mandate-known")
            }
            Code::Offline => t!("mandate-unanswered"),
            _ => text::of_problem(&problem),
        }));
    };
    let give = move |()| {
        refused.set(None);
        let Some(begun) = form.now() else { return };
        // From the last to the first, so that the first fault has the focus.
        let sha256 = evidence.peek().read();
        let services = scope.with_mut(|scope| scope.read(&begun.services));
        let grantee = typed.with_mut(|typed| typed.read(true));
        let (Some(services), Some(grantee), Some(sha256)) = (services, grantee, sha256) else { return };
        let Grantee { name: delegate_name, tax_code: delegate, from: Some(from), until } = grantee else { return };
        let mandate = NewMandate { delegate, delegate_name, services, from, until, evidence: sha256 };
        act.run_or(GiveMandate { id: begun.id, mandate }, move |outcome| match outcome {
            Ok(()) => {
                typed.set(Typed::default());
                scope.set(Scope::default());
                evidence.set(Chosen::default());
                form.again();
                act.say(t!("mandate-given"));
                changed.call(());
            }
            Err(problem) => failed(problem),
        });
    };
    rsx! {
        section { class: "panel", "aria-labelledby": "mandate-give",
            h2 { id: "mandate-give", {t!("mandate-give")} }
            p { class: "field-hint", {t!("mandate-give-hint")} }
            GranteeFields { typed, asks_from: true }
            {form.draw(|form| rsx! { ScopeFields { scope, offered: form.services.clone() } })}
            EvidenceField { chosen: evidence }
            div { role: "alert",
                if let Some(words) = refused() {
                    div { class: "note note-danger",
                        {symbol("warning")}
                        p { "{words}" }
                    }
                }
            }
            div { class: "actions",
                Button { id: "give-mandate", icon: "plus", busy: act.busy(), onclick: give, {t!("mandate-give-do")} }
            }
        }
    }
}
