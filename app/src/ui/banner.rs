//! The truth about the network, on top of every screen.

use dioxus::prelude::*;
use rapida_contract::ipc::{Connection, Network, SyncNow};

use super::icon::symbol;
use crate::live::Live;
use crate::{bridge, t, text};

/// What there is to say about a connection; nothing while all is well.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Word {
    Captive,
    Offline,
    Busy,
    Sending,
}

fn word(connection: &Connection) -> Option<Word> {
    match connection.network {
        Network::Captive => Some(Word::Captive),
        Network::Offline => Some(Word::Offline),
        Network::Busy => (connection.queued > 0).then_some(Word::Busy),
        Network::Untried | Network::Online => (connection.queued > 0).then_some(Word::Sending),
    }
}

/// "Senza rete · 1 richiesta in coda, partirà da sola".
#[component]
pub fn ConnectionBanner(connection: Live<Connection>) -> Element {
    let mut busy = use_signal(|| false);
    let now = connection.now();
    let retry = move |_| {
        spawn(async move {
            if !busy() {
                busy.set(true);
                // The core announces what comes of it; the banner says it.
                drop(bridge::call(SyncNow {}).await);
                busy.set(false);
                connection.again();
            }
        });
    };
    let said = now.as_ref().and_then(|now| word(now).map(|word| (word, now.clone())));
    rsx! {
        div { class: "banner-place", role: "status", "aria-live": "polite",
            if let Some((word, now)) = said {
                div { class: if word == Word::Sending { "banner banner-calm" } else { "banner" },
                    {symbol(if word == Word::Sending { "send" } else { "offline" })}
                    p { {sentence(word, &now)} }
                    if word != Word::Sending {
                        button { id: "sync-now", r#type: "button", class: "banner-btn", "aria-busy": busy(), onclick: retry,
                            if busy() { {t!("banner-trying")} } else { {t!("banner-try")} }
                        }
                    }
                }
            }
        }
    }
}

fn sentence(word: Word, connection: &Connection) -> String {
    let queued = connection.queued;
    match (word, connection.last_contact) {
        (Word::Captive, _) => t!("banner-captive", queued = queued),
        (Word::Busy, _) => {
            let at = connection.next_try.map(text::day_and_clock).unwrap_or_default();
            t!("banner-busy", queued = queued, at = at)
        }
        (Word::Sending, _) => t!("banner-sending", queued = queued),
        (Word::Offline, Some(at)) if queued == 0 => t!("banner-offline-since", at = text::day_and_clock(at)),
        (Word::Offline, _) => t!("banner-offline", queued = queued),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banner_speaks_only_when_something_is_not_as_it_should_be() {
        let cases = [
            (Network::Untried, 0, None),
            (Network::Online, 0, None),
            (Network::Online, 2, Some(Word::Sending)),
            (Network::Busy, 1, Some(Word::Busy)),
            (Network::Offline, 0, Some(Word::Offline)),
            (Network::Captive, 1, Some(Word::Captive)),
        ];
        for (network, queued, expected) in cases {
            let connection = Connection { network, queued, ..Connection::default() };
            assert_eq!(word(&connection), expected, "{connection:?}");
        }
    }
}
