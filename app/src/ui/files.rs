//! Files that a person chooses: what may be chosen, said beforehand, and a file that was.

use dioxus::prelude::*;
use rapida_contract::form::{File, What};
use rapida_contract::problem::Fault;
use rapida_contract::service::{FileKind, Kind};

use super::icon::symbol;
use crate::{t, text};

/// What a megabyte is to a person.
const MEGABYTE: f64 = 1_000_000.0;

/// Which files are taken.
#[derive(Clone, PartialEq)]
pub struct Limits {
    /// Of these kinds.
    pub accept: Vec<FileKind>,
    /// So many.
    pub at_most: u32,
    /// Of so many megabytes each.
    pub max_mb: u32,
}

impl Limits {
    /// "Fino a 5 file PDF, JPEG, ciascuno al massimo 10 MB."
    pub fn words(&self) -> String {
        let kinds: Vec<String> = self.accept.iter().map(|kind| text::of("form-file", kind.word())).collect();
        t!("form-file-limits", count = self.at_most, kinds = kinds.join(", "), megabytes = self.max_mb)
    }

    /// As an input's `accept`.
    pub fn attribute(&self) -> String {
        let ending = |kind: &FileKind| match kind {
            FileKind::Jpeg => ".jpg,.jpeg,image/jpeg",
            FileKind::Png => ".png,image/png",
            FileKind::P7m => ".p7m",
            FileKind::Pdf | FileKind::Unknown => ".pdf,application/pdf",
        };
        self.accept.iter().map(ending).collect::<Vec<_>>().join(",")
    }

    /// Why a file of so many bytes is not even handed over, where so many are there.
    pub fn refusal(&self, there: usize, bytes: f64) -> Option<What> {
        if there >= self.at_most as usize {
            return Some(What::bound(Fault::TooMany, self.at_most));
        }
        (bytes > f64::from(self.max_mb) * MEGABYTE).then(|| What::bound(Fault::TooHeavy, self.max_mb))
    }

    /// The question that takes them.
    pub fn kind(&self) -> Kind {
        Kind::Files { accept: self.accept.clone(), at_most: self.at_most, max_mb: self.max_mb }
    }
}

/// "PDF, 49 kB".
pub fn size_line(file: &File) -> String {
    t!("evidence-size", kind = text::of("form-file", file.kind.word()), kilobytes = kilobytes(file.size))
}

fn kilobytes(bytes: u64) -> u32 {
    u32::try_from(bytes.div_ceil(1000)).unwrap_or(u32::MAX)
}

/// Files that are no more to be changed; nothing where there are none.
pub fn file_list(files: &[File]) -> Element {
    rsx! {
        if !files.is_empty() {
            ul { class: "files",
                for file in files {
                    li { key: "{file.id}", class: "file",
                        {symbol("receipt")}
                        div { class: "item-body",
                            span { class: "item-title", {file.name.clone()} }
                            span { class: "item-line", {size_line(file)} }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_heavy_or_too_many_is_not_handed_over() {
        let limits = Limits { accept: vec![FileKind::Pdf, FileKind::Jpeg], at_most: 2, max_mb: 5 };
        assert_eq!(limits.refusal(0, 5_000_000.0), None);
        assert_eq!(limits.refusal(1, 5_000_001.0), Some(What::bound(Fault::TooHeavy, 5_u32)));
        assert_eq!(limits.refusal(2, 1.0), Some(What::bound(Fault::TooMany, 2_u32)));
        assert_eq!(limits.attribute(), ".pdf,application/pdf,.jpg,.jpeg,image/jpeg");
        assert_eq!((kilobytes(1), kilobytes(48_213)), (1, 49));
    }
}
