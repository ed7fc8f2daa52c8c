//! What parts of answers, and codes in them, are called on paper, in Italian, English and German.

/// A name, and what it is called.
type Row = (&'static str, [&'static str; 3]);

/// The parts of answers, as forms name them; behind a kind of question those that are something else there.
pub(super) const PARTS: &[Row] = &[
    ("tax_code", ["Codice fiscale", "Tax code", "Steuernummer"]),
    ("given_name", ["Nome", "Given name", "Vorname"]),
    ("family_name", ["Cognome", "Family name", "Nachname"]),
    ("birth_date", ["Data di nascita", "Date of birth", "Geburtsdatum"]),
    ("birthplace", ["Luogo di nascita", "Birthplace", "Geburtsort"]),
    ("sex", ["Sesso", "Sex", "Geschlecht"]),
    ("kinship", ["Parentela", "Kinship", "Verwandtschaft"]),
    ("street", ["Via e numero", "Street and number", "Straße und Hausnummer"]),
    ("postal_code", ["CAP", "Postal code", "Postleitzahl"]),
    ("comune", ["Comune", "Comune", "Gemeinde"]),
    ("province", ["Provincia", "Province", "Provinz"]),
    ("from", ["Dal", "From", "Vom"]),
    ("until", ["Al", "Until", "Bis"]),
    ("number", ["Numero", "Number", "Nummer"]),
    ("country", ["Paese", "Country", "Land"]),
    ("cents", ["Valore", "Amount", "Betrag"]),
    ("protocol", ["Protocollo della DSU", "Protocol of the DSU", "Protokoll der DSU"]),
    ("isee.until", ["Valido fino al", "Valid until", "Gültig bis"]),
    ("section", ["Sezione", "Section", "Sektion"]),
    ("sheet", ["Foglio", "Sheet", "Blatt"]),
    ("unit", ["Subalterno", "Unit", "Einheit"]),
    ("property.comune", ["Codice catastale del Comune", "Cadastral code of the Comune", "Katastercode der Gemeinde"]),
    ("property.number", ["Particella", "Parcel", "Parzelle"]),
];

/// The codes of a sex.
pub(super) const SEXES: &[Row] =
    &[("female", ["Femminile", "Female", "Weiblich"]), ("male", ["Maschile", "Male", "Männlich"])];

/// What somebody is to the head of their household, as registers tell it.
pub(super) const KINSHIPS: &[Row] = &[
    ("head", ["Intestatario o intestataria della scheda", "Head of the household", "Haushaltsvorstand"]),
    ("spouse", ["Coniuge", "Spouse", "Ehepartner"]),
    ("child", ["Figlio o figlia", "Child", "Kind"]),
    ("grandchild", ["Nipote (di nonni)", "Grandchild", "Enkelkind"]),
    ("parent", ["Padre o madre", "Parent", "Elternteil"]),
    ("grandparent", ["Nonno o nonna", "Grandparent", "Großelternteil"]),
    ("sibling", ["Fratello o sorella", "Sibling", "Bruder oder Schwester"]),
    ("niece_or_nephew", ["Nipote (di zii)", "Niece or nephew", "Nichte oder Neffe"]),
    ("aunt_or_uncle", ["Zio o zia", "Aunt or uncle", "Tante oder Onkel"]),
    ("child_in_law", ["Genero o nuora", "Son- or daughter-in-law", "Schwiegersohn oder -tochter"]),
    ("parent_in_law", ["Suocero o suocera", "Parent-in-law", "Schwiegerelternteil"]),
    ("partner", ["Convivente", "Partner", "Lebensgefährte"]),
    ("civil_partner", ["Parte dell'unione civile", "Civil partner", "Eingetragener Partner"]),
    ("adopted_child", ["Figlio o figlia in adozione", "Adopted child", "Adoptivkind"]),
    ("other", ["Altro componente", "Other member", "Anderes Mitglied"]),
];

/// What a name is called in a language (`it`, `en`, `de`), Italian for any other.
pub(super) fn label(rows: &[Row], name: &str, language: &str) -> Option<&'static str> {
    let [italian, english, german] = rows.iter().find(|(known, _)| *known == name)?.1;
    Some(match language {
        "en" => english,
        "de" => german,
        _ => italian,
    })
}

#[cfg(test)]
mod tests {
    use rapida_contract::registry::Kinship;

    use super::*;

    #[test]
    fn every_kinship_has_its_label() {
        for kinship in Kinship::ALL.iter().chain([&Kinship::Other]) {
            let code = serde_json::to_value(kinship).unwrap();
            assert!(label(KINSHIPS, code.as_str().unwrap(), "it").is_some(), "{code}");
        }
        let told = ["it", "en", "de", "fr"].map(|language| label(KINSHIPS, "sibling", language));
        assert_eq!(told, [Some("Fratello o sorella"), Some("Sibling"), Some("Bruder oder Schwester"), told[0]]);
        assert_eq!(label(SEXES, "?", "it"), None);
    }

    #[test]
    fn every_part_of_every_kind_has_its_label() {
        use rapida_contract::form::parts;
        use rapida_contract::service::Kind;
        let kinds =
            [Kind::HouseholdPerson, Kind::Person, Kind::Address, Kind::Period, Kind::Plate, Kind::Isee, Kind::Property];
        for (name, ..) in kinds.iter().flat_map(parts) {
            assert!(label(PARTS, name, "it").is_some(), "{name}");
        }
    }
}
