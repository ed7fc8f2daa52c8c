//! From TOML to JSON, by the shape that it must have. Whatever is wrong is noted and left out; whatever is missing and needed
//! is made up, so that the rest of the file can be looked at in the same go.

use std::ops::Range;

use serde_json::{Map, Value as Json, json};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::Fault;
use super::nearest::nearest;
use super::shape::{Key, Shape, Table};
use super::spots::Places;
use crate::Date;

const LANGUAGES: [&str; 3] = ["it", "en", "de"];

/// What was found on the way.
#[derive(Default)]
pub struct Walk {
    /// What is wrong, by path.
    pub wrong: Vec<(String, Fault)>,
    /// Where everything stands.
    pub places: Places,
}

type Tree<'a> = Spanned<DeValue<'a>>;

impl Walk {
    /// A whole file.
    pub fn file(&mut self, file: &Spanned<DeTable>, table: &Table) -> Json {
        // Whatever is missing in the file as a whole is told in its first line.
        self.places.add("", 0..0, String::new());
        self.table("", "", file.get_ref(), table)
    }

    fn wrong(&mut self, path: &str, fault: Fault) {
        self.wrong.push((path.to_owned(), fault));
    }

    fn note(&mut self, path: &str, name: &str, bytes: Range<usize>) {
        self.places.add(path, bytes, name.to_owned());
    }

    fn table(&mut self, path: &str, name: &str, table: &DeTable, shape: &Table) -> Json {
        let mut made = Map::new();
        let kind = if shape.kinds.is_empty() { None } else { Some(self.kind(path, name, table, shape)) };
        let of_kind = kind.as_deref().and_then(|kind| shape.of_kind(kind));
        let keys: Vec<&Key> = shape.keys.iter().chain(of_kind.unwrap_or_default()).collect();
        for (key, value) in table {
            let (inner, called) = (join(path, key.get_ref()), join(name, key.get_ref()));
            match keys.iter().find(|known| known.name == key.get_ref()) {
                Some(known) => {
                    self.note(&inner, &called, value.span());
                    if let Some(json) = self.value(&inner, &called, value, &known.shape) {
                        made.insert(known.name.to_owned(), json);
                    }
                }
                None if kind.is_some() && key.get_ref() == "kind" => {}
                // What belongs to a kind that nobody knows cannot be wrong.
                None if kind.is_some() && of_kind.is_none() => {}
                None => {
                    self.note(&inner, &called, key.span());
                    let names = keys.iter().map(|known| known.name).chain(kind.as_ref().map(|_| "kind"));
                    let known = names.clone().collect::<Vec<_>>().join(", ");
                    let key = key.get_ref().to_string();
                    self.wrong(&inner, Fault::UnknownKey { nearest: nearest(&key, names), key, known });
                }
            }
        }
        for key in keys.iter().filter(|key| key.needed) {
            if made.contains_key(key.name) {
                continue;
            }
            if !table.contains_key(key.name) {
                let fault = Fault::Missing { key: key.name.to_owned(), about: key.about.to_owned() };
                self.wrong(path, fault);
            }
            made.insert(key.name.to_owned(), made_up(&key.shape));
        }
        if let Some(kind) = kind {
            made.insert("kind".to_owned(), Json::String(kind));
        }
        Json::Object(made)
    }

    /// The kind that a table says; `unknown` for any other.
    fn kind(&mut self, path: &str, name: &str, table: &DeTable, shape: &Table) -> String {
        let Some(value) = table.get("kind") else {
            let about = "what can be answered, such as short_text".to_owned();
            self.wrong(path, Fault::Missing { key: "kind".to_owned(), about });
            return "unknown".to_owned();
        };
        let path = join(path, "kind");
        self.note(&path, &join(name, "kind"), value.span());
        let kinds: Vec<&str> = shape.kinds.iter().map(|(kind, _)| *kind).collect();
        self.one_of(&path, value, &kinds).unwrap_or_else(|| "unknown".to_owned())
    }

    fn value(&mut self, path: &str, name: &str, value: &Tree, shape: &Shape) -> Option<Json> {
        match (shape, value.get_ref()) {
            (Shape::Text, DeValue::Table(table)) => Some(self.languages(path, name, table, &Shape::Line)),
            (Shape::Words, DeValue::Table(table)) => {
                Some(self.languages(path, name, table, &Shape::Many(&Shape::Line)))
            }
            (Shape::Table(shape), DeValue::Table(table)) => Some(self.table(path, name, table, shape)),
            (Shape::Many(shape), DeValue::Array(values)) => {
                if values.is_empty() {
                    self.wrong(path, Fault::Empty);
                }
                let values = values.iter().enumerate();
                Some(values.filter_map(|(place, one)| self.element(path, name, place, one, shape)).collect())
            }
            (Shape::OneOf(words), DeValue::String(_)) => self.one_of(path, value, words).map(Json::String),
            (Shape::Line | Shape::Id | Shape::Url | Shape::Expression | Shape::Condition, DeValue::String(text)) => {
                self.text(path, text, shape).map(Json::String)
            }
            (Shape::Bool | Shape::Condition, DeValue::Boolean(value)) => Some(json!(value)),
            (Shape::Whole(min, max), DeValue::Integer(number)) => {
                let number = i64::from_str_radix(number.as_str(), number.radix()).ok();
                let number = number.filter(|number| (min..=max).contains(&number));
                if number.is_none() {
                    self.wrong(path, Fault::Range { min: *min, max: *max });
                }
                number.map(|number| json!(number))
            }
            (Shape::Degrees, DeValue::Float(number)) => {
                let number = number.as_str().parse::<f64>().ok().filter(|number| (-180.0..=180.0).contains(number));
                if number.is_none() {
                    self.wrong(path, Fault::Range { min: -180, max: 180 });
                }
                number.map(|number| json!(number))
            }
            (Shape::Day, DeValue::Datetime(day)) if is_day(&day.to_string()) => Some(json!(day.to_string())),
            (_, other) => {
                let (expected, found) = (shape.said().to_owned(), found(other).to_owned());
                self.wrong(path, Fault::Wrong { expected, found });
                None
            }
        }
    }

    /// An element of a list. People call it by its id.
    fn element(&mut self, path: &str, name: &str, place: usize, value: &Tree, shape: &Shape) -> Option<Json> {
        let path = format!("{path}[{place}]");
        let id = value.get_ref().as_table().and_then(|table| table.get("id").or_else(|| table.get("value")));
        let id = id.and_then(|id| id.get_ref().as_str()).filter(|id| is_id(id));
        let name = format!("{name}.{}", id.map_or_else(|| (place + 1).to_string(), str::to_owned));
        self.note(&path, &name, value.span());
        self.value(&path, &name, value, shape)
    }

    /// The same in each language.
    fn languages(&mut self, path: &str, name: &str, table: &DeTable, shape: &Shape) -> Json {
        let mut made = Map::new();
        for (key, value) in table {
            let (inner, called) = (join(path, key.get_ref()), join(name, key.get_ref()));
            self.note(&inner, &called, value.span());
            if LANGUAGES.contains(&key.get_ref().as_ref()) {
                let json = self.value(&inner, &called, value, shape).unwrap_or_else(|| made_up(shape));
                made.insert(key.get_ref().to_string(), json);
            } else {
                let (key, known) = (key.get_ref().to_string(), LANGUAGES.join(", "));
                self.wrong(&inner, Fault::UnknownKey { nearest: nearest(&key, LANGUAGES), key, known });
            }
        }
        for language in LANGUAGES.into_iter().filter(|language| !table.contains_key(*language)) {
            let about = "every text is in Italian, English and German".to_owned();
            self.wrong(path, Fault::Missing { key: language.to_owned(), about });
            made.insert(language.to_owned(), made_up(shape));
        }
        Json::Object(made)
    }

    fn text(&mut self, path: &str, text: &str, shape: &Shape) -> Option<String> {
        let fault = match shape {
            _ if text.trim().is_empty() => Some(Fault::Empty),
            Shape::Id if !is_id(text) => Some(Fault::NoId { found: text.to_owned() }),
            Shape::Url if !text.starts_with("https://") => Some(Fault::NoUrl { found: text.to_owned() }),
            Shape::Line if text.trim() != text => Some(Fault::Blanks),
            _ => None,
        };
        match fault {
            None => Some(text.to_owned()),
            Some(fault) => {
                self.wrong(path, fault);
                None
            }
        }
    }

    fn one_of(&mut self, path: &str, value: &Tree, words: &[&str]) -> Option<String> {
        let Some(word) = value.get_ref().as_str() else {
            let (expected, found) = ("a word in quotes".to_owned(), found(value.get_ref()).to_owned());
            self.wrong(path, Fault::Wrong { expected, found });
            return None;
        };
        if words.contains(&word) {
            return Some(word.to_owned());
        }
        let nearest = nearest(word, words.iter().copied());
        self.wrong(path, Fault::NoneOf { found: word.to_owned(), nearest, known: words.join(", ") });
        None
    }
}

/// Small letters, digits and `_`, beginning with a letter.
pub fn is_id(text: &str) -> bool {
    let small = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(small) && text.len() <= 60
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// What stands in for something that is missing or wrong.
fn made_up(shape: &Shape) -> Json {
    match shape {
        Shape::Text => json!({ "it": "", "en": "", "de": "" }),
        Shape::Words => json!({ "it": [], "en": [], "de": [] }),
        Shape::Line | Shape::Id | Shape::Url | Shape::Expression => json!(""),
        Shape::Bool | Shape::Condition => json!(false),
        Shape::Whole(_, most) => json!(most),
        Shape::Degrees => json!(0.0),
        Shape::Day => json!("2000-01-01"),
        Shape::OneOf(_) => json!("unknown"),
        Shape::Many(_) => json!([]),
        Shape::Table(table) => {
            let keys = table.keys.iter().filter(|key| key.needed);
            Json::Object(keys.map(|key| (key.name.to_owned(), made_up(&key.shape))).collect())
        }
    }
}

fn found(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "a text in quotes",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a day or a time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
