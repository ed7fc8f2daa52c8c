//! How easy it was to use a service, said by whoever used it (valutazione; criterion C.SE.1.7 of the model for the services of
//! the Comuni). Asked once something was sent; the same again is fine, another takes its place.
//!
//! | method and path | asks | answers |
//! |---|---|---|
//! | `PUT /v1/submissions/{id}/rating` | [`Rating`] | 204 |

use serde::{Deserialize, Serialize};

use crate::api;
use crate::ids::SubmissionId;
use crate::problem::{Fault, FieldError};

/// The rating that goes with a submission.
pub fn rating(id: SubmissionId) -> String {
    format!("{}/rating", api::submission(id))
}

/// Most stars; the fewest are 1.
pub const STARS_MAX: u8 = 5;
/// From so many stars on one is asked what went well, below what was difficult.
pub const STARS_GOOD: u8 = 4;
/// Longest words, in characters.
pub const WORDS_MAX: u32 = 200;

/// "Quanto è stato facile usare questo servizio?"
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rating {
    /// From 1 to [`STARS_MAX`].
    pub stars: u8,
    /// What went well from [`STARS_GOOD`] stars on ("Quali sono stati gli aspetti che hai preferito?"), what was difficult below
    /// ("Dove hai incontrato le maggiori difficoltà?"); none where it was not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
    /// What else somebody says, at most [`WORDS_MAX`] characters; may be empty.
    #[serde(default)]
    pub words: String,
}

/// What a rating is about; good or bad, as its stars are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// "Le indicazioni erano chiare", "A volte le indicazioni non erano chiare".
    Clear,
    /// "Le indicazioni erano complete", "A volte le indicazioni non erano complete".
    Complete,
    /// "Capivo sempre che stavo procedendo correttamente", "A volte non capivo se stavo procedendo correttamente".
    OnTrack,
    /// "Non ho avuto problemi tecnici", "Ho avuto problemi tecnici".
    Technical,
    /// "Altro".
    Other,
    /// One of a newer app.
    #[serde(other)]
    Unknown,
}

impl Aspect {
    /// Those that one chooses from, in the order of the model.
    pub const ALL: [Self; 5] = [Self::Clear, Self::Complete, Self::OnTrack, Self::Technical, Self::Other];
}

impl Rating {
    /// Everything at fault.
    pub fn check(&self) -> Vec<FieldError> {
        let stars = match self.stars {
            0 => Some(FieldError::bound("stars", Fault::TooSmall, 1)),
            stars if stars > STARS_MAX => Some(FieldError::bound("stars", Fault::TooLarge, STARS_MAX.into())),
            _ => None,
        };
        let aspect = (self.aspect == Some(Aspect::Unknown)).then(|| FieldError::new("aspect", Fault::Unknown));
        let too_long = self.words.chars().count() > WORDS_MAX as usize;
        let words = too_long.then(|| FieldError::bound("words", Fault::TooLong, WORDS_MAX));
        [stars, aspect, words].into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_an_aspect_and_two_hundred_characters_are_a_rating() {
        let rating = |stars, aspect, words: usize| Rating { stars, aspect, words: "è".repeat(words) };
        let cases = [
            (rating(1, None, 0), vec![]),
            (rating(5, Some(Aspect::OnTrack), 200), vec![]),
            (rating(0, None, 201), vec![("stars", Fault::TooSmall), ("words", Fault::TooLong)]),
            (rating(6, Some(Aspect::Unknown), 0), vec![("stars", Fault::TooLarge), ("aspect", Fault::Unknown)]),
        ];
        for (rating, expected) in cases {
            let found = rating.check();
            let found: Vec<_> = found.iter().map(|error| (error.field.as_str(), error.fault)).collect();
            assert_eq!(found, expected, "{rating:?}");
        }
    }

    #[test]
    fn an_aspect_of_a_newer_app_is_read_as_unknown() {
        let rating: Rating = serde_json::from_str(r#"{"stars":3,"aspect":"speed"}"#).expect("reads");
        assert_eq!(rating, Rating { stars: 3, aspect: Some(Aspect::Unknown), words: String::new() });
    }
}
