//! A program in a process group of its own, which ends with this value.

use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdout, Command, ExitStatus};

use rustix::process::{Pid, Signal, kill_process_group};

/// It and all that it starts.
pub struct Program {
    child: Child,
    over: bool,
}

impl Program {
    /// Starts it.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn start(command: &mut Command) -> Self {
        let child = command.process_group(0).spawn();
        let child = child.unwrap_or_else(|error| panic!("{}: {error}", command.get_program().display()));
        Self { child, over: false }
    }

    /// What it prints, where the command asked for a pipe; once.
    pub fn stdout(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// What it complains of, where the command asked for a pipe; once.
    pub fn stderr(&mut self) -> Option<ChildStderr> {
        self.child.stderr.take()
    }

    /// `kill -9`: no goodbye, nothing written.
    pub fn dies(&mut self) {
        self.signal(Signal::KILL);
        self.wait();
    }

    /// SIGTERM, and waits for its end.
    pub fn closes(&mut self) -> Option<ExitStatus> {
        self.ends_by(Signal::TERM)
    }

    /// A signal that it understands as the end, and waits for it.
    pub fn ends_by(&mut self, signal: Signal) -> Option<ExitStatus> {
        self.signal(signal);
        self.wait()
    }

    /// Waits for it to end by itself.
    pub fn wait(&mut self) -> Option<ExitStatus> {
        if self.over {
            return None;
        }
        self.over = true;
        self.child.wait().ok()
    }

    /// Its group is known by its id, which is its own until it is waited for.
    fn signal(&self, signal: Signal) {
        if !self.over {
            // It may have ended by itself just now: then there is nobody left to tell.
            let _ = kill_process_group(Pid::from_child(&self.child), signal);
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.dies();
    }
}
