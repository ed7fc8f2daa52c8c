//! Finds services by what a person types: without accents and capitals, with a letter too many or too few, in the singular
//! or the plural, by another word for the same.

use std::collections::BTreeMap;

use super::{Catalogue, Service};
use crate::municipality::Text;
use crate::values::fold::{Umlaut, fold};

/// What a word counts for that stands in the title, among the synonyms, in the summary, in what a service is sorted by.
const TITLE: u32 = 100;
const SYNONYM: u32 = 60;
const SUMMARY: u32 = 20;
const SORTED_BY: u32 = 15;

/// Words that say nothing of what is looked for.
const SMALL: &str = "A AD AL ALLA ALLE AGLI AI ALLO CHE COME CON COSA D DA DAL DALLA DEI DEL DELL DELLA DELLE DEGLI DI E ED I \
                     IL IN L LA LE LO GLI NEL NELLA MI MIO MIA O PER SU SUL UN UNA UNO THE OF FOR AN MY TO AND ON \
                     DER DIE DAS DEN DEM DES UND FUR EIN EINE EINEN ZU ZUR ZUM IM VON MEIN MEINE MEINEN";

/// All services, ready to be searched.
#[derive(Clone, Debug)]
pub struct Index {
    services: Vec<Indexed>,
}

#[derive(Clone, Debug)]
struct Indexed {
    slug: String,
    title: String,
    /// Each stem with what it counts for.
    words: Vec<(String, u32)>,
}

/// A service that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hit<'a> {
    /// Which.
    pub slug: &'a str,
    /// How well it fits; only to be compared with others of the same search.
    pub score: u32,
}

impl Index {
    /// Services with their words in Italian and in this language (`it`, `en`, `de`).
    pub fn new<'a>(services: impl IntoIterator<Item = &'a Service>, catalogue: &Catalogue, language: &str) -> Self {
        Self { services: services.into_iter().map(|service| indexed(service, catalogue, language)).collect() }
    }

    /// The services that fit what was typed, the best first; none where nothing was typed.
    pub fn find(&self, typed: &str) -> Vec<Hit<'_>> {
        let asked: Vec<String> = said(typed).collect();
        let mut found: Vec<(&Indexed, u32)> =
            self.services.iter().filter_map(|service| Some((service, score(service, &asked)?))).collect();
        found.sort_by(|(one, first), (other, second)| second.cmp(first).then_with(|| one.title.cmp(&other.title)));
        found.into_iter().map(|(service, score)| Hit { slug: &service.slug, score }).collect()
    }
}

fn indexed(service: &Service, catalogue: &Catalogue, language: &str) -> Indexed {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut add = |text: &str, count: u32| {
        for word in words(text) {
            let known = counts.entry(word).or_default();
            *known = count.max(*known);
        }
    };
    let text = |text: &Text, add: &mut dyn FnMut(&str, u32), count| {
        add(&text.it, count);
        add(text.in_language(language), count);
    };
    let category = std::slice::from_ref(&service.category);
    for (known, ids) in [
        (&catalogue.categories, category),
        (&catalogue.topics, &service.topics),
        (&catalogue.life_events, &service.life_events),
    ] {
        let named = known.iter().filter(|name| ids.contains(&name.id));
        named.for_each(|name| text(&name.name, &mut add, SORTED_BY));
    }
    text(&service.summary, &mut add, SUMMARY);
    let synonyms = match language {
        "en" => &service.synonyms.en,
        "de" => &service.synonyms.de,
        _ => &service.synonyms.it,
    };
    service.synonyms.it.iter().chain(synonyms).for_each(|synonym| add(synonym, SYNONYM));
    text(&service.title, &mut add, TITLE);
    let title = service.title.in_language(language).to_owned();
    Indexed { slug: service.slug.clone(), title, words: counts.into_iter().collect() }
}

/// What a service has of what was asked; nothing where a word is missing, or more than one of three.
fn score(service: &Indexed, asked: &[String]) -> Option<u32> {
    let (mut sum, mut missing, mut place) = (0, 0, 0);
    while let Some(word) = asked.get(place) {
        let one = best(service, &stem(word));
        // "scuola bus" is also written in one word.
        let joined = asked.get(place + 1).map_or(0, |next| best(service, &stem(&format!("{word}{next}"))));
        let apart = asked.get(place + 1).map_or(0, |next| if one > 0 { best(service, &stem(next)) } else { 0 });
        if joined > 0 && (one == 0 || apart == 0) {
            sum += joined * 2;
            place += 2;
        } else {
            sum += one;
            missing += usize::from(one == 0);
            place += 1;
        }
    }
    (sum > 0 && missing * 3 <= asked.len()).then_some(sum)
}

/// What the best of a service's words counts for one that was asked.
fn best(service: &Indexed, asked: &str) -> u32 {
    let counts = service.words.iter().map(|(word, count)| count * likeness(word, asked) / 10);
    counts.max().unwrap_or(0)
}

/// How much a word is like one that was asked: 10 where it is the same, 0 where it is another.
fn likeness(word: &str, asked: &str) -> u32 {
    let letters = asked.len();
    if word == asked {
        return 10;
    }
    if letters >= 3 && word.starts_with(asked) {
        return 8;
    }
    match distance(word, asked, typos(letters)) {
        Some(1) => 6,
        Some(_) => 4,
        None => 0,
    }
}

/// How many letters of a word may be wrong. In a short one every letter says something.
fn typos(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=6 => 1,
        _ => 2,
    }
}

/// The stems of a text's words.
fn words(text: &str) -> Vec<String> {
    said(text).map(|word| stem(&word)).collect()
}

/// A text's words in capitals without accents, and without those that say nothing.
fn said(text: &str) -> impl Iterator<Item = String> {
    let apart = text.split(|c: char| !c.is_alphanumeric()).map(|word| fold(word, Umlaut::Bare));
    apart.filter(|word| !word.is_empty() && !SMALL.split_ascii_whitespace().any(|small| small == word))
}

/// A word without what tells one from many and him from her: ASILO and ASILI are ASIL, SCOLASTICHE is SCOLASTIC.
fn stem(word: &str) -> String {
    let bare = if word.len() > 4 { word.strip_suffix('S').unwrap_or(word) } else { word };
    let vowel = |c: char| "AEIOU".contains(c);
    let shorter = bare.strip_suffix(vowel).filter(|_| bare.len() > 3);
    let Some(shorter) = shorter else { return bare.to_owned() };
    let shorter = shorter.strip_suffix('I').filter(|_| shorter.len() > 4).unwrap_or(shorter);
    let hard = shorter.ends_with("CH") || shorter.ends_with("GH");
    if hard { shorter.trim_end_matches('H').to_owned() } else { shorter.to_owned() }
}

/// How many letters must be added, left out, changed or exchanged with their neighbour (optimal string alignment); nothing
/// where these are more than `within`.
pub fn distance(one: &str, other: &str, within: usize) -> Option<usize> {
    if one.chars().count().abs_diff(other.chars().count()) > within {
        return None;
    }
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (above, letter) in one.iter().enumerate() {
        let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
        let mut next = vec![above + 1];
        for (place, theirs) in other.iter().enumerate() {
            let changed = at(&row, place) + usize::from(letter != theirs);
            let added = at(&row, place + 1).min(at(&next, place)) + 1;
            let previous =
                |letters: &[char], place: usize| place.checked_sub(1).and_then(|place| letters.get(place).copied());
            let crossed = previous(&one, above) == Some(*theirs) && previous(&other, place) == Some(*letter);
            let exchanged = if crossed { at(&before, place - 1) + 1 } else { usize::MAX / 2 };
            next.push(changed.min(added).min(exchanged));
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|distance| *distance <= within)
}

#[cfg(all(test, feature = "native"))]
mod tests;
