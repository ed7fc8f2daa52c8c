//! Titillium Web, the letters of Italian public services, in two weights. Subsets are embedded in what is written.

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

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
    Label,
    Text,
    /// For words that are too long for a line.
    Small,
}

impl Style {
    /// Size of the letters, in points.
    pub(super) fn size(self) -> f32 {
        match self {
            Self::Issuer => 11.0,
            Self::Title => 22.0,
            Self::Heading => 13.0,
            Self::Label | Self::Text => 10.5,
            Self::Small => 8.5,
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
        matches!(self, Self::Issuer | Self::Title | Self::Heading)
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

    /// The text with what the letters cannot show replaced, for the standards allow no empty boxes.
    pub(super) fn printable(&self, style: Style, text: &str) -> String {
        let glyphs = self.of(style).letters.charmap();
        let shown = |letter: char| match letter {
            letter if letter.is_whitespace() => ' ',
            letter if glyphs.map(letter).is_some() => letter,
            _ => '?',
        };
        text.chars().map(shown).collect()
    }
}

impl Face {
    fn new(bytes: &'static [u8]) -> Result<Self, DocumentError> {
        let unreadable = || DocumentError("a built-in font cannot be read".to_owned());
        let letters = FontRef::new(bytes).map_err(|_| unreadable())?;
        Ok(Self { font: Font::new(bytes.into(), 0).ok_or_else(unreadable)?, letters })
    }
}
