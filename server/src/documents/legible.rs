//! Texts with only such letters as the fonts have: the standards of archives allow no empty boxes.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Every text in these data, legible.
pub(super) fn data(data: Value, has: fn(char) -> bool) -> Value {
    match data {
        Value::String(said) => Value::String(text(&said, has)),
        Value::Array(all) => all.into_iter().map(|one| self::data(one, has)).collect(),
        Value::Object(all) => all.into_iter().map(|(key, one)| (key, self::data(one, has))).collect(),
        other => other,
    }
}

/// The text with what the fonts do not have replaced: by the letter without its marks (`Nguyễn` becomes `Nguyen`), and where there
/// is none by a question mark.
fn text(said: &str, has: fn(char) -> bool) -> String {
    let has = |letter: &char| has(*letter) && !letter.is_control() && !is_private(*letter);
    let mut legible = String::with_capacity(said.len());
    for letter in said.nfc() {
        match letter {
            letter if letter.is_whitespace() => legible.push(' '),
            letter if is_combining_mark(letter) => {}
            letter if has(&letter) => legible.push(letter),
            '\u{2010}'..='\u{2012}' => legible.push('-'),
            letter => {
                let before = legible.len();
                legible.extend(std::iter::once(letter).nfkd().filter(has));
                if legible.len() == before {
                    legible.push('?');
                }
            }
        }
    }
    legible
}

/// Letters that mean something to one font alone.
fn is_private(letter: char) -> bool {
    matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::world::has;

    #[test]
    fn letters_that_the_fonts_do_not_have_lose_their_marks_before_they_are_lost() {
        let cases = [
            ("Ștefania Țurcanu, Łódź, Çelik", "Ștefania Țurcanu, Łódź, Çelik"),
            ("perche\u{301}.pdf", "perché.pdf"),
            ("Nguyễn Thị Hạnh", "Nguyen Thi Hanh"),
            ("a\tb\u{a0}c\u{2011}d", "a b c-d"),
            ("𝔸 道 \u{e001}\u{0}", "A ? ??"),
            ("q\u{301}\u{302}", "q"),
        ];
        for (said, legible) in cases {
            assert_eq!(text(said, has), legible);
        }
    }
}
