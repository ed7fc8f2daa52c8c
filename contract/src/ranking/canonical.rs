//! JSON in one form alone, so that its digest says what it says: no blanks, keys in order, as RFC 8785 has it for what rankings
//! hold: texts, whole numbers, days and yes or no. `jq -cS` writes the same.

use serde::Serialize;
use serde_json::Value;

/// Canonical JSON of plain data; empty for what is no JSON.
pub fn json(data: &impl Serialize) -> String {
    let mut text = String::new();
    if let Ok(value) = serde_json::to_value(data) {
        write(&value, &mut text);
    }
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Array(elements) => {
            text.push('[');
            for (place, element) in elements.iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                write(element, text);
            }
            text.push(']');
        }
        Value::Object(object) => {
            // In order, whatever order the map itself keeps.
            let mut keys: Vec<&String> = object.keys().collect();
            keys.sort_unstable();
            text.push('{');
            for (place, key) in keys.into_iter().enumerate() {
                text.push_str(if place > 0 { "," } else { "" });
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write(object.get(key).unwrap_or(&Value::Null), text);
            }
            text.push('}');
        }
        plain => text.push_str(&plain.to_string()),
    }
}
