//! Hotels, garages, practices: who works there, named by whoever leads them.

use dioxus::prelude::*;
use rapida_contract::acting::{GrantState, Naming, StaffMember, Structure};
use rapida_contract::changes::Topic;
use rapida_contract::ids::StructureId;
use rapida_contract::ipc::{AcceptStaff, EndStaff, GetStructures, NameStaff};

use super::grantee::{Grantee, GranteeFields, Typed};
use crate::act::{Act, use_act};
use crate::live::use_live;
use crate::route::Route;
use crate::screens::account::{NobodyIn, Sure, use_is_sure};
use crate::sign_in::use_sign_in;
use crate::ui::badge::grant_badge;
use crate::ui::button::{Button, Kind};
use crate::ui::face::empty;
use crate::ui::title::PageTitle;
use crate::{t, text};

/// "Strutture e personale".
#[component]
pub fn StructuresScreen() -> Element {
    let structures = use_live(GetStructures {}, &[Topic::Registry, Topic::Connection]);
    let sign_in = use_sign_in();
    if sign_in.now().is_some_and(|sign_in| sign_in.person.is_none()) {
        return rsx! { NobodyIn { title: t!("structures-title"), return_to: Route::Structures } };
    }
    let is_sure = use_is_sure();
    let again = move |()| structures.again();
    rsx! {
        PageTitle { text: t!("structures-title"), lead: t!("structures-lead") }
        Sure { return_to: Route::Structures, why: t!("staff-sure") }
        {structures.draw(|list| rsx! {
            if list.is_empty() {
                {empty("comune", t!("structures-empty"), rsx! {})}
            }
            for structure in list.iter().cloned() {
                One { key: "{structure.id}", structure, is_sure, changed: again }
            }
        })}
    }
}

#[component]
fn One(structure: Structure, is_sure: bool, changed: EventHandler<()>) -> Element {
    let Structure { id, kind, name, address, is_leader, staff } = structure;
    let kind = text::of_name("structure", &kind);
    rsx! {
        section { class: "panel", "aria-labelledby": "structure-{id}",
            h2 { id: "structure-{id}", "{name}" }
            p { class: "field-hint", "{kind} · {address}" }
            if is_leader {
                h3 { {t!("staff-title")} }
                if staff.is_empty() {
                    p { {t!("staff-empty")} }
                }
            }
            ul { class: "items staff",
                for member in staff {
                    Member { key: "{member.tax_code}", structure: id.clone(), member, is_leader, is_sure, changed }
                }
            }
            if is_leader && is_sure {
                NameForm { structure: id.clone(), changed }
            }
        }
    }
}

#[component]
fn Member(
    structure: StructureId,
    member: StaffMember,
    is_leader: bool,
    is_sure: bool,
    changed: EventHandler<()>,
) -> Element {
    let act = use_act();
    let StaffMember { tax_code, name, state, until, .. } = member;
    let ends = is_sure && matches!(state, GrantState::Offered | GrantState::Accepted);
    let end = {
        let (structure, tax_code) = (structure.clone(), tax_code.clone());
        move |()| {
            let command = EndStaff { structure: structure.clone(), tax_code: tax_code.clone() };
            act.run(command, move |()| {
                done(act, changed, if is_leader { t!("staff-revoked") } else { t!("staff-left") })
            });
        }
    };
    let accept = move |()| {
        act.run(AcceptStaff { structure: structure.clone() }, move |()| done(act, changed, t!("staff-accepted")));
    };
    let end_words = match (is_leader, state) {
        (true, _) => t!("staff-revoke"),
        (false, GrantState::Offered) => t!("grant-decline"),
        (false, _) => t!("staff-leave"),
    };
    rsx! {
        li { class: "item",
            div { class: "item-body",
                span { class: "item-title", "{name}" }
                span { class: "item-line mono", "{tax_code}" }
                span { class: "item-line", {t!("grant-until", day = text::day(until))} }
                {grant_badge(state)}
            }
            div { class: "item-actions",
                if ends && !is_leader && state == GrantState::Offered {
                    Button { busy: act.busy(), label: t!("grant-accept-label", name = name.clone()), onclick: accept, {t!("grant-accept")} }
                }
                if ends {
                    Button { kind: Kind::Danger, busy: act.busy(), label: format!("{end_words}: {name}"), onclick: end, "{end_words}" }
                }
            }
        }
    }
}

fn done(act: Act, changed: EventHandler<()>, words: String) {
    act.say(words);
    changed.call(());
}

#[component]
fn NameForm(structure: StructureId, changed: EventHandler<()>) -> Element {
    let act = use_act();
    let mut typed = use_signal(Typed::default);
    let name = move |()| {
        let Some(Grantee { name, tax_code, until, .. }) = typed.with_mut(|typed| typed.read(false)) else { return };
        let command = NameStaff { structure: structure.clone(), tax_code, naming: Naming { name, until } };
        act.run_or(command, move |outcome| match outcome {
            Ok(()) => {
                typed.set(Typed::default());
                done(act, changed, t!("staff-named"));
            }
            Err(problem) if typed.with_mut(|typed| typed.blame(&problem)) => {}
            Err(problem) => act.say(text::of_problem(&problem)),
        });
    };
    rsx! {
        h3 { {t!("staff-name")} }
        p { class: "field-hint", {t!("staff-name-hint")} }
        GranteeFields { typed, asks_from: false }
        div { class: "actions",
            Button { id: "name-staff", icon: "plus", busy: act.busy(), onclick: name, {t!("staff-name-do")} }
        }
    }
}
