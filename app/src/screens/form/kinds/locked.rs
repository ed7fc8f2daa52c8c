//! What a register or the identity provider says: to be read, with where it comes from and where it is corrected.

use dioxus::prelude::*;
use rapida_contract::form::Answer;
use rapida_contract::service::Source;

use super::{Ask, shown};
use crate::t;
use crate::ui::icon::symbol;

/// A whole answer that nobody changes here.
pub fn whole(ask: &Ask, source: Option<Source>, known: &Answer) -> Element {
    rsx! {
        div { id: "{ask.id}", class: "field", role: "group", tabindex: "-1", "aria-labelledby": "{ask.id}-label",
            p { id: "{ask.id}-label", class: "field-name", {ask.label.clone()} }
            {known_part(ask, source, known)}
            {crate::ui::field::fault_line(&ask.id, ask.fault("").as_deref())}
        }
    }
}

/// What is known of an answer.
pub fn known_part(ask: &Ask, source: Option<Source>, known: &Answer) -> Element {
    rsx! {
        div { class: "locked",
            {shown(ask, known)}
            {origin(source)}
        }
    }
}

/// "Dall'anagrafe", and where it is corrected.
fn origin(source: Option<Source>) -> Element {
    let Some((from, correct)) = source.map(origin_words) else { return rsx! {} };
    rsx! {
        p { class: "origin",
            {symbol("lock")}
            span { "{from}" }
        }
        details { class: "more",
            summary { {t!("form-correct")} }
            p { "{correct}" }
        }
    }
}

fn origin_words(source: Source) -> (String, String) {
    match source {
        Source::Residence
        | Source::CivilStatus
        | Source::Citizenship
        | Source::Birthplace
        | Source::IdentityDocument
        | Source::Child => (t!("form-origin-registry"), t!("profile-correct-register")),
        Source::CompanyName | Source::CompanyVatNumber => (t!("form-origin-company"), t!("form-correct-company")),
        _ => (t!("form-origin-person"), t!("form-correct-person")),
    }
}
