//! A program that runs beside this one, in a process group of its own, and ends with this value.

use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};

/// How long a program may take to end well.
const PATIENCE: Duration = Duration::from_secs(5);

/// It and all that it starts.
pub struct Group(Child);

impl Group {
    /// Starts it.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        Ok(Self(command.process_group(0).spawn().with_context(|| format!("cannot start {name}"))?))
    }

    /// What it prints, where the command asked for a pipe; once.
    pub fn stdout(&mut self) -> Option<ChildStdout> {
        self.0.stdout.take()
    }

    /// Whether it has ended, and if so, whether well.
    pub fn ended(&mut self) -> Option<bool> {
        self.0.try_wait().ok().flatten().map(|status| status.success())
    }

    fn signal(&self, signal: Signal) {
        // Gone already: nobody is left to tell.
        let _ = kill_process_group(Pid::from_child(&self.0), signal);
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if self.ended().is_some() {
            return;
        }
        self.signal(Signal::TERM);
        let begun = Instant::now();
        while self.ended().is_none() && begun.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        self.signal(Signal::KILL);
        let _ = self.0.wait();
    }
}
