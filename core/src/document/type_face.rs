//! Titillium Web, the letters of Italian public services, in two weights. Subsets are embedded in what is written.

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::DocumentError;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/TitilliumWeb-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/TitilliumWeb-SemiBold.ttf");

/// One weight.
pub(super) struct Face {
    pub(super) font: Font,
    letters: FontRef<'static>,
}

/// Both weights.
pub(super) struct Faces {
    regular: Face,
    semi_bold: Face,
}

/// How a text is set: sizes in points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    Issuer,
    Title,
    Heading,
    Subheading,
    Label,
    Text,
    /// For words that are too long for a line.
    Small,
    PageNumber,
}

impl Style {
    /// Size of the letters, in points.
    pub(super) fn size(self) -> f32 {
        match self {
            Self::Issuer => 11.0,
            Self::Title => 22.0,
            Self::Heading => 13.0,
            Self::Subheading | Self::Label | Self::Text => 10.5,
            Self::Small | Self::PageNumber => 8.5,
        }
    }

    /// From the top of a line to its baseline, in points. Small letters stand on the line of the label beside them.
    pub(super) fn ascent(self) -> f32 {
        self.size().max(Self::Text.size())
    }

    /// From one line to the next, in points.
    pub(super) fn leading(self) -> f32 {
        self.ascent() * 1.4
    }

    fn is_strong(self) -> bool {
        matches!(self, Self::Issuer | Self::Title | Self::Heading | Self::Subheading)
    }
}

impl Faces {
    pub(super) fn new() -> Result<Self, DocumentError> {
        Ok(Self { regular: Face::new(REGULAR)?, semi_bold: Face::new(SEMI_BOLD)? })
    }

    pub(super) fn of(&self, style: Style) -> &Face {
        if style.is_strong() { &self.semi_bold } else { &self.regular }
    }

    /// Width of a text, in points.
    pub(super) fn width(&self, style: Style, text: &str) -> f32 {
        let letters = &self.of(style).letters;
        let (glyphs, widths) =
            (letters.charmap(), letters.glyph_metrics(Size::new(style.size()), LocationRef::default()));
        let width = |letter: char| glyphs.map(letter).and_then(|glyph| widths.advance_width(glyph)).unwrap_or_default();
        text.chars().map(width).sum()
    }

    /// The text with what the letters cannot show replaced, for the standards allow no empty boxes: by the letter without its
    /// marks (`Nguyễn` becomes `Nguyen`), and where there is none by a question mark.
    pub(super) fn printable(&self, style: Style, text: &str) -> String {
        let glyphs = self.of(style).letters.charmap();
        let has = |letter: &char| glyphs.map(*letter).is_some();
        let mut printable = String::with_capacity(text.len());
        for letter in text.nfc() {
            match letter {
                letter if letter.is_whitespace() => printable.push(' '),
                letter if has(&letter) => printable.push(letter),
                '\u{2010}'..='\u{2012}' => printable.push('-'),
                letter if is_combining_mark(letter) => {}
                letter => {
                    let before = printable.len();
                    printable.extend(std::iter::once(letter).nfkd().filter(has));
                    if printable.len() == before {
                        printable.push('?');
                    }
                }
            }
        }
        printable
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Result<Self, DocumentError> {
        let unreadable = || DocumentError("a built-in font cannot be read".to_owned());
        let letters = FontRef::new(bytes).map_err(|_| unreadable())?;
        Ok(Self { font: Font::new(bytes.into(), 0).ok_or_else(unreadable)?, letters })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_the_font_does_not_have_lose_their_marks_before_they_are_lost() {
        let faces = Faces::new().expect("built in");
        let cases = [
            ("Ștefania Țurcanu, Łódź, Çelik", "Ștefania Țurcanu, Łódź, Çelik"),
            ("perche\u{301}.pdf", "perché.pdf"),
            ("Nguyễn Thị Hạnh", "Nguyen Thi Hanh"),
            ("a\tb\u{a0}c\u{2011}d", "a b c-d"),
            ("𝔸 道", "A ?"),
            ("q\u{301}\u{302}", "q"),
        ];
        for (typed, printed) in cases {
            assert_eq!(faces.printable(Style::Text, typed), printed);
        }
    }
}
