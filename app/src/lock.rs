//! What every screen shares of the app lock: the button and the shortcut that close it, the signs that somebody is there, and
//! that nothing remains of what was shown.

use std::cell::Cell;
use std::rc::Rc;

use dioxus::prelude::*;
use futures_util::StreamExt;
use gloo_timers::future::TimeoutFuture;
use rapida_contract::changes::Topic;
use rapida_contract::ipc::{GetPeople, LOCKED, LockNow, Presence};
use wasm_bindgen_futures::spawn_local;

use crate::live::use_live;
use crate::ui::icon::symbol;
use crate::{bridge, browser, t};

/// Milliseconds between two signs of presence.
const SIGN_MS: u32 = 5_000;

/// What every screen is drawn in.
const SCREEN: &str = "content";
/// Milliseconds between two looks whether it is gone.
const LOOK_MS: u32 = 10;

/// Asks for the app to be locked.
#[derive(Clone, Copy)]
struct Locker(Coroutine<Close>);

struct Close;

/// Locks when it is asked for, and leaves nothing of the page when it is locked. `clear` takes away what is drawn, `back`
/// draws it again where nothing came of it.
pub fn use_lock(mut clear: impl FnMut() + Copy + 'static, mut back: impl FnMut() + Copy + 'static) {
    let locker = use_coroutine(move |mut asked: UnboundedReceiver<Close>| async move {
        while asked.next().await.is_some() {
            if !has_lock().await {
                continue;
            }
            clear();
            while browser::element(SCREEN).is_some() {
                TimeoutFuture::new(LOOK_MS).await;
            }
            bridge::settle().await;
            if bridge::call(LockNow {}).await.is_err() {
                back();
            }
        }
    });
    use_context_provider(|| Locker(locker));
    use_hook(|| {
        let shortcut = locker.tx();
        browser::on_key(move |event| {
            if event.ctrl_key() && !event.alt_key() && event.key().eq_ignore_ascii_case("l") {
                event.prevent_default();
                drop(shortcut.unbounded_send(Close));
            }
        });
        show_presence();
    });
    use_future(|| async {
        // The memory of a page that is left is let go with all that was in it.
        drop(bridge::hear(LOCKED, |()| browser::reload()).await);
    });
}

async fn has_lock() -> bool {
    let people = bridge::call(GetPeople {}).await;
    people.is_ok_and(|people| people.own().is_some_and(|own| own.lock.is_some()))
}

/// Tells the core, every few seconds at most, that keys or pointer are used, and at once whether the page is in sight.
fn show_presence() {
    let told = Rc::new(Cell::new(false));
    for event in ["keydown", "pointerdown", "pointermove", "wheel"] {
        let told = told.clone();
        browser::on_window(event, move || {
            if !told.replace(true) {
                spawn_local(tell_then_pause(told.clone()));
            }
        });
    }
    browser::on_window("visibilitychange", || {
        // What a task switcher draws is drawn now.
        browser::set_root_attribute("data-away", (!browser::is_visible()).then_some(""));
        spawn_local(tell());
    });
}

async fn tell_then_pause(told: Rc<Cell<bool>>) {
    tell().await;
    TimeoutFuture::new(SIGN_MS).await;
    told.set(false);
}

async fn tell() {
    // Not heard, the app locks too early: that does no harm.
    drop(bridge::call(Presence { visible: browser::is_visible() }).await);
}

/// Locks at once; there only for who has a lock.
#[component]
pub fn LockButton() -> Element {
    let Locker(locker) = use_context();
    let people = use_live(GetPeople {}, &[Topic::People]);
    let is_there = people.now().is_some_and(|people| people.own().is_some_and(|own| own.lock.is_some()));
    use_effect(use_reactive!(|is_there| browser::set_root_attribute("data-lock", is_there.then_some(""))));
    rsx! {
        if is_there {
            button { id: "lock-now", r#type: "button", class: "topbar-link", "aria-keyshortcuts": "Control+L",
                onclick: move |_| locker.send(Close),
                {symbol("lock")}
                span { {t!("lock-now")} }
            }
        }
    }
}
