//! A screen that nobody sees.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::geoclue::PositionService;
use crate::key_store::KeyStoreService;
use crate::notifications::Notifications;
use crate::program::Program;

/// An Xvfb with a number of its own; ends with this value.
pub struct Screen {
    display: String,
    /// Where its machine's services are asked, if it has any.
    pub(super) system_bus: Option<String>,
    /// Where its desktop's services are asked, if it has any.
    pub(super) session_bus: Option<String>,
    _xvfb: Program,
}

impl Screen {
    /// A screen that holds the largest window.
    ///
    /// # Panics
    /// When Xvfb does not start.
    pub fn new() -> Self {
        let mut command = Command::new("Xvfb");
        // It chooses a free number itself, and prints it. Without a reset: it would begin anew whenever the last window is
        // closed, and turn away whoever opens the next one meanwhile.
        command.args(["-displayfd", "1", "-screen", "0", "3900x2200x24", "-nolisten", "tcp", "-noreset"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut xvfb = Program::start(&mut command);
        let mut number = String::new();
        BufReader::new(xvfb.stdout().expect("piped")).read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb does not start");
        Self { display: format!(":{}", number.trim()), system_bus: None, session_bus: None, _xvfb: xvfb }
    }

    /// The same, with a desktop that shows notifications.
    pub fn with_notifications(self, desktop: &Notifications) -> Self {
        Self { session_bus: Some(desktop.bus().to_owned()), ..self }
    }

    /// The same, with a desktop that has a key store.
    pub fn with_key_store(self, keys: &KeyStoreService) -> Self {
        Self { session_bus: Some(keys.bus().to_owned()), ..self }
    }

    /// The same, on a machine with a position service.
    pub fn with_position(self, service: &PositionService) -> Self {
        Self { system_bus: Some(service.bus().to_owned()), ..self }
    }

    /// `:99`.
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Default for Screen {
    fn default() -> Self {
        Self::new()
    }
}
