//! The JSON Schema of a service file, made of the same description that it is read by.

use serde_json::{Map, Value as Json, json};

use super::keys::SERVICE;
use super::shape::{Key, Shape, Table};

/// The schema of a service file (JSON Schema 2020-12, of TOML's values as JSON, days as texts): what is published as
/// `docs/schemas/service-1.schema.json`.
pub fn json_schema() -> Json {
    let about = "A file of assets/services. It says which keys there are; `cargo xtask services check` says also whether \
                 expressions, lists, offices and days fit together.";
    of(&SERVICE, "urn:rapida:service:1", "A service of a municipality, as Rapida reads it", about)
}

/// The schema of a file of this shape.
pub fn of(file: &Table, id: &str, title: &str, about: &str) -> Json {
    let mut definitions = Map::new();
    let mut root = table(file, &mut definitions);
    definitions.insert("text".to_owned(), languages(&json!({ "$ref": "#/$defs/line" })));
    // Several lines, too: `.` leaves a line break out.
    definitions.insert("line".to_owned(), json!({ "type": "string", "pattern": "^\\S([\\s\\S]*\\S)?$" }));
    let words = json!({ "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/line" } });
    definitions.insert("words".to_owned(), languages(&words));
    if let Json::Object(root) = &mut root {
        root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
        root.insert("$id".to_owned(), json!(id));
        root.insert("title".to_owned(), json!(title));
        root.insert("description".to_owned(), json!(about));
        root.insert("$defs".to_owned(), Json::Object(definitions));
    }
    root
}

fn languages(of_each: &Json) -> Json {
    json!({
        "type": "object",
        "properties": { "it": of_each, "en": of_each, "de": of_each },
        "required": ["it", "en", "de"],
        "additionalProperties": false,
    })
}

fn table(table: &Table, definitions: &mut Map<String, Json>) -> Json {
    if table.kinds.is_empty() {
        return object(table.keys, None, definitions);
    }
    let kinds = table.kinds.iter().map(|(kind, keys)| object(table.keys, Some((kind, keys)), definitions));
    let kinds: Vec<Json> = kinds.collect();
    json!({ "oneOf": kinds })
}

/// An object with these keys, and with those of a kind.
fn object(keys: &[Key], kind: Option<(&str, &[Key])>, definitions: &mut Map<String, Json>) -> Json {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    if let Some((kind, _)) = kind {
        properties.insert("kind".to_owned(), json!({ "const": kind }));
        required.push("kind");
    }
    for key in keys.iter().chain(kind.map(|(_, keys)| keys).unwrap_or_default()) {
        let mut shape = shape(&key.shape, definitions);
        if let Json::Object(shape) = &mut shape {
            shape.insert("description".to_owned(), json!(key.about));
        }
        properties.insert(key.name.to_owned(), shape);
        if key.needed {
            required.push(key.name);
        }
    }
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn shape(shape: &Shape, definitions: &mut Map<String, Json>) -> Json {
    match shape {
        Shape::Text => json!({ "$ref": "#/$defs/text" }),
        Shape::Words => json!({ "$ref": "#/$defs/words" }),
        Shape::Line => json!({ "$ref": "#/$defs/line" }),
        Shape::Id => json!({ "type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 60 }),
        Shape::Url => json!({ "type": "string", "pattern": "^https://" }),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Shape::Degrees => json!({ "type": "number", "minimum": -180, "maximum": 180 }),
        Shape::Day => json!({ "type": "string", "format": "date" }),
        Shape::Expression => json!({ "type": "string", "pattern": "\\S" }),
        Shape::Condition => json!({ "anyOf": [{ "type": "boolean" }, { "type": "string", "pattern": "\\S" }] }),
        Shape::OneOf(words) => json!({ "enum": words }),
        Shape::Many(of_each) => json!({ "type": "array", "minItems": 1, "items": self::shape(of_each, definitions) }),
        Shape::Table(of) => {
            if !definitions.contains_key(of.name) {
                // Before its keys: a group's columns are fields again.
                definitions.insert(of.name.to_owned(), Json::Null);
                let schema = table(of, definitions);
                definitions.insert(of.name.to_owned(), schema);
            }
            json!({ "$ref": format!("#/$defs/{}", of.name) })
        }
    }
}
