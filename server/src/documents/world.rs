//! All that a template can reach: the other templates, the fonts, and the data of its document. No files, no network, no packages,
//! no clock.

use std::path::PathBuf;
use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The templates, by their names.
const TEMPLATES: [(&str, &str); 3] = [
    ("paper.typ", include_str!("../../../assets/documents/paper.typ")),
    (DECISION, include_str!("../../../assets/documents/decision.typ")),
    (RANKING, include_str!("../../../assets/documents/ranking.typ")),
];
/// The template of a decision.
pub(super) const DECISION: &str = "decision.typ";
/// The template of a ranking.
pub(super) const RANKING: &str = "ranking.typ";
/// What templates read their data from.
const DATA: &str = "data.json";

/// Titillium Web, the letters of Italian public services, in two weights.
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/TitilliumWeb-Regular.ttf"),
    include_bytes!("../../../assets/fonts/TitilliumWeb-SemiBold.ttf"),
];

/// What is the same for all documents.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    templates: Vec<Source>,
}

static SHARED: LazyLock<Shared> = LazyLock::new(|| {
    let fonts: Vec<Font> =
        FONTS.into_iter().map(|font| Font::new(Bytes::new(font), 0).expect("a built-in font")).collect();
    Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        templates: TEMPLATES.into_iter().map(|(name, text)| Source::new(id(name), text.to_owned())).collect(),
    }
});

/// One document that is set: its template and its data.
pub(super) struct Setting {
    template: FileId,
    data: Bytes,
}

impl Setting {
    /// `json` is what the template reads.
    pub(super) fn new(template: &'static str, json: String) -> Self {
        Self { template: id(template), data: Bytes::from_string(json) }
    }
}

/// Whether both weights have a letter.
pub(super) fn has(letter: char) -> bool {
    SHARED.fonts.iter().all(|font| font.info().coverage.contains(letter.into()))
}

fn id(name: &'static str) -> FileId {
    RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).expect("a plain name")).intern()
}

fn not_there(file: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(file.vpath().get_without_slash()))
}

impl World for Setting {
    fn library(&self) -> &LazyHash<Library> {
        &SHARED.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHARED.book
    }

    fn main(&self) -> FileId {
        self.template
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        SHARED.templates.iter().find(|template| template.id() == file).cloned().ok_or_else(|| not_there(file))
    }

    fn file(&self, file: FileId) -> FileResult<Bytes> {
        if file == id(DATA) { Ok(self.data.clone()) } else { Err(not_there(file)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHARED.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_reaches_nothing_but_templates_and_its_data() {
        let setting = Setting::new(DECISION, "{}".into());
        assert!(setting.source(setting.main()).is_ok() && setting.file(id(DATA)).is_ok());
        for name in ["Cargo.toml", "assets/municipality.toml", "etc/passwd", "proc/self/environ"] {
            assert!(setting.source(id(name)).is_err() && setting.file(id(name)).is_err(), "{name}");
        }
        assert!(VirtualPath::new("../Cargo.toml").is_err(), "nothing above");
        assert_eq!(setting.today(None), None);
    }
}
