//! An own datum that was typed into a form: for this request alone, or in the profile, too.

use dioxus::prelude::*;
use rapida_contract::form::{Answer, Part};
use rapida_contract::ipc::SaveOwn;
use rapida_contract::profile::{Isee, Own, Parcel};
use rapida_contract::service::Source;
use rapida_contract::values::Plate;

use super::filling::Filling;
use super::kinds::Ask;
use crate::ui::field::Radios;
use crate::{bridge, t, text};

const ONCE: &str = "once";
const PROFILE: &str = "profile";

/// The question whether it goes into the profile, where it is not there yet.
pub fn keep_question(ask: &Ask, source: Source, offers: &[Answer]) -> Element {
    let news = ask.answer.as_ref().filter(|answer| ask.faults.is_empty() && !offers.contains(answer));
    if news.and_then(|answer| own_of(source, answer)).is_none() {
        return rsx! {};
    }
    let mut keeps = ask.filling.keeps;
    let path = ask.path.clone();
    let chosen = if keeps.read().contains_key(&path) { PROFILE } else { ONCE };
    rsx! {
        Radios { name: "{ask.id}-keep", legend: t!("form-keep"), chosen,
            choices: vec![(ONCE.to_owned(), t!("contact-keep-once")), (PROFILE.to_owned(), t!("contact-keep-profile"))],
            onchange: move |choice: String| {
                if choice == PROFILE {
                    keeps.write().insert(path.clone(), None);
                } else {
                    keeps.write().remove(&path);
                }
            } }
    }
}

/// Puts into the profile what is to go there and did not yet. A step is left.
pub fn keep(filling: Filling) {
    let news: Vec<(String, Answer, Own)> = {
        let (form, keeps) = (filling.form.peek(), filling.keeps.peek());
        let news = keeps.iter().filter_map(|(path, kept)| {
            let at = form.at(path)?;
            let answer = form.answer(at).filter(|answer| kept.as_ref() != Some(*answer))?;
            let own = own_of(form.field(at)?.prefill?, answer)?;
            Some((path.clone(), answer.clone(), own))
        });
        news.collect()
    };
    if news.is_empty() {
        return;
    }
    spawn(async move {
        let mut keeps = filling.keeps;
        for (path, answer, what) in news {
            match bridge::call(SaveOwn { id: None, what }).await {
                Ok(_) => {
                    keeps.write().insert(path, Some(answer));
                    filling.toasts.say(t!("own-saved"));
                }
                Err(problem) => filling.toasts.say(text::of_problem(&problem)),
            }
        }
    });
}

/// The own datum that an answer is; nothing where it is none, or not well formed.
fn own_of(source: Source, answer: &Answer) -> Option<Own> {
    let whole = || if let Answer::Text(text) = answer { Some(text.as_str()) } else { None };
    let part = |name: &str| answer.part(name).and_then(Part::text);
    let line = |name: &str| part(name).unwrap_or_default().to_owned();
    Some(match source {
        Source::Phone => Own::Phone { phone: whole()?.parse().ok()? },
        Source::Email => Own::Email { email: whole()?.parse().ok()? },
        Source::CertifiedMail => Own::CertifiedMail { certified_mail: whole()?.parse().ok()? },
        Source::Iban => Own::Iban { iban: whole()?.parse().ok()? },
        Source::Vehicle => {
            Own::Vehicle { plate: Plate::new(part("country")?, part("number")?).ok()?, model: String::new() }
        }
        Source::Property => {
            let (section, unit) = (line("section").to_uppercase(), line("unit"));
            let parcel = Parcel { section, sheet: part("sheet")?.into(), number: part("number")?.into(), unit };
            Own::Property { comune: part("comune")?.parse().ok()?, parcel }
        }
        Source::Isee => {
            let Some(Part::Number(cents)) = answer.part("cents") else { return None };
            let (protocol, until) = (part("protocol")?.parse().ok()?, part("until")?.parse().ok()?);
            Own::Isee { isee: Isee { protocol, cents: (*cents).try_into().ok()?, until } }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_well_formed_goes_into_the_profile() {
        let text = |text: &str| Answer::text(text);
        let plate = Answer::parts([("number", "AB123CD"), ("country", "I")]);
        let property = Answer::parts([("comune", "H199"), ("sheet", "12"), ("number", "34")]);
        let good = [
            (Source::Phone, text("+39 333 0000001"), "phone"),
            (Source::Email, text("giulia@posta.example"), "email"),
            (Source::Iban, text("IT60X0542811101000000123456"), "iban"),
            (Source::Vehicle, plate.clone(), "vehicle"),
            (Source::Property, property, "property"),
        ];
        for (source, answer, kind) in good {
            assert_eq!(own_of(source, &answer).map(|own| own.kind()), Some(kind), "{answer:?}");
        }
        let bad = [
            (Source::Phone, text("33")),
            (Source::Vehicle, Answer::parts([("number", "A"), ("country", "I")])),
            (Source::Isee, Answer::parts([("cents", "12,"), ("protocol", "x")])),
            (Source::Residence, plate),
        ];
        for (source, answer) in bad {
            assert_eq!(own_of(source, &answer), None, "{answer:?}");
        }
    }
}
