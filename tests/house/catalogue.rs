//! publiccode.yml, by which the catalogue of Italian public software finds us, against its standard (version 0.7).

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::source::read;

/// The keys that we use, with the values that the standard knows; any other key or value is a mistake.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "that a key is there and of its kind is checked by reading it")]
struct Entry {
    publiccode_yml_version: String,
    name: String,
    url: String,
    #[serde(rename = "landingURL")]
    landing_url: String,
    software_version: String,
    release_date: jiff::civil::Date,
    organisation: Organisation,
    platforms: Vec<Platform>,
    categories: Vec<String>,
    development_status: Status,
    software_type: Kind,
    intended_audience: serde_norway::Value,
    supports: Vec<BTreeMap<String, String>>,
    description: BTreeMap<String, Description>,
    legal: Legal,
    maintenance: Maintenance,
    localisation: Localisation,
    depends_on: serde_norway::Value,
    #[serde(rename = "IT")]
    italy: serde_norway::Value,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "read to be checked")]
struct Organisation {
    uri: String,
    name: String,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Platform {
    Web,
    Windows,
    Mac,
    Linux,
    Ios,
    Android,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Concept,
    Development,
    Beta,
    Stable,
    Obsolete,
}

#[derive(Deserialize)]
enum Kind {
    #[serde(rename = "standalone/mobile")]
    Mobile,
    #[serde(rename = "standalone/desktop")]
    Desktop,
    #[serde(rename = "standalone/web")]
    Web,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "read to be checked")]
struct Description {
    localised_name: String,
    short_description: String,
    long_description: String,
    features: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Legal {
    license: String,
    main_copyright_owner: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Maintenance {
    #[serde(rename = "type")]
    kind: String,
    contacts: Vec<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Localisation {
    localisation_ready: bool,
    available_languages: Vec<String>,
}

#[test]
fn the_catalogue_can_read_our_entry() {
    let entry: Entry = serde_norway::from_str(&read("publiccode.yml")).expect("the keys and values of the standard");
    assert!(entry.url.starts_with("https://"), "{}", entry.url);
    assert!(!entry.platforms.is_empty());
    for (language, description) in &entry.description {
        let short = description.short_description.chars().count();
        let long = description.long_description.chars().count();
        assert!((1..=150).contains(&short), "{language}: {short} characters in short");
        assert!((150..=10_000).contains(&long), "{language}: {long} characters at length");
        assert!(!description.features.is_empty(), "{language}: no feature");
    }
    assert!(entry.description.contains_key("it"), "Italian first");
    assert!(entry.categories.iter().all(|category| category.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
    assert_eq!(entry.maintenance.kind, "internal");
    assert!(entry.maintenance.contacts.iter().any(|contact| contact.contains_key("name")), "somebody to write to");
    let languages: Vec<&str> = entry.localisation.available_languages.iter().map(String::as_str).collect();
    assert_eq!((languages.as_slice(), entry.localisation.localisation_ready), (["it", "en", "de"].as_slice(), true));
}

#[test]
fn the_catalogue_and_the_workspace_say_the_same_of_us() {
    let entry: Entry = serde_norway::from_str(&read("publiccode.yml")).expect("read");
    let workspace: toml::Table = read("Cargo.toml").parse().expect("a manifest");
    let package = &workspace["workspace"]["package"];
    assert_eq!(package["license"].as_str(), Some(entry.legal.license.as_str()));
    assert_eq!(package["version"].as_str(), Some(entry.software_version.as_str()));
    assert_eq!(entry.legal.main_copyright_owner, "Comune di Ravenna");
}
