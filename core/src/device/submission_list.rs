//! Everything that the person sent, or will, in one list; and the list on paper and for spreadsheets.

use rapida_contract::ipc::{ExportFormat, SubmissionFilter, Submissions};
use rapida_contract::problem::{Code, Problem};

use super::Device;
use crate::error::Result;
use crate::my_data::Paper;
use crate::submission_list::{self, Surroundings};
use crate::world::rome;

impl Device {
    /// Everything that is the person's, or whoever's they act for: drafts, what waits, what was sent, newest first.
    pub fn submissions(&self, filter: &SubmissionFilter) -> Result<Submissions> {
        let (catalogue, owner) = (self.catalogue()?, self.owner().unwrap_or_default());
        self.store.with(|store| {
            let around = Surroundings { catalogue: &catalogue, owner: &owner, today: self.today(store)? };
            submission_list::list(store, &around, self.municipal_time(store)?, filter)
        })
    }

    /// Writes what the list shows into the person's documents; answers where.
    pub fn export_submissions(&self, filter: &SubmissionFilter, format: ExportFormat) -> Result<String> {
        let rows = self.submissions(filter)?.rows;
        let (now, language) = (self.world.now(), self.settings()?.language.unwrap_or_default());
        let extension = match format {
            ExportFormat::Csv => "csv",
            ExportFormat::Pdf => "pdf",
        };
        let name = format!("pratiche-{}.{extension}", now.to_zoned(rome()).strftime("%Y-%m-%d-%H%M%S"));
        let bytes = match format {
            ExportFormat::Csv => submission_list::csv::write(&rows, &language)?,
            ExportFormat::Pdf => submission_list::paper::write(&rows, &self.municipality()?.name, &language, now)
                .map_err(|error| Problem::new(Code::Internal, error.to_string()))?,
        };
        self.save(&Paper { name, bytes })
    }
}
