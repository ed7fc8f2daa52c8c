//! Where in a file something stands.

use std::collections::BTreeMap;
use std::ops::Range;

/// A line and a character of it, from 1.
pub type Spot = (usize, usize);

/// Lines of a text.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and character of a byte.
    pub fn spot(&self, byte: usize) -> Spot {
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..byte.min(self.text.len())).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// Where the character of a text stands, from 1, whose quotes span these bytes.
    pub fn inside(&self, quotes: &Range<usize>, character: usize) -> Spot {
        let raw = self.text.get(quotes.clone()).unwrap_or_default();
        let quote = if raw.starts_with("\"\"\"") || raw.starts_with("'''") { 3 } else { 1 };
        let mut at = quote;
        if quote == 3 {
            let rest = raw.get(at..).unwrap_or_default();
            at += ["\r\n", "\n"].iter().find(|end| rest.starts_with(**end)).map_or(0, |end| end.len());
        }
        let literal = raw.starts_with('\'');
        for _ in 1..character {
            let rest = raw.get(at..).unwrap_or_default();
            at += if literal { first(rest) } else { escape(rest).unwrap_or_else(|| first(rest)) };
        }
        self.spot((quotes.start + at).min(quotes.end))
    }
}

fn first(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// Bytes of an escape that stands for one character.
fn escape(text: &str) -> Option<usize> {
    match text.strip_prefix('\\')?.chars().next()? {
        'x' => Some(4),
        'u' => Some(6),
        'U' => Some(10),
        c => Some(1 + c.len_utf8()),
    }
}

/// Every value of a file by its path (`sections[0].fields[2].shown_if`).
#[derive(Default)]
pub struct Places(BTreeMap<String, Place>);

/// Where a value stands.
#[derive(Clone)]
pub struct Place {
    /// The bytes of the value.
    pub bytes: Range<usize>,
    /// What people call it: `sections.child.fields.birth_date.shown_if`.
    pub name: String,
}

impl Places {
    pub fn add(&mut self, path: &str, bytes: Range<usize>, name: String) {
        self.0.insert(path.to_owned(), Place { bytes, name });
    }

    /// The place of a path, or else of what it would stand in.
    pub fn find(&self, path: &str) -> Option<&Place> {
        let mut path = path;
        loop {
            if let Some(place) = self.0.get(path) {
                return Some(place);
            }
            path = path.get(..path.rfind(['.', '['])?)?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_character_of_a_text_is_found_in_its_file() {
        let cases = [
            ("a = \"x > y\"", "\"x > y\"", 3, (1, 8)),
            ("à = 'x > y'", "'x > y'", 3, (1, 8)),
            ("b = 1\na = \"\"\"\nx &&\ny\"\"\"", "\"\"\"\nx &&\ny\"\"\"", 6, (4, 1)),
            ("a = \'\'\'\n\nx\'\'\'", "\'\'\'\n\nx\'\'\'", 2, (3, 1)),
            (r#"a = "x == \"b\" && y""#, r#""x == \"b\" && y""#, 6 + 7, (1, 20)),
        ];
        for (text, quotes, character, spot) in cases {
            let start = text.find(quotes).expect("in it");
            assert_eq!(Lines::new(text).inside(&(start..start + quotes.len()), character), spot, "{text}");
        }
    }

    #[test]
    fn what_lies_outside_is_at_an_end() {
        let lines = Lines::new("ab\n");
        assert_eq!((lines.spot(0), lines.spot(2), lines.spot(900)), ((1, 1), (1, 3), (2, 1)));
        assert_eq!(lines.inside(&(0..2), 50), (1, 3));
    }
}
