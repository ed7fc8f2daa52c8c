//! Short words about what was just done, read out by screen readers and gone by themselves.

use dioxus::prelude::*;
use futures_util::StreamExt;
use gloo_timers::future::TimeoutFuture;

use super::icon::symbol;

/// Milliseconds for which words stay: long enough to read two lines twice.
const STAY_MS: u32 = 6_000;

/// Says something to whoever is looking or listening.
#[derive(Clone, Copy, PartialEq)]
pub struct Toasts(Coroutine<String>);

impl Toasts {
    /// Shows and reads out.
    pub fn say(self, words: String) {
        self.0.send(words);
    }
}

/// Gives [`Toasts`] to everything below and draws them.
pub fn use_toasts() -> Signal<Option<String>> {
    let mut shown = use_signal(|| None);
    let says = use_coroutine(move |mut words: UnboundedReceiver<String>| async move {
        while let Some(next) = words.next().await {
            shown.set(Some(next));
            TimeoutFuture::new(STAY_MS).await;
            shown.set(None);
        }
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
