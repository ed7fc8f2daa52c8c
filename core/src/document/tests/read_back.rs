//! Reads the text back from what was written, as a viewer does: by the fonts' own maps from glyphs to letters.

use std::collections::BTreeMap;
use std::io::Read;

/// A piece of content between its marks.
#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    /// The page that it is on, from 0.
    pub page: usize,
    /// Its text.
    pub text: String,
    /// Whether it is no part of what is read aloud.
    pub is_artifact: bool,
}

/// Glyphs and their letters.
type Letters = BTreeMap<u16, String>;

/// All text of a document, in the order in which it is drawn.
pub fn pieces(pdf: &[u8]) -> Vec<Piece> {
    let pdf = latin(pdf);
    let pages = objects(&pdf).filter(|(_, object)| object.starts_with("<</Type/Page/")).enumerate();
    pages.flat_map(|(number, (_, page))| on_page(&pdf, number, page)).collect()
}

/// What is read aloud, as one text.
pub fn text(pdf: &[u8]) -> String {
    let read = pieces(pdf).into_iter().filter(|piece| !piece.is_artifact);
    read.map(|piece| piece.text).collect::<Vec<_>>().join("\n")
}

/// What is seen and not read aloud.
pub fn artifacts(pdf: &[u8]) -> Vec<String> {
    pieces(pdf).into_iter().filter(|piece| piece.is_artifact).map(|piece| piece.text).collect()
}

/// The objects of a document, decoded where they are streams, one after the other.
pub fn whole(pdf: &[u8]) -> String {
    let pdf = latin(pdf);
    let decoded = objects(&pdf).map(|(_, object)| match object.split_once("\nstream\n") {
        Some((head, _)) => format!("{head}\n{}", stream(object)),
        None => object.to_owned(),
    });
    decoded.collect::<Vec<_>>().join("\n")
}

fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn objects(pdf: &str) -> impl Iterator<Item = (usize, &str)> {
    pdf.split("\nendobj").filter_map(|object| {
        let (before, object) = object.split_once(" 0 obj\n")?;
        Some((before.rsplit('\n').next()?.parse().ok()?, object))
    })
}

/// The object that stands after a key: `/ToUnicode 77 0 R`.
fn behind<'a>(pdf: &'a str, object: &str, key: &str) -> &'a str {
    let (_, rest) = object.split_once(key).expect(key);
    let number: usize = rest.trim_start().split(' ').next().and_then(|number| number.parse().ok()).expect(key);
    objects(pdf).find(|(other, _)| *other == number).expect(key).1
}

fn stream(object: &str) -> String {
    let (head, rest) = object.split_once("stream\n").expect("a stream");
    let (content, _) = rest.rsplit_once("\nendstream").expect("its end");
    let bytes: Vec<u8> = content.chars().map(|byte| u8::try_from(byte).expect("a byte")).collect();
    if !head.contains("/FlateDecode") {
        return latin(&bytes);
    }
    let mut decoded = Vec::new();
    flate2::read::ZlibDecoder::new(bytes.as_slice()).read_to_end(&mut decoded).expect("compressed");
    latin(&decoded)
}

fn letters(map: &str) -> Letters {
    let pair = |line: &str| {
        let (glyph, letters) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units: Vec<u16> = hex(letters).chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        Some((u16::from_str_radix(glyph, 16).ok()?, String::from_utf16(&units).ok()?))
    };
    map.lines().filter_map(pair).collect()
}

fn hex(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).expect("hexadecimal")).collect()
}

fn on_page(pdf: &str, number: usize, page: &str) -> Vec<Piece> {
    let resources = behind(pdf, page, "/Resources ");
    let fonts = resources.split_once("/Font<<").map_or("", |(_, fonts)| fonts.split(">>").next().unwrap_or(""));
    let fonts: BTreeMap<&str, Letters> = fonts
        .split('/')
        .filter_map(|font| {
            let (name, _) = font.split_once(' ')?;
            Some((name, letters(&stream(behind(pdf, behind(pdf, resources, &format!("/{name} ")), "/ToUnicode ")))))
        })
        .collect();
    let content = stream(behind(pdf, page, "/Contents "));
    let marked = content.split("EMC").filter_map(|piece| piece.split_once("BDC"));
    marked
        .map(|(mark, shown)| Piece {
            page: number,
            text: shown_text(shown, &fonts),
            is_artifact: mark.contains("/Artifact"),
        })
        .collect()
}

/// The letters of the strings in a piece of content.
fn shown_text(content: &str, fonts: &BTreeMap<&str, Letters>) -> String {
    let (mut font, mut text, mut rest) = (None, String::new(), content);
    while let Some(at) = rest.find(['/', '(', '<']) {
        let (kind, from) = (&rest[at..=at], &rest[at + 1..]);
        let glyphs;
        (glyphs, rest) = match kind {
            "/" => {
                let end = from.find([' ', '\n']).unwrap_or(from.len());
                font = fonts.get(&from[..end]).or(font);
                (Vec::new(), &from[end..])
            }
            "(" => literal(from),
            _ => {
                let (digits, rest) = from.split_once('>').expect("its end");
                (hex(digits), rest)
            }
        };
        for glyph in glyphs.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
            text.push_str(font.and_then(|font| font.get(&glyph)).expect("a glyph with its letters"));
        }
    }
    text
}

/// The bytes of a string in parentheses, and what follows it.
fn literal(from: &str) -> (Vec<u8>, &str) {
    let (mut bytes, mut letters) = (Vec::new(), from.char_indices().peekable());
    let mut open = 0;
    while let Some((at, letter)) = letters.next() {
        match letter {
            ')' if open == 0 => return (bytes, &from[at + 1..]),
            '(' | ')' => {
                open = if letter == '(' { open + 1 } else { open - 1 };
                bytes.push(letter as u8);
            }
            '\\' => {
                let (_, escaped) = letters.next().expect("what is escaped");
                let mut octal = escaped.to_digit(8);
                while let (Some(so_far), Some(digit)) = (octal, letters.peek().and_then(|(_, next)| next.to_digit(8))) {
                    if so_far >= 32 || letters.peek().is_none_or(|(next, _)| next - at > 3) {
                        break;
                    }
                    octal = Some(so_far * 8 + digit);
                    letters.next();
                }
                let plain = match escaped {
                    'n' => 10,
                    'r' => 13,
                    't' => 9,
                    'b' => 8,
                    'f' => 12,
                    other => u32::from(other),
                };
                bytes.push(u8::try_from(octal.unwrap_or(plain)).expect("a byte"));
            }
            letter => bytes.push(u8::try_from(letter).expect("a byte")),
        }
    }
    panic!("a string without an end")
}
