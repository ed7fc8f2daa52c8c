//! An answer as a tree that is written in both formats of GeoReport v2, so that the two never differ in what they say.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::{Map, Number, Value};

/// The two formats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// `text/xml`.
    Xml,
    /// `application/json`.
    Json,
}

impl Format {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Xml, Self::Json];

    /// As it ends a path.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Json => "json",
        }
    }

    /// As in `Content-Type`.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Xml => "text/xml; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// Takes the format off the end of a path's last part: `roads.xml`.
    pub fn split(file: &str) -> Option<(&str, Self)> {
        let (name, extension) = file.rsplit_once('.')?;
        let format = Self::ALL.into_iter().find(|format| format.extension() == extension)?;
        (!name.is_empty()).then_some((name, format))
    }
}

/// A value of an answer.
#[derive(Clone, PartialEq, Debug)]
pub enum Tree {
    /// Not known: an empty element, or `null`.
    Nothing,
    /// Words, codes, times.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number that is always finite here: degrees.
    Real(f64),
    /// `true` or `false`.
    Flag(bool),
    /// Named values in their order.
    Record(Vec<(&'static str, Tree)>),
    /// Values, with the name that each has in XML.
    List(&'static str, Vec<Tree>),
}

impl Tree {
    /// Words, or nothing where there are none.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(text) }
    }

    /// The whole document, in a format; `root` is the name of XML's outermost element.
    pub fn write(&self, format: Format, root: &str) -> Vec<u8> {
        match format {
            Format::Json => self.json().to_string().into_bytes(),
            Format::Xml => {
                let mut writer = Writer::new(Vec::new());
                let declared = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
                declared.and_then(|()| self.xml(&mut writer, root)).expect("memory takes every byte");
                writer.into_inner()
            }
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Text(text) => Value::String(text.clone()),
            Self::Whole(number) => Value::from(*number),
            Self::Real(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
            Self::Flag(flag) => Value::Bool(*flag),
            Self::Record(fields) => Value::Object(
                fields.iter().map(|(name, value)| ((*name).to_owned(), value.json())).collect::<Map<_, _>>(),
            ),
            Self::List(_, values) => Value::Array(values.iter().map(Self::json).collect()),
        }
    }

    fn xml(&self, writer: &mut Writer<Vec<u8>>, name: &str) -> std::io::Result<()> {
        let element = writer.create_element(name);
        match self {
            Self::Nothing => element.write_empty()?,
            Self::Text(text) => element.write_text_content(BytesText::new(&sayable(text)))?,
            Self::Whole(number) => element.write_text_content(BytesText::new(&number.to_string()))?,
            Self::Real(number) => element.write_text_content(BytesText::new(&number.to_string()))?,
            Self::Flag(flag) => element.write_text_content(BytesText::new(&flag.to_string()))?,
            Self::Record(fields) => element
                .write_inner_content(|writer| fields.iter().try_for_each(|(name, value)| value.xml(writer, name)))?,
            Self::List(name, values) => {
                element.write_inner_content(|writer| values.iter().try_for_each(|value| value.xml(writer, name)))?
            }
        };
        Ok(())
    }
}

/// Without the characters that XML 1.0 cannot say in any way (2.2).
fn sayable(text: &str) -> String {
    let can = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(can).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn both(tree: &Tree, root: &str) -> (String, String) {
        let text = |format| String::from_utf8(tree.write(format, root)).expect("UTF-8");
        (text(Format::Xml), text(Format::Json))
    }

    #[test]
    fn the_two_formats_say_the_same() {
        let tree = Tree::List(
            "request",
            vec![Tree::Record(vec![
                ("service_request_id", Tree::words("2026-0000001")),
                ("status_notes", Tree::words("")),
                ("description", Tree::words("Buca <grande> & fonda\u{0}")),
                ("lat", Tree::Real(44.4175)),
                ("order", Tree::Whole(1)),
                ("metadata", Tree::Flag(true)),
            ])],
        );
        let (xml, json) = both(&tree, "service_requests");
        assert_eq!(
            xml,
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><service_requests><request>\
             <service_request_id>2026-0000001</service_request_id><status_notes/>\
             <description>Buca &lt;grande&gt; &amp; fonda</description><lat>44.4175</lat><order>1</order>\
             <metadata>true</metadata></request></service_requests>"
        );
        let expected = serde_json::json!([{
            "service_request_id": "2026-0000001", "status_notes": null,
            "description": "Buca <grande> & fonda\u{0}", "lat": 44.4175, "order": 1, "metadata": true,
        }]);
        assert_eq!(serde_json::from_str::<Value>(&json).expect("JSON"), expected);
    }

    #[test]
    fn an_empty_list_is_an_empty_document() {
        let (xml, json) = both(&Tree::List("request", Vec::new()), "service_requests");
        assert!(xml.ends_with("<service_requests></service_requests>"), "{xml}");
        assert_eq!(json, "[]");
    }

    #[test]
    fn the_format_is_the_end_of_the_path() {
        assert_eq!(Format::split("roads.xml"), Some(("roads", Format::Xml)));
        assert_eq!(Format::split("2026-0000001.json"), Some(("2026-0000001", Format::Json)));
        for none in ["roads", "roads.html", ".xml", "roads.XML.", ""] {
            assert_eq!(Format::split(none), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn any_words_make_xml_that_reads_back(text in any::<String>()) {
            let xml = Tree::List("a", vec![Tree::Text(text.clone())]).write(Format::Xml, "r");
            let mut reader = quick_xml::Reader::from_reader(xml.as_slice());
            loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break,
                    other => prop_assert!(other.is_ok(), "{other:?}"),
                }
            }
        }
    }
}
