//! Who is an operator, and for what: `operators.toml` in the folder of the municipality's data.
//!
//! The file is read at each request of an operator, so that what changes in it holds at once: who is taken out of it is out.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rapida_contract::values::TaxCode;
use serde::Deserialize;
use toml::Spanned;

use super::{Role, Roles};
use crate::office::Offices;

const SANDBOX: &str = include_str!("../../../../assets/sandbox/operators.toml");

/// Longest name of an operator, in characters.
const NAME_MAX: usize = 80;

/// One operator, as the file names them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Who.
    pub tax_code: TaxCode,
    /// As colleagues read it.
    pub name: String,
    /// What for.
    pub roles: Roles,
}

/// The operators of a municipality.
pub struct Directory {
    file: PathBuf,
    /// What stands in the place of a file that is not there.
    without: &'static str,
    offices: Vec<String>,
    /// The text that was read last, and what it said.
    last: Mutex<(String, Arc<Vec<Entry>>)>,
}

/// A file that does not name operators.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// It is there and cannot be read.
    #[error("{0}: {1}")]
    Unreadable(PathBuf, io::Error),
    /// Not TOML, or other fields; the message names the line.
    #[error("operators.toml: {0}")]
    Toml(#[from] Box<toml::de::Error>),
    /// Readable, and wrong: every fault with its line, in the order of the file.
    #[error("operators.toml: {}", .0.join("; "))]
    Faults(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    operators: Vec<Spanned<Line>>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    tax_code: String,
    name: String,
    roles: Vec<Role>,
}

impl Directory {
    /// The operators of the municipality with its data in this folder. A file that is wrong is said at once.
    pub fn of_municipality(data: &Path, offices: &Offices, sandbox: bool) -> Result<Self, DirectoryError> {
        let without = if sandbox { SANDBOX } else { "" };
        let offices = offices.all().iter().map(|office| office.id.clone()).collect();
        let directory = Self { file: data.join("operators.toml"), without, offices, last: Mutex::default() };
        directory.take(directory.text(std::fs::read_to_string(&directory.file))?)?;
        Ok(directory)
    }

    /// The operator with this tax code, as the file names them now.
    pub async fn entry(&self, tax_code: &str) -> Result<Option<Entry>, DirectoryError> {
        let text = self.text(tokio::fs::read_to_string(&self.file).await)?;
        let entries = self.take(text)?;
        Ok(entries.iter().find(|entry| entry.tax_code.as_str() == tax_code).cloned())
    }

    fn text(&self, read: io::Result<String>) -> Result<String, DirectoryError> {
        match read {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(self.without.to_owned()),
            Err(error) => Err(DirectoryError::Unreadable(self.file.clone(), error)),
        }
    }

    /// What a text says; read once as long as it stays the same.
    fn take(&self, text: String) -> Result<Arc<Vec<Entry>>, DirectoryError> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if last.0 != text {
            let entries = Arc::new(read(&text, &self.offices)?);
            *last = (text, entries);
        }
        Ok(last.1.clone())
    }
}

/// Reads and checks a file; `offices` are the ids of those that there are.
fn read(text: &str, offices: &[String]) -> Result<Vec<Entry>, DirectoryError> {
    let file: File = toml::from_str(text).map_err(Box::new)?;
    let (mut entries, mut faults, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for spanned in &file.operators {
        let before = text.get(..spanned.span().start).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        match entry(spanned.get_ref(), offices) {
            Ok(entry) if seen.insert(entry.tax_code.clone()) => entries.push(entry),
            Ok(_) => faults.push(format!("line {line}: this tax code is there twice")),
            Err(fault) => faults.push(format!("line {line}: {fault}")),
        }
    }
    if faults.is_empty() { Ok(entries) } else { Err(DirectoryError::Faults(faults)) }
}

fn entry(line: &Line, offices: &[String]) -> Result<Entry, String> {
    let tax_code: TaxCode = line.tax_code.parse().map_err(|_| "tax_code is none".to_owned())?;
    let name = line.name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(format!("name is not of 1 to {NAME_MAX} characters"));
    }
    for role in &line.roles {
        let Role::Clerk { offices: of } = role else { continue };
        if let Some(unknown) = of.iter().find(|id| !offices.contains(id)) {
            return Err(format!("office \"{unknown}\" does not exist"));
        }
    }
    Ok(Entry { tax_code, name, roles: Roles(line.roles.clone()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn offices() -> Vec<String> {
        vec!["roads".into(), "green".into()]
    }

    #[test]
    fn an_operator_is_a_tax_code_a_name_and_roles() {
        let text = "[[operators]]\ntax_code = 'bncnna85p50h199r'\nname = ' Anna  Bianchi '\n\
                    roles = [{ role = 'clerk', offices = ['roads'] }, { role = 'admin' }]";
        let roles = Roles(vec![Role::Clerk { offices: vec!["roads".into()] }, Role::Admin]);
        let tax_code = "BNCNNA85P50H199R".parse().expect("a tax code");
        let expected = Entry { tax_code, name: "Anna Bianchi".into(), roles };
        assert_eq!(read(text, &offices()).expect("reads"), [expected]);
        assert!(read("", &offices()).expect("reads").is_empty());
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let line = |tax_code: &str, name: &str, roles: &str| {
            format!("[[operators]]\ntax_code = '{tax_code}'\nname = '{name}'\nroles = [{roles}]\n")
        };
        let good = line("BNCNNA85P50H199R", "Anna Bianchi", "");
        for (text, told) in [
            (line("BNCNNA85P50H199A", "Anna Bianchi", ""), "line 1: tax_code is none"),
            (line("BNCNNA85P50H199R", " ", ""), "line 1: name"),
            (line("BNCNNA85P50H199R", "Anna", "{ role = 'clerk', offices = ['ufo'] }"), "office \"ufo\""),
            (line("BNCNNA85P50H199R", "Anna", "{ role = 'queen' }"), "unknown variant `queen`"),
            (line("BNCNNA85P50H199R", "Anna", "{ role = 'clerk' }"), "missing field `offices`"),
            (good.clone() + &good, "line 5: this tax code is there twice"),
            ("operator = []".to_owned(), "unknown field"),
        ] {
            let why = read(&text, &offices()).expect_err("wrong").to_string();
            assert!(why.contains(told), "{why}");
        }
    }

    #[test]
    fn the_sandbox_s_operators_are_of_offices_that_there_are() {
        let data = tempfile::tempdir().expect("a folder");
        let count = |sandbox| {
            let directory = Directory::of_municipality(data.path(), &Offices::built_in(), sandbox).expect("reads");
            directory.take(directory.without.to_owned()).expect("reads").len()
        };
        assert_eq!((count(true), count(false)), (2, 0));
    }

    proptest! {
        #[test]
        fn whatever_the_file_says_never_panics(text in any::<String>(), code in "\\PC{0,20}", name in "\\PC{0,99}") {
            let _ = read(&text, &offices());
            let _ = read(&format!("[[operators]]\ntax_code = '{code}'\nname = '{name}'\nroles = []"), &offices());
        }
    }
}
