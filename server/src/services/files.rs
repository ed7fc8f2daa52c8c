//! The files of services: those that come with the program, and those in the folder of the municipality's data, which stand
//! in the place of the others.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rapida_contract::service::file::{self, Fault, LARGEST, Mistake};

/// Folders of the data that hold a file for each thing.
const FOLDERS: [&str; 3] = ["services", "lists", "rankings"];
/// Files of the data that stand alone.
const CATALOGUE: &str = "catalogue.toml";
const OFFER: &str = "offer.toml";

/// A file with its name as people know it, and its text or why there is none.
#[derive(Clone, Debug)]
pub struct Text {
    /// `services/nido.toml` of the folder of the data, `assets/services/nido.toml` of the program.
    pub name: String,
    /// What it says.
    pub text: Result<String, Fault>,
}

impl Text {
    /// Whether it comes with the program.
    pub fn is_built_in(&self) -> bool {
        is_built_in(&self.name)
    }
}

/// Whether a file of this name comes with the program.
pub fn is_built_in(name: &str) -> bool {
    name.starts_with("assets/")
}

/// All files of services; those of a folder by their names without the ending.
#[derive(Clone, Debug)]
pub(super) struct Files {
    pub(super) catalogue: Text,
    /// What the municipality takes out of the offer, where it says so.
    pub(super) offer: Option<Text>,
    pub(super) lists: BTreeMap<String, Text>,
    pub(super) services: BTreeMap<String, Text>,
    /// The rules of rankings.
    pub(super) rankings: BTreeMap<String, Text>,
}

/// A folder of the data that cannot be listed.
#[derive(Debug)]
pub(super) struct Unlisted(&'static str, io::Error);

impl From<Unlisted> for Mistake {
    fn from(Unlisted(folder, error): Unlisted) -> Self {
        whole(folder, Fault::Unreadable(error.to_string()))
    }
}

/// By which one sees that a file is another than before: who reads it need not be asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stamp {
    name: String,
    /// Length, moment of the last change in seconds and nanoseconds, number; none where it went away meanwhile.
    seen: Option<(u64, i64, i64, u64)>,
}

impl Files {
    /// Those of the program.
    pub(super) fn built_in() -> Self {
        let texts = file::texts();
        let text = |(name, text): (&str, &str)| Text { name: name.to_owned(), text: Ok(text.to_owned()) };
        let all = |files: &[(&str, &str)]| files.iter().map(|file| (stem(file.0), text(*file))).collect();
        let (lists, services, rankings) = (all(texts.lists), all(texts.services), all(texts.rankings));
        Self { catalogue: text(texts.catalogue), offer: None, lists, services, rankings }
    }

    /// Those of the program with those of a folder in their places.
    ///
    /// # Errors
    /// When a folder cannot be listed: then nobody knows what is in it.
    pub(super) fn of_municipality(data: &Path) -> Result<Self, Unlisted> {
        let mut all = Self::built_in();
        for path in listing(data)? {
            let name = path.display().to_string();
            let text = Text { text: read(&data.join(&path)), name };
            match path.parent().and_then(Path::to_str) {
                Some("services") => drop(all.services.insert(stem(&text.name), text)),
                Some("lists") => drop(all.lists.insert(stem(&text.name), text)),
                Some("rankings") => drop(all.rankings.insert(stem(&text.name), text)),
                _ if text.name == CATALOGUE => all.catalogue = text,
                _ => all.offer = Some(text),
            }
        }
        Ok(all)
    }
}

/// The files of a folder as they stand there now.
pub(super) fn stamps(data: &Path) -> Result<Vec<Stamp>, Unlisted> {
    let stamp = |path: PathBuf| {
        let about = fs::metadata(data.join(&path)).ok();
        let seen = about.map(|about| (about.len(), about.ctime(), about.ctime_nsec(), about.ino()));
        Stamp { name: path.display().to_string(), seen }
    };
    Ok(listing(data)?.into_iter().map(stamp).collect())
}

/// The files of services in a folder of data, in order; without what editors leave beside them.
fn listing(data: &Path) -> Result<Vec<PathBuf>, Unlisted> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        let unlisted = |error: io::Error| Unlisted(folder, error);
        let entries = match fs::read_dir(data.join(folder)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.map_err(unlisted)?,
        };
        for entry in entries {
            let name = entry.map_err(unlisted)?.file_name();
            let path = Path::new(folder).join(&name);
            let hidden = name.to_string_lossy().starts_with('.');
            if !hidden && path.extension().is_some_and(|end| end == "toml") {
                found.push(path);
            }
        }
    }
    found.extend([CATALOGUE, OFFER].map(PathBuf::from).into_iter().filter(|name| data.join(name).exists()));
    found.sort();
    Ok(found)
}

/// No more of a file than the largest may have.
fn read(path: &Path) -> Result<String, Fault> {
    let unreadable = |why: &dyn Display| Fault::Unreadable(why.to_string());
    let mut bytes = Vec::new();
    let most = LARGEST as u64 + 1;
    let read = File::open(path).and_then(|file| {
        if !file.metadata()?.is_file() {
            return Err(io::Error::other("not a file"));
        }
        file.take(most).read_to_end(&mut bytes)
    });
    read.map_err(|error| unreadable(&error))?;
    if bytes.len() > LARGEST {
        return Err(Fault::TooLarge(LARGEST));
    }
    String::from_utf8(bytes).map_err(|error| unreadable(&error))
}

/// A mistake of a whole file.
pub fn whole(file: &str, fault: Fault) -> Mistake {
    Mistake { file: file.to_owned(), line: 1, column: 1, field: String::new(), fault }
}

/// A file's name without folders and ending.
fn stem(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.strip_suffix(".toml").unwrap_or(name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_in_the_folder_is_read_or_told_and_what_editors_leave_is_passed_over() {
        let data = tempfile::tempdir().expect("a folder");
        let put = |name: &str, bytes: &[u8]| std::fs::write(data.path().join(name), bytes).expect("writes");
        for folder in ["services", "lists", "rankings", "services/folder.toml", "lists/deep"] {
            fs::create_dir(data.path().join(folder)).expect("a folder");
        }
        put("services/nido.toml", b"version = 9");
        put("services/latin.toml", b"title = 'Citt\xE0'");
        put("services/large.toml", &vec![b'#'; LARGEST + 1]);
        put("lists/deep/stop.toml", b"");
        put("rankings/nido_2028.toml", b"version = 1");
        for left in ["services/.nido.toml.swp", "services/.#nido.toml", "services/nido.toml~", "services/readme.md"] {
            put(left, b"");
        }
        put("catalogue.toml", b"mine");
        let files = Files::of_municipality(data.path()).expect("reads");
        let of = |slug: &str| files.services.get(slug).map(|text| (text.name.clone(), text.text.clone()));
        assert_eq!(of("nido"), Some(("services/nido.toml".into(), Ok("version = 9".into()))));
        assert_eq!(of("large").map(|(_, text)| text), Some(Err(Fault::TooLarge(LARGEST))));
        for slug in ["latin", "folder"] {
            assert!(matches!(of(slug), Some((_, Err(Fault::Unreadable(_))))), "{slug}");
        }
        assert_eq!(files.catalogue.text.as_deref(), Ok("mine"));
        let of_ranking = files.rankings.get("nido_2028").map(|text| text.name.as_str());
        assert_eq!(of_ranking, Some("rankings/nido_2028.toml"));
        let built_in = Files::built_in();
        assert_eq!((files.services.len(), files.lists.len()), (built_in.services.len() + 3, built_in.lists.len()));
        assert!(files.offer.is_none() && of("library").is_some_and(|(name, _)| is_built_in(&name)));
    }

    #[test]
    fn without_a_folder_there_are_the_program_s_files() {
        let nowhere = Path::new("/nowhere/at/all");
        let files = Files::of_municipality(nowhere).expect("reads");
        assert_eq!(files.services.len(), Files::built_in().services.len());
        assert_eq!(stamps(nowhere).ok().map(|stamps| stamps.len()), Some(0));
    }

    #[test]
    fn a_folder_that_cannot_be_listed_is_told() {
        let data = tempfile::tempdir().expect("a folder");
        std::fs::write(data.path().join("services"), "no folder").expect("writes");
        let told = Files::of_municipality(data.path()).err().map(|unlisted| Mistake::from(unlisted).to_string());
        assert!(told.is_some_and(|told| told.starts_with("services:1:1: the file cannot be read")));
    }
}
