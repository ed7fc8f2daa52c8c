//! The categories of reports as Open311 services, each with the attributes that a client may ask for.

use rapida_contract::municipality::{Category, Municipality};
use rapida_contract::report::TITLE_MAX;

use super::tree::Tree;

/// The attribute with which a client gives a title of its own; otherwise one is taken from the description.
pub const TITLE: &str = "title";
/// The attribute that tells something which cannot wait for an office.
pub const DANGER: &str = "danger";
/// The value of [`DANGER`] when there is none.
pub const NO_DANGER: &str = "none";

/// `GET services`: every category, in the order shown in the app.
pub fn list(municipality: &Municipality) -> Tree {
    Tree::List("service", municipality.categories.iter().map(|category| service(municipality, category)).collect())
}

fn service(municipality: &Municipality, category: &Category) -> Tree {
    Tree::Record(vec![
        ("service_code", Tree::words(&category.id)),
        ("service_name", Tree::words(&category.name.it)),
        ("description", Tree::words(&category.help.it)),
        ("metadata", Tree::Flag(true)),
        ("type", Tree::words("realtime")),
        ("keywords", Tree::words(category.keywords.join(", "))),
        ("group", Tree::words(&municipality.name)),
    ])
}

/// `GET services/{code}`: what can be said about a report of this category beyond place and description.
pub fn definition(category: &Category) -> Tree {
    let mut attributes = vec![title()];
    if !category.dangers.is_empty() {
        attributes.push(danger(category));
    }
    Tree::Record(vec![("service_code", Tree::words(&category.id)), ("attributes", Tree::List("attribute", attributes))])
}

fn title() -> Tree {
    attribute(
        TITLE,
        "string",
        1,
        "Titolo della segnalazione",
        &format!("Al massimo {TITLE_MAX} caratteri"),
        Tree::List("value", Vec::new()),
    )
}

fn danger(category: &Category) -> Tree {
    let value = |key: &str, name: &str| Tree::Record(vec![("key", Tree::words(key)), ("name", Tree::words(name))]);
    let signs = category.dangers.iter().map(|danger| value(&danger.id, &danger.sign.it));
    let values = std::iter::once(value(NO_DANGER, "Nessun pericolo immediato")).chain(signs).collect();
    attribute(
        DANGER,
        "singlevaluelist",
        2,
        "C'è un pericolo immediato? In questo caso bisogna anche telefonare subito.",
        "Una delle voci dell'elenco",
        Tree::List("value", values),
    )
}

fn attribute(code: &str, datatype: &str, order: i64, description: &str, hint: &str, values: Tree) -> Tree {
    Tree::Record(vec![
        ("variable", Tree::Flag(true)),
        ("code", Tree::words(code)),
        ("datatype", Tree::words(datatype)),
        ("required", Tree::Flag(false)),
        ("datatype_description", Tree::words(hint)),
        ("order", Tree::Whole(order)),
        ("description", Tree::words(description)),
        ("values", values),
    ])
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::super::tree::Format;
    use super::*;

    fn json(tree: &Tree) -> Value {
        serde_json::from_slice(&tree.write(Format::Json, "")).expect("JSON")
    }

    #[test]
    fn every_category_is_a_service_with_the_fields_of_the_schema() {
        let municipality = Municipality::built_in();
        let services = json(&list(&municipality));
        assert_eq!(services.as_array().map(Vec::len), Some(municipality.categories.len()));
        let roads = &services[0];
        assert_eq!(roads["service_code"], "roads");
        assert_eq!(roads["metadata"], Value::Bool(true));
        assert_eq!(roads["type"], "realtime");
        assert!(roads["keywords"].as_str().expect("text").contains("buca, "));
    }

    #[test]
    fn every_service_has_a_definition_since_metadata_says_so() {
        for category in &Municipality::built_in().categories {
            let definition = json(&definition(category));
            assert_eq!(definition["service_code"], category.id.as_str());
            let codes: Vec<&str> =
                definition["attributes"].as_array().expect("list").iter().filter_map(|a| a["code"].as_str()).collect();
            let expected: &[&str] = if category.dangers.is_empty() { &[TITLE] } else { &[TITLE, DANGER] };
            assert_eq!(codes, expected, "{}", category.id);
        }
    }

    #[test]
    fn a_danger_can_be_denied_or_named() {
        let municipality = Municipality::built_in();
        let roads = municipality.category("roads").expect("there");
        let values = json(&definition(roads))["attributes"][1]["values"].clone();
        assert_eq!(values[0]["key"], NO_DANGER);
        assert_eq!(values[1]["key"], roads.dangers[0].id.as_str());
    }
}
