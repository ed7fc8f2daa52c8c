//! Who may post by Open311: the clients to which the municipality gave a key.

use crate::files::Digest;

/// The key that the test mode accepts, and its holder.
const SANDBOX: &str = "prova";

/// The keys of this municipality. Only their digests are kept in memory.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Keys(Vec<(String, Digest)>);

/// A setting that is not `NAME=KEY`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "an Open311 key is written NAME=KEY, with a name of 1 to 40 letters, digits or dashes and a key of 8 characters or more"
)]
pub struct BadKey;

impl Keys {
    /// Reads `NAME=KEY` texts. The test mode adds the key `prova`.
    pub fn read(written: &[String], sandbox: bool) -> Result<Self, BadKey> {
        let mut keys = written.iter().map(|text| one(text)).collect::<Result<Vec<_>, _>>()?;
        if sandbox {
            keys.push((SANDBOX.to_owned(), Digest::of(SANDBOX.as_bytes())));
        }
        Ok(Self(keys))
    }

    /// Whose key this is.
    pub fn holder(&self, key: &str) -> Option<&str> {
        let wanted = Digest::of(key.as_bytes());
        self.0.iter().find(|(_, digest)| *digest == wanted).map(|(name, _)| name.as_str())
    }
}

fn one(text: &str) -> Result<(String, Digest), BadKey> {
    let (name, key) = text.split_once('=').ok_or(BadKey)?;
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let good = plain && (1..=40).contains(&name.len()) && key.len() >= 8;
    if good { Ok((name.to_owned(), Digest::of(key.as_bytes()))) } else { Err(BadKey) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_holder() {
        let keys = Keys::read(&["fixmystreet=c0rrect-h0rse".to_owned()], false).expect("reads");
        assert_eq!(keys.holder("c0rrect-h0rse"), Some("fixmystreet"));
        for wrong in ["", "prova", "fixmystreet", "c0rrect-h0rs"] {
            assert_eq!(keys.holder(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_the_test_mode_has_a_key_of_its_own() {
        assert_eq!(Keys::read(&[], true).expect("reads").holder("prova"), Some("prova"));
        assert_eq!(Keys::read(&[], false).expect("reads").holder("prova"), None);
    }

    #[test]
    fn a_misspelt_key_is_refused() {
        for text in ["", "name", "=long-enough", "name=short", "two words=long-enough"] {
            assert_eq!(Keys::read(&[text.to_owned()], true), Err(BadKey), "{text}");
        }
    }
}
