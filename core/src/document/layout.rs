//! Where everything goes, worked out before anything is drawn. Points of 1/72 inch, from the top left of an A4 page.

use super::type_face::{Faces, Style};
use super::wrap::{wrapped, written};
use super::{Document, Part};

pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
const LEFT: f32 = 56.0;
const RIGHT: f32 = PAGE.0 - 56.0;
const TOP: f32 = 56.0;
const BOTTOM: f32 = PAGE.1 - 64.0;
/// Where values stand beside their labels, and how much stays free between them.
const VALUES: f32 = LEFT + 150.0;
const GAP: f32 = 12.0;
/// Lines of a label and its value that are never parted.
const SHORT: usize = 8;
/// Highest group that goes to the next page as a whole. There is always room for a heading above it.
const WHOLE: f32 = (BOTTOM - TOP) * 0.75;
/// Highest section that does, too.
const LITTLE: f32 = (BOTTOM - TOP) * 0.25;
/// Above and below a group.
const GROUP_GAP: f32 = 4.0;
/// Side of a drawing.
const DRAWING: f32 = 130.0;
/// Where one signs, beside the date, and how high the frames are.
const SIGNATURE: f32 = LEFT + 190.0;
const FRAME: f32 = 64.0;
/// Deepest heading that the standard knows.
const DEEPEST: u16 = 6;

/// What a block means to who hears the document read.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Role {
    Paragraph,
    Heading { level: u16, text: String },
    Link { address: String, description: String },
    Figure { description: String },
}

/// A piece of the document, in reading order.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) role: Role,
    pub(super) inks: Vec<Ink>,
}

/// Something to be drawn.
#[derive(Debug)]
pub(super) struct Ink {
    pub(super) page: usize,
    /// Left edge.
    pub(super) x: f32,
    /// Baseline of a line, upper edge of a drawing.
    pub(super) y: f32,
    pub(super) what: What,
}

/// What is drawn.
#[derive(Debug)]
pub(super) enum What {
    Line { style: Style, text: String, width: f32 },
    Squares { side: f32, size: u32, runs: Vec<[u32; 3]> },
    Frame { width: f32, height: f32 },
}

/// A document with a place for everything.
#[derive(Debug)]
pub(super) struct LaidOut {
    pub(super) pages: usize,
    pub(super) blocks: Vec<Block>,
    /// The numbers of the pages: seen, and not read aloud.
    pub(super) numbers: Vec<Ink>,
}

/// Lines in a style, and where they begin.
struct Column {
    x: f32,
    style: Style,
    lines: Vec<String>,
}

struct Flow<'a> {
    faces: &'a Faces,
    page: usize,
    y: f32,
    blocks: Vec<Block>,
}

/// Lays a document out.
pub(super) fn lay_out(document: &Document, faces: &Faces) -> LaidOut {
    let mut flow = Flow::new(faces);
    flow.block(Role::Paragraph, |flow| flow.text(Style::Issuer, &document.issuer));
    flow.heading(1, &document.title, 0.0);
    for section in &document.sections {
        flow.y += 12.0;
        let whole = flow.whole(&section.title, &section.parts, 2, LITTLE);
        flow.room(whole.unwrap_or_default());
        let first = section.parts.first().map_or(0.0, |first| flow.lead(first, 3));
        flow.heading(2, &section.title, first);
        for part in &section.parts {
            flow.part(part, 3);
        }
    }
    let pages = flow.page + 1;
    let numbers = (0..pages).map(|page| number(faces, &document.language, page, pages)).collect();
    LaidOut { pages, blocks: flow.blocks, numbers }
}

fn number(faces: &Faces, language: &str, page: usize, pages: usize) -> Ink {
    let style = Style::PageNumber;
    let text = match language {
        "en" => format!("Page {} of {pages}", page + 1),
        "de" => format!("Seite {} von {pages}", page + 1),
        _ => format!("Pagina {} di {pages}", page + 1),
    };
    let width = faces.width(style, &text);
    Ink { page, x: RIGHT - width, y: PAGE.1 - 36.0, what: What::Line { style, text, width } }
}

impl<'a> Flow<'a> {
    fn new(faces: &'a Faces) -> Self {
        Self { faces, page: 0, y: TOP, blocks: Vec::new() }
    }

    fn block(&mut self, role: Role, content: impl FnOnce(&mut Self) -> Vec<Ink>) {
        let inks = content(self);
        self.blocks.push(Block { role, inks });
    }

    /// A heading takes so much of what follows along to the next page.
    fn heading(&mut self, level: u16, text: &str, following: f32) {
        let style = match level {
            1 => Style::Title,
            2 => Style::Heading,
            _ => Style::Subheading,
        };
        let column = self.column(LEFT, RIGHT, style, text);
        self.room(column.height() + 3.0 + following);
        let role = Role::Heading { level: level.min(DEEPEST), text: text.to_owned() };
        self.block(role, |flow| flow.set(column));
        self.y += 3.0;
    }

    /// Headings in a part are of this level.
    fn part(&mut self, part: &Part, level: u16) {
        match part {
            Part::Text(text) => self.block(Role::Paragraph, |flow| flow.text(Style::Text, text)),
            Part::Fact { label, value } => {
                let columns = self.fact(label, value);
                self.block(Role::Paragraph, |flow| flow.beside(columns));
            }
            Part::Group { title, parts } => {
                self.y += GROUP_GAP;
                let whole = self.lead(part, level);
                self.room(whole);
                self.heading(level, title, parts.first().map_or(0.0, |first| self.lead(first, level + 1)));
                parts.iter().for_each(|part| self.part(part, level + 1));
                self.y += GROUP_GAP;
            }
            Part::Signature { date, signature, description } => self.signature(date, signature, description),
            Part::Link { address, description } => {
                let role = Role::Link { address: address.clone(), description: description.clone() };
                self.block(role, |flow| flow.text(Style::Text, address));
            }
            Part::Squares { size, runs, description } => {
                let role = Role::Figure { description: description.clone() };
                self.block(role, |flow| flow.drawing(*size, runs));
            }
        }
        self.y += 4.0;
    }

    /// How much of a part must stand below a heading on the same page.
    fn lead(&self, part: &Part, level: u16) -> f32 {
        let two_lines = 2.0 * Style::Text.leading();
        match part {
            Part::Text(_) | Part::Link { .. } => two_lines,
            Part::Fact { label, value } => kept(&self.fact(label, value)),
            Part::Group { title, parts } => {
                let first = || parts.first().map_or(0.0, |first| self.lead(first, level + 1));
                GROUP_GAP + self.whole(title, parts, level, WHOLE).unwrap_or_else(|| two_lines + first())
            }
            Part::Signature { date, signature, .. } => place_to_sign(&self.signed(date, signature)),
            Part::Squares { .. } => DRAWING,
        }
    }

    /// How high parts under a heading are; nothing where they are too high to be kept whole.
    fn whole(&self, title: &str, parts: &[Part], level: u16, most: f32) -> Option<f32> {
        let mut alone = Flow::new(self.faces);
        alone.heading(level, title, 0.0);
        for part in parts {
            alone.part(part, level + 1);
            if alone.page > 0 || alone.y - TOP > most {
                return None;
            }
        }
        Some(alone.y - TOP)
    }

    /// Goes to the next page if this much does not fit below.
    fn room(&mut self, height: f32) {
        if self.y > TOP && self.y + height > BOTTOM {
            self.page += 1;
            self.y = TOP;
        }
    }

    /// A text in lines, between these edges. Digests and addresses are set smaller before they are broken.
    fn column(&self, x: f32, right: f32, style: Style, text: &str) -> Column {
        let texts: Vec<String> = written(text).iter().map(|line| self.faces.printable(style, line)).collect();
        let room = right - x;
        let too_long = |text: &String| text.split(' ').any(|word| self.faces.width(style, word) > room);
        let style = if style == Style::Text && texts.iter().any(too_long) { Style::Small } else { style };
        let width = |text: &str| self.faces.width(style, text);
        Column { x, style, lines: texts.iter().flat_map(|text| wrapped(text, room, width)).collect() }
    }

    fn text(&mut self, style: Style, text: &str) -> Vec<Ink> {
        self.set(self.column(LEFT, RIGHT, style, text))
    }

    fn set(&mut self, column: Column) -> Vec<Ink> {
        column.lines.into_iter().map(|line| self.line(column.style, column.x, line)).collect()
    }

    fn line(&mut self, style: Style, x: f32, text: String) -> Ink {
        self.room(style.leading());
        let y = self.y + style.ascent();
        self.y += style.leading();
        let width = self.faces.width(style, text.trim_end());
        Ink { page: self.page, x, y, what: What::Line { style, text, width } }
    }

    /// Columns beside each other, read one after the other. What follows stands below the longest.
    fn beside(&mut self, columns: [Column; 2]) -> Vec<Ink> {
        self.room(kept(&columns));
        let from = (self.page, self.y);
        let mut until = from;
        let mut inks = Vec::new();
        for column in columns {
            (self.page, self.y) = from;
            inks.extend(self.set(column));
            if (self.page, self.y) > until {
                until = (self.page, self.y);
            }
        }
        (self.page, self.y) = until;
        inks
    }

    /// The label, and its value beside it.
    fn fact(&self, label: &str, value: &str) -> [Column; 2] {
        let label = self.column(LEFT, VALUES - GAP, Style::Label, &format!("{label} "));
        [label, self.column(VALUES, RIGHT, Style::Text, value)]
    }

    /// What stands above the frames.
    fn signed(&self, date: &str, signature: &str) -> [Column; 2] {
        let date = self.column(LEFT, SIGNATURE - GAP, Style::Label, &format!("{date} "));
        [date, self.column(SIGNATURE, RIGHT, Style::Label, signature)]
    }

    fn signature(&mut self, date: &str, signature: &str, description: &str) {
        let labels = self.signed(date, signature);
        self.room(place_to_sign(&labels));
        self.block(Role::Paragraph, |flow| flow.beside(labels));
        self.y += 2.0;
        self.block(Role::Figure { description: description.to_owned() }, |flow| {
            flow.room(FRAME);
            let (page, y) = (flow.page, flow.y);
            flow.y += FRAME;
            let frame = |x: f32, right: f32| Ink { page, x, y, what: What::Frame { width: right - x, height: FRAME } };
            vec![frame(LEFT, SIGNATURE - GAP), frame(SIGNATURE, RIGHT)]
        });
    }

    fn drawing(&mut self, size: u32, runs: &[[u32; 3]]) -> Vec<Ink> {
        self.room(DRAWING);
        let y = self.y;
        self.y += DRAWING;
        vec![Ink { page: self.page, x: LEFT, y, what: What::Squares { side: DRAWING, size, runs: runs.to_vec() } }]
    }
}

impl Column {
    fn height(&self) -> f32 {
        self.lines.len() as f32 * self.style.leading()
    }
}

/// How much of columns beside each other is never parted.
fn kept(columns: &[Column; 2]) -> f32 {
    columns.iter().map(|column| column.lines.len().min(SHORT) as f32 * column.style.leading()).fold(0.0, f32::max)
}

/// How high a place to sign is, below these labels.
fn place_to_sign(labels: &[Column; 2]) -> f32 {
    kept(labels) + 2.0 + FRAME
}
