//! The known word that a misspelt one is closest to.

use crate::service::search::distance;

/// The nearest of these words, where no more than a third of its letters is different.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let letters = word.chars().count();
    let within = letters.max(3) / 3;
    let near = known.into_iter().filter_map(|other| Some((distance(word, other, within)?, other)));
    near.min().map(|(_, other)| other.to_owned())
}
