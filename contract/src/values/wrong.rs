//! The shape of every error of a value.

use crate::problem::{Fault, FieldError};

/// What is wrong with a value, in words for a log (`Display`) and as a key for the words that a person reads.
pub trait Wrong: std::error::Error {
    /// Stable, `tax_code_check`: the text for people is `fault-tax_code_check` in `assets/text`.
    fn key(&self) -> &'static str;

    /// The variables of that text, by name.
    fn facts(&self) -> Vec<(&'static str, String)>;

    /// The same as the fault of a field on the wire.
    fn at(&self, field: &str) -> FieldError {
        FieldError::new(field, Fault::Malformed)
    }
}

/// An enum of what can be wrong with a value: per variant its facts, its key, and a sentence for a log.
macro_rules! wrong {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $(
                $(#[$about:meta])*
                $variant:ident $({ $($(#[$what:meta])* $fact:ident: $kind:ty),+ })? = $key:literal, $sentence:literal;
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
        pub enum $name {
            $($(#[$about])* #[error($sentence)] $variant $({ $($(#[$what])* $fact: $kind),+ })?,)+
        }

        impl $name {
            /// The key of each variant with the names of its facts.
            pub const KEYS: &'static [(&'static str, &'static [&'static str])] =
                &[$(($key, &[$($(stringify!($fact)),+)?])),+];
        }

        impl $crate::values::Wrong for $name {
            fn key(&self) -> &'static str {
                match self { $(Self::$variant $({ $($fact: _),+ })? => $key,)+ }
            }

            fn facts(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Self::$variant $({ $($fact),+ })? => vec![$($((stringify!($fact), $fact.to_string())),+)?],)+
                }
            }
        }
    };
}

#[cfg(test)]
pub mod tests {
    use std::collections::BTreeSet;

    use super::Wrong;

    /// Whether the faults that a test provokes are all that there are.
    pub fn each_is_reached<'a, W: Wrong + 'a>(keys: &[(&str, &[&str])], reached: impl Iterator<Item = &'a W>) {
        let reached: BTreeSet<&str> = reached.map(Wrong::key).collect();
        assert_eq!(reached, keys.iter().map(|(key, _)| *key).collect());
    }
}
