//! Where things lie.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The folders of this clone.
pub struct House {
    root: PathBuf,
    target: PathBuf,
}

impl House {
    /// Found at run time: a target folder shared by two clones must not carry the path of the first into the second.
    pub fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("start it as `cargo xtask …`")?;
        let root = Path::new(&manifest).parent().context("xtask/ lies in no folder")?.to_owned();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
        Ok(Self { target: std::path::absolute(target)?, root })
    }

    /// A path inside the clone.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// A path among what cargo built, which may lie outside the clone.
    pub fn built(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.target.join(inside)
    }

    /// A path among what people look at afterwards: always `target/` of the clone itself.
    pub fn shown(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join("target").join(inside)
    }
}
