//! Reads the body of a submission. What cannot be read is said by field, as far as there are fields.

use rapida_contract::Timestamp;
use rapida_contract::acting::Subject;
use rapida_contract::problem::{Code, Fault, FieldError, Problem};
use rapida_contract::report::NewReport;
use rapida_contract::submission::{AttachmentRef, FilledForm, NewFormStep, NewReportStep, NewSubmission};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The submission, with unknown fields left aside.
pub fn submission(body: &[u8]) -> Result<NewSubmission, Problem> {
    serde_json::from_slice(body).map_err(|error| explain(body, &error))
}

fn explain(body: &[u8], error: &serde_json::Error) -> Problem {
    let Ok(fields) = serde_json::from_slice::<Map<String, Value>>(body) else {
        let (line, column) = (error.line(), error.column());
        let detail = format!("Il contenuto non è un oggetto JSON (riga {line}, colonna {column}).");
        return Problem::new(Code::Malformed, detail);
    };
    let mut errors = Vec::new();
    errors.extend(fault::<Timestamp>(&fields, "made_at", "made_at"));
    match fields.get("service").and_then(Value::as_str) {
        Some("report") => errors.extend(fault::<NewReport>(&fields, "content", "")),
        Some("report_step") => errors.extend(fault::<NewReportStep>(&fields, "content", "")),
        Some("form") => errors.extend(fault::<FilledForm>(&fields, "content", "")),
        Some("form_step") => errors.extend(fault::<NewFormStep>(&fields, "content", "")),
        Some(_) => errors.push(FieldError::new("service", Fault::Unknown)),
        None => errors.push(FieldError::new("service", Fault::Required)),
    }
    if fields.contains_key("attachments") {
        errors.extend(fault::<Vec<AttachmentRef>>(&fields, "attachments", "attachments"));
    }
    if fields.contains_key("acting_for") {
        errors.extend(fault::<Option<Subject>>(&fields, "acting_for", "acting_for"));
    }
    if errors.is_empty() {
        Problem::new(Code::Malformed, "Il contenuto non si può leggere.")
    } else {
        Problem::invalid(errors)
    }
}

/// What is wrong with a field, if anything; `prefix` stands before the path within it.
fn fault<T: DeserializeOwned>(fields: &Map<String, Value>, name: &str, prefix: &str) -> Option<FieldError> {
    let Some(value) = fields.get(name) else { return Some(FieldError::new(name, Fault::Required)) };
    let error = serde_path_to_error::deserialize::<_, T>(value).err()?;
    let path = error.path().to_string();
    let field = match (prefix, path.as_str()) {
        ("", ".") => name.to_owned(),
        (prefix, ".") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    };
    Some(FieldError::new(field, Fault::Malformed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(json: &str) -> Vec<(String, Fault)> {
        let problem = submission(json.as_bytes()).expect_err("cannot be read");
        problem.errors.into_iter().map(|error| (error.field, error.fault)).collect()
    }

    #[test]
    fn each_field_that_cannot_be_read_is_named() {
        let cases: &[(&str, &[(&str, Fault)])] = &[
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"report","content":{"title":5}}"#,
                &[("title", Fault::Malformed)],
            ),
            (
                r#"{"made_at":"yesterday","service":"report","content":{"contact":{"email":[]}}}"#,
                &[("made_at", Fault::Malformed), ("contact.email", Fault::Malformed)],
            ),
            (r#"{"made_at":"2026-11-23T09:00:00Z","service":"tax","content":{}}"#, &[("service", Fault::Unknown)]),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"report","content":{},"acting_for":{"kind":"person","tax_code":"x"}}"#,
                &[("acting_for", Fault::Malformed)],
            ),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"form","content":{"slug":"nido","version":-1,"answers":{}}}"#,
                &[("version", Fault::Malformed)],
            ),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"form","content":{"slug":"nido","version":1,"answers":[]}}"#,
                &[("answers", Fault::Malformed)],
            ),
            (r#"{"made_at":"2026-11-23T09:00:00Z","service":"form"}"#, &[("content", Fault::Required)]),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"form","content":{"slug":"nido","version":1,"answers":{},"amends":"x"}}"#,
                &[("amends", Fault::Malformed)],
            ),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"form_step","content":{"form":"x"}}"#,
                &[("form", Fault::Malformed)],
            ),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"form_step","content":{"form":"0193562c-7d2e-7c11-8a6f-2b1d6a5c9e01","slug":"nido","step":"withdraw","files":[{}]}}"#,
                &[("files[0]", Fault::Malformed)],
            ),
            (r"{}", &[("made_at", Fault::Required), ("service", Fault::Required)]),
            (
                r#"{"made_at":"2026-11-23T09:00:00Z","service":"report","content":{},"attachments":[{"id":"x"}]}"#,
                &[("attachments[0].id", Fault::Malformed)],
            ),
        ];
        for (json, expected) in cases {
            let expected: Vec<_> = expected.iter().map(|(field, fault)| ((*field).to_owned(), *fault)).collect();
            assert_eq!(named(json), expected, "{json}");
        }
    }

    #[test]
    fn what_is_not_json_is_a_malformed_request() {
        for body in ["", "[]", "{", "\u{feff}{}", "null"] {
            assert_eq!(submission(body.as_bytes()).expect_err("not an object").code, Code::Malformed, "{body}");
        }
    }

    proptest! {
        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = submission(&bytes);
        }

        #[test]
        fn foreign_fields_never_panic(service in "report|report_step|form|form_step|other", content in "\\PC{0,40}", depth in 0_usize..300) {
            let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            for content in [serde_json::to_string(&content).expect("a string"), nested] {
                let json = format!(r#"{{"made_at":1,"service":"{service}","content":{content},"attachments":{content}}}"#);
                let _ = submission(json.as_bytes());
                let json = format!(
                    r#"{{"made_at":1,"service":"{service}","content":{{"slug":"nido","version":1,"answers":{{"a":{content}}}}}}}"#
                );
                let _ = submission(json.as_bytes());
            }
        }
    }
}
