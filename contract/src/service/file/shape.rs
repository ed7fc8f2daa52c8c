//! What a file may hold: one description, from which it is read, checked and published as a JSON Schema.

/// What a key's value must be.
#[derive(Debug)]
pub enum Shape {
    /// A text in the three languages.
    Text,
    /// Words in the three languages.
    Words,
    /// A line of text.
    Line,
    /// An id: small letters, digits and `_`, beginning with a letter.
    Id,
    /// An address that begins with `https://`.
    Url,
    /// True or false.
    Bool,
    /// A whole number between these.
    Whole(i64, i64),
    /// Degrees.
    Degrees,
    /// A day.
    Day,
    /// An expression.
    Expression,
    /// True, false or an expression.
    Condition,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// At least one of these.
    Many(&'static Shape),
    /// A table.
    Table(&'static Table),
}

/// The keys of a table.
#[derive(Debug)]
pub struct Table {
    /// What it is called in the schema.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
    /// By its key `kind` it has others, too. Empty where it has no kinds.
    pub kinds: &'static [(&'static str, &'static [Key])],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub needed: bool,
    /// What its value must be.
    pub shape: Shape,
    /// What it is for.
    pub about: &'static str,
}

/// A key that must be there.
pub const fn needed(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, needed: true, shape, about }
}

/// A key that may be left out.
pub const fn may(name: &'static str, shape: Shape, about: &'static str) -> Key {
    Key { name, needed: false, shape, about }
}

impl Table {
    /// The keys of a kind.
    pub fn of_kind(&self, kind: &str) -> Option<&'static [Key]> {
        self.kinds.iter().find(|(known, _)| *known == kind).map(|(_, keys)| *keys)
    }
}

impl Shape {
    /// In words: "a text" is needed here.
    pub fn said(&self) -> &'static str {
        match self {
            Self::Text => "a text in three languages, { it = \"…\", en = \"…\", de = \"…\" },",
            Self::Words => "words in three languages, { it = [\"…\"], en = [\"…\"], de = [\"…\"] },",
            Self::Line => "a text in quotes",
            Self::Id => "an id in quotes",
            Self::Url => "an address in quotes that begins with https://",
            Self::Bool => "true or false",
            Self::Whole(..) => "a whole number without quotes",
            Self::Degrees => "a number such as 44.4175",
            Self::Day => "a day without quotes, such as 2027-03-27,",
            Self::Expression => "an expression in quotes",
            Self::Condition => "true, false or an expression in quotes",
            Self::OneOf(_) => "a word in quotes",
            Self::Many(_) => "a list in [ ]",
            Self::Table(_) => "a table",
        }
    }
}
