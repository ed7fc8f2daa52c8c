//! Where things lie. Found at run time: a target folder shared by two clones must not carry the path of one into the other.

use std::env;
use std::path::{Path, PathBuf};

/// A path inside the clone.
pub fn path(inside: impl AsRef<Path>) -> PathBuf {
    let manifest = env::var_os("CARGO_MANIFEST_DIR").expect("cargo starts the tests");
    Path::new(&manifest).parent().expect("tests/ lies in the clone").join(inside)
}

/// A program that cargo built, beside the running one: a test lies one folder deeper than a program.
pub fn program(name: &str) -> PathBuf {
    let own = env::current_exe().expect("a program knows its own path");
    let built = own.ancestors().skip(1).take(2).map(|folder| folder.join(name)).find(|path| path.is_file());
    built.unwrap_or_else(|| panic!("{name} is not built: cargo build --workspace --exclude rapida-app"))
}

/// A folder for what people look at afterwards, in `target/` of the clone; made when it is not there.
pub fn shown(name: &str) -> PathBuf {
    let folder = path("target").join(name);
    std::fs::create_dir_all(&folder).expect("target/ can be written");
    folder
}
