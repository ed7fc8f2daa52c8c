//! Where the app may be come back to. Nothing is parsed that could be read in two ways: an address is one of these, byte
//! for byte, or it is not taken (RFC 9700, 2.1).

use rapida_contract::sign_in::{APP_REDIRECT, LOOPBACK_PATH};

/// Whether an address is the app's.
pub(super) fn is_the_app_s(address: &str) -> bool {
    address == APP_REDIRECT || is_loopback(address)
}

/// Any port, since the app takes one that is free (RFC 8252, 7.3).
fn is_loopback(address: &str) -> bool {
    let rest = ["http://127.0.0.1:", "http://[::1]:"].into_iter().find_map(|start| address.strip_prefix(start));
    let port = rest.and_then(|rest| rest.strip_suffix(LOOPBACK_PATH));
    port.is_some_and(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_app_s_own_addresses_are_taken() {
        for (address, taken) in [
            ("it.ravenna.comune.rapida:/ritorno", true),
            ("http://127.0.0.1:49152/ritorno", true),
            ("http://[::1]:1/ritorno", true),
            ("it.ravenna.comune.rapida:/ritorno?x", false),
            ("it.ravenna.comune.rapida://ritorno", false),
            ("IT.ravenna.comune.rapida:/ritorno", false),
            ("http://127.0.0.1/ritorno", false),
            ("http://127.0.0.1:0/ritorno", false),
            ("http://127.0.0.1:+80/ritorno", false),
            ("http://127.0.0.1:65536/ritorno", false),
            ("http://127.0.0.1:80@evil.example/ritorno", false),
            ("http://127.0.0.1:80/altro/ritorno", false),
            ("http://127.0.0.1:80/ritorno#x", false),
            ("http://localhost:80/ritorno", false),
            ("https://127.0.0.1:80/ritorno", false),
            ("", false),
        ] {
            assert_eq!(is_the_app_s(address), taken, "{address}");
        }
    }

    proptest! {
        #[test]
        fn whatever_comes_never_panics(address in any::<String>()) {
            let _ = is_the_app_s(&address);
        }
    }
}
