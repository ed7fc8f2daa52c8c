//! The truth about the network, on top of every screen.

use dioxus::prelude::*;
use rapida_contract::Timestamp;
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
    /// Not before this moment.
    Later(Timestamp),
}

fn word(connection: &Connection, is_to_come: fn(Timestamp) -> bool) -> Option<Word> {
    match (connection.network, connection.next_try) {
        (Network::Captive, _) => Some(Word::Captive),
        (Network::Offline, _) => Some(Word::Offline),
        _ if connection.queued == 0 => None,
        (Network::Busy, _) => Some(Word::Busy),
        (_, Some(at)) if is_to_come(at) => Some(Word::Later(at)),
        _ => Some(Word::Sending),
    }
}

impl Word {
    fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Captive | Self::Offline => ("banner", "offline"),
            Self::Sending => ("banner banner-calm", "send"),
            Self::Busy | Self::Later(_) => ("banner banner-calm", "clock"),
        }
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
    let said = now.and_then(|now| word(&now, text::is_to_come).map(|word| (word, word.look(), now)));
    rsx! {
        div { class: "banner-place", role: "status", "aria-live": "polite",
            if let Some((word, (class, icon), now)) = said {
                div { class,
                    {symbol(icon)}
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
        (Word::Later(at), _) => t!("banner-later", queued = queued, at = text::clock(at)),
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
            assert_eq!(word(&connection, |_| true), expected, "{connection:?}");
        }
    }

    #[test]
    fn what_is_tried_again_later_is_not_said_to_be_on_its_way() {
        let at: Timestamp = "2026-11-23T13:30:00Z".parse().expect("a moment");
        for network in [Network::Untried, Network::Online] {
            let connection = Connection { network, queued: 1, next_try: Some(at), ..Connection::default() };
            assert_eq!(word(&connection, |_| true), Some(Word::Later(at)));
            assert_eq!(word(&connection, |_| false), Some(Word::Sending));
        }
    }
}
