//! Where everything goes, worked out before anything is drawn. Points of 1/72 inch, from the top left of an A4 page.

use super::type_face::{Faces, Style};
use super::{Document, Part};

pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = 56.0;
const RIGHT: f32 = PAGE.0 - 56.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = PAGE.1 - 64.0;
/// Where values stand beside their labels.
const VALUES: f32 = LEFT + 150.0;
/// Side of a drawing.
const DRAWING: f32 = 130.0;

/// What a block means to who hears the document read.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Role {
    Paragraph,
    Heading { level: u16, text: String },
    Link { address: String, description: String },
    Figure { description: String },
}

/// A piece of the document, in reading order.
pub(super) struct Block {
    pub(super) role: Role,
    pub(super) inks: Vec<Ink>,
}

/// Something to be drawn.
pub(super) struct Ink {
    pub(super) page: usize,
    /// Left edge.
    pub(super) x: f32,
    /// Baseline of a line, upper edge of a drawing.
    pub(super) y: f32,
    pub(super) what: What,
}

/// What is drawn.
pub(super) enum What {
    Line { style: Style, text: String, width: f32 },
    Squares { side: f32, size: u32, runs: Vec<[u32; 3]> },
}

/// A document with a place for everything.
pub(super) struct LaidOut {
    pub(super) pages: usize,
    pub(super) blocks: Vec<Block>,
}

struct Flow<'a> {
    faces: &'a Faces,
    page: usize,
    y: f32,
    blocks: Vec<Block>,
}

/// Lays a document out.
pub(super) fn lay_out(document: &Document, faces: &Faces) -> LaidOut {
    let mut flow = Flow { faces, page: 0, y: TOP, blocks: Vec::new() };
    flow.block(Role::Paragraph, |flow| flow.text(Style::Issuer, LEFT, &document.issuer));
    flow.heading(1, Style::Title, &document.title);
    for section in &document.sections {
        flow.y += 12.0;
        flow.heading(2, Style::Heading, &section.title);
        for part in &section.parts {
            flow.part(part);
        }
    }
    LaidOut { pages: flow.page + 1, blocks: flow.blocks }
}

impl Flow<'_> {
    fn block(&mut self, role: Role, content: impl FnOnce(&mut Self) -> Vec<Ink>) {
        let inks = content(self);
        self.blocks.push(Block { role, inks });
    }

    fn heading(&mut self, level: u16, style: Style, text: &str) {
        // A heading takes two lines of what follows along to the next page.
        self.room(style.leading() + 2.0 * Style::Text.leading());
        let role = Role::Heading { level, text: text.to_owned() };
        self.block(role, |flow| flow.text(style, LEFT, text));
        self.y += 3.0;
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Text(text) => self.block(Role::Paragraph, |flow| flow.text(Style::Text, LEFT, text)),
            Part::Fact { label, value } => self.block(Role::Paragraph, |flow| flow.fact(label, value)),
            Part::Link { address, description } => {
                let role = Role::Link { address: address.clone(), description: description.clone() };
                self.block(role, |flow| flow.text(Style::Text, LEFT, address));
            }
            Part::Squares { size, runs, description } => {
                let role = Role::Figure { description: description.clone() };
                self.block(role, |flow| flow.drawing(*size, runs));
            }
        }
        self.y += 4.0;
    }

    /// Goes to the next page if this much does not fit below.
    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.page += 1;
            self.y = TOP;
        }
    }

    fn text(&mut self, style: Style, x: f32, text: &str) -> Vec<Ink> {
        let text = self.faces.printable(style, text);
        let style = self.style_for(style, &text, RIGHT - x);
        let width = |text: &str| self.faces.width(style, text);
        let lines = wrapped(&text, RIGHT - x, width);
        lines.into_iter().map(|line| self.line(style, x, line)).collect()
    }

    fn line(&mut self, style: Style, x: f32, text: String) -> Ink {
        self.room(style.leading());
        let y = self.y + style.ascent();
        self.y += style.leading();
        let width = self.faces.width(style, text.trim_end());
        Ink { page: self.page, x, y, what: What::Line { style, text, width } }
    }

    /// The label, and its value beside it.
    fn fact(&mut self, label: &str, value: &str) -> Vec<Ink> {
        self.room(Style::Text.leading());
        let (page, y) = (self.page, self.y);
        let label = self.line(Style::Label, LEFT, format!("{} ", self.faces.printable(Style::Label, label)));
        (self.page, self.y) = (page, y);
        let mut inks = vec![label];
        inks.extend(self.text(Style::Text, VALUES, value));
        inks
    }

    fn drawing(&mut self, size: u32, runs: &[[u32; 3]]) -> Vec<Ink> {
        self.room(DRAWING);
        let y = self.y;
        self.y += DRAWING;
        vec![Ink { page: self.page, x: LEFT, y, what: What::Squares { side: DRAWING, size, runs: runs.to_vec() } }]
    }

    /// Digests and addresses are set smaller before they are broken.
    fn style_for(&self, style: Style, text: &str, room: f32) -> Style {
        let too_long = text.split(' ').any(|word| self.faces.width(style, word) > room);
        if style == Style::Text && too_long { Style::Small } else { style }
    }
}

/// Breaks a text into lines no wider than `room`: between words, and within a word that alone is wider. A line that ends
/// between two words keeps its space, for who copies the text or has it read.
fn wrapped(text: &str, room: f32, width: impl Fn(&str) -> f32) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_inclusive(' ') {
        if !line.is_empty() && width(&line) + width(word.trim_end()) > room {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            if !line.is_empty() && letter != ' ' && width(&line) + width(letter.encode_utf8(&mut [0; 4])) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_break_between_words_and_long_words_where_they_must() {
        let cases: [(&str, &[&str]); 5] = [
            ("", &[""]),
            ("una buca", &["una buca"]),
            ("una buca in via Roma", &["una buca ", "in via ", "Roma"]),
            ("0123456789abcdef", &["01234567", "89abcdef"]),
            ("è 0123456789", &["è ", "01234567", "89"]),
        ];
        for (text, lines) in cases {
            assert_eq!(wrapped(text, 8.0, |text| text.chars().count() as f32), lines);
        }
    }
}
