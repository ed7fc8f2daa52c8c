//! Small files, whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file in the place of the one before it: whoever reads finds all of one of them, also after a loss of power.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = path.with_extension("part");
    let mut file = File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(unfinished, path)
}

/// Removes a file; one that is not there is as one wants it.
pub fn remove(path: &Path) -> io::Result<()> {
    is_gone(fs::remove_file(path))
}

/// Removes a folder and all in it; one that is not there is as one wants it.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    is_gone(fs::remove_dir_all(path))
}

fn is_gone(removed: io::Result<()>) -> io::Result<()> {
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
