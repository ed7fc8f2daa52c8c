//! What the page may load: itself and the device's pictures, as tauri.conf.json says, and the base of the map from where the
//! Comune has it.

use rapida_contract::municipality::Municipality;
use tauri::utils::config::Csp;
use tauri::{Context, Url};

/// Lets the page fetch the base of the map that this Comune has chosen.
pub fn let_in_base_map(context: &mut Context, comune: &Municipality) {
    let origin = comune.base_map.as_ref().and_then(|base| origin(&base.url));
    if let (Some(origin), Some(Csp::DirectiveMap(policy))) = (origin, &mut context.config_mut().app.security.csp) {
        policy.entry("connect-src".to_owned()).or_default().push(origin);
    }
}

/// Where an address leads, without its path, which may hold `{z}`; `None` for what is not on the web.
fn origin(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    matches!(url.scheme(), "https" | "http").then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapida_contract::municipality::{BaseMap, BaseMapKind};

    #[test]
    fn only_the_place_of_the_base_map_is_let_in() {
        let cases = [
            ("https://mappe.example/{z}/{x}/{y}.png?chiave=1", Some("https://mappe.example")),
            ("https://mappe.example:8443/ravenna.pmtiles", Some("https://mappe.example:8443")),
            ("http://127.0.0.1:8080/{TileMatrix}/{TileRow}/{TileCol}", Some("http://127.0.0.1:8080")),
            ("file:///etc/passwd", None),
            ("mappe/{z}", None),
        ];
        for (address, expected) in cases {
            assert_eq!(origin(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn a_comune_with_a_base_map_may_load_it_and_nothing_else_changes() {
        let mut context: Context = tauri::generate_context!();
        let before = sources(&mut context);
        let_in_base_map(&mut context, &Municipality::built_in());
        assert_eq!(sources(&mut context), before);
        let url = "https://mappe.example/{z}/{x}/{y}.png".to_owned();
        let base_map = BaseMap { kind: BaseMapKind::Xyz, url, attribution: "Comune".to_owned() };
        let_in_base_map(&mut context, &Municipality { base_map: Some(base_map), ..Municipality::built_in() });
        assert_eq!(sources(&mut context), [before, vec!["https://mappe.example".to_owned()]].concat());
    }

    fn sources(context: &mut Context) -> Vec<String> {
        match &context.config_mut().app.security.csp {
            Some(Csp::DirectiveMap(policy)) => policy.get("connect-src").cloned().unwrap_or_default().into(),
            _ => Vec::new(),
        }
    }
}
