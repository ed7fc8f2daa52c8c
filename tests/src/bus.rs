//! A message bus of its own, as a desktop's services are reached on.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use tempfile::NamedTempFile;

use crate::program::Program;

/// Where there is no bus. Without an address a program would start one, with a desktop's services, and leave them behind.
pub const NONE: &str = "disabled:";

/// Anybody may say anything, and nobody is started for being asked.
const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// A bus; ends with this value.
pub struct Bus {
    address: String,
    _configuration: NamedTempFile,
    _daemon: Program,
}

impl Bus {
    /// Starts, with nobody on it.
    ///
    /// # Panics
    /// When there is no `dbus-daemon`.
    pub fn starts() -> Self {
        let configuration = NamedTempFile::new().expect("a temporary file");
        std::fs::write(configuration.path(), CONFIGURATION).expect("it can be written");
        let mut command = Command::new("dbus-daemon");
        command.args(["--nofork", "--nopidfile", "--print-address", "--config-file"]).arg(configuration.path());
        let mut daemon = Program::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()));
        let mut address = String::new();
        BufReader::new(daemon.stdout().expect("piped")).read_line(&mut address).expect("the bus says its address");
        Self { address: address.trim().to_owned(), _configuration: configuration, _daemon: daemon }
    }

    /// Where it is reached.
    pub fn address(&self) -> &str {
        &self.address
    }
}
