//! The attempts at one lock, on the disk: outside the encrypted store, which they guard.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::throttle::{STEP, Throttle, Written};
use crate::disk;
use crate::error::Result;
use crate::world::World;

const FILE: &str = "tries.json";

/// The attempts at the lock of one person.
pub struct Tries {
    path: PathBuf,
    throttle: Throttle,
    written: Written,
}

impl Tries {
    /// Those of the lock in this folder, as they were left.
    pub fn open(folder: &Path, world: &World) -> Self {
        let path = folder.join(FILE);
        let written = read(&path);
        Self { path, throttle: Throttle::resume(written, world.running()), written }
    }

    /// None so far: written with a new lock, since their absence counts as the worst.
    pub fn none(folder: &Path) -> Result<()> {
        write(&folder.join(FILE), Written::default())
    }

    /// Whether any were counted.
    pub fn are_there(folder: &Path) -> bool {
        folder.join(FILE).exists()
    }

    /// How long the next attempt has to wait.
    pub fn wait(&self, world: &World) -> Duration {
        self.throttle.wait(world.running())
    }

    /// Counts an attempt on the disk before it is made; `Err` with the wait of one that may not be made yet.
    pub fn attempt(&mut self, world: &World) -> Result<std::result::Result<(), Duration>> {
        self.catch_up(world);
        let mut throttle = self.throttle.clone();
        if let Err(wait) = throttle.attempt(world.running()) {
            return Ok(Err(wait));
        }
        self.keep(throttle.written(world.running()))?;
        self.throttle = throttle;
        Ok(Ok(()))
    }

    /// The last attempt was right.
    pub fn succeed(&mut self, world: &World) -> Result<()> {
        self.keep(Written::default())?;
        self.throttle = Throttle::resume(self.written, world.running());
        Ok(())
    }

    /// Writes down how far a wait has come, if that is worth it.
    pub fn step(&mut self, world: &World) -> Result<()> {
        if self.written.wait_ms == 0 {
            return Ok(());
        }
        self.catch_up(world);
        let now = self.throttle.written(world.running());
        let passed = Duration::from_millis(self.written.wait_ms.saturating_sub(now.wait_ms));
        if now.wait_ms == 0 || passed >= STEP { self.keep(now) } else { Ok(()) }
    }

    /// Whoever opens the app twice has not twice the attempts.
    fn catch_up(&mut self, world: &World) {
        let there = read(&self.path);
        if there != self.written {
            (self.throttle, self.written) = (Throttle::resume(there, world.running()), there);
        }
    }

    fn keep(&mut self, written: Written) -> Result<()> {
        write(&self.path, written)?;
        self.written = written;
        Ok(())
    }
}

fn read(path: &Path) -> Written {
    let read = fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
    read.unwrap_or_else(Written::worst)
}

fn write(path: &Path, written: Written) -> Result<()> {
    Ok(disk::write(path, serde_json::to_string(&written)?.as_bytes())?)
}

#[cfg(test)]
mod tests;
