//! The OpenAPI document, reviewed as a snapshot.

use serde_json::Value;

use crate::municipality::Municipality;

/// Every `$ref` in the document.
fn collect<'a>(value: &'a Value, references: &mut Vec<&'a str>) {
    if let Some(reference) = value.get("$ref").and_then(Value::as_str) {
        references.push(reference);
    }
    let members = value.as_object().into_iter().flat_map(|object| object.values());
    members.chain(value.as_array().into_iter().flatten()).for_each(|member| collect(member, references));
}

#[tokio::test]
async fn the_document_is_the_one_that_was_reviewed() {
    let data = tempfile::tempdir().unwrap();
    let municipality = Municipality::begin(data.path(), None).await;
    let url = format!("{}/openapi.json", municipality.url());
    let document: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["title"], "Rapida (modalità di prova)");
    let mut references = Vec::new();
    collect(&document, &mut references);
    for reference in references {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
    }
    insta::assert_json_snapshot!(document);
    municipality.end().await;
}
