//! The municipality that a run opens: it can be closed and opened again at its address, as a server that breaks down.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::group::Group;
use crate::house::House;

/// A server with its data in `target/demo/municipality`; ends with this value.
pub struct Town<'a> {
    house: &'a House,
    listen: String,
    server: Option<Group>,
}

impl<'a> Town<'a> {
    /// Opens; answers when it listens.
    pub fn opens(house: &'a House, listen: &str) -> Result<Self> {
        let mut town = Self { house, listen: listen.to_owned(), server: None };
        town.open()?;
        Ok(town)
    }

    /// Where it is reached.
    pub fn url(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// Closes it, or opens it again where it is closed.
    pub fn toggle(&mut self) -> Result<()> {
        if self.server.take().is_some() {
            eprintln!("  the municipality is closed: press Enter to open it again");
            return Ok(());
        }
        self.open()?;
        eprintln!("  the municipality is open again at {}", self.url());
        Ok(())
    }

    /// Whether it ended by itself.
    pub fn broke_down(&mut self) -> bool {
        self.server.as_mut().is_some_and(|server| server.ended().is_some())
    }

    fn open(&mut self) -> Result<()> {
        let data = self.house.shown("demo/municipality");
        std::fs::create_dir_all(&data)?;
        let log = std::fs::File::create(self.house.shown("demo/municipality.log"))?;
        let mut command = Command::new(self.house.built("debug/rapida-server"));
        command.args(["serve", "--sandbox", "--listen", &self.listen, "--data"]).arg(data);
        let mut server = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log))?;
        let mut lines = BufReader::new(server.stdout().context("its output is piped")?).lines();
        loop {
            let Some(line) = lines.next() else {
                let log = std::fs::read_to_string(self.house.shown("demo/municipality.log")).unwrap_or_default();
                bail!("the server does not start:\n{log}");
            };
            let line = line?;
            if let Some(address) = line.strip_prefix("listening on http://") {
                self.listen = address.trim().to_owned();
                // Read to the end, so that it never waits for a reader.
                std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| eprintln!("  {line}")));
                self.server = Some(server);
                return Ok(());
            }
            eprintln!("  {line}");
        }
    }
}
