//! What every screen shares of signing in: who is signed in, the return from the browser, and a session ended elsewhere.

use dioxus::prelude::*;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{CancelSignIn, GetSignIn, SignIn, SignInStep};

use crate::act::use_act;
use crate::live::{Live, use_live};
use crate::route::{Route, go};
use crate::ui::button::{Button, Kind};
use crate::ui::icon::symbol;
use crate::ui::title::go_on_from_heading;
use crate::ui::toast::Toasts;
use crate::{bridge, t, text};

/// Who is signed in, as it stands.
pub fn use_sign_in() -> Live<SignIn> {
    use_live(GetSignIn {}, &[Topic::SignIn])
}

/// Takes a person who comes back from the browser to where they had begun to sign in.
pub fn use_arrivals(sign_in: Live<SignIn>) {
    let toasts = use_context::<Toasts>();
    use_effect(move || {
        let Some(SignIn { person: Some(person), step: SignInStep::Arrived { return_to } }) = sign_in.now() else {
            return;
        };
        go(&Route::parse(&return_to));
        go_on_from_heading();
        toasts.say(t!("account-arrived", name = person.given_name));
        spawn(async move {
            // Put away: it is not told twice. What refuses it tells it again at the next start, which does no harm.
            drop(bridge::call(CancelSignIn {}).await);
        });
    });
}

/// The way to the person's own page, in the header.
pub fn account_link(sign_in: Live<SignIn>) -> Element {
    let person = sign_in.now().and_then(|sign_in| sign_in.person);
    let name = person.map_or_else(|| t!("account-enter-short"), |person| person.given_name);
    rsx! {
        a { id: "account-link", class: "topbar-link", href: Route::Account.href(),
            {symbol("user")}
            span { "{name}" }
        }
    }
}

/// That the session was ended from elsewhere, until the person has read it.
#[component]
pub fn EndedNote(sign_in: Live<SignIn>) -> Element {
    let act = use_act();
    let Some(SignInStep::EndedElsewhere { at }) = sign_in.now().map(|sign_in| sign_in.step) else {
        return rsx! {};
    };
    rsx! {
        div { id: "session-ended", class: "note note-waiting", role: "alert",
            {symbol("info")}
            div { class: "note-body",
                p { {t!("account-ended", at = text::day_and_clock(at))} }
                div { class: "actions",
                    Button { id: "session-ended-read", kind: Kind::Plain, onclick: move |()| act.run(CancelSignIn {}, |()| ()), {t!("action-understood")} }
                }
            }
        }
    }
}
