//! Whom a right is given to, and until when: what the forms of staff and mandates share.

use dioxus::prelude::*;
use rapida_contract::Date;
use rapida_contract::acting::NAME_MAX;
use rapida_contract::problem::{Fault, FieldError, Problem};
use rapida_contract::values::TaxCode;

use crate::ui::field::TextField;
use crate::{browser, t, text};

/// What is being typed.
#[derive(Clone, PartialEq, Default)]
pub struct Typed {
    name: String,
    tax_code: String,
    from: String,
    until: String,
    /// What was found wrong at the last try, by input.
    faults: Vec<(&'static str, String)>,
}

/// Whom, and until when.
pub struct Grantee {
    pub name: String,
    pub tax_code: TaxCode,
    /// Where the form asks for it.
    pub from: Option<Date>,
    pub until: Date,
}

impl Typed {
    /// What was typed, or nothing; then the first fault has the focus.
    pub fn read(&mut self, asks_from: bool) -> Option<Grantee> {
        let mut faults = Vec::new();
        let name = self.name.trim().to_owned();
        if name.is_empty() {
            faults.push(("grantee-name", text::of("fault", "required")));
        } else if name.chars().count() > NAME_MAX as usize {
            faults.push(("grantee-name", text::of_fault(&FieldError::bound("name", Fault::TooLong, NAME_MAX))));
        }
        let tax_code = self.tax_code.parse::<TaxCode>();
        if let Err(wrong) = &tax_code {
            let is_missing = self.tax_code.trim().is_empty();
            let words = if is_missing { text::of("fault", "required") } else { text::of_wrong(wrong) };
            faults.push(("grantee-tax-code", words));
        }
        let mut day = |id, typed: &str| {
            let day = text::day_of(typed);
            if day.is_none() {
                faults.push((id, t!("fault-day")));
            }
            day
        };
        let from = if asks_from { day("grantee-from", &self.from) } else { None };
        let until = day("grantee-until", &self.until);
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            faults.push(("grantee-until", t!("grantee-until-before")));
        }
        if let Some((id, _)) = faults.first() {
            browser::focus(id);
        }
        self.faults = faults;
        if !self.faults.is_empty() {
            return None;
        }
        Some(Grantee { name, tax_code: tax_code.ok()?, from, until: until? })
    }

    /// Takes over what the municipality found wrong; answers whether an input is to blame.
    pub fn blame(&mut self, problem: &Problem) -> bool {
        let found = |field: &str| problem.errors.iter().any(|error| error.field == field);
        let words = |field: &str| problem.errors.iter().find(|error| error.field == field).map(text::of_fault);
        let inputs = [
            ("grantee-name", words("name").or_else(|| words("delegate_name"))),
            ("grantee-tax-code", words("delegate").or_else(|| words("tax_code"))),
            ("grantee-from", words("from")),
            ("grantee-until", found("until").then(|| t!("grantee-until-range"))),
        ];
        self.faults = inputs.into_iter().filter_map(|(id, words)| Some((id, words?))).collect();
        if let Some((id, _)) = self.faults.first() {
            browser::focus(id);
        }
        !self.faults.is_empty()
    }

    fn fault(&self, id: &str) -> Option<String> {
        self.faults.iter().find(|(of, _)| *of == id).map(|(_, words)| words.clone())
    }
}

/// The inputs.
#[component]
pub fn GranteeFields(typed: Signal<Typed>, asks_from: bool) -> Element {
    let now = typed.read();
    rsx! {
        TextField { id: "grantee-name", label: t!("account-name"), value: now.name.clone(), fault: now.fault("grantee-name"),
            oninput: move |value| typed.write().name = value }
        TextField { id: "grantee-tax-code", label: t!("account-tax-code"), value: now.tax_code.clone(), fault: now.fault("grantee-tax-code"),
            oninput: move |value| typed.write().tax_code = value }
        div { class: "fields-two",
            if asks_from {
                TextField { id: "grantee-from", label: t!("grantee-from"), hint: t!("field-day-hint"), value: now.from.clone(), fault: now.fault("grantee-from"),
                    oninput: move |value| typed.write().from = value }
            }
            TextField { id: "grantee-until", label: t!("grantee-until"), hint: t!("grantee-until-hint"), value: now.until.clone(),
                fault: now.fault("grantee-until"), oninput: move |value| typed.write().until = value }
        }
    }
}
