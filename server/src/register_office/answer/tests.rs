//! What is read of the register office's answer, and what is not.

use proptest::prelude::*;
use serde_json::json;

use super::*;

const ASKED: &str = "MNTGLI88D52H199O";

fn somebody(tax_code: &str, birth: &str, kinship: &Value) -> Value {
    json!({
        "generalita": {
            "codiceFiscale": { "codFiscale": tax_code },
            "cognome": "Montanari",
            "nome": "Giulia",
            "sesso": "F",
            "dataNascita": birth,
            "luogoNascita": { "comune": { "nomeComune": "Ravenna" } },
        },
        "legameSoggetto": { "codiceLegame": kinship },
        "residenza": [{
            "indirizzo": {
                "cap": "48121",
                "comune": { "nomeComune": "Ravenna", "siglaProvinciaIstat": "RA" },
                "toponimo": { "specie": "Via", "denominazioneToponimo": "dei Tigli" },
                "numeroCivico": { "numero": 12, "lettera": "A" },
            },
            "dataDecorrenzaResidenza": "2015-02-30",
        }],
        "statoCivile": { "codice": "2" },
        "cittadinanza": [{ "descrizioneStato": "Italiana" }],
        "documenti": [{ "tipo": "CIE", "numero": 17, "enteRilascio": "Ravenna", "dataScadenza": "31/12/2030" }],
    })
}

fn answer(people: &[Value]) -> Value {
    json!({ "idOperazioneANPR": "1", "listaSoggetti": { "datiSoggetto": people } })
}

fn read_json(answer: &Value) -> Option<Entry> {
    read(answer.to_string().as_bytes(), &ASKED.parse().expect("a tax code"))
}

fn own() -> Value {
    somebody(ASKED, "1988-04-12", &json!("2"))
}

#[test]
fn numbers_may_come_as_numbers_and_days_that_do_not_exist_are_unknown() {
    let entry = read_json(&answer(&[own()])).expect("an entry");
    assert_eq!((entry.residence.street.as_str(), entry.residence.since), ("Via dei Tigli 12/A", None));
    assert_eq!(entry.civil_status, CivilStatus::Married);
    assert_eq!(entry.documents.first().map(|one| (one.number.as_str(), one.valid_until)), Some(("17", None)));
    assert_eq!(entry.household.first().map(|one| one.kinship), Some(Kinship::Spouse));
}

#[test]
fn whoever_of_the_household_cannot_be_read_is_left_out() {
    let head = somebody("FBBLCU86P02H199Q", "1986-09-02", &json!(1));
    for (other, members) in [
        (head.clone(), 2),
        (somebody("FBBLCU86P02H199A", "1986-09-02", &json!("1")), 1),
        (somebody("FBBLCU86P02H199Q", "1986-09-31", &json!("1")), 1),
        (somebody("FBBLCU86P02H199Q", "1986-09-02", &json!(["1"])), 1),
        (json!("somebody"), 1),
        (own(), 1),
    ] {
        let entry = read_json(&answer(&[other.clone(), own()])).expect("an entry");
        assert_eq!(entry.household.len(), members, "{other}");
    }
}

#[test]
fn a_code_that_is_not_known_is_another() {
    let entry = read_json(&answer(&[somebody(ASKED, "1988-04-12", &json!("99"))])).expect("an entry");
    assert_eq!(entry.household.first().map(|one| one.kinship), Some(Kinship::Other));
}

#[test]
fn an_answer_about_somebody_else_is_none() {
    let mut homeless = own();
    homeless["residenza"] = json!([]);
    for people in [vec![], vec![somebody("FBBLCU86P02H199Q", "1986-09-02", &json!("1"))], vec![homeless]] {
        assert_eq!(read_json(&answer(&people)), None);
    }
}

/// Any JSON.
fn foreign() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map("[a-zA-Z]{1,12}", inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

/// Every place in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(name, inner)| pointers(inner, &format!("{at}/{name}"), found)),
        Value::Array(all) => all.iter().enumerate().for_each(|(n, inner)| pointers(inner, &format!("{at}/{n}"), found)),
        _ => {}
    }
}

proptest! {
    #[test]
    fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(read(&bytes, &ASKED.parse().expect("a tax code")), None);
    }

    #[test]
    fn whatever_stands_in_the_place_of_a_datum_never_panics(value in foreign(), place in any::<prop::sample::Index>()) {
        let mut told = answer(&[own(), somebody("FBBLCU86P02H199Q", "1986-09-02", &json!("1"))]);
        let mut places = Vec::new();
        pointers(&told, "", &mut places);
        *told.pointer_mut(place.get::<String>(&places)).expect("a place") = value;
        if let Some(entry) = read_json(&told) {
            prop_assert!(entry.household.iter().any(|member| member.tax_code.as_str() == ASKED));
        }
    }
}
