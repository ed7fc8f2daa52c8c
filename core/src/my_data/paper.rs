//! The same data on paper: who one is, what one wrote, what one sent.

use rapida_contract::registry::{Entry, Member, Registry};
use rapida_contract::sign_in::Person;
use rapida_contract::submission::Content;

use super::words::Words;
use super::{Held, HeldSubmission};
use crate::document::{Document, DocumentError, Part, Section, Source};

pub(super) fn write(held: &Held) -> Result<Vec<u8>, DocumentError> {
    let words = Words::of(held.settings.language.as_deref().unwrap_or_default());
    let mut sections = Vec::new();
    if let Some(registry) = &held.registry {
        sections.extend(known(registry, words));
    }
    sections.push(own(held, words));
    sections.push(sent(held, words));
    let document = Document {
        issuer: held.municipality.clone(),
        title: words.title.to_owned(),
        language: words.language.to_owned(),
        made_at: held.made_at,
        sections,
        source: Source {
            name: "rapida.json".to_owned(),
            media_type: "application/json",
            description: words.source.to_owned(),
            bytes: serde_json::to_vec(held).unwrap_or_default(),
        },
    };
    document.to_pdf()
}

fn fact(label: &str, value: impl Into<String>) -> Part {
    Part::Fact { label: label.to_owned(), value: value.into() }
}

fn known(registry: &Registry, words: &Words) -> Vec<Section> {
    let told = &registry.identity;
    let mut parts = vec![Part::Text(words.told(&told.by, told.at))];
    parts.extend(person(&told.what, words));
    let mut sections = vec![Section { title: words.person.to_owned(), parts }];
    if let Some(entry) = &registry.entry {
        let mut parts = vec![Part::Text(words.told(&entry.by, entry.at))];
        parts.extend(household(&entry.what, words));
        sections.push(Section { title: words.household.to_owned(), parts });
    }
    sections
}

fn person(person: &Person, words: &Words) -> Vec<Part> {
    let name = format!("{} {}", person.given_name, person.family_name);
    let mut parts = vec![fact(words.name, name), fact(words.tax_code, person.tax_code.as_str())];
    let others = [(words.birth, &person.birthdate), (words.email, &person.email), (words.phone, &person.phone)];
    parts.extend(others.into_iter().filter_map(|(label, value)| Some(fact(label, value.clone()?))));
    parts
}

fn household(entry: &Entry, words: &Words) -> Vec<Part> {
    let home = &entry.residence;
    let address = format!("{}, {} {} ({})", home.street, home.postal_code, home.comune, home.province);
    let member = |member: &Member| {
        let Member { given_name, family_name, tax_code, birth_date, .. } = member;
        fact(&format!("{given_name} {family_name}"), format!("{tax_code}, {}", words.date(*birth_date)))
    };
    std::iter::once(fact(words.residence, address)).chain(entry.household.iter().map(member)).collect()
}

/// Own data as they stand in `rapida.json`, a line for each of their values.
fn own(held: &Held, words: &Words) -> Section {
    let mut parts = Vec::new();
    for datum in &held.own {
        let values = serde_json::to_value(&datum.what).unwrap_or_default();
        parts.push(fact(words.own(datum.what.kind()), lines(&values).join(" · ")));
    }
    if parts.is_empty() {
        parts.push(Part::Text(words.nothing.to_owned()));
    }
    Section { title: words.own_data.to_owned(), parts }
}

/// The values inside a value, without their names and kinds.
fn lines(value: &serde_json::Value) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            fields.iter().filter(|(name, _)| *name != "kind").flat_map(|(_, value)| lines(value)).collect()
        }
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(_) | Value::Bool(_) | Value::Null => Vec::new(),
    }
}

fn sent(held: &Held, words: &Words) -> Section {
    let mut parts: Vec<_> = held.submissions.iter().map(|submission| one_sent(submission, words)).collect();
    let drafts = held.drafts.iter();
    parts.extend(
        drafts.map(|draft| fact(words.draft, format!("{}, {}", draft.report.title, words.moment(draft.saved_at)))),
    );
    let forms = held.form_drafts.iter();
    parts.extend(forms.map(|form| {
        let name = if form.name.is_empty() { &form.service } else { &form.name };
        fact(words.draft, format!("{name}, {}", words.moment(form.saved_at)))
    }));
    if parts.is_empty() {
        parts.push(Part::Text(words.nothing.to_owned()));
    }
    Section { title: words.requests.to_owned(), parts }
}

fn one_sent(submission: &HeldSubmission, words: &Words) -> Part {
    let number = submission.registered.as_ref().map(|registered| registered.registration.code().0);
    let what = match &submission.sent.content {
        Content::Report(report) => report.title.clone(),
        Content::ReportStep(step) => step.words.clone(),
        Content::Form(form) => form.slug.clone(),
        Content::FormStep(step) if step.words.is_empty() => step.slug.clone(),
        Content::FormStep(step) => step.words.clone(),
    };
    fact(
        &number.unwrap_or_else(|| words.unsent.to_owned()),
        format!("{what}, {}", words.moment(submission.sent.made_at)),
    )
}
