//! How values are read and written.

/// What a person typed or pasted, in capitals and without what only separates: blanks, hyphens, dots.
pub fn bare(text: &str) -> String {
    let separates = |c: &char| c.is_whitespace() || "-–‑._·•".contains(*c);
    text.chars().filter(|c| !separates(c)).flat_map(char::to_uppercase).collect()
}

/// JSON for a value: written as its normal form, read through the parse that also reads what people type.
macro_rules! on_the_wire_as_text {
    ($name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A value that people write exactly in its normal form.
macro_rules! written_as_it_is {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn what_separates_is_dropped_and_the_rest_is_in_capitals() {
        assert_eq!(bare(" rss mra\u{a0}80a01-h199.l\n"), "RSSMRA80A01H199L");
        assert_eq!(bare("dK·010•DB"), "DK010DB");
    }
}
