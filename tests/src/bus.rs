//! A message bus of its own, as a desktop's services are reached on.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::program::Program;

/// A bus; ends with this value.
pub struct Bus {
    address: String,
    _daemon: Program,
}

impl Bus {
    /// Starts, with nobody on it.
    ///
    /// # Panics
    /// When there is no `dbus-daemon`.
    pub fn starts() -> Self {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--nopidfile", "--print-address"]);
        let mut daemon = Program::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut address = String::new();
        BufReader::new(daemon.stdout().expect("piped")).read_line(&mut address).expect("the bus says its address");
        Self { address: address.trim().to_owned(), _daemon: daemon }
    }

    /// Where it is reached.
    pub fn address(&self) -> &str {
        &self.address
    }
}
