//! Whether a tax code is that of a person whose data are known.

use super::{PersonTaxCode, Sex};
use crate::Date;
use crate::values::fold::{Umlaut, fold};

/// Who bears a code, by a register or by what was typed beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bearer<'a> {
    /// Surname at birth.
    pub surname: &'a str,
    /// All first names.
    pub name: &'a str,
    /// Day of birth.
    pub birth: Date,
    /// Sex.
    pub sex: Sex,
}

wrong! {
    /// In what a code and its bearer differ.
    pub enum Disagreement {
        /// The surname.
        Surname {
            /// What the code would begin with.
            expected: String
        } = "tax_code_other_surname", "by the surname the code would begin with {expected}";
        /// The first name.
        Name {
            /// The three letters that would follow.
            expected: String
        } = "tax_code_other_name", "by the first name characters 4 to 6 would be {expected}";
        /// The day of birth.
        Birth = "tax_code_other_birth", "the code has another day of birth";
        /// The sex.
        Sex = "tax_code_other_sex", "the code has another sex";
    }
}

impl PersonTaxCode {
    /// In what the code differs from its bearer; nothing where they agree.
    ///
    /// A register may write an umlaut as one letter or as two, and both give a code.
    pub fn disagreements(&self, bearer: &Bearer) -> Vec<Disagreement> {
        let mut found = Vec::new();
        if let Some(expected) = other(self.surname(), bearer.surname, of_surname) {
            found.push(Disagreement::Surname { expected });
        }
        if let Some(expected) = other(self.name(), bearer.name, of_name) {
            found.push(Disagreement::Name { expected });
        }
        if !self.is_of_birth(bearer.birth) {
            found.push(Disagreement::Birth);
        }
        if self.sex() != bearer.sex {
            found.push(Disagreement::Sex);
        }
        found
    }
}

/// What the three letters would be, where they are others in either way of writing umlauts.
fn other(letters: &str, text: &str, code: fn(&str) -> String) -> Option<String> {
    let agrees = [Umlaut::Bare, Umlaut::WithE].into_iter().any(|umlaut| code(&fold(text, umlaut)) == letters);
    (!agrees).then(|| code(&fold(text, Umlaut::Bare)))
}

/// The consonants, then the vowels, then X: three of them.
fn of_surname(folded: &str) -> String {
    let letters = folded.chars().filter(char::is_ascii_uppercase);
    let (vowels, consonants): (Vec<char>, Vec<char>) = letters.partition(|letter| "AEIOU".contains(*letter));
    consonants.into_iter().chain(vowels).chain("XXX".chars()).take(3).collect()
}

/// The first, third and fourth of four consonants or more; otherwise as with a surname.
fn of_name(folded: &str) -> String {
    let consonants: Vec<char> = folded.chars().filter(|c| c.is_ascii_uppercase() && !"AEIOU".contains(*c)).collect();
    match consonants.as_slice() {
        [first, _, third, fourth, ..] => [first, third, fourth].into_iter().collect(),
        _ => of_surname(folded),
    }
}

#[cfg(all(test, feature = "native"))]
mod tests {
    use super::*;
    use crate::values::wrong::tests::each_is_reached;

    #[test]
    fn letters_are_taken_from_names_as_the_decree_says() {
        let surnames =
            [("Rossi", "RSS"), ("Aiello", "LLA"), ("Fo", "FOX"), ("D'Angiò", "DNG"), ("De Ùa", "DEU"), ("", "XXX")];
        for (surname, letters) in surnames {
            assert_eq!(of_surname(&fold(surname, Umlaut::Bare)), letters, "{surname}");
        }
        let names = [("Maria", "MRA"), ("Gianfranco", "GFR"), ("Anna Maria", "NMR"), ("Claudio", "CLD"), ("Ia", "IAX")];
        for (name, letters) in names {
            assert_eq!(of_name(&fold(name, Umlaut::Bare)), letters, "{name}");
        }
    }

    fn rossi() -> Bearer<'static> {
        let birth = "1980-01-01".parse().expect("a day");
        Bearer { surname: "Rossi", name: "Mario", birth, sex: Sex::Male }
    }

    #[test]
    fn each_disagreement_is_told() {
        let code: PersonTaxCode = "RSSMRA80A01H199L".parse().expect("a code");
        assert_eq!(code.disagreements(&rossi()), []);
        let later = "1980-01-02".parse().expect("a day");
        let all = [
            (Bearer { surname: "Bianchi", ..rossi() }, Disagreement::Surname { expected: "BNC".into() }),
            (Bearer { name: "Lucia", ..rossi() }, Disagreement::Name { expected: "LCU".into() }),
            (Bearer { birth: later, ..rossi() }, Disagreement::Birth),
            (Bearer { sex: Sex::Female, ..rossi() }, Disagreement::Sex),
        ];
        for (bearer, disagreement) in &all {
            assert_eq!(code.disagreements(bearer), std::slice::from_ref(disagreement), "{bearer:?}");
        }
        each_is_reached(Disagreement::KEYS, all.iter().map(|(_, disagreement)| disagreement));
    }

    #[test]
    fn an_umlaut_agrees_as_one_letter_and_as_two() {
        let born = Bearer { surname: "Höö", ..rossi() };
        for code in ["HOOMRA80A01H199P", "HOEMRA80A01H199N"] {
            let code: PersonTaxCode = code.parse().expect(code);
            assert_eq!(code.disagreements(&born), [], "{code}");
        }
    }
}
