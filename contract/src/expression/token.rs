//! The words and signs of an expression.

use super::mistake::{Fault, Mistake};

/// A word or a sign, and where it begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Token {
    /// The character of the text, from 1.
    pub at: usize,
    /// Which it is.
    pub word: Word,
}

/// A word or a sign.
#[derive(Clone, PartialEq, Debug)]
pub enum Word {
    /// Digits. One more than the largest number may stand behind a minus.
    Int(u64),
    /// What stands in quotes, without them.
    Text(String),
    /// A name, `true` or `in`.
    Name(String),
    /// A sign of the table.
    Sign(&'static str),
    /// The end of the text.
    End,
}

/// The longer ones first.
const SIGNS: [&str; 23] = [
    "&&", "||", "<=", ">=", "==", "!=", "<", ">", "!", "(", ")", "[", "]", ",", ".", "?", ":", "+", "-", "*", "/", "%",
    "{",
];

/// What people write, and what is meant.
const INSTEAD: [(&str, &str); 13] = [
    ("=", "write == to compare"),
    ("&", "write && for and"),
    ("|", "write || for or"),
    ("≤", "write <="),
    ("≥", "write >="),
    ("≠", "write !="),
    ("“", "write straight quotes: 'text'"),
    ("”", "write straight quotes: 'text'"),
    ("‘", "write straight quotes: 'text'"),
    ("’", "write straight quotes: 'text'"),
    ("–", "write - for minus"),
    ("€", "money is a number of cents: 3500000"),
    (";", "an expression ends with its text"),
];

/// All words and signs of a text, the end among them.
pub fn tokens(text: &str) -> Result<Vec<Token>, Mistake> {
    let mut reader = Reader { rest: text, at: 1 };
    let mut tokens = Vec::new();
    loop {
        reader.skip();
        let at = reader.at;
        let word = reader.word()?;
        let end = word == Word::End;
        tokens.push(Token { at, word });
        if end {
            return Ok(tokens);
        }
    }
}

struct Reader<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.at += taken.chars().count();
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !wanted(c)).unwrap_or(self.rest.len());
        self.take(end)
    }

    fn next(&mut self) -> Option<char> {
        let first = self.rest.chars().next()?;
        self.take(first.len_utf8());
        Some(first)
    }

    /// Over blanks, and over comments, which go from `//` to the end of the line.
    fn skip(&mut self) {
        loop {
            self.take_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}'));
            if !self.rest.starts_with("//") {
                return;
            }
            self.take_while(|c| c != '\n');
        }
    }

    fn word(&mut self) -> Result<Word, Mistake> {
        let at = self.at;
        let Some(first) = self.rest.chars().next() else { return Ok(Word::End) };
        if first.is_ascii_digit() {
            return self.number();
        }
        if first == '"' || first == '\'' {
            return self.text();
        }
        if in_name(first) {
            return Ok(Word::Name(self.take_while(in_name).to_owned()));
        }
        if let Some(sign) = SIGNS.iter().find(|sign| self.rest.starts_with(**sign)) {
            self.take(sign.len());
            return Ok(Word::Sign(sign));
        }
        let known = INSTEAD.iter().find(|(found, _)| self.rest.starts_with(found));
        let instead = known.map_or("names are letters without accents, digits and _", |(_, instead)| *instead);
        Err(Fault::Character { found: first, instead }.at(at))
    }

    fn number(&mut self) -> Result<Word, Mistake> {
        let at = self.at;
        let digits = self.take_while(|c| c.is_ascii_digit());
        let mut following = self.rest.chars();
        let (next, after) = (following.next(), following.next());
        let separator = next == Some('.') && after.is_some_and(|c| c.is_ascii_digit());
        if next.is_some_and(in_name) || separator {
            return Err(Fault::NotWhole.at(at));
        }
        digits.parse().map(Word::Int).map_err(|_| Fault::TooLarge.at(at))
    }

    fn text(&mut self) -> Result<Word, Mistake> {
        let at = self.at;
        let quote = self.next().unwrap_or('\'');
        let mut text = String::new();
        loop {
            let place = self.at;
            match self.next() {
                Some(c) if c == quote => break,
                None | Some('\n' | '\r') => return Err(Fault::Unclosed { quote }.at(at)),
                Some('\\') => text.push(self.escaped().map_err(|found| Fault::Escape { found }.at(place))?),
                Some(c) => text.push(c),
            }
        }
        // CEL begins a text of several lines with three quotes.
        if text.is_empty() && self.rest.starts_with(quote) {
            return Err(Fault::Unclosed { quote }.at(at));
        }
        Ok(Word::Text(text))
    }

    /// What a backslash and the signs behind it stand for; otherwise what they were.
    fn escaped(&mut self) -> Result<char, String> {
        let Some(letter) = self.next() else { return Err("\\".into()) };
        let plain = match letter {
            'a' => '\u{7}',
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\u{b}',
            '"' | '\'' | '\\' | '?' | '`' => letter,
            'x' | 'X' => return self.code(letter, 2, 16),
            'u' => return self.code(letter, 4, 16),
            'U' => return self.code(letter, 8, 16),
            '0'..='3' => return self.octal(letter),
            _ => return Err(format!("\\{letter}")),
        };
        Ok(plain)
    }

    fn code(&mut self, letter: char, digits: usize, base: u32) -> Result<char, String> {
        let written: String = self.rest.chars().take(digits).take_while(|c| c.is_digit(base)).collect();
        self.take(written.len());
        let code = u32::from_str_radix(&written, base).ok().filter(|_| written.len() == digits);
        code.and_then(char::from_u32).ok_or_else(|| format!("\\{letter}{written}"))
    }

    fn octal(&mut self, first: char) -> Result<char, String> {
        let low = self.code(first, 2, 8)?;
        let high = first.to_digit(4).unwrap_or_default();
        char::from_u32(high * 64 + u32::from(low)).ok_or_else(|| format!("\\{first}"))
    }
}

fn in_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}
