//! `discovery`: where the service is and whom to ask for a key.

use rapida_contract::municipality::Municipality;

use super::tree::{Format, Tree};

/// The standard, as discovery names it.
const SPECIFICATION: &str = "http://wiki.open311.org/GeoReport_v2";
/// When what is said here last changed.
const CHANGESET: &str = "2026-11-23T00:00:00+01:00";

/// The document. The test mode says of itself that it is one.
pub fn document(municipality: &Municipality, base: &str, sandbox: bool) -> Tree {
    let formats = Format::ALL.map(|format| {
        let (media_type, _) = format.media_type().split_once(';').unwrap_or((format.media_type(), ""));
        Tree::words(media_type)
    });
    let endpoint = Tree::Record(vec![
        ("specification", Tree::words(SPECIFICATION)),
        ("url", Tree::words(base)),
        ("changeset", Tree::words(CHANGESET)),
        ("type", Tree::words(if sandbox { "test" } else { "production" })),
        ("formats", Tree::List("format", formats.to_vec())),
    ]);
    let contact = format!("{}: {}, {}", municipality.name, municipality.email, municipality.phone);
    let key_service = format!("La chiave (api_key) si chiede a {}.", municipality.email);
    Tree::Record(vec![
        ("changeset", Tree::words(CHANGESET)),
        ("contact", Tree::words(contact)),
        ("key_service", Tree::words(key_service)),
        ("endpoints", Tree::List("endpoint", vec![endpoint])),
    ])
}
