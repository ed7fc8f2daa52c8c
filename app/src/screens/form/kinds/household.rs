//! Somebody of the household, as the register office tells it; where it told nothing, anybody.

use rapida_contract::form::{Answer, Part};
use rapida_contract::service::Source;

use dioxus::prelude::*;

use super::Ask;
use super::choice::among;
use super::parts::parts;
use crate::t;
use crate::text;

/// The members to choose from, or the parts of a person.
pub fn household_person(ask: &Ask, source: Option<Source>) -> Element {
    let known = ask.filling.form.peek().asked().known.household();
    let Some(members) = known.filter(|members| !members.is_empty()) else { return parts(ask, source) };
    let choices = members.iter().map(|member| (key(member), name(member))).collect();
    let chosen = ask.answer.as_ref().map(key).unwrap_or_default();
    among(ask, choices, chosen, move |key_of| {
        members.iter().find(|member| key(member) == key_of).cloned().unwrap_or(Answer::Text(key_of))
    })
}

/// A person is known by the tax code.
fn key(person: &Answer) -> String {
    let code = person.part("tax_code").and_then(Part::text);
    // What is half typed by name.
    code.map_or_else(|| if let Answer::Text(text) = person { text.clone() } else { String::new() }, str::to_owned)
}

fn name(member: &Answer) -> String {
    let part = |name: &str| member.part(name).and_then(Part::text).unwrap_or_default().to_owned();
    let day = part("birth_date").parse().map(text::day).unwrap_or_default();
    t!("form-member", given = part("given_name"), family = part("family_name"), day = day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_known_by_the_tax_code() {
        let member = Answer::parts([("tax_code", "FBBMME20A41H199X"), ("given_name", "Emma")]);
        assert_eq!(key(&member), "FBBMME20A41H199X");
        assert_eq!(key(&Answer::text("Emm")), "Emm");
        assert_eq!(key(&Answer::parts([])), "");
    }
}
