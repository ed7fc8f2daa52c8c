//! Short words about what was just done, read out by screen readers and gone by themselves: after a while, when other
//! words come, or when the person goes elsewhere.

use dioxus::prelude::*;
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;

use super::icon::symbol;
use crate::browser;

/// Milliseconds for which words stay: long enough to read two lines twice.
const STAY_MS: u32 = 6_000;

/// Words, if any, and the address at which they were said.
struct Toast {
    words: Option<String>,
    said_at: String,
}

/// Says something to whoever is looking or listening.
#[derive(Clone, Copy, PartialEq)]
pub struct Toasts(Coroutine<Toast>);

impl Toasts {
    /// Shows and reads out. Who goes elsewhere and says something there goes first.
    pub fn say(self, words: String) {
        self.send(Some(words));
    }

    /// Takes away what was said: something else is to be read now.
    pub fn hush(self) {
        self.send(None);
    }

    fn send(self, words: Option<String>) {
        self.0.send(Toast { words, said_at: browser::address() });
    }
}

/// Gives [`Toasts`] to everything below and draws them.
pub fn use_toasts() -> Signal<Option<String>> {
    let mut shown = use_signal(|| None);
    let mut said_at = use_hook(|| CopyValue::new(String::new()));
    let says = use_coroutine(move |mut toasts: UnboundedReceiver<Toast>| async move {
        let mut next = toasts.next().await;
        while let Some(toast) = next {
            said_at.set(toast.said_at);
            shown.set(toast.words);
            next = match select(toasts.next(), TimeoutFuture::new(STAY_MS)).await {
                Either::Left((other, _)) => other,
                Either::Right(((), other)) => {
                    shown.set(None);
                    other.await
                }
            };
        }
    });
    use_hook(|| {
        browser::on_window("hashchange", move || {
            if *said_at.peek() != browser::address() {
                shown.set(None);
            }
        });
    });
    use_context_provider(|| Toasts(says));
    shown
}

/// The place where they appear; always in the page, or else a screen reader would not watch it.
#[component]
pub fn ToastPlace(shown: ReadSignal<Option<String>>) -> Element {
    rsx! {
        div { class: "toast-place", role: "status", "aria-live": "polite",
            if let Some(words) = shown() {
                div { class: "toast",
                    {symbol("check")}
                    span { "{words}" }
                }
            }
        }
    }
}
