//! Everything that can be wrong with a value has its words in the three languages.

use super::gazetteer::BirthplaceFault;
use super::plate::{PlateDoubt, PlateFault};
use super::tax_code::{Disagreement, TaxCodeFault};
use super::{
    CadastralCodeFault, EmailFault, IbanFault, IseeProtocolFault, PhoneFault, PostalCodeFault, VatNumberFault,
};

const LANGUAGES: [&str; 3] = [
    include_str!("../../../assets/text/it.ftl"),
    include_str!("../../../assets/text/en.ftl"),
    include_str!("../../../assets/text/de.ftl"),
];

const ALL: [&[(&str, &[&str])]; 12] = [
    BirthplaceFault::KEYS,
    CadastralCodeFault::KEYS,
    Disagreement::KEYS,
    EmailFault::KEYS,
    IbanFault::KEYS,
    IseeProtocolFault::KEYS,
    PhoneFault::KEYS,
    PlateDoubt::KEYS,
    PlateFault::KEYS,
    PostalCodeFault::KEYS,
    TaxCodeFault::KEYS,
    VatNumberFault::KEYS,
];

/// The text of a key, on one line as all of these are.
fn text<'a>(language: &'a str, key: &str) -> &'a str {
    let of_key = |line: &'a str| line.strip_prefix("fault-")?.strip_prefix(key)?.strip_prefix(" = ");
    language.lines().find_map(of_key).unwrap_or_else(|| panic!("fault-{key} has no text"))
}

#[test]
fn each_fault_has_a_text_that_speaks_only_of_what_the_fault_knows() {
    for (key, facts) in ALL.into_iter().flatten() {
        for language in LANGUAGES {
            for variable in text(language, key).split("{ $").skip(1) {
                let name = variable.split(' ').next().unwrap_or_default();
                assert!(facts.contains(&name), "fault-{key} speaks of {name}");
            }
        }
    }
}
