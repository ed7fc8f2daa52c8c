//! Which entries of the list a person wants to see.

use rapida_contract::ipc::SubmissionFilter;
use rapida_contract::values::fold::{Umlaut, fold};

use super::{Entry, year};

pub(super) fn lets_through(filter: &SubmissionFilter, entry: &Entry) -> bool {
    let row = &entry.row;
    let key = row.subject.as_ref().map(|named| named.subject.key()).unwrap_or_default();
    filter.slug.as_ref().is_none_or(|slug| *slug == row.slug)
        && filter.stand.is_none_or(|stand| stand == row.standing.stand())
        && filter.subject.as_ref().is_none_or(|subject| *subject == key)
        && filter.year.is_none_or(|wanted| wanted == year(row))
        && has_all(entry, &filter.text)
}

/// Whether every word that was typed stands somewhere in the entry.
fn has_all(entry: &Entry, typed: &str) -> bool {
    let texts = texts(entry);
    typed.split_whitespace().all(|word| texts.iter().any(|text| has(text, word)))
}

fn texts(entry: &Entry) -> Vec<&str> {
    let row = &entry.row;
    let mut texts = vec![row.title.it.as_str(), &row.title.en, &row.title.de, &row.name];
    texts.extend(row.number.as_ref().map(|number| number.0.as_str()));
    texts.extend(row.subject.as_ref().map(|named| named.name.as_str()));
    texts.extend(entry.said.iter().map(String::as_str));
    texts
}

/// Accents and case do not matter; what has no Latin letters is looked for as it is.
fn has(text: &str, word: &str) -> bool {
    let folded = fold(word, Umlaut::Bare);
    if folded.is_empty() {
        return text.to_lowercase().contains(&word.to_lowercase());
    }
    fold(text, Umlaut::Bare).contains(&folded)
}
