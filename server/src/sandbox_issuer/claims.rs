//! What of a person is told: what the client asked for and nothing else.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};

/// Before the names of what only Italian providers know (SPID/CIE OIDC, "User Attributes").
const PREFIX: &str = "https://attributes.eid.gov.it/";
/// The prefix of the profile's first years; a client that asks by it is answered by it.
const FORMER_PREFIX: &str = "https://attributes.spid.gov.it/";

/// What the scopes of CIE stand for.
const SCOPES: [(&str, &[&str]); 2] = [
    ("profile", &["given_name", "family_name", "birthdate", "https://attributes.eid.gov.it/fiscal_number"]),
    ("email", &["email"]),
];

/// A name with the prefix.
pub(super) fn named(name: &str) -> String {
    format!("{PREFIX}{name}")
}

/// The parameter `claims` (OpenID Connect Core 5.5). What it wants in the ID token is not given there: the profile
/// tells of people by UserInfo alone.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    userinfo: Map<String, Value>,
}

/// The names that a request asks for, by its scopes and by its parameter `claims`.
pub(super) fn wanted(scope: &str, claims: &str) -> Result<BTreeSet<String>, serde_json::Error> {
    let by_scope = SCOPES.iter().filter(|(name, _)| scope.split(' ').any(|one| one == *name));
    let mut names: BTreeSet<String> =
        by_scope.flat_map(|(_, names)| names.iter().map(|name| (*name).to_owned())).collect();
    if !claims.is_empty() {
        names.extend(serde_json::from_str::<Wanted>(claims)?.userinfo.into_iter().map(|(name, _)| name));
    }
    Ok(names)
}

/// What of `known` goes by the names asked for; what nobody knows is left out.
pub(super) fn told(known: &Map<String, Value>, names: &BTreeSet<String>) -> Map<String, Value> {
    let value = |name: &str| match name.strip_prefix(FORMER_PREFIX) {
        Some(rest) => known.get(&named(rest)),
        None => known.get(name),
    };
    names.iter().filter_map(|name| value(name).map(|value| (name.clone(), value.clone()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_was_asked_for_is_told_by_the_name_it_was_asked_by() {
        let known =
            json!({ "email": "a@posta.example", "https://attributes.eid.gov.it/spid_code": "S", "gender": "female" });
        let known = known.as_object().expect("an object");
        let cases = [
            ("openid", "", json!({})),
            ("openid email", "", json!({ "email": "a@posta.example" })),
            ("openid", r#"{"userinfo":{"gender":null,"birthdate":null}}"#, json!({ "gender": "female" })),
            ("openid", r#"{"id_token":{"gender":null}}"#, json!({})),
            (
                "openid",
                r#"{"userinfo":{"https://attributes.spid.gov.it/spid_code":{"essential":true}}}"#,
                json!({ "https://attributes.spid.gov.it/spid_code": "S" }),
            ),
        ];
        for (scope, claims, expected) in cases {
            let names = wanted(scope, claims).expect("reads");
            assert_eq!(Value::from(told(known, &names)), expected, "{scope} {claims}");
        }
    }

    #[test]
    fn claims_that_are_no_json_are_refused() {
        for claims in ["x", "1", r#"{"userinfo":1}"#] {
            assert!(wanted("openid", claims).is_err(), "{claims}");
        }
    }
}
