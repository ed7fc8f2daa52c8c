//! The words of the screens, in three languages (Fluent), and the dates as people write them.

mod number;
mod time;

use std::borrow::Cow;
use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use rapida_contract::municipality::Text;
use rapida_contract::problem::{FieldError, Problem};
use rapida_contract::values::Wrong;
use serde::Serialize;
use unic_langid::LanguageIdentifier;

pub use number::{coordinate, coordinate_of, distance, money, points, transferred};
pub use rapida_contract::italian::{cents_of, typed_cents};
pub use time::{
    clock, day, day_and_clock, day_of, days_until, is_to_come, local_day_and_clock, month, now, span, typed_day,
};

/// A language of the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// Italiano.
    #[default]
    Italian,
    /// English.
    English,
    /// Deutsch.
    German,
}

impl Language {
    /// Every language, in the order offered.
    pub const ALL: [Self; 3] = [Self::Italian, Self::English, Self::German];

    /// `it`, `en`, `de`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Italian => "it",
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// Its own name for itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Italian => "Italiano",
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The language of a tag such as `de-AT` or `de_AT.UTF-8`; Italian for what the app does not speak.
    pub fn of_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| language.code() == primary).unwrap_or_default()
    }

    /// Where its texts lie, beside the page: only the language that is spoken is fetched.
    pub fn address(self) -> String {
        format!("text/{}.ftl", self.code())
    }

    fn identifier(self) -> LanguageIdentifier {
        // A code of ours is always a language; the default is the undetermined one.
        self.code().parse().unwrap_or_default()
    }
}

/// What a text is told: small, since each use of a text makes some.
pub enum Argument {
    /// Words that are put in as they are.
    Words(String),
    /// A number, which also chooses between one and many.
    Number(f64),
}

impl Argument {
    fn fluent(&self) -> FluentValue<'_> {
        match self {
            Self::Words(words) => words.as_str().into(),
            Self::Number(number) => (*number).into(),
        }
    }
}

impl From<String> for Argument {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}
impl From<f64> for Argument {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}
impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}
impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(i32::try_from(number).unwrap_or(i32::MAX).into())
    }
}
impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(u32::try_from(number).unwrap_or(u32::MAX).into())
    }
}

struct Spoken {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

thread_local! {
    /// The page speaks one language at a time, as `<html lang>` says; switching draws the whole app anew.
    static SPOKEN: RefCell<Spoken> = RefCell::new(Spoken::new(Language::Italian, String::new()));
}

impl Spoken {
    fn new(language: Language, source: String) -> Self {
        let mut bundle = FluentBundle::new(vec![language.identifier()]);
        // Marks around inserted words confuse screen readers, and the app writes from left to right only.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(source) {
            Ok(resource) => resource,
            // What can be read is better than nothing; a test reads all three files without an error.
            Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    fn say(&self, key: &str, arguments: Option<&FluentArgs>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text: Cow<str> = self.bundle.format_pattern(pattern, arguments, &mut errors);
        Some(text.into_owned())
    }
}

/// Speaks a language from now on, with the texts of its file.
pub fn speak(language: Language, source: String) {
    SPOKEN.with(|spoken| spoken.replace(Spoken::new(language, source)));
}

/// The language spoken.
pub fn language() -> Language {
    SPOKEN.with(|spoken| spoken.borrow().language)
}

/// The text of a key; the key itself where there is none, which a test makes impossible. Use [`t!`](crate::t).
pub fn say(key: &str, arguments: &[(&'static str, Argument)]) -> String {
    let arguments: FluentArgs = arguments.iter().map(|(name, value)| (*name, value.fluent())).collect();
    SPOKEN.with(|spoken| spoken.borrow().say(key, Some(&arguments))).unwrap_or_else(|| key.to_owned())
}

/// The text of a member of a family of keys, `family-member`: `of("state", "in_charge")`.
pub fn of(family: &str, member: &str) -> String {
    say(&format!("{family}-{member}"), &[])
}

/// A text of the Comune in the language spoken.
pub fn said(text: &Text) -> String {
    text.in_language(language().code()).to_owned()
}

/// What happened and what to do, of a problem that stands alone.
pub fn of_problem(problem: &Problem) -> String {
    of("problem", problem.code.as_str())
}

/// The name of a form's field, by the id of its input; a word for any other field that a newer server may know.
pub fn of_field(id: &str) -> String {
    let key = format!("field-{id}");
    SPOKEN.with(|spoken| spoken.borrow().say(&key, None)).unwrap_or_else(|| say("field-other", &[]))
}

/// The text of a member of a family that is called as on the wire: `of_name("kinship", &Kinship::Child)`.
pub fn of_name(family: &str, member: &impl Serialize) -> String {
    of(family, &wire_name(member))
}

/// How something is called on the wire.
pub fn wire_name(member: &impl Serialize) -> String {
    let name = serde_json::to_value(member).ok().and_then(|name| name.as_str().map(str::to_owned));
    name.unwrap_or_default()
}

/// What is wrong with a field.
pub fn of_fault(error: &FieldError) -> String {
    let key = format!("fault-{}", wire_name(&error.fault));
    say(&key, &[("limit", error.limit.unwrap_or_default().into())])
}

/// What is wrong with a value.
pub fn of_wrong(wrong: &impl Wrong) -> String {
    let facts: Vec<_> = wrong.facts().into_iter().map(|(name, fact)| (name, fact.into())).collect();
    say(&format!("fault-{}", wrong.key()), &facts)
}

/// The text of a key written as a literal, so that a test finds every key that is used:
/// `t!("nav-home")`, `t!("photos-added", count = 2)`.
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::text::say($key, &[])
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::say($key, &[$((stringify!($name), ($value).into())),+])
    };
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn whoever_speaks_none_of_the_three_languages_reads_italian() {
        let cases = [
            ("it_IT.UTF-8", Language::Italian),
            ("de-AT", Language::German),
            ("EN", Language::English),
            ("en.UTF-8", Language::English),
            ("fr-FR", Language::Italian),
            ("C.UTF-8", Language::Italian),
            ("", Language::Italian),
        ];
        for (tag, expected) in cases {
            assert_eq!(Language::of_tag(tag), expected, "{tag}");
        }
    }
}
