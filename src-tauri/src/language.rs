//! The system's language. On Linux the environment says it: the webview there says English wherever the language's locale is
//! not installed.

/// The language, or `None` where the webview knows it.
pub fn of_system() -> Option<String> {
    cfg!(target_os = "linux").then(|| told_by(|name| std::env::var(name).ok()))
}

/// As POSIX and gettext read the environment; `C` where it says nothing.
fn told_by(variable: impl Fn(&str) -> Option<String>) -> String {
    let said = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(said).unwrap_or_else(|| "C".into());
    let untold = matches!(locale.split('.').next(), Some("C" | "POSIX"));
    // The languages that a person prefers count only where a language is spoken at all.
    let preferred = said(&"LANGUAGE").filter(|_| !untold).unwrap_or(locale);
    preferred.split(':').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_says_the_language_in_the_order_of_gettext() {
        let cases: [(&[(&str, &str)], &str); 6] = [
            (&[], "C"),
            (&[("LANG", "it_IT.UTF-8")], "it_IT.UTF-8"),
            (&[("LANG", "it_IT.UTF-8"), ("LC_ALL", "")], "it_IT.UTF-8"),
            (&[("LANG", "it_IT.UTF-8"), ("LC_MESSAGES", "de_DE.UTF-8")], "de_DE.UTF-8"),
            (&[("LANG", "it_IT.UTF-8"), ("LANGUAGE", "de:en")], "de"),
            (&[("LANG", "C.UTF-8"), ("LANGUAGE", "en")], "C.UTF-8"),
        ];
        for (variables, expected) in cases {
            let variable =
                |name: &str| variables.iter().find(|(it, _)| *it == name).map(|(_, value)| (*value).to_owned());
            assert_eq!(told_by(variable), expected, "{variables:?}");
        }
    }
}
