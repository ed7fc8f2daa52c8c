//! For whom the person acts, said on every screen.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{Acting, GetActing};

use crate::live::{Live, use_live};
use crate::route::Route;
use crate::t;
use crate::ui::icon::symbol;

/// For whom, as it stands.
pub fn use_acting() -> Live<Acting> {
    use_live(GetActing {}, &[Topic::Registry, Topic::SignIn])
}

/// Nothing while the person acts for themselves.
pub fn acting_bar(acting: Live<Acting>) -> Element {
    let (class, words) = match acting.now() {
        Some(Acting { lost: Some(name), .. }) => ("acting-bar acting-lost", t!("acting-lost", name = name)),
        Some(Acting { chosen: Some(capacity), .. }) => ("acting-bar", t!("acting-for", name = capacity.name)),
        _ => return rsx! {},
    };
    rsx! {
        div { id: "acting-bar", class, role: "status",
            {symbol("people")}
            span { "{words}" }
            a { href: Route::Acting.href(), {t!("acting-change")} }
        }
    }
}
