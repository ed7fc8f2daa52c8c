//! Photos as cameras, programs and strangers write them, through the doors that the app uses.

mod camera;
mod files;
mod hostile;
mod jpeg;
mod redact;
mod scene;
