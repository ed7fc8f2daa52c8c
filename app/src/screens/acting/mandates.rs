//! Mandates: whom the person lets act for them, and for whom they were asked to act.

use dioxus::prelude::*;
use rapida_contract::acting::{GrantState, Mandate};
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{AcceptMandate, EndMandate, GetMandates};

use super::evidence::KeepEvidence;
use super::give::GiveForm;
use super::scope;
use crate::act::use_act;
use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::{NobodyIn, Sure, use_is_sure};
use crate::sign_in::use_sign_in;
use crate::ui::badge::grant_badge;
use crate::ui::button::{Button, Kind};
use crate::ui::face::empty;
use crate::ui::title::PageTitle;
use crate::{t, text};

/// "Deleghe".
#[component]
pub fn MandatesScreen() -> Element {
    let mandates = use_live(GetMandates {}, &[Topic::Registry, Topic::Connection]);
    let sign_in = use_sign_in();
    if sign_in.now().is_some_and(|sign_in| sign_in.person.is_none()) {
        return rsx! { NobodyIn { title: t!("mandates-title"), return_to: Route::Mandates } };
    }
    let is_sure = use_is_sure();
    let changed = move |()| mandates.again();
    rsx! {
        PageTitle { text: t!("mandates-title"), lead: t!("mandates-lead") }
        Sure { return_to: Route::Mandates, why: t!("mandate-sure") }
        {mandates.draw(|list| {
            let (given, received): (Vec<_>, Vec<_>) = list.iter().cloned().partition(|mandate| mandate.is_given);
            rsx! {
                {part("mandates-given", t!("mandates-given"), t!("mandates-given-none"), given, is_sure, changed)}
                {part("mandates-received", t!("mandates-received"), t!("mandates-received-none"), received, is_sure, changed)}
            }
        })}
        if is_sure {
            GiveForm { changed }
        }
    }
}

fn part(
    id: &'static str,
    title: String,
    none: String,
    mandates: Vec<Mandate>,
    is_sure: bool,
    changed: impl FnMut(()) + Copy + 'static,
) -> Element {
    rsx! {
        section { "aria-labelledby": id,
            h2 { id, "{title}" }
            if mandates.is_empty() {
                {empty("pencil", none, rsx! {})}
            }
            ul { class: "items",
                for mandate in mandates {
                    One { key: "{mandate.id}", mandate, is_sure, changed }
                }
            }
        }
    }
}

#[component]
fn One(mandate: Mandate, is_sure: bool, changed: EventHandler<()>) -> Element {
    let act = use_act();
    let Mandate { id, is_given, subject_name, delegate_name, services, from, until, evidence, state, .. } = mandate;
    let lasts = is_sure && matches!(state, GrantState::Offered | GrantState::Accepted);
    let end = move |()| {
        act.run(EndMandate { id }, move |()| {
            act.say(t!("mandate-ended"));
            changed.call(());
        });
    };
    let accept = move |()| {
        act.run(AcceptMandate { id }, move |()| {
            act.say(t!("mandate-accepted"));
            changed.call(());
        });
    };
    let offered = state == GrantState::Offered;
    let end_words = if is_given || !offered { t!("mandate-end") } else { t!("grant-decline") };
    let who = t!("mandate-who", delegate = delegate_name.clone(), subject = subject_name);
    let scope = match scope::names(&services) {
        Some(services) => t!("scope-only", services = services),
        None => t!("scope-all"),
    };
    rsx! {
        li { class: "item",
            div { class: "item-body",
                span { class: "item-title", "{who}" }
                span { class: "item-line", {t!("mandate-period", from = text::day(from), until = text::day(until))} }
                span { class: "item-line", "{scope}" }
                {grant_badge(state)}
                if let Some(sha256) = evidence {
                    KeepEvidence { id, sha256, who: who.clone() }
                }
            }
            div { class: "item-actions",
                if lasts && !is_given && offered {
                    Button { busy: act.busy(), label: format!("{}: {who}", t!("grant-accept")), onclick: accept, {t!("grant-accept")} }
                }
                if lasts {
                    Button { kind: Kind::Danger, busy: act.busy(), label: format!("{end_words}: {who}"), onclick: end, "{end_words}" }
                }
            }
        }
    }
}
