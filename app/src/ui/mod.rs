//! The components of the screens, in the look of Bootstrap Italia.

pub mod badge;
pub mod banner;
pub mod button;
pub mod card;
pub mod deadline;
pub mod dialog;
pub mod face;
pub mod fault;
pub mod field;
pub mod files;
pub mod icon;
pub mod light;
pub mod map;
pub mod map_script;
pub mod place;
pub mod saving;
pub mod segments;
pub mod shell;
pub mod stepper;
pub mod submission;
pub mod title;
pub mod toast;
pub mod transfer;
