//! Photos as cameras, programs and strangers write them, through the doors that the app uses.
#![expect(clippy::indexing_slicing, reason = "a test may end where it finds something else than it made")]

mod camera;
mod files;
mod hostile;
mod jpeg;
mod memory;
mod redact;
mod scene;
