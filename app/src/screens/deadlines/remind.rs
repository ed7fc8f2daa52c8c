//! Being told when a service's calls open and close.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetReminded, Remind as Tell};

use crate::act::use_act;
use crate::live::use_live;
use crate::t;
use crate::ui::field::Check;

/// "Avvisami quando apre e quando chiude".
#[component]
pub fn Remind(slug: String) -> Element {
    let reminded = use_live(GetReminded {}, &[Topic::Services]);
    let act = use_act();
    let Some(of) = reminded.now() else { return rsx! {} };
    let change = {
        let slug = slug.clone();
        move |on| {
            act.run(Tell { slug: slug.clone(), on }, move |()| {
                reminded.again();
                act.say(if on { t!("remind-on") } else { t!("remind-off") });
            });
        }
    };
    rsx! {
        Check { id: "remind", label: t!("remind"), checked: of.contains(&slug), onchange: change }
    }
}
