use super::*;

/// A file as JSON, as the schema sees it.
fn as_json(text: &str) -> serde_json::Value {
    fn plain(value: toml::Value) -> serde_json::Value {
        match value {
            toml::Value::Datetime(day) => json!(day.to_string()),
            toml::Value::Array(values) => values.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
            other => serde_json::to_value(other).expect("a plain value"),
        }
    }
    plain(toml::from_str::<toml::Value>(text).expect("TOML"))
}

fn validator() -> jsonschema::Validator {
    jsonschema::options().should_validate_formats(true).build(&json_schema()).expect("a schema")
}

#[test]
fn the_published_schema_is_that_of_the_reader() {
    let published = fs::read_to_string(clone("docs/schemas/service-1.schema.json")).expect("published");
    let ours = format!("{:#}\n", json_schema());
    assert!(published == ours, "write it anew: cargo xtask services schema > docs/schemas/service-1.schema.json");
}

#[test]
fn every_service_fits_the_schema() {
    let schema = validator();
    for (file, text) in files("assets/services").into_iter().chain([("small".to_owned(), SMALL.to_owned())]) {
        let json = as_json(&text);
        let errors: Vec<String> =
            schema.iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{file}: {errors:#?}");
    }
}

#[test]
fn schema_and_reader_refuse_the_same_files() {
    let schema = validator();
    let broken = [
        ("version = 1", "version = 0"),
        ("version = 1", "version = true"),
        ("version = 1\n", ""),
        ("version = 1", "versoin = 1"),
        ("de = \"Probe\"", "de = \"\""),
        ("de = \"Probe\"", "d = \"Probe\""),
        ("de = \"Probe\"", "de = \" Probe\""),
        ("channel = \"online\"", "channel = \"offline\""),
        ("level = \"L2\"", "level = \"L4\""),
        ("for_whom = [\"oneself\"]", "for_whom = []"),
        ("for_whom = [\"oneself\"]", "for_whom = [\"everybody\"]"),
        ("closes = 2027-03-31", "closes = \"soon\""),
        ("id = \"second\"", "id = \"Second\""),
        ("kind = \"integer\"", "kind = \"number\""),
        ("kind = \"integer\"", "kind = \"integer\"\nmax_length = 3"),
        ("kind = \"short_text\"", "kind = \"short_text\"\nmax_length = 0"),
        ("shown_if = \"many > 2\"", "shown_if = true"),
        ("shown_if = \"many > 2\"", "shown_if = \" \""),
        ("at_most = 3\n", ""),
    ];
    for (from, to) in broken {
        let text = SMALL.replacen(from, to, 1);
        assert!(read("small.toml", &text, &known()).is_err(), "reader: {to}");
        assert!(!schema.is_valid(&as_json(&text)), "schema: {to}");
    }
}
